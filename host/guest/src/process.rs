//! Child processes: a clean environment, captured output, a time limit.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::GuestError;

/// How many characters of a failed program's messages an error repeats.
const MESSAGE_CHARACTERS: usize = 2000;
/// How long to sleep between looks at a program that has a time limit.
const POLL: Duration = Duration::from_millis(50);

/// `CARGO_*` variables that tell where crates come from and how output looks;
/// all others configure one particular build.
const KEPT: [&str; 6] = [
    "CARGO_HOME",
    "CARGO_HTTP_",
    "CARGO_NET_",
    "CARGO_REGISTR",
    "CARGO_SOURCE_",
    "CARGO_TERM_",
];

/// Variables without the prefix `CARGO` that cargo reads or sets for build scripts.
const CLEARED: [&str; 16] = [
    "DEBUG",
    "HOST",
    "MAKEFLAGS",
    "MFLAGS",
    "NUM_JOBS",
    "OPT_LEVEL",
    "OUT_DIR",
    "PROFILE",
    "RUSTC",
    "RUSTC_BOOTSTRAP",
    "RUSTC_LINKER",
    "RUSTDOC",
    "RUSTDOCFLAGS",
    "RUSTFLAGS",
    "TARGET",
    "__CARGO_DEFAULT_LIB_METADATA",
];

/// A command that does not see the build it is called from.
///
/// A cargo inside a build script inherits the outer build's flags, wrapper and
/// target folder; with them it would compile for the wrong target or wait for
/// the outer build's lock forever.
pub fn isolated(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if belongs_to_a_build(&name) {
            command.env_remove(name);
        }
    }
    // Empty values also switch off wrappers that a configuration file names.
    command
        .env("RUSTC_WRAPPER", "")
        .env("RUSTC_WORKSPACE_WRAPPER", "");
    command
}

/// Whether an environment variable is about one particular build.
fn belongs_to_a_build(name: &OsString) -> bool {
    let Some(name) = name.to_str() else {
        return false;
    };
    if name.starts_with("CARGO") {
        return !KEPT.iter().any(|kept| name.starts_with(kept));
    }
    name.starts_with("DEP_") || CLEARED.contains(&name)
}

/// Runs a command to its end and returns its output, an error if it failed.
pub(crate) fn output(command: &mut Command) -> Result<Output, GuestError> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| GuestError::Launch {
            program: name(command),
            source,
        })?;
    if output.status.success() {
        return Ok(output);
    }
    Err(GuestError::Failed {
        program: name(command),
        status: output.status.to_string(),
        messages: ending(&output.stderr),
    })
}

/// As [`output`], as text.
pub(crate) fn text(command: &mut Command) -> Result<String, GuestError> {
    Ok(String::from_utf8_lossy(&output(command)?.stdout).into_owned())
}

/// Runs a command, and ends it when it takes longer than `limit`.
pub(crate) fn run_within(limit: Duration, command: &mut Command) -> Result<(), GuestError> {
    let program = name(command);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(source) => return Err(GuestError::Launch { program, source }),
    };
    let mut stderr = child.stderr.take();
    // Read beside the waiting, or a full pipe would stop the program.
    let reader = thread::spawn(move || {
        let mut messages = Vec::new();
        if let Some(stderr) = &mut stderr {
            // What was read before an error is still worth showing.
            let _ = stderr.read_to_end(&mut messages);
        }
        messages
    });
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => {
                let messages = ending(&reader.join().unwrap_or_default());
                return Err(GuestError::Failed {
                    program,
                    status: status.to_string(),
                    messages,
                });
            }
            Ok(None) if started.elapsed() >= limit => {
                // Both fail only if the program has ended by itself in between.
                let _ = child.kill();
                let _ = child.wait();
                let status = format!("no end after {} s", limit.as_secs());
                return Err(GuestError::Failed {
                    program,
                    status,
                    messages: String::new(),
                });
            }
            Ok(None) => thread::sleep(POLL),
            Err(source) => return Err(GuestError::Launch { program, source }),
        }
    }
}

/// The first file of this name in the folders of `PATH`.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// The folder where cargo keeps the sources of packages.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let named = env::var_os("CARGO_HOME")
        .filter(|home| !home.is_empty())
        .map(PathBuf::from);
    named.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// The program's name for messages, without its folder.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The last characters of a program's messages: errors stand at the end.
fn ending(messages: &[u8]) -> String {
    let text = String::from_utf8_lossy(messages);
    let text = text.trim();
    let skip = text.chars().count().saturating_sub(MESSAGE_CHARACTERS);
    text.chars().skip(skip).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_the_outer_build_are_removed() {
        for name in [
            "CARGO",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_TARGET_DIR",
            "CARGO_BUILD_TARGET",
            "CARGO_PROFILE_RELEASE_LTO",
            "CARGO_MANIFEST_DIR",
            "CARGO_MAKEFLAGS",
            "RUSTC",
            "RUSTFLAGS",
            "OUT_DIR",
            "DEP_Z_INCLUDE",
        ] {
            assert!(belongs_to_a_build(&name.into()), "{name} must be removed");
        }
    }

    #[test]
    fn settings_of_the_user_stay() {
        for name in [
            "CARGO_HOME",
            "CARGO_NET_OFFLINE",
            "CARGO_REGISTRIES_A_INDEX",
            "HOME",
            "PATH",
        ] {
            assert!(!belongs_to_a_build(&name.into()), "{name} must stay");
        }
    }

    #[test]
    fn the_tests_own_cargo_variables_do_not_reach_a_child() {
        // Cargo sets this one for every test process.
        assert!(env::var_os("CARGO_MANIFEST_DIR").is_some());
        let command = isolated("anything");
        let removed = command
            .get_envs()
            .any(|(name, value)| name == "CARGO_MANIFEST_DIR" && value.is_none());
        assert!(removed);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_ended() {
        let started = Instant::now();
        let error = run_within(Duration::from_millis(200), Command::new("sleep").arg("60"));
        assert!(matches!(error, Err(GuestError::Failed { .. })));
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    #[cfg(unix)]
    #[test]
    fn a_failure_repeats_the_end_of_the_messages() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo first >&2; echo the reason >&2; exit 7"]);
        let error = run_within(Duration::from_secs(30), &mut command).expect_err("exits with 7");
        let text = error.to_string();
        assert!(
            text.contains("exit status: 7") && text.ends_with("the reason"),
            "{text}"
        );
    }
}
