//! Terms of office against the years that they start and end in.

use crate::Params;
use crate::line::Line;
use crate::moment::year_of;
use crate::numbers::number;
use gainsay_sdk::{Case, Finding, FindingKind, Rule};

/// How many tokens may stand between the term and its years.
const REACH: usize = 8;

/// Findings of a sentence.
pub(crate) fn term(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    findings: &mut Vec<Finding>,
) {
    for at in 0..line.tokens.len() {
        findings
            .extend(length(line, at).and_then(|years| ending(case, rule, params, line, at, years)));
    }
}

/// The years of "four-year term" at that token.
fn length(line: &Line<'_>, at: usize) -> Option<i32> {
    let hyphen = usize::from(line.word(at + 1) == "-");
    let term = line.word(at + 1 + hyphen) == "year" && line.word(at + 2 + hyphen) == "term";
    term.then(|| number(line.word(at)))?
        .filter(|years| *years <= 20)
}

/// A finding if the term ends in another year.
fn ending(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    at: usize,
    years: i32,
) -> Option<Finding> {
    let parts = |at: &usize| params.clause_words.contains(line.word(*at)) || line.word(*at) == ";";
    // "elected in 2019 to a four-year term"
    let start = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|at| !parts(at) && line.word(*at) != ",")
        .find(|&at| year_of(line.word(at)).is_some())?;
    let chosen =
        (start.saturating_sub(4)..start).any(|at| params.founding_words.contains(line.word(at)));
    // "ending in 2023"
    let end = (at + 3..at + 3 + REACH)
        .take_while(|at| !parts(at))
        .find(|&at| year_of(line.word(at)).is_some())?;
    let ends = (at + 3..end).any(|at| params.event_words.contains(line.word(at)));
    let (first, last) = year_of(line.word(start)).zip(year_of(line.word(end)))?;
    let right = first + years;
    if !chosen || !ends || right.abs_diff(last) <= params.slack.unsigned_abs() {
        return None;
    }
    let number_at = line.span(at, at + 3 + usize::from(line.word(at + 1) == "-"));
    let number = case.words_at(number_at);
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("start", line.span(start, start + 1))
            .evidence("term", number_at)
            .evidence("end", line.span(end, end + 1))
            .step(format!("{first} + {years} = {right}, not {last}"))
            .value("start", first.to_string())
            .value("number", number)
            .value("end", last.to_string())
            .value("right", right.to_string()),
    )
}
