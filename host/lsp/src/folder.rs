//! A folder of articles, and what holds in it.

use crate::lines::Encoding;
use gainsay_decisions::{Decisions, Layer};
use gainsay_engine::{Checker, Input, Kept};
use gainsay_io::{Entry, Origin, ReadOptions};
use gainsay_model::{CivilDay, Skipped, Untrusted};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What holds for a folder, as whoever starts the server finds it.
pub struct Opened {
    /// Its rules, ready to run.
    pub checker: Checker,
    /// What `gainsay explain` says of each rule.
    pub pages: BTreeMap<String, String>,
    /// Publication day of articles that do not give their own.
    pub date: Option<CivilDay>,
    /// What people have decided about findings, without the remarks of articles.
    pub decided: Layer,
    /// The file in which decisions are written down.
    pub decisions: PathBuf,
    /// The day that decides whether decisions have ended.
    pub today: Option<CivilDay>,
    /// Whether a file is not read from the folder.
    pub exclude: Box<dyn Fn(&Path) -> bool + Send + Sync>,
    /// Threads.
    pub jobs: usize,
    /// What could not be loaded, a line each.
    pub problems: Vec<String>,
}

/// A folder of articles.
pub(crate) struct Folder {
    /// Its absolute path.
    pub(crate) root: PathBuf,
    /// Its articles are read from disk; else only what is open counts.
    pub(crate) is_indexed: bool,
    pub(crate) opened: Opened,
    decided: Mutex<Layer>,
    pub(crate) encoding: Encoding,
    /// Grows with every edit of an article, so that longer work gives way.
    edits: AtomicU64,
    is_closed: AtomicBool,
}

/// An article of a text.
pub(crate) struct Part {
    /// The byte at which it begins.
    pub(crate) start: usize,
    pub(crate) kept: Kept,
}

impl Folder {
    pub(crate) fn new(root: PathBuf, is_indexed: bool, opened: Opened, encoding: Encoding) -> Self {
        Self {
            decided: Mutex::new(opened.decided.clone()),
            root,
            is_indexed,
            opened,
            encoding,
            edits: AtomicU64::new(0),
            is_closed: AtomicBool::new(false),
        }
    }

    /// What has been decided, to which the remarks of articles may be added.
    pub(crate) fn decided(&self) -> Layer {
        let decided = self.decided.lock().unwrap_or_else(PoisonError::into_inner);
        decided.clone()
    }

    /// From now on, these decisions hold.
    pub(crate) fn decide(&self, decisions: Decisions) {
        let (path, today) = (
            self.opened.decisions.display().to_string(),
            self.opened.today,
        );
        let mut decided = self.decided.lock().unwrap_or_else(PoisonError::into_inner);
        *decided = std::mem::take(&mut *decided).with_decisions(path, decisions, today);
    }

    pub(crate) fn edited(&self) {
        self.edits.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn edits(&self) -> u64 {
        self.edits.load(Ordering::Relaxed)
    }

    pub(crate) fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Relaxed)
    }

    /// Whether a file is one of the articles that are read from the folder.
    pub(crate) fn reads(&self, path: &Path) -> bool {
        let Ok(within) = path.strip_prefix(&self.root) else {
            return false;
        };
        let hidden = |part: &std::ffi::OsStr| part.as_encoded_bytes().starts_with(b".");
        self.is_indexed
            && !within.iter().any(hidden)
            && !(self.opened.exclude)(path)
            && gainsay_io::is_read(path)
    }

    /// The articles of files or folders, each read when its turn comes.
    pub(crate) fn entries(&self, paths: &[PathBuf]) -> Vec<Entry> {
        let paths: Vec<String> = paths
            .iter()
            .map(|path| path.to_string_lossy().into_owned())
            .collect();
        let found = gainsay_io::expand(&paths, &gainsay_io::InputOptions::default());
        let entries = found
            .entries
            .into_iter()
            .filter(|entry| match &entry.origin {
                Origin::File(path) => !(self.opened.exclude)(path),
                Origin::Record { file, .. } => !(self.opened.exclude)(file),
                Origin::Stdin => false,
            });
        entries.map(|entry| within(&self.root, entry)).collect()
    }

    /// Reads an entry.
    pub(crate) fn read(&self, entry: &Entry) -> Input {
        let options = ReadOptions {
            default_date: self.opened.date,
            ..ReadOptions::default()
        };
        match gainsay_io::read(entry, &options) {
            Ok(article) => Input::Article(Box::new(article)),
            Err(error) => Input::Skipped(Skipped {
                id: entry.id.clone(),
                path: entry.path().to_owned(),
                reason: Untrusted::new(error.problem.to_string()),
                named: false,
            }),
        }
    }

    /// The articles of a text that is called so, checked.
    pub(crate) fn check(&self, name: &str, text: &str) -> Vec<Part> {
        let parts = match gainsay_io::articles(name, text, self.opened.date) {
            Ok(parts) => parts,
            Err(error) => {
                let skipped = Skipped {
                    id: gainsay_model::ArticleId(name.to_owned()),
                    path: name.to_owned(),
                    reason: Untrusted::new(error.to_string()),
                    named: false,
                };
                return vec![self.part(0, Input::Skipped(skipped))];
            }
        };
        let parts = parts.into_iter().map(|part| {
            let input = part
                .article
                .map(|article| Input::Article(Box::new(article)));
            let input = input.unwrap_or_else(|error| {
                Input::Skipped(Skipped {
                    id: part.id,
                    path: name.to_owned(),
                    reason: Untrusted::new(error.problem.to_string()),
                    named: false,
                })
            });
            self.part(part.start, input)
        });
        parts.collect()
    }

    fn part(&self, start: usize, input: Input) -> Part {
        Part {
            start,
            kept: self.opened.checker.keep(input),
        }
    }
}

/// What articles of a file are called in a folder: its path within the folder if it lies there.
pub(crate) fn name_of(root: &Path, path: &Path) -> String {
    let within = path.strip_prefix(root).unwrap_or(path);
    Entry::file(within.to_owned()).id.0
}

/// An entry with its name within a folder.
fn within(root: &Path, entry: Entry) -> Entry {
    let (file, number) = match &entry.origin {
        Origin::File(path) => (path.as_path(), None),
        Origin::Record { file, stretch, .. } => (&**file, Some(stretch.number)),
        Origin::Stdin => return entry,
    };
    let name = name_of(root, file);
    let id = match number {
        None => name.clone(),
        Some(number) => format!("{name}#{number}"),
    };
    let origin = match entry.origin {
        Origin::Record { file, stretch, .. } => Origin::Record {
            file,
            shown: Arc::from(name),
            stretch,
        },
        other => other,
    };
    Entry {
        id: gainsay_model::ArticleId(id),
        origin,
        named: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_called_by_their_place_in_the_folder() {
        let root = Path::new("/desk");
        assert_eq!(name_of(root, Path::new("/desk/city/a.txt")), "city/a.txt");
        assert_eq!(name_of(root, Path::new("/else/a.txt")), "/else/a.txt");
        let entry = within(root, Entry::file("/desk/city/a.txt".into()));
        assert_eq!(
            (entry.id.0.as_str(), entry.path()),
            ("city/a.txt", "city/a.txt")
        );
        assert_eq!(entry.origin, Origin::File("/desk/city/a.txt".into()));
    }
}
