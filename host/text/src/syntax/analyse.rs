//! From tokens to tags and a tree.

use std::sync::OnceLock;

use super::atoms::SentenceAtoms;
use super::clusters::Clusters;
use super::parser::{Input, parse};
use super::tagger::{Tagger, tag};
use super::tags::{Deprel, Upos, Word, Xpos};
use super::transitions::{MOVES, State};
use super::weights::Model;

/// Gives scores to the moves of the parser.
pub trait MoveScorer {
    /// Sum of the weights of `features` for each move.
    fn score(&self, features: &[u64]) -> [f32; MOVES];
}

/// Gives scores to many classes.
pub trait ClassScorer {
    /// Adds the weights of `features` to the total of each class.
    fn score(&self, features: &[u64], totals: &mut [f32]);
}

/// Index of the highest total; the first of equals.
pub fn best_class(totals: &[f32]) -> u8 {
    let mut best = (0, f32::NEG_INFINITY);
    for (class, &total) in totals.iter().enumerate() {
        if total > best.1 {
            best = (class, total);
        }
    }
    best.0 as u8
}

/// The weights that come with the crate.
static WEIGHTS: &[u8] = include_bytes!("../../weights/english.bin");

/// The weights that come with the crate, or empty tables if they are damaged.
pub fn shipped_model() -> &'static Model<'static> {
    static MODEL: OnceLock<Model<'static>> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(WEIGHTS).unwrap_or_default())
}

/// Tags and parses one sentence; `out` is replaced by one word a token.
///
/// Exactly one word has no head, unless there is no token.
pub fn analyse(tokens: &[&str], out: &mut Vec<Word>) {
    analyse_with(shipped_model(), &mut Analyser::default(), tokens, out);
}

/// Buffers that can be used for one sentence after another.
#[derive(Clone, Debug, Default)]
pub struct Analyser {
    /// Values of the tokens.
    pub atoms: SentenceAtoms,
    /// Classes of the tokens.
    pub classes: Vec<u8>,
    input: Input,
    state: State,
}

/// As [`analyse`], with other weights and buffers to use again.
pub fn analyse_with(model: &Model<'_>, work: &mut Analyser, tokens: &[&str], out: &mut Vec<Word>) {
    let Analyser {
        atoms,
        classes,
        input,
        state,
    } = work;
    atoms.fill(tokens, &Clusters::new(model.clusters));
    let tagger = Tagger {
        scorer: &model.tagger,
        lexicon: model.lexicon,
        classes: model.tags.len(),
    };
    tag(&tagger, atoms, classes);
    input.fill(atoms, classes);
    parse(input, &model.moves, &model.labels, state);
    let len = tokens.len() as u32;
    out.clear();
    out.extend(classes.iter().zip(0..len).map(|(&class, token)| {
        let (upos, xpos) = model
            .tags
            .get(usize::from(class))
            .copied()
            .unwrap_or((Upos::X, Xpos::Xx));
        let head = Some(state.head(token)).filter(|&head| head < len);
        let rel = Deprel::from_index(state.rel(token).into()).unwrap_or(Deprel::Dep);
        Word {
            upos,
            xpos,
            head,
            rel,
        }
    }));
}
