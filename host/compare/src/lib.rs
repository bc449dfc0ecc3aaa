//! Where a statement differs from a text: a headline from its article, a summary from its source,
//! a later article from an earlier one.
//!
//! Both sides come as [`Annotations`]. Each content word of the statement is sought in the text: the
//! word itself, a derivation, a word that says much the same, an opposite. Which place of the text
//! speaks of the same matter is told by the neighbours of the word, in the sentence and in the
//! dependency tree. What is found is a list of [`Difference`]s with the words on both sides; nothing
//! here judges how much of it is too much.
//!
//! Like the stages before it, this one is total. For one statement it is linear in the text.

mod affixes;
mod content;
mod differences;
mod figures;
mod index;
mod negation;
mod relations;
mod roles;
mod support;
#[cfg(test)]
mod tests;

use gainsay_model::{Lexicon, Span};
use gainsay_text::Annotations;

pub use content::WordClass;
pub use relations::{Relation, Relations};

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The text that the annotations were made of.
    pub text: &'a str,
    /// What the text stage knows of it.
    pub annotations: &'a Annotations,
}

/// How a word of the statement differs from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// The text has an opposite, or another of a set that exclude each other, in the same place.
    Opposite,
    /// Neither the word nor one that says much the same stands in the text.
    Unsupported,
    /// The word stands in the text, but not where its neighbours do.
    Misplaced,
    /// Another figure of the same measure stands in the same place.
    Figure,
    /// Who does it and whom it befalls have changed places.
    Swapped,
    /// Denied in the statement and not in the text.
    Denied,
    /// Denied in the text and not in the statement.
    Affirmed,
}

/// One difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// What class the word of the statement belongs to.
    pub class: WordClass,
    /// The word in the statement.
    pub stated: Span,
    /// What the text has instead, if one place can be named.
    pub found: Option<Span>,
    /// From 0 to 1: how much of the word's neighbourhood stands at the place that was compared; for
    /// a misplaced word, how much more of it stands elsewhere.
    pub weight: f32,
}

/// What a comparison found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// In order of the statement's words.
    pub differences: Vec<Difference>,
    /// Content words of the statement.
    pub words: usize,
    /// How many of them the text has, itself or in other words.
    pub supported: usize,
    /// Content words of the text.
    pub text_words: usize,
}

/// Compares statements with texts by the word relations of a lexicon.
pub struct Comparer {
    relations: Relations,
    denials: negation::Denials,
}

impl Comparer {
    /// Prepares the word relations for look-up.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            relations: Relations::new(&lexicon.relations),
            denials: negation::Denials::new(lexicon),
        }
    }

    /// The differences of a statement from a text.
    pub fn compare(&self, text: Side<'_>, statement: Side<'_>) -> Comparison {
        let sides = differences::Sides {
            text: &index::Index::new(text),
            statement: &index::Index::new(statement),
        };
        let support = support::find(&self.relations, sides.text, sides.statement);
        let mut comparison = differences::list(&sides, &support, &self.denials);
        roles::add(&sides, &support, &mut comparison.differences);
        comparison
            .differences
            .sort_by_key(|difference| (difference.stated, difference.kind));
        comparison
    }
}
