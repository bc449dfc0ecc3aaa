//! Words of a file with their place and surroundings.

use crate::{Place, SourceMap, Span, Untrusted};
use serde::{Deserialize, Serialize};

/// Words of a file, as W3C's `TextPositionSelector` and `TextQuoteSelector` describe them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Where the words begin.
    pub start: Place,
    /// Where they end: the place just after the last word.
    pub end: Place,
    /// The file's words: its code points from `start` up to `end`, markup included.
    pub exact: Untrusted,
    /// Up to 32 code points before them.
    pub prefix: Untrusted,
    /// Up to 32 code points after them.
    pub suffix: Untrusted,
}

/// The words of evidence that stands in another article than the one that is reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// Path of the other article, as shown to people.
    pub path: String,
    /// Its words.
    pub quote: Quote,
}

impl Quote {
    /// Code points of the file that are kept before and after the words, if there are as many.
    pub const CONTEXT: usize = 32;
}

impl SourceMap {
    /// The file's words for a stretch of reading text, with their place and surroundings.
    pub fn quote(&self, span: Span) -> Quote {
        let raw = self.raw();
        let wanted = self.to_raw(span);
        let start = raw.floor_char_boundary(wanted.start as usize);
        let end = raw.ceil_char_boundary(wanted.end as usize).max(start);
        let (before, rest) = raw.split_at_checked(start).unwrap_or((raw, ""));
        let (exact, after) = rest.split_at_checked(end - start).unwrap_or((rest, ""));
        let prefix = before
            .char_indices()
            .rev()
            .take(Quote::CONTEXT)
            .last()
            .and_then(|(from, _)| before.get(from..))
            .unwrap_or_default();
        Quote {
            start: self.place(start as u32),
            end: self.place(end as u32),
            exact: exact.into(),
            prefix: prefix.into(),
            suffix: Untrusted::new(after.chars().take(Quote::CONTEXT).collect::<String>()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_exact_and_carry_their_surroundings() {
        let map = SourceMap::identity("Ärger\nüber “zwei” Züge".into());
        let at = map.raw().find("zwei").unwrap();
        let quote = map.quote(Span::new(at, at + 4));
        assert_eq!(quote.exact.raw(), "zwei");
        assert_eq!(quote.prefix.raw(), "Ärger\nüber “");
        assert_eq!(quote.suffix.raw(), "” Züge");
        assert_eq!((quote.start.code_point, quote.start.line), (12, 2));
        assert_eq!(quote.end.code_point, 16);
    }

    #[test]
    fn spans_outside_the_text_quote_nothing() {
        let map = SourceMap::identity("ab“".into());
        assert_eq!(map.quote(Span::new(70, 90)).exact.raw(), "");
        assert_eq!(map.quote(Span::new(3, 4)).exact.raw(), "“");
    }
}
