//! Runs the `gainsay` binary as a user would, and looks at what comes out.
//!
//! The tests of this package know the program by its command line alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "support of tests, which may panic"
)]

mod fresh_cache;
mod memory;
mod run;
mod scratch;

pub use fresh_cache::fresh_cache;
pub use memory::{Measured, measure};
pub use run::{Gainsay, Output, binary, formats, gainsay, root};
pub use scratch::{Scratch, toolchain_missing};
