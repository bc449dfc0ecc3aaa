//! Attribution: who says it (PARC/PolNeAR terms).

use crate::{Commitment, CueClass, Span};
use serde::{Deserialize, Serialize};

/// What sort of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A person named, or a pronoun or title that resolves to one.
    NamedPerson,
    /// A named or definite organisation.
    Organisation,
    /// A state or its government, by name or metonym.
    Government,
    /// A report, statement, filing, poll.
    Document,
    /// A news outlet or agency, or a report by one.
    MediaReport,
    /// A person known by role alone: "the mayor", "a spokesman for the airport".
    Role,
    /// A source that the text keeps unnamed: "a senior official", "sources".
    Anonymous,
    /// "residents", "critics", "experts".
    Collective,
    /// Nobody is named: "it is believed".
    Unknown,
    /// The article's own voice.
    Author,
}

/// Whose words the content is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttributionKind {
    /// The source's words, in quotation marks.
    Direct,
    /// The writer's words for what the source says.
    Indirect,
    /// Some of both.
    Mixed,
}

/// One source, cue and content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The source as written; none for a passive without agent.
    pub source: Option<Span>,
    /// Lower-cased lemma of the source's head word.
    pub source_head: String,
    /// Index of the source's entity.
    pub entity: Option<u32>,
    /// What sort of source it is.
    pub source_kind: SourceKind,
    /// The text withholds the name.
    pub anonymous: bool,
    /// Where the text gives a reason for that.
    pub anonymity_reason: Option<Span>,
    /// The outlet or person that the source spoke to or is known through: "told AP", "seen by X".
    pub via: Option<Span>,
    /// The words that attribute: "said", "according to".
    pub cue: Span,
    /// Lemma of the cue: "say", "according to".
    pub cue_lemma: String,
    /// Class of the cue.
    pub cue_class: CueClass,
    /// Whether the cue vouches for the content, doubts it, or neither.
    pub commitment: Commitment,
    /// What is said; several spans if it is interrupted or runs over sentences.
    pub content: Vec<Span>,
    /// Direct, indirect or mixed.
    pub kind: AttributionKind,
    /// Index of the attribution in whose content this one stands.
    pub parent: Option<u32>,
    /// "did not say that".
    pub negated: bool,
    /// Index of the sentence of the cue.
    pub sentence: u32,
}
