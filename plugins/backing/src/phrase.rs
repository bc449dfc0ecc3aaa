//! Two words that stand near each other.

use crate::text::{Line, Word};
use gainsay_sdk::Words;
use std::ops::Range;

/// A word of one list, and maybe one of another list near it.
pub(crate) struct Phrase<'p> {
    pub(crate) first: &'p Words,
    /// Empty: the first word is enough.
    pub(crate) near: &'p Words,
    /// How many words may lie between both.
    pub(crate) gap: usize,
    /// Whether the second may come first.
    pub(crate) either: bool,
}

impl Phrase<'_> {
    /// Where the phrase first stands, in words.
    pub(crate) fn find(&self, line: &Line<'_>) -> Option<Range<usize>> {
        let words = line.words();
        let firsts = words.iter().enumerate();
        firsts
            .filter(|(_, word)| word.is_in(self.first))
            .find_map(|(at, _)| self.whole(words, at))
    }

    /// The phrase whose first word stands at that index. It looks no further than its gap.
    fn whole(&self, words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
        if self.near.is_empty() {
            return Some(at..at + 1);
        }
        let mut behind = words.iter().skip(at + 1).take(self.gap + 1);
        if let Some(offset) = behind.position(|word| word.is_in(self.near)) {
            return Some(at..at + offset + 2);
        }
        let start = at.saturating_sub(self.gap + 1);
        let mut ahead = words.get(start..at)?.iter();
        let ahead = ahead.rposition(|word| word.is_in(self.near));
        self.either.then_some(start + ahead?..at + 1)
    }
}
