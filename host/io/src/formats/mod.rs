//! Formats of articles: one file each, and one line each in [`Format::KNOWN`].

pub(crate) mod feed;
mod html;
mod json;
mod layer;
mod markdown;
mod plain;
mod reading;
mod record;

pub(crate) use reading::{Reading, Remark};
pub(crate) use record::HEAD;

use crate::ReadProblem;
use crate::front_matter::{self, Metadata};
use gainsay_model::DateOrigin;
use std::path::Path;

/// How a file's text is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Paragraphs with blank lines between them.
    #[default]
    Plain,
    /// CommonMark with tables, footnotes and struck text.
    Markdown,
    /// A page of a news site.
    Html,
    /// One JSON object, such as ninjs.
    Json,
    /// A JSON object a line.
    JsonLines,
    /// RSS or Atom.
    Feed,
    /// Pages in an archive of the web.
    Warc,
}

/// Reads a file's text.
#[derive(Clone, Copy)]
enum Parse {
    /// From the byte at which its body begins, after front matter.
    AfterFields(fn(&str, usize, &Metadata) -> Reading),
    /// With what it says about itself in its own way.
    Whole(fn(&str) -> Result<(Metadata, Reading), ReadProblem>),
}

impl Format {
    /// Every format with the endings of its files, lower case.
    const KNOWN: [(Self, &'static [&'static str], Parse); 7] = [
        (Self::Plain, &["txt"], Parse::AfterFields(plain::parse)),
        (
            Self::Markdown,
            &["md", "markdown"],
            Parse::AfterFields(markdown::parse),
        ),
        (Self::Html, &["html", "htm"], Parse::Whole(html::parse)),
        (Self::Json, &["ninjs", "json"], Parse::Whole(record::parse)),
        (Self::JsonLines, &["jsonl"], Parse::Whole(record::parse)),
        (
            Self::Feed,
            &["rss", "atom", "xml"],
            Parse::Whole(feed::parse),
        ),
        (Self::Warc, &["warc", "warc.gz"], Parse::Whole(html::parse)),
    ];

    /// The format of a path by its ending; plain text if the ending is unknown.
    pub fn of(path: &str) -> Self {
        known(Path::new(path)).unwrap_or_default()
    }

    /// Whether files of the format say themselves in which encoding they are.
    pub(crate) fn declares_encoding(self) -> bool {
        matches!(self, Self::Html | Self::Feed | Self::Warc)
    }

    /// Whether files of the format may hold several articles.
    pub(crate) fn holds_several(self) -> bool {
        matches!(self, Self::JsonLines | Self::Feed | Self::Warc)
    }

    /// Where the day of publication comes from that files of the format give.
    pub(crate) fn date_origin(self) -> DateOrigin {
        match self {
            Self::Plain | Self::Markdown => DateOrigin::FrontMatter,
            Self::Html | Self::Json | Self::JsonLines | Self::Feed | Self::Warc => {
                DateOrigin::Metadata
            }
        }
    }
}

/// The endings of files that are read from folders, without dot.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    Format::KNOWN
        .into_iter()
        .flat_map(|(_, endings, _)| endings.iter().copied())
}

/// Whether a folder's file is read: by its ending, and where much else has the ending as well, by
/// what it says: `head` is how it begins, `text` the whole of it.
pub(crate) fn is_article(
    path: &Path,
    head: impl FnOnce() -> Option<String>,
    text: impl FnOnce() -> Option<String>,
) -> bool {
    let ends = |ending: &str| {
        let found = path.extension();
        found.is_some_and(|found| found.eq_ignore_ascii_case(ending))
    };
    match known(path) {
        Some(Format::Json) if ends("json") => text().is_some_and(|text| record::is_ninjs(&text)),
        Some(Format::JsonLines) => head().is_some_and(|head| record::begin_in(&head)),
        Some(Format::Feed) if ends("xml") => text().is_some_and(|text| feed::is_feed(&text)),
        known => known.is_some(),
    }
}

/// What a file says about itself, and its reading text.
pub(crate) fn parse(format: Format, raw: &str) -> Result<(Metadata, Reading), ReadProblem> {
    let known = Format::KNOWN
        .into_iter()
        .find(|(known, ..)| *known == format);
    match known.map_or(Parse::AfterFields(plain::parse), |(_, _, parse)| parse) {
        Parse::AfterFields(parse) => {
            let (metadata, body) = front_matter::read(raw)?;
            let reading = parse(raw, body, &metadata);
            Ok((metadata, reading))
        }
        Parse::Whole(parse) => parse(raw),
    }
}

fn known(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let ends = |ending: &&str| {
        let stem = name.strip_suffix(ending);
        stem.is_some_and(|stem| stem.ends_with('.'))
    };
    Format::KNOWN
        .into_iter()
        .find(|(_, endings, _)| endings.iter().any(ends))
        .map(|(format, ..)| format)
}

#[cfg(test)]
mod properties;
