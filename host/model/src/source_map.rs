//! The way from reading text back into the file.

use crate::Span;
use serde::{Deserialize, Serialize};

/// A position in the file as people and tools count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Unicode code points from the start of the file's decoded text.
    pub code_point: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// The decoded text of the file, and where each stretch of the reading text stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    raw: String,
    /// See [`SourceMap::with_runs`]; no run: identity.
    runs: Vec<(u32, u32, u32)>,
    /// Every 256th code point's byte, to count code points in bounded time.
    code_points: Vec<u32>,
    lines: Vec<u32>,
    /// Lines and code points of the file before `raw`.
    before: (usize, usize),
}

const STRIDE: usize = 256;

/// A run, and where in the text the next one begins.
type RunAndNext = ((u32, u32, u32), Option<u32>);

/// The run that a byte of the text belongs to.
fn run_at(runs: &[(u32, u32, u32)], byte: u32) -> Option<RunAndNext> {
    let after = runs.partition_point(|run| run.0 <= byte);
    let run = runs.get(after.checked_sub(1)?)?;
    Some((*run, runs.get(after).map(|next| next.0)))
}

impl SourceMap {
    /// Reading text and file text are the same.
    pub fn identity(raw: String) -> Self {
        Self::with_runs(raw, Vec::new())
    }

    /// Reading text is made of runs (byte in the reading text, byte in `raw`, length in `raw`),
    /// ascending in the reading text. A run that is longer in `raw` than the words up to the next
    /// run, such as a character that is written by its name, stands for them as a whole.
    pub fn with_runs(raw: String, runs: Vec<(u32, u32, u32)>) -> Self {
        let code_points = raw
            .char_indices()
            .step_by(STRIDE)
            .map(|(byte, _)| byte as u32)
            .collect();
        let lines = std::iter::once(0)
            .chain(
                raw.bytes()
                    .enumerate()
                    .filter(|(_, b)| *b == b'\n')
                    .map(|(i, _)| i as u32 + 1),
            )
            .collect();
        Self {
            raw,
            runs,
            code_points,
            lines,
            before: (0, 0),
        }
    }

    /// The same, if the text is a part of a file that begins after so many lines and code points.
    #[must_use]
    pub fn starting_at(self, lines: usize, code_points: usize) -> Self {
        Self {
            before: (lines, code_points),
            ..self
        }
    }

    /// The decoded text of the file.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The file's stretch for a stretch of reading text: from where its first byte stands to where
    /// its last one ends, whole characters of the file.
    pub fn to_raw(&self, span: Span) -> Span {
        if self.runs.is_empty() {
            return span;
        }
        let raw = Self::stretch(&self.runs, span);
        let start = self.raw.floor_char_boundary(raw.start as usize);
        let end = self.raw.ceil_char_boundary(raw.end as usize);
        Span::new(start, end.max(start))
    }

    /// Where a stretch of text that is made of runs stands, from its first byte to its last.
    pub fn stretch(runs: &[(u32, u32, u32)], span: Span) -> Span {
        let Some((run, _)) = run_at(runs, span.start) else {
            return Span::default();
        };
        let (text, raw, length) = run;
        let start = raw + (span.start - text).min(length.saturating_sub(1));
        let last = span.end.saturating_sub(1);
        let end = match run_at(runs, last).filter(|_| last >= span.start) {
            None => start,
            Some(((text, raw, length), next)) => {
                let (offset, words) = (last - text, next.map(|next| next - text));
                if words.is_some_and(|words| length > words && offset + 1 == words) {
                    raw + length
                } else {
                    raw + (offset + 1).min(length)
                }
            }
        };
        Span::new(start as usize, end.max(start) as usize)
    }

    /// Code point, line and column of a byte of the file's text.
    pub fn place(&self, raw_byte: u32) -> Place {
        let line = self
            .lines
            .partition_point(|start| *start <= raw_byte)
            .max(1);
        let line_start = self.lines.get(line - 1).copied().unwrap_or(0);
        let code_point = self.code_point(raw_byte);
        Place {
            code_point: code_point + self.before.1,
            line: line + self.before.0,
            column: code_point - self.code_point(line_start) + 1,
        }
    }

