//! What can go wrong, with file, place and remedy in one line.

use std::io;
use std::path::PathBuf;

/// An argument that leads to no article. The other arguments are read all the same.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// Nothing has that name.
    #[error("{path}: no such file or folder")]
    Missing {
        /// The path as given.
        path: String,
    },
    /// A folder without a single article.
    #[error("{path}: no articles in this folder; files ending in {extensions} are read")]
    NoArticles {
        /// The path as given.
        path: String,
        /// The endings that are read from folders.
        extensions: String,
    },
    /// A pipe, a device or the like.
    #[error("{path}: not a regular file; pipe its text into `gainsay check -`")]
    NotRegular {
        /// The path as given.
        path: String,
    },
    /// Two inputs would have the same name in reports.
    #[error(
        "{path}: named twice, as a file and as --stdin-filename; give standard input another name"
    )]
    SameName {
        /// The name.
        path: String,
    },
    /// A file that holds more articles than are read of one.
    #[error("{path}: holds more than {limit} articles; split it")]
    TooManyRecords {
        /// The path as given.
        path: String,
        /// The limit.
        limit: usize,
    },
    /// An archive whose records are compressed as one, so that none can be read alone.
    #[error("{path}: compressed as a whole; unpack it with `gunzip`")]
    PackedWhole {
        /// The path as given.
        path: String,
    },
    /// An archive without a page.
    #[error("{path}: no page in this archive that a server answered with success")]
    NoPages {
        /// The path as given.
        path: String,
    },
    /// Folders whose articles are all left out.
    #[error(
        "nothing to read: `exclude` leaves out all articles that were found, {articles} of them"
    )]
    Excluded {
        /// How many there are.
        articles: usize,
    },
    /// The system refuses a folder or a file's description.
    #[error("{path}: {source}")]
    Refused {
        /// The path as given.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
}

/// An input that could not be turned into an article.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct ReadError {
    /// The path as shown to people.
    pub path: String,
    /// What is wrong with it, for reports that name the path already.
    #[source]
    pub problem: ReadProblem,
}

/// What is wrong with an input.
#[derive(Debug, thiserror::Error)]
pub enum ReadProblem {
    /// The system refuses it, or it went away.
    #[error("cannot be read: {0}")]
    Refused(io::Error),
    /// Not a regular file any more.
    #[error("not a regular file; pipe its text into `gainsay check -`")]
    NotRegular,
    /// More bytes than an article may have.
    #[error("larger than {limit} bytes; split it, or raise the limit")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// No text, or white space only.
    #[error("empty; an article needs text")]
    Empty,
    /// A page or a record without running text.
    #[error("no text of an article in it; an article needs paragraphs")]
    NoText,
    /// Not text in a known encoding.
    #[error(transparent)]
    Encoding(#[from] DecodeError),
    /// A record that cannot be understood.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// Front matter that cannot be understood.
    #[error(transparent)]
    FrontMatter(#[from] FrontMatterError),
}

impl ReadProblem {
    /// The problem as that of a file in which the input begins after so many bytes and lines.
    pub(crate) fn moved(self, bytes: u64, lines: usize) -> Self {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        match self {
            Self::Format(error) => Self::Format(FormatError {
                line: error.line + lines,
                ..error
            }),
            Self::Encoding(DecodeError::Binary { offset }) => {
                let offset = offset.saturating_add(bytes);
                Self::Encoding(DecodeError::Binary { offset })
            }
            Self::Encoding(DecodeError::NotUtf8 { offset, byte }) => {
                let offset = offset.saturating_add(bytes);
                Self::Encoding(DecodeError::NotUtf8 { offset, byte })
            }
            other => other,
        }
    }
}

/// Bytes that are not text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A zero byte: no text file has one.
    #[error("byte {offset} is zero, so this is not a text file; convert it to text first")]
    Binary {
        /// Where, from 0.
        offset: usize,
    },
    /// Not UTF-8.
    #[error(
        "byte {offset} (0x{byte:02x}) is not UTF-8; convert the file, for example with \
         `iconv -f windows-1252 -t utf-8`"
    )]
    NotUtf8 {
        /// Where, from 0.
        offset: usize,
        /// The first byte that is wrong.
        byte: u8,
    },
    /// Not the encoding that the file names.
    #[error("not {encoding}, the encoding that it names; convert the file to UTF-8")]
    NotDeclared {
        /// The encoding.
        encoding: &'static str,
    },
    /// A UTF-16 mark, and then something else.
    #[error("starts as UTF-16 but is not; convert the file to UTF-8")]
    NotUtf16,
}

/// A file that is not what its format says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}; {remedy}")]
pub struct FormatError {
    /// Line of the file, from 1.
    pub line: usize,
    /// Column of the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// Front matter that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}; {remedy}")]
pub struct FrontMatterError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// A file that could not be written. What stood there before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A folder has that name.
    #[error("{}: is a folder; name a file in it", path.display())]
    Folder {
        /// The path as given.
        path: PathBuf,
    },
    /// There is no folder to write it into.
    #[error("{}: there is no such folder; make it first", path.display())]
    NoFolder {
        /// The path as given.
        path: PathBuf,
    },
    /// The system refuses.
    #[error("{}: cannot be written: {source}", path.display())]
    Refused {
        /// The path as given.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
}
