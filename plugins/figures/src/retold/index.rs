//! What is asked of the whole case, read once.

use super::{guards, wording};
use crate::Params;
use crate::measure::Figure;
use crate::names;
use gainsay_sdk::{Case, Decimal, Quantity};
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

/// Other values that are counted at most.
const VALUES: usize = 8;

/// Sentences of a value that have to be known: one beside any two.
const SENTENCES: usize = 3;

/// Stems, names and values of a case.
pub(super) struct Index<'c> {
    /// In how many sentences a stem stands.
    stems: BTreeMap<String, u32>,
    /// Words that are names where they do not begin a sentence.
    names: BTreeSet<&'c str>,
    /// The values of a measure, and sentences that give them.
    values: BTreeMap<Measured, BTreeMap<Decimal, Vec<u32>>>,
}

impl<'c> Index<'c> {
    pub(super) fn new(case: &'c Case, params: &Params) -> Self {
        let mut stems: BTreeMap<String, u32> = BTreeMap::new();
        let mut known = BTreeSet::new();
        let speakers = names::speakers(case);
        for sentence in case.sentences() {
            for stem in wording::stems(case, sentence, params) {
                *stems.entry(stem).or_default() += 1;
            }
            let speakers = speakers
                .get(&sentence.index())
                .map_or(&[][..], Vec::as_slice);
            known.extend(names::beside(case, sentence, speakers));
        }
        let mut values: BTreeMap<Measured, BTreeMap<Decimal, Vec<u32>>> = BTreeMap::new();
        for quantity in case.quantities() {
            let Some(value) = quantity.value() else {
                continue;
            };
            let measured = values.entry(Measured::of(quantity)).or_default();
            let sentences = measured.entry(value).or_default();
            let sentence = quantity.sentence_index();
            if sentences.len() < SENTENCES && sentences.last() != Some(&sentence) {
                sentences.push(sentence);
            }
        }
        Self {
            stems,
            names: known,
            values,
        }
    }

    /// In how many sentences a stem stands.
    pub(super) fn sentences_with(&self, stem: &str) -> u32 {
        self.stems.get(stem).copied().unwrap_or(0)
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

    /// Further values of that measure and size in the case, up to [`VALUES`].
    pub(super) fn other_values(&self, one: &Figure<'_>, two: &Figure<'_>) -> usize {
        let Some(values) = self.values.get(&Measured::of(one.quantity)) else {
            return 0;
        };
        let list = Decimal::from(guards::LIST);
        let sizes = one.value / list..=one.value.saturating_mul(list);
        let others = values
            .range(sizes)
            .filter(|(value, _)| **value != one.value && **value != two.value);
        others.take(VALUES).count()
    }
}
