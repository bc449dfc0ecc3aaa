//! What a word is to the networks: its vector from much text, a row of its own if training sees it
//! more than once, and its ending.

use std::collections::BTreeMap;

use gainsay_text::syntax::training::{DIM, FIXED, LEARNT, Vectors, WordAtoms, affixes};

use crate::table::{Table, add};
use crate::tagging::TagExample;

/// A word must occur this often to have a row.
const MIN_WORD: u32 = 2;

/// An ending must occur this often.
const MIN_ENDING: u32 = 30;

/// An affix must occur this often.
const MIN_AFFIX: u32 = 10;

/// What one stands for in the vectors from much text, as the networks see them.
pub(crate) const FIXED_ONE: f32 = 64.0;

/// What a word is made of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Parts<'a> {
    pub(crate) fixed: Option<&'a [u8; FIXED]>,
    /// Rows of the word and of its ending; zero for none.
    pub(crate) rows: [u32; 2],
}

impl Parts<'_> {
    /// The word as a vector, with rows of what was learnt.
    pub(crate) fn vector(&self, learnt: &Table) -> [f32; DIM] {
        let mut vector = [0.0; DIM];
        let (fixed, own) = vector.split_at_mut(FIXED);
        for (value, &byte) in fixed.iter_mut().zip(self.fixed.into_iter().flatten()) {
            *value = f32::from(byte as i8) / FIXED_ONE;
        }
        for &row in self.rows.iter().filter(|&&row| row > 0) {
            add(own, learnt.row(row as usize));
        }
        vector
    }

    /// Adds the gradient of the vector to what was learnt.
    pub(crate) fn learn(&self, learnt: &mut Table, gradient: &[f32; DIM]) {
        for &row in self.rows.iter().filter(|&&row| row > 0) {
            add(learnt.learn(row as usize), &gradient[FIXED..]);
        }
    }
}

/// A table for the learnt part of words.
pub(crate) fn learnt_table(
    vocabulary: &Vocabulary<'_>,
    random: &mut crate::random::Random,
) -> Table {
    Table::new(vocabulary.counts.len(), LEARNT, 0.01, random)
}

/// Rows for the parts of words.
#[derive(Default)]
pub(crate) struct Vocabulary<'a> {
    vectors: Vectors<'a>,
    /// Rows of words, frequent words first, counted from one.
    pub(crate) words: BTreeMap<u64, u32>,
    /// Rows of endings, after those of words.
    pub(crate) endings: BTreeMap<u64, u32>,
    /// Rows of affixes, counted from one: a numbering of their own.
    pub(crate) affixes: BTreeMap<u64, u32>,
    /// How often each row occurs.
    pub(crate) counts: Vec<u32>,
}

impl<'a> Vocabulary<'a> {
    /// Rows for the words of these sentences.
    pub(crate) fn new(examples: &[TagExample], vectors: Vectors<'a>) -> Self {
        let mut words: BTreeMap<u64, u32> = BTreeMap::new();
        let mut endings: BTreeMap<u64, u32> = BTreeMap::new();
        let mut affix_rows: BTreeMap<u64, u32> = BTreeMap::new();
        for example in examples {
            let times = example.repeats as u32;
            for word in &example.words {
                for affix in affixes(word) {
                    *affix_rows.entry(affix).or_default() += times;
                }
                *words.entry(word.lower).or_default() += times;
                for ending in [word.suffix[1], word.suffix[2]] {
                    *endings.entry(ending).or_default() += times;
                }
            }
        }
        let mut vocabulary = Self {
            vectors,
            counts: vec![0],
            ..Self::default()
        };
        vocabulary.words = vocabulary.rows(words, MIN_WORD);
        vocabulary.endings = vocabulary.rows(endings, MIN_ENDING);
        affix_rows.retain(|_, count| *count >= MIN_AFFIX);
        for (row, at) in affix_rows.values_mut().zip(1..) {
            *row = at;
        }
        vocabulary.affixes = affix_rows;
        vocabulary
    }

    /// Gives rows to what occurs at least `least` times, the most frequent first.
    fn rows(&mut self, counts: BTreeMap<u64, u32>, least: u32) -> BTreeMap<u64, u32> {
        let mut frequent: Vec<(u64, u32)> = counts.into_iter().collect();
        frequent.retain(|entry| entry.1 >= least);
        frequent.sort_by_key(|&(hash, count)| (std::cmp::Reverse(count), hash));
        let first = self.counts.len() as u32;
        self.counts.extend(frequent.iter().map(|entry| entry.1));
        let hashes = frequent.into_iter().map(|entry| entry.0);
        hashes.zip(first..).collect()
    }

    /// What a word is made of.
    pub(crate) fn parts(&self, word: &WordAtoms) -> Parts<'a> {
        let own = self.words.get(&word.lower).copied().unwrap_or(0);
        Parts {
            fixed: self.vectors.of(word.lower),
            rows: [own, self.ending(word)],
        }
    }

    /// How likely a word is to be treated as unknown in training: the rarer, the likelier.
    pub(crate) fn dropout(&self, row: u32, readiness: f64) -> f64 {
        let count = f64::from(self.counts.get(row as usize).copied().unwrap_or(0));
        readiness / (count * 0.1 + readiness)
    }

    /// Row of the longest known ending.
    fn ending(&self, word: &WordAtoms) -> u32 {
        let known = |ending: u64| self.endings.get(&ending).copied();
        known(word.suffix[2])
            .or_else(|| known(word.suffix[1]))
            .unwrap_or(0)
    }
}
