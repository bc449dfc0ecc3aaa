//! Puts the bundled packs and plugins inside the binary.
//!
//! Plugins are built from their sources here, so that the binary can never hold stale ones.

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
    packs(&root.join("rules"), &mut code)?;
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

fn packs(dir: &Path, code: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={}", dir.display());
    code.push_str("/// Files of the bundled packs: path from the folder of packs, text.\n");
    code.push_str("pub const PACK_FILES: &[(&str, &str)] = &[\n");
    let mut names: Vec<_> = fs::read_dir(dir)?.collect::<io::Result<Vec<_>>>()?;
    names.sort_by_key(fs::DirEntry::file_name);
    for pack in names
        .iter()
        .filter(|entry| entry.path().join("pack.toml").is_file())
    {
        for file in toml_files(&pack.path())? {
            let path = file.strip_prefix(dir)?.to_string_lossy().replace('\\', "/");
            writeln!(code, "    ({path:?}, include_str!({:?})),", text_of(&file)?)?;
        }
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
