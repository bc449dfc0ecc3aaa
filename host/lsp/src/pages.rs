//! Pages about rules, as files that an editor can open.

use crate::address;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Pages about rules in a folder of the user's, written when they are first wanted.
pub(crate) struct Pages {
    folder: Option<PathBuf>,
    /// Addresses of pages by rule; none for those that cannot be written.
    written: RefCell<BTreeMap<String, Option<String>>>,
}

impl Pages {
    /// Without a folder, no page has an address.
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            written: RefCell::default(),
        }
    }

    /// Whether a file is one of the pages: their examples are wrong on purpose.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.folder
            .as_ref()
            .is_some_and(|folder| path.starts_with(folder))
    }

    /// Pages may have changed.
    pub(crate) fn forget(&self) {
        self.written.borrow_mut().clear();
    }

    /// The address of the page of a rule with that text.
    pub(crate) fn uri(&self, rule: &str, text: &str) -> Option<String> {
        let mut written = self.written.borrow_mut();
        if let Some(known) = written.get(rule) {
            return known.clone();
        }
        let path = self.write(rule, text);
        let uri = path.map(|path| address::uri_of(&path));
        written.insert(rule.to_owned(), uri.clone());
        uri
    }

    fn write(&self, rule: &str, text: &str) -> Option<PathBuf> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/".contains(&byte);
        if !rule.bytes().all(plain) {
            return None;
        }
        let folder = self.folder.as_ref()?;
        let path = folder.join(format!("{}.txt", rule.replace('/', ".")));
        if std::fs::read_to_string(&path).is_ok_and(|known| known == text) {
            return Some(path);
        }
        let written = std::fs::create_dir_all(folder)
            .map_err(|error| error.to_string())
            .and_then(|()| {
                let written = gainsay_io::write_whole(&path, text.as_bytes());
                written.map_err(|error| error.to_string())
            });
        if let Err(error) = &written {
            tracing::warn!(%error, rule, "its page cannot be written");
        }
        written.is_ok().then_some(path)
    }
}
