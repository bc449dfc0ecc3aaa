//! What is asked of the whole case, read once.

use super::{guards, wording};
use crate::Params;
use crate::measure::Figure;
use crate::names;
use gainsay_sdk::{Case, Decimal, Quantity, Sentence};
use std::collections::{BTreeMap, BTreeSet};

/// What a figure measures, as far as unit and noun say it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Measured {
    unit: u32,
    noun: u32,
    compound: bool,
}

impl Measured {
    pub(super) fn of(quantity: Quantity<'_>) -> Self {
        let raw = quantity.raw();
        if raw.unit != 0 {
            return Self {
                unit: raw.unit,
                noun: 0,
                compound: false,
            };
        }
        Self {
            unit: 0,
            noun: raw.counted,
            compound: guards::is_compound(quantity),
        }
    }
}

/// Further values that a measure may have: more are a series.
pub(super) const SERIES: usize = 6;

/// Sentences of a value that have to be known: one beside any two.
const SENTENCES: usize = 3;

/// Stems, names and values of a case.
pub(super) struct Index<'c> {
    /// Stems by number.
    stems: BTreeMap<String, u32>,
    /// In how many sentences each stem stands.
    counts: Vec<u32>,
    /// The stems of each sentence, in order of their numbers.
    sentences: Vec<Vec<u32>>,
    /// Words that are names where they do not begin a sentence.
    names: BTreeSet<&'c str>,
    /// Whether the text has paragraphs at all.
    pub(super) has_paragraphs: bool,
    /// The values of a measure, and sentences that give them.
    values: BTreeMap<Measured, BTreeMap<Decimal, Vec<u32>>>,
}

impl<'c> Index<'c> {
    pub(super) fn new(case: &'c Case, params: &Params) -> Self {
        let mut index = Self {
            stems: BTreeMap::new(),
            counts: Vec::new(),
            sentences: Vec::new(),
            names: BTreeSet::new(),
            has_paragraphs: has_paragraphs(case),
            values: BTreeMap::new(),
        };
        let speakers = names::speakers(case);
        for sentence in case.sentences() {
            let speakers = speakers
                .get(&sentence.index())
                .map_or(&[][..], Vec::as_slice);
            index.names.extend(names::beside(case, sentence, speakers));
            index.add_stems(wording::stems(case, sentence, params));
        }
        for quantity in case.quantities() {
            index.add_value(quantity);
        }
        index
    }

    fn add_stems(&mut self, stems: BTreeSet<String>) {
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

    fn add_value(&mut self, quantity: Quantity<'_>) {
        let Some(value) = quantity.value() else {
            return;
        };
        let values = self.values.entry(Measured::of(quantity)).or_default();
        let sentences = values.entry(value).or_default();
        let sentence = quantity.sentence_index();
        if sentences.len() < SENTENCES && sentences.last() != Some(&sentence) {
            sentences.push(sentence);
        }
    }

    /// The number of a stem.
    pub(super) fn number(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem).copied()
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

    /// Whether the text gives both figures elsewhere too: then it means both.
    pub(super) fn bears_out(&self, one: &Figure<'_>, two: &Figure<'_>) -> bool {
        let own = [one.sentence.index(), two.sentence.index()];
        [one, two].iter().all(|figure| {
            let values = self.values.get(&Measured::of(figure.quantity));
            let sentences = values.and_then(|values| values.get(&figure.value));
            sentences.is_some_and(|all| all.iter().any(|sentence| !own.contains(sentence)))
        })
    }

    /// Whether the measure has so many values that it is a series.
    pub(super) fn is_series(&self, one: &Figure<'_>, two: &Figure<'_>) -> bool {
        self.other_values(one, two) > SERIES
    }

    /// Further values of that measure and size in the case, up to one more than a series has.
    pub(super) fn other_values(&self, one: &Figure<'_>, two: &Figure<'_>) -> usize {
        let Some(values) = self.values.get(&Measured::of(one.quantity)) else {
            return 0;
        };
        let list = Decimal::from(guards::LIST);
        let sizes = one.value / list..=one.value.saturating_mul(list);
        let others = values
            .range(sizes)
            .filter(|(value, _)| **value != one.value && **value != two.value);
        others.take(SERIES + 1).count()
    }
}

/// Whether the running text is more than one paragraph.
fn has_paragraphs(case: &Case) -> bool {
    let body = case.sentences().filter(|sentence| !sentence.is_heading());
    let mut paragraphs = body.map(Sentence::paragraph);
    let first = paragraphs.next();
    paragraphs.any(|paragraph| Some(paragraph) != first)
}
