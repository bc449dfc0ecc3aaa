//! The parser's network, in whole numbers: rows of weights are added up to a hidden layer, whose
//! positive part gives scores to the moves and to the relations.
//!
//! What a place of the state contributes by its word, tag and marks does not change within a
//! sentence; it is added up once for each word and place and kept.

use super::atoms::SentenceAtoms;
use super::layer::{Input, Outputs, Rows, add, positive};
use super::memory::Memory;
use super::places::{PLACES, Places, ROWS, TAG_VALUES, WORD_PLACES, mark_rows, tag_row};
use super::skeleton::Skeleton;
use super::tags::Deprel;
use super::transitions::{MOVES, Move, State};
use super::weights::Model;

/// Units of the hidden layer.
pub const HIDDEN: usize = 128;

/// Number of relations.
const RELS: usize = Deprel::ALL.len();

/// Scores of the moves, then of the relations of left arcs, then of those of right arcs.
pub const OUTPUTS: usize = MOVES + 2 * RELS;

type Layer = super::layer::Layer<HIDDEN>;

/// Weights of the parser.
#[derive(Clone, Debug, Default)]
pub struct Network<'a> {
    pub(super) input: Input<'a>,
    /// Rows of small features, and the bias as the last.
    small: Rows<'a, HIDDEN>,
    outputs: Outputs<HIDDEN>,
    /// Relations that a word of a tag can have to a head on its right, and on its left.
    relations: Vec<[u64; 2]>,
}

/// The sections of a weights file that hold a [`Network`].
#[derive(Clone, Copy, Debug)]
pub struct NetworkBytes<'a> {
    /// Signed bytes: what training gave each known word and ending.
    pub learnt: &'a [u8],
    /// Rows of 16-bit numbers for each unit of each word place.
    pub projection: &'a [u8],
    /// Rows of small features, as signed bytes, then the bias.
    pub small: &'a [u8],
    /// Rows of the outputs as 16-bit numbers.
    pub outputs: &'a [u8],
    /// Biases of the outputs as 32-bit numbers.
    pub output_bias: &'a [u8],
    /// Two 64-bit sets of relations for each tag.
    pub relations: &'a [u8],
}

impl<'a> Network<'a> {
    /// Reads the sections; `None` when a size is wrong.
    pub fn read(bytes: NetworkBytes<'a>) -> Option<Self> {
        let relations = bytes.relations.as_chunks::<16>().0.iter().map(|pair| {
            let both = u128::from_le_bytes(*pair);
            [both as u64, (both >> 64) as u64]
        });
        let network = Self {
            input: Input::read(bytes.learnt, bytes.projection),
            small: Rows::new(bytes.small),
            outputs: Outputs::read(bytes.outputs, bytes.output_bias)?,
            relations: relations.collect(),
        };
        let fits = network.small.len() == ROWS + 1
            && network.input.projection.len() == WORD_PLACES * HIDDEN
            && network.outputs.len() == OUTPUTS
            && network.relations.len() == TAG_VALUES;
        fits.then_some(network)
    }

    /// The best of the allowed moves; the first of equals.
    #[inline(always)]
    fn best_move(&self, state: &State, layer: &Layer) -> Move {
        let mut best = (Move::Shift, i32::MIN);
        for (at, candidate) in Move::ALL.into_iter().enumerate() {
            let score = self.outputs.score(at, layer);
            if score > best.1 && state.allows(candidate) {
                best = (candidate, score);
            }
        }
        best.0
    }

    /// The best relation of a word with this tag; `right` is 1 when its head stands on its left.
    #[inline(always)]
    fn best_relation(&self, tag: u8, right: usize, layer: &Layer) -> u8 {
        let sets = self.relations.get(usize::from(tag));
        let set = sets.and_then(|sets| sets.get(right)).copied().unwrap_or(0);
        let best = self
            .outputs
            .best_of(set.into(), MOVES + right * RELS, layer);
        best.unwrap_or(Deprel::Dep as u8)
    }
}

