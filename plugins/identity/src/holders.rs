//! Somebody who is told to hold an office today, and is not in it by the rule's table.

use crate::names::Name;
use crate::params::{Asked, Params};
use crate::spoken::is_quoted;
use crate::terms::{Holder, Term, day, holders, of_surname};
use crate::words::Line;
use gainsay_sdk::{Day, Finding, FindingKind};

/// An office and a name in words of a line.
#[derive(Clone, Copy)]
struct Told {
    line: usize,
    /// Index of the last word of the title.
    end: usize,
    name: Name,
}

/// Adds the findings of a rule, one for each person.
pub(crate) fn find(
    asked: &Asked<'_>,
    lines: &[Line<'_>],
    names: &[Name],
    published: Option<i32>,
) -> Vec<Finding> {
    let (params, mut findings) = (&asked.params, Vec::new());
    let Some(published) = published else {
        return findings;
    };
    let mut seen: Vec<&str> = Vec::new();
    for &name in names {
        let Some(line) = lines.get(name.line) else {
            continue;
        };
        let Some(told) = told(params, line, name).filter(|told| is_current(params, lines, *told))
        else {
            continue;
        };
        let Some((holder, term, title)) = out_of_office(params, line, told, published) else {
            continue;
        };
        if seen.contains(&holder.name) {
            continue;
        }
        seen.push(holder.name);
        findings.push(
            asked
                .rule
                .finding(FindingKind::Contradiction)
                .evidence("office", line.span(title, name.next + 1))
                .value("person", holder.name)
                .value("role", line.text(title, told.end + 1))
                .value("term", written(term))
                .value("day", Day(published).to_string()),
        );
    }
    findings
}

/// The title before a name: "President Barack Obama", "Prime Minister Cameron".
fn told(params: &Params, line: &Line<'_>, name: Name) -> Option<Told> {
    let small = name
        .first
        .checked_sub(1)
        .filter(|_| line.is_joined(name.first));
    let mut ends = (name.first..name.last).rev().chain(small);
    let end = ends.find(|&end| params.titles.contains_lower(line.word(end)))?;
    Some(Told {
        line: name.line,
        end,
        name: Name {
            first: end + 1,
            ..name
        },
    })
}

/// The person of the table with that office, who is not in it at that day, the nearest term, and the
/// index of the first word of the title.
fn out_of_office<'p>(
    params: &'p Params,
    line: &Line<'_>,
    told: Told,
    published: i32,
) -> Option<(Holder<'p>, Term, usize)> {
    let name = told.name;
    let is_full = |holder: &Holder<'_>| holder.is_named(line.text(name.first, name.last + 1));
    let full: Vec<Holder<'p>> = holders(&params.holders).filter(is_full).collect();
    let known = if full.is_empty() && name.is_bare() {
        of_surname(&params.holders, line.word(name.last))
    } else {
        full
    };
    let mut terms: Vec<(Holder<'p>, Term, usize)> = Vec::new();
    for holder in known {
        if let Some(first) = holder.title_before(line, told.end)
            && is_subject(params, line, first)
            && !is_other(params, line, first)
        {
            terms.push((holder, holder.term()?, first));
        }
    }
    let slack = i32::from(params.slack);
    let is_in = |(_, term, _): &(Holder<'_>, Term, usize)| term.holds(published, slack);
    if terms.iter().any(is_in) {
        return None;
    }
    terms
        .into_iter()
        .min_by_key(|(_, term, _)| term.distance(published))
}

/// Whether the office opens a clause, with nothing but a nation before it: "U.S. President", no "Club
/// President", no "allies of President".
fn is_subject(params: &Params, line: &Line<'_>, title: usize) -> bool {
    let mut first = title;
    while first > 0 && line.is_joined(first) && params.lands.contains(line.word(first - 1)) {
        first -= 1;
    }
    let Some(before) = first.checked_sub(1) else {
        return true;
    };
    if line.is_joined(first) {
        return matches!(line.word(before), "that" | "and" | "but" | "while");
    }
    line.gap(first).ends_with(", ")
}

/// Most words before a title that may change it.
const CHANGING: usize = 3;

/// "former President", "a President Obama", "under President Obama".
fn is_other(params: &Params, line: &Line<'_>, title: usize) -> bool {
    let mut before = (title.saturating_sub(CHANGING)..title).map(|at| line.word(at));
    before.any(|word| params.other_roles.contains_lower(word))
}

/// Whether the article says by itself, of its own time, what the person does.
fn is_current(params: &Params, lines: &[Line<'_>], told: Told) -> bool {
    let Some(line) = lines.get(told.line) else {
        return false;
    };
    let next = told.name.next;
    let verb = line.word(next);
    let is_day = |word: &str| params.day_words.contains(word);
    let acts = params.now_words.contains(verb)
        || params.person_words.contains(verb) && line.words().any(is_day);
    let before = told.line.checked_sub(1).and_then(|at| lines.get(at));
    line.is_joined(next)
        && acts
        && !is_of_another_time(params, line)
        && !before.is_some_and(|before| is_of_another_time(params, before))
        && !is_quoted(lines, told.line, told.name.first)
}

fn is_of_another_time(params: &Params, line: &Line<'_>) -> bool {
    let opens_with_year = |word: &str| {
        let digits = word.get(..4).unwrap_or_default();
        digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) && !word.contains(',')
    };
    line.words().any(opens_with_year) || line.has(&params.other_times)
}

/// "from 20 January 2009 to 20 January 2017".
fn written(term: Term) -> String {
    match term.until {
        Some(until) => format!("from {} to {}", day(term.from), day(until)),
        None => format!("from {} on", day(term.from)),
    }
}
