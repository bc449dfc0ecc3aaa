//! Project tasks, as `cargo xtask <command>`: set up, demo, test, bindings.

mod bindings;
mod step;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use step::{Outcome, cargo, task};

/// What `demo` passes to `gainsay`.
const DEMO: &[&str] = &["check", "tests/articles"];
/// The exit code of `gainsay` when it found something: what a demonstration is for.
const FINDINGS: i32 = 1;

const USAGE: &str = "\
Usage: cargo xtask <command>

Commands:
  setup               Find or install the compiler for plugins
  demo                Set up, build, check the articles in tests/articles
  ci                  Set up, run all checks and all tests
  bindings [--check]  Generate plugins/sdk/src/bindings.rs from plugins/wit/rule.wit";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let root = root();
    let result = match arguments.as_slice() {
        ["setup"] => setup(),
        ["demo"] => demo(&root),
        ["ci"] => ci(&root),
        ["bindings"] => task("bindings", || bindings::run(&root, false)),
        ["bindings", "--check"] => task("bindings --check", || bindings::run(&root, true)),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(Outcome::Done)
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Stopped(code)) => ExitCode::from(code),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Makes sure that plugins can be built; says where their compiler is.
fn setup() -> Result<Outcome> {
    task("setup: compiler for plugins", || {
        let cache = gainsay_guest::cache_dir()?;
        let toolchain = gainsay_guest::ensure(&cache, &mut |line| eprintln!("    {line}"))?;
        eprintln!(
            "    {} for {}",
            toolchain.rustc.display(),
            gainsay_guest::TARGET
        );
        Ok(())
    })
}

/// Shows the tool at work on the articles that come with it.
fn demo(root: &Path) -> Result<Outcome> {
    let run = [
        "run",
        "--release",
        "--quiet",
        "--package",
        "gainsay",
        "--bin",
        "gainsay",
        "--",
    ];
    let outcome = step::in_order([
        &mut setup,
        &mut || cargo(root, &["build", "--release", "--package", "gainsay"]),
        &mut || cargo(root, &[&run, DEMO].concat()),
    ])?;
    Ok(match outcome {
        Outcome::Stopped(code) if i32::from(code) == FINDINGS => Outcome::Done,
        other => other,
    })
}

/// Everything that has to pass before a change is accepted.
fn ci(root: &Path) -> Result<Outcome> {
    let plugins = ["--manifest-path", "plugins/Cargo.toml"];
    let apart = ["--target-dir", "target/plugins", "--locked"];
    let deny = ["--", "-D", "warnings"];
    let everything = ["--workspace", "--all-targets"];
    let release = ["--release", "--locked"];
    step::in_order([
        &mut setup,
        &mut || cargo(root, &["fmt", "--all", "--check"]),
        &mut || {
            cargo(
                root,
                &[&["fmt", "--all"][..], &plugins, &["--check"]].concat(),
            )
        },
        &mut || task("bindings --check", || bindings::run(root, true)),
        &mut || {
            cargo(
                root,
                &[&["clippy"][..], &release, &everything, &deny].concat(),
            )
        },
        &mut || {
            cargo(
                root,
                &[&["clippy"][..], &plugins, &apart, &everything, &deny].concat(),
            )
        },
        // The tests run the program, which cargo does not build for them. With all targets, the
        // build has the features of the test build, and wasmtime is compiled once for both.
        &mut || cargo(root, &[&["build"][..], &release, &everything].concat()),
        &mut || cargo(root, &[&["test", "--workspace"][..], &release].concat()),
        &mut || {
            cargo(
                root,
                &[&["test", "--workspace"][..], &plugins, &apart].concat(),
            )
        },
    ])
}

/// The repository's top folder.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
