//! Pretended compilers for tests: shell scripts that answer as programs would.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::compiler::{Compiler, version};

/// Writes an executable shell script.
///
/// Another program copies it into place, as a file new to the system. Whatever this process writes
/// itself is open in each child that another test starts at that moment, and a file that is open for
/// writing cannot be run ("text file busy").
pub(crate) fn program(path: &Path, script: &str) {
    let draft = path.with_extension("draft");
    fs::write(&draft, format!("#!/bin/sh\n{script}\n")).expect("a script");
    let status = Command::new("install")
        .args(["-m", "755"])
        .args([&draft, path])
        .status()
        .expect("`install` runs");
    assert!(status.success(), "{}", path.display());
}

/// A compiler of the host that can do nothing but tell its release.
pub(crate) fn compiler(folder: &Path, release: &str) -> Compiler {
    let rustc = folder.join(format!("rustc-{release}"));
    program(
        &rustc,
        &format!("echo rustc {release}; echo host: x86_64-unknown-linux-gnu"),
    );
    Compiler {
        version: version(&rustc).expect("the script runs"),
        rustc,
        cargo: folder.join("cargo"),
        sysroot: folder.join("sysroot"),
    }
}
