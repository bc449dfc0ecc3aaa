//! Where the articles of a file stand that holds several.
//!
//! The file is looked through once, in pieces, when inputs are listed; each article is then read from
//! its own bytes, so that memory does not grow with the file.

use crate::formats::{Format, feed};
use crate::read::bounded;
use crate::warc::{self, Faulty};
use std::io::{self, BufRead};
use std::ops::Range;

/// Articles that one file may hold.
pub const MOST_RECORDS: usize = 100_000;

/// Bytes that a feed may have, which is looked through as a whole.
const MOST_FEED_BYTES: u64 = 64 << 20;

/// A stretch of a file that is one article, and what stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The record's number: its line in JSON Lines, its place in a feed, its place among the
    /// pages of an archive, from 1.
    pub number: usize,
    /// Its bytes in the file.
    pub bytes: Range<u64>,
    /// Lines that end before it.
    pub lines: usize,
    /// Code points before it.
    pub code_points: usize,
}

/// Why a file cannot be taken apart.
#[derive(Debug)]
pub(crate) enum Unusable {
    /// The system refuses it.
    Refused(io::Error),
    /// More records than are read of one file.
    TooMany,
    /// All records are compressed as one.
    PackedWhole,
    /// An archive without a page.
    NoPages,
}

/// The records of a file, if its format holds several articles. Blank lines are none.
pub(crate) fn of(format: Format, input: &mut impl BufRead) -> Result<Vec<Stretch>, Unusable> {
    match format {
        Format::JsonLines => lines(input),
        Format::Feed => items(input),
        Format::Warc => pages(input),
        _ => Ok(Vec::new()),
    }
}

/// Pages are read by themselves: their lines and characters count from their own beginning.
fn pages(input: &mut impl BufRead) -> Result<Vec<Stretch>, Unusable> {
    let pages = warc::pages(input, MOST_RECORDS).map_err(|fault| match fault {
        Faulty::Refused(error) => Unusable::Refused(error),
        Faulty::PackedWhole => Unusable::PackedWhole,
    })?;
    if pages.is_empty() {
        return Err(Unusable::NoPages);
    }
    if pages.len() > MOST_RECORDS {
        return Err(Unusable::TooMany);
    }
    let stretches = (1..).zip(pages).map(|(number, bytes)| Stretch {
        number,
        bytes,
        lines: 0,
        code_points: 0,
    });
    Ok(stretches.collect())
}

fn lines(input: &mut impl BufRead) -> Result<Vec<Stretch>, Unusable> {
    let mut found = Vec::new();
    let mut line = Stretch {
        number: 1,
        bytes: 0..0,
        lines: 0,
        code_points: 0,
    };
    let (mut blank, mut code_points) = (true, 0);
    let starts = input.fill_buf().map_err(Unusable::Refused)?;
    if starts.starts_with(b"\xef\xbb\xbf") {
        // A byte order mark is no part of the text.
        input.consume(3);
        line.bytes = 3..3;
    }
    loop {
        let chunk = input.fill_buf().map_err(Unusable::Refused)?;
        let ends = chunk.iter().position(|byte| *byte == b'\n');
        let part = ends.map_or(chunk, |end| chunk.get(..=end).unwrap_or(chunk));
        let length = part.len();
        blank &= part.iter().all(u8::is_ascii_whitespace);
        code_points += count(part);
        let at_end = length == 0;
        input.consume(length);
        line.bytes.end += length as u64;
        if ends.is_none() && !at_end {
            continue;
        }
        let next = Stretch {
            number: line.number + 1,
            bytes: line.bytes.end..line.bytes.end,
            lines: line.lines + 1,
            code_points,
        };
        if !blank {
            found.push(line);
        }
        if found.len() > MOST_RECORDS {
            return Err(Unusable::TooMany);
        }
        if at_end {
            return Ok(found);
        }
        (line, blank) = (next, true);
    }
}

fn items(input: &mut impl BufRead) -> Result<Vec<Stretch>, Unusable> {
    // What is too large or not UTF-8 is told of when it is read as a whole.
    let Ok(bytes) = bounded(input, MOST_FEED_BYTES, 0) else {
        return Ok(Vec::new());
    };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Ok(Vec::new());
    };
    // A byte order mark is no part of the text.
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let text = text.get(mark..).unwrap_or_default();
    let mut before = Stretch {
        number: 0,
        bytes: 0..0,
        lines: 0,
        code_points: 0,
    };
    let (mut found, mut from) = (Vec::new(), 0);
    for item in feed::items(text) {
        let between = text.as_bytes().get(from..item.start).unwrap_or_default();
        from = item.start;
        before = Stretch {
            number: before.number + 1,
            bytes: (mark + item.start) as u64..(mark + item.end) as u64,
            lines: before.lines + between.split(|byte| *byte == b'\n').count() - 1,
            code_points: before.code_points + count(between),
        };
        found.push(before.clone());
        if found.len() > MOST_RECORDS {
            return Err(Unusable::TooMany);
        }
    }
    Ok(found)
}

fn count(bytes: &[u8]) -> usize {
    let starts = |byte: &&u8| !(0x80..0xC0).contains(*byte);
    bytes.iter().filter(starts).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn found(text: &str) -> Vec<(usize, &str, usize)> {
        let mut small = BufReader::with_capacity(3, text.as_bytes());
        let found = of(Format::JsonLines, &mut small).unwrap().into_iter();
        let found = found.map(|line| {
            let bytes = line.bytes.start as usize..line.bytes.end as usize;
            assert_eq!(text[..bytes.start].chars().count(), line.code_points);
            assert_eq!(line.number, line.lines + 1);
            (line.number, &text[bytes], line.lines)
        });
        found.collect()
    }

    #[test]
    fn every_line_with_words_is_a_record() {
        assert_eq!(
            found("é1\n\n  \r\n2\r\nlast"),
            [(1, "é1\n", 0), (4, "2\r\n", 3), (5, "last", 4)]
        );
        assert_eq!(found(""), []);
        assert_eq!(found("\n\n"), []);
    }

    #[test]
    fn more_lines_than_a_file_may_hold_are_refused() {
        let many = "x\n".repeat(MOST_RECORDS + 1);
        assert!(matches!(
            of(Format::JsonLines, &mut many.as_bytes()),
            Err(Unusable::TooMany)
        ));
    }
}