    /// The byte of the file's text at which the line of that number (from 1) begins.
    pub fn line_start(&self, number: usize) -> usize {
        let start = self.index(number).and_then(|i| self.lines.get(i));
        start.map_or(0, |start| *start as usize)
    }

    /// The line of that number (from 1), without its line end.
    pub fn line(&self, number: usize) -> &str {
        let Some(index) = self.index(number) else {
            return "";
        };
        let Some(start) = self.lines.get(index).copied() else {
            return "";
        };
        let end = self
            .lines
            .get(index + 1)
            .map_or(self.raw.len(), |next| *next as usize - 1);
        self.raw
            .get(start as usize..end)
            .unwrap_or_default()
            .trim_end_matches('\r')
    }

    /// Which of the lines has that number in the file.
    fn index(&self, number: usize) -> Option<usize> {
        number.checked_sub(1 + self.before.0)
    }

    fn code_point(&self, raw_byte: u32) -> usize {
        let mark = self
            .code_points
            .partition_point(|byte| *byte <= raw_byte)
            .saturating_sub(1);
        let from = self.code_points.get(mark).copied().unwrap_or(0) as usize;
        let rest = self
            .raw
            .as_bytes()
            .get(from..raw_byte as usize)
            .unwrap_or_default();
        mark * STRIDE + rest.iter().filter(|b| !(0x80..0xC0).contains(*b)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_code_points() {
        let map = SourceMap::identity("äb\n“c” d".repeat(200));
        let raw = map.raw().to_owned();
        for (count, (byte, _)) in raw.char_indices().enumerate() {
            assert_eq!(map.place(byte as u32).code_point, count);
        }
        let place = map.place(raw.find('c').unwrap() as u32);
        assert_eq!((place.line, place.column), (2, 2));
        assert_eq!(map.line(1), "äb");
        assert_eq!((map.line_start(1), map.line_start(2)), (0, 4));
        assert_eq!((map.line_start(0), map.line_start(9999)), (0, 0));
    }

    #[test]
    fn runs_lead_back_into_the_file() {
        // "**bold** word" read as "bold word".
        let map = SourceMap::with_runs("**bold** word".into(), vec![(0, 2, 4), (4, 8, 5)]);
        assert_eq!(map.to_raw(Span::new(0, 4)), Span::new(2, 6));
        assert_eq!(map.to_raw(Span::new(0, 9)), Span::new(2, 13));
    }

    #[test]
    fn a_character_written_by_its_name_is_whole() {
        // Read as `a ” b`.
        let runs = vec![(0, 0, 2), (2, 2, 7), (5, 9, 2)];
        let map = SourceMap::with_runs("a &rdquo; b".into(), runs);
        assert_eq!(map.to_raw(Span::new(2, 5)), Span::new(2, 9));
        assert_eq!(map.to_raw(Span::new(0, 5)), Span::new(0, 9));
        assert_eq!(map.to_raw(Span::new(5, 7)), Span::new(9, 11));
    }

    #[test]
    fn a_part_of_a_file_has_the_files_lines() {
        let map = SourceMap::identity("c\nd".into()).starting_at(2, 4);
        let place = map.place(2);
        assert_eq!((place.code_point, place.line, place.column), (6, 4, 1));
        assert_eq!((map.line(3), map.line(4)), ("c", "d"));
        assert_eq!((map.line(2), map.line(5)), ("", ""));
        assert_eq!(map.line_start(4), 2);
    }

    #[test]
    fn stretches_of_the_file_are_whole_characters() {
        // Read as other words than the file has, as with entities.
        let map = SourceMap::with_runs("a “b” c".into(), vec![(0, 0, 11)]);
        for start in 0..11 {
            for end in start..=11 {
                let raw = map.to_raw(Span::new(start, end));
                assert!(map.raw().get(raw.range()).is_some(), "{start} to {end}");
            }
        }
    }
}
