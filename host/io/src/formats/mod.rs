//! Formats of articles: one file each, and one line each in [`Format::KNOWN`].

mod markdown;
mod plain;
mod reading;

pub(crate) use reading::{Reading, Remark};

use crate::front_matter::Metadata;
use std::path::Path;

/// How a file's text is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Paragraphs with blank lines between them.
    #[default]
    Plain,
    /// CommonMark with tables, footnotes and struck text.
    Markdown,
}

/// Reads a file's text from the byte at which its body begins.
type Parse = fn(&str, usize, &Metadata) -> Reading;

impl Format {
    /// Every format with the endings of its files, lower case.
    const KNOWN: [(Self, &'static [&'static str], Parse); 2] = [
        (Self::Plain, &["txt"], plain::parse),
        (Self::Markdown, &["md", "markdown"], markdown::parse),
    ];

    /// The format of a path by its ending; plain text if the ending is unknown.
    pub fn of(path: &str) -> Self {
        known(Path::new(path)).unwrap_or_default()
    }
}

/// The endings of files that are read from folders, without dot.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    Format::KNOWN
        .into_iter()
        .flat_map(|(_, endings, _)| endings.iter().copied())
}

/// Whether a folder's file of that name is read.
pub(crate) fn is_article(path: &Path) -> bool {
    known(path).is_some()
}

/// The reading text of a file from the byte at which its body begins.
pub(crate) fn parse(format: Format, raw: &str, body: usize, metadata: &Metadata) -> Reading {
    let known = Format::KNOWN
        .into_iter()
        .find(|(known, ..)| *known == format);
    let parse = known.map_or(plain::parse as Parse, |(_, _, parse)| parse);
    parse(raw, body, metadata)
}

fn known(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    Format::KNOWN
        .into_iter()
        .find(|(_, endings, _)| endings.contains(&ending.as_str()))
        .map(|(format, ..)| format)
}

#[cfg(test)]
mod properties;
