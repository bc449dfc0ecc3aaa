//! Running words of a text, for rules that compare wording.
//!
//! Content lemmas tell what a sentence is about; they do not tell its wording. These are its words in
//! order, lower-cased, contractions taken apart, number words as digits, bracketed insertions left out.

use std::borrow::Cow;
use std::ops::Range;

/// A word of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// Lower case, straight apostrophes; "not" for "n't", "12" for "twelve", "1200" for "1,200".
    pub text: Cow<'t, str>,
    /// Byte range in the text that was read.
    pub at: Range<usize>,
    /// Starts with a capital letter.
    pub capital: bool,
    /// What stands between it and the word before.
    pub before: Gap,
}

impl Token<'_> {
    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|char: char| char.is_ascii_digit())
    }
}

/// The same number for the same text; others nearly always have another one.
pub fn word_key(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Whether a character is a letter or a digit. Quotation marks and dashes, which stand in every article,
/// need no search through the tables of Unicode.
pub fn is_word_char(char: char) -> bool {
    !matches!(char, '\u{2000}'..='\u{206f}') && char.is_alphanumeric()
}

/// What separates two words; the strongest that stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Space or a hyphen.
    #[default]
    None,
    /// Any other mark within a sentence.
    Mark,
    /// The end of a sentence or a semicolon.
    Stop,
    /// A bracketed insertion.
    Bracket,
    /// Dots for words left out.
    Ellipsis,
}

/// Bytes of a word with its space, about.
const BYTES_A_WORD: usize = 6;

/// The words of `text` from byte `start` to byte `end`, with places in the whole of `text`.
pub fn tokens(text: &str, range: Range<usize>) -> Vec<Token<'_>> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut found = Vec::with_capacity(part.len() / BYTES_A_WORD + 1);
    let mut gap = Gap::None;
    let mut at = 0;
    while let Some(&first) = part.as_bytes().get(at) {
        if first == b' ' {
            at += 1;
            continue;
        }
        let start = range.start + at;
        if let Some(word) = plain_word(part, at) {
            let capital = first.is_ascii_uppercase();
            at += word.len();
            found.push(Token {
                text: plain_text(word, capital),
                at: start..range.start + at,
                capital,
                before: std::mem::take(&mut gap),
            });
            continue;
        }
        let rest = part.get(at..).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            break;
        };
        if is_word_char(first) {
            let length = word_length(rest);
            push(&mut found, rest.get(..length).unwrap_or(rest), start, gap);
            gap = Gap::None;
            at += length;
        } else {
            let (skipped, mark) = between(rest, first);
            gap = gap.max(mark);
            at += skipped;
        }
    }
    found
}

/// The word that starts at that byte if it is small letters behind one letter of any size, as most
/// are; they need no second look.
fn plain_word(text: &str, at: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    if !bytes.get(at)?.is_ascii_alphabetic() {
        return None;
    }
    let end = at + 1 + small_letters(bytes.get(at + 1..)?);
    let word = text.get(at..end)?;
    (ends_letters(bytes.get(end)) && !word.eq_ignore_ascii_case(CANNOT)).then_some(word)
}

/// How many small ASCII letters the bytes begin with: eight are read at a time, since most of a text
/// is letters.
pub fn small_letters(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(&eight) = bytes.get(length..).and_then(<[u8]>::first_chunk) {
        let found = leading_small_letters(u64::from_le_bytes(eight));
        length += found;
        if found < 8 {
            return length;
        }
    }
    let rest = bytes.iter().skip(length);
    length + rest.take_while(|byte| byte.is_ascii_lowercase()).count()
}

/// How many of eight bytes, the lowest first, are small letters before one that is none.
fn leading_small_letters(eight: u64) -> usize {
    let each = |byte: u8| u64::from_le_bytes([byte; 8]);
    let high = each(0x80);
    let low = eight & !high;
    // The high bit of a byte is set from "a" on, and again beyond "z".
    let from_a = low + each(0x80 - b'a');
    let beyond_z = low + each(0x7f - b'z');
    let others = (!from_a | beyond_z | eight) & high;
    (others.trailing_zeros() / 8) as usize
}

/// The text of a plain word.
fn plain_text(word: &str, capital: bool) -> Cow<'_, str> {
    if !capital {
        return Cow::Borrowed(digits(word).unwrap_or(word));
    }
    let lower = word.to_ascii_lowercase();
    digits(&lower).map_or(Cow::Owned(lower), Cow::Borrowed)
}

