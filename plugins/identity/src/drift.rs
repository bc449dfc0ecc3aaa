//! One surname spelled in two ways.

use crate::Params;
use crate::names::{Name, is_name_word};
use crate::spelling::{Slip, is_derived, slip};
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Rule, Span};

/// Most different surnames that start with the same letter; an article with more is a list.
const MOST_ALIKE: usize = 100;

/// Most titles and given names of a surname that are kept.
const MOST_GIVEN: usize = 8;

/// A surname in one spelling.
struct Spelling<'t> {
    text: &'t str,
    /// How often it is a surname, and how often a word within a name.
    surnames: u32,
    within: u32,
    /// The first mention as a surname.
    name: Name,
    given: Vec<&'t str>,
}

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    lines: &[Line<'_>],
    names: &[Name],
    findings: &mut Vec<Finding>,
) {
    let alike = spellings(params, lines, names);
    for spellings in &alike {
        for usual in spellings
            .iter()
            .filter(|usual| usual.surnames >= params.min_usual)
        {
            let odd = spellings
                .iter()
                .filter(|odd| odd.surnames == 1 && odd.within == 0)
                // Of two that stand once, the first one is how the person is introduced.
                .filter(|odd| usual.surnames > 1 || usual.name.line < odd.name.line)
                .find(|odd| drifts(params, lines, usual, odd));
            let found = odd.map(|odd| (odd.text, odd.place(lines)));
            if let Some((text, at)) = found.or_else(|| in_heading(params, lines, usual, spellings))
            {
                findings.push(
                    rule.finding(FindingKind::Contradiction)
                        .evidence("odd", at)
                        .evidence("usual", usual.place(lines))
                        .value("odd", text)
                        .value("usual", usual.text)
                        .value("times", usual.surnames.to_string()),
                );
            }
        }
    }
}

impl Spelling<'_> {
    fn place(&self, lines: &[Line<'_>]) -> Span {
        let line = lines.get(self.name.line);
        line.map_or(
            Span {
                article: 0,
                start: 0,
                end: 0,
            },
            |line| line.span(self.name.last, self.name.last + 1),
        )
    }
}

/// The spellings of surnames, by their first letter.
fn spellings<'t>(params: &Params, lines: &[Line<'t>], names: &[Name]) -> Vec<Vec<Spelling<'t>>> {
    let mut alike: Vec<Vec<Spelling<'t>>> = Vec::new();
    alike.resize_with(LETTERS, Vec::new);
    for &name in names {
        let Some(line) = lines.get(name.line) else {
            continue;
        };
        for index in name.first..=name.last {
            let text = line.word(index);
            let Some(spellings) = alike.get_mut(letter(text)) else {
                continue;
            };
            let known = spellings.iter().position(|known| known.text == text);
            let place = known.unwrap_or(spellings.len());
            if known.is_none() && place < MOST_ALIKE {
                spellings.push(Spelling {
                    text,
                    surnames: 0,
                    within: 0,
                    name,
                    given: Vec::new(),
                });
            }
            if let Some(spelling) = spellings.get_mut(place) {
                spelling.add(params, line, name, index);
            }
        }
    }
    alike
}

impl<'t> Spelling<'t> {
    fn add(&mut self, params: &Params, line: &Line<'t>, name: Name, index: usize) {
        if index != name.last {
            self.within += 1;
            return;
        }
        if self.surnames == 0 {
            self.name = name;
        }
        self.surnames += 1;
        let given = given(params, line, name);
        if !given.is_empty() && self.given.len() < MOST_GIVEN && !self.given.contains(&given) {
            self.given.push(given);
        }
    }
}

/// The given name before a surname; a title is none.
fn given<'t>(params: &Params, line: &Line<'t>, name: Name) -> &'t str {
    let given = name.given(line);
    if params.titles.contains_lower(given) {
        ""
    } else {
        given
    }
}

/// Letters that surnames start with, and one for all others.
const LETTERS: usize = 27;

fn letter(word: &str) -> usize {
    match word.as_bytes().first() {
        Some(first @ b'A'..=b'Z') => usize::from(first - b'A'),
        _ => LETTERS - 1,
    }
}

/// Whether the odd spelling is meant to be the usual one.
fn drifts(params: &Params, lines: &[Line<'_>], usual: &Spelling<'_>, odd: &Spelling<'_>) -> bool {
    let (Some(slip), Some(line)) = (slip(usual.text, odd.text), lines.get(odd.name.line)) else {
        return false;
    };
    let given = given(params, line, odd.name);
    let meant = if usual.given.contains(&given) {
        true
    } else {
        let is_person = odd.name.first > 0
            || !odd.name.is_bare()
            || params.person_words.contains(line.word(odd.name.next));
        // One of the two is told without a given name, or they are two people.
        given.is_empty() != usual.given.is_empty()
            && (given.is_empty() || usual.surnames > 1)
            && slip == Slip::Inside
            && odd.text.len().min(usual.text.len()) >= params.min_letters
            && is_person
            && !stands_in(line, usual.text)
    };
    meant && !is_derived(usual.text, odd.text) && !is_common(lines, odd.text, usual.text)
}

fn stands_in(line: &Line<'_>, text: &str) -> bool {
    line.words().any(|word| word == text)
}

/// Whether the text has one of the words in small letters too: then it is no name.
fn is_common(lines: &[Line<'_>], one: &str, other: &str) -> bool {
    let is_small = |word: &str, name: &str| word != name && word.eq_ignore_ascii_case(name);
    let mut words = lines.iter().flat_map(Line::words);
    words.any(|word| is_small(word, one) || is_small(word, other))
}

/// The odd spelling in a headline that has capitals for names only.
fn in_heading<'t>(
    params: &Params,
    lines: &[Line<'t>],
    usual: &Spelling<'_>,
    known: &[Spelling<'_>],
) -> Option<(&'t str, Span)> {
    let headings = lines.iter().filter(|line| line.sentence.is_heading());
    for line in headings.filter(|line| is_plain(line)) {
        let odd = (1..line.len()).find(|&index| {
            let word = line.word(index);
            is_name_word(line, index)
                && word.len().min(usual.text.len()) >= params.min_letters
                && slip(usual.text, word) == Some(Slip::Inside)
                && !known.iter().any(|known| known.text == word)
                && !is_common(lines, word, usual.text)
        });
        if let Some(odd) = odd {
            return Some((line.word(odd), line.span(odd, odd + 1)));
        }
    }
    None
}

/// Whether most words of a heading are written small.
fn is_plain(line: &Line<'_>) -> bool {
    let capitals = (0..line.len()).filter(|&index| line.is_capital(index));
    capitals.count() * 2 <= line.len()
}
