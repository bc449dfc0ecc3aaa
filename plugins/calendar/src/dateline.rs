//! The date of a dateline against that of its article.

use crate::Params;
use crate::line::Line;
use gainsay_sdk::{Article, Case, Day, Finding, FindingKind, Rule, SegmentKind, Sentence, Time};

/// A dateline has no more tokens: "SAN VARDEN DEL MAR, Orra, Sept. 2, 2024 (Coast News Wire)".
const LONGEST: usize = 24;

/// Findings of an article, whose running text alone begins with a dateline.
pub(crate) fn dateline(case: &Case, rule: &Rule, params: &Params, findings: &mut Vec<Finding>) {
    for article in case.articles() {
        let Some((published, opening)) = article.published().zip(opening(case, article)) else {
            continue;
        };
        let line = Line::read(case, opening);
        let written = written(case, params, &line);
        findings.extend(written.and_then(|told| far_off(rule, params, &line, told, published)));
    }
}

/// The first sentence of running text, or the credit right before it: the host parts most datelines
/// from what follows them.
fn opening<'c>(case: &'c Case, article: Article<'c>) -> Option<Sentence<'c>> {
    let mut before = None;
    let mut sentences = case
        .sentences()
        .filter(|sentence| sentence.at().article == article.index());
    let first = sentences.find(|sentence| {
        let body = sentence.segment() == SegmentKind::Body;
        if !body {
            before = Some(*sentence);
        }
        body
    });
    let credit = before.filter(|sentence| sentence.segment() == SegmentKind::Credit);
    credit.or(first)
}

/// The date before the dash, and how many tokens of place stand before it.
fn written<'c>(case: &'c Case, params: &Params, line: &Line<'c>) -> Option<(Time<'c>, usize)> {
    let dash = (0..line.tokens.len().min(LONGEST)).find(|&at| is_dash(line, at))?;
    let end = line.span(dash, dash + 1).start;
    let mut times = case
        .times_in(line.sentence.index())
        .filter(|time| time.at().start < end);
    let time = times.next()?;
    let date = (0..dash).find(|&at| line.span(at, at + 1).start >= time.at().start)?;
    let named = (0..date).all(|at| is_of_place(params, line, at));
    let behind = (date..dash).all(|at| is_of_date(params, line, at));
    (date > 0 && times.next().is_none() && named && behind && is_place(line))
        .then_some((time, date))
}

/// A dash with blanks around it, or two hyphens.
fn is_dash(line: &Line<'_>, at: usize) -> bool {
    match line.word(at) {
        "\u{2013}" | "\u{2014}" => true,
        "-" => !line.is_joined(at) || line.word(at + 1) == "-",
        _ => false,
    }
}

/// A name in capitals, a mark, or a small word of a name; neither "By Ann Moen" nor "Updated".
fn is_of_place(params: &Params, line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let mark = matches!(word, "," | "." | "(" | ")" | "/" | "'" | "-");
    let small = params.lead_words.contains(word);
    let name = line.is_capital(at) && !params.other_words.contains(word);
    mark || small || name && !Day::is_named(line.written(at))
}

/// Date, and in brackets the name of the agency.
fn is_of_date(params: &Params, line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let number = word.bytes().all(|byte| byte.is_ascii_digit());
    let mark = matches!(word, "," | "." | "(" | ")" | "/" | "'" | "-" | ":");
    let name = line.is_capital(at) && !params.other_words.contains(word);
    number || mark || name || params.lead_words.contains(word)
}

/// The place of a dateline begins in capitals; "Sund, Aug. 2 - " may be any note.
fn is_place(line: &Line<'_>) -> bool {
    let first = line.written(0);
    let letters = || first.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

/// A finding if the dateline is of another time than the article.
fn far_off(
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    (time, place): (Time<'_>, usize),
    published: i32,
) -> Option<Finding> {
    let (day, last) = time.days()?;
    let gap = published.abs_diff(day);
    let one_day = day == last && time.is_explicit() && !time.is_impossible();
    if !one_day || gap <= params.slack.unsigned_abs() {
        return None;
    }
    let (day, today) = (Day(day), Day(published));
    Some(
        rule.finding(FindingKind::Policy)
            .evidence("place", line.span(0, place))
            .remarked("date", time.at(), &day.to_string())
            .step(format!(
                "{day} is {gap} days from {today}, the date of the article"
            ))
            .value("written", time.words())
            .value("date", day.to_string())
            .value("other-date", today.to_string())
            .value("number", gap.to_string()),
    )
}
