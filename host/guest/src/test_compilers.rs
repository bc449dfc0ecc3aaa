//! Pretended compilers for tests: shell scripts that answer as programs would.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::compiler::{Compiler, version};

/// Writes an executable shell script.
pub(crate) fn program(path: &Path, script: &str) {
    // A new file, not new contents: a program that runs cannot be written to.
    let draft = path.with_extension("draft");
    fs::write(&draft, format!("#!/bin/sh\n{script}\n")).expect("a script");
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o755)).expect("made executable");
    fs::rename(&draft, path).expect("moved");
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
