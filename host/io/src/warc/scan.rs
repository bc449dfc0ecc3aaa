//! Where the pages of an archive stand.

use super::{GZIP, Header, damaged, http};
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

/// Bytes of an answer that tell whether it is a page.
const HEAD: u64 = 32 << 10;

/// Bytes that a compressed record may come to, so that a small file cannot keep the reader busy for
/// ever.
const MOST_UNPACKED: u64 = 4 << 30;

/// What keeps an archive from being taken apart.
#[derive(Debug)]
pub(crate) enum Faulty {
    /// The system refuses it.
    Refused(io::Error),
    /// All records are compressed as one.
    PackedWhole,
}

/// The bytes of all pages of an archive, in its order. Where it is damaged, the rest of it stands for
/// one page more: whoever reads that is told.
pub(crate) fn pages(input: impl BufRead, most: usize) -> Result<Vec<Range<u64>>, Faulty> {
    let mut input = Counted { input, read: 0 };
    let mut found = Vec::new();
    loop {
        let start = input.read;
        let next = input.fill_buf().map_err(Faulty::Refused)?;
        let step = match next {
            [] => return Ok(found),
            _ if next.starts_with(&GZIP) => packed(&mut input),
            _ => record(&mut input),
        };
        match step {
            Ok(Step::Page) => found.push(start..input.read),
            Ok(Step::Other) => {}
            Ok(Step::End) => return Ok(found),
            Ok(Step::Several) => return Err(Faulty::PackedWhole),
            Err(_) => {
                io::copy(&mut input, &mut io::sink()).map_err(Faulty::Refused)?;
                found.push(start..input.read);
                return Ok(found);
            }
        }
        if found.len() > most {
            return Ok(found);
        }
    }
}

enum Step {
    Page,
    Other,
    /// Nothing but white space was left.
    End,
    /// More than one record.
    Several,
}

/// Passes over a record.
fn record(input: &mut impl BufRead) -> io::Result<Step> {
    let Some(header) = Header::read(input)? else {
        return Ok(Step::End);
    };
    let mut head = Vec::new();
    let length = header.length.min(HEAD);
    input.take(length).read_to_end(&mut head)?;
    let rest = header.length - length;
    let passed = io::copy(&mut input.take(rest), &mut io::sink())?;
    if (head.len() as u64) < length || passed < rest {
        return Err(damaged("it ends within a record"));
    }
    if header.is_response && http::is_page(&head) {
        Ok(Step::Page)
    } else {
        Ok(Step::Other)
    }
}

/// Passes over a compressed record.
fn packed(input: &mut impl BufRead) -> io::Result<Step> {
    let mut record_of = BufReader::new(GzDecoder::new(input).take(MOST_UNPACKED));
    let step = record(&mut record_of)?;
    let mut rest = Vec::new();
    record_of.by_ref().take(16).read_to_end(&mut rest)?;
    if !rest.iter().all(u8::is_ascii_whitespace) {
        return Ok(Step::Several);
    }
    io::copy(&mut record_of, &mut io::sink())?;
    Ok(step)
}

/// Counts what is read.
struct Counted<R> {
    input: R,
    read: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.read += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.read += amount as u64;
        self.input.consume(amount);
    }
}
