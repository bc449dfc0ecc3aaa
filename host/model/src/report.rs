//! Reports: what a run hands to the formats.

use crate::{ArticleClaims, ArticleId, CivilDay, Example, Finding, Severity, SourceMap, Untrusted};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule that could not be run to its end on an article. Never silently clean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Plugin.
    pub plugin: String,
    /// Rules of that call, in order.
    pub rules: Vec<String>,
    /// What happened, with the limit that was hit and the remedy.
    pub reason: Untrusted,
}

/// The report of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleReport {
    /// Identity.
    pub id: ArticleId,
    /// Path to show.
    pub path: String,
    /// SHA-256 of the file's decoded text, hexadecimal.
    pub digest: String,
    /// Publication day.
    pub published: Option<CivilDay>,
    /// Title, if the metadata has one or the text starts with a headline.
    pub title: Option<Untrusted>,
    /// Publisher or agency, if the metadata has one.
    pub publisher: Option<Untrusted>,
    /// Section of the publication, if the metadata has one.
    pub section: Option<Untrusted>,
    /// Reading text, into which all spans point.
    pub text: String,
    /// The way from reading text to the file.
    pub source: SourceMap,
    /// All that was understood.
    pub claims: ArticleClaims,
    /// Findings in order of place, then rule.
    pub findings: Vec<Finding>,
    /// Findings that somebody has decided to leave out, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// Rules that did not finish.
    pub failures: Vec<Failure>,
}

/// What leaves a finding out of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuppressedBy {
    /// A remark in one of its articles.
    Ignore,
    /// A decision: it should not have been reported.
    Dismissed,
    /// A decision: it was worth the question, and the text is right.
    Explained,
    /// It was there when the baseline was written.
    Baseline,
}

/// A finding that is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppressed {
    /// What leaves it out.
    pub by: SuppressedBy,
    /// Why, in the words of whoever decided; empty for a baseline.
    pub reason: Untrusted,
    /// The finding.
    pub finding: Finding,
}

/// What is to be said of a remark, a decision or a baseline. It never changes an exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// The article, or the file of decisions or of the baseline.
    pub path: String,
    /// Line in the article, from 1.
    pub line: Option<usize>,
    /// What is the matter and what to do.
    pub text: Untrusted,
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// A remark that has no effect as it is written.
    FaultyIgnore,
    /// A remark that leaves nothing out.
    UnusedIgnore,
    /// A decision whose last day has passed.
    ExpiredDecision,
    /// A decision whose finding is gone.
    UnusedDecision,
    /// Entries of a baseline whose findings are gone.
    UnmetBaseline,
}

/// An input that could not be read; the run goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Identity.
    pub id: ArticleId,
    /// Path to show.
    pub path: String,
    /// What is wrong and what to do.
    pub reason: Untrusted,
    /// The user named this very file.
    pub named: bool,
}

/// Something that concerns the whole run, such as a plugin that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is about: a plugin, a pack.
    pub subject: String,
    /// Rules that could not run for it.
    pub rules: Vec<String>,
    /// What is wrong and what to do.
    pub reason: Untrusted,
}

/// What reports say of a rule that ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSummary {
    /// One line: what it finds.
    pub summary: String,
    /// Severity that the pack gives.
    pub severity: Severity,
    /// Plugin and its version: "opposition 0.1.0".
    pub plugin: String,
    /// Category for dashboards.
    pub category: Option<String>,
    /// Why it matters.
    pub why: String,
    /// What it cannot do.
    pub limits: String,
    /// Examples.
    pub examples: Vec<Example>,
}

/// Totals of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunSummary {
    /// Articles read.
    pub articles: u64,
    /// Articles that were read with the others and are not reported, since they have not changed.
    pub unchanged: u64,
    /// Articles that could not be read.
    pub skipped: u64,
    /// Findings by severity.
    pub findings: BTreeMap<Severity, u64>,
    /// Findings by rule.
    pub by_rule: BTreeMap<String, u64>,
    /// Claims.
    pub claims: u64,
    /// Coverage summed over articles.
    pub coverage: crate::Coverage,
    /// Cases of several articles that rules looked at.
    pub cases: u64,
    /// Matters that more articles share than one case holds: articles far apart in such a matter
    /// were not held against each other.
    pub split_matters: u64,
    /// Calls of plugins that did not finish.
    pub failures: u64,
    /// Problems of the whole run.
    pub problems: Vec<Problem>,
    /// Findings that are left out, by what leaves them out; they are in no other count.
    pub suppressed: BTreeMap<SuppressedBy, u64>,
    /// What is to be said of remarks, decisions and the baseline.
    pub notices: Vec<Notice>,
}
