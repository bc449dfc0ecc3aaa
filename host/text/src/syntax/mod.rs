//! Part-of-speech tags, dependencies and lemmas of one English sentence at a time.
//!
//! [`analyse`] takes the tokens of a sentence, split as Universal Dependencies splits English
//! ("was" "n't", "Ann" "'s"), and gives each its tags and its place in the dependency tree. Any
//! token list gives a tree: the functions here are total, and linear in the number of tokens. The
//! weights lie in `host/text/weights`, made by the crate `gainsay-text-train`; the rows of words, the
//! bulk of them, are read in place.

#![allow(
    clippy::inline_always,
    reason = "what runs for every move must be compiled with the wide instructions of its caller"
)]

mod analyse;
mod atoms;
mod layer;
mod lemma;
mod lemma_lists;
mod memory;
mod network;
mod places;
mod punctuation;
mod repair;
mod skeleton;
mod tagger;
mod tags;
#[cfg(test)]
mod tests;
mod transitions;
mod weights;
mod words;

pub use analyse::{Analyser, analyse, analyse_several};
pub use lemma::lemma;
pub use tags::{Deprel, Upos, Word, Xpos};

/// The parts of the tagger and parser that only the training program needs.
pub mod training {
    pub use super::analyse::{Analyser, analyse_with, shipped_model, shipped_vectors};
    pub use super::atoms::{SentenceAtoms, WordAtoms};
    pub use super::layer::PLACES_AFTER_POINT;
    pub use super::network::{HIDDEN, Network, OUTPUTS, only_move};
    pub use super::places::{
        PLACES, Places, ROOT_TAG, ROWS, TAG_VALUES, WORD_PLACES, mark_rows, tag_row,
    };
    pub use super::skeleton::Skeleton;
    pub use super::tagger::{
        AFFIXES, MOST_CLASSES, TAG_HIDDEN, TAG_ROWS, WINDOW, affixes, tag_rows,
    };
    pub use super::transitions::{MOVES, Move, NO_HEAD, State};
    pub use super::weights::{MAGIC, Model, SECTIONS, WordTable, bucket_of, check_of};
    pub use super::words::{DIM, FIXED, LEARNT, VECTORS_MAGIC, Vectors};
}
