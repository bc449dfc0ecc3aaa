//! Paths and standard input to articles, and whole files out.
//!
//! [`expand`] turns arguments into a sorted list of inputs, [`read`] turns one input into an
//! [`Article`](gainsay_model::Article), and [`Sink`] writes a file that is complete or absent.
//! Articles are read one at a time, so memory does not grow with the set. A file may hold several
//! articles: each is an input of its own, read from its own bytes.
//!
//! All positions refer to the **decoded text**: UTF-8 or UTF-16 with the byte order mark removed
//! and line ends kept as they are. Nothing is guessed: text in another encoding is refused with
//! the place of the first wrong byte, unless a page or a feed names its encoding.
//!
//! What this crate is not for: it does not look into the prose (the text stage does) and prints
//! nothing.

mod decode;
mod error;
mod formats;
mod front_matter;
mod inputs;
mod read;
mod records;
mod warc;
mod write;
mod written_date;

pub use error::{
    DecodeError, FormatError, FrontMatterError, InputError, ReadError, ReadProblem, WriteError,
};
pub use formats::{Format, extensions};
pub use inputs::{Entry, InputOptions, Inputs, Origin, expand, is_article_text, is_read};
pub use read::{DEFAULT_MAX_BYTES, Part, ReadOptions, article, articles, read};
pub use records::{MOST_RECORDS, Stretch};
pub use write::{Sink, write_one_of_many, write_whole};
