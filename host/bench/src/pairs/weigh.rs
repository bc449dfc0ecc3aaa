//! How much the differences of a statement weigh together.
//!
//! A conflict, where the text has something else in the same place, weighs the same for every text.
//! A gap, where the text merely lacks a word, weighs by how much the text tells: an article tells
//! all that its summary may say, while a sentence or two leave nearly everything open.

use gainsay_compare::{Comparison, Difference, DifferenceKind, WordClass};

/// From this score on, a statement contradicts.
pub(crate) const CONTRADICTS: f32 = 0.5;

/// Points that make the score [`CONTRADICTS`].
const ENOUGH: f32 = 0.6;

/// A conflict counts if this share of the word's context stands around it.
const CONFLICT_CONTEXT: f32 = 0.35;

/// The same for figures, which stand in every other sentence.
const FIGURE_CONTEXT: f32 = 0.7;

/// A conflict counts if the text has this share of the statement's words.
const CONFLICT_COVER: f32 = 0.5;

/// Content words of a text that leaves everything open, and of one that tells all.
const OPEN: f32 = 80.0;
const CLOSED: f32 = 160.0;

/// From 0 to 1, half at [`ENOUGH`] points.
pub(crate) fn score(comparison: &Comparison) -> f32 {
    let closed = (comparison.text_words as f32 - OPEN) / (CLOSED - OPEN);
    let closed = closed.clamp(0.0, 1.0);
    let cover = comparison.supported as f32 / comparison.words.max(1) as f32;
    let points: f32 = comparison
        .differences
        .iter()
        .map(|difference| {
            let gap = gap(difference) * closed;
            if cover >= CONFLICT_COVER {
                gap.max(conflict(difference))
            } else {
                gap
            }
        })
        .sum();
    points / (points + ENOUGH)
}

/// Points of a difference between the texts.
fn conflict(difference: &Difference) -> f32 {
    let (points, context) = match difference.kind {
        DifferenceKind::Opposite => (1.0, CONFLICT_CONTEXT),
        DifferenceKind::Figure => (1.5, FIGURE_CONTEXT),
        DifferenceKind::Denied | DifferenceKind::Affirmed => (0.7, CONFLICT_CONTEXT),
        DifferenceKind::Swapped => (0.3, 0.5),
        DifferenceKind::Unsupported | DifferenceKind::Misplaced => return 0.0,
    };
    if difference.weight >= context {
        points
    } else {
        0.0
    }
}

/// Points of a word that a text lacks which tells all. New names and figures weigh most; modifiers
/// hardly count, since paraphrase changes them most freely.
fn gap(difference: &Difference) -> f32 {
    let class = difference.class;
    match difference.kind {
        DifferenceKind::Unsupported => match class {
            WordClass::Name | WordClass::Figure => 1.5,
            WordClass::Noun | WordClass::Verb => 0.5,
            WordClass::Adverb => 0.2,
            WordClass::Adjective => 0.1,
            WordClass::Relator => 0.0,
        },
        DifferenceKind::Misplaced => {
            let points = match class {
                WordClass::Name => 1.0,
                WordClass::Noun => 0.8,
                WordClass::Figure => 0.5,
                WordClass::Adjective => 0.2,
                WordClass::Verb => 0.1,
                WordClass::Adverb | WordClass::Relator => 0.0,
            };
            points * difference.weight
        }
        DifferenceKind::Figure => 1.5,
        DifferenceKind::Opposite => 1.0,
        DifferenceKind::Denied => 0.7,
        DifferenceKind::Affirmed | DifferenceKind::Swapped => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_model::Span;

    fn comparison(text_words: usize, kind: DifferenceKind, class: WordClass) -> Comparison {
        Comparison {
            differences: vec![Difference {
                kind,
                class,
                stated: Span::default(),
                found: None,
                weight: 1.0,
            }],
            words: 8,
            supported: 7,
            text_words,
        }
    }

    #[test]
    fn a_short_text_leaves_new_names_open_and_an_article_does_not() {
        let name = |text_words| {
            let comparison = comparison(text_words, DifferenceKind::Unsupported, WordClass::Name);
            score(&comparison) >= CONTRADICTS
        };
        assert!(!name(20));
        assert!(name(400));
    }

    #[test]
    fn an_opposite_contradicts_any_text_that_has_the_other_words() {
        let mut found = comparison(20, DifferenceKind::Opposite, WordClass::Verb);
        assert!(score(&found) >= CONTRADICTS);
        found.supported = 2;
        assert!(score(&found) < CONTRADICTS);
    }
}
