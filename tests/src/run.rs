//! One run of the program.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The folder of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .expect("the package lies in the repository")
        .to_owned()
}

/// The program, which cargo puts two folders above the test program.
pub fn binary() -> PathBuf {
    let binary = profile_folder().join(format!("gainsay{}", std::env::consts::EXE_SUFFIX));
    assert!(
        binary.is_file(),
        "{} is not there: run `cargo build --release -p gainsay` first",
        binary.display()
    );
    binary
}

/// `target/<profile>`.
fn profile_folder() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a file");
    test.ancestors()
        .nth(2)
        .expect("tests lie in target/<profile>/deps")
        .to_owned()
}

/// A run with these arguments, in the folder `tests`, with a cache of compiled plugins that all
/// tests share.
pub fn gainsay<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Gainsay {
    let mut command = Command::new(binary());
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("GAINSAY_CACHE_DIR", profile_folder().join("test-cache"))
        .env("COLUMNS", "100")
        .env_remove("NO_COLOR")
        .env_remove("RUST_LOG");
    Gainsay {
        command,
        input: Vec::new(),
    }
}

/// The names of all formats, as the program tells them to who asks for none of them.
pub fn formats() -> Vec<String> {
    let out = gainsay(["check", "-", "--output", "none=x"]).run().exits(2);
    let (_, list) = out.stderr.split_once("choose one of ").expect("a list");
    let (list, _) = list.split_once(';').expect("the end of the list");
    list.split(", ").map(str::to_owned).collect()
}

/// A run that is being prepared.
pub struct Gainsay {
    pub(crate) command: Command,
    input: Vec<u8>,
}

impl Gainsay {
    /// Runs in this folder.
    #[must_use]
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets a variable of the environment.
    #[must_use]
    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.command.env(variable, value);
        self
    }

    /// Has another program run it, with these arguments before its own.
    #[must_use]
    pub fn through(mut self, program: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).arg(self.command.get_program());
        command.args(self.command.get_args());
        for (variable, value) in self.command.get_envs() {
            match value {
                Some(value) => command.env(variable, value),
                None => command.env_remove(variable),
            };
        }
        if let Some(folder) = self.command.get_current_dir() {
            command.current_dir(folder);
        }
        self.command = command;
        self
    }

    /// Takes a variable out of the environment.
    #[must_use]
    pub fn without(mut self, variable: &str) -> Self {
        self.command.env_remove(variable);
        self
    }

    /// Runs in so many KiB of address space.
    #[cfg(unix)]
    #[must_use]
    pub fn in_space(self, kib: u64) -> Self {
        let script = format!("ulimit -v {kib} && exec \"$0\" \"$@\"");
        self.through("sh", &["-c", &script])
    }

    /// Gives these bytes on standard input.
    #[must_use]
    pub fn input(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.input = bytes.into();
        self
    }

    /// Starts it with pipes for its input and outputs, and lets it run.
    pub fn start(mut self) -> Child {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        self.command.spawn().expect("the program starts")
    }

    /// Runs to the end.
    pub fn run(mut self) -> Output {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the program starts");
        let mut pipe = child.stdin.take().expect("standard input is a pipe");
        let input = self.input;
        // The program may end without reading, which breaks the pipe.
        let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
        let output = child
            .wait_with_output()
            .expect("the program can be waited for");
        writer.join().expect("writing does not panic");
        Output {
            code: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("complaints are UTF-8"),
        }
    }
}

/// What a run left.
#[derive(Debug)]
pub struct Output {
    /// Exit code; none after a signal.
    pub code: Option<i32>,
    /// Bytes of standard output.
    pub stdout: Vec<u8>,
    /// Text of standard error.
    pub stderr: String,
}

impl Output {
    /// Standard output as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("output is UTF-8")
    }

    /// Standard output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}\n{}", self.text(), self.stderr))
    }

    /// Panics unless the run ended with that code.
    #[must_use]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.text(), self.stderr);
        self
    }

    /// Panics unless exactly one line of complaint holds all of these words.
    #[must_use]
    pub fn complains(self, words: &[&str]) -> Self {
        let fits = |line: &&str| words.iter().all(|word| line.contains(word));
        let lines = self.stderr.lines().filter(fits).count();
        assert_eq!(lines, 1, "one line with {words:?} in:\n{}", self.stderr);
        self
    }
}
