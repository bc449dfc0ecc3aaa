//! What a server answered, as an archive keeps it.

use super::fault;
use crate::{FormatError, ReadProblem};
use encoding_rs::Encoding;
use flate2::read::{GzDecoder, ZlibDecoder};
use std::io::Read;

/// Headers that an answer may have.
const MOST_HEADERS: usize = 128;

/// A page of an archive.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its bytes, in UTF-8 where the server said how they are encoded.
    pub(crate) bytes: Vec<u8>,
    /// Its address.
    pub(crate) url: Option<String>,
}

/// What the headers of an answer say of its content.
#[derive(Debug, Default)]
struct Content {
    /// Where it begins.
    start: usize,
    is_page: bool,
    chunked: bool,
    /// `gzip`, `deflate` or the like.
    coding: String,
    charset: Option<&'static Encoding>,
}

impl Content {
    /// Reads the head of an answer; none if it is none or not whole.
    fn of(answer: &[u8]) -> Option<Self> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut head = httparse::Response::new(&mut headers);
        let httparse::Status::Complete(start) = head.parse(answer).ok()? else {
            return None;
        };
        let is_success = head.code == Some(200);
        let mut content = Self {
            start,
            ..Self::default()
        };
        for header in head.headers {
            let value = String::from_utf8_lossy(header.value).to_ascii_lowercase();
            let value = value.trim();
            match header.name.to_ascii_lowercase().as_str() {
                "content-type" => {
                    let kind = value.split(';').next().unwrap_or_default().trim();
                    content.is_page =
                        is_success && matches!(kind, "text/html" | "application/xhtml+xml");
                    content.charset = charset(value);
                }
                "transfer-encoding" => content.chunked = value.ends_with("chunked"),
                "content-encoding" => value.clone_into(&mut content.coding),
                _ => {}
            }
        }
        Some(content)
    }
}

fn charset(kind: &str) -> Option<&'static Encoding> {
    let (_, name) = kind.split_once("charset=")?;
    let name = name.split(';').next()?.trim_matches(['"', '\'', ' ']);
    Encoding::for_label(name.as_bytes())
}

/// Whether an answer that begins so is a page.
pub(super) fn is_page(answer: &[u8]) -> bool {
    Content::of(answer).is_some_and(|content| content.is_page)
}

/// The page that a server answered with.
pub(super) fn page(answer: &[u8], url: Option<String>, limit: u64) -> Result<Page, ReadProblem> {
    let content = Content::of(answer).filter(|content| content.is_page);
    let content = content.ok_or(ReadProblem::NoText)?;
    let body = answer.get(content.start..).unwrap_or_default();
    let joined;
    let body = if content.chunked {
        joined = joined_chunks(body);
        joined.as_slice()
    } else {
        body
    };
    let bytes = match content.coding.as_str() {
        "" | "identity" => body.to_vec(),
        "gzip" | "x-gzip" => unpacked(GzDecoder::new(body), limit)?,
        "deflate" => unpacked(ZlibDecoder::new(body), limit)?,
        other => return Err(unknown(other)),
    };
    if bytes.len() as u64 > limit {
        return Err(ReadProblem::TooLarge { limit });
    }
    let bytes = match content.charset {
        Some(charset) if std::str::from_utf8(&bytes).is_err() => {
            charset.decode(&bytes).0.into_owned().into_bytes()
        }
        _ => bytes,
    };
    Ok(Page { bytes, url })
}

fn unpacked(packed: impl Read, limit: u64) -> Result<Vec<u8>, ReadProblem> {
    let mut bytes = Vec::new();
    packed
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| fault(&error))?;
    Ok(bytes)
}

fn unknown(coding: &str) -> ReadProblem {
    let coding: String = coding.chars().take(40).collect();
    ReadProblem::Format(FormatError {
        line: 1,
        column: 1,
        what: format!("the page is packed as {coding:?}"),
        remedy: "fetch it with gzip, or unpacked".to_owned(),
    })
}

/// The content of a chunked answer. Some archives keep the header of an answer whose chunks they have
/// joined already: what does not begin with a chunk is taken as it is.
fn joined_chunks(body: &[u8]) -> Vec<u8> {
    let (mut joined, mut rest) = (Vec::new(), body);
    while let Ok(httparse::Status::Complete((start, size))) = httparse::parse_chunk_size(rest) {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let Some(behind) = rest.get(start..) else {
            break;
        };
        let chunk = behind.get(..size).unwrap_or(behind);
        joined.extend_from_slice(chunk);
        rest = behind.get(chunk.len()..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
        if size == 0 || rest.is_empty() {
            return joined;
        }
    }
    if joined.is_empty() {
        body.to_vec()
    } else {
        joined
    }
}
