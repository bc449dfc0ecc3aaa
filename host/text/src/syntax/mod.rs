//! Part-of-speech tags, dependencies and lemmas of one English sentence at a time.
//!
//! [`analyse`] takes the tokens of a sentence, split as Universal Dependencies splits English
//! ("was" "n't", "Ann" "'s"), and gives each its tags and its place in the dependency tree. Any
//! token list gives a tree: the functions here are total, and linear in the number of tokens. The
//! weights lie in `host/text/weights`, made by the crate `gainsay-text-train`; they are read in
//! place, so nothing has to be unpacked before the first sentence.

mod analyse;
mod atoms;
mod clusters;
mod features;
mod labeller;
mod lemma;
mod lemma_lists;
mod parser;
mod tagger;
mod tags;
#[cfg(test)]
mod tests;
mod transitions;
mod weights;

pub use analyse::analyse;
pub use lemma::lemma;
pub use tags::{Deprel, Upos, Word, Xpos};

/// The parts of the tagger and parser that only the training program needs.
pub mod training {
    pub use super::analyse::{
        Analyser, ClassScorer, MoveScorer, analyse_with, best_class, shipped_model,
    };
    pub use super::atoms::{SentenceAtoms, WordAtoms};
    pub use super::clusters::Clusters;
    pub use super::features::Features;
    pub use super::labeller::label_features;
    pub use super::parser::{Input, only_move, parse, parser_features};
    pub use super::tagger::{Tagger, tag, tag_features};
    pub use super::transitions::{MOVES, Move, NO_HEAD, State};

    pub use super::weights::{
        ClassTable, MAGIC, Model, MoveTable, SECTIONS, WordTable, bucket_of, check_of,
    };
}
