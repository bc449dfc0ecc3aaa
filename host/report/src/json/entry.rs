//! The entries of the master format as types.

use crate::digest::digest;
use crate::sides::sides;
use gainsay_model::{
    ArticleReport, Attribution, AttributionKind, CivilDay, Claim, Comparison, Coverage, Direction,
    Factuality, Finding, FindingKind, Holder, Modality, Place, Polarity, Quantity, QuantityKind,
    Severity, Skipped, SourceKind, Span, SuppressedBy, Tense, Timex, TimexMod, TimexType,
    Untrusted,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Hexadecimal digits of a claim's id.
const ID_DIGITS: usize = 16;

/// An article with all that was understood and found.
#[derive(Serialize)]
pub struct ArticleEntry<'a> {
    id: &'a str,
    path: &'a str,
    digest: &'a str,
    title: Option<&'a str>,
    published: Option<CivilDay>,
    publisher: Option<&'a str>,
    section: Option<&'a str>,
    claims: Vec<ClaimEntry<'a>>,
    sources: Vec<LinkEntry<'a>>,
    findings: Vec<FindingEntry<'a>>,
    suppressed: Vec<SuppressedEntry<'a>>,
    unfinished: Vec<UnfinishedEntry<'a>>,
    coverage: &'a Coverage,
}

/// An input that could not be read.
#[derive(Serialize)]
pub struct SkippedEntry<'a> {
    id: &'a str,
    path: &'a str,
    error: &'a str,
}

/// Unicode code points of the file's decoded text, half open.
#[derive(Clone, Copy, Serialize)]
struct Position {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct ClaimEntry<'a> {
    id: String,
    frame: &'a str,
    position: Position,
    trigger: WordsEntry<'a>,
    agent: Option<WhoEntry<'a>>,
    roles: BTreeMap<&'a str, RoleEntry<'a>>,
    polarity: Polarity,
    modality: Modality,
    tense: Tense,
    partial: bool,
    quoted: bool,
    factuality: Factuality,
    factuality_by: Vec<HeldEntry>,
    quantities: Vec<QuantityEntry<'a>>,
    times: Vec<TimeEntry<'a>>,
    chain: Vec<LinkEntry<'a>>,
    confidence: u8,
}

#[derive(Serialize)]
struct WordsEntry<'a> {
    text: &'a str,
    position: Position,
}

#[derive(Serialize)]
struct WhoEntry<'a> {
    text: &'a str,
    entity: Option<&'a str>,
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct RoleEntry<'a> {
    #[serde(flatten)]
    who: WhoEntry<'a>,
    position: Position,
    implicit: bool,
}

/// Whose commitment: the author's, or that of the link of that index in the claim's chain.
#[derive(Serialize)]
struct HeldEntry {
    holder: &'static str,
    link: Option<usize>,
    value: Factuality,
}

#[derive(Serialize)]
struct QuantityEntry<'a> {
    text: &'a str,
    position: Position,
    value: String,
    low: Option<String>,
    high: Option<String>,
    comparison: Comparison,
    unit: &'a str,
    counted: &'a str,
    kind: QuantityKind,
    direction: Direction,
}

#[derive(Serialize)]
struct TimeEntry<'a> {
    #[serde(rename = "type")]
    kind: TimexType,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<TimexMod>,
    text: &'a str,
    position: Position,
    earliest: Option<CivilDay>,
    latest: Option<CivilDay>,
}

/// A source with its cue: an entry of `sources`, or a link of a claim's chain, outermost first.
#[derive(Serialize)]
struct LinkEntry<'a> {
    source: Option<&'a str>,
    entity: Option<&'a str>,
    name: Option<&'a str>,
    source_kind: SourceKind,
    anonymous: bool,
    cue: &'a str,
    kind: AttributionKind,
    position: Position,
    source_position: Option<Position>,
    content: Vec<Position>,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    id: &'a str,
    key: &'a str,
    rule: &'a str,
    severity: Severity,
    kind: FindingKind,
    message: &'a str,
    why: &'a str,
    ask: &'a str,
    evidence: Vec<EvidenceEntry<'a>>,
    derivation: Vec<&'a str>,
}

