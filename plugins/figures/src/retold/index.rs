//! The words of the whole case, read once.

use super::wording;
use crate::Params;
use crate::context::Stem;
use crate::names;
use gainsay_sdk::{Case, Sentence};
use std::collections::{BTreeMap, BTreeSet};

/// Stems and names of a case.
pub(super) struct Index<'c> {
    /// Stems by number.
    stems: BTreeMap<Stem, u32>,
    /// In how many sentences each stem stands.
    counts: Vec<u32>,
    /// The stems of each sentence, in order of their numbers.
    sentences: Vec<Vec<u32>>,
    /// Words that are names where they do not begin a sentence.
    names: BTreeSet<&'c str>,
}

impl<'c> Index<'c> {
    pub(super) fn new(case: &'c Case, params: &Params) -> Self {
        let mut index = Self {
            stems: BTreeMap::new(),
            counts: Vec::new(),
            sentences: Vec::new(),
            names: BTreeSet::new(),
        };
        let speakers = names::speakers(case);
        for sentence in case.sentences() {
            let speakers = speakers
                .get(&sentence.index())
                .map_or(&[][..], Vec::as_slice);
            index.names.extend(names::beside(case, sentence, speakers));
            index.add_stems(wording::stems(case, sentence, params));
        }
        index
    }

    fn add_stems(&mut self, stems: Vec<Stem>) {
        let next = &mut self.counts;
        let known = &mut self.stems;
        let numbers = stems.into_iter().map(|stem| {
            let number = *known.entry(stem).or_insert_with(|| {
                next.push(0);
                next.len() as u32 - 1
            });
            if let Some(count) = next.get_mut(number as usize) {
                *count += 1;
            }
            number
        });
        let mut numbers: Vec<u32> = numbers.collect();
        numbers.sort_unstable();
        self.sentences.push(numbers);
    }

    /// The number of a stem.
    pub(super) fn number(&self, stem: Stem) -> Option<u32> {
        self.stems.get(&stem).copied()
    }

    /// Stems that stand in both sentences.
    pub(super) fn shared(&self, one: Sentence<'_>, two: Sentence<'_>) -> Vec<u32> {
        let stems = |sentence: Sentence<'_>| {
            let stems = self.sentences.get(sentence.index() as usize);
            stems.map_or(&[][..], Vec::as_slice)
        };
        let others = stems(two);
        let both = stems(one)
            .iter()
            .filter(|stem| others.binary_search(stem).is_ok());
        both.copied().collect()
    }

    /// In how many sentences a stem stands.
    pub(super) fn sentences_with(&self, stem: u32) -> u32 {
        self.counts.get(stem as usize).copied().unwrap_or(0)
    }

    /// Whether a word is a name somewhere.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.names.contains(word)
    }
}
