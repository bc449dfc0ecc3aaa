//! The lexicon's words as the figure matchers look them up.

use gainsay_model::{Comparison, Direction, Lexicon};
use std::collections::BTreeMap;

/// On which side of the number the true value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Either.
    Both,
    /// A little less.
    Below,
    /// A little more.
    Above,
}

/// A hedge: its words, lower case.
#[derive(Clone, Debug)]
pub(crate) struct Hedge {
    /// The words.
    pub(crate) words: Vec<Box<str>>,
    /// What it makes of the number.
    pub(crate) comparison: Comparison,
    /// On which side of the number the value lies: below for "nearly", above for "just over".
    pub(crate) side: Side,
}

/// A unit or currency as a figure carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnitId {
    /// Canonical id.
    pub(crate) id: Box<str>,
    /// Dimension; "money" for currencies.
    pub(crate) dimension: Box<str>,
}

/// The words of a unit's name, and its place in [`Words::units`].
type UnitName = (Vec<Box<str>>, usize);

/// Hedges, units, currencies and words of change, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// Hedges by their last word, for those before a number.
    pub(crate) before: BTreeMap<Box<str>, Vec<Hedge>>,
    /// Hedges by their first word, for those behind a number.
    pub(crate) behind: BTreeMap<Box<str>, Vec<Hedge>>,
    /// Units and currencies by the first word of their name; longest name first.
    pub(crate) names: BTreeMap<Box<str>, Vec<UnitName>>,
    /// Units by symbol, case-sensitive.
    pub(crate) unit_symbols: BTreeMap<Box<str>, usize>,
    /// Currencies by symbol, case-sensitive.
    pub(crate) money_symbols: BTreeMap<Box<str>, usize>,
    /// What the two maps above point to.
    pub(crate) units: Vec<UnitId>,
    /// Words that make a figure a change.
    pub(crate) deltas: BTreeMap<String, Direction>,
    /// Verbs of change by lemma.
    pub(crate) change_verbs: BTreeMap<String, Direction>,
    /// Nouns of change by lemma.
    pub(crate) change_nouns: BTreeMap<String, Direction>,
}

impl Words {
    /// Prepares a lexicon.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let mut words = Self {
            deltas: lexicon.delta_words.clone(),
            change_verbs: lexicon.change_verbs.clone(),
            change_nouns: lexicon.change_nouns.clone(),
            ..Self::default()
        };
        words.add_hedges(lexicon);
        words.add_units(lexicon);
        words
    }

    fn add_hedges(&mut self, lexicon: &Lexicon) {
        for entry in &lexicon.approximators {
            let split = split_words(&entry.words);
            let (Some(first), Some(last)) = (split.first().cloned(), split.last().cloned()) else {
                continue;
            };
            let hedge = Hedge {
                words: split,
                comparison: entry.comparison,
                side: match entry.side.as_deref() {
                    Some("below") => Side::Below,
                    Some("above") => Side::Above,
                    _ => Side::Both,
                },
            };
            if entry.after {
                self.behind.entry(first).or_default().push(hedge);
            } else {
                self.before.entry(last).or_default().push(hedge);
            }
        }
        for hedges in self.before.values_mut().chain(self.behind.values_mut()) {
            hedges.sort_by_key(|hedge| std::cmp::Reverse(hedge.words.len()));
        }
    }

    fn add_units(&mut self, lexicon: &Lexicon) {
        for unit in &lexicon.units {
            let index = self.add_unit(&unit.id, &unit.dimension, &unit.names);
            for symbol in &unit.symbols {
                self.unit_symbols
                    .entry(symbol.as_str().into())
                    .or_insert(index);
            }
        }
        for currency in &lexicon.currencies {
            let index = self.add_unit(&currency.id, "money", &currency.names);
            for symbol in currency.symbols.iter().chain([&currency.id]) {
                self.money_symbols
                    .entry(symbol.as_str().into())
                    .or_insert(index);
            }
        }
        for names in self.names.values_mut() {
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
    }

    fn add_unit(&mut self, id: &str, dimension: &str, names: &[String]) -> usize {
        let index = self.units.len();
        self.units.push(UnitId {
            id: id.into(),
            dimension: dimension.into(),
        });
        for name in names {
            let split = split_words(name);
            if let Some(first) = split.first().cloned() {
                self.names.entry(first).or_default().push((split, index));
            }
        }
        index
    }
}

/// Lower-cased words, cut at hyphens as the pieces of the text are.
fn split_words(words: &str) -> Vec<Box<str>> {
    let mut split: Vec<Box<str>> = Vec::new();
    for word in words.split_whitespace() {
        for (place, part) in word.split('-').enumerate() {
            if place > 0 {
                split.push("-".into());
            }
            split.push(part.to_lowercase().into_boxed_str());
        }
    }
    split
}
