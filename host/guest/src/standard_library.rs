//! Builds the guest target's standard library from its source, once.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compiler::library_folder;
use crate::process::{cargo_home, isolated, output};
use crate::{GuestError, TARGET};

/// An empty crate: building it builds the standard library it could use.
const MANIFEST: &str = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
    \n[lib]\npath = \"empty.rs\"\n\n[workspace]\n\n[profile.release]\npanic = \"abort\"\n";

/// Where a compiler expects the source of its own standard library.
pub(crate) fn source(sysroot: &Path) -> Option<PathBuf> {
    let folder = sysroot.join("lib/rustlib/src/rust/library");
    folder.join("std/Cargo.toml").is_file().then_some(folder)
}

/// Compiles the standard library with `rustc` into `sysroot`; `scratch` is a
/// folder for intermediate files, which are removed.
///
/// The result fits this compiler only, to the revision.
pub(crate) fn build_into(
    sysroot: &Path,
    rustc: &Path,
    cargo: &Path,
    source: &Path,
    scratch: &Path,
) -> Result<(), GuestError> {
    fs::create_dir_all(scratch).map_err(GuestError::file("create", scratch))?;
    write(&scratch.join("Cargo.toml"), MANIFEST)?;
    write(&scratch.join("empty.rs"), "")?;
    let target_dir = scratch.join("target");
    // Link-time optimisation of plugins needs the bitcode.
    let mut flags = vec!["-Cembed-bitcode=yes".to_owned()];
    // Panic messages hold paths of source files. The compiler names some by the
    // path it was given and others by where links lead to.
    let mut hide = |path: &Path, name: &str| {
        flags.push(format!("--remap-path-prefix={}={name}", path.display()));
    };
    if let Some(home) = cargo_home() {
        hide(&home, "/cargo");
    }
    hide(source, "/rust/library");
    if let Ok(real) = source.canonicalize() {
        hide(&real, "/rust/library");
    }
    let mut command = isolated(cargo);
    command
        .current_dir(scratch)
        .args([
            "build",
            "--quiet",
            "--release",
            "-Zbuild-std=std,panic_abort",
            "--target",
            TARGET,
        ])
        .arg("--target-dir")
        .arg(&target_dir)
        .env("RUSTC", rustc)
        // Building the standard library is not a stable feature; nothing else here uses any.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    output(&mut command)?;
    let built = target_dir.join(TARGET).join("release/deps");
    copy_libraries(&built, &library_folder(sysroot))?;
    fs::remove_dir_all(scratch).map_err(GuestError::file("remove", scratch))
}

/// Copies the compiled libraries, not the empty crate and not dependency notes.
fn copy_libraries(built: &Path, destination: &Path) -> Result<(), GuestError> {
    fs::create_dir_all(destination).map_err(GuestError::file("create", destination))?;
    let entries = built.read_dir().map_err(GuestError::file("read", built))?;
    for entry in entries {
        let entry = entry.map_err(GuestError::file("read", built))?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libempty-") {
            let from = entry.path();
            fs::copy(&from, destination.join(&name)).map_err(GuestError::file("copy", &from))?;
        }
    }
    Ok(())
}

fn write(path: &Path, contents: &str) -> Result<(), GuestError> {
    fs::write(path, contents).map_err(GuestError::file("write", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_libraries_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("deps"), folder.path().join("lib"));
        fs::create_dir(&from).expect("a folder");
        for name in [
            "libstd-1.rlib",
            "libstd-1.rmeta",
            "std-1.d",
            "libempty-1.rlib",
        ] {
            fs::write(from.join(name), "x").expect("a file");
        }
        copy_libraries(&from, &to).expect("copied");
        let names: Vec<_> = to
            .read_dir()
            .expect("a folder")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        assert_eq!(names, ["libstd-1.rlib"]);
    }

    #[test]
    fn a_compiler_without_source_has_none() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(source(folder.path()), None);
    }
}
