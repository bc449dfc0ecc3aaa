//! `gainsay.toml`: what holds for a folder of articles.
//!
//! Files are looked for in the current folder and the folders above it, up to one that says
//! `root = true`. A key of a nearer file goes before the same key of a farther one, a `GAINSAY_`
//! variable before both, the command line before all. Every value keeps its [`Origin`], so that what
//! is wrong with it is told with file, line and column.
//!
//! ```text
//! gainsay.toml ─┐
//! …/gainsay.toml ─┼─load─▶ Settings ─▶ options that the command line leaves open
//! GAINSAY_… ────┘                 └──▶ show
//! ```
//!
//! What a rule is called is not known here: patterns of rules are handed on as they are written.

mod environment;
mod file;
mod folder;
mod globs;
mod load;
mod origin;
mod output;
mod overrides;
mod settings;
mod show;

pub use environment::VARIABLES;
pub use globs::Globs;
pub use load::{NAME, Wanted, load};
pub use origin::{Origin, Pattern};
pub use output::{Output, OutputError};
pub use overrides::{Override, When};
pub use settings::{Given, Settings};
pub use show::show;

/// The JSON Schema of `gainsay.toml`, for editors.
pub const SCHEMA: &str = include_str!("../schema/config-1.schema.json");
