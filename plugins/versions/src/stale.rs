//! Words for a day that both versions have, although the new one is of another time.

use crate::Params;
use crate::note;
use crate::quoted;
use gainsay_sdk::{Case, Day, Finding, FindingKind, Rule, SegmentKind, Sentence, Span, Time};
use std::collections::BTreeMap;
use std::ops::Range;

/// Findings of one pair of versions beyond these tell nothing new.
const MOST: usize = 20;

/// Longer sentences are lists or tables, in bytes.
const LONGEST: u32 = 2000;

/// "The council votes tomorrow" in a version that is dated a week later: a finding for each such
/// sentence, unless the new version says when it was first published.
pub(crate) fn find(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    let day = |article| case.article(article)?.published();
    let Some((before, now)) = day(0).zip(day(1)) else {
        return Vec::new();
    };
    let later = now.saturating_sub(before);
    if later <= params.slack_days || note::stands(case, 1, &params.notes) {
        return Vec::new();
    }
    let (old, new) = (sentences(case, 0), sentences(case, 1));
    let kept: BTreeMap<&str, Sentence<'_>> = old.map(|line| (words(case, line), line)).collect();
    let quotations = quoted::ranges(case.article_text(1));
    let found = new.filter_map(|line| {
        let earlier = kept.get(words(case, line))?;
        let at = stale_day(case, params, &quotations, line)?;
        Some(finding(
            case,
            rule,
            (*earlier, line),
            at,
            [Day(before), Day(now)],
        ))
    });
    found.take(MOST).collect()
}

fn sentences(case: &Case, article: u32) -> impl Iterator<Item = Sentence<'_>> {
    case.sentences()
        .filter(move |line| line.at().article == article && line.segment() == SegmentKind::Body)
        .filter(|line| line.at().end.saturating_sub(line.at().start) <= LONGEST)
}

fn words<'c>(case: &'c Case, line: Sentence<'c>) -> &'c str {
    case.words_at(line.at()).trim()
}

/// The first word for a day of a sentence that the article says in its own voice.
fn stale_day(
    case: &Case,
    params: &Params,
    quotations: &[Range<usize>],
    line: Sentence<'_>,
) -> Option<Span> {
    let times = case.times_in(line.index());
    let mut stale = times.filter_map(|time| phrase(case, params, line, time));
    stale.find(|at| {
        let range = at.start as usize..at.end as usize;
        !quoted::holds(quotations, &range) && is_meant(case, params, line, *at)
    })
}

/// The words of the rule that a time expression is, or ends: "today" in "later today".
fn phrase(case: &Case, params: &Params, line: Sentence<'_>, time: Time<'_>) -> Option<Span> {
    let start = line.at().start;
    let text = case.words_at(Span {
        end: time.at().end,
        ..line.at()
    });
    let lower = text.to_ascii_lowercase();
    let lower = lower.strip_suffix("'s").unwrap_or(&lower);
    let phrase = params.day_words.iter().find(|phrase| {
        let before = lower.strip_suffix(phrase);
        before.is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    })?;
    let end = start + lower.len() as u32;
    let at = Span {
        start: end - phrase.len() as u32,
        end,
        ..line.at()
    };
    (at.end > time.at().start).then_some(at)
}

/// Whether the word tells a day: no name ("The Tonight Show") and no future at large ("the engineers
/// of tomorrow").
fn is_meant(case: &Case, params: &Params, line: Sentence<'_>, at: Span) -> bool {
    let whole = line.at();
    let cut = |start, end| {
        case.words_at(Span {
            start,
            end,
            ..whole
        })
    };
    let (before, behind) = (cut(whole.start, at.start), cut(at.end, whole.end));
    let named = !before.trim().is_empty() && cut(at.start, at.end).starts_with(char::is_uppercase);
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let next = behind.trim_start_matches(['\'', '\u{2019}']);
    let next = next
        .strip_prefix("s ")
        .unwrap_or(next)
        .split_whitespace()
        .next();
    let next = next
        .unwrap_or_default()
        .trim_matches(|c: char| !c.is_alphanumeric());
    !named
        && !params.figurative_words.contains_lower(last)
        && !params.figurative_words.contains_lower(next)
}

fn finding(
    case: &Case,
    rule: &Rule,
    (earlier, line): (Sentence<'_>, Sentence<'_>),
    at: Span,
    [before, now]: [Day; 2],
) -> Finding {
    let offset = at.start.saturating_sub(line.at().start);
    let start = earlier.at().start.saturating_add(offset);
    let old = Span {
        start,
        end: start.saturating_add(at.end.saturating_sub(at.start)),
        ..earlier.at()
    };
    rule.finding(FindingKind::Policy)
        .remarked("before", old, &before.to_string())
        .remarked("now", at, &now.to_string())
        .value("changed", case.words_at(at))
        .value("before", before.to_string())
        .value("now", now.to_string())
}
