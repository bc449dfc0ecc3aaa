//! What a word is to the networks: itself if it is frequent, its clusters and its ending.

use std::collections::BTreeMap;

use gainsay_text::syntax::training::{WordAtoms, affixes};

use crate::tagging::TagExample;

/// Most words that have rows of their own. Rows of words are the bulk of the weights file; the
/// others are known by their cluster and ending, in training as later.
const WORDS: usize = 1600;

/// An ending must occur this often.
const MIN_ENDING: u32 = 30;

/// An affix must occur this often.
const MIN_AFFIX: u32 = 10;

/// Rows of the fine, middle and coarse clusters; the first row is for "none".
pub(crate) const FINE: u32 = 1024;
const MIDDLE: u32 = 128;
const COARSE: u32 = 32;

/// Parts of a word: itself, three clusters, ending.
pub(crate) const PARTS: usize = 5;

/// Rows for the parts of words.
#[derive(Default)]
pub(crate) struct Vocabulary {
    pub(crate) words: BTreeMap<u64, (u32, WordAtoms)>,
    pub(crate) endings: BTreeMap<u64, u32>,
    /// Rows of affixes, counted from one: a numbering of their own.
    pub(crate) affixes: BTreeMap<u64, u32>,
    /// How often each row occurs.
    pub(crate) counts: Vec<u32>,
}

impl Vocabulary {
    /// Rows for the words of these sentences.
    pub(crate) fn new(examples: &[TagExample]) -> Self {
        let mut words: BTreeMap<u64, (u32, WordAtoms)> = BTreeMap::new();
        let mut endings: BTreeMap<u64, u32> = BTreeMap::new();
        let mut affix_rows: BTreeMap<u64, u32> = BTreeMap::new();
        for example in examples {
            let times = example.repeats as u32;
            for word in &example.atoms.words {
                for affix in affixes(word) {
                    *affix_rows.entry(affix).or_default() += times;
                }
                words.entry(word.lower).or_insert((0, *word)).0 += times;
                for ending in [word.suffix[1], word.suffix[2]] {
                    *endings.entry(ending).or_default() += times;
                }
            }
        }
        let mut counts = vec![0; (1 + FINE + MIDDLE + COARSE) as usize];
        let mut row_of = |count: u32| {
            counts.push(count);
            counts.len() as u32 - 1
        };
        let mut frequent: Vec<(u32, u64)> =
            words.iter().map(|(&hash, word)| (word.0, hash)).collect();
        frequent.sort_by_key(|&(count, hash)| (std::cmp::Reverse(count), hash));
        for (_, rare) in frequent.drain(WORDS.min(frequent.len())..) {
            words.remove(&rare);
        }
        endings.retain(|_, count| *count >= MIN_ENDING);
        for word in words.values_mut() {
            word.0 = row_of(word.0);
        }
        for count in endings.values_mut() {
            *count = row_of(*count);
        }
        affix_rows.retain(|_, count| *count >= MIN_AFFIX);
        for (row, at) in affix_rows.values_mut().zip(1..) {
            *row = at;
        }
        Self {
            words,
            endings,
            affixes: affix_rows,
            counts,
        }
    }

    /// Rows of a word's parts; zero for "none".
    pub(crate) fn parts(&self, word: &WordAtoms) -> [u32; PARTS] {
        let [fine, middle, coarse] = cluster_rows(word.cluster.into());
        [
            self.words.get(&word.lower).map_or(0, |known| known.0),
            fine,
            middle,
            coarse,
            self.ending(word),
        ]
    }

    /// How likely a word is to be treated as unknown in training: the rarer, the likelier.
    pub(crate) fn dropout(&self, row: u32, readiness: f64) -> f64 {
        let count = f64::from(self.counts.get(row as usize).copied().unwrap_or(0));
        readiness / (count * 0.1 + readiness)
    }

    /// Row of the longest known ending.
    pub(crate) fn ending(&self, word: &WordAtoms) -> u32 {
        let known = |ending: u64| self.endings.get(&ending).copied();
        known(word.suffix[2])
            .or_else(|| known(word.suffix[1]))
            .unwrap_or(0)
    }
}

/// Rows of a cluster (counted from one) and of those above it.
pub(crate) fn cluster_rows(fine: u32) -> [u32; 3] {
    fine.checked_sub(1).map_or([0; 3], |at| {
        [fine, 1 + FINE + (at >> 3), 1 + FINE + MIDDLE + (at >> 5)]
    })
}
