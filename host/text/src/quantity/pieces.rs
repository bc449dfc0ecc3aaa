//! Tokens cut into runs of letters, runs of digits and marks.
//!
//! A tokenizer may keep "20-year-old", "40-50" or "8pm" as one token or split it; figures and
//! dates read the same either way because they match over these pieces.

use crate::Annotations;
use gainsay_model::Span;

/// What a piece consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// Letters, with inner and final periods of an abbreviation: "troops", "p.m.", "Sept.".
    Word,
    /// ASCII digits with grouping commas and a decimal point: "7,000", "3.5".
    Digits,
    /// Any other single character.
    Mark,
}

/// A piece of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Place in the article's text.
    pub(crate) span: Span,
    /// Index of the token it belongs to.
    pub(crate) token: u32,
    /// What it consists of.
    pub(crate) kind: PieceKind,
    /// No white space stands before it.
    pub(crate) glued: bool,
}

/// The pieces of one sentence.
#[derive(Clone, Copy)]
pub(crate) struct Pieces<'a> {
    /// The article's text.
    pub(crate) text: &'a str,
    /// The pieces in reading order.
    pub(crate) all: &'a [Piece],
}

impl<'a> Pieces<'a> {
    /// The piece at that place.
    pub(crate) fn get(&self, at: usize) -> Option<Piece> {
        self.all.get(at).copied()
    }

    /// The words of the piece at that place; empty outside the sentence.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.all
            .get(at)
            .map_or("", |piece| piece.span.of(self.text))
    }

    /// Whether the piece at that place is this word, in any case.
    #[inline]
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        is_same(self.word(at), word)
    }

    /// Whether the piece at that place is one of these words, in any case.
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let found = self.word(at);
        !found.is_empty() && words.iter().any(|word| is_same(found, word))
    }

    /// Whether the pieces from there on are these words, in any case.
    pub(crate) fn reads(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.is(at + offset, word))
    }

    /// Whether the piece at that place is of this kind.
    pub(crate) fn is_kind(&self, at: usize, kind: PieceKind) -> bool {
        self.all.get(at).is_some_and(|piece| piece.kind == kind)
    }

    /// Whether a hyphen or dash that joins two words stands there.
    pub(crate) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "‐" | "‑" | "–")
    }

    /// Whether the piece at that place stands there without white space before it.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|piece| piece.glued)
    }

    /// Whether the piece at that place is joined to the one before it by a hyphen or directly.
    pub(crate) fn hangs_on_word(&self, at: usize) -> bool {
        at > 0 && self.is_glued(at) && {
            let before = at - 1;
            self.is_kind(before, PieceKind::Word)
                || (self.is_hyphen(before)
                    && self.is_glued(before)
                    && before > 0
                    && self.is_kind(before - 1, PieceKind::Word))
        }
    }

    /// The span from the first to the last of those pieces.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (
            self.get(from),
            to.checked_sub(1).and_then(|last| self.get(last)),
        ) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// First and one past the last token of those pieces.
    pub(crate) fn tokens(&self, from: usize, to: usize) -> (u32, u32) {
        match (
            self.get(from),
            to.checked_sub(1).and_then(|last| self.get(last)),
        ) {
            (Some(first), Some(last)) => (first.token, last.token + 1),
            _ => (0, 0),
        }
    }
}

/// Whether a piece is that word, in any case. Lengths tell most words apart without a call.
#[inline]
fn is_same(found: &str, word: &str) -> bool {
    found.len() == word.len() && found.eq_ignore_ascii_case(word)
}

/// The pieces of all sentences of an article.
pub(crate) struct Cut {
    all: Vec<Piece>,
    /// Where the pieces of each sentence end.
    ends: Vec<usize>,
}

impl Cut {
    /// Cuts the tokens of an article into pieces.
    pub(crate) fn new(text: &str, annotations: &Annotations) -> Self {
        let mut cut = Self {
            all: Vec::with_capacity(annotations.tokens.len()),
            ends: Vec::with_capacity(annotations.sentences.len()),
        };
        for sentence in 0..annotations.sentences.len() as u32 {
            let start = cut.all.len();
            for (index, token) in annotations.sentence_tokens(sentence) {
                cut_token(text, token.span, index, &mut cut.all);
            }
            let mut end = None;
            for piece in cut.all.iter_mut().skip(start) {
                piece.glued = end == Some(piece.span.start);
                end = Some(piece.span.end);
            }
            cut.ends.push(cut.all.len());
        }
        cut
    }

    /// The pieces of a sentence.
    pub(crate) fn of(&self, sentence: u32) -> &[Piece] {
        let sentence = sentence as usize;
        let end = self.ends.get(sentence).copied().unwrap_or(0);
        let before = sentence.checked_sub(1).and_then(|at| self.ends.get(at));
        let start = before.copied().unwrap_or(0);
        self.all.get(start..end).unwrap_or_default()
    }
}

fn cut_token(text: &str, span: Span, token: u32, pieces: &mut Vec<Piece>) {
    let word = span.of(text);
    let mut at = 0;
    while let Some(rest) = word.get(at..) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        let (kind, length) = if first.is_ascii_digit() {
            (PieceKind::Digits, digits_length(rest))
        } else if first.is_alphabetic() {
            (PieceKind::Word, word_length(rest))
        } else {
            (PieceKind::Mark, first.len_utf8())
        };
        let start = span.start as usize + at;
        if !first.is_whitespace() {
            pieces.push(Piece {
                span: Span::new(start, start + length),
                token,
                kind,
                glued: false,
            });
        }
        at += length.max(1);
    }
}

/// Length in bytes of a number with its grouping commas and decimal point.
fn digits_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) {
        at += 1;
        let grouped = bytes.get(at) == Some(&b',')
            && (1..=3).all(|offset| digit(at + offset))
            && !digit(at + 4);
        let point = bytes.get(at) == Some(&b'.') && digit(at + 1);
        if grouped || point {
            at += 1;
        }
    }
    at
}

/// Length in bytes of a run of letters; periods count if the run is an abbreviation.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphabetic() {
            end = at + c.len_utf8();
        } else if c == '.' || (matches!(c, '\'' | '’') && inner_apostrophe(rest, at, c)) {
            end = at + c.len_utf8();
            if !chars.peek().is_some_and(|(_, next)| next.is_alphabetic()) {
                break;
            }
        } else {
            break;
        }
    }
    end
}

/// Whether the apostrophe stands inside a word ("o'clock") and not before an ending ("year's").
fn inner_apostrophe(rest: &str, at: usize, mark: char) -> bool {
    let after = rest.get(at + mark.len_utf8()..).unwrap_or_default();
    after.chars().take_while(|c| c.is_alphabetic()).count() > 2
}

/// Longest word that a word list here holds, in bytes.
const LONGEST_WORD: usize = 24;

/// Calls `read` with the lower-cased word, without allocation; words longer than any list entry
/// and words outside ASCII read as empty.
pub(crate) fn with_lowered<T>(word: &str, read: impl FnOnce(&str) -> T) -> T {
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST_WORD {
        return read("");
    }
    // Most words are in small letters already.
    if !bytes
        .iter()
        .any(|byte| matches!(byte, b'A'..=b'Z' | 0x80..))
    {
        return read(word);
    }
    if !word.is_ascii() {
        return read("");
    }
    let mut buffer = [0u8; LONGEST_WORD];
    for (slot, byte) in buffer.iter_mut().zip(bytes) {
        *slot = byte.to_ascii_lowercase();
    }
    read(std::str::from_utf8(buffer.get(..bytes.len()).unwrap_or_default()).unwrap_or_default())
}
