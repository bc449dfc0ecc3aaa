//! The table of a rule's cities, and of the countries and states that they are in.

use crate::params::Params;
use gainsay_sdk::Words;

/// Cities and regions as a rule has them. A text names few of them: lines are read when they are
/// asked for.
pub(crate) struct Gazetteer<'p> {
    places: &'p Words,
    regions: &'p Words,
    wide: &'p Words,
}

/// A city of the table.
#[derive(Clone, Copy)]
pub(crate) struct City<'p> {
    /// Where the best known one of that name is.
    pub(crate) home: &'p str,
    /// Where it and its namesakes are.
    now: &'p str,
    /// Where it once was.
    once: &'p str,
}

impl<'p> Gazetteer<'p> {
    pub(crate) fn new(params: &'p Params) -> Self {
        Self {
            places: &params.places,
            regions: &params.regions,
            wide: &params.wide_regions,
        }
    }

    /// The city of that name: "Lyon | France", "Lviv | Ukraine | Poland, Austria".
    pub(crate) fn city(&self, name: &str) -> Option<City<'p>> {
        self.places.iter().find_map(|line| {
            let (city, rest) = line.split_once(" | ")?;
            let is_it = city == name || city.eq_ignore_ascii_case(name) && is_upper(name);
            let (now, once) = rest.split_once(" | ").unwrap_or((rest, ""));
            let home = now.split(", ").next()?;
            is_it.then_some(City { home, now, once })
        })
    }

    /// Whether it is a country or state of the table.
    pub(crate) fn knows(&self, region: &str) -> bool {
        self.region(region).is_some()
    }

    /// Whether none of the places of the city is in that region, nor is the region part of one that
    /// is told as a whole.
    pub(crate) fn excludes(&self, city: City<'p>, region: &str) -> bool {
        let Some((name, whole)) = self.region(region) else {
            return false;
        };
        let whole_of = |place: &str| self.region(place).and_then(|(_, whole)| whole);
        let home = whole_of(city.home).unwrap_or(city.home);
        // Namesakes within a federation are known for its own cities alone.
        let is_judged = match whole {
            Some(whole) => whole == home,
            None => !self.wide.contains(name),
        };
        let fits =
            |place: &str| place == name || Some(place) == whole || whole_of(place) == Some(name);
        is_judged && !city.now.split(", ").any(fits)
    }

    /// The name of a region in the table, and the federation that it is a state of:
    /// "Britain = UK", "Scotland < Britain".
    fn region(&self, name: &str) -> Option<(&'p str, Option<&'p str>)> {
        self.regions.iter().find_map(|line| {
            if let Some((state, whole)) = line.split_once(" < ") {
                return (state == name).then_some((state, Some(whole)));
            }
            let mut names = line.split(" = ");
            let first = line.split(" = ").next()?;
            names.any(|known| known == name).then_some((first, None))
        })
    }
}

impl City<'_> {
    /// Whether it once lay in that country.
    pub(crate) fn was_in(self, region: &str) -> bool {
        self.once.split(", ").any(|place| place == region)
    }
}

/// Whether a name is written in capitals, as in a dateline.
fn is_upper(name: &str) -> bool {
    !name.bytes().any(|byte| byte.is_ascii_lowercase())
}
