//! Words of the text with as much around them as a reader needs.

use crate::sides::{Side, both_ends, surroundings};
use gainsay_model::{ArticleReport, Span};

/// Code points of a sentence that are shown before and after the words.
const REACH: usize = 140;

/// Words with what stands before and after them. Not escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) before: String,
    pub(super) words: String,
    pub(super) after: String,
}

/// A side of a finding: in its sentence, if the text is at hand.
pub(super) fn of_side(report: &ArticleReport, side: &Side<'_>) -> Excerpt {
    let span = side.evidence.span;
    if side.here
        && let Some(excerpt) = in_sentence(report, span)
    {
        return excerpt;
    }
    let (before, after) = surroundings(&side.quote);
    Excerpt {
        before,
        words: both_ends(side.quote.exact.raw()),
        after,
    }
}

/// Words in the sentences that they touch; none if they touch none.
pub(super) fn in_sentence(report: &ArticleReport, span: Span) -> Option<Excerpt> {
    let sentences = &report.claims.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let first = sentences.get(first)?.span;
    let after = sentences.partition_point(|sentence| sentence.span.start < span.end);
    let last = sentences.get(after.checked_sub(1)?)?.span;
    let text = &report.text;
    let part = |start: u32, end: u32| text.get(start as usize..end as usize);
    Some(Excerpt {
        before: end_of(part(first.start, span.start)?),
        words: both_ends(part(span.start, span.end)?),
        after: beginning_of(part(span.end, last.end.max(span.end))?),
    })
}

/// The last words of a text that may be long.
fn end_of(text: &str) -> String {
    let Some((at, _)) = text.char_indices().rev().nth(REACH) else {
        return text.to_owned();
    };
    let end = text.get(at..).unwrap_or_default();
    let (_, words) = end.split_once(char::is_whitespace).unwrap_or(("", end));
    format!("… {words}")
}

/// The first words of a text that may be long.
pub(super) fn beginning_of(text: &str) -> String {
    let Some((at, _)) = text.char_indices().nth(REACH) else {
        return text.to_owned();
    };
    let start = text.get(..at).unwrap_or_default();
    let (words, _) = start
        .rsplit_once(char::is_whitespace)
        .unwrap_or((start, ""));
    format!("{words} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_are_cut_between_words() {
        let long = "word ".repeat(100);
        assert!(end_of(&long).starts_with("… word "));
        assert!(beginning_of(&long).ends_with("word …"));
        assert!(end_of(&long).chars().count() <= REACH + 2);
        assert_eq!(beginning_of(" short "), " short ");
    }
}
