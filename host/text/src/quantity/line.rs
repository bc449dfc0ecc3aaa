//! A sentence with its tags, and what the lexicon says of its words.

use super::pieces::Pieces;
use super::words::Words;
use crate::syntax::Xpos;
use crate::{Annotations, Token};
use gainsay_model::Direction;

/// A sentence as the figure matchers see it.
pub(crate) struct Line<'a> {
    /// The pieces.
    pub(crate) pieces: Pieces<'a>,
    /// The tokens with their tags.
    pub(crate) annotations: &'a Annotations,
    /// Whether the piece belongs to a time expression.
    pub(crate) taken: Vec<bool>,
}

impl Line<'_> {
    /// The token of the piece at that place.
    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.annotations
            .tokens
            .get(self.pieces.get(at)?.token as usize)
    }

    /// The Penn tag of the piece; hyphens inside tokens are hyphens.
    pub(crate) fn tag(&self, at: usize) -> Xpos {
        if self.pieces.is_hyphen(at) {
            return Xpos::Hyphen;
        }
        self.token(at).map_or(Xpos::Period, |token| token.xpos)
    }

    /// Whether a noun stands there.
    pub(crate) fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps)
    }

    /// Whether the piece belongs to a time expression.
    pub(crate) fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    /// Whether the tree joins the first of two neighbouring nouns to the second.
    pub(crate) fn compounds(&self, first: usize, second: usize) -> bool {
        match (self.token(first), self.pieces.get(second)) {
            (Some(first), Some(second)) => first.head == Some(second.token),
            _ => false,
        }
    }

    /// The lemma of the piece's token.
    pub(crate) fn lemma(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| &*token.lemma)
    }

    /// Whether a word of change stands there.
    pub(crate) fn is_delta_word(&self, words: &Words, at: usize) -> bool {
        self.delta_direction(words, at).is_some()
    }

    /// The direction of the word of change there: "more", "fewer".
    pub(crate) fn delta_direction(&self, words: &Words, at: usize) -> Option<Direction> {
        let word = self.pieces.word(at).to_lowercase();
        words.deltas.get(word.as_str()).copied()
    }

    /// The direction of the noun of change there: "increase".
    pub(crate) fn change_noun(&self, words: &Words, at: usize) -> Option<Direction> {
        self.is_noun(at)
            .then(|| words.change_nouns.get(self.lemma(at)).copied())?
    }

    /// The direction of the verb of change there: "rose".
    pub(crate) fn change_verb(&self, words: &Words, at: usize) -> Option<Direction> {
        let verb = matches!(
            self.tag(at),
            Xpos::Vb | Xpos::Vbd | Xpos::Vbn | Xpos::Vbg | Xpos::Vbz | Xpos::Vbp
        );
        verb.then(|| words.change_verbs.get(self.lemma(at)).copied())?
    }

    /// The direction of the nearest verb or noun of change within so many pieces to the left.
    pub(crate) fn change_before(
        &self,
        words: &Words,
        at: usize,
        reach: usize,
    ) -> Option<Direction> {
        (at.saturating_sub(reach)..at).rev().find_map(|place| {
            self.change_verb(words, place)
                .or_else(|| self.change_noun(words, place))
        })
    }
}
