//! The text around a place.

use gainsay_sdk::{Case, Span};

/// The text from the end of one place to the beginning of the other; none if they do not follow
/// each other in one article.
pub(crate) fn between(case: &Case, first: Span, second: Span) -> Option<&str> {
    let inner = Span {
        start: first.end,
        end: second.start,
        ..first
    };
    let follows = first.article == second.article && first.end <= second.start;
    follows.then(|| case.words_at(inner))
}

/// The text behind a place, up to so many bytes.
pub(crate) fn behind(case: &Case, at: Span, most: usize) -> &str {
    let rest = case.article_text(at.article).get(at.end as usize..);
    let rest = rest.unwrap_or_default();
    rest.get(..floor(rest, most)).unwrap_or_default()
}

/// The text before a place, up to so many bytes.
pub(crate) fn before(case: &Case, at: Span, most: usize) -> &str {
    let whole = case.article_text(at.article).get(..at.start as usize);
    let whole = whole.unwrap_or_default();
    let from = floor(whole, whole.len().saturating_sub(most));
    whole.get(from..).unwrap_or_default()
}

/// The largest place at or before `at` that is no part of a character.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|place| text.is_char_boundary(*place))
        .unwrap_or_default()
}
