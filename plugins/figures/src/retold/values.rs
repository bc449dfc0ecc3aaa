//! The values that a case gives for each measure, and whether it has paragraphs: read once, without its
//! words.

use super::guards;
use crate::measure::Figure;
use gainsay_sdk::{Case, Decimal, Quantity, Sentence};
use std::collections::BTreeMap;

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

/// The values of a case.
pub(super) struct Values {
    /// Those of each measure, and sentences that give them.
    given: BTreeMap<Measured, BTreeMap<Decimal, Vec<u32>>>,
    /// Whether the text has paragraphs at all.
    pub(super) has_paragraphs: bool,
}

impl Values {
    pub(super) fn new(case: &Case) -> Self {
        let mut values = Self {
            given: BTreeMap::new(),
            has_paragraphs: has_paragraphs(case),
        };
        for quantity in case.quantities() {
            values.add(quantity);
        }
        values
    }

    fn add(&mut self, quantity: Quantity<'_>) {
        let Some(value) = quantity.value() else {
            return;
        };
        let values = self.given.entry(Measured::of(quantity)).or_default();
        let sentences = values.entry(value).or_default();
        let sentence = quantity.sentence_index();
        if sentences.len() < SENTENCES && sentences.last() != Some(&sentence) {
            sentences.push(sentence);
        }
    }

    /// Whether the text gives both figures elsewhere too: then it means both.
    pub(super) fn bears_out(&self, one: &Figure<'_>, two: &Figure<'_>) -> bool {
        let own = [one.sentence.index(), two.sentence.index()];
        [one, two].iter().all(|figure| {
            let values = self.given.get(&Measured::of(figure.quantity));
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
        let Some(values) = self.given.get(&Measured::of(one.quantity)) else {
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
