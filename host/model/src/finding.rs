//! Findings.

use crate::{ArticleId, Elsewhere, Span, Untrusted};
use serde::{Deserialize, Serialize};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth an editor's look.
    Info,
    /// Likely wrong.
    Warning,
    /// Impossible as written.
    Error,
}

/// What sort of disagreement it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Both sides on the word of the same source or the article itself.
    Contradiction,
    /// The sides have different sources.
    Disputed,
    /// The later side brings the earlier up to date.
    Update,
    /// The same source says the opposite later.
    Reversal,
    /// A figure or date that does not follow from the others.
    Arithmetic,
    /// House rules of sourcing and wording.
    Policy,
    /// An announcement to be kept in mind for later reports.
    Warning,
}

/// A side of a finding as the sandbox hands it over, checked: the article exists and the span lies
/// inside its text on character boundaries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawEvidence {
    /// What the words are: "claim", "counter", "headline".
    pub role: Untrusted,
    /// Index of the article in the case.
    pub article: u32,
    /// Place in that article's text.
    pub span: Span,
    /// A remark on this side, possibly empty.
    pub note: Untrusted,
}

/// A finding as the sandbox hands it over, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawFinding {
    /// Index of the rule in the call.
    pub rule: u32,
    /// What sort of disagreement it is.
    pub kind: FindingKind,
    /// A lower severity than the rule's own.
    pub severity: Option<Severity>,
    /// The sides, at least one.
    pub evidence: Vec<RawEvidence>,
    /// Operands and formula, a step a line.
    pub derivation: Vec<Untrusted>,
    /// Values for the placeholders of the rule's messages.
    pub values: Vec<(String, Untrusted)>,
}

/// A side of a finding, with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What the words are: "claim", "counter", "headline".
    pub role: Untrusted,
    /// Which article.
    pub article: ArticleId,
    /// Place in that article's text (bytes).
    pub span: Span,
    /// The words.
    pub exact: Untrusted,
    /// A remark on this side, possibly empty.
    pub note: Untrusted,
    /// Path, place and words if `article` is not the one whose report this stands in; none if it
    /// is, since that report has the text.
    pub elsewhere: Option<Elsewhere>,
}

/// A finding as reports show it. There is never a replacement: either side may be wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Digest of the article's content, rule and spans: the same finding has the same id anywhere.
    pub id: String,
    /// Digest of the rule and of the words and article of each side: by it people's decisions know
    /// the finding again when the rest of the article has changed.
    pub key: String,
    /// Rule id: "conflict/withdrawal-contradicted".
    pub rule: String,
    /// Weight.
    pub severity: Severity,
    /// What sort of disagreement it is.
    pub kind: FindingKind,
    /// One sentence: what does not hold together.
    pub message: Untrusted,
    /// Why it was flagged.
    pub why: Untrusted,
    /// A question to the author.
    pub ask: Untrusted,
    /// The sides, at least one.
    pub evidence: Vec<Evidence>,
    /// Operands and formula, a step a line.
    pub derivation: Vec<Untrusted>,
}
