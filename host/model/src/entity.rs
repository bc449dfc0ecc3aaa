//! Who and what the text speaks of.

use crate::Span;
use serde::{Deserialize, Serialize};

/// Kind of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name is its own explanation")]
pub enum EntityKind {
    Country,
    Government,
    Person,
    #[serde(rename = "org")]
    Organisation,
    Place,
    Group,
    Military,
    Media,
    Role,
    Other,
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionForm {
    /// A proper name.
    Name,
    /// A common noun: "the official".
    Nominal,
    /// "he", "it", "they".
    Pronoun,
    /// A seat for its power: "the Kremlin".
    Metonym,
    /// "Russian", "Russians".
    Demonym,
}

/// One place where an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Place in the article's text.
    pub span: Span,
    /// Index of the entity.
    pub entity: u32,
    /// How it is named.
    pub form: MentionForm,
    /// First and one past the last token.
    pub tokens: (u32, u32),
}

/// Somebody or something, within one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable across articles: a pack's id ("RUS") or `person:jen-psaki`, `org:...`, `other:...`.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Kind.
    pub kind: EntityKind,
    /// Index of the entity that this one speaks or acts for (a spokeswoman for her ministry, a
    /// government for its country).
    pub member_of: Option<u32>,
}

impl Entity {
    /// Its id without the class that was guessed from the text: a name may be taken for a place in
    /// one article and for an organisation in the next.
    pub fn key(&self) -> &str {
        match self.id.split_once(':') {
            Some((_, name)) if self.kind != EntityKind::Role => name,
            _ => &self.id,
        }
    }
}
