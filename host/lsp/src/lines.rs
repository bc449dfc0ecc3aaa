//! Bytes of a text and positions as editors count them.

use serde::{Deserialize, Serialize};
use std::ops::Range as Bytes;

/// What the columns of a line count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    /// Every encoding with its name.
    const KNOWN: [(Self, &'static str); 3] = [
        (Self::Utf8, "utf-8"),
        (Self::Utf32, "utf-32"),
        (Self::Utf16, "utf-16"),
    ];

    /// The first that a client offers which is known; UTF-16 if it offers none.
    pub(crate) fn offered(names: &[&str]) -> Self {
        let known = |name: &&str| Self::KNOWN.into_iter().find(|(_, known)| known == name);
        names
            .iter()
            .find_map(known)
            .map_or(Self::Utf16, |(encoding, _)| encoding)
    }

    pub(crate) fn name(self) -> &'static str {
        let known = Self::KNOWN.into_iter().find(|(known, _)| *known == self);
        known.map_or("utf-16", |(_, name)| name)
    }

    fn units(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// A place in a text: line and column from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Position {
    pub(crate) line: u32,
    pub(crate) character: u32,
}

/// A stretch of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Range {
    pub(crate) start: Position,
    pub(crate) end: Position,
}

impl Range {
    /// Whether the stretches share a character, or touch where one of them is empty.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

/// Where the lines of a text begin. Lines end as the protocol has it: at `\n`, `\r\n` and `\r`.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            starts: starts.collect(),
        }
    }

    /// The position of a byte of the text.
    pub(crate) fn position(&self, text: &str, byte: usize, encoding: Encoding) -> Position {
        let byte = text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|start| *start <= byte).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = text.get(start..byte).unwrap_or_default();
        let character: usize = before.chars().map(|one| encoding.units(one)).sum();
        Position {
            line: line as u32,
            character: character as u32,
        }
    }

    /// The range of a stretch of bytes.
    pub(crate) fn range(&self, text: &str, bytes: &Bytes<usize>, encoding: Encoding) -> Range {
        Range {
            start: self.position(text, bytes.start, encoding),
            end: self.position(text, bytes.end, encoding),
        }
    }

    /// The byte at a position. Columns behind the end of a line mean its end, lines behind the last
    /// one the end of the text.
    pub(crate) fn byte(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let Some(start) = self.starts.get(position.line as usize).copied() else {
            return text.len();
        };
        let next = self.starts.get(position.line as usize + 1).copied();
        let line = text
            .get(start..next.unwrap_or(text.len()))
            .unwrap_or_default();
        let line = match next {
            Some(_) => line.trim_end_matches(['\r', '\n']),
            None => line,
        };
        let mut units = 0;
        for (at, character) in line.char_indices() {
            units += encoding.units(character);
            if units > position.character as usize {
                return start + at;
            }
        }
        start + line.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "ä𝄞b\r\n\rc\n\nd";

    #[test]
    fn positions_lead_there_and_back() {
        let lines = Lines::new(TEXT);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (byte, _) in TEXT.char_indices().chain([(TEXT.len(), ' ')]) {
                // Within a line end there is no position of its own.
                if TEXT
                    .get(..byte)
                    .is_some_and(|before| before.ends_with('\r'))
                    && byte == 8
                {
                    continue;
                }
                let position = lines.position(TEXT, byte, encoding);
                assert_eq!(lines.byte(TEXT, position, encoding), byte, "{position:?}");
            }
        }
    }

    #[test]
    fn columns_count_what_was_agreed_on() {
        let lines = Lines::new(TEXT);
        let at = TEXT.find('b').unwrap();
        for (encoding, wanted) in [
            (Encoding::Utf8, 6),
            (Encoding::Utf16, 3),
            (Encoding::Utf32, 2),
        ] {
            let position = lines.position(TEXT, at, encoding);
            assert_eq!((position.line, position.character), (0, wanted));
        }
        let last = lines.position(TEXT, TEXT.len(), Encoding::Utf16);
        assert_eq!((last.line, last.character), (4, 1));
    }

    #[test]
    fn places_that_are_not_there_mean_the_nearest() {
        let lines = Lines::new(TEXT);
        let byte = |line, character| {
            let position = Position { line, character };
            lines.byte(TEXT, position, Encoding::Utf16)
        };
        assert_eq!(byte(0, 99), TEXT.find('\r').unwrap());
        assert_eq!(byte(0, 2), TEXT.find('𝄞').unwrap(), "within a pair");
        assert_eq!(byte(99, 0), TEXT.len());
        assert_eq!(byte(u32::MAX, u32::MAX), TEXT.len());
    }

    #[test]
    fn the_first_known_encoding_is_taken() {
        assert_eq!(
            Encoding::offered(&["utf-7", "utf-8", "utf-16"]),
            Encoding::Utf8
        );
        assert_eq!(Encoding::offered(&["utf-16", "utf-8"]), Encoding::Utf16);
        assert_eq!(Encoding::offered(&[]).name(), "utf-16");
    }
}
