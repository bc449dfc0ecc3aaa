//! Arguments to a sorted list of inputs.

use crate::formats::{self, Format, HEAD};
use crate::read::{self, DEFAULT_MAX_BYTES, HARD_MAX_BYTES};
use crate::records::{self, MOST_RECORDS, Stretch, Unusable};
use crate::{InputError, decode};
use gainsay_model::ArticleId;
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufReader, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use tempfile::TempPath;

/// The name of standard input where none is given.
const STDIN: &str = "stdin";

/// How arguments are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputOptions {
    /// Name, and by its ending the format, of the text on standard input.
    pub stdin_filename: Option<String>,
}

/// What the arguments lead to.
#[derive(Debug, Default)]
pub struct Inputs {
    /// Inputs in order of path, and within a file in its order, each once: the order of the
    /// arguments does not matter.
    pub entries: Vec<Entry>,
    /// Arguments that lead to nothing, in order of path. The entries are good all the same.
    pub errors: Vec<InputError>,
    /// Standard input that holds several articles; gone once this is dropped.
    pub held: Option<TempPath>,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path with `/` separators, relative as given, `./` and doubled separators removed. Bytes
    /// that are not UTF-8 appear as `\xff`. A file that holds several articles is followed by `#`
    /// and the article's number.
    pub id: ArticleId,
    /// Where its bytes come from.
    pub origin: Origin,
    /// The user named this very input, rather than a folder that holds it.
    pub named: bool,
}

/// Where the bytes of an input come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// A part of a file that holds several articles.
    Record {
        /// The file.
        file: Arc<Path>,
        /// Its path as shown to people.
        shown: Arc<str>,
        /// The part.
        stretch: Stretch,
    },
    /// Standard input.
    Stdin,
}

impl Entry {
    /// A file that the user did not name.
    pub fn file(path: PathBuf) -> Self {
        Self {
            id: ArticleId(id_of(&path)),
            origin: Origin::File(path),
            named: false,
        }
    }

    /// The path as shown to people.
    pub fn path(&self) -> &str {
        match &self.origin {
            Origin::Record { shown, .. } => shown,
            Origin::File(_) | Origin::Stdin => &self.id.0,
        }
    }
}

/// The inputs that `paths` name: files of any ending, folders with all articles below them, and
/// `-` for standard input.
///
/// From folders, regular files with a known ending are read; hidden files and folders, and symbolic
/// links, are not followed. Ignore files of version control have no say: an article is an article.
pub fn expand(paths: &[String], options: &InputOptions) -> Inputs {
    let mut found = Found::default();
    for path in paths {
        let result = if path == "-" {
            add_stdin(options, &mut found)
        } else {
            add_path(path, &mut found)
        };
        if let Err(error) = result {
            found.errors.insert(path.clone(), error);
        }
    }
    Inputs {
        entries: found.entries.into_values().collect(),
        errors: found.errors.into_values().collect(),
        held: found.held,
    }
}

/// What has been found so far.
#[derive(Default)]
struct Found {
    /// Entries by path and number.
    entries: BTreeMap<(String, usize), Entry>,
    /// Whether a path that is known is that of standard input.
    is_stdin: BTreeMap<String, bool>,
    errors: BTreeMap<String, InputError>,
    held: Option<TempPath>,
}

impl Found {
    /// Adds a file, or standard input if there is none, article by article.
    fn add(&mut self, id: String, file: Option<PathBuf>, named: bool) -> Result<(), InputError> {
        match self.is_stdin.get(&id) {
            Some(stdin) if *stdin != file.is_none() => {
                return Err(InputError::SameName { path: id });
            }
            Some(_) => {
                let known = self.entries.range_mut((id.clone(), 0)..=(id, usize::MAX));
                known.for_each(|(_, entry)| entry.named |= named);
                return Ok(());
            }
            None => self.is_stdin.insert(id.clone(), file.is_none()),
        };
        let format = Format::of(&id);
        let (file, records) = match file {
            _ if !format.holds_several() => (file, Vec::new()),
            Some(file) => {
                let records = records_of(format, &file, &id)?;
                (Some(file), records)
            }
            None => {
                let held = hold_stdin().map_err(|source| refused(&id, source))?;
                let file = held.to_path_buf();
                let records = records_of(format, &file, &id)?;
                self.held = Some(held);
                (Some(file), records)
            }
        };
        if records.is_empty() {
            let origin = file.map_or(Origin::Stdin, Origin::File);
            self.insert(id, 0, origin, named);
        } else if let Some(file) = file {
            let (file, shown): (Arc<Path>, Arc<str>) = (file.into(), id.as_str().into());
            for stretch in records {
                let origin = Origin::Record {
                    file: file.clone(),
                    shown: shown.clone(),
                    stretch: stretch.clone(),
                };
                self.insert(id.clone(), stretch.number, origin, named);
            }
        }
        Ok(())
    }

    fn insert(&mut self, path: String, number: usize, origin: Origin, named: bool) {
        let id = match number {
            0 => path.clone(),
            number => format!("{path}#{number}"),
        };
        let entry = Entry {
            id: ArticleId(id),
            origin,
            named,
        };
        self.entries.insert((path, number), entry);
    }
}

