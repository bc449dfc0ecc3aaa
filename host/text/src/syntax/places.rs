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

/// Places whose relation and set of children's relations count.
const KIDS: usize = 5;
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
    let at = MARK_PLACES.iter().enumerate();
    at.filter(move |(_, mark)| mark.0 == place)
        .filter_map(move |(index, mark)| {
            let kinds = skeleton.marks.get((word as usize).checked_add(mark.1)?)?;
            Some((MARKS_FROM + index * MARK_VALUES + usize::from(*kinds & 63)) as u16)
        })
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
        let item = |depth| state.stack_item(depth).unwrap_or(NO_HEAD);
        let (top, below, front) = (item(0), item(1), state.buffer_front());
        let (s0, s1, n0) = (state.node(top), state.node(below), state.node(front));
        self.words = [
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
        ];
        self.len = 0;
        self.add(DISTANCES_FROM + distance(top, front));
        self.add(DISTANCES_FROM + DISTANCE_VALUES + distance(below, top));
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
