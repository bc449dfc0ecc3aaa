//! A cache without results.

use crate::{Scratch, gainsay};
use std::fs;
use std::path::Path;

/// A cache that holds the compiled plugins, since compiling takes long, and no result of a run.
pub fn fresh_cache() -> Scratch {
    let cache = Scratch::default();
    let compiles = gainsay(["check", "-"]).input("Text.\n").run();
    let shared = gainsay(["cache", "dir"]).run();
    assert_eq!((compiles.code, shared.code), (Some(0), Some(0)));
    let shared = Path::new(shared.text().trim()).join("compiled");
    let own = cache.path().join("compiled");
    fs::create_dir(&own).expect("a folder in a scratch folder");
    make_private(&own);
    for entry in fs::read_dir(shared).expect("the shared cache") {
        let path = entry.expect("an entry").path();
        // Another test may be writing an entry under a temporary name, which goes away.
        if path.extension().is_some_and(|ending| ending == "entry")
            && let Some(name) = path.file_name()
        {
            fs::copy(&path, own.join(name)).expect("a copy of an entry");
        }
    }
    cache
}

#[cfg(unix)]
fn make_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let private = fs::Permissions::from_mode(0o700);
    fs::set_permissions(folder, private).expect("our own folder");
}

#[cfg(not(unix))]
fn make_private(_folder: &Path) {}
