//! A sentence as words, numbers and marks with their places.

use gainsay_sdk::{Case, Sentence, Span, ends_letters, is_word_char, small_letters};
use std::borrow::Cow;
use std::rc::Rc;

/// Longer sentences are lists or tables; only so many of their tokens are read.
const MOST_TOKENS: usize = 400;

/// Bytes of a token with its blank, about.
const BYTES_A_TOKEN: usize = 5;

/// A word, number or mark.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    /// As written.
    pub(crate) written: &'t str,
    /// In lower case, with a plain apostrophe.
    pub(crate) lower: Cow<'t, str>,
    /// Where it starts, in bytes of the article.
    start: usize,
}

/// The tokens of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Line<'t> {
    /// Shared by those who look at some of the lines only.
    pub(crate) tokens: Rc<Vec<Token<'t>>>,
    pub(crate) sentence: Sentence<'t>,
}

impl<'t> Line<'t> {
    /// Reads a sentence; none if the case does not hold its text.
    pub(crate) fn read(case: &'t Case, sentence: Sentence<'t>) -> Self {
        let at = sentence.at();
        let tokens = Rc::new(tokens(case.words_at(at), at.start as usize));
        Self { tokens, sentence }
    }

    /// The token in lower case; empty beyond the ends.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| token.lower.as_ref())
    }

    /// The token before that one in lower case; empty at the start.
    pub(crate) fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The token as written; empty beyond the ends.
    pub(crate) fn written(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.written)
    }

    /// Whether no blank separates the token from the one before.
    pub(crate) fn is_joined(&self, index: usize) -> bool {
        let before = index
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before));
        before
            .zip(self.tokens.get(index))
            .is_some_and(|(before, token)| before.end() == token.start)
    }

    /// Whether the token is a word with a capital.
    pub(crate) fn is_capital(&self, index: usize) -> bool {
        self.written(index).starts_with(char::is_uppercase)
    }

    /// Place of the tokens from `first` up to but not including `next`.
    pub(crate) fn span(&self, first: usize, next: usize) -> Span {
        let whole = self.sentence.at();
        let last = next.checked_sub(1).and_then(|last| self.tokens.get(last));
        let start = self.tokens.get(first).map(|token| token.start);
        match start.zip(last) {
            Some((start, last)) if last.end() > start => Span {
                article: whole.article,
                start: start as u32,
                end: last.end() as u32,
            },
            _ => whole,
        }
    }
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.written.len()
    }
}

/// Splits text that starts at that byte of its article.
fn tokens(text: &str, offset: usize) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / BYTES_A_TOKEN + 1);
    let mut rest = text;
    while tokens.len() < MOST_TOKENS {
        if let Some(after) = rest.strip_prefix(' ') {
            rest = after;
            continue;
        }
        let start = offset + text.len() - rest.len();
        if let Some((written, after)) = small_word(rest) {
            tokens.push(Token {
                written,
                lower: Cow::Borrowed(written),
                start,
            });
            rest = after;
            continue;
        }
        let Some(first) = rest.chars().next() else {
            break;
        };
        let length = if is_word_char(first) {
            word_length(rest)
        } else {
            first.len_utf8()
        };
        let Some((written, after)) = rest.split_at_checked(length) else {
            break;
        };
        if !first.is_whitespace() {
            tokens.push(Token {
                written,
                lower: lower(written),
                start,
            });
        }
        rest = after;
    }
    tokens
}

/// The word of small letters that the text starts with, as most are, and what follows it: such a word
/// needs no second look.
fn small_word(text: &str) -> Option<(&str, &str)> {
    let length = small_letters(text.as_bytes());
    let ends = length > 0 && ends_letters(text.as_bytes().get(length));
    text.split_at_checked(length).filter(|_| ends)
}

/// Length of the word or number at the start: apostrophes hold letters together, commas, points
/// and colons hold digits together.
fn word_length(text: &str) -> usize {
    // Most words are plain letters up to a blank or a mark that is of no word.
    let bytes = text.as_bytes();
    let plain = bytes.iter().position(|byte| !byte.is_ascii_alphabetic());
    let plain = plain.unwrap_or(text.len());
    if ends_letters(bytes.get(plain)) {
        return plain;
    }
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, after)| after);
        let inside = match c {
            '\'' | '\u{2019}' => before.is_alphabetic() && after.is_alphabetic(),
            ',' | '.' | ':' => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => is_word_char(c),
        };
        if !inside {
            return at;
        }
        before = c;
    }
    text.len()
}

fn lower(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let plain = |c: char| !c.is_uppercase() && c != '\u{2019}';
    if word.chars().all(plain) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase().replace('\u{2019}', "'"))
    }
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn numbers_with_marks_inside_are_one_token_and_hyphens_part_words() {
        let written: Vec<_> = tokens(
            "He\u{2019}s 45, rose 2,009 m (1950\u{2013}1999) at 9:30.",
            0,
        )
        .iter()
        .map(|token| token.written)
        .collect();
        assert_eq!(
            written,
            [
                "He\u{2019}s",
                "45",
                ",",
                "rose",
                "2,009",
                "m",
                "(",
                "1950",
                "\u{2013}",
                "1999",
                ")",
                "at",
                "9:30",
                "."
            ]
        );
    }

    #[test]
    fn places_count_bytes_of_the_article() {
        let tokens = tokens("Café 12", 10);
        assert_eq!((tokens[1].start, tokens[1].end()), (16, 18));
    }
}
