//! A sentence as its words, with what stands between them.

use gainsay_sdk::{Case, Sentence, Span, Words, is_word_char};

/// Longer sentences are lists or tables; only so many of their words are read.
const MOST_WORDS: usize = 400;

/// Whether the word is four digits.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word without a possessive ending.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Bytes of the sentence.
    start: u32,
    end: u32,
    is_capital: bool,
}

/// The words of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Line<'t> {
    pub(crate) sentence: Sentence<'t>,
    /// Place of the text.
    at: Span,
    text: &'t str,
    words: Vec<Word>,
}

impl<'t> Line<'t> {
    /// Reads a sentence; without words if the case does not hold its text.
    pub(crate) fn read(case: &'t Case, sentence: Sentence<'t>) -> Self {
        Self::read_at(case, sentence, sentence.at())
    }

    /// Reads text of the article of a sentence that stands in another place.
    pub(crate) fn read_at(case: &'t Case, sentence: Sentence<'t>, at: Span) -> Self {
        let text = case.words_at(at);
        Self {
            sentence,
            at,
            text,
            words: words(text),
        }
    }

    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words as written.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'t str> {
        self.words
            .iter()
            .map(|word| self.part(word.start, word.end))
    }

    /// Whether it has a word of the list.
    pub(crate) fn has(&self, list: &Words) -> bool {
        self.words().any(|word| list.contains_lower(word))
    }

    /// Whether it names a year.
    pub(crate) fn has_year(&self) -> bool {
        self.words().any(is_year)
    }

    /// The word as written; empty beyond the ends.
    pub(crate) fn word(&self, index: usize) -> &'t str {
        let word = self.words.get(index);
        word.map_or("", |word| self.part(word.start, word.end))
    }

    /// What stands before that word: all that does beyond the ends.
    pub(crate) fn gap(&self, index: usize) -> &'t str {
        let before = index
            .checked_sub(1)
            .and_then(|before| self.words.get(before));
        let start = before.map_or(0, |before| before.end);
        let next = self.words.get(index).map(|word| word.start);
        self.part(start, next.unwrap_or(self.text.len() as u32))
    }

    /// Whether the word starts with a capital letter.
    pub(crate) fn is_capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.is_capital)
    }

    /// The first word with a capital letter from that one on.
    pub(crate) fn next_capital(&self, from: usize) -> Option<usize> {
        let words = self.words.get(from..)?;
        let found = words.iter().position(|word| word.is_capital)?;
        Some(from + found)
    }

    /// The words with a capital letter.
    pub(crate) fn capitals(&self) -> impl Iterator<Item = usize> {
        let words = self.words.iter().enumerate();
        words.filter_map(|(index, word)| word.is_capital.then_some(index))
    }

    /// Whether nothing parts the word from the one before: a blank, or the point of a shortened
    /// word, since the end of a sentence is the end of the line.
    pub(crate) fn is_joined(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|at| self.words.get(at));
        let Some((before, word)) = before.zip(self.words.get(index)) else {
            return false;
        };
        let gap = self
            .text
            .as_bytes()
            .get(before.end as usize..word.start as usize);
        matches!(gap, Some(b" " | b". " | b"\xc2\xa0"))
    }

    /// Place of the words from `first` up to but not including `next`.
    pub(crate) fn span(&self, first: usize, next: usize) -> Span {
        let whole = self.at;
        let last = next.checked_sub(1).and_then(|last| self.words.get(last));
        match self.words.get(first).zip(last) {
            Some((first, last)) if first.start < last.end => Span {
                article: whole.article,
                start: whole.start + first.start,
                end: whole.start + last.end,
            },
            _ => whole,
        }
    }

    /// The text of the words from `first` up to but not including `next`.
    pub(crate) fn text(&self, first: usize, next: usize) -> &'t str {
        let last = next.checked_sub(1).and_then(|last| self.words.get(last));
        let ends = self.words.get(first).zip(last);
        ends.map_or("", |(first, last)| self.part(first.start, last.end))
    }

    /// All its text.
    pub(crate) fn whole(&self) -> &'t str {
        self.text
    }

    /// The text before that word: all of it beyond the end.
    pub(crate) fn before(&self, index: usize) -> &'t str {
        let start = self.words.get(index).map(|word| word.start);
        self.part(0, start.unwrap_or(self.text.len() as u32))
    }

    fn part(&self, start: u32, end: u32) -> &'t str {
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}

/// Whether a word is an abbreviation in capitals, or shouted.
pub(crate) fn is_shouted(word: &str) -> bool {
    let mut letters = word.bytes();
    word.len() > 1 && !letters.any(|byte| byte.is_ascii_lowercase())
}

/// Bytes of a word with its blank, about.
const BYTES_A_WORD: usize = 6;

