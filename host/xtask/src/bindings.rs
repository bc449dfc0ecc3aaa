//! The Rust bindings of the plugin interface, generated ahead of time.
//!
//! A plugin that expands the bindings itself needs the whole generator to be
//! compiled first (70 s of processor time); with this file in the SDK a clean
//! plugin build takes a few seconds.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use wit_bindgen_core::wit_parser::Resolve;
use wit_bindgen_core::{Files, WorldGenerator};

/// The interface that plugins implement.
const INTERFACE: &str = "plugins/wit/rule.wit";
/// Where the SDK keeps the generated module.
const BINDINGS: &str = "plugins/sdk/src/bindings.rs";
/// The world in [`INTERFACE`] that a plugin is built for.
const WORLD: &str = "plugin";
/// The module of [`BINDINGS`] as the `export!` macro sees it from a plugin crate.
const BINDINGS_MODULE: &str = "$crate::bindings";

const HEADER: &str = "\
//! Bindings of `plugins/wit/rule.wit`, written by `cargo xtask bindings`.
//!
//! Do not edit: change the interface and run the command again.
#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    unsafe_code,
    unused_qualifications
)]

";

/// Writes the bindings, or with `check` fails if the file is not up to date.
pub(crate) fn run(root: &Path, check: bool) -> Result<()> {
    let generated = generate(&root.join(INTERFACE))?;
    let path = root.join(BINDINGS);
    let present = fs::read_to_string(&path).unwrap_or_default();
    if present == generated {
        return Ok(());
    }
    if check {
        bail!(
            "{BINDINGS} does not fit {INTERFACE} ({}); run `cargo xtask bindings` and commit the file",
            first_difference(&present, &generated)
        );
    }
    fs::write(&path, generated).with_context(|| format!("cannot write {}", path.display()))
}

/// The text of the bindings module for one interface file.
fn generate(interface: &Path) -> Result<String> {
    let mut resolve = Resolve::default();
    let source = fs::read_to_string(interface)
        .with_context(|| format!("cannot read {}", interface.display()))?;
    // The name stands for the file in messages; the real path must not reach the output.
    let package = resolve
        .push_str(INTERFACE, &source)
        .map_err(|error| anyhow!("{}", resolve.render_error(&error)))?;
    let world = resolve.select_world(&[package], Some(WORLD))?;
    let options = wit_bindgen_rust::Opts {
        format: true,
        pub_export_macro: true,
        default_bindings_module: Some(BINDINGS_MODULE.to_owned()),
        additional_derive_attributes: vec!["PartialEq".to_owned()],
        ..Default::default()
    };
    let mut files = Files::default();
    options.build().generate(&mut resolve, world, &mut files)?;
    let mut contents = files.iter().map(|(_, contents)| contents);
    let (Some(contents), None) = (contents.next(), contents.next()) else {
        bail!("the generator did not produce exactly one file");
    };
    Ok(format!("{HEADER}{}", String::from_utf8(contents.to_vec())?))
}

/// Where two texts begin to differ, for a person who looks for the cause.
fn first_difference(present: &str, generated: &str) -> String {
    let line = present
        .lines()
        .zip(generated.lines())
        .take_while(|(present, generated)| present == generated)
        .count();
    match (present.lines().nth(line), generated.lines().nth(line)) {
        (Some(have), Some(want)) => {
            format!(
                "line {}: have `{}`, want `{}`",
                line + 1,
                have.trim(),
                want.trim()
            )
        }
        (Some(_), None) => format!("{} lines too many", present.lines().count() - line),
        (None, _) => format!("{} lines missing", generated.lines().count() - line),
    }
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn names_the_first_line_that_differs() {
        assert_eq!(
            first_difference("a\nb\n", "a\nc\n"),
            "line 2: have `b`, want `c`"
        );
        assert_eq!(first_difference("a\n", "a\nb\nc\n"), "2 lines missing");
        assert_eq!(first_difference("a\nb\n", "a\n"), "1 lines too many");
    }
}
