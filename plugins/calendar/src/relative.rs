//! "Yesterday" against the date beside it.

use crate::Params;
use gainsay_sdk::{Case, Day, Finding, FindingKind, Rule, Time};

/// Findings of all pairs of time expressions that stand beside each other.
pub(crate) fn relative(case: &Case, rule: &Rule, params: &Params, findings: &mut Vec<Finding>) {
    let mut before: Option<Time<'_>> = None;
    for time in case.times() {
        let pair = before.filter(|before| before.sentence_index() == time.sentence_index());
        findings.extend(pair.and_then(|before| disagreeing(case, rule, params, before, time)));
        before = Some(time);
    }
}

/// A finding if one is "yesterday", the other a date, and both are not the same day.
fn disagreeing<'c>(
    case: &'c Case,
    rule: &Rule,
    params: &Params,
    first: Time<'c>,
    second: Time<'c>,
) -> Option<Finding> {
    let is_word = |time: Time<'_>| {
        let word = time.words().to_lowercase();
        params.day_words.contains(word.as_str())
    };
    let (word, date) = if is_word(first) {
        (first, second)
    } else if is_word(second) {
        (second, first)
    } else {
        return None;
    };
    if !date.is_explicit() || date.is_impossible() || !adjoin(case, first, second) {
        return None;
    }
    let one_day = |time: Time<'_>| time.days().filter(|(first, last)| first == last);
    let (said, _) = one_day(word)?;
    let (day, _) = one_day(date)?;
    if said.abs_diff(day) <= params.slack.unsigned_abs() {
        return None;
    }
    let (said, day) = (Day(said), Day(day));
    Some(
        rule.finding(FindingKind::Arithmetic)
            .remarked("word", word.at(), &said.to_string())
            .remarked("date", date.at(), &day.to_string())
            .step(format!(
                "{} is {said} by the article's date, not {day}",
                word.words()
            ))
            .value("said", word.words())
            .value("right", said.to_string())
            .value("date", day.to_string())
            .value("written", date.words()),
    )
}

/// Only a comma, a bracket or a dash stands between them: one explains the other.
fn adjoin(case: &Case, first: Time<'_>, second: Time<'_>) -> bool {
    let mut between = first.at();
    between.start = first.at().end;
    between.end = second.at().start.max(between.start);
    let words = case.words_at(between).trim();
    matches!(
        words,
        "," | "(" | ", on" | "\u{2013}" | "\u{2014}" | "--" | "-"
    )
}