/// Splits text into words. Every article is read through once here, byte by byte where it is ASCII.
fn words(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words = Vec::with_capacity(bytes.len() / BYTES_A_WORD + 1);
    let mut at = 0;
    while let Some(&first) = bytes.get(at).filter(|_| words.len() < MOST_WORDS) {
        let plain = letters(bytes, at);
        if plain > 0 && ends_word(bytes, at + plain) {
            words.push(Word {
                start: at as u32,
                end: (at + plain) as u32,
                is_capital: first.is_ascii_uppercase(),
            });
            at += plain + 1;
            continue;
        }
        let skipped = between(text, at, first);
        if skipped > 0 {
            at += skipped;
            continue;
        }
        let start = at;
        let is_capital = if first.is_ascii() {
            first.is_ascii_uppercase()
        } else {
            char_at(text, at).is_some_and(char::is_uppercase)
        };
        while let Some(&byte) = bytes.get(at) {
            at += if byte.is_ascii_alphanumeric() {
                1
            } else {
                match joined(text, at, byte) {
                    0 => break,
                    length => length,
                }
            };
        }
        words.push(Word {
            start: start as u32,
            end: without_possessive(bytes, start, at) as u32,
            is_capital,
        });
    }
    words
}

/// How many ASCII letters stand from that byte on: eight are read at a time, since most of a text is
/// letters.
fn letters(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(&eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let found = leading_letters(u64::from_le_bytes(eight));
        at += found;
        if found < 8 {
            return at - from;
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at - from
        + rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count()
}

/// How many of eight bytes, the lowest first, are letters before one that is none.
fn leading_letters(eight: u64) -> usize {
    let each = |byte: u8| u64::from_le_bytes([byte; 8]);
    let high = each(0x80);
    let small = (eight | each(0x20)) & !high;
    // The high bit of a byte is set from "a" on, and again beyond "z".
    let from_a = small + each(0x80 - b'a');
    let beyond_z = small + each(0x7f - b'z');
    let others = (!from_a | beyond_z | eight) & high;
    (others.trailing_zeros() / 8) as usize
}

/// Whether the byte behind a letter surely ends the word.
fn ends_word(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None | Some(b' ' | b',' | b';' | b':' | b')' | b'"' | b'?' | b'!' | b'\n') => true,
        Some(b'.') => bytes.get(at - 1).is_some_and(u8::is_ascii_lowercase),
        Some(_) => false,
    }
}

/// Bytes at that place that are of no word: those of one character, or none.
fn between(text: &str, at: usize, byte: u8) -> usize {
    if byte.is_ascii() {
        return usize::from(!byte.is_ascii_alphanumeric());
    }
    match char_at(text, at) {
        Some(char) if is_word_char(char) => 0,
        Some(char) => char.len_utf8(),
        None => 1,
    }
}

/// Bytes of the character at that place if it goes on with the word before it: apostrophes, hyphens
/// and ampersands hold letters together, points hold single capitals together, points and commas
/// digits.
fn joined(text: &str, at: usize, byte: u8) -> usize {
    if byte == b' ' {
        return 0;
    }
    let Some(char) = char_at(text, at) else {
        return 0;
    };
    if is_word_char(char) {
        return char.len_utf8();
    }
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let Some((before, after)) = before.zip(char_at(text, at + char.len_utf8())) else {
        return 0;
    };
    let holds = match char {
        '\'' | '\u{2019}' | '-' | '\u{2011}' | '&' => after.is_alphanumeric(),
        '.' if before.is_uppercase() => after.is_uppercase(),
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    };
    if holds { char.len_utf8() } else { 0 }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|text| text.chars().next())
}

/// The end of the word before "'s".
fn without_possessive(bytes: &[u8], start: usize, end: usize) -> usize {
    let word = bytes.get(start..end).unwrap_or_default();
    let Some(stem) = word.strip_suffix(b"s") else {
        return end;
    };
    let marks = ["'".as_bytes(), "\u{2019}".as_bytes()];
    let stem = marks.iter().find_map(|&mark| stem.strip_suffix(mark));
    stem.filter(|stem| !stem.is_empty())
        .map_or(end, |stem| start + stem.len())
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_with_marks_inside_are_one_word_and_possessives_are_none() {
        let text = "“Ms. O’Hara’s al-Aziz, of AT&T (U.S.) — née É. J. Smith's 1,200.”";
        let words = words(text);
        let read: Vec<&str> = words
            .iter()
            .map(|word| &text[word.start as usize..word.end as usize])
            .collect();
        assert_eq!(
            read,
            [
                "Ms", "O’Hara", "al-Aziz", "of", "AT&T", "U.S", "née", "É", "J", "Smith", "1,200"
            ]
        );
        let capitals = words.iter().filter(|word| word.is_capital).count();
        assert_eq!(capitals, 7);
    }
}
