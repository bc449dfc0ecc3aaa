//! Segments to sentences: Unicode sentence breaks, corrected for English abbreviations.
//!
//! Unicode's rules break after every full stop before a capital; the corrections here only ever
//! take breaks away. Closing quotation marks stay with the sentence that they close.

use crate::Segment;
use crate::abbreviation::{Continuation, continuation};
use crate::breaks::breaks;
use gainsay_model::{SegmentKind, Span};

/// Longest bracket that is never broken, in bytes.
const BRACKET_BYTES: usize = 300;

/// The sentences of a segment, without the white space around them.
pub(crate) fn sentences(text: &str, segment: &Segment) -> Vec<Span> {
    let words = segment.span.of(text);
    let start = segment.span.start as usize;
    if matches!(segment.kind, SegmentKind::Metadata | SegmentKind::Credit) {
        return vec![segment.span];
    }
    let even = without_line_breaks(words);
    let brackets = short_brackets(words);
    let mut spans = Vec::new();
    let mut from = 0;
    let mut bracket = 0;
    for at in breaks(&even) {
        while brackets
            .get(bracket)
            .is_some_and(|span| (span.end as usize) < at)
        {
            bracket += 1;
        }
        let inside = brackets
            .get(bracket)
            .is_some_and(|span| (span.start as usize) < at);
        if at < words.len() && (inside || !is_break(words, from, at)) {
            continue;
        }
        push_trimmed(words, from, at, start, &mut spans);
        from = at;
    }
    push_trimmed(words, from, words.len(), start, &mut spans);
    spans
}

fn push_trimmed(words: &str, from: usize, to: usize, start: usize, spans: &mut Vec<Span>) {
    let Some(piece) = words.get(from..to) else {
        return;
    };
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let at = start + from + (piece.len() - piece.trim_start().len());
        spans.push(Span::new(at, at + trimmed.len()));
    }
}

/// The words with every line break as spaces of the same length: a hard-wrapped paragraph is one.
fn without_line_breaks(words: &str) -> std::borrow::Cow<'_, str> {
    const BREAKS: [char; 7] = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    // Few texts have one, and none of them is without these bytes.
    let may_have = |byte: u8| matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2);
    if !words.bytes().any(may_have) || !words.contains(BREAKS) {
        return words.into();
    }
    let mut even = String::with_capacity(words.len());
    for c in words.chars() {
        if BREAKS.contains(&c) {
            (0..c.len_utf8()).for_each(|_| even.push(' '));
        } else {
            even.push(c);
        }
    }
    even.into()
}

/// Outermost brackets that close soon after they open, in order of place.
fn short_brackets(words: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, byte) in words.bytes().enumerate() {
        match byte {
            b'(' | b'[' => open.push(at),
            b')' | b']' => {
                let Some(from) = open.pop().filter(|from| at - from <= BRACKET_BYTES) else {
                    continue;
                };
                while spans.last().is_some_and(|last| last.start as usize > from) {
                    spans.pop();
                }
                spans.push(Span::new(from, at));
            }
            _ => {}
        }
    }
    spans
}

/// Whether a sentence that began at `from` may end at `at`.
fn is_break(words: &str, from: usize, at: usize) -> bool {
    let before = words.get(from..at).unwrap_or_default().trim_end();
    let after = words.get(at..).unwrap_or_default().trim_start();
    let next = first_word(after);
    if next.starts_with(char::is_lowercase) {
        return false;
    }
    let bare = before.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    if !bare.ends_with('.') || bare.ends_with("..") {
        return true;
    }
    // Nothing but a number or letter before the stop: an item of a list.
    let item = bare.trim_end_matches('.');
    if item.chars().count() == 1 || (item.len() <= 3 && item.chars().all(|c| c.is_ascii_digit())) {
        return false;
    }
    let word = last_word(bare);
    let closed = bare.len() < before.len();
    match continuation(word) {
        Continuation::Always => closed,
        Continuation::BeforeDigit => !next.starts_with(|c: char| c.is_ascii_digit()),
        Continuation::UnlessOpener => closed || is_opener(next),
        Continuation::UnlessCapital => {
            next.starts_with(char::is_uppercase) && !is_calendar_word(next)
        }
        Continuation::Never => true,
    }
}

