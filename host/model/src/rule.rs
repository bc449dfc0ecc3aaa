//! Rules as packs bind them.

use crate::Severity;
use serde::{Deserialize, Serialize};

/// Which cases a rule sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleScope {
    /// Each article for itself.
    Article,
    /// Each article, and groups of claims of several articles that share a matter.
    #[default]
    Case,
    /// Two versions of one article, the old one first: `gainsay compare`.
    Versions,
}

/// Life cycle of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleStatus {
    /// Off unless selected.
    #[default]
    Preview,
    /// On by default.
    Stable,
    /// Off, to be removed.
    Deprecated,
}

/// What an example expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expectation {
    /// The rule finds something.
    Finds,
    /// The rule stays quiet.
    Quiet,
    /// The rule stays quiet although it looks like a hit.
    Near,
}

/// An example of a rule: test, documentation and the text of `gainsay explain`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// What is expected.
    pub expectation: Expectation,
    /// An article in small.
    pub text: String,
    /// An article before it in a set, or its old version.
    pub earlier: Option<String>,
    /// Its date, `YYYY-MM-DD`; none: 2021-11-05 is used.
    pub date: Option<String>,
    /// Words that the evidence must overlap, one for each side.
    pub evidence: Vec<String>,
    /// Why it is a hit or a trap.
    pub why: String,
    /// Line of the example in its file, from 1.
    pub line: usize,
}

/// What a rule was measured to do on articles of newspapers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// Untouched articles that it was run on.
    pub articles: u32,
    /// Its findings on them.
    pub findings: u32,
    /// How many of these somebody has read and judged.
    pub judged: u32,
    /// How many of the judged ones an editor would want to see.
    pub useful: u32,
    /// Errors of its kind that were seeded into articles.
    pub seeded: u32,
    /// How many of them it finds.
    pub found: u32,
}

/// A rule: a plugin with parameters and words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// "conflict/withdrawal-contradicted".
    pub id: String,
    /// Pack.
    pub pack: String,
    /// Name of the plugin that it binds.
    pub plugin: String,
    /// Weight of its findings; a plugin may lower it.
    pub severity: Severity,
    /// Which cases it sees.
    pub scope: RuleScope,
    /// Life cycle.
    pub status: RuleStatus,
    /// One line: what it finds.
    pub summary: String,
    /// Why it matters.
    pub why: String,
    /// What it cannot do.
    pub limits: String,
    /// Whether its findings may rest on a note of correction; others that would are dropped.
    pub corrections: bool,
    /// Category for benchmarks and dashboards, such as "withdrawal".
    pub category: Option<String>,
    /// Parameters as JSON, defaults not filled in.
    pub params: serde_json::Value,
    /// Message with `{placeholders}`.
    pub message: String,
    /// Reason with `{placeholders}`.
    pub because: String,
    /// Question to the author with `{placeholders}`.
    pub ask: String,
    /// Examples.
    pub examples: Vec<Example>,
    /// What it was measured to do; none if nobody has measured it.
    pub measured: Option<Measured>,
    /// File that it came from, as shown to people.
    pub file: String,
    /// Line of its `params`, from 1.
    pub line: usize,
}
