//! The recipes for CI: every shell step in them runs here as its platform would run it, with the
//! variables that the platform sets. What a platform alone can do (getting sources, keeping files,
//! showing alerts) is stood in for, and its inputs are held against what the steps have written.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod articles;
mod container;
mod expressions;
mod github;
mod gitlab;
mod job;
mod machine;
mod pre_commit;
mod reports;
mod shell;
mod yaml;

use gainsay_tests::root;
use std::fs;
use std::path::PathBuf;

/// The text of a recipe, or of another file by its path from the repository's top folder.
fn text_of(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A program of the system, if there is one of that name.
fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut found = std::env::split_paths(&folders).map(|folder| folder.join(name));
    found.find(|path| path.is_file())
}

/// Says what could not be tried here.
#[allow(
    clippy::print_stderr,
    reason = "whoever reads the test log should know"
)]
fn skipped(reason: &str) {
    eprintln!("skipped: {reason}");
}
