//! The pieces of a sentence with what they can say of time.

use super::lexical::{Shift, TimeWord, Unit, time_word};
use crate::quantity::{Form, Number, Piece, PieceKind, Pieces, cardinal_at};
use crate::syntax::Xpos;
use gainsay_model::Decimal;

/// So many words at most stand between the first word of an expression and its first word of time or
/// number: "no more than the final", "at the beginning of the".
const LEADS: usize = 8;

/// A sentence as the matchers see it.
pub(crate) struct Words<'a> {
    /// The pieces.
    pub(crate) pieces: Pieces<'a>,
    /// What each piece can say of time.
    pub(crate) senses: Vec<TimeWord>,
    /// Penn tag of the token of each piece.
    pub(crate) tags: Vec<Xpos>,
}

impl<'a> Words<'a> {
    /// Looks every piece up.
    pub(crate) fn new(text: &'a str, all: &'a [Piece], tags: Vec<Xpos>) -> Self {
        let pieces = Pieces { text, all };
        let senses = all
            .iter()
            .map(|piece| match piece.kind {
                PieceKind::Word => time_word(piece.span.of(text)),
                PieceKind::Digits => TimeWord::Opener,
                PieceKind::Mark => TimeWord::Other,
            })
            .collect();
        Self {
            pieces,
            senses,
            tags,
        }
    }

    /// Whether an expression can begin there: a word of time or number, or a word before one.
    pub(crate) fn can_begin(&self, at: usize) -> bool {
        let strong = |sense: &TimeWord| !matches!(sense, TimeWord::Other | TimeWord::Lead);
        match self.sense(at) {
            TimeWord::Other => matches!(self.pieces.word(at), "'" | "’" | "‘"),
            TimeWord::Lead => self.senses.iter().skip(at + 1).take(LEADS).any(strong),
            _ => true,
        }
    }

    /// What the piece at that place can say.
    pub(crate) fn sense(&self, at: usize) -> TimeWord {
        self.senses.get(at).copied().unwrap_or(TimeWord::Other)
    }

    /// The unit named there, singular or plural.
    pub(crate) fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        match self.sense(at) {
            TimeWord::Unit(unit) => Some((unit, false)),
            TimeWord::Units(unit) => Some((unit, true)),
            _ => None,
        }
    }

    /// The shift word there.
    pub(crate) fn shift(&self, at: usize) -> Option<Shift> {
        match self.sense(at) {
            TimeWord::Shift(shift) => Some(shift),
            _ => None,
        }
    }

    /// Whether the piece is one of these words.
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.pieces.is_any(at, words)
    }

    /// Whether the piece is this word.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.pieces.is(at, word)
    }

    /// Skips one of these words if it stands there.
    pub(crate) fn skip(&self, at: usize, words: &[&str]) -> usize {
        if self.is_any(at, words) { at + 1 } else { at }
    }

    /// Skips a joining hyphen.
    pub(crate) fn skip_hyphen(&self, at: usize) -> usize {
        if self.pieces.is_hyphen(at) && self.pieces.is_glued(at + 1) {
            at + 1
        } else {
            at
        }
    }

    /// Skips "'s" or a bare apostrophe after a plural.
    pub(crate) fn skip_possessive(&self, at: usize) -> usize {
        if !matches!(self.pieces.word(at), "'" | "’") || !self.pieces.is_glued(at) {
            return at;
        }
        if self.is(at + 1, "s") && self.pieces.is_glued(at + 1) {
            at + 2
        } else {
            at + 1
        }
    }

    /// The Penn tag of the piece.
    pub(crate) fn tag(&self, at: usize) -> Xpos {
        self.tags.get(at).copied().unwrap_or(Xpos::Xx)
    }

    /// Whether a noun stands there.
    pub(crate) fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps)
    }

    /// Whether the piece begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.pieces
            .word(at)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
    }

    /// A plain run of digits: its value and its length; no commas, no point, nothing glued on.
    pub(crate) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        if !self.pieces.is_kind(at, PieceKind::Digits) {
            return None;
        }
        let word = self.pieces.word(at);
        if word.len() > 8 || !word.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Some((word.parse().ok()?, word.len()))
    }

    /// A number that can count units of time.
    pub(crate) fn count(&self, at: usize) -> Option<Number> {
        cardinal_at(&self.pieces, at).filter(|number| {
            number.form != Form::Fraction && number.value <= Decimal::from(1_000_000)
        })
    }

    /// Whether a sign that makes a number something else stands before the piece: money, "No.".
    pub(crate) fn follows_sign(&self, at: usize) -> bool {
        at > 0
            && (self.is_any(at - 1, &["$", "£", "€", "¥", "#", "no.", "number", "no"])
                || (self.pieces.hangs_on_word(at)
                    && !(at > 1 && self.is_any(at - 2, &["mid", "early", "late", "pre", "post"]))))
    }
}
