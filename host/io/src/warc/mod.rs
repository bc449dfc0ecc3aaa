//! Archives of web pages: WARC (ISO 28500), plain or with each record compressed by gzip.
//!
//! A page is a record of type `response` that a server answered with success and whose content is
//! HTML. Everything else in an archive (requests, pictures, metadata) is no article.

mod http;
mod scan;

pub(crate) use http::Page;
pub(crate) use scan::{Faulty, pages};

use crate::{FormatError, ReadProblem};
use flate2::read::GzDecoder;
use std::io::{self, BufRead, Read};

/// How compressed records begin.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Bytes that the header of a record may have.
const MOST_HEADER: u64 = 64 << 10;

/// What the header of a record says.
#[derive(Debug, Default)]
struct Header {
    /// `WARC-Type: response`.
    is_response: bool,
    /// Address of the page.
    url: Option<String>,
    /// Bytes of the block that follows.
    length: u64,
}

impl Header {
    /// Reads a header up to the blank line behind it; none at the end of the input.
    fn read(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut input = input.take(MOST_HEADER);
        let first = loop {
            let line = line(&mut input)?;
            match line.as_deref() {
                None => return Ok(None),
                Some(line) if line.trim().is_empty() => {}
                Some(_) => break line.unwrap_or_default(),
            }
        };
        if !first.starts_with("WARC/") {
            return Err(damaged("no record begins here"));
        }
        let (mut header, mut length) = (Self::default(), None);
        loop {
            let line = line(&mut input)?.ok_or_else(|| damaged("a header has no end"))?;
            let line = line.trim();
            if line.is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => header.is_response = value.eq_ignore_ascii_case("response"),
                "warc-target-uri" => {
                    // Early writers put the address between angle brackets.
                    header.url = Some(value.trim_matches(['<', '>']).to_owned());
                }
                "content-length" => length = value.parse().ok(),
                _ => {}
            }
        }
        header.length = length.ok_or_else(|| damaged("a header has no Content-Length"))?;
        Ok(Some(header))
    }
}

/// A line without its end; none at the end of the input.
fn line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if input.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// The page of a record of an archive, at most `limit` bytes of it.
pub(crate) fn page(record: &[u8], limit: u64) -> Result<Page, ReadProblem> {
    let unpacked;
    let mut record = if record.starts_with(&GZIP) {
        let most = limit.saturating_mul(2).saturating_add(MOST_HEADER);
        let mut bytes = Vec::new();
        GzDecoder::new(record)
            .take(most)
            .read_to_end(&mut bytes)
            .map_err(|error| fault(&error))?;
        unpacked = bytes;
        unpacked.as_slice()
    } else {
        record
    };
    let header = Header::read(&mut record).map_err(|error| fault(&error))?;
    let header = header.filter(|header| header.is_response);
    let header = header.ok_or(ReadProblem::NoText)?;
    let length = usize::try_from(header.length).unwrap_or(usize::MAX);
    let block = record.get(..length).unwrap_or(record);
    http::page(block, header.url, limit)
}

/// What is wrong with a record. Archives have no lines that anybody could look at.
fn fault(error: &io::Error) -> ReadProblem {
    ReadProblem::Format(FormatError {
        line: 1,
        column: 1,
        what: format!("the archive is damaged here: {error}"),
        remedy: "fetch it again".to_owned(),
    })
}

#[cfg(test)]
mod tests;
