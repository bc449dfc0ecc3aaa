//! Patterns of paths.

use crate::folder::Folder;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// Patterns of paths below the folder of a file: `*` stays within a folder, `**` goes through
/// folders. A pattern that fits a folder fits all that is in it.
#[derive(Clone, Debug)]
pub struct Globs {
    folder: Folder,
    set: GlobSet,
    patterns: Vec<String>,
}

impl Globs {
    /// The patterns of a file in that folder, each known to be [sound](fault).
    pub(crate) fn new(folder: &Folder, patterns: Vec<String>) -> Self {
        let mut set = GlobSetBuilder::new();
        for glob in patterns.iter().filter_map(|pattern| glob(pattern).ok()) {
            set.add(glob);
        }
        Self {
            folder: folder.clone(),
            set: set.build().unwrap_or_default(),
            patterns,
        }
    }

    /// Whether a pattern fits the path or a folder on its way.
    pub fn fit(&self, path: &Path) -> bool {
        let within = self.folder.within(path);
        within.is_some_and(|within| within.ancestors().any(|part| self.set.is_match(part)))
    }

    /// The patterns as they are written.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }
}

/// What is wrong with a pattern.
pub(crate) fn fault(pattern: &str, folder: &Folder) -> Option<String> {
    if !folder.holds(Path::new(pattern)) || Path::new(pattern).is_absolute() {
        return Some("leads out of the folder of the file".to_owned());
    }
    let error = glob(pattern).err()?;
    Some(format!("is no pattern: {}", error.kind()))
}

fn glob(pattern: &str) -> Result<globset::Glob, globset::Error> {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    let pattern = pattern.strip_suffix('/').unwrap_or(pattern);
    GlobBuilder::new(pattern).literal_separator(true).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, path: &str) -> bool {
        let folder = Folder::new(Path::new(""), Path::new("/desk"));
        assert_eq!(fault(pattern, &folder), None, "{pattern}");
        Globs::new(&folder, vec![pattern.to_owned()]).fit(Path::new(path))
    }

    #[test]
    fn a_pattern_fits_paths_and_what_is_in_a_folder() {
        for (pattern, path) in [
            ("opinion/**", "opinion/2031/a.md"),
            ("opinion", "opinion/2031/a.md"),
            ("./opinion/", "./opinion/a.md"),
            ("*.md", "a.md"),
            ("**/*.draft.md", "city/a.draft.md"),
            ("**/*.draft.md", "a.draft.md"),
            ("{city,sport}/*.txt", "/desk/sport/a.txt"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("opinion/**", "city/opinion.md"),
            ("*.md", "city/a.md"),
            ("opinion", "opinions/a.md"),
            ("**", "/elsewhere/a.md"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        let folder = Folder::new(Path::new(""), Path::new("/desk"));
        for pattern in ["a[", "{a", "../city/**", "/desk/city/**"] {
            assert!(fault(pattern, &folder).is_some(), "{pattern}");
        }
    }
}
