//! The parser's network, in whole numbers: rows of weights are added up to a hidden layer, whose
//! positive part gives scores to the moves and to the relations.
//!
//! What a word adds at a place of the state by itself, its tag and its marks does not change within a
//! sentence; it is added up once for each word and place. Each arc then adds what it changes, so that
//! few rows are left to add for each move.

use super::layer::{Input, Outputs, Rows, add, positive, sum};
use super::memory::{Memory, Parsed};
use super::places::{
    ArcRows, FRONT, PLACES, ROWS, TAG_VALUES, WORD_PLACES, all_mark_rows, distance_rows, tag_row,
    words_of,
};
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
    /// What each word adds at each place by itself, with its marks and the arcs so far; then the
    /// root, then what stands for "absent". At the front of the buffer with the words around it. What is
    /// behind them is of longer sentences.
    views: Vec<Parsed>,
    /// The place of "absent" there.
    absent: usize,
}

impl Parsing {
    #[inline(always)]
    fn begin(
        &mut self,
        network: &Network<'_>,
        skeleton: &Skeleton,
        (memory, from): (&Memory, usize),
    ) {
        self.state.reset(skeleton.len());
        // The root, which has no spelling, and "absent" stand behind the words.
        self.absent = skeleton.len() + 1;
        self.views
            .resize(self.views.len().max(self.absent + 1), NOTHING);
        for (word, views) in (0..=self.absent as u32).zip(&mut self.views) {
            let at = skeleton.kept.get(word as usize);
            let spelling = at.map_or(&NOTHING, |&at| memory.parsed(from + at as usize));
            view(network, skeleton, word, spelling, views);
        }
        for front in 0..=skeleton.len() as u32 {
            let mut sum = [0; HIDDEN];
            network.small.add(ROWS, &mut sum);
            for (place, word) in around(front) {
                if place < WORD_PLACES {
                    add(&mut sum, self.view(place, word));
                } else {
                    network
                        .small
                        .add(tag_row(skeleton, place, word).into(), &mut sum);
                }
            }
            if let Some(views) = self.views.get_mut(front as usize) {
                add(&mut views[FRONT], &sum);
            }
        }
    }

    /// What a word adds at a place.
    #[inline(always)]
    fn view(&self, place: usize, word: u32) -> &Layer {
        let views = self.views.get((word as usize).min(self.absent));
        views.map_or(&[0; HIDDEN], |views| &views[place])
    }

    /// The positive part of the hidden layer in the current state.
    #[inline(always)]
    fn hidden(&self, network: &Network<'_>, skeleton: &Skeleton) -> Layer {
        let words = words_of(&self.state);
        let views = VIEWED.map(|place| self.view(place, words[place]));
        let [of_top, of_below] = distance_rows(&words);
        let [left, right, below_right, front_left, fourth, nested] =
            TAGGED.map(|place| tag_row(skeleton, place, words[place]));
        let rows = [
            of_top,
            of_below,
            left,
            right,
            below_right,
            front_left,
            fourth,
            nested,
        ];
        positive(&sum(views, rows.map(|row| network.small.get(row.into()))))
    }

    /// Makes a move, and adds to its words what its arc changes.
    #[inline(always)]
    fn apply(&mut self, network: &Network<'_>, chosen: Move, rel: u8) {
        let arc = self.state.arc_of(chosen);
        if let Some((head, word)) = arc {
            let rows = ArcRows::of(rel, word < head);
            self.add_rows(network, word, rows.kid);
            if !self.state.has_kid(head, word, rel) {
                self.add_rows(network, head, rows.head);
            }
        }
        self.state.apply(chosen, rel);
    }

    #[inline(always)]
    fn add_rows(&mut self, network: &Network<'_>, word: u32, rows: [Option<(usize, u16)>; 3]) {
        if let Some(views) = self.views.get_mut(word as usize) {
            for (place, row) in rows.into_iter().flatten() {
                network.small.add(row.into(), &mut views[place]);
            }
        }
    }
}

/// What a word without spelling adds.
const NOTHING: Parsed = [[0; HIDDEN]; WORD_PLACES];

/// Writes what a word adds at all places: by its spelling, by its tag and marks, and by the word behind it.
/// All at once for each place, since what its spelling adds comes from far away in memory.
#[inline(always)]
fn view(
    network: &Network<'_>,
    skeleton: &Skeleton,
    word: u32,
    spelling: &Parsed,
    views: &mut Parsed,
) {
    // No row has this number.
    let mut rows = [[usize::MAX; 2]; WORD_PLACES];
    for (place, row) in all_mark_rows(skeleton, word) {
        let after = usize::from(rows[place][0] != usize::MAX);
        rows[place][after] = row.into();
    }
    let behind = tag_row(skeleton, BEHIND_TOP, word.saturating_add(1));
    for (place, ((view, spelling), marks)) in views.iter_mut().zip(spelling).zip(rows).enumerate() {
        let tag = network.small.get(tag_row(skeleton, place, word).into());
        *view = match (place, marks) {
            (0, [before, after]) => {
                let rows = [before, after, behind.into()].map(|row| network.small.get(row));
                sum([spelling], [tag, rows[0], rows[1], rows[2]])
            }
            (_, [usize::MAX, _]) => sum([spelling], [tag]),
            (_, [before, after]) => {
                let rows = [before, after].map(|row| network.small.get(row));
                sum([spelling], [tag, rows[0], rows[1]])
            }
        };
    }
}

/// Places at which words count with all they have, and at which their tags alone do. The other places
/// are added to these before the first move.
const VIEWED: [usize; 9] = [0, 1, 2, FRONT, 6, 7, 8, 9, 10];
const TAGGED: [usize; 6] = [14, 15, 16, 17, 18, 19];

/// The place of the word behind the top of the stack.
const BEHIND_TOP: usize = 13;

/// Places that depend on the front of the buffer alone, with their words.
const fn around(front: u32) -> [(usize, u32); 4] {
    [
        (4, front.saturating_add(1)),
        (5, front.saturating_add(2)),
        (11, front.saturating_add(3)),
        (12, front.wrapping_sub(1)),
    ]
}

/// Builds the tree over the words of a sentence whose tokens are in memory, the first at `from`.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512bw", "x86_64+avx2"))]
pub(super) fn parse(
    model: &Model<'_>,
    skeleton: &Skeleton,
    memory: (&Memory, usize),
    work: &mut Parsing,
) {
    let network = &model.parser;
    work.begin(network, skeleton, memory);
    while !work.state.is_done() {
        let only = only_move(&work.state);
        if only == Some(Move::Shift) {
            work.apply(network, Move::Shift, 0);
            continue;
        }
        let layer = work.hidden(network, skeleton);
        let chosen = only.unwrap_or_else(|| network.best_move(&work.state, &layer));
        let rel = match work.state.arc_of(chosen) {
            None => 0,
            Some((head, _)) if head as usize == skeleton.len() => Deprel::Root as u8,
            Some((head, word)) => {
                let tag = skeleton.tags.get(word as usize).copied().unwrap_or(0);
                network.best_relation(tag, usize::from(head < word), &layer)
            }
        };
        work.apply(network, chosen, rel);
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

const _: () = assert!(VIEWED.len() + TAGGED.len() + around(0).len() + 1 == PLACES && RELS <= 64);

#[cfg(test)]
mod tests;
