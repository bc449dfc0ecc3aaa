//! What the parser looks at before each move: words near the top of the stack and the front of
//! the buffer, their children so far, and a few small numbers.

use super::skeleton::Skeleton;
use super::transitions::{NO_HEAD, NO_REL, State};

/// Places whose word counts; they come first.
pub const WORD_PLACES: usize = 11;

/// Places whose tag counts.
pub const PLACES: usize = 20;

/// Tag values of a place: the tagger's classes, the root and "absent".
pub const TAG_VALUES: usize = 96;

/// Tag value of the root; classes are less.
pub const ROOT_TAG: u8 = 94;

/// Tag value of a place outside the sentence.
const ABSENT_TAG: u8 = 95;

/// Places at which marks count: the place, and whether the marks stand after the word.
const MARK_PLACES: [(usize, usize); 7] = [(0, 0), (0, 1), (1, 0), (1, 1), (3, 0), (4, 0), (5, 0)];
const MARK_VALUES: usize = 64;

/// The top of the stack, the word beneath it, and the front of the buffer with those behind it.
const TOP: usize = 0;
const BELOW: usize = 1;
pub(super) const FRONT: usize = 3;

/// Places whose relation and set of children's relations count: the outermost children of the top of
/// the stack on its left and right, of the word beneath it, and of the front of the buffer on its left.
const KIDS: usize = 5;
const KIDS_FROM: usize = 6;
const REL_VALUES: usize = 64;
const DISTANCE_VALUES: usize = 12;

const MARKS_FROM: usize = PLACES * TAG_VALUES;
const RELS_FROM: usize = MARKS_FROM + MARK_PLACES.len() * MARK_VALUES;
const SETS_FROM: usize = RELS_FROM + KIDS * REL_VALUES;
const DISTANCES_FROM: usize = SETS_FROM + KIDS * REL_VALUES;

/// Number of rows of small features.
pub const ROWS: usize = DISTANCES_FROM + 2 * DISTANCE_VALUES;

/// Most rows that tell of arcs; relations of a set beyond this are left out.
const MOST_ROWS: usize = 40;

/// The view of one state.
#[derive(Clone, Debug)]
pub struct Places {
    /// Words of the places; the number of words stands for the root, more for "absent".
    pub words: [u32; PLACES],
    rows: [u16; MOST_ROWS],
    len: usize,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            words: [NO_HEAD; PLACES],
            rows: [0; MOST_ROWS],
            len: 0,
        }
    }
}

/// Row of the tag that stands at a place.
#[inline]
pub fn tag_row(skeleton: &Skeleton, place: usize, word: u32) -> u16 {
    let tag = skeleton.tags.get(word as usize).copied();
    (place * TAG_VALUES + usize::from(tag.unwrap_or(ABSENT_TAG))) as u16
}

/// Rows of the marks beside the word that stands at a place.
#[inline]
pub fn mark_rows(skeleton: &Skeleton, place: usize, word: u32) -> impl Iterator<Item = u16> {
    let all = all_mark_rows(skeleton, word);
    all.filter_map(move |(at, row)| (at == place).then_some(row))
}

/// Rows of the marks beside a word, each with the place at which the word has it.
#[inline]
pub(super) fn all_mark_rows(skeleton: &Skeleton, word: u32) -> impl Iterator<Item = (usize, u16)> {
    let places = MARK_PLACES.iter().enumerate();
    places.filter_map(move |(index, &(place, after))| {
        let kinds = skeleton.marks.get((word as usize).checked_add(after)?)?;
        let row = MARKS_FROM + index * MARK_VALUES + usize::from(*kinds & 63);
        Some((place, row as u16))
    })
}

