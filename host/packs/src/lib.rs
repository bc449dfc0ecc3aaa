//! TOML rule packs: lexicons, frames and rule bindings, checked at load.
//!
//! A pack is a folder with a `pack.toml`, data files (words, entities, units, frames) and one
//! file a rule. This crate turns packs into the plain types of `gainsay-model` and says, with file,
//! line and column, what is wrong with them. It runs nothing and knows no word of any domain.
//!
//! ```text
//! folder ─load_dir─▶ Vec<PackFile> ─parse─▶ Pack ─assemble─▶ Library { packs, lexicon, rules }
//! binary ───────────────────from_read─────▶
//! ```
//!
//! [`parse`] looks at one pack alone; [`assemble`] merges packs and checks what they say of each
//! other (frames, classes, entities). Parameters are checked last, by [`Library::check_params`],
//! because their schema comes from the plugin. [`Library::from_files`] does the first two for several
//! packs. Only `load` touches the file system. [`read_toml`] and [`Fields`] read other TOML files in the
//! same way, with the same words for what is wrong.
//!
//! ```
//! use gainsay_packs::{PackFile, assemble, parse};
//!
//! let files = vec![
//!     PackFile::new("rain/pack.toml", "name = 'rain'\nversion = '1.0.0'\nsummary = 'Rain.'\nlicence = 'MIT'\n"),
//!     PackFile::new("rain/hedges.toml", "posible = ['perhaps']\n"),
//! ];
//! let wrong = parse(files).unwrap_err();
//! assert_eq!(
//!     wrong.to_string(),
//!     "rain/hedges.toml:1:1: unknown key `posible` in a data file; did you mean `possible`?",
//! );
//! ```

mod assemble;
mod data_file;
mod diagnostic;
mod entries;
mod example;
mod fields;
mod frame_file;
mod json;
mod load;
mod manifest;
mod names;
mod pack;
mod params;
mod places;
mod rule_file;
mod schema;
mod source;
mod suggest;
mod template;

pub use assemble::{Library, PackInfo, assemble};
pub use diagnostic::{Diagnostic, Diagnostics};
pub use fields::{Fields, Value, Word};
pub use load::load_dir;
pub use pack::{MAX_FILE_BYTES, MAX_PACK_FILES, Pack, PackFile, parse, read_toml};
pub use params::{BUILT_IN_VALUES, check_params, check_values};
pub use places::RulePlaces;
pub use source::Source;
pub use suggest::nearest;
pub use template::{fill, placeholders};
