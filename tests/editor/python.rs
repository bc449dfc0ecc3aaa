//! The server in the hands of a client that somebody else has written: pygls, where Python has it.

use crate::{FIRST, second};
use gainsay_tests::{Scratch, binary};
use std::path::{Path, PathBuf};
use std::process::Command;

/// `GAINSAY_PYTHON`, or `python3`, if it has pygls. Says why the test is skipped if there is none.
#[allow(
    clippy::print_stderr,
    reason = "whoever reads the test log should know"
)]
fn python() -> Option<PathBuf> {
    let named = std::env::var_os("GAINSAY_PYTHON").map(PathBuf::from);
    let python = named.unwrap_or_else(|| "python3".into());
    let has = Command::new(&python)
        .args(["-c", "import pygls.lsp.client"])
        .output();
    if has.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    eprintln!("skipped: no Python with pygls; GAINSAY_PYTHON may name one");
    None
}

#[test]
fn a_real_client_gets_along() {
    let Some(python) = python() else { return };
    let scratch = Scratch::default();
    scratch.write("gainsay.toml", "root = true\n");
    scratch.write("a.txt", FIRST);
    scratch.write("b.txt", second());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("editor/client.py");
    let cache = binary().with_file_name("test-cache");
    let output = Command::new(python)
        .arg(script)
        .arg(binary())
        .arg(scratch.path())
        .env("GAINSAY_CACHE_DIR", cache)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(
        String::from_utf8_lossy(&output.stdout).ends_with("all is well\n"),
        "{told}"
    );
}
