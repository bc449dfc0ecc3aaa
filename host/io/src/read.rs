//! One input to one article.

use crate::formats::{self, Format, Reading, Remark};
use crate::front_matter::Metadata;
use crate::inputs::unusable;
use crate::records::{self, Stretch};
use crate::warc::{self, Page};
use crate::{Entry, InputError, Origin, ReadError, ReadProblem, decode};
use gainsay_model::{Article, ArticleId, CivilDay, DateOrigin, Directive, SourceMap, Untrusted};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes that an article may have unless told otherwise: 8 MiB.
pub const DEFAULT_MAX_BYTES: u64 = 8 << 20;

/// Positions in an article are 32-bit, and UTF-16 grows by half when it becomes UTF-8.
pub(crate) const HARD_MAX_BYTES: u64 = 1 << 30;

/// How inputs are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// Publication day of articles that do not give their own.
    pub default_date: Option<CivilDay>,
    /// Bytes that an article may have; more than 1 GiB is never read.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            default_date: None,
            max_bytes: DEFAULT_MAX_BYTES,
        }
    }
}

/// Reads an input. At most one byte more than the limit is read of it.
pub fn read(entry: &Entry, options: &ReadOptions) -> Result<Article, ReadError> {
    let format = Format::of(entry.path());
    let limit = options.max_bytes.min(HARD_MAX_BYTES);
    let (before, lines, code_points) = match &entry.origin {
        Origin::Record { stretch, .. } => (stretch.bytes.start, stretch.lines, stretch.code_points),
        Origin::File(_) | Origin::Stdin => (0, 0, 0),
    };
    let article = bytes(&entry.origin, limit)
        .and_then(|bytes| page_or_all(bytes, format, limit))
        .and_then(|page| {
            let text = decode::decode(page.bytes, format.declares_encoding())?;
            let article = assemble(entry.id.clone(), text, format, options.default_date)?;
            let url = article.url.clone().or(page.url);
            Ok(Article { url, ..article })
        })
        .map_err(|problem| at(entry.path(), problem.moved(before, lines)))?;
    Ok(below(article, entry.path(), lines, code_points))
}

/// An article that begins in a file after so many lines and code points.
fn below(article: Article, path: &str, lines: usize, code_points: usize) -> Article {
    let mut article = Article {
        path: path.to_owned(),
        source: article.source.starting_at(lines, code_points),
        ..article
    };
    for directive in &mut article.directives {
        directive.line += lines;
    }
    article
}

/// Of an archive the page in it, of other files all there is.
fn page_or_all(bytes: Vec<u8>, format: Format, limit: u64) -> Result<Page, ReadProblem> {
    match format {
        Format::Warc => warc::page(&bytes, limit),
        _ => Ok(Page { bytes, url: None }),
    }
}

/// The article of a decoded text. Pure: the same text gives the same article.
pub fn article(
    id: ArticleId,
    text: String,
    format: Format,
    default_date: Option<CivilDay>,
) -> Result<Article, ReadError> {
    let path = id.0.clone();
    assemble(id, text, format, default_date).map_err(|problem| at(&path, problem))
}

/// One of the articles of a decoded text.
#[derive(Debug)]
pub struct Part {
    /// Its id: that of the file, with a number if the file holds several articles.
    pub id: ArticleId,
    /// The byte of the text at which it begins.
    pub start: usize,
    /// The article, or what is wrong with it.
    pub article: Result<Article, ReadError>,
}

/// All articles of a decoded text, in order: one, unless the format holds several. Pure.
///
/// # Errors
/// The text cannot be taken apart, or holds more articles than are read of one file.
pub fn articles(
    path: &str,
    text: &str,
    default_date: Option<CivilDay>,
) -> Result<Vec<Part>, InputError> {
    let format = Format::of(path);
    let records = records::of(format, &mut text.as_bytes());
    let records = records.map_err(|error| unusable(path, error))?;
    if records.is_empty() {
        let id = ArticleId(path.to_owned());
        return Ok(vec![Part {
            id: id.clone(),
            start: 0,
            article: article(id, text.to_owned(), format, default_date),
        }]);
    }
    Ok(records
        .into_iter()
        .map(|stretch| part(path, text, &stretch, format, default_date))
        .collect())
}

