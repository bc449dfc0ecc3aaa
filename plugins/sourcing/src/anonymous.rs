//! Anonymous sources: what rests on one alone, and whether a reason is given.

use crate::second_hand::STATING;
use crate::{Params, attributions, is_marked};
use gainsay_sdk::{
    Article, Attribution, Case, Claim, Decimal, EntityKind, Finding, FindingKind, Interval,
    Modality, Quantity, Rule, Sentence, SourceKind, Span,
};

/// Words before a figure that is not news.
const DEFINITE: &[&str] = &[
    "the", "these", "those", "its", "their", "his", "her", "our", "all",
];

/// How many further mentions of a figure a finding lists.
const MOST_MENTIONS: usize = 4;

/// A statement of a source.
#[derive(Clone, Copy)]
enum Statement<'c> {
    Claim(Claim<'c>),
    Figure(Quantity<'c>),
}

/// Statements that rest on a single anonymous source; claims before bare figures.
pub(crate) fn single(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let sources: Vec<Attribution<'_>> = anonymous(case, params, article)
        .filter(|by| is_one(*by))
        .collect();
    let claims = || {
        case.claims()
            .filter(|claim| is_stated(*claim, params))
            .filter_map(|claim| {
                let by = *sources
                    .iter()
                    .find(|by| claim.chain().any(|link| link == **by))?;
                Some((by, Statement::Claim(claim)))
            })
    };
    let figures = || {
        case.quantities()
            .filter(|figure| {
                params.figures && measures(*figure, params) && !is_known(case, *figure)
            })
            .filter_map(|figure| {
                let by = *sources
                    .iter()
                    .find(|by| is_under(figure.attribution(), **by))?;
                Some((by, Statement::Figure(figure)))
            })
    };
    claims()
        .chain(figures())
        .filter(|(by, statement)| !is_aside(case, params, *by, *statement))
        .filter(|(by, statement)| !is_borne_out(case, *by, *statement))
        .map(|(by, statement)| finding(case, rule, params, by, statement))
        .take(params.most)
        .collect()
}

/// Anonymous sources for whose anonymity no reason is given.
pub(crate) fn unexplained(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    anonymous(case, params, article)
        .filter(|by| !by.has_reason())
        .map(|by| {
            rule.finding(FindingKind::Policy)
                .evidence("source", by.source_or_whole())
                .value("source", by.name())
        })
        .collect()
}

fn anonymous<'c>(
    case: &'c Case,
    params: &Params,
    article: Article<'_>,
) -> impl Iterator<Item = Attribution<'c>> {
    attributions(case, article).filter(move |by| {
        by.is_anonymous()
            && !by.is_negated()
            && STATING.contains(&by.cue_class())
            && is_marked(case, *by, &params.marker_words)
    })
}

/// One person: the head noun stands in the singular.
fn is_one(by: Attribution<'_>) -> bool {
    by.source()
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|word| word.eq_ignore_ascii_case(by.source_head()))
}

/// Stated as so, now, then or in time to come.
fn is_stated(claim: Claim<'_>, params: &Params) -> bool {
    claim.modality() == Modality::None
        && claim.confidence() >= params.min_confidence
        && (params.frames.is_empty() || params.frames.iter().any(|frame| claim.is(frame)))
}

fn measures(figure: Quantity<'_>, params: &Params) -> bool {
    figure.dimension() != "age"
        && !(figure.counted().is_empty() && figure.unit().is_empty())
        && figure
            .value()
            .is_some_and(|value| value >= Decimal::from(params.at_least))
}

/// "The two companies", "its 25 members": the reader is taken to know the number.
fn is_known(case: &Case, figure: Quantity<'_>) -> bool {
    let at = figure.at();
    let Some(sentence) = figure.sentence() else {
        return false;
    };
    let before = Span {
        start: sentence.at().start,
        end: at.start,
        ..at
    };
    let last = case.words_at(before).split_whitespace().next_back();
    last.is_some_and(|word| {
        DEFINITE
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word))
    })
}

