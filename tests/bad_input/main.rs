//! Bad input: one clear line with file, place and remedy; the rest of the run goes on.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod files;
mod injection;
mod packs;
mod records;
