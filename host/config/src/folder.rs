//! The folder of a file, to which its paths are relative.

use std::path::{Component, Path, PathBuf};

/// The folder of a configuration file.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    /// As people would write it from where they are; empty for that folder itself.
    shown: PathBuf,
    /// The absolute path.
    absolute: PathBuf,
    /// Where people are.
    here: PathBuf,
}

impl Folder {
    /// The folder that is called `shown` from `here`, an absolute path.
    pub(crate) fn new(shown: &Path, here: &Path) -> Self {
        Self {
            shown: shown.to_owned(),
            absolute: plain(&here.join(shown)),
            here: here.to_owned(),
        }
    }

    /// A path of the file as people would write it from where they are.
    pub(crate) fn path(&self, written: &Path) -> PathBuf {
        self.shown.join(written)
    }

    /// Whether the path of a file leads into the folder, as far as its words tell.
    pub(crate) fn holds(&self, written: &Path) -> bool {
        plain(&self.absolute.join(written)).starts_with(&self.absolute)
    }

    /// What a path, written from where people are, is called within the folder; none if it leads
    /// elsewhere.
    pub(crate) fn within(&self, path: &Path) -> Option<PathBuf> {
        let written = plain(&self.here.join(path));
        if let Ok(within) = written.strip_prefix(&self.absolute) {
            return Some(within.to_owned());
        }
        // Through a symbolic link, such as the one by which a shell came here.
        let real = path.canonicalize().ok()?;
        real.strip_prefix(&self.absolute).ok().map(Path::to_owned)
    }
}

/// A path without `.` and `..`, by its words alone.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(shown: &str, path: &str) -> Option<PathBuf> {
        Folder::new(Path::new(shown), Path::new("/desk/city/today")).within(Path::new(path))
    }

    #[test]
    fn paths_are_those_within_the_folder() {
        for (shown, path, wanted) in [
            ("", "a.txt", Some("a.txt")),
            ("", "./opinion/../a.txt", Some("a.txt")),
            ("../..", "a.txt", Some("city/today/a.txt")),
            ("..", "../sport/b.txt", Some("sport/b.txt")),
            ("..", "/desk/city/c.txt", Some("c.txt")),
            ("", "../b.txt", None),
            ("", "/elsewhere/b.txt", None),
        ] {
            assert_eq!(
                within(shown, path),
                wanted.map(PathBuf::from),
                "{shown} {path}"
            );
        }
    }

    #[test]
    fn what_leads_out_is_known_by_its_words() {
        let folder = Folder::new(Path::new(".."), Path::new("/desk/city"));
        for (written, holds) in [
            ("a", true),
            ("city/../a", true),
            ("../a", false),
            ("/desk/a", true),
            ("/etc/a", false),
        ] {
            assert_eq!(folder.holds(Path::new(written)), holds, "{written}");
        }
    }
}