/// The last stretch without white space and opening marks, at most 40 bytes of it.
fn last_word(words: &str) -> &str {
    let start = words
        .char_indices()
        .rev()
        .take_while(|(at, _)| words.len() - at <= 40)
        .find(|(_, c)| c.is_whitespace() || "([\"“‘'—–-/".contains(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    words.get(start..).unwrap_or_default()
}

/// The first word without opening marks.
fn first_word(words: &str) -> &str {
    let bare = words.trim_start_matches(|c: char| "([\"“‘'`".contains(c));
    let end = bare
        .char_indices()
        .take(40)
        .find(|(_, c)| !(c.is_alphanumeric() || *c == '.'))
        .map_or_else(|| bare.len().min(40), |(at, _)| at);
    bare.get(..end).unwrap_or_default()
}

/// Whether a word with a capital opens a sentence rather than going on a name.
fn is_opener(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "A",
        "About",
        "According",
        "After",
        "Again",
        "All",
        "Also",
        "Although",
        "An",
        "And",
        "Another",
        "Any",
        "As",
        "At",
        "Because",
        "Before",
        "Both",
        "But",
        "By",
        "Despite",
        "Each",
        "Earlier",
        "Even",
        "For",
        "From",
        "He",
        "Her",
        "Here",
        "His",
        "How",
        "However",
        "I",
        "If",
        "In",
        "Instead",
        "It",
        "Its",
        "Last",
        "Later",
        "Many",
        "Meanwhile",
        "More",
        "Most",
        "My",
        "No",
        "None",
        "Not",
        "Now",
        "Of",
        "On",
        "One",
        "Only",
        "Or",
        "Our",
        "Outside",
        "She",
        "Since",
        "So",
        "Some",
        "That",
        "The",
        "Their",
        "Then",
        "There",
        "These",
        "They",
        "This",
        "Those",
        "Though",
        "To",
        "We",
        "When",
        "What",
        "While",
        "Who",
        "Why",
        "Will",
        "With",
        "Yet",
        "You",
        "Under",
        "Until",
        "Two",
        "Where",
    ];
    OPENERS.contains(&word)
}

/// Whether the word is a weekday, a month or a time zone: these follow "a.m." in a sentence.
fn is_calendar_word(word: &str) -> bool {
    const STEMS: [&str; 18] = [
        "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun", "Jan", "Feb", "March", "April",
        "June", "July", "Aug", "Sept", "Octo", "Nov", "Dec",
    ];
    let zone = word.len() <= 4 && word.len() >= 2 && word.chars().all(|c| c.is_ascii_uppercase());
    zone || STEMS.iter().any(|stem| word.starts_with(stem)) || matches!(word, "Eastern" | "Pacific")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &[&str]) {
        let text = expected.join(" ");
        let segment = Segment {
            kind: SegmentKind::Body,
            span: Span::new(0, text.len()),
            sentences: (0, 0),
        };
        let found: Vec<_> = sentences(&text, &segment)
            .iter()
            .map(|s| s.of(&text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn openers_open_and_names_do_not() {
        for opener in ["A", "However", "The", "When"] {
            assert!(is_opener(opener), "{opener}");
        }
        assert!(!is_opener("Smith"));
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check(&[
            "Mr. Roe met Gen. J. R. Doe at 5 p.m. Tuesday in St. Paul.",
            "It rained.",
        ]);
        check(&[
            "The U.S. Senate sat.",
            "He left the U.S.",
            "The vote was on Jan. 5.",
        ]);
        check(&[
            "Sen. Ann Roe (R-Wis.) spoke.",
            "Acme Inc. Chairman Doe left.",
        ]);
        check(&[
            "It was No. 4 on the list.",
            "The answer was no.",
            "Nobody asked.",
        ]);
        check(&["Yes.", "They left.", "1. The shop shut."]);
        check(&["The shop shut at 6 p.m.", "Customers complained."]);
    }

    #[test]
    fn closing_marks_stay_and_brackets_hold() {
        check(&["“It is over.”", "She left.", "\"Is it?\" he asked."]);
        check(&[
            "It held (see below. Not above) for years.",
            "Then it broke.",
        ]);
    }

    #[test]
    fn a_wrapped_paragraph_is_read_through() {
        let text = "The dam\nheld all\r\nnight. Then it\nbroke.";
        let segment = Segment {
            kind: SegmentKind::Body,
            span: Span::new(0, text.len()),
            sentences: (0, 0),
        };
        let found: Vec<_> = sentences(text, &segment)
            .iter()
            .map(|s| s.of(text))
            .collect();
        assert_eq!(found, ["The dam\nheld all\r\nnight.", "Then it\nbroke."]);
    }
}
