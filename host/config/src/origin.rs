//! Where values come from.

use gainsay_packs::Diagnostic;
use std::fmt;
use std::sync::Arc;

/// Where a value comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nobody has set it.
    #[default]
    BuiltIn,
    /// A place in a file.
    File {
        /// Its path, as shown to people.
        file: Arc<str>,
        /// Line from 1.
        line: usize,
        /// Column from 1, in code points.
        column: usize,
    },
    /// A variable of the environment.
    Variable(&'static str),
    /// An option of the command line.
    CommandLine,
}

impl Origin {
    /// A fault in what stands there.
    pub fn fault(&self, message: impl Into<String>) -> Diagnostic {
        match self {
            Self::File { file, line, column } => Diagnostic {
                line: *line,
                column: *column,
                ..Diagnostic::of_file(&**file, message)
            },
            Self::Variable(name) => Diagnostic::of_file(*name, message),
            Self::BuiltIn | Self::CommandLine => Diagnostic::of_file("", message),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => f.write_str("built-in"),
            Self::File { file, line, .. } => write!(f, "{file}:{line}"),
            Self::Variable(name) => f.write_str(name),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

/// A rule, a pack or `all`, as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub origin: Origin,
}

/// A pattern of the command line.
impl From<&str> for Pattern {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            origin: Origin::CommandLine,
        }
    }
}
