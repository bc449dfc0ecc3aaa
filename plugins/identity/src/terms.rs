//! The table of a rule's office holders and their terms.

use crate::words::Line;
use gainsay_sdk::{Day, Words};

/// A line of the table: "Barack Obama | Obama | President | 2009-01-20 | 2017-01-20". Several names
/// and titles of one person have commas; the surname is left out where too many bear it.
#[derive(Clone, Copy)]
pub(crate) struct Holder<'p> {
    /// The first of the full names.
    pub(crate) name: &'p str,
    names: &'p str,
    surname: &'p str,
    titles: &'p str,
    from: &'p str,
    until: &'p str,
}

/// Days of a term, both included; open at the end while it lasts.
#[derive(Clone, Copy)]
pub(crate) struct Term {
    pub(crate) from: i32,
    pub(crate) until: Option<i32>,
}

/// The lines of the table.
pub(crate) fn holders(lines: &Words) -> impl Iterator<Item = Holder<'_>> {
    lines.iter().filter_map(|line| {
        let mut parts = line.split('|').map(str::trim);
        let names = parts.next()?;
        Some(Holder {
            name: names.split(", ").next()?,
            names,
            surname: parts.next()?,
            titles: parts.next()?,
            from: parts.next()?,
            until: parts.next()?,
        })
    })
}

/// The lines of the one person of that surname; none if there are two.
pub(crate) fn of_surname<'p>(lines: &'p Words, surname: &str) -> Vec<Holder<'p>> {
    let is_theirs = |holder: &Holder<'_>| {
        let mut names = holder.names.split(", ");
        holder.surname == surname || names.any(|name| name.rsplit(' ').next() == Some(surname))
    };
    let found: Vec<Holder<'p>> = holders(lines).filter(is_theirs).collect();
    let Some(first) = found.first() else {
        return found;
    };
    let is_one = found
        .iter()
        .all(|holder| holder.name == first.name && holder.surname == surname);
    if is_one { found } else { Vec::new() }
}

impl Holder<'_> {
    /// Whether that is one of the full names; points of initials do not count.
    pub(crate) fn is_named(&self, text: &str) -> bool {
        let words = |name: &'_ str| -> Vec<String> {
            name.split_whitespace()
                .map(|word| word.trim_end_matches('.').to_owned())
                .collect()
        };
        let text = words(text);
        self.names.split(", ").any(|name| words(name) == text)
    }

    /// Index of the first word of the title that ends with that word of the line.
    pub(crate) fn title_before(&self, line: &Line<'_>, end: usize) -> Option<usize> {
        self.titles.split(", ").find_map(|title| {
            let mut at = end + 1;
            for word in title.rsplit(' ') {
                if at <= end && !line.is_joined(at) {
                    return None;
                }
                at = at.checked_sub(1)?;
                if !line.word(at).eq_ignore_ascii_case(word) {
                    return None;
                }
            }
            Some(at)
        })
    }

    /// The days in office, if they can be read.
    pub(crate) fn term(&self) -> Option<Term> {
        let until = if self.until.is_empty() {
            None
        } else {
            Some(number(self.until)?)
        };
        Some(Term {
            from: number(self.from)?,
            until,
        })
    }
}

impl Term {
    /// Whether the day is in the term, or so many days from it.
    pub(crate) fn holds(self, at: i32, slack: i32) -> bool {
        self.distance(at) <= slack
    }

    /// How many days from the term.
    pub(crate) fn distance(self, at: i32) -> i32 {
        let behind = self.until.map_or(0, |until| at.saturating_sub(until));
        self.from.saturating_sub(at).max(behind).max(0)
    }
}

/// A day of that number, as it is written.
pub(crate) fn day(number: i32) -> String {
    Day(number).to_string()
}

/// The number of a day such as "2009-01-20".
fn number(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = month
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year = year.parse::<u16>().ok()?;
    Some(Day::of(i32::from(year), month, day).0)
}