/// Words of the places in a state; see [`Places::words`].
#[inline]
pub(super) fn words_of(state: &State) -> [u32; PLACES] {
    let item = |depth| state.stack_item(depth).unwrap_or(NO_HEAD);
    let (top, below, front) = (item(0), item(1), state.buffer_front());
    let (s0, s1, n0) = (state.node(top), state.node(below), state.node(front));
    [
        top,
        below,
        item(2),
        front,
        front.saturating_add(1),
        front.saturating_add(2),
        s0.left[0],
        s0.right[0],
        s1.left[0],
        s1.right[0],
        n0.left[0],
        front.saturating_add(3),
        front.wrapping_sub(1),
        top.saturating_add(1),
        s0.left[1],
        s0.right[1],
        s1.right[1],
        n0.left[1],
        item(3),
        state.node(s0.right[0]).right[0],
    ]
}

/// Rows of how far the words of a state stand apart.
#[inline]
pub(super) fn distance_rows(words: &[u32; PLACES]) -> [u16; 2] {
    let [top, below, _, front, ..] = *words;
    let rows = [
        DISTANCES_FROM + distance(top, front),
        DISTANCES_FROM + DISTANCE_VALUES + distance(below, top),
    ];
    rows.map(|row| row as u16)
}

/// What an arc changes at the places of its two words.
#[derive(Clone, Copy, Debug)]
pub(super) struct ArcRows {
    /// For the word that hangs: places at which it may stand as a child, with their rows.
    pub(super) kid: [Option<(usize, u16)>; 3],
    /// For its head: places at which the relations of its children count, with their rows.
    pub(super) head: [Option<(usize, u16)>; 3],
}

impl ArcRows {
    /// The rows of a relation to a child on the left or on the right.
    #[inline]
    pub(super) fn of(rel: u8, is_left: bool) -> Self {
        let side = usize::from(!is_left);
        let rel = usize::from(rel & 63);
        let of = |kid: usize, from: usize| (from + kid * REL_VALUES + rel) as u16;
        // The first place of a child, of the top of the stack, of what is beneath it and of the front of
        // the buffer, which has no children on the right.
        let kids = [(0, TOP), (2, BELOW), (4, FRONT)]
            .map(|(kid, head)| (kid < 4 || is_left).then_some((kid + side, head)));
        Self {
            kid: kids.map(|kid| kid.map(|(kid, _)| (KIDS_FROM + kid, of(kid, RELS_FROM)))),
            head: kids.map(|kid| kid.map(|(kid, head)| (head, of(kid, SETS_FROM)))),
        }
    }
}

impl Places {
    /// Rows that tell of the arcs so far and of distances.
    #[inline]
    pub fn rows(&self) -> &[u16] {
        self.rows.get(..self.len).unwrap_or(&self.rows)
    }

    #[inline]
    fn add(&mut self, row: usize) {
        if let Some(slot) = self.rows.get_mut(self.len) {
            *slot = row as u16;
            self.len += 1;
        }
    }

    /// Looks at a state.
    pub fn fill(&mut self, state: &State) {
        self.words = words_of(state);
        let [top, below, _, front, ..] = self.words;
        let (s0, s1, n0) = (state.node(top), state.node(below), state.node(front));
        self.len = 0;
        for row in distance_rows(&self.words) {
            self.add(row.into());
        }
        let kids = [
            (s0.left[0], s0.left_rels),
            (s0.right[0], s0.right_rels),
            (s1.left[0], s1.left_rels),
            (s1.right[0], s1.right_rels),
            (n0.left[0], n0.left_rels),
        ];
        for (place, (kid, mut set)) in kids.into_iter().enumerate() {
            let rel = state.node(kid).rel;
            if rel != NO_REL {
                self.add(RELS_FROM + place * REL_VALUES + usize::from(rel & 63));
            }
            while set != 0 {
                self.add(SETS_FROM + place * REL_VALUES + set.trailing_zeros() as usize);
                set &= set - 1;
            }
        }
    }
}

/// A distance in words as one of few values.
#[inline]
fn distance(from: u32, to: u32) -> usize {
    match to.abs_diff(from) {
        near @ 0..=7 => near as usize,
        8..=10 => 8,
        11..=15 => 9,
        16..=25 => 10,
        _ => 11,
    }
}
