//! What is told as past although its date is still to come.

use crate::Params;
use crate::line::Line;
use gainsay_sdk::{Article, Case, Day, Finding, FindingKind, Rule, Time};

/// A date without a year that lies further ahead may be one of last year, in days.
const NEAR: i32 = 60;

/// Findings of a sentence.
pub(crate) fn past(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    findings: &mut Vec<Finding>,
) {
    let article = case.article(line.sentence.at().article);
    let Some(published) = article.and_then(Article::published) else {
        return;
    };
    for time in case.times_in(line.sentence.index()) {
        findings.extend(foretold(rule, params, line, time, published));
    }
}

/// "ruled on September 9" before 9 September.
fn foretold(
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    time: Time<'_>,
    published: i32,
) -> Option<Finding> {
    if !time.is_explicit() || time.is_impossible() {
        return None;
    }
    let (day, last) = time.days()?;
    let ahead = day.saturating_sub(published);
    if day != last || ahead <= params.slack || ahead > NEAR {
        return None;
    }
    let at = (0..line.tokens.len()).find(|&at| line.span(at, at + 1).start >= time.at().start)?;
    let verb = at.checked_sub(1 + usize::from(line.before(at) == "on"))?;
    let future = (verb.saturating_sub(5)..verb)
        .any(|at| params.now_words.contains(line.word(at)) || line.word(at) == "\"");
    if !params.event_words.contains(line.word(verb)) || future {
        return None;
    }
    let said = line.written(verb);
    let (day, today) = (Day(day), Day(published));
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("verb", line.span(verb, verb + 1))
            .remarked("date", time.at(), &day.to_string())
            .step(format!("{day} is after {today}, the date of the article"))
            .value("said", said)
            .value("written", time.words())
            .value("date", day.to_string()),
    )
}
