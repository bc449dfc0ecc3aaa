//! A greedy tagger: from left to right, a network gives each word the best class by its spelling,
//! the words around it and the two classes before it.

use super::atoms::{SHAPES, WordAtoms};
use super::layer::{Input, Layer, Outputs, Rows, add, positive};
use super::memory::Memory;
use super::weights::{Model, WordTable};
use super::words::Parts;

/// Units of the tagger's hidden layer.
pub const TAG_HIDDEN: usize = 128;

/// Words looked at: two before, the word, two after.
pub const WINDOW: usize = 5;

/// Classes are less than this, which stands for "before the sentence".
pub const MOST_CLASSES: usize = 94;

/// Words whose shape is looked at: one before, the word, one after.
const SHAPE_PLACES: usize = 3;
const LAST_FROM: usize = SHAPE_PLACES * SHAPES;
const SECOND_FROM: usize = LAST_FROM + MOST_CLASSES + 1;

/// Rows of small features, before those of affixes.
pub const TAG_ROWS: usize = SECOND_FROM + MOST_CLASSES + 1;

/// Number of affixes of a word, among which its irregular form counts.
pub const AFFIXES: usize = 8;

/// Rows of the shapes around a word and of the two classes before it.
#[inline]
pub fn tag_rows(shapes: &[u16], at: usize, classes: &[u8]) -> [u16; 5] {
    let shape = |place: usize| {
        let shape = (at + place).checked_sub(1).and_then(|at| shapes.get(at));
        // No word has the shape 1: a first word without letters in running text.
        (place * SHAPES) as u16 + shape.copied().unwrap_or(1)
    };
    let class = |back: usize| {
        let class = at.checked_sub(back).and_then(|at| classes.get(at));
        class.map_or(MOST_CLASSES, |&class| usize::from(class)) as u16
    };
    [
        shape(0),
        shape(1),
        shape(2),
        LAST_FROM as u16 + class(1),
        SECOND_FROM as u16 + class(2),
    ]
}

/// The affixes of a word as keys of one table.
#[inline]
pub fn affixes(word: &WordAtoms) -> [u64; AFFIXES] {
    let [one, two, three, four] = word.suffix;
    let [first, second, third] = word.prefix;
    let mut place = 0_u64;
    [
        one,
        two,
        three,
        four,
        first,
        second,
        third,
        word.verb_form.into(),
    ]
    .map(|affix| {
        place += 1;
        (affix ^ place).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

/// Weights of the tagger.
#[derive(Clone, Debug, Default)]
pub struct Tagger<'a> {
    affixes: WordTable<'a>,
    pub(super) input: Input<'a>,
    /// Small features, the bias, then affixes.
    small: Rows<'a, TAG_HIDDEN>,
    outputs: Outputs<TAG_HIDDEN>,
    /// Classes that the word of each row can have; the first set is for all other words.
    classes: Vec<u128>,
}

/// The sections of a weights file that hold a [`Tagger`].
#[derive(Clone, Copy, Debug)]
pub struct TaggerBytes<'a> {
    /// Word table: rows of affixes, counted from one.
    pub affixes: &'a [u8],
    /// Signed bytes: what training gave each known word and ending.
    pub learnt: &'a [u8],
    /// Rows of 16-bit numbers for each unit of each place of the window.
    pub projection: &'a [u8],
    /// Rows of small features as signed bytes, the bias, then the affixes.
    pub small: &'a [u8],
    /// Rows of the classes as 16-bit numbers.
    pub outputs: &'a [u8],
    /// Biases of the classes as 32-bit numbers.
    pub output_bias: &'a [u8],
    /// Sets of classes as 128-bit numbers.
    pub classes: &'a [u8],
}

impl<'a> Tagger<'a> {
    /// Reads the sections; `None` when a size is wrong.
    pub fn read(bytes: TaggerBytes<'a>) -> Option<Self> {
        let classes = bytes.classes.as_chunks().0.iter();
        let tagger = Self {
            affixes: WordTable::new(bytes.affixes),
            input: Input::read(bytes.learnt, bytes.projection),
            small: Rows::new(bytes.small),
            outputs: Outputs::read(bytes.outputs, bytes.output_bias)?,
            classes: classes.map(|&set| u128::from_le_bytes(set)).collect(),
        };
        let fits = tagger.small.len() > TAG_ROWS
            && tagger.outputs.len() <= MOST_CLASSES
            && tagger.input.projection.len() == WINDOW * TAG_HIDDEN;
        fits.then_some(tagger)
    }

    /// What the affixes of a word add for the word itself.
    #[inline(always)]
    pub(super) fn affixes(&self, word: &WordAtoms) -> Layer<TAG_HIDDEN> {
        let mut sum = [0; TAG_HIDDEN];
        for affix in affixes(word) {
            if let Some(row) = self.affixes.get(affix) {
                self.small.add(TAG_ROWS + usize::from(row), &mut sum);
            }
        }
        sum
    }

    /// The classes that a word can have; more than one, or the one.
    pub(super) fn classes_of(&self, parts: &Parts<'_>) -> u128 {
        let own = self.classes.get(usize::from(parts.rows[0]));
        let set = own.or_else(|| self.classes.first());
        set.copied().unwrap_or(0)
    }
}

/// Buffers for [`tag`]; the classes are in it afterwards.
#[derive(Clone, Debug, Default)]
pub(super) struct Tagging {
    /// The class of each token.
    pub(super) classes: Vec<u8>,
    /// Classes that each token can have.
    sets: Vec<u128>,
    /// What the words of the window add for each token.
    sums: Vec<Layer<TAG_HIDDEN>>,
}

impl Tagging {
    /// Adds up what each word brings to those of its neighbours that can have several classes.
    #[inline(always)]
    fn begin(&mut self, model: &Model<'_>, len: usize, (memory, from): (&Memory, usize)) {
        let mut bias = [0; TAG_HIDDEN];
        model.tagger.small.add(TAG_ROWS, &mut bias);
        self.classes.clear();
        self.sums.clear();
        self.sums.resize(len, bias);
        self.sets.clear();
        // In loops of this function, which knows the processor: a closure that another function calls
        // would not.
        for at in 0..len {
            self.sets.push(memory.classes(from + at));
        }
        for at in 0..len {
            for (place, view) in memory.tagged(from + at).iter().enumerate() {
                let near = (at + WINDOW / 2).wrapping_sub(place);
                if let (Some(set), Some(sum)) = (self.sets.get(near), self.sums.get_mut(near))
                    && !set.is_power_of_two()
                {
                    add(sum, view);
                }
            }
        }
    }
}

/// Gives each token of a sentence a class, by the shapes of its tokens and what is in memory of them, the
/// first at `from`.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512bw", "x86_64+avx2"))]
pub(super) fn tag(model: &Model<'_>, shapes: &[u16], memory: (&Memory, usize), work: &mut Tagging) {
    work.begin(model, shapes.len(), memory);
    let tagger = &model.tagger;
    for (at, (&set, sums)) in work.sets.iter().zip(&mut work.sums).enumerate() {
        if set.is_power_of_two() {
            work.classes.push(set.trailing_zeros() as u8);
            continue;
        }
        for row in tag_rows(shapes, at, &work.classes) {
            tagger.small.add(row.into(), sums);
        }
        let best = tagger.outputs.best_of(set, 0, &positive(sums));
        work.classes.push(best.unwrap_or(0));
    }
}
