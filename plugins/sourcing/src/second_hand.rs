//! Sources that are known through the report of somebody else.

use crate::{Params, attributions};
use gainsay_sdk::{
    Article, Attribution, Case, EntityKind, Finding, FindingKind, Rule, SourceKind, Span, Words,
};

/// Classes of cues by which an outlet reports.
const REPORTING: &[&str] = &["say", "report", "claim"];

/// Classes of cues by which somebody states something.
pub(crate) const STATING: &[&str] = &["say", "claim", "report", "warn", "deny", "estimate"];

/// How many words behind the cue tell where something was said.
const OCCASION: usize = 5;

/// How many words behind an outlet may still belong to its name.
const NAME: usize = 4;

/// How many sources of one outlet a finding lists.
const MORE: usize = 3;

/// One finding for each outlet through which sources are known.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let mut outlets: Vec<(Attribution<'_>, Vec<Attribution<'_>>)> = Vec::new();
    for by in attributions(case, article) {
        let Some(report) = report_around(case, params, by) else {
            continue;
        };
        let known = outlets
            .iter_mut()
            .find(|(outlet, _)| outlet.same_source(report));
        match known {
            Some((_, sources)) => sources.push(by),
            None => outlets.push((report, vec![by])),
        }
    }
    outlets
        .iter()
        .map(|(report, sources)| finding(rule, *report, sources))
        .collect()
}

/// The media report in which a source is quoted: around it, or beside it in the same sentence and
/// over the same words.
fn report_around<'c>(
    case: &'c Case,
    params: &Params,
    by: Attribution<'c>,
) -> Option<Attribution<'c>> {
    // "Monday": no speaker, whatever the reading.
    let timed = case
        .times()
        .any(|time| time.at().overlaps(by.source_or_whole()));
    let speaks = !by.source().is_empty() && !by.is_pronoun() && !timed && is_quoted(params, by);
    if !speaks || !states(params, by) || in_public(case, params, by) {
        return None;
    }
    // "the newspaper": another mention of the outlet is no source of its own.
    let is_report = |other: &Attribution<'c>| {
        is_outlet(params, *other)
            && other.source_head() != by.source_head()
            && !other.is_negated()
            && REPORTING.contains(&other.cue_class())
            && !has_word(other.cue(), &params.no_report_words)
            && !surveys(case, params, *other)
    };
    let around = by.outwards().skip(1).last().filter(is_report);
    around.or_else(|| {
        let near = by.index().saturating_sub(2)..by.index().saturating_add(3);
        near.filter_map(|index| case.attribution(index))
            .filter(is_report)
            .filter(|other| other.sentence_index() == by.sentence_index())
            // "..., according to the paper": a phrase stands beside what it reports, a verb around.
            .filter(|other| other.cue().contains(' '))
            .find(|other| says_the_same(*other, by))
    })
}

/// A report of an outlet that is known, or of one that is named like a paper: "the Orra Herald".
fn is_outlet(params: &Params, by: Attribution<'_>) -> bool {
    let named = || {
        let mut words = by.source().split_whitespace().rev();
        let last = words.next().unwrap_or_default();
        let before = words.next().unwrap_or_default();
        params.outlet_words.contains_lower(last)
            && [last, before]
                .iter()
                .all(|word| word.starts_with(char::is_uppercase))
    };
    match by.kind() {
        SourceKind::MediaReport => true,
        SourceKind::Organisation => named(),
        _ => false,
    }
}

/// "Said on arrival", "told a news conference": more outlets than one were there. The occasion stands
/// right behind the cue.
fn in_public(case: &Case, params: &Params, by: Attribution<'_>) -> bool {
    let Some(sentence) = case.sentence(by.sentence_index()) else {
        return false;
    };
    let behind = Span {
        start: by.cue_at().end,
        ..sentence.at()
    };
    let mut words = case
        .words_at(behind)
        .split(|c: char| c.is_whitespace() || c == '-')
        .take(OCCASION);
    let mut open = true;
    words.any(|word| {
        let before = std::mem::replace(&mut open, !word.ends_with([',', '.', ':', ';']));
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        before && params.occasion_words.contains_lower(word)
    })
}

/// "The Herald/Radio Sund poll": what the outlet has found out by itself.
fn surveys(case: &Case, params: &Params, report: Attribution<'_>) -> bool {
    let at = report.source_or_whole();
    let Some(sentence) = case.sentence(report.sentence_index()) else {
        return false;
    };
    let behind = case.words_at(Span {
        start: at.end,
        ..sentence.at()
    });
    let split = |c: char| !c.is_alphanumeric();
    let named = behind.split([',', '.', ';']).next().unwrap_or_default();
    let own = report.source().split(split);
    own.chain(
        named
            .split(split)
            .filter(|word| !word.is_empty())
            .take(NAME),
    )
    .any(|word| params.survey_words.contains_lower(word))
}

/// Whether it is a statement of somebody other than the outlet: not what people feel, ask or want,
/// not "its editors say" and not "its analysis".
fn is_quoted(params: &Params, by: Attribution<'_>) -> bool {
    let first = by
        .source()
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let own = matches!(
        first.as_str(),
        "its" | "their" | "his" | "her" | "our" | "my"
    );
    let speaks = !matches!(
        by.kind(),
        SourceKind::Author | SourceKind::Unknown | SourceKind::Collective
    ) && !is_outlet(params, by);
    // "the campaign, and the Telegraph": two clauses read as one source.
    let joined = by.source().contains(", and ");
    let media = by
        .entity()
        .is_some_and(|source| source.kind() == EntityKind::Media);
    let described = by.source().contains(' ') || by.source().starts_with(char::is_uppercase);
    let named = described && !joined && !media && !params.survey_words.contains(by.source_head());
    speaks && named && !own && !by.is_negated() && STATING.contains(&by.cue_class())
}

/// Whether the cue is one of those by which people state something: not "issued", "disclosed".
fn states(params: &Params, by: Attribution<'_>) -> bool {
    params.statement_words.is_empty() || has_word(by.cue(), &params.statement_words)
}

fn has_word(cue: &str, words: &Words) -> bool {
    let mut cue = cue.split_whitespace();
    cue.any(|word| words.contains(&word.to_lowercase()))
}

/// Whether the content of the report holds the source, or what the source says.
fn says_the_same(report: Attribution<'_>, by: Attribution<'_>) -> bool {
    let source = by.source_or_whole();
    report.content().iter().any(|content| {
        content.contains(source) || by.content().iter().any(|said| said.overlaps(*content))
    })
}

fn finding(rule: &Rule, report: Attribution<'_>, sources: &[Attribution<'_>]) -> Finding {
    let name = sources.first().map_or("", |by| by.name());
    let mut finding = rule.finding(FindingKind::Policy).remarked(
        "report",
        report.source_or_whole(),
        "known through",
    );
    for by in sources.iter().take(MORE) {
        finding = finding.evidence("source", by.source_or_whole());
    }
    let more = sources.len().saturating_sub(1);
    let more = if more > 0 {
        more.to_string()
    } else {
        String::new()
    };
    finding
        .value("source", name)
        .value("through", report.name())
        .value("more", more)
}
