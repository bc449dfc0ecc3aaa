//! Findings as results.

use super::level;
use super::location::{Location, Message};
use crate::chain::Chains;
use crate::escape;
use crate::fingerprint::Fingerprints;
use crate::region::{Regions, Unit};
use crate::sides::{Side, label, others, primary, sides};
use gainsay_model::{ArticleReport, Attribution, Finding, FindingKind};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    code_flows: Vec<CodeFlow>,
    partial_fingerprints: Prints,
    properties: Properties<'a>,
}

/// A service's own kind, such as `primaryLocationLineHash`, is left to the service, which counts it
/// from the file and complains of any other.
#[derive(Serialize)]
struct Prints {
    #[serde(rename = "gainsayWords/v1")]
    words: String,
}

#[derive(Serialize)]
struct Properties<'a> {
    id: &'a str,
    kind: FindingKind,
    ask: &'a str,
}

/// From the outermost source to the words.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodeFlow {
    thread_flows: [ThreadFlow; 1],
}

#[derive(Serialize)]
struct ThreadFlow {
    locations: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    location: Location,
}

/// What the findings of one article share.
pub(super) struct Context<'a> {
    report: &'a ArticleReport,
    rules: &'a BTreeMap<String, usize>,
    regions: Regions<'a>,
    chains: Chains<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn of(report: &'a ArticleReport, rules: &'a BTreeMap<String, usize>) -> Self {
        Self {
            report,
            rules,
            regions: Regions::of(report, Unit::Utf16),
            chains: Chains::of(report),
        }
    }

    pub(super) fn result(&self, finding: &'a Finding, prints: &mut Fingerprints) -> Entry<'a> {
        let sides = sides(self.report, finding);
        let first = primary(&sides).map_or_else(
            || Location::file(&self.report.path),
            |side| self.side(side).saying(&label(side.evidence)),
        );
        let related = others(&sides).enumerate();
        let related = related.map(|(at, side)| {
            let location = self.side(side).with_id(at + 1);
            location.saying(&label(side.evidence))
        });
        let here = sides.iter().filter(|side| side.here);
        Entry {
            rule_id: &finding.rule,
            rule_index: self.rules.get(&finding.rule).copied(),
            level: level(finding.severity),
            message: message(finding, &sides),
            locations: [first],
            related_locations: related.collect(),
            code_flows: here.filter_map(|side| self.flow(side)).collect(),
            partial_fingerprints: Prints {
                words: prints.of(&finding.rule, &sides),
            },
            properties: Properties {
                id: &finding.id,
                kind: finding.kind,
                ask: finding.ask.raw(),
            },
        }
    }

    fn side(&self, side: &Side<'_>) -> Location {
        Location::words(side.path, self.regions.side(side), side.quote.exact.raw())
    }

    /// The way of a side's words through its sources, if it has any.
    fn flow(&self, side: &Side<'_>) -> Option<CodeFlow> {
        let sources = self.chains.sources(side.evidence.span);
        if sources.is_empty() {
            return None;
        }
        let words = self.side(side).saying(&label(side.evidence));
        let steps = sources.into_iter().map(|source| self.source(source));
        let locations = steps.chain([words]).map(|location| Step { location });
        Some(CodeFlow {
            thread_flows: [ThreadFlow {
                locations: locations.collect(),
            }],
        })
    }

    /// Who says it, with the word that says so: "Mayor Inés Vogt: said".
    fn source(&self, source: &Attribution) -> Location {
        let ArticleReport { text, path, .. } = self.report;
        let cue = source.cue.of(text);
        let (span, saying) = match source.source {
            Some(span) => (span, format!("{}: {cue}", span.of(text))),
            None => (source.cue, cue.to_owned()),
        };
        Location::words(path, self.regions.span(span), span.of(text)).saying(&saying)
    }
}

/// What does not hold together, links to the other sides, why, and the question.
fn message(finding: &Finding, sides: &[Side<'_>]) -> Message {
    let mut lines = vec![escape::sarif(finding.message.raw())];
    let links = others(sides).enumerate().map(|(at, side)| {
        let label = label(side.evidence);
        let text = if label.is_empty() {
            "other side"
        } else {
            &label
        };
        format!("[{}]({})", escape::sarif_link(text), at + 1)
    });
    let links: Vec<String> = links.collect();
    if !links.is_empty() {
        lines.push(format!("See {}.", links.join(", ")));
    }
    let steps = finding.derivation.iter().map(|step| ("From", step));
    let remarks = [("Why", &finding.why), ("Ask", &finding.ask)];
    for (name, text) in steps.chain(remarks) {
        let text = escape::sarif(text.raw());
        if !text.is_empty() {
            lines.push(format!("{name}: {text}"));
        }
    }
    Message::of(lines.join("\n"))
}