/// Whether a word of plain letters ends before that byte: a digit, an apostrophe or a letter of
/// another script goes on with it.
pub fn ends_letters(next: Option<&u8>) -> bool {
    next.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'\'')
}

/// Longest bracketed insertion that is left out, in bytes; beyond, the bracket is not closed.
const BRACKETED: usize = 120;

/// How many bytes to skip at a character that is of no word, and how it separates.
fn between(rest: &str, first: char) -> (usize, Gap) {
    let close = match first {
        '[' => ']',
        '(' => ')',
        _ => '\0',
    };
    if close != '\0'
        && let Some((end, _)) = rest
            .char_indices()
            .take_while(|(at, _)| *at <= BRACKETED)
            .find(|(_, char)| *char == close)
    {
        return (end + close.len_utf8(), Gap::Bracket);
    }
    let mark = match first {
        '…' => Gap::Ellipsis,
        '.' if rest.starts_with("..") || rest.starts_with(". .") => Gap::Ellipsis,
        '.' | '!' | '?' | ';' => Gap::Stop,
        '-' | '‐' | '\u{2011}' => Gap::None,
        _ if first.is_whitespace() => Gap::None,
        _ => Gap::Mark,
    };
    (first.len_utf8(), mark)
}

/// Bytes of the word that `rest` starts with: letters and digits, and single apostrophes, or commas
/// and points between digits.
fn word_length(rest: &str) -> usize {
    // Most words are plain letters.
    let bytes = rest.as_bytes();
    let plain = bytes.iter().position(|byte| !byte.is_ascii_alphabetic());
    let plain = plain.unwrap_or(rest.len());
    if ends_letters(bytes.get(plain)) {
        return plain;
    }
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let joins = match char {
            '\'' | '’' => last.is_alphabetic() && next.is_alphabetic(),
            ',' | '.' => last.is_ascii_digit() && next.is_ascii_digit(),
            _ => is_word_char(char),
        };
        if !joins {
            break;
        }
        last = char;
        length = at + char.len_utf8();
    }
    length
}

/// Adds a word, or the two that a contraction stands for; both have its place.
fn push<'t>(found: &mut Vec<Token<'t>>, word: &'t str, start: usize, before: Gap) {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let mut add = |text: Cow<'t, str>, before| {
        found.push(Token {
            text,
            at: start..start + word.len(),
            capital,
            before,
        });
    };
    let lower = lower(word);
    let number = digits(&lower);
    let (head, tail) = parts(&lower);
    if tail.is_empty() {
        add(number.map_or(Cow::Owned(lower), Cow::Borrowed), before);
    } else {
        let (head, tail) = (head.to_owned(), tail.to_owned());
        add(Cow::Owned(head), before);
        add(Cow::Owned(tail), Gap::None);
    }
}

/// The one contraction without an apostrophe.
const CANNOT: &str = "cannot";

/// A word and what is contracted with it.
fn parts(word: &str) -> (&str, &str) {
    if !word.contains('\'') && word != CANNOT {
        return (word, "");
    }
    match word {
        "can't" | CANNOT => return ("can", "not"),
        "won't" => return ("will", "not"),
        "shan't" => return ("shall", "not"),
        _ => {}
    }
    if let Some(head) = word.strip_suffix("n't") {
        return (head, "not");
    }
    match word.rsplit_once('\'') {
        Some((head, tail)) => match tail {
            "ll" => (head, "will"),
            "re" => (head, "are"),
            "ve" => (head, "have"),
            "m" => (head, "am"),
            "s" | "d" => (head, word.get(head.len()..).unwrap_or_default()),
            _ => (word, ""),
        },
        None => (word, ""),
    }
}

/// Lower case with straight apostrophes and without commas.
fn lower(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii() && byte != b',') {
        return word.to_ascii_lowercase();
    }
    word.chars()
        .filter(|char| *char != ',')
        .map(|char| if char == '’' { '\'' } else { char })
        .flat_map(char::to_lowercase)
        .collect()
}

