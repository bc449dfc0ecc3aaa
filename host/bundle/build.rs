//! Puts the bundled packs and plugins inside the binary.
//!
//! Plugins are built from their sources here, so that the binary can never hold stale ones. Packs are read
//! here, so that the binary need not: a faulty one stops the build.

use gainsay_packs::PackFile;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() {
    if let Err(error) = bundle() {
        // Cargo shows the last line of a build script's error best.
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn bundle() -> Result<(), Box<dyn std::error::Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let root = here.join("../..").canonicalize()?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut code = String::new();
    plugins(&root.join("plugins"), &out, &mut code)?;
    packs(&root.join("rules"), &out, &mut code)?;
    fs::write(out.join("bundled.rs"), code)?;
    Ok(())
}

fn plugins(dir: &Path, out: &Path, code: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    let cache = gainsay_guest::cache_dir()?;
    let toolchain = gainsay_guest::find(&cache)?
        .ok_or("no compiler for plugins yet: run `cargo xtask setup` once")?;
    watch(dir)?;
    let built = gainsay_guest::build_workspace(&toolchain, dir, &out.join("guest"))?;
    code.push_str("/// Bundled plugins: name and component, in order of name.\n");
    code.push_str("pub const PLUGINS: &[(&str, &[u8])] = &[\n");
    for plugin in built {
        let file = out.join(format!("{}.wasm", plugin.name));
        fs::write(&file, &plugin.component)?;
        writeln!(
            code,
            "    ({:?}, include_bytes!({:?})),",
            plugin.name,
            text_of(&file)?
        )?;
    }
    code.push_str("];\n\n");
    Ok(())
}

/// A path as a string literal can hold it.
fn text_of(path: &Path) -> Result<&str, String> {
    path.to_str()
        .ok_or_else(|| format!("{}: not a UTF-8 path", path.display()))
}

/// Every file below a folder but build products.
fn watch(dir: &Path) -> io::Result<()> {
    println!(
        "cargo::rerun-if-changed={}",
        dir.join("Cargo.toml").display()
    );
    println!(
        "cargo::rerun-if-changed={}",
        dir.join("Cargo.lock").display()
    );
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && entry.file_name() != "target" {
            println!("cargo::rerun-if-changed={}", entry.path().display());
        }
    }
    Ok(())
}

fn packs(dir: &Path, out: &Path, code: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={}", dir.display());
    let mut names: Vec<_> = fs::read_dir(dir)?.collect::<io::Result<Vec<_>>>()?;
    // The words of the language first, since other packs build on them.
    names.sort_by_key(|entry| (entry.file_name() != "core", entry.file_name()));
    code.push_str("/// The bundled packs, the words of the language (`core`) first.\n");
    code.push_str("pub const PACKS: &[Bundled] = &[\n");
    for pack in names
        .iter()
        .filter(|entry| entry.path().join("pack.toml").is_file())
    {
        let mut files = Vec::new();
        code.push_str("    Bundled {\n        files: &[\n");
        for file in toml_files(&pack.path())? {
            let path = file.strip_prefix(dir)?.to_string_lossy().replace('\\', "/");
            let text = text_of(&file)?;
            writeln!(code, "            ({path:?}, include_str!({text:?})),")?;
            files.push(PackFile::new(path, fs::read_to_string(&file)?));
        }
        let read = gainsay_packs::parse(files)?.to_read()?;
        let file = out.join(pack.file_name()).with_extension("json");
        fs::write(&file, read)?;
        writeln!(
            code,
            "        ],\n        read: include_str!({:?}),\n    }},",
            text_of(&file)?
        )?;
    }
    code.push_str("];\n");
    Ok(())
}

fn toml_files(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
