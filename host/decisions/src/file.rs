//! What can be wrong with a file of decisions or a baseline.

/// Why a file is not what it should be. Such a file is never written over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// A line cannot be read.
    #[error("line {line}: {what}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// The file says that it is of another sort or version.
    #[error("its schema is {found:?}; this version of gainsay reads {expected:?}")]
    Schema {
        /// What the file says.
        found: String,
        /// What it would have to say.
        expected: &'static str,
    },
    /// Two entries have one key.
    #[error("the key {key} is there twice; keep one of the two")]
    Twice {
        /// The key.
        key: String,
    },
}

impl FileError {
    /// What the reader of JSON says; `line` is that of the text it was given.
    pub(crate) fn json(error: &serde_json::Error, line: usize) -> Self {
        let what = error.to_string();
        // Its own place follows the words, and is that within the text it was given.
        let what = what.split(" at line ").next().unwrap_or_default();
        Self::Line {
            line,
            what: what.to_owned(),
        }
    }
}