/// A small number word as digits. Bytes, since strings would be compared one after the other.
fn digits(word: &str) -> Option<&'static str> {
    Some(match word.as_bytes() {
        b"two" => "2",
        b"three" => "3",
        b"four" => "4",
        b"five" => "5",
        b"six" => "6",
        b"seven" => "7",
        b"eight" => "8",
        b"nine" => "9",
        b"ten" => "10",
        b"eleven" => "11",
        b"twelve" => "12",
        b"thirteen" => "13",
        b"fourteen" => "14",
        b"fifteen" => "15",
        b"twenty" => "20",
        b"thirty" => "30",
        b"forty" => "40",
        b"fifty" => "50",
        b"hundred" => "100",
        _ => return None,
    })
}

/// A word without the endings of number and tense: rough, and the same for forms of one word.
pub fn stem(word: &str) -> &str {
    let enough = |rest: &&str| rest.len() >= 3;
    // All endings end in one of four letters.
    if !matches!(
        word.as_bytes().last(),
        Some(b's' | b'g' | b'd' | b'e' | b'y')
    ) {
        return word;
    }
    let mut stem = word;
    for ending in ["'s", "ies", "ing", "ed", "es", "s", "e", "y"] {
        if let Some(rest) = stem.strip_suffix(ending).filter(enough) {
            if ending == "s" && rest.ends_with('s') {
                continue;
            }
            stem = rest;
            if !matches!(ending, "s" | "'s") {
                break;
            }
        }
    }
    // "planned", "planning": the doubled letter belongs to the ending.
    let mut ends = stem.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(one), Some(two))
            if one == two && stem.len() > 3 && stem != word && !matches!(one, 's' | 'l') =>
        {
            stem.get(..stem.len() - one.len_utf8()).unwrap_or(stem)
        }
        _ => stem,
    }
}

/// Whether two words are forms or spellings of one: "plan", "planned"; "colour", "color".
pub fn same_word(one: &str, other: &str) -> bool {
    // All that follows needs the first letter in common, which most words have not.
    if one.as_bytes().first() != other.as_bytes().first() {
        return false;
    }
    if one == other || stem(one) == stem(other) {
        return true;
    }
    let shared = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let longest = one.chars().count().max(other.chars().count());
    shared >= 4 && shared * 5 >= longest * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text, 0..text.len())
            .into_iter()
            .map(|token| token.text.into_owned())
            .collect()
    }

    #[test]
    fn contractions_number_words_and_brackets_are_read_alike() {
        assert_eq!(
            texts("We can’t pay [him] twelve-fold, or 1,200.5!"),
            ["we", "can", "not", "pay", "12", "fold", "or", "1200.5"]
        );
        assert_eq!(
            texts("I'd say it's the miners' fault"),
            ["i", "'d", "say", "it", "'s", "the", "miners", "fault"]
        );
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        assert!(('\0'..=char::MAX).all(|char| is_word_char(char) == char.is_alphanumeric()));
    }

    #[test]
    fn small_letters_are_counted_up_to_any_other_byte() {
        for end in 0..=u8::MAX {
            let is_small = usize::from(end.is_ascii_lowercase());
            for letters in ["", "a", "zebra", "quizzing", "abcdefghijklmnopqrstuvwxyz"] {
                for behind in ["", "a", ". and more"] {
                    let mut bytes = letters.as_bytes().to_vec();
                    bytes.push(end);
                    bytes.extend(behind.bytes());
                    let goes_on = is_small * (1 + usize::from(behind == "a"));
                    assert_eq!(small_letters(&bytes), letters.len() + goes_on, "{end}");
                }
            }
        }
    }

    #[test]
    fn places_are_of_the_whole_text_and_gaps_are_the_strongest() {
        let text = "Ää one. Two ... five (six";
        let found = tokens(text, 5..text.len());
        assert_eq!(&text[found[1].at.clone()], "Two");
        assert!(found[1].capital);
        let gaps: Vec<Gap> = found.iter().map(|token| token.before).collect();
        assert_eq!(gaps, [Gap::None, Gap::Stop, Gap::Ellipsis, Gap::Mark]);
        assert!(tokens(text, 1..3).is_empty());
    }

    #[test]
    fn forms_and_spellings_of_one_word_are_the_same() {
        for (one, other) in [
            ("plan", "planned"),
            ("city", "cities"),
            ("colour", "color"),
            ("leave", "leaving"),
            ("boss", "bosses"),
        ] {
            assert!(same_word(one, other), "{one} {other}");
        }
        for (one, other) in [("iran", "iraq"), ("process", "progress"), ("want", "need")] {
            assert!(!same_word(one, other), "{one} {other}");
        }
    }
}
