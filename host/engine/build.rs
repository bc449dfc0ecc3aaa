//! A digest of the sources that decide what is found, so that results of another build are not taken
//! for those of this one.

use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates from an article to its report, and what they are built from.
const SOURCES: [&str; 8] = [
    "../model/src",
    "../text/src",
    "../text/weights",
    "../claims/src",
    "../packs/src",
    "../sandbox/src",
    "../engine/src",
    "../../Cargo.lock",
];

fn main() -> std::io::Result<()> {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        collect(Path::new(source), &mut files)?;
    }
    files.sort();
    let mut digest = Sha256::new();
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    digest.update(Command::new(compiler).arg("--version").output()?.stdout);
    for file in files {
        digest.update(file.to_string_lossy().as_bytes());
        digest.update(Sha256::digest(fs::read(&file)?));
    }
    let digest = digest
        .finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        });
    println!("cargo::rustc-env=GAINSAY_SOURCES={digest}");
    Ok(())
}

/// All files below a folder, or the file itself.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}
