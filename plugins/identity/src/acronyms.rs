//! One abbreviation for two names.

use crate::Params;
use crate::names::{Name, is_name_word};
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

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    _: &Params,
    lines: &[Line<'_>],
    _: &[Name],
    findings: &mut Vec<Finding>,
) {
    let mut known: Vec<Expansion<'_>> = Vec::new();
    for line in lines {
        let mut from = 0;
        while let Some(at) = line.next_capital(from) {
            from = at + 1;
            let Some(found) = expansion(line, at).filter(|_| known.len() < MOST) else {
                continue;
            };
            if let Some(other) = known.iter().find(|known| differ(known, &found)) {
                findings.push(conflict(rule, other, &found));
            } else {
                known.push(found);
            }
        }
    }
    for expansion in known
        .iter()
        .filter(|known| known.words.len() >= FEWEST_WORDS)
    {
        let other = lines.iter().find_map(|line| strayed(line, expansion));
        findings.extend(other.map(|other| conflict(rule, expansion, &other)));
    }
}

/// Fewest words of a name that is known again with one of them changed.
const FEWEST_WORDS: usize = 3;

/// The name with one word changed, its letter kept, without the abbreviation beside it.
fn strayed<'t>(line: &Line<'t>, known: &Expansion<'t>) -> Option<Expansion<'t>> {
    (0..line.len()).find_map(|first| {
        let joined = first > 0 && line.is_joined(first) && is_name_word(line, first - 1);
        let next = name_from(line, known.short, first).filter(|_| !joined)?;
        let words: Vec<&str> = (first..next)
            .map(|at| line.word(at))
            .filter(|word| !is_link(word))
            .collect();
        let capitals = words
            .iter()
            .all(|word| word.starts_with(char::is_uppercase));
        let ends = !line.is_joined(next) || !line.is_capital(next);
        let others = words
            .iter()
            .zip(&known.words)
            .filter(|(one, other)| one != other);
        let found = Expansion {
            short: known.short,
            name: line.text(first, next),
            at: line.span(first, next),
            words: words.clone(),
        };
        (capitals && ends && others.count() == 1 && differ(known, &found)).then_some(found)
    })
}

fn conflict(rule: &Rule, one: &Expansion<'_>, other: &Expansion<'_>) -> Finding {
    rule.finding(FindingKind::Contradiction)
        .evidence("name", one.at)
        .evidence("other", other.at)
        .value("short", one.short)
        .value("name", one.name)
        .value("other", other.name)
}

/// Whether both are of one abbreviation, and a word of them is another one.
fn differ(one: &Expansion<'_>, other: &Expansion<'_>) -> bool {
    let same = |(one, other): (&&str, &&str)| same_word(&one.to_lowercase(), &other.to_lowercase());
    one.short == other.short && !one.words.iter().zip(&other.words).all(same)
}

/// What the word at that place is said to be short for: "World Health Body (WHB)", "WHB (World
/// Health Body)".
fn expansion<'t>(line: &Line<'t>, at: usize) -> Option<Expansion<'t>> {
    let short = line.word(at);
    if short.len() < FEWEST_LETTERS || !is_shouted(short) {
        return None;
    }
    let (first, next) = if line.gap(at) == " (" && line.gap(at + 1).starts_with(')') {
        (name_before(line, short, at)?, at)
    } else if line.gap(at + 1) == " (" {
        let next = name_from(line, short, at + 1)?;
        (
            at + 1,
            Some(next).filter(|&next| line.gap(next).starts_with(')'))?,
        )
    } else {
        return None;
    };
    let words = (first..next).map(|at| line.word(at));
    Some(Expansion {
        short,
        words: words.filter(|word| !is_link(word)).collect(),
        name: line.text(first, next),
        at: line.span(first, next),
    })
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
