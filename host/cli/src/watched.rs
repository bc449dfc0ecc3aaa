//! Files below paths, and what has changed of them.
//!
//! Files are looked at again and again: systems that tell of changes by themselves do not do so for
//! folders of other machines, where newsrooms keep their articles. A thousand files take a few
//! milliseconds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Folders in folders that are followed.
const DEEPEST: usize = 64;

/// What tells one state of a file from another.
type State = (u64, Option<SystemTime>);

/// The files below some paths, as they are at one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Files(BTreeMap<PathBuf, State>);

impl Files {
    /// The files that the paths name, and those below the folders that they name which can be
    /// articles by their endings. What is hidden, and links, are passed over, as by every command.
    pub(crate) fn below(paths: &[String]) -> Self {
        let mut files = Self::default();
        for path in paths {
            let path = Path::new(path);
            match fs::metadata(path) {
                Ok(metadata) if metadata.is_dir() => files.add_folder(path, DEEPEST),
                Ok(metadata) => files.add(path.to_owned(), &metadata),
                // It may come.
                Err(_) => {}
            }
        }
        files
    }

    fn add(&mut self, path: PathBuf, metadata: &Metadata) {
        let state = (metadata.len(), metadata.modified().ok());
        self.0.insert(path, state);
    }

    fn add_folder(&mut self, folder: &Path, depth: usize) {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries {
            let Ok(metadata) = entry.metadata() else {
                continue;
            };
            let (name, path) = (entry.file_name(), entry.path());
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if metadata.is_dir() && depth > 0 {
                self.add_folder(&path, depth - 1);
            } else if metadata.is_file() && can_be_article(&path) {
                self.add(path, &metadata);
            }
        }
    }

    /// The files that are other than before, come or gone.
    pub(crate) fn changed_since(&self, before: &Self) -> BTreeSet<PathBuf> {
        let files = self.0.keys().chain(before.0.keys());
        let changed = files.filter(|path| self.0.get(*path) != before.0.get(*path));
        changed.cloned().collect()
    }
}

fn can_be_article(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let name = name.to_string_lossy().to_ascii_lowercase();
    gainsay_io::extensions().any(|ending| name.ends_with(&format!(".{ending}")))
}