#[derive(Serialize)]
struct SuppressedEntry<'a> {
    by: SuppressedBy,
    reason: &'a str,
    finding: FindingEntry<'a>,
}

#[derive(Serialize)]
struct EvidenceEntry<'a> {
    role: &'a str,
    article: &'a str,
    path: &'a str,
    position: Position,
    exact: String,
    prefix: String,
    suffix: String,
    line: usize,
    column: usize,
    note: &'a str,
}

#[derive(Serialize)]
struct UnfinishedEntry<'a> {
    plugin: &'a str,
    rules: &'a [String],
    reason: &'a str,
}

impl<'a> SkippedEntry<'a> {
    /// The entry of an input that was skipped.
    pub fn of(skipped: &'a Skipped) -> Self {
        Self {
            id: &skipped.id.0,
            path: &skipped.path,
            error: skipped.reason.raw(),
        }
    }
}

impl<'a> ArticleEntry<'a> {
    /// The entry of a report.
    pub fn of(report: &'a ArticleReport) -> Self {
        let claims = &report.claims;
        let unfinished = report.failures.iter().map(|failure| UnfinishedEntry {
            plugin: &failure.plugin,
            rules: &failure.rules,
            reason: failure.reason.raw(),
        });
        let suppressed = report.suppressed.iter().map(|left_out| SuppressedEntry {
            by: left_out.by,
            reason: left_out.reason.raw(),
            finding: finding(report, &left_out.finding),
        });
        Self {
            id: &report.id.0,
            path: &report.path,
            digest: &report.digest,
            title: report.title.as_ref().map(Untrusted::raw),
            published: report.published,
            publisher: report.publisher.as_ref().map(Untrusted::raw),
            section: report.section.as_ref().map(Untrusted::raw),
            claims: claims.claims.iter().map(|c| claim(report, c)).collect(),
            sources: claims
                .attributions
                .iter()
                .map(|a| link(report, a))
                .collect(),
            findings: report.findings.iter().map(|f| finding(report, f)).collect(),
            suppressed: suppressed.collect(),
            unfinished: unfinished.collect(),
            coverage: &claims.coverage,
        }
    }
}

fn claim<'a>(report: &'a ArticleReport, claim: &'a Claim) -> ClaimEntry<'a> {
    let all = &report.claims;
    let mut roles = BTreeMap::new();
    for argument in &claim.arguments {
        roles.entry(argument.role.as_str()).or_insert(RoleEntry {
            who: who(report, &argument.text, argument.entity),
            position: position(report, argument.span),
            implicit: argument.implicit,
        });
    }
    let agent = claim.argument("agent");
    let chain = picked(&claim.chain, &all.attributions);
    let held = claim.factuality.iter().map(|held| match held.holder {
        Holder::Author => HeldEntry {
            holder: "author",
            link: None,
            value: held.value,
        },
        Holder::Attribution(index) => HeldEntry {
            holder: "source",
            link: claim.chain.iter().position(|link| *link == index),
            value: held.value,
        },
    });
    ClaimEntry {
        id: claim_id(report, claim),
        frame: &claim.frame,
        position: position(report, claim.span),
        trigger: WordsEntry {
            text: claim.trigger.of(&report.text),
            position: position(report, claim.trigger),
        },
        agent: agent.map(|agent| who(report, &agent.text, agent.entity)),
        roles,
        polarity: claim.polarity,
        modality: claim.modality,
        tense: claim.tense,
        partial: claim.partial,
        quoted: claim.quoted,
        factuality: claim.held_as(),
        factuality_by: held.collect(),
        quantities: picked(&claim.quantities, &all.quantities)
            .map(|figure| quantity(report, figure))
            .collect(),
        times: picked(&claim.times, &all.times)
            .map(|time| timex(report, time))
            .collect(),
        chain: chain.map(|attribution| link(report, attribution)).collect(),
        confidence: claim.confidence,
    }
}

