//! Files stay short enough to be read at once.

use crate::sources;
use std::fs;

/// The SDK's bindings, which `cargo xtask` writes.
const GENERATED: &str = "plugins/sdk/src/bindings.rs";

/// Lines that no file may exceed.
const MOST_LINES: usize = 800;

#[test]
fn files_are_short() {
    let files = sources(&["host", "plugins", "tests"], "rs");
    let mut long = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        if text.lines().count() > MOST_LINES && !file.ends_with(GENERATED) {
            long.push(file);
        }
    }
    assert!(long.is_empty(), "more than {MOST_LINES} lines: {long:?}");
}
