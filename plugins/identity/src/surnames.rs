//! The surnames of a text, each spelling once.

use crate::names::Name;
use crate::params::Params;
use crate::words::Line;
use gainsay_sdk::Span;

/// Most different words that start with the same letter; an article with more is a list.
const MOST_ALIKE: usize = 100;

/// Most given names and titles of a surname that are kept.
const MOST_GIVEN: usize = 12;

/// A surname in one spelling.
pub(crate) struct Surname<'t> {
    pub(crate) text: &'t str,
    /// How often it stands as a surname.
    pub(crate) times: u32,
    /// Whether it is a word within some name too.
    pub(crate) is_within: bool,
    /// The first name that ends with it.
    pub(crate) name: Name,
    /// The given names and titles before it.
    given: Vec<&'t str>,
}

/// The surnames of the names, in lists by their first letter.
pub(crate) fn surnames<'t>(lines: &[Line<'t>], names: &[Name]) -> Vec<Vec<Surname<'t>>> {
    let mut alike: Vec<Vec<Surname<'t>>> = Vec::new();
    alike.resize_with(LETTERS, Vec::new);
    for &name in names {
        let Some(line) = lines.get(name.line) else {
            continue;
        };
        for index in name.first..=name.last {
            let text = line.word(index);
            if let Some(surname) = alike
                .get_mut(letter(text))
                .and_then(|known| entry(known, text, name))
            {
                surname.add(line, name, index);
            }
        }
    }
    alike
}

/// The surname of that spelling, if the list has room for it.
fn entry<'s, 't>(
    known: &'s mut Vec<Surname<'t>>,
    text: &'t str,
    name: Name,
) -> Option<&'s mut Surname<'t>> {
    let place = known.iter().position(|known| known.text == text);
    let place = place.unwrap_or(known.len());
    if place == known.len() && place < MOST_ALIKE {
        known.push(Surname {
            text,
            times: 0,
            is_within: false,
            name,
            given: Vec::new(),
        });
    }
    known.get_mut(place)
}

impl<'t> Surname<'t> {
    fn add(&mut self, line: &Line<'t>, name: Name, index: usize) {
        if index != name.last {
            self.is_within = true;
            return;
        }
        if self.times == 0 {
            self.name = name;
        }
        self.times += 1;
        let given = name.given(line);
        if !given.is_empty() && self.given.len() < MOST_GIVEN && !self.given.contains(&given) {
            self.given.push(given);
        }
    }

    /// The given names before it.
    pub(crate) fn given(&self, params: &Params) -> impl Iterator<Item = &'t str> {
        let given = self.given.iter().copied();
        given.filter(|given| !params.titles.contains_lower(given))
    }

    /// Place of the first mention.
    pub(crate) fn place(&self, lines: &[Line<'_>]) -> Option<Span> {
        let line = lines.get(self.name.line)?;
        Some(line.span(self.name.last, self.name.last + 1))
    }
}

/// The given name before a surname; a title is none.
pub(crate) fn given<'t>(params: &Params, line: &Line<'t>, name: Name) -> &'t str {
    let given = name.given(line);
    if params.titles.contains_lower(given) {
        ""
    } else {
        given
    }
}

/// Letters that surnames start with, and one place for all others.
const LETTERS: usize = 27;

fn letter(word: &str) -> usize {
    match word.as_bytes().first() {
        Some(first @ b'A'..=b'Z') => usize::from(first - b'A'),
        _ => LETTERS - 1,
    }
}
