//! The lexicon's words as the figure matchers look them up.

use std::collections::BTreeMap;

use gainsay_model::{Comparison, Direction, Lexicon};
use rustc_hash::{FxHashMap, FxHashSet};

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
    /// It names the hundredth part of a currency: "cent".
    pub(crate) hundredth: bool,
    /// The bare name means other things too.
    pub(crate) ambiguous: bool,
}

impl UnitId {
    /// The unit of a plain count, or of a fraction of a whole.
    pub(crate) fn plain(dimension: &str) -> Self {
        Self {
            id: "".into(),
            dimension: dimension.into(),
            hundredth: false,
            ambiguous: false,
        }
    }

    /// A year of age.
    pub(crate) fn age() -> Self {
        Self {
            id: "year".into(),
            ..Self::plain("age")
        }
    }
}

/// The words of a unit's name, and its place in [`Words::units`].
type UnitName = (Vec<Box<str>>, usize);

/// What a name or symbol of money stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// One currency has it.
    One(usize),
    /// Several have it, and it is the default of this one.
    Default(usize),
    /// Several have it, and it is the default of none.
    Nobody,
}

/// Hedges, units, currencies and words of change, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// Hedges by their last word, for those before a number.
    pub(crate) before: FxHashMap<Box<str>, Vec<Hedge>>,
    /// Hedges by their first word, for those behind a number.
    pub(crate) behind: FxHashMap<Box<str>, Vec<Hedge>>,
    /// Units and currencies by the first word of their name; longest name first.
    pub(crate) names: FxHashMap<Box<str>, Vec<UnitName>>,
    /// Units by symbol, case-sensitive.
    pub(crate) unit_symbols: FxHashMap<Box<str>, usize>,
    /// Currencies by symbol, case-sensitive.
    pub(crate) money_symbols: FxHashMap<Box<str>, usize>,
    /// Units whose name may stand before the number.
    pub(crate) leading: FxHashMap<Box<str>, usize>,
    /// What the two maps above point to.
    pub(crate) units: Vec<UnitId>,
    /// Words that make a figure a change.
    pub(crate) deltas: FxHashMap<String, Direction>,
    /// Verbs of change by lemma, with their particle.
    pub(crate) change_verbs: FxHashMap<String, Direction>,
    /// Those whose object is counted and not the change.
    pub(crate) counting_verbs: FxHashSet<String>,
    /// Comparatives behind a figure that make it a change.
    pub(crate) comparatives: FxHashMap<String, Direction>,
    /// Lemmas near a figure that show that it is money.
    pub(crate) money: FxHashSet<String>,
    /// Nouns of change by lemma.
    pub(crate) change_nouns: FxHashMap<String, Direction>,
}

/// A table to look words up in.
fn table(words: &BTreeMap<String, Direction>) -> FxHashMap<String, Direction> {
    words
        .iter()
        .map(|(word, way)| (word.clone(), *way))
        .collect()
}

impl Words {
    /// Prepares a lexicon.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let mut words = Self {
            deltas: table(&lexicon.delta_words),
            change_verbs: table(&lexicon.change_verbs),
            change_nouns: table(&lexicon.change_nouns),
            counting_verbs: lexicon.counting_verbs.iter().cloned().collect(),
            comparatives: table(&lexicon.comparatives),
            money: lexicon.money_words.iter().cloned().collect(),
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
            let index = self.units.len();
            self.units.push(UnitId {
                id: unit.id.as_str().into(),
                ambiguous: unit.ambiguous,
                ..UnitId::plain(&unit.dimension)
            });
            for name in &unit.names {
                self.add_name(split_words(name), index);
                if unit.leads {
                    self.leading
                        .entry(name.to_lowercase().into())
                        .or_insert(index);
                }
            }
            for symbol in &unit.symbols {
                self.unit_symbols
                    .entry(symbol.as_str().into())
                    .or_insert(index);
            }
        }
        self.add_currencies(lexicon);
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for names in self.names.values_mut() {
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
    }

    fn add_currencies(&mut self, lexicon: &Lexicon) {
        let mut names: FxHashMap<Vec<Box<str>>, Owner> = FxHashMap::default();
        let mut symbols: FxHashMap<Box<str>, Owner> = FxHashMap::default();
        let mut minor_symbols: FxHashMap<Box<str>, Owner> = FxHashMap::default();
        for currency in &lexicon.currencies {
            let whole = self.units.len();
            let unit = UnitId {
                id: currency.id.as_str().into(),
                ambiguous: currency.ambiguous,
                ..UnitId::plain("money")
            };
            let hundredth = UnitId {
                hundredth: true,
                ..unit.clone()
            };
            self.units.extend([unit, hundredth]);
            for name in &currency.names {
                claim(&mut names, split_words(name), whole, currency.default);
            }
            for symbol in currency.symbols.iter().chain([&currency.id]) {
                let symbol = symbol.as_str().into();
                claim(&mut symbols, symbol, whole, currency.default);
            }
            for name in &currency.minor {
                // One letter or sign: "50p", "50¢".
                if name.chars().count() == 1 {
                    let symbol = name.as_str().into();
                    claim(&mut minor_symbols, symbol, whole + 1, currency.default);
                } else {
                    claim(&mut names, split_words(name), whole + 1, currency.default);
                }
            }
        }
        for (name, index) in owned(names) {
            self.add_name(name, index);
        }
        self.money_symbols.extend(owned(symbols));
        self.unit_symbols.extend(owned(minor_symbols));
    }

    fn add_name(&mut self, name: Vec<Box<str>>, index: usize) {
        if let Some(first) = name.first().cloned() {
            self.names.entry(first).or_default().push((name, index));
        }
    }
}

/// Gives a name or symbol to a currency, unless others have it and theirs is the default.
fn claim<K: Eq + std::hash::Hash>(
    owners: &mut FxHashMap<K, Owner>,
    name: K,
    index: usize,
    default: bool,
) {
    let owner = match owners.get(&name) {
        None if default => Owner::Default(index),
        None => Owner::One(index),
        Some(Owner::Default(_)) => return,
        Some(_) if default => Owner::Default(index),
        Some(Owner::One(other)) if *other == index => return,
        Some(_) => Owner::Nobody,
    };
    owners.insert(name, owner);
}

/// Names and symbols that stand for one currency.
fn owned<K>(owners: FxHashMap<K, Owner>) -> impl Iterator<Item = (K, usize)> {
    owners.into_iter().filter_map(|(name, owner)| match owner {
        Owner::One(index) | Owner::Default(index) => Some((name, index)),
        Owner::Nobody => None,
    })
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
