//! Builds rule plugins from source: finds or installs a compiler for the guest
//! target, compiles plugin crates with it and encodes them as components.
//!
//! Guests are compiled for `wasm32-unknown-unknown`, which has no system
//! interface at all: what is not linked need not be sandboxed. Few machines have
//! the standard library for that target, hence the search in [`ensure`].
//!
//! ```no_run
//! # fn main() -> Result<(), gainsay_guest::GuestError> {
//! let cache = gainsay_guest::cache_dir()?;
//! let toolchain = gainsay_guest::ensure(&cache, &mut |line| eprintln!("{line}"))?;
//! let component = gainsay_guest::build(&toolchain, "my-plugin".as_ref(), "target".as_ref())?;
//! # drop(component); Ok(()) }
//! ```
//!
//! This crate does not run plugins and does not know their interface.

mod cache;
mod compiler;
mod debian;
mod error;
mod plugin;
mod process;
mod standard_library;
#[cfg(all(test, unix))]
mod test_compilers;
mod toolchain;

pub use cache::cache_dir;
pub use error::GuestError;
pub use plugin::{Plugin, build, build_workspace};
pub use process::isolated;
pub use toolchain::{Origin, Toolchain, ensure, find};

/// The target that plugins are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
