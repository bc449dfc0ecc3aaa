//! Article to annotations: segments, sentences, tokens with tags and dependencies, quotations,
//! figures, time expressions, mentions.
//!
//! Everything here is a total function: any text gives annotations, nothing fails or panics, and
//! the time is linear in the length of the text. Words of the language and the world come in as a
//! [`gainsay_model::Lexicon`]; nothing here knows a subject matter.
//!
//! ```no_run
//! # let (article, lexicon): (gainsay_model::Article, gainsay_model::Lexicon) = todo!();
//! let reader = gainsay_text::Reader::new(&lexicon);
//! let annotations = reader.annotate(&article);
//! ```

mod abbreviation;
mod annotations;
mod breaks;
mod mention;
mod quantity;
mod quotation;
mod quotation_mark;
mod reader;
mod segment;
mod sentence;
pub mod syntax;
mod time;
mod token;

pub use annotations::{Annotations, Quotation, QuotationKind, Segment, Sentence, Token};
pub use reader::Reader;