/// Buffers for [`parse`]; the tree is in the state afterwards.
#[derive(Clone, Debug, Default)]
pub(super) struct Parsing {
    /// The state of the parser.
    pub(super) state: State,
    places: Places,
    /// What each word adds at each word place, once it is known.
    views: Vec<Layer>,
    known: Vec<bool>,
}

impl Parsing {
    fn begin(&mut self, skeleton: &Skeleton) {
        self.state.reset(skeleton.len());
        // Words and the root.
        let size = (skeleton.len() + 1) * WORD_PLACES;
        self.known.clear();
        self.known.resize(size, false);
        if self.views.len() < size {
            self.views.resize(size, [0; HIDDEN]);
        }
    }

    /// The positive part of the hidden layer in the current state.
    #[inline(always)]
    fn hidden(&mut self, model: &Model<'_>, sentence: &Sentence<'_>, memory: &mut Memory) -> Layer {
        let network = &model.parser;
        let skeleton = sentence.skeleton;
        self.places.fill(&self.state);
        let mut sums = [0; HIDDEN];
        network.small.add(ROWS, &mut sums);
        for (place, &word) in self.places.words.iter().enumerate() {
            if place < WORD_PLACES && word as usize <= skeleton.len() {
                let at = word as usize * WORD_PLACES + place;
                if let (Some(known), Some(view)) = (self.known.get_mut(at), self.views.get_mut(at))
                {
                    if !*known {
                        *known = true;
                        set_view(model, sentence, (place, word), memory, view);
                    }
                    add(&mut sums, view);
                }
            } else {
                let row = tag_row(skeleton, place, word);
                network.small.add(row.into(), &mut sums);
            }
        }
        for &row in self.places.rows() {
            network.small.add(row.into(), &mut sums);
        }
        positive(&sums)
    }
}

/// The sentence that is parsed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'a> {
    pub(super) tokens: &'a [&'a str],
    pub(super) atoms: &'a SentenceAtoms,
    pub(super) skeleton: &'a Skeleton,
}

/// Writes what a word adds at a place by itself; the root has no spelling.
#[inline(always)]
fn set_view(
    model: &Model<'_>,
    sentence: &Sentence<'_>,
    (place, word): (usize, u32),
    memory: &mut Memory,
    view: &mut Layer,
) {
    let Sentence {
        tokens,
        atoms,
        skeleton,
    } = *sentence;
    let small = &model.parser.small;
    *view = [0; HIDDEN];
    small.add(tag_row(skeleton, place, word).into(), view);
    if let Some(&at) = skeleton.kept.get(word as usize) {
        let mut word = memory.word(model, tokens, atoms, at as usize);
        word.add_view(model, place, view);
    }
    for row in mark_rows(skeleton, place, word) {
        small.add(row.into(), view);
    }
}

/// Builds the tree over the words of a sentence.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512bw", "x86_64+avx2"))]
pub(super) fn parse(
    model: &Model<'_>,
    sentence: &Sentence<'_>,
    memory: &mut Memory,
    work: &mut Parsing,
) {
    let (network, skeleton) = (&model.parser, sentence.skeleton);
    work.begin(skeleton);
    while !work.state.is_done() {
        let only = only_move(&work.state);
        if only == Some(Move::Shift) {
            work.state.apply(Move::Shift, 0);
            continue;
        }
        let layer = work.hidden(model, sentence, memory);
        let chosen = only.unwrap_or_else(|| network.best_move(&work.state, &layer));
        let rel = match work.state.arc_of(chosen) {
            None => 0,
            Some((head, _)) if head as usize == skeleton.len() => Deprel::Root as u8,
            Some((head, word)) => {
                let tag = skeleton.tags.get(word as usize).copied().unwrap_or(0);
                network.best_relation(tag, usize::from(head < word), &layer)
            }
        };
        work.state.apply(chosen, rel);
    }
}

/// The move to make when there is no choice.
pub fn only_move(state: &State) -> Option<Move> {
    let mut allowed = Move::ALL
        .into_iter()
        .filter(|&candidate| state.allows(candidate));
    match (allowed.next(), allowed.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

const _: () = assert!(PLACES >= WORD_PLACES && RELS <= 64);