fn part(
    path: &str,
    text: &str,
    stretch: &Stretch,
    format: Format,
    default_date: Option<CivilDay>,
) -> Part {
    let id = ArticleId(format!("{path}#{}", stretch.number));
    let (start, end) = (stretch.bytes.start as usize, stretch.bytes.end as usize);
    let own = text.get(start..end).unwrap_or_default().to_owned();
    let article = assemble(id.clone(), own, format, default_date)
        .map(|article| below(article, path, stretch.lines, stretch.code_points))
        .map_err(|problem| at(path, problem.moved(stretch.bytes.start, stretch.lines)));
    Part { id, start, article }
}

fn assemble(
    id: ArticleId,
    text: String,
    format: Format,
    default_date: Option<CivilDay>,
) -> Result<Article, ReadProblem> {
    if text.trim().is_empty() {
        return Err(ReadProblem::Empty);
    }
    let (metadata, reading) = formats::parse(format, &text)?;
    let Reading {
        text: reading,
        runs,
        blocks,
        first_line_date,
        remarks,
    } = reading;
    let (published, published_from) = [
        (metadata.date, format.date_origin()),
        (first_line_date, DateOrigin::FirstLine),
        (default_date, DateOrigin::CommandLine),
    ]
    .into_iter()
    .find(|(day, _)| day.is_some())
    .map_or((None, None), |(day, origin)| (day, Some(origin)));
    let source = SourceMap::with_runs(text, runs);
    let directives = directives(&metadata, remarks, &source);
    Ok(Article {
        path: id.0.clone(),
        id,
        text: reading.unwrap_or_else(|| source.raw().to_owned()),
        blocks,
        source,
        published,
        published_from,
        title: metadata.title.map(|title| title.text),
        byline: metadata.byline,
        publisher: metadata.publisher,
        section: metadata.section,
        url: metadata.url,
        directives,
    })
}

/// Remarks of the fields, which are about the whole article, then those of the text.
fn directives(metadata: &Metadata, remarks: Vec<Remark>, source: &SourceMap) -> Vec<Directive> {
    let fields = metadata.ignores.iter().map(|(text, line)| Directive {
        words: Untrusted::new(format!("ignore {text}")),
        about: None,
        line: *line,
    });
    let remarks = remarks.into_iter().map(|remark| Directive {
        words: Untrusted::new(remark.words),
        about: Some(remark.about),
        line: source.place(remark.at as u32).line,
    });
    fields.chain(remarks).collect()
}

fn at(path: &str, problem: ReadProblem) -> ReadError {
    ReadError {
        path: path.to_owned(),
        problem,
    }
}

/// The bytes of an input, if they are at most `limit`.
pub(crate) fn bytes(origin: &Origin, limit: u64) -> Result<Vec<u8>, ReadProblem> {
    match origin {
        Origin::Stdin => bounded(io::stdin().lock(), limit, 0),
        Origin::File(path) => {
            // A pipe put in the file's place since it was listed would block when opened.
            let metadata = std::fs::metadata(path).map_err(ReadProblem::Refused)?;
            if !metadata.is_file() {
                return Err(ReadProblem::NotRegular);
            }
            if metadata.len() > limit {
                return Err(ReadProblem::TooLarge { limit });
            }
            let file = File::open(path).map_err(ReadProblem::Refused)?;
            bounded(file, limit, metadata.len())
        }
        Origin::Record { file, stretch, .. } => {
            let length = stretch.bytes.end.saturating_sub(stretch.bytes.start);
            if length > limit {
                return Err(ReadProblem::TooLarge { limit });
            }
            let mut file = File::open(file).map_err(ReadProblem::Refused)?;
            file.seek(SeekFrom::Start(stretch.bytes.start))
                .map_err(ReadProblem::Refused)?;
            bounded(file.take(length), limit, length)
        }
    }
}

