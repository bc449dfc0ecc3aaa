//! Figures.

use super::{Attribution, Claim, Quantity, Sentence};
use crate::{Comparison, Direction, QuantityKind, Span};
use rust_decimal::Decimal;

impl<'c> Quantity<'c> {
    /// Place with hedge, unit and counted noun.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// Index of its sentence.
    pub fn sentence_index(self) -> u32 {
        self.raw.sentence
    }

    /// Its sentence, if the plugin needs sentences.
    pub fn sentence(self) -> Option<Sentence<'c>> {
        self.case.sentence(self.raw.sentence)
    }

    /// The words as written.
    pub fn words(self) -> &'c str {
        self.case.text(self.raw.words)
    }

    /// The number as written.
    pub fn value(self) -> Option<Decimal> {
        crate::number(self.case.text(self.raw.value))
    }

    /// Inclusive lower bound.
    pub fn low(self) -> Option<Decimal> {
        crate::number(self.case.text(self.raw.low))
    }

    /// Inclusive upper bound.
    pub fn high(self) -> Option<Decimal> {
        crate::number(self.case.text(self.raw.high))
    }

    /// How the words bound the number.
    pub fn comparison(self) -> Comparison {
        self.raw.comparison
    }

    /// Canonical unit; empty for plain counts.
    pub fn unit(self) -> &'c str {
        self.case.text(self.raw.unit)
    }

    /// "count", "money", "ratio", ...
    pub fn dimension(self) -> &'c str {
        self.case.text(self.raw.dimension)
    }

    /// Lemma of the counted noun.
    pub fn counted(self) -> &'c str {
        self.case.text(self.raw.counted)
    }

    /// The counted noun with its modifiers.
    pub fn counted_words(self) -> &'c str {
        self.case.text(self.raw.counted_words)
    }

    /// Level, delta, share, ...
    pub fn kind(self) -> QuantityKind {
        self.raw.kind
    }

    /// Which way a delta goes.
    pub fn direction(self) -> Direction {
        self.raw.direction
    }

    /// The claim that it belongs to.
    pub fn claim(self) -> Option<Claim<'c>> {
        self.raw.claim.and_then(|index| self.case.claim(index))
    }

    /// The innermost attribution in whose content it stands.
    pub fn attribution(self) -> Option<Attribution<'c>> {
        self.raw
            .attribution
            .and_then(|index| self.case.attribution(index))
    }
}
