//! The units of a rule.
//!
//! A line of `units` reads `dimension | id | sizes | names | offset`:
//!
//! * `id` is the unit's name among the units that the host knows (`rules/core/units.toml`);
//! * `sizes` are the unit's size in the base of its dimension, the usual one first; the others are
//!   those of units that share the name, as the tons do;
//! * `names` are what stands behind digits in a text, with case; the first is the one to show;
//! * `offset` is what has to be added after multiplying, for temperatures.

use gainsay_sdk::{Decimal, Words, number};

/// A unit of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit<'t> {
    pub(crate) dimension: &'t str,
    pub(crate) id: &'t str,
    sizes: &'t str,
    names: &'t str,
    offset: &'t str,
}

impl<'t> Unit<'t> {
    /// Reads a line; none if it has no such form.
    fn read(line: &'t str) -> Option<Self> {
        let mut fields = line.split('|').map(str::trim);
        Some(Self {
            dimension: fields.next()?,
            id: fields.next()?,
            sizes: fields.next()?,
            names: fields.next()?,
            offset: fields.next().unwrap_or_default(),
        })
    }

    /// All sizes that the name may mean, the usual one first.
    pub(crate) fn sizes(self) -> impl Iterator<Item = Decimal> + 't {
        self.sizes
            .split(',')
            .filter_map(|size| number(size.trim()))
            .filter(|size| *size > Decimal::ZERO)
    }

    /// The usual size.
    pub(crate) fn size(self) -> Option<Decimal> {
        self.sizes().next()
    }

    /// What is added after multiplying.
    pub(crate) fn offset(self) -> Decimal {
        number(self.offset).unwrap_or_default()
    }

    /// Name to show.
    pub(crate) fn name(self) -> &'t str {
        self.names().next().unwrap_or_default()
    }

    fn names(self) -> impl Iterator<Item = &'t str> {
        self.names.split(',').map(str::trim)
    }
}

/// All units of a rule and how they go together.
#[derive(Clone, Debug)]
pub(crate) struct Table<'t> {
    /// In order of their ids.
    units: Vec<Unit<'t>>,
    /// All names with their units, in order of the names.
    names: Vec<(&'t str, Unit<'t>)>,
    composites: Vec<(&'t str, &'t str)>,
}

impl<'t> Table<'t> {
    pub(crate) fn new(units: &'t Words, composites: &'t Words) -> Self {
        let mut units: Vec<Unit<'t>> = units.iter().filter_map(Unit::read).collect();
        units.sort_by_key(|unit| unit.id);
        let mut names: Vec<(&str, Unit<'t>)> = units
            .iter()
            .flat_map(|unit| unit.names().map(move |name| (name, *unit)))
            .filter(|(name, _)| !name.is_empty())
            .collect();
        names.sort_by_key(|(name, _)| *name);
        Self {
            units,
            names,
            composites: composites
                .iter()
                .filter_map(|pair| pair.split_once(' '))
                .collect(),
        }
    }

    /// The unit of that id.
    pub(crate) fn by_id(&self, id: &str) -> Option<Unit<'t>> {
        let place = self.units.binary_search_by_key(&id, |unit| unit.id).ok()?;
        self.units.get(place).copied()
    }

    /// The unit whose name the text begins with, and the length of that name. A blank or a hyphen
    /// may stand before it.
    pub(crate) fn by_name(&self, text: &str) -> Option<(Unit<'t>, usize)> {
        let from = text
            .strip_prefix([' ', '-', '\u{a0}', '\u{2011}'])
            .unwrap_or(text);
        let fits = |name: &str| {
            let rest = from.strip_prefix(name)?;
            let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || c == '²' || c == '³');
            let word = name.ends_with(char::is_alphanumeric);
            (!(word && goes_on)).then_some(name.len())
        };
        let first = from.as_bytes().first()?;
        let begin = |name: &str| name.as_bytes().first().copied().unwrap_or_default();
        let start = self.names.partition_point(|(name, _)| begin(name) < *first);
        self.names
            .get(start..)?
            .iter()
            .take_while(|(name, _)| begin(name) == *first)
            .filter_map(|(name, unit)| Some((*unit, fits(name)?)))
            .max_by_key(|(_, length)| *length)
            .map(|(unit, length)| (unit, text.len() - from.len() + length))
    }

    /// Whether figures of both units may make one measure: "five feet, ten inches".
    pub(crate) fn composes(&self, large: Unit<'_>, small: Unit<'_>) -> bool {
        self.composites.contains(&(large.id, small.id))
    }

    /// The first smaller unit that goes with the larger one.
    pub(crate) fn part_of(&self, large: Unit<'_>) -> Option<Unit<'t>> {
        let pair = self.composites.iter().find(|(id, _)| *id == large.id)?;
        self.by_id(pair.1)
    }
}
