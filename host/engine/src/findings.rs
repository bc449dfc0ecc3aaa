//! From what a plugin answers to what a report shows.

use crate::digest::finding_id;
use gainsay_model::{ArticleId, Evidence, Finding, RawEvidence, RawFinding, Rule, Untrusted};
use gainsay_packs::fill;

/// The articles of a case, in the order in which the plugin saw them.
pub(crate) struct Sides<'a> {
    pub(crate) ids: &'a [&'a ArticleId],
    pub(crate) texts: &'a [&'a str],
    /// Digest of the article that the finding is reported in.
    pub(crate) digest: &'a str,
}

/// Findings of one call, with the packs' words. The sandbox has checked every index and span.
pub(crate) fn describe(raw: Vec<RawFinding>, rules: &[&Rule], sides: &Sides<'_>) -> Vec<Finding> {
    raw.into_iter()
        .filter_map(|finding| {
            let rule = rules.get(finding.rule as usize)?;
            Some(finding_of(finding, rule, sides))
        })
        .collect()
}

fn finding_of(raw: RawFinding, rule: &Rule, sides: &Sides<'_>) -> Finding {
    let severity = raw
        .severity
        .map_or(rule.severity, |lower| lower.min(rule.severity));
    Finding {
        id: finding_id(sides.digest, &rule.id, &raw.evidence),
        rule: rule.id.clone(),
        severity,
        kind: raw.kind,
        message: fill(&rule.message, &raw.values),
        why: fill(&rule.because, &raw.values),
        ask: fill(&rule.ask, &raw.values),
        evidence: raw
            .evidence
            .into_iter()
            .filter_map(|side| evidence(side, sides))
            .collect(),
        derivation: raw.derivation,
    }
}

fn evidence(raw: RawEvidence, sides: &Sides<'_>) -> Option<Evidence> {
    let article = (*sides.ids.get(raw.article as usize)?).clone();
    let text = sides.texts.get(raw.article as usize)?;
    let exact = Untrusted::new(raw.span.of(text));
    Some(Evidence {
        role: raw.role,
        article,
        span: raw.span,
        exact,
        note: raw.note,
        elsewhere: None,
    })
}

/// Order of findings in a report: by place, then rule, then id. Twins of one rule are one finding.
pub(crate) fn sort(findings: &mut Vec<Finding>) {
    let place = |finding: &Finding| finding.evidence.first().map(|side| side.span);
    findings.sort_by(|a, b| {
        place(a)
            .cmp(&place(b))
            .then_with(|| a.rule.cmp(&b.rule))
            .then_with(|| a.id.cmp(&b.id))
    });
    findings.dedup_by(|a, b| a.id == b.id);
}
