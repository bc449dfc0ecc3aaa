//! A sentence with its tags, and what the lexicon says of its words.

use super::pieces::{PieceKind, Pieces};
use super::words::Words;
use crate::syntax::{Upos, Xpos, lemma};
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

    /// Whether a determiner stands before that place.
    pub(crate) fn is_determined(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| matches!(self.tag(before), Xpos::Dt | Xpos::PrpPoss | Xpos::Pos))
    }

    /// Whether letters stand there.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.pieces.is_kind(at, PieceKind::Word)
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

    /// The direction of the word of change there: "more", "fewer".
    pub(crate) fn delta_direction(&self, words: &Words, at: usize) -> Option<Direction> {
        // "two New York banks"
        if self.tag(at) == Xpos::Nnp {
            return None;
        }
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
        verb.then(|| self.verb_direction(words, at, self.lemma(at)))?
    }

    /// The direction of the verb with the particle behind it, else of the verb: "went up", "rose".
    fn verb_direction(&self, words: &Words, at: usize, verb: &str) -> Option<Direction> {
        let particle = self.pieces.word(at + 1);
        let phrasal = words.change_verbs.get(&format!("{verb} {particle}"));
        phrasal.or_else(|| words.change_verbs.get(verb)).copied()
    }

    /// The direction of the word there read as a verb of change, whatever its tag: "Profit climbs
    /// 4%". For places where a noun does not fit.
    pub(crate) fn moves(&self, words: &Words, at: usize) -> Option<Direction> {
        let adverb = matches!(self.pieces.word(at), "up" | "down" | "back" | "off");
        let verb = at.checked_sub(usize::from(adverb))?;
        // "fined the firm $250,000"
        let described = verb
            .checked_sub(1)
            .is_some_and(|before| matches!(self.tag(before), Xpos::Dt | Xpos::PrpPoss));
        if self.is_noun(verb) && described {
            return None;
        }
        let word = lemma(self.pieces.word(verb), Upos::Verb);
        self.verb_direction(words, verb, &word)
    }

    /// Whether what stands behind the verb there is counted and not the change: "raise".
    pub(crate) fn counts_object(&self, words: &Words, at: usize) -> bool {
        words
            .counting_verbs
            .contains(&*lemma(self.pieces.word(at), Upos::Verb))
    }

    /// The direction of the comparative there: "higher".
    pub(crate) fn comparative(&self, words: &Words, at: usize) -> Option<Direction> {
        let word = self.pieces.word(at).to_lowercase();
        words.comparatives.get(word.as_str()).copied()
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
