//! A greedy tagger: from left to right, a network gives each word the best class by its spelling,
//! the words around it and the two classes before it.

use super::atoms::{SHAPES, SentenceAtoms, WordAtoms};
use super::layer::{Layer, Outputs, add, add_bytes, positive, widened};
use super::weights::WordTable;

/// Units of the tagger's hidden layer.
pub const TAG_HIDDEN: usize = 64;

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

/// Number of affixes of a word.
pub const AFFIXES: usize = 7;

/// Rows of the shapes around a word and of the two classes before it.
#[inline]
pub fn tag_rows(words: &[WordAtoms], at: usize, classes: &[u8]) -> [u16; 5] {
    let shape = |place: usize| {
        let word = (at + place).checked_sub(1).and_then(|at| words.get(at));
        // No word has the shape 1: a first word without letters in running text.
        (place * SHAPES + word.map_or(1, |word| word.shape as usize)) as u16
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
    [one, two, three, four, first, second, third].map(|affix| {
        place += 1;
        (affix ^ place).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

/// Weights of the tagger.
#[derive(Clone, Debug, Default)]
pub struct Tagger<'a> {
    affixes: WordTable<'a>,
    words: &'a [[u8; TAG_HIDDEN]],
    /// Small features, the bias, then affixes.
    small: Vec<Layer<TAG_HIDDEN>>,
    outputs: Outputs<TAG_HIDDEN>,
    /// Classes that the word of each row can have; the first set is for words without one.
    classes: Vec<u128>,
}

/// The sections of a weights file that hold a [`Tagger`].
#[derive(Clone, Copy, Debug)]
pub struct TaggerBytes<'a> {
    /// Word table: rows of affixes, counted from one.
    pub affixes: &'a [u8],
    /// For each row of words, a signed byte a unit for each place of the window.
    pub words: &'a [u8],
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
            words: bytes.words.as_chunks().0,
            small: widened(bytes.small),
            outputs: Outputs::read(bytes.outputs, bytes.output_bias)?,
            classes: classes.map(|&set| u128::from_le_bytes(set)).collect(),
        };
        let fits = tagger.small.len() > TAG_ROWS && tagger.outputs.len() <= MOST_CLASSES;
        fits.then_some(tagger)
    }

    /// The sums of the hidden layer for one word.
    fn hidden(&self, atoms: &SentenceAtoms, at: usize, classes: &[u8]) -> Layer<TAG_HIDDEN> {
        let mut sums = self.small.get(TAG_ROWS).copied().unwrap_or([0; TAG_HIDDEN]);
        for row in tag_rows(&atoms.words, at, classes) {
            if let Some(row) = self.small.get(usize::from(row)) {
                add(&mut sums, row);
            }
        }
        for place in 0..WINDOW {
            let rows = (at + place)
                .checked_sub(2)
                .and_then(|at| atoms.rows.get(at));
            for &row in rows.into_iter().flatten().filter(|&&row| row > 0) {
                if let Some(row) = self.words.get(usize::from(row) * WINDOW + place) {
                    add_bytes(&mut sums, row);
                }
            }
        }
        sums
    }

    fn add_affixes(&self, word: &WordAtoms, sums: &mut Layer<TAG_HIDDEN>) {
        for affix in affixes(word) {
            let row = self.affixes.get(affix).map(usize::from);
            if let Some(row) = row.and_then(|row| self.small.get(TAG_ROWS + row)) {
                add(sums, row);
            }
        }
    }
}

/// Gives each token of a sentence a class.
pub fn tag(tagger: &Tagger<'_>, atoms: &SentenceAtoms, classes: &mut Vec<u8>) {
    classes.clear();
    let open = tagger.classes.first().copied().unwrap_or(0);
    for (at, (word, rows)) in atoms.words.iter().zip(&atoms.rows).enumerate() {
        let own = Some(rows[0]).filter(|_| word.is_known).map(usize::from);
        let set = own
            .and_then(|row| tagger.classes.get(row))
            .copied()
            .unwrap_or(open);
        if set.is_power_of_two() {
            classes.push(set.trailing_zeros() as u8);
            continue;
        }
        let mut sums = tagger.hidden(atoms, at, classes);
        if own.is_none() {
            tagger.add_affixes(word, &mut sums);
        }
        let best = tagger.outputs.best_of(set, 0, &positive(&sums));
        classes.push(best.unwrap_or(0));
    }
}