/// Whether the source tells it by the way: as known, or as the time or place of something else.
fn is_aside(case: &Case, params: &Params, by: Attribution<'_>, statement: Statement<'_>) -> bool {
    let at = match statement {
        Statement::Claim(claim) => claim.trigger(),
        Statement::Figure(figure) => figure.at(),
    };
    // "An official who asked not to be named said": those words are about the source.
    let source = by.source_or_whole();
    let content = by.content().iter().find(|content| content.contains(at));
    let led = content.filter(|content| source.start < content.start);
    let sentence = case.sentence(by.sentence_index()).map(Sentence::at);
    let whole = sentence.filter(|sentence| sentence.contains(at) && at.start < source.start);
    let Some(start) = led.copied().or(whole).map(|span| span.start) else {
        return false;
    };
    let before = case.words_at(Span {
        start,
        end: at.start,
        ..at
    });
    // Not the comma of "4,000".
    let opened = [", ", "; ", ": ", ". "]
        .into_iter()
        .filter_map(|mark| before.rfind(mark))
        .max();
    let clause = opened.and_then(|at| before.get(at..)).unwrap_or(before);
    clause
        .split_whitespace()
        .any(|word| params.aside_words.contains_lower(word))
}

fn is_under(by: Option<Attribution<'_>>, outer: Attribution<'_>) -> bool {
    by.is_some_and(|by| by.outwards().any(|link| link == outer))
}

/// Whether somebody else, or the article itself, says the same.
fn is_borne_out(case: &Case, by: Attribution<'_>, statement: Statement<'_>) -> bool {
    match statement {
        Statement::Claim(claim) => case.claims().any(|other| {
            other != claim
                && other.frame() == claim.frame()
                && other.polarity() == claim.polarity()
                && other.role_compatible(claim, "agent")
                && figures_meet(claim, other)
                && is_independent(
                    other.nearest().or_else(|| other.inherited()),
                    other.sentence(),
                    by,
                )
        }),
        Statement::Figure(figure) => case.quantities().any(|other| {
            other != figure
                && measure_alike(figure, other)
                && is_independent(other.attribution(), other.sentence(), by)
        }),
    }
}

/// Both without figures, or one of each that agree.
fn figures_meet(claim: Claim<'_>, other: Claim<'_>) -> bool {
    claim.quantities().next().is_none()
        || claim
            .quantities()
            .any(|one| other.quantities().any(|two| measure_alike(one, two)))
}

fn measure_alike(one: Quantity<'_>, two: Quantity<'_>) -> bool {
    one.counted() == two.counted()
        && one.unit() == two.unit()
        && !Interval::of(one).disjoint(Interval::of(two))
}

/// Whether a statement of that source can bear out one of the anonymous source. A state by its
/// name alone cannot: the text does not tell who spoke for it, and it may be the same person.
fn is_independent(
    source: Option<Attribution<'_>>,
    sentence: Option<Sentence<'_>>,
    by: Attribution<'_>,
) -> bool {
    let Some(source) = source else {
        return !sentence.is_some_and(Sentence::is_heading);
    };
    let state = source
        .entity()
        .is_some_and(|entity| entity.kind() == EntityKind::Country);
    let unnamed = matches!(source.kind(), SourceKind::Unknown | SourceKind::Author);
    let same = source.source_head() == by.source_head() || source.same_source(by);
    !state && !unnamed && !same && !source.outwards().any(|link| link == by)
}

fn finding(
    case: &Case,
    rule: &Rule,
    params: &Params,
    by: Attribution<'_>,
    statement: Statement<'_>,
) -> Finding {
    // "after a collision that left 79 missing": the figure is of what is told by the way.
    let told = |figure: &Quantity<'_>| !is_aside(case, params, by, Statement::Figure(*figure));
    let (at, figure) = match statement {
        Statement::Claim(claim) => (claim.at(), claim.quantities().find(told)),
        Statement::Figure(figure) => (figure.at(), Some(figure)),
    };
    let mut finding = rule
        .finding(FindingKind::Policy)
        .evidence("statement", at)
        .remarked("source", by.source_or_whole(), "the only source");
    let others = figure.map_or_else(Vec::new, |figure| same_origin(case, figure));
    for other in others.iter().take(MOST_MENTIONS) {
        finding = finding.remarked("mention", other.at(), "no other origin");
    }
    let mentions = match others.len() {
        0 => String::new(),
        others => (others + 1).to_string(),
    };
    finding
        .value("source", by.name())
        .value("statement", figure.map(Quantity::words).unwrap_or_default())
        .value("mentions", mentions)
}

/// Other mentions of the figure. None of them has an origin of its own, or it would be borne out.
fn same_origin<'c>(case: &'c Case, figure: Quantity<'c>) -> Vec<Quantity<'c>> {
    let article = figure.at().article;
    let others = case.quantities().filter(|other| {
        *other != figure && other.at().article == article && measure_alike(figure, *other)
    });
    others.collect()
}
