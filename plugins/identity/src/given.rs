//! One given name spelled in two ways before one surname.

use crate::names::Name;
use crate::params::{Asked, Params};
use crate::spelling::{Slip, is_derived, slip};
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Rule, Span};

/// Most full names of an article that are held against one another.
const MOST_NAMES: usize = 200;

/// A given name and a surname.
struct Full<'t> {
    given: &'t str,
    surname: &'t str,
    times: u32,
    line: usize,
    at: Span,
}

/// Adds the findings of a rule.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>], names: &[Name]) -> Vec<Finding> {
    let (full, mut findings) = (full_names(lines, names), Vec::new());
    for (index, later) in full.iter().enumerate() {
        for earlier in full.get(..index).unwrap_or_default() {
            if earlier.surname == later.surname
                && is_slip(earlier.given, later.given)
                && is_one_person(&asked.params, lines, [earlier, later])
            {
                findings.push(conflict(asked.rule, earlier, later));
            }
        }
    }
    findings
}

fn conflict(rule: &Rule, earlier: &Full<'_>, later: &Full<'_>) -> Finding {
    let (odd, usual) = if later.times > earlier.times {
        (earlier, later)
    } else {
        (later, earlier)
    };
    rule.finding(FindingKind::Contradiction)
        .evidence("odd", odd.at)
        .evidence("usual", usual.at)
        .value("odd", odd.given)
        .value("usual", usual.given)
        .value("person", odd.surname)
}

/// The full names of a text, each once.
fn full_names<'t>(lines: &[Line<'t>], names: &[Name]) -> Vec<Full<'t>> {
    let mut full: Vec<Full<'t>> = Vec::new();
    for name in names.iter().filter(|name| !name.is_bare()) {
        let Some(line) = lines.get(name.line) else {
            continue;
        };
        let (given, surname) = (name.given(line), line.word(name.last));
        let known = full
            .iter_mut()
            .find(|known| known.surname == surname && known.given == given);
        if let Some(known) = known {
            known.times += 1;
        } else if full.len() < MOST_NAMES && !given.is_empty() {
            full.push(Full {
                given,
                surname,
                times: 1,
                line: name.line,
                at: line.span(name.first, name.next),
            });
        }
    }
    full
}

/// Whether one given name may be meant to be the other. Names with one letter more at the end, or
/// another vowel there, are names of their own: "Peter", "Pete"; "Mario", "Maria".
fn is_slip(one: &str, other: &str) -> bool {
    let vowel = |name: &str| name.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    match slip(one, other) {
        Some(Slip::Inside) => !is_derived(one, other),
        Some(Slip::AtEnd) => one.len() == other.len() && !(vowel(one) && vowel(other)),
        None => false,
    }
}

/// Whether nothing speaks for relatives: one of the names stands once, in a sentence of its own.
fn is_one_person(params: &Params, lines: &[Line<'_>], full: [&Full<'_>; 2]) -> bool {
    let [one, other] = full;
    let kin = full
        .iter()
        .filter_map(|full| lines.get(full.line))
        .any(|line| {
            line.words()
                .any(|word| params.kin_words.contains_lower(word))
        });
    one.times.min(other.times) == 1
        && one.line != other.line
        && one.given.len().min(other.given.len()) >= params.min_letters
        && !kin
}
