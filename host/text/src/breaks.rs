//! Sentence breaks as Unicode has them (UAX #29), found from one end of a sentence to the next.
//!
//! A break stands behind a mark that may end a sentence, and what stands from the word of that mark on
//! tells whether it does. So the rules of Unicode are run from there, not over every letter before.

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

/// The breaks of a text, in bytes, but for those at its start and, unless a mark stands before it, at its end.
pub(crate) fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let mark = next_mark(rest)?;
        let space = rest.get(..mark)?.rfind(' ');
        let word = from + space.unwrap_or(0);
        // The first is the start of what is read.
        from = word + segmenter.segment_str(text.get(word..)?).nth(1)?;
        Some(from)
    })
}

/// The first character that may end a sentence.
fn next_mark(text: &str) -> Option<usize> {
    let mut others = text.bytes().enumerate();
    others.find_map(|(at, byte)| {
        let is_mark = match byte {
            b'.' | b'!' | b'?' | b'\n' | b'\r' => true,
            // The first byte of a longer character.
            0xc0.. => text.get(at..)?.chars().next().is_some_and(may_end),
            _ => false,
        };
        is_mark.then_some(at)
    })
}

/// Whether a character beyond ASCII may end a sentence: letters, quotation marks and dashes do not, and
/// most others in news are one of these.
fn may_end(char: char) -> bool {
    !matches!(char, '\u{a0}'..='\u{24f}' | '\u{2010}'..='\u{201f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of_unicode(text: &str) -> Vec<usize> {
        let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
        let breaks = segmenter.segment_str(text);
        breaks.filter(|&at| 0 < at && at < text.len()).collect()
    }

    fn inner(text: &str) -> Vec<usize> {
        breaks(text).filter(|&at| at < text.len()).collect()
    }

    #[test]
    fn every_character_that_ends_a_sentence_is_a_mark() {
        for char in '\0'..=char::MAX {
            let text = format!("a{char} B");
            assert_eq!(inner(&text), of_unicode(&text), "{char:?}");
        }
    }

    proptest! {
        #[test]
        fn breaks_are_those_of_unicode(
            text in "([a-cA-C1-3 .!?,;:()\"'\u{2019}\u{201c}\u{201d}\u{2026}\u{2014}\u{301}\u{ad}\u{e9}\u{c9}\u{3002}\u{a0}\n\r\t]|\\PC){0,40}"
        ) {
            prop_assert_eq!(inner(&text), of_unicode(&text));
        }
    }
}
