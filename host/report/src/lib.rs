//! Reports to bytes: pure functions, one file a format.
//!
//! A [`Reporter`] writes a run as it goes: [`Reporter::begin`], then every article in order of id,
//! then [`Reporter::end`]. None of them holds more than one article and a bounded number of entries,
//! so memory does not grow with the set. The same input gives the same bytes. JSON is the master; it holds all that the other
//! formats show.
//!
//! Text from articles, packs and plugins reaches the output through [`escape`] alone. What this
//! crate is not for: it reads no files, knows no clock, and decides nothing about findings.
//!
//! ```
//! use gainsay_report::{Format, Options, RunInfo, reporter};
//! let mut bytes = Vec::new();
//! let format: Format = "json".parse()?;
//! let mut reporter = reporter(format, &Options::default());
//! reporter.begin(&mut bytes, &RunInfo::default())?;
//! reporter.end(&mut bytes, &gainsay_model::RunSummary::default())?;
//! assert!(bytes.starts_with(b"{\"schema\":\"gainsay/report/1\""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod chain;
mod claims;
mod concise;
mod details;
mod digest;
mod elide;
pub mod escape;
mod fingerprint;
mod format;
mod github;
mod github_summary;
mod gitlab;
mod grouped;
mod html;
mod incident;
pub mod json;
mod junit;
mod markdown;
mod rdjson;
mod record;
mod region;
mod reporter;
mod sarif;
mod sides;
mod snippet;
mod sources;
mod summary;
mod terminal;
mod worst;
mod wrap;

#[cfg(test)]
mod injection;
#[cfg(test)]
mod sample;

pub use claims::{View, claims_reporter};
pub use format::{Format, UnknownFormat};
pub use html::Folder as HtmlFolder;
pub use record::{record, speakers};
pub use reporter::{Options, PackInfo, Reporter, RunInfo, reporter};
pub use summary::{counts, severity};