/// Everything that `input` gives, if it is at most `limit` bytes. A file may have grown since it
/// was measured.
pub(crate) fn bounded(input: impl Read, limit: u64, expected: u64) -> Result<Vec<u8>, ReadProblem> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(limit)).unwrap_or(0));
    input
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(ReadProblem::Refused)?;
    if bytes.len() as u64 > limit {
        return Err(ReadProblem::TooLarge { limit });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn entry(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> Entry {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        Entry {
            id: ArticleId(name.into()),
            origin: Origin::File(path),
            named: true,
        }
    }

    fn message(name: &str, bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let options = ReadOptions {
            max_bytes: 64,
            ..ReadOptions::default()
        };
        read(&entry(&folder, name, bytes), &options)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn errors_name_file_place_and_remedy() {
        for (bytes, wanted) in [
            (b"".as_slice(), "a.txt: empty; an article needs text"),
            (b"\xef\xbb\xbf \n", "a.txt: empty; an article needs text"),
            (
                &[b'x'; 65],
                "a.txt: larger than 64 bytes; split it, or raise the limit",
            ),
            (
                b"na\xefve",
                "a.txt: byte 2 (0xef) is not UTF-8; convert the file, for example with \
                 `iconv -f windows-1252 -t utf-8`",
            ),
            (
                b"\x7fELF\0",
                "a.txt: byte 4 is zero, so this is not a text file; convert it to text first",
            ),
            (
                b"---\ndate: soon\n---\nx",
                "a.txt: line 2: `date` is not a day: \"soon\"; write it as 2022-02-17",
            ),
        ] {
            assert_eq!(message("a.txt", bytes), wanted);
        }
    }

    #[test]
    fn a_file_that_is_gone_or_a_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut input = entry(&folder, "a.txt", b"x");
        input.origin = Origin::File(folder.path().join("gone.txt"));
        let error = read(&input, &ReadOptions::default()).unwrap_err();
        assert!(matches!(error.problem, ReadProblem::Refused(_)));
        input.origin = Origin::File(folder.path().into());
        let error = read(&input, &ReadOptions::default()).unwrap_err();
        assert!(matches!(error.problem, ReadProblem::NotRegular));
    }

    #[test]
    fn the_articles_own_date_goes_before_the_default() {
        let default = CivilDay::new(2001, 1, 1);
        let date = |text: &str| {
            let id = ArticleId("a.txt".into());
            let read = article(id, text.into(), Format::Plain, default).unwrap();
            (
                read.published.unwrap().to_string(),
                read.published_from.unwrap(),
            )
        };
        let first = "date 2022-02-17\n\nText.";
        assert_eq!(date(first), ("2022-02-17".into(), DateOrigin::FirstLine));
        let front = format!("---\ndate: 2022-03-01\n---\n{first}");
        assert_eq!(date(&front), ("2022-03-01".into(), DateOrigin::FrontMatter));
        assert_eq!(
            date("Text."),
            ("2001-01-01".into(), DateOrigin::CommandLine)
        );
    }

    #[test]
    fn a_text_is_read_as_its_file_is() {
        let text = "{\"text\": \"One.\"}\n\n{\"text\": \"Two.\"}\nno record\n";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, text).unwrap();
        let path = path.display().to_string();
        let inputs = crate::expand(std::slice::from_ref(&path), &crate::InputOptions::default());
        let parts = articles(&path, text, None).unwrap();
        assert_eq!((parts.len(), inputs.entries.len()), (3, 3));
        for (part, entry) in parts.iter().zip(&inputs.entries) {
            assert_eq!(part.id, entry.id);
            match (&part.article, read(entry, &ReadOptions::default())) {
                (Ok(one), Ok(two)) => {
                    assert_eq!((&one.text, &one.source), (&two.text, &two.source));
                    assert!(text[part.start..].starts_with(one.source.raw()));
                }
                (Err(one), Err(two)) => assert_eq!(one.to_string(), two.to_string()),
                (one, two) => panic!("{one:?} {two:?}"),
            }
        }
        assert!(parts[2].article.is_err());
    }

    #[test]
    fn remarks_to_gainsay_come_with_their_lines() {
        let read = |text: &str| {
            let id = ArticleId("a.md".into());
            let article = article(id, text.into(), Format::Markdown, None).unwrap();
            let directives = article.directives.into_iter().map(|directive| {
                let about = directive
                    .about
                    .map(|span| span.of(&article.text).to_owned());
                (directive.words.raw().to_owned(), about, directive.line)
            });
            directives.collect::<Vec<_>>()
        };
        let yaml = "---\ngainsay-ignore:\n  - a/b: as printed\n  - \"c/d: so said\"\n---\nOne.\n\n\
                    <!-- gainsay: ignore e/f as heard -->\nTwo.\n";
        assert_eq!(
            read(yaml),
            [
                ("ignore a/b: as printed".to_owned(), None, 2),
                ("ignore c/d: so said".to_owned(), None, 2),
                ("ignore e/f as heard".to_owned(), Some("Two.".to_owned()), 8),
            ]
        );
        let toml = "+++\ngainsay-ignore = \"a/b: as printed\"\n+++\nOne.\n";
        assert_eq!(read(toml), [("ignore a/b: as printed".to_owned(), None, 2)]);
    }

    #[test]
    fn an_endless_input_stops_at_the_limit() {
        let error = bounded(io::repeat(b'x'), 1000, 0).unwrap_err();
        assert!(matches!(error, ReadProblem::TooLarge { limit: 1000 }));
    }
}
