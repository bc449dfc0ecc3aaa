//! Places.

use crate::Span;

impl Span {
    /// Whether both share a byte of the same article.
    pub fn overlaps(self, other: Self) -> bool {
        self.article == other.article && self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies in it.
    pub fn contains(self, other: Self) -> bool {
        self.article == other.article && self.start <= other.start && other.end <= self.end
    }

    /// Whether it ends before `other` starts, in the same article or an earlier one of the case.
    pub fn precedes(self, other: Self) -> bool {
        self.article < other.article || (self.article == other.article && self.end <= other.start)
    }
}
