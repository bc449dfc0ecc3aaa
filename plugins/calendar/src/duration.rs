//! Lengths of time against the two ends that stand beside them.

use crate::Params;
use crate::line::Line;
use crate::moment::year_of;
use crate::numbers::number;
use crate::period::Period;
use gainsay_sdk::{Case, Finding, FindingKind, Rule, Span};

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// A length of time as written.
#[derive(Clone, Copy, Debug)]
struct Length {
    number: i32,
    first: usize,
    next: usize,
}

/// Findings of a sentence.
pub(crate) fn duration(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    findings: &mut Vec<Finding>,
) {
    for period in Period::all(line, params) {
        findings.extend(years(case, rule, params, line, period));
    }
    for at in 0..line.tokens.len() {
        findings.extend(hours(case, rule, params, line, at));
    }
}

/// "from 2009 to 2013, six years"
fn years(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    period: Period,
) -> Option<Finding> {
    let year = |at: usize, next: usize| year_of(line.word(at)).filter(|_| at + 1 == next);
    let start = year(period.start.first, period.start.next)?;
    let end = year(period.end.first, period.end.next)?;
    let length = length(line, params, period.first, period.end.next, "year")?;
    let right = end - start;
    // The first and the last year may both count.
    let slack = if length.number % 5 == 0 && length.number >= 10 {
        length.number / 5
    } else {
        1
    };
    let ends = line.span(period.first, period.end.next);
    let wrong = right > 0 && right.abs_diff(length.number) > slack.unsigned_abs();
    wrong.then(|| finding(case, rule, line, length, ends, &format!("{right} years")))
}

/// "from 9 a.m. to 5 p.m., six hours"
fn hours(case: &Case, rule: &Rule, params: &Params, line: &Line<'_>, at: usize) -> Option<Finding> {
    if !matches!(line.word(at), "from" | "between") {
        return None;
    }
    let (start, next) = clock(line, at + 1)?;
    let link = line.word(next);
    if link != "and" && !params.to_words.contains(link) {
        return None;
    }
    let (end, next) = clock(line, next + 1)?;
    let length = length(line, params, at, next, "hour")?;
    let right = (end - start).rem_euclid(DAY);
    let wrong = (right - length.number * 60).abs() >= 60;
    let written = match (right / 60, right % 60) {
        (hours, 0) => format!("{hours} hours"),
        (hours, minutes) => format!("{hours} hours and {minutes} minutes"),
    };
    wrong.then(|| finding(case, rule, line, length, line.span(at, next), &written))
}

fn finding(
    case: &Case,
    rule: &Rule,
    line: &Line<'_>,
    length: Length,
    ends: Span,
    right: &str,
) -> Finding {
    let at = line.span(length.first, length.next);
    let (written, said) = (case.words_at(ends), case.words_at(at));
    rule.finding(FindingKind::Arithmetic)
        .evidence("ends", ends)
        .evidence("length", at)
        .step(format!("{written}: {right}, not {said}"))
        .value("written", written)
        .value("number", said)
        .value("right", right)
}

/// The number of years or hours right before or behind a period; none if it is a rough one.
fn length(
    line: &Line<'_>,
    params: &Params,
    first: usize,
    next: usize,
    unit: &str,
) -> Option<Length> {
    let read = |at: usize| {
        let named = line
            .word(at + 1)
            .strip_suffix('s')
            .unwrap_or(line.word(at + 1))
            == unit;
        let rough = params.rough_words.contains(line.before(at));
        let ago = matches!(
            line.word(at + 2),
            "ago" | "earlier" | "later" | "after" | "before"
        );
        let number = number(line.word(at)).filter(|_| named && !rough && !ago)?;
        Some(Length {
            number,
            first: at,
            next: at + 2,
        })
    };
    let behind = matches!(line.word(next), "," | "(" | "\u{2013}" | "\u{2014}")
        .then(|| read(next + 1))
        .flatten()
        // "from 2009 to 2013, six years of which he was abroad"
        .filter(|length| {
            let next = behind_whole(line, params, length.next);
            matches!(line.word(next), "" | "." | "," | ")" | ";")
        });
    let comma = usize::from(line.before(first) == ",");
    behind.or_else(|| read(first.checked_sub(comma + 2)?))
}

/// The token behind "in all", "altogether", if they stand there.
fn behind_whole(line: &Line<'_>, params: &Params, at: usize) -> usize {
    let first = at + usize::from(line.word(at) == "in");
    let words =
        (first..line.tokens.len()).take_while(|&at| params.whole_words.contains(line.word(at)));
    match words.count() {
        0 => at,
        count => first + count,
    }
}

/// Minutes since midnight of "9 a.m.", "9:30 pm", "noon", and the token after it.
fn clock(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    match line.word(at) {
        "noon" => return Some((DAY / 2, at + 1)),
        "midnight" => return Some((0, at + 1)),
        _ => {}
    }
    let (hour, minute) = line
        .word(at)
        .split_once(':')
        .unwrap_or((line.word(at), "0"));
    let hour: i32 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let minute: i32 = minute
        .parse()
        .ok()
        .filter(|minute| (0..60).contains(minute))?;
    let (half, next) = match (line.word(at + 1), line.word(at + 2), line.word(at + 3)) {
        (half @ ("am" | "pm"), ..) => (half, at + 2),
        ("a", ".", "m") => ("am", at + 4),
        ("p", ".", "m") => ("pm", at + 4),
        _ => return None,
    };
    let dot = usize::from(next == at + 4 && line.word(next) == ".");
    let afternoon = if half == "pm" { DAY / 2 } else { 0 };
    Some((hour % 12 * 60 + minute + afternoon, next + dot))
}
