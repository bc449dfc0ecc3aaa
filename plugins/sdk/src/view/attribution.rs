//! Who says it.

use super::entity::is_pronoun;
use super::{Attribution, Entity, slice};
use crate::{Commitment, SourceKind, Span};

impl<'c> Attribution<'c> {
    /// Place from its first to its last word.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// Index of its sentence.
    pub fn sentence_index(self) -> u32 {
        self.raw.sentence
    }

    /// The source as written; empty if nobody is named.
    pub fn source(self) -> &'c str {
        self.case.text(self.raw.source)
    }

    /// Place of the source.
    pub fn source_at(self) -> Option<Span> {
        self.raw.source_at
    }

    /// Lemma of the source's head word.
    pub fn source_head(self) -> &'c str {
        self.case.text(self.raw.source_head)
    }

    /// Who the source is.
    pub fn entity(self) -> Option<Entity<'c>> {
        self.raw.entity.and_then(|index| self.case.entity(index))
    }

    /// The name to show: the source's words, without what is added to a name; for a pronoun its entity's
    /// name; else "unnamed".
    pub fn name(self) -> &'c str {
        match self.entity() {
            Some(entity) if self.is_pronoun() => entity.name(),
            _ if self.source().is_empty() => "unnamed",
            _ => without_addition(self.source()),
        }
    }

    /// The source is a word that stands for somebody named elsewhere, or for the speaker.
    pub fn is_pronoun(self) -> bool {
        is_pronoun(self.source())
    }

    /// What sort of source it is.
    pub fn kind(self) -> SourceKind {
        self.raw.source_kind
    }

    /// The text withholds the name.
    pub fn is_anonymous(self) -> bool {
        self.raw.anonymous
    }

    /// A reason for that is given.
    pub fn has_reason(self) -> bool {
        self.raw.reason
    }

    /// Lemma of the cue.
    pub fn cue(self) -> &'c str {
        self.case.text(self.raw.cue)
    }

    /// Class of the cue: "say", "warn", "deny".
    pub fn cue_class(self) -> &'c str {
        self.case.text(self.raw.cue_class)
    }

    /// Place of the cue.
    pub fn cue_at(self) -> Span {
        self.raw.cue_at
    }

    /// Whether the cue vouches for its content.
    pub fn commitment(self) -> Commitment {
        self.raw.commitment
    }

    /// What is said, in one or several stretches.
    pub fn content(self) -> &'c [Span] {
        slice(&self.case.raw.spans, self.raw.content)
    }

    /// The attribution in whose content this one stands.
    pub fn parent(self) -> Option<Self> {
        self.raw
            .parent
            .and_then(|index| self.case.attribution(index))
    }

    /// The outlet or person that it is known through.
    pub fn via(self) -> &'c str {
        self.case.text(self.raw.via)
    }

    /// In the source's own words.
    pub fn is_direct(self) -> bool {
        self.raw.direct
    }

    /// "did not say".
    pub fn is_negated(self) -> bool {
        self.raw.negated
    }

    /// Whether both have the same source, or sources that act for the same one.
    pub fn same_source(self, other: Self) -> bool {
        match (self.entity(), other.entity()) {
            (Some(one), Some(two)) => one.principal() == two.principal(),
            (None, None) => !self.source_head().is_empty() && self.source() == other.source(),
            _ => false,
        }
    }

    /// Where it names its source, else the whole of it.
    pub fn source_or_whole(self) -> Span {
        self.source_at().unwrap_or(self.raw.at)
    }

    /// The attribution and those in whose content it stands, innermost first.
    pub fn outwards(self) -> impl Iterator<Item = Self> {
        // No text nests deeper; the bound keeps a table with a ring in it harmless.
        std::iter::successors(Some(self), |at| at.parent()).take(16)
    }

    /// The outermost attribution: what the article itself was told.
    #[must_use]
    pub fn root(self) -> Self {
        self.outwards().last().unwrap_or(self)
    }
}

/// "Ada Lind" of "Ada Lind, recalling her first year there": what follows a name behind a comma and is none
/// itself.
fn without_addition(source: &str) -> &str {
    let is_name = |words: &str| words.starts_with(char::is_uppercase);
    match source.split_once(", ") {
        Some((name, addition)) if is_name(name) && !is_name(addition) => name,
        _ => source,
    }
}

#[cfg(test)]
mod tests {
    use super::without_addition;

    #[test]
    fn names_are_told_without_what_is_added_to_them() {
        for (source, name) in [
            ("Ada Lind, recalling her first year there", "Ada Lind"),
            ("Ada Lind, the mayor, and Per Holm", "Ada Lind"),
            (
                "Ada Lind, Per Holm and an aide",
                "Ada Lind, Per Holm and an aide",
            ),
            (
                "officials, aides and drivers",
                "officials, aides and drivers",
            ),
            ("Ada Lind", "Ada Lind"),
        ] {
            assert_eq!(without_addition(source), name);
        }
    }
}
