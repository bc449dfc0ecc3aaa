//! Entities, and the roles that they fill.

use super::{Argument, Entity};
use crate::{EntityKind, Span};

impl<'c> Entity<'c> {
    /// Stable across articles: "RUS", "person:jen-psaki".
    pub fn id(self) -> &'c str {
        self.case.text(self.raw.id)
    }

    /// Name to show.
    pub fn name(self) -> &'c str {
        self.case.text(self.raw.name)
    }

    /// Kind.
    pub fn kind(self) -> EntityKind {
        self.raw.kind
    }

    /// Whom it speaks or acts for.
    pub fn member_of(self) -> Option<Self> {
        self.raw.member_of.and_then(|index| self.case.entity(index))
    }

    /// The country, organisation or person at the end of `member_of`: a ministry's country.
    #[must_use]
    pub fn principal(self) -> Self {
        let mut at = self;
        for _ in 0..8 {
            match at.member_of() {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}

impl<'c> Argument<'c> {
    /// Role of the frame.
    pub fn role(self) -> &'c str {
        self.case.text(self.raw.role)
    }

    /// The words as written.
    pub fn words(self) -> &'c str {
        self.case.text(self.raw.words)
    }

    /// Lower-cased lemma of the head word.
    pub fn head(self) -> &'c str {
        self.case.text(self.raw.head)
    }

    /// Who or what it is.
    pub fn entity(self) -> Option<Entity<'c>> {
        self.raw.entity.and_then(|index| self.case.entity(index))
    }

    /// Place.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// The name to show: the entity's, else the words.
    pub fn name(self) -> &'c str {
        self.entity().map_or_else(|| self.words(), Entity::name)
    }

    /// The named party that it is or acts for; none for a mere description ("the mayor").
    pub fn party(self) -> Option<Entity<'c>> {
        self.entity()
            .map(Entity::principal)
            .filter(|entity| entity.kind() != EntityKind::Role)
    }

    /// Whether both are the same party, or the same description where one of them names none.
    pub fn same_as(self, other: Self) -> bool {
        match (self.party(), other.party()) {
            (Some(one), Some(two)) => one == two,
            _ => self.head() == other.head(),
        }
    }

    /// A word that stands for somebody named elsewhere and was not resolved.
    pub fn is_pronoun(self) -> bool {
        self.party().is_none() && is_pronoun(self.head())
    }

    /// Whether both are known to be somebody else: two parties, or two descriptions with different
    /// head words. A name and a description may be the same.
    pub fn differs_from(self, other: Self) -> bool {
        match (self.party(), other.party()) {
            (Some(one), Some(two)) => one != two,
            (None, None) => {
                !self.is_pronoun() && !other.is_pronoun() && self.head() != other.head()
            }
            _ => false,
        }
    }
}

/// Whether a word stands for somebody named elsewhere.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS
        .iter()
        .any(|pronoun| pronoun.eq_ignore_ascii_case(word))
}

/// Words that name nobody.
const PRONOUNS: &[&str] = &[
    "", "he", "her", "him", "his", "it", "its", "our", "she", "that", "their", "them", "these",
    "they", "this", "those", "us", "we", "which", "who", "whose", "i", "my", "you", "your", "one",
    "other", "some", "all", "none", "both", "each",
];
