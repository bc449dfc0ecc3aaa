//! What keeps the house in order: arrows between crates, no domain words in the host, file length,
//! commands of the README.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod arrows;
mod length;
mod readme;
mod words;

use gainsay_tests::root;
use std::fs;
use std::path::{Path, PathBuf};

/// Source files of the repository below these folders, build products left out.
fn sources(folders: &[&str], ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in folders {
        collect(&root().join(folder), ending, &mut files);
    }
    files.sort();
    assert!(!files.is_empty());
    files
}

fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                collect(&path, ending, files);
            }
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
}
