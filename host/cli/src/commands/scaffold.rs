//! `gainsay plugin new`: a plugin that works, to change into one's own.

use crate::exit::Exit;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// The skeleton's files: where they go, and their text with `NAME`, `TYPE` and `SDK` to fill in.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("skeleton/Cargo.toml.in")),
    ("src/lib.rs", include_str!("skeleton/lib.rs.in")),
    ("pack/pack.toml", include_str!("skeleton/pack.toml.in")),
    (
        "pack/repeated-count.toml",
        include_str!("skeleton/rule.toml.in"),
    ),
    (".gitignore", "/target\n"),
];

#[allow(clippy::print_stderr, reason = "tells a person what to do next")]
pub(crate) fn run(name: &str, sdk: Option<PathBuf>) -> Result<Exit> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty()
        || name.len() > 40
        || !name.chars().all(plain)
        || !name.starts_with(|c: char| c.is_ascii_lowercase())
    {
        bail!(
            "`{name}` is no name for a plugin; use lower-case letters, digits and `-`, a letter first"
        );
    }
    let dir = Path::new(name);
    if dir.exists() {
        bail!("{name}: there is something of that name already");
    }
    let sdk = sdk.map_or_else(nearest_sdk, Ok)?;
    let sdk = sdk
        .canonicalize()
        .with_context(|| sdk.display().to_string())?;
    for (file, text) in FILES {
        let path = dir.join(file);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        let text = text
            .replace("SDK", &sdk.display().to_string().replace('\\', "/"))
            .replace("TYPE", &type_name(name))
            .replace("CRATE", &name.replace('-', "_"))
            .replace("NAME", name);
        gainsay_io::write_whole(&path, text.as_bytes())?;
    }
    eprintln!("{name}/ holds a working plugin; next: gainsay plugin test {name}");
    Ok(Exit::Clean)
}

/// `plugins/sdk` of the checkout around the current folder.
fn nearest_sdk() -> Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder")?;
    let found = here
        .ancestors()
        .map(|dir| dir.join("plugins/sdk"))
        .find(|dir| dir.join("Cargo.toml").is_file());
    found.context("no plugins/sdk around this folder; name the SDK's folder with --sdk")
}

/// `my-rule` as `MyRule`.
fn type_name(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(chars).collect::<String>()
        })
        .collect()
}
