//! From what a plugin answers to what a report shows.

use crate::digest::finding_id;
use crate::key::finding_key;
use gainsay_model::{
    ArticleId, CivilDay, ClaimSentence, Elsewhere, Evidence, Finding, RawEvidence, RawFinding,
    Rule, SourceMap, Span, Untrusted,
};
use gainsay_packs::fill;

/// An article of a case.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) id: &'a ArticleId,
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    pub(crate) source: &'a SourceMap,
    pub(crate) digest: &'a str,
    pub(crate) published: Option<CivilDay>,
    pub(crate) sentences: &'a [ClaimSentence],
}

impl Side<'_> {
    /// Whether a place stands in a note of correction.
    fn corrects(&self, span: Span) -> bool {
        let at = self
            .sentences
            .partition_point(|sentence| sentence.span.end <= span.start);
        self.sentences
            .get(at)
            .is_some_and(|sentence| sentence.correction && sentence.span.start < span.end)
    }
}

/// A finding and the index of the article in whose report it stands.
pub(crate) struct Placed {
    pub(crate) home: usize,
    pub(crate) finding: Finding,
}

/// Findings of one call, with the packs' words. The sandbox has checked every index and span.
/// `sides` are the articles in the order in which the plugin saw them.
pub(crate) fn describe(raw: Vec<RawFinding>, rules: &[&Rule], sides: &[Side<'_>]) -> Vec<Placed> {
    raw.into_iter()
        .filter_map(|finding| {
            let rule = rules.get(finding.rule as usize)?;
            let rests = !rule.corrections && rests_on_correction(&finding, sides);
            (!rests).then(|| placed(finding, rule, sides)).flatten()
        })
        .collect()
}

/// "An earlier version of this article said ...": what is told there is wrong, and the article says so.
fn rests_on_correction(finding: &RawFinding, sides: &[Side<'_>]) -> bool {
    finding.evidence.iter().any(|evidence| {
        let side = sides.get(evidence.article as usize);
        side.is_some_and(|side| side.corrects(evidence.span))
    })
}

/// A finding stands in the report of the latest of its articles: whoever wrote that one could have
/// known the others.
fn placed(raw: RawFinding, rule: &Rule, sides: &[Side<'_>]) -> Option<Placed> {
    let articles = raw.evidence.iter().map(|side| side.article as usize);
    let home = articles.max_by_key(|&at| (sides.get(at).and_then(|side| side.published), at))?;
    let finding = finding_of(raw, rule, sides, home)?;
    Some(Placed { home, finding })
}

fn finding_of(raw: RawFinding, rule: &Rule, sides: &[Side<'_>], home: usize) -> Option<Finding> {
    let severity = raw
        .severity
        .map_or(rule.severity, |lower| lower.min(rule.severity));
    let places = raw.evidence.iter().map(|side| {
        let at = side.article as usize;
        let other = sides.get(at).filter(|_| at != home);
        (other.map(|side| side.digest), side.span)
    });
    let words = raw.evidence.iter().filter_map(|evidence| {
        let side = sides.get(evidence.article as usize)?;
        Some((side.id.0.as_str(), evidence.span.of(side.text)))
    });
    Some(Finding {
        id: finding_id(sides.get(home)?.digest, &rule.id, places),
        key: finding_key(&rule.id, words),
        rule: rule.id.clone(),
        severity,
        kind: raw.kind,
        message: fill(&rule.message, &raw.values),
        why: fill(&rule.because, &raw.values),
        ask: fill(&rule.ask, &raw.values),
        evidence: raw
            .evidence
            .into_iter()
            .filter_map(|side| evidence(side, sides, home))
            .collect(),
        derivation: raw.derivation,
    })
}

fn evidence(raw: RawEvidence, sides: &[Side<'_>], home: usize) -> Option<Evidence> {
    let at = raw.article as usize;
    let side = sides.get(at)?;
    Some(Evidence {
        role: raw.role,
        article: side.id.clone(),
        span: raw.span,
        exact: Untrusted::new(raw.span.of(side.text)),
        note: raw.note,
        elsewhere: (at != home).then(|| Elsewhere {
            path: side.path.to_owned(),
            quote: side.source.quote(raw.span),
        }),
    })
}

/// Order of findings in a report: by place, then rule, then id. Twins of one rule are one finding.
pub(crate) fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        place(a)
            .cmp(&place(b))
            .then_with(|| a.rule.cmp(&b.rule))
            .then_with(|| a.id.cmp(&b.id))
    });
    findings.dedup_by(|a, b| a.id == b.id);
}

/// Where it stands in the article that it is reported in.
fn place(finding: &Finding) -> Option<Span> {
    let mut here = finding.evidence.iter();
    here.find(|side| side.elsewhere.is_none())
        .map(|side| side.span)
}
