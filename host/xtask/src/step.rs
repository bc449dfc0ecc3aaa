//! One step of a task: announced, timed, and the last if it fails.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

/// How a step or a row of steps ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything passed.
    Done,
    /// A program failed with this exit code; later steps did not run.
    Stopped(u8),
}

/// A step that has not run yet.
pub(crate) type Step<'a> = &'a mut dyn FnMut() -> Result<Outcome>;

/// Runs steps up to the first that does not pass.
pub(crate) fn in_order<const COUNT: usize>(steps: [Step; COUNT]) -> Result<Outcome> {
    for step in steps {
        let outcome = step()?;
        if outcome != Outcome::Done {
            return Ok(outcome);
        }
    }
    Ok(Outcome::Done)
}

/// Runs a step of this program itself.
pub(crate) fn task(name: &str, work: impl FnOnce() -> Result<()>) -> Result<Outcome> {
    eprintln!("==> {name}");
    let started = Instant::now();
    work()?;
    passed(name, started);
    Ok(Outcome::Done)
}

/// Runs cargo in the repository's top folder.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Result<Outcome> {
    let name = format!("cargo {}", arguments.join(" "));
    eprintln!("==> {name}");
    let started = Instant::now();
    // The cargo that runs this program, so that all steps use one toolchain.
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let mut command = Command::new(cargo);
    let status = command
        .args(arguments)
        .current_dir(root)
        .status()
        .context("cannot run cargo")?;
    if status.success() {
        passed(&name, started);
        return Ok(Outcome::Done);
    }
    // Ended by a signal, a program has no code.
    let code = status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1);
    eprintln!(
        "==> {name}: exit code {code} after {:.1} s",
        started.elapsed().as_secs_f64()
    );
    Ok(Outcome::Stopped(code))
}

fn passed(name: &str, started: Instant) {
    eprintln!("==> {name}: {:.1} s", started.elapsed().as_secs_f64());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_stops_the_row_with_its_code() {
        let mut ran = Vec::new();
        let outcome = {
            let ran = std::cell::RefCell::new(&mut ran);
            in_order([
                &mut || {
                    ran.borrow_mut().push(1);
                    Ok(Outcome::Done)
                },
                &mut || {
                    ran.borrow_mut().push(2);
                    Ok(Outcome::Stopped(7))
                },
                &mut || {
                    ran.borrow_mut().push(3);
                    Ok(Outcome::Done)
                },
            ])
        };
        assert_eq!(outcome.expect("no step errs"), Outcome::Stopped(7));
        assert_eq!(ran, [1, 2]);
    }

    #[test]
    fn cargos_exit_code_is_passed_on() {
        let outcome = cargo(Path::new("."), &["no-such-command-of-cargo"]);
        assert_eq!(outcome.expect("cargo runs"), Outcome::Stopped(101));
    }
}