fn records_of(format: Format, file: &Path, shown: &str) -> Result<Vec<Stretch>, InputError> {
    let opened = fs::File::open(file).map_err(|source| refused(shown, source))?;
    let records = records::of(format, &mut BufReader::new(opened));
    records.map_err(|error| unusable(shown, error))
}

/// Why a file cannot be taken apart, for people.
pub(crate) fn unusable(shown: &str, error: Unusable) -> InputError {
    match error {
        Unusable::Refused(source) => refused(shown, source),
        Unusable::TooMany => InputError::TooManyRecords {
            path: shown.into(),
            limit: MOST_RECORDS,
        },
        Unusable::PackedWhole => InputError::PackedWhole { path: shown.into() },
        Unusable::NoPages => InputError::NoPages { path: shown.into() },
    }
}

/// Standard input as a file, of which parts can be read again.
fn hold_stdin() -> io::Result<TempPath> {
    let mut held = tempfile::NamedTempFile::new()?;
    let copied = io::copy(&mut io::stdin().lock().take(HARD_MAX_BYTES + 1), &mut held)?;
    if copied > HARD_MAX_BYTES {
        return Err(io::Error::other(format!(
            "more than {HARD_MAX_BYTES} bytes"
        )));
    }
    Ok(held.into_temp_path())
}

fn add_stdin(options: &InputOptions, found: &mut Found) -> Result<(), InputError> {
    let name = options.stdin_filename.as_deref().unwrap_or(STDIN);
    found.add(id_of(Path::new(name)), None, true)
}

fn add_path(path: &str, found: &mut Found) -> Result<(), InputError> {
    let missing = || InputError::Missing { path: path.into() };
    let kind = match fs::metadata(path) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(missing()),
        Err(source) => return Err(refused(path, source)),
    };
    if kind.is_dir() {
        add_folder(path, found)
    } else if kind.is_file() {
        found.add(id_of(Path::new(path)), Some(path.into()), true)
    } else {
        Err(InputError::NotRegular { path: path.into() })
    }
}

fn add_folder(path: &str, found: &mut Found) -> Result<(), InputError> {
    let mut any = false;
    let walk = WalkBuilder::new(path)
        .standard_filters(false)
        .hidden(true)
        .follow_links(false)
        .build();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                // The message names the folder below `path` that is refused.
                let source = io::Error::other(error.to_string());
                found
                    .errors
                    .insert(error.to_string(), refused(path, source));
                continue;
            }
        };
        let regular = entry.file_type().is_some_and(|kind| kind.is_file());
        if regular && is_article(entry.path()) {
            any = true;
            let id = id_of(entry.path());
            if let Err(error) = found.add(id.clone(), Some(entry.into_path()), false) {
                found.errors.insert(id, error);
            }
        }
    }
    if any {
        return Ok(());
    }
    let extensions = formats::extensions().map(|ending| format!(".{ending}"));
    Err(InputError::NoArticles {
        path: path.into(),
        extensions: extensions.collect::<Vec<_>>().join(", "),
    })
}

/// Whether a folder's file of that path would be read: by its ending, and where much else has that
/// ending as well, by what it says. A file that is hidden is not.
pub fn is_read(path: &Path) -> bool {
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    !path.file_name().is_none_or(hidden) && is_article(path)
}

/// Whether a text that goes by that name is an article, as [`is_read`] has it. Archives are no text.
pub fn is_article_text(name: &Path, text: &str) -> bool {
    if Format::of(&name.to_string_lossy()) == Format::Warc {
        return false;
    }
    let head = || {
        text.get(..text.floor_char_boundary(HEAD))
            .map(str::to_owned)
    };
    formats::is_article(name, head, || Some(text.to_owned()))
}

fn is_article(path: &Path) -> bool {
    formats::is_article(path, || head_of(path), || text_of(path))
}

/// How a file begins. What is no UTF-8 is replaced.
fn head_of(path: &Path) -> Option<String> {
    let mut head = Vec::new();
    let file = fs::File::open(path).ok()?;
    file.take(HEAD as u64).read_to_end(&mut head).ok()?;
    Some(String::from_utf8_lossy(&head).into_owned())
}

/// The text of a file, unless it is too large for an article.
fn text_of(path: &Path) -> Option<String> {
    let bytes = read::bytes(&Origin::File(path.into()), DEFAULT_MAX_BYTES).ok()?;
    decode::decode(bytes, true).ok()
}

fn refused(path: &str, source: io::Error) -> InputError {
    InputError::Refused {
        path: path.into(),
        source,
    }
}