/// Digest of content, frame and trigger: the same claim of the same text has the same id anywhere.
fn claim_id(report: &ArticleReport, claim: &Claim) -> String {
    let Span { start, end } = claim.trigger;
    let key = format!("{}\0{}\0{start}\0{end}", report.digest, claim.frame);
    digest(&key, ID_DIGITS)
}

fn quantity<'a>(report: &ArticleReport, figure: &'a Quantity) -> QuantityEntry<'a> {
    let exact = |number: gainsay_model::Decimal| number.normalize().to_string();
    QuantityEntry {
        text: &figure.text,
        position: position(report, figure.span),
        value: exact(figure.value),
        low: figure.low.map(exact),
        high: figure.high.map(exact),
        comparison: figure.comparison,
        unit: &figure.unit,
        counted: &figure.counted,
        kind: figure.kind,
        direction: figure.direction,
    }
}

fn timex<'a>(report: &ArticleReport, time: &'a Timex) -> TimeEntry<'a> {
    TimeEntry {
        kind: time.kind,
        value: &time.value,
        modifier: time.modifier,
        text: &time.text,
        position: position(report, time.span),
        earliest: time.earliest,
        latest: time.latest,
    }
}

fn link<'a>(report: &'a ArticleReport, attribution: &'a Attribution) -> LinkEntry<'a> {
    let source = attribution.source.map(|source| source.of(&report.text));
    let WhoEntry { entity, name, .. } = who(report, "", attribution.entity);
    let content = attribution.content.iter();
    LinkEntry {
        source,
        entity,
        name,
        source_kind: attribution.source_kind,
        anonymous: attribution.anonymous,
        cue: attribution.cue.of(&report.text),
        kind: attribution.kind,
        position: position(report, attribution.cue),
        source_position: attribution.source.map(|source| position(report, source)),
        content: content.map(|span| position(report, *span)).collect(),
    }
}

fn finding<'a>(report: &'a ArticleReport, finding: &'a Finding) -> FindingEntry<'a> {
    let evidence = sides(report, finding)
        .into_iter()
        .map(|side| EvidenceEntry {
            role: side.evidence.role.raw(),
            article: &side.evidence.article.0,
            path: side.path,
            position: Position {
                start: side.quote.start.code_point,
                end: side.quote.end.code_point,
            },
            exact: side.quote.exact.raw().to_owned(),
            prefix: side.quote.prefix.raw().to_owned(),
            suffix: side.quote.suffix.raw().to_owned(),
            line: side.quote.start.line,
            column: side.quote.start.column,
            note: side.evidence.note.raw(),
        });
    FindingEntry {
        id: &finding.id,
        key: &finding.key,
        rule: &finding.rule,
        severity: finding.severity,
        kind: finding.kind,
        message: finding.message.raw(),
        why: finding.why.raw(),
        ask: finding.ask.raw(),
        evidence: evidence.collect(),
        derivation: finding.derivation.iter().map(Untrusted::raw).collect(),
    }
}

fn who<'a>(report: &'a ArticleReport, text: &'a str, entity: Option<u32>) -> WhoEntry<'a> {
    let entity = entity.and_then(|index| report.claims.entities.get(index as usize));
    WhoEntry {
        text,
        entity: entity.map(|entity| entity.id.as_str()),
        name: entity.map(|entity| entity.name.as_str()),
    }
}

/// The items of those indices; one that is out of range is left out.
fn picked<'a, T>(indices: &'a [u32], items: &'a [T]) -> impl Iterator<Item = &'a T> {
    indices
        .iter()
        .filter_map(|index| items.get(*index as usize))
}

fn position(report: &ArticleReport, span: Span) -> Position {
    let raw = report.source.to_raw(span);
    let code_point = |byte| -> usize {
        let Place { code_point, .. } = report.source.place(byte);
        code_point
    };
    Position {
        start: code_point(raw.start),
        end: code_point(raw.end),
    }
}
