//! One abbreviation for two names.

use crate::names::{Name, is_name_word};
use crate::params::Asked;
use crate::spelling::slip;
use crate::words::{Line, is_shouted};
use gainsay_sdk::{Finding, FindingKind, Rule, Span, same_word};

/// Most abbreviations of an article that are held against one another.
const MOST: usize = 60;

/// Fewest letters of an abbreviation: two letters fit too much.
const FEWEST_LETTERS: usize = 3;

/// An abbreviation and the name that the text says it is short for.
struct Expansion<'t> {
    short: &'t str,
    /// The words with a letter in it.
    words: Vec<&'t str>,
    name: &'t str,
    at: Span,
}

/// Adds the findings of a rule, one for each abbreviation.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>], _: &[Name]) -> Vec<Finding> {
    let (mut known, mut told, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for found in lines.iter().flat_map(expansions).take(MOST) {
        match known.iter().find(|known| differ(known, &found)) {
            Some(other) if !told.contains(&found.short) => {
                told.push(found.short);
                findings.push(conflict(asked.rule, other, &found));
            }
            Some(_) => {}
            None => known.push(found),
        }
    }
    known.retain(|known| known.words.len() >= FEWEST_WORDS && !told.contains(&known.short));
    if known.is_empty() {
        return findings;
    }
    for line in lines {
        for first in line.capitals() {
            let letter = line.word(first).bytes().next();
            // Cheap first: most words start with another letter than most abbreviations.
            let mut alike = known
                .iter()
                .filter(|known| known.short.bytes().next() == letter);
            let other = alike.find_map(|known| Some((known, strayed(line, first, known)?)));
            if let Some((known, other)) = other.filter(|(known, _)| !told.contains(&known.short)) {
                told.push(known.short);
                findings.push(conflict(asked.rule, known, &other));
            }
        }
    }
    findings
}

/// The abbreviations that a line explains.
fn expansions<'l, 't>(line: &'l Line<'t>) -> impl Iterator<Item = Expansion<'t>> + use<'l, 't> {
    line.capitals().filter_map(|at| expansion(line, at))
}

/// Fewest words of a name that is known again with one of them changed.
const FEWEST_WORDS: usize = 3;

/// The name with one word changed, its letter kept, without the abbreviation beside it.
fn strayed<'t>(line: &Line<'t>, first: usize, known: &Expansion<'t>) -> Option<Expansion<'t>> {
    let next = name_from(line, known.short, first)?;
    let is_part = line.is_joined(first) && is_name_word(line, first - 1);
    let is_longer = line.is_joined(next) && line.is_capital(next);
    if is_part || is_longer {
        return None;
    }
    let found = Expansion::new(line, known.short, first, next);
    let pairs = found.words.iter().zip(&known.words);
    let others = pairs.filter(|(one, other)| one != other).count();
    let are_names = found
        .words
        .iter()
        .all(|word| word.starts_with(char::is_uppercase));
    (others == 1 && are_names && differ(known, &found)).then_some(found)
}

fn conflict(rule: &Rule, one: &Expansion<'_>, other: &Expansion<'_>) -> Finding {
    rule.finding(FindingKind::Contradiction)
        .evidence("name", one.at)
        .evidence("other", other.at)
        .value("short", one.short)
        .value("name", one.name)
        .value("other", other.name)
}

/// Whether both are of one abbreviation, and a word of them is another one, not another form or
/// spelling.
fn differ(one: &Expansion<'_>, other: &Expansion<'_>) -> bool {
    let is_same = |one: &str, other: &str| {
        let (one, other) = (one.to_lowercase(), other.to_lowercase());
        same_word(&one, &other)
            || slip(&one, &other).is_some()
            || is_clipped(&one, &other)
            || is_clipped(&other, &one)
    };
    let mut pairs = one.words.iter().zip(&other.words);
    one.short == other.short && pairs.any(|(one, other)| !is_same(one, other))
}

/// Longest clipped word: "Assn", "Corp", "Dept".
const CLIPPED: usize = 5;

/// Whether the letters of the short word stand in the long one in their order.
fn is_clipped(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.len() <= CLIPPED
        && short
            .chars()
            .all(|letter| rest.any(|other| other == letter))
}

impl<'t> Expansion<'t> {
    fn new(line: &Line<'t>, short: &'t str, first: usize, next: usize) -> Self {
        let words = (first..next).map(|at| line.word(at));
        Self {
            short,
            words: words.filter(|word| !is_link(word)).collect(),
            name: line.text(first, next),
            at: line.span(first, next),
        }
    }
}

/// What the word at that place is said to be short for: "World Health Body (WHB)", "WHB (World
/// Health Body)".
fn expansion<'t>(line: &Line<'t>, at: usize) -> Option<Expansion<'t>> {
    let short = line.word(at);
    if !is_shouted(short) || letters(short).count() < FEWEST_LETTERS {
        return None;
    }
    let closes = |at: usize| line.gap(at).starts_with(')');
    let opens = |at: usize| line.gap(at) == " (";
    let (first, next) = if opens(at) && closes(at + 1) {
        (name_before(line, short, at)?, at)
    } else if opens(at + 1) {
        let next = name_from(line, short, at + 1)?;
        (at + 1, Some(next).filter(|&next| closes(next))?)
    } else {
        return None;
    };
    Some(Expansion::new(line, short, first, next))
}

/// Index of the first word of the name before `end` with the letters of the abbreviation.
fn name_before(line: &Line<'_>, short: &str, end: usize) -> Option<usize> {
    let mut at = end;
    for letter in letters(short).rev() {
        at = at.checked_sub(1)?;
        while is_link(line.word(at)) {
            at = at.checked_sub(1)?;
        }
        if !starts_with(line.word(at), letter) || (at + 1 < end && !line.is_joined(at + 1)) {
            return None;
        }
    }
    Some(at)
}

/// Index behind the name that starts at `first` and has the letters of the abbreviation.
fn name_from(line: &Line<'_>, short: &str, first: usize) -> Option<usize> {
    let mut at = first;
    for letter in letters(short) {
        while is_link(line.word(at)) {
            at += 1;
        }
        if !starts_with(line.word(at), letter) || (at > first && !line.is_joined(at)) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn letters(short: &str) -> impl DoubleEndedIterator<Item = char> {
    short.chars().filter(|char| char.is_alphabetic())
}

fn starts_with(word: &str, letter: char) -> bool {
    word.chars()
        .next()
        .is_some_and(|first| first.eq_ignore_ascii_case(&letter))
}

/// Words of a name that leave no letter in its abbreviation.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "a" | "and" | "de" | "for" | "in" | "of" | "on" | "the" | "to" | "&"
    )
}
