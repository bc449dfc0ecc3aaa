//! Claims: instances of frames in the text.

use crate::{Attribution, Coverage, Entity, Mention, Quantity, Span, Timex};
use serde::{Deserialize, Serialize};

/// Affirmed or denied, as the words stand.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name is its own explanation")]
pub enum Polarity {
    #[default]
    Positive,
    Negative,
}

/// FactBank values: certainty and polarity as one (Saurí and Pustejovsky 2009).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Factuality {
    /// Certainly so.
    #[serde(rename = "CT+")]
    #[default]
    Certain,
    /// Probably so.
    #[serde(rename = "PR+")]
    Probable,
    /// Possibly so.
    #[serde(rename = "PS+")]
    Possible,
    /// Certainly not so.
    #[serde(rename = "CT-")]
    CounterCertain,
    /// Probably not so.
    #[serde(rename = "PR-")]
    CounterProbable,
    /// Possibly not so.
    #[serde(rename = "PS-")]
    CounterPossible,
    /// Not presented as a fact.
    #[serde(rename = "Uu")]
    Unknown,
}

/// What takes a statement out of the realm of fact, or weakens it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name is its own explanation")]
pub enum Modality {
    #[default]
    None,
    Possible,
    Probable,
    Obligation,
    Permission,
    Ability,
    Intent,
    Demand,
    Promise,
    Conditional,
    Question,
    Hypothetical,
}

/// Tense of the claim's verb group.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name is its own explanation")]
pub enum Tense {
    Past,
    Present,
    Future,
    #[default]
    None,
}

/// Whose commitment a factuality value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// The article's own voice.
    Author,
    /// The source of the attribution of that index.
    Attribution(u32),
}

/// The factuality of a claim for one holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactualityFor {
    /// Whose commitment.
    pub holder: Holder,
    /// How far it goes.
    pub value: Factuality,
}

/// A filled role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// Role of the frame: "agent", "theme", "place".
    pub role: String,
    /// Where its words stand.
    pub span: Span,
    /// The words as written.
    pub text: String,
    /// Lower-cased lemma of the head word.
    pub head: String,
    /// Index of the entity.
    pub entity: Option<u32>,
    /// Not written at the verb: shared subject, control, or taken from a modifier.
    pub implicit: bool,
}

/// Which pattern made the claim: for people and tests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Stage or step: "trigger", "agent", "negation".
    pub step: String,
    /// What matched: a lemma, a relation.
    pub matched: String,
    /// Where.
    pub span: Span,
}

/// One instance of a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Frame id of a pack: "force.withdraw".
    pub frame: String,
    /// The word or words that evoke the frame.
    pub trigger: Span,
    /// The clause of the trigger: from its first to its last word, without its source and cue.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: u32,
    /// Roles that are filled, in the frame's order of roles.
    pub arguments: Vec<Argument>,
    /// Indices of the figures of this claim.
    pub quantities: Vec<u32>,
    /// Indices of the time expressions of this claim.
    pub times: Vec<u32>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Factuality for every holder in the chain, outermost (the author) first.
    pub factuality: Vec<FactualityFor>,
    /// What takes it out of the realm of fact.
    pub modality: Modality,
    /// Tense of its verb group.
    pub tense: Tense,
    /// "partially", "some of": true of a part only.
    pub partial: bool,
    /// Where it is negated.
    pub negated_by: Option<Span>,
    /// Indices of attributions, outermost first; empty: the author's own voice.
    pub chain: Vec<u32>,
    /// The attribution whose account this sentence may continue without a cue of its own.
    pub inherited_source: Option<u32>,
    /// It stands in quotation marks.
    pub quoted: bool,
    /// Percent of claims with the same signs that are right: words that tell of such an event, and
    /// the right agent.
    pub confidence: u8,
    /// What matched.
    pub trace: Vec<Trace>,
}

impl Claim {
    /// The argument in that role.
    pub fn argument(&self, role: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.role == role)
    }

    /// Factuality for the last holder of the chain: the one nearest to the claim.
    pub fn held_as(&self) -> Factuality {
        self.factuality
            .last()
            .map_or(Factuality::Unknown, |held| held.value)
    }
}

/// All that was understood of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleClaims {
    /// Sentences: place, segment kind, paragraph and content lemmas.
    pub sentences: Vec<ClaimSentence>,
    /// Claims in order of their triggers.
    pub claims: Vec<Claim>,
    /// Attributions in order of their cues.
    pub attributions: Vec<Attribution>,
    /// Entities.
    pub entities: Vec<Entity>,
    /// Mentions in order of place.
    pub mentions: Vec<Mention>,
    /// Figures in order of place.
    pub quantities: Vec<Quantity>,
    /// Time expressions in order of place.
    pub times: Vec<Timex>,
    /// What was seen against what was understood.
    pub coverage: Coverage,
}

/// What rules see of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimSentence {
    /// Place in the article's text.
    pub span: Span,
    /// What segment it stands in.
    pub segment: SegmentKind,
    /// Number of its paragraph, from 0.
    pub paragraph: u32,
    /// It stands in a note that corrects an earlier version of the article: what is told there was wrong.
    pub correction: bool,
    /// Lower-cased lemmas of its content words, in order.
    pub words: Vec<String>,
}

/// What a stretch of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SegmentKind {
    /// The title.
    Headline,
    /// A heading or standfirst inside the article.
    Subhead,
    /// Running text.
    Body,
    /// Text of a picture.
    Caption,
    /// Agency and picture credits, bylines.
    Credit,
    /// A dateline of fields, not prose.
    Metadata,
}
