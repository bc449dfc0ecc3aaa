//! Arguments to a sorted list of inputs.

use crate::read::{self, DEFAULT_MAX_BYTES};
use crate::{InputError, decode, formats};
use gainsay_model::ArticleId;
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

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
    /// Inputs in order of id, each once: the order of the arguments does not matter.
    pub entries: Vec<Entry>,
    /// Arguments that lead to nothing, in order of path. The entries are good all the same.
    pub errors: Vec<InputError>,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path with `/` separators, relative as given, `./` and doubled separators removed. Bytes
    /// that are not UTF-8 appear as `\xff`.
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
        &self.id.0
    }
}

/// The inputs that `paths` name: files of any ending, folders with all articles below them, and
/// `-` for standard input.
///
/// From folders, regular files with a known ending are read; hidden files and folders, and symbolic
/// links, are not followed. Ignore files of version control have no say: an article is an article.
pub fn expand(paths: &[String], options: &InputOptions) -> Inputs {
    let mut found: BTreeMap<String, Entry> = BTreeMap::new();
    let mut errors: BTreeMap<String, InputError> = BTreeMap::new();
    for path in paths {
        let result = if path == "-" {
            add_stdin(options, &mut found)
        } else {
            add_path(path, &mut found, &mut errors)
        };
        if let Err(error) = result {
            errors.insert(path.clone(), error);
        }
    }
    Inputs {
        entries: found.into_values().collect(),
        errors: errors.into_values().collect(),
    }
}

fn add_stdin(
    options: &InputOptions,
    found: &mut BTreeMap<String, Entry>,
) -> Result<(), InputError> {
    let name = options.stdin_filename.as_deref().unwrap_or(STDIN);
    add(found, id_of(Path::new(name)), Origin::Stdin, true)
}

fn add_path(
    path: &str,
    found: &mut BTreeMap<String, Entry>,
    errors: &mut BTreeMap<String, InputError>,
) -> Result<(), InputError> {
    let missing = || InputError::Missing { path: path.into() };
    let kind = match fs::metadata(path) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(missing()),
        Err(source) => return Err(refused(path, source)),
    };
    if kind.is_dir() {
        add_folder(path, found, errors)
    } else if kind.is_file() {
        let file = Origin::File(path.into());
        add(found, id_of(Path::new(path)), file, true)
    } else {
        Err(InputError::NotRegular { path: path.into() })
    }
}

fn add_folder(
    path: &str,
    found: &mut BTreeMap<String, Entry>,
    errors: &mut BTreeMap<String, InputError>,
) -> Result<(), InputError> {
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
                errors.insert(error.to_string(), refused(path, source));
                continue;
            }
        };
        let regular = entry.file_type().is_some_and(|kind| kind.is_file());
        if regular && formats::is_article(entry.path(), || text_of(entry.path())) {
            any = true;
            let id = id_of(entry.path());
            add(found, id, Origin::File(entry.into_path()), false)?;
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

/// The text of a file, unless it is too large for an article.
fn text_of(path: &Path) -> Option<String> {
    let bytes = read::bytes(&Origin::File(path.into()), DEFAULT_MAX_BYTES).ok()?;
    decode::decode(bytes, false).ok()
}

fn add(
    found: &mut BTreeMap<String, Entry>,
    id: String,
    origin: Origin,
    named: bool,
) -> Result<(), InputError> {
    match found.get_mut(&id) {
        Some(known) if (known.origin == Origin::Stdin) != (origin == Origin::Stdin) => {
            Err(InputError::SameName { path: id })
        }
        Some(known) => {
            known.named |= named;
            Ok(())
        }
        None => {
            let entry = Entry {
                id: ArticleId(id.clone()),
                origin,
                named,
            };
            found.insert(id, entry);
            Ok(())
        }
    }
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
                "empty: no articles in this folder; files ending in .txt, .md, .markdown, .html, .htm, .ninjs, .json are read",
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
}