/// The id of a path. `..` stays, since what it leads to depends on symbolic links.
fn id_of(path: &Path) -> String {
    let mut id = String::new();
    for component in path.components() {
        let name = match component {
            Component::CurDir => continue,
            Component::RootDir => {
                id.push('/');
                continue;
            }
            other => other.as_os_str(),
        };
        if !id.is_empty() && !id.ends_with('/') {
            id.push('/');
        }
        for chunk in name.as_encoded_bytes().utf8_chunks() {
            id.push_str(chunk.valid());
            for byte in chunk.invalid() {
                let _ = write!(id, "\\x{byte:02x}");
            }
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for path in [
            "a.txt",
            "b/c.md",
            "b/D.TXT",
            "b/.hidden.txt",
            ".git/x.txt",
            "b/e.rs",
            "b/ignored.txt",
            "b/.gitignore",
            "empty/x.bin",
            "odd.xyz",
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "ignored.txt").unwrap();
        }
        folder
    }

    fn names(folder: &Path, paths: &[&str]) -> (Vec<String>, Vec<String>) {
        let base = format!("{}/", folder.display());
        let paths: Vec<String> = paths.iter().map(|path| format!("{base}{path}")).collect();
        let inputs = expand(&paths, &InputOptions::default());
        let ids = inputs
            .entries
            .iter()
            .map(|entry| entry.id.0.replace(&base, ""));
        let errors = inputs.errors.iter();
        let errors = errors.map(|error| error.to_string().replace(&base, ""));
        (ids.collect(), errors.collect())
    }

    #[test]
    fn folders_give_their_articles_in_order() {
        let folder = folder();
        let (ids, errors) = names(folder.path(), &["."]);
        assert_eq!(ids, ["a.txt", "b/D.TXT", "b/c.md", "b/ignored.txt"]);
        assert!(errors.is_empty());
    }

    #[test]
    fn the_order_of_arguments_does_not_matter() {
        let folder = folder();
        let one = names(
            folder.path(),
            &["b", "odd.xyz", "./a.txt", "b/../gone", "empty"],
        );
        let two = names(
            folder.path(),
            &["empty", "b//c.md", "a.txt", "b", "b/../gone", "odd.xyz"],
        );
        assert_eq!(one, two);
        assert_eq!(one.0.len(), 5);
        assert_eq!(
            one.1,
            [
                "b/../gone: no such file or folder",
                "empty: no articles in this folder; files ending in .txt, .md, .markdown, .html, .htm, .ninjs, .json, .jsonl, .rss, .atom, .xml, .warc, .warc.gz are read",
            ]
        );
    }

    #[test]
    fn standard_input_has_a_name() {
        let options = InputOptions {
            stdin_filename: Some("./wire/x.md".into()),
        };
        let inputs = expand(&["-".into(), "-".into()], &options);
        assert_eq!(inputs.entries.len(), 1);
        assert_eq!(inputs.entries[0].path(), "wire/x.md");
        assert_eq!(inputs.entries[0].origin, Origin::Stdin);
    }

    #[test]
    fn a_file_and_standard_input_cannot_share_a_name() {
        let folder = folder();
        let path = folder.path().join("a.txt").display().to_string();
        let options = InputOptions {
            stdin_filename: Some(path.clone()),
        };
        let inputs = expand(&["-".into(), path], &options);
        assert_eq!((inputs.entries.len(), inputs.errors.len()), (1, 1));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_odd_names_are_safe() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder();
        let odd = std::ffi::OsStr::from_bytes(b"b/\xff\xfe.txt");
        fs::write(folder.path().join(odd), "x").unwrap();
        std::os::unix::fs::symlink("..", folder.path().join("b/loop")).unwrap();
        std::os::unix::fs::symlink("../a.txt", folder.path().join("b/link.txt")).unwrap();
        let (ids, errors) = names(folder.path(), &["b"]);
        assert_eq!(
            ids,
            ["b/D.TXT", "b/\\xff\\xfe.txt", "b/c.md", "b/ignored.txt"]
        );
        assert!(errors.is_empty());
        let (ids, _) = names(folder.path(), &["b/link.txt"]);
        assert_eq!(ids, ["b/link.txt"]);
    }

    #[test]
    fn a_file_may_hold_several_articles() {
        let folder = folder();
        let many = "{\"text\": \"x\"}\n".repeat(11);
        fs::write(folder.path().join("b/many.jsonl"), many).unwrap();
        fs::write(folder.path().join("b/log.jsonl"), "{\"level\": 3}\n").unwrap();
        let feed = "<rss><channel><item>a</item>\n<item>b</item></channel></rss>";
        fs::write(folder.path().join("b/feed.xml"), feed).unwrap();
        fs::write(folder.path().join("b/map.xml"), "<urlset/>").unwrap();
        fs::write(folder.path().join("b/data.json"), "{\"x\": 1}").unwrap();
        let ninjs = "{\"uri\": \"x\", \"body_text\": \"x\"}";
        fs::write(folder.path().join("b/wire.json"), ninjs).unwrap();
        let (ids, _) = names(folder.path(), &["b", "b/many.jsonl"]);
        let many: Vec<String> = (1..=11)
            .map(|number| format!("b/many.jsonl#{number}"))
            .collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).skip(2).collect();
        assert_eq!(
            ids.get(..3),
            Some(&["b/feed.xml#1", "b/feed.xml#2", "b/ignored.txt"][..])
        );
        assert_eq!(
            ids.get(3..14),
            Some(
                many.iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .as_slice()
            )
        );
        assert_eq!(ids.get(14..), Some(&["b/wire.json"][..]));
    }
}
