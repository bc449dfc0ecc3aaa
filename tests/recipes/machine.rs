//! A machine of a platform: a project with articles, a home, and programs before those of the system.

use crate::articles::Article;
use gainsay_tests::{Output, Scratch, binary, fresh_cache};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A scratch folder with `project`, `home`, `programs` and `temp`.
pub(crate) struct Machine {
    scratch: Scratch,
}

impl Machine {
    /// A machine whose project holds these files.
    pub(crate) fn with(files: &[Article]) -> Self {
        let machine = Self {
            scratch: Scratch::default(),
        };
        for folder in ["project", "home", "programs", "temp"] {
            fs::create_dir(machine.path(folder)).unwrap();
        }
        for (path, text) in files {
            machine.scratch.write(&format!("project/{path}"), text);
        }
        machine
    }

    /// A path on it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.scratch.path().join(path)
    }

    /// [`Machine::path`] as the value of a variable.
    pub(crate) fn written(&self, path: &str) -> String {
        self.path(path).to_str().unwrap().to_owned()
    }

    /// What a file of the project says.
    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path("project").join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Installs gainsay.
    pub(crate) fn install(&self) {
        symlink(binary(), self.path("programs/gainsay")).unwrap();
    }

    /// Installs a program that stands in for another: a shell script.
    ///
    /// `install` puts it in place: what this process writes itself stays open in each child that
    /// another test starts at that moment, and a file open for writing cannot be run.
    pub(crate) fn stand_in(&self, name: &str, script: &str) {
        let draft = self.scratch.write(&format!("drafts/{name}"), script);
        let status = Command::new("install")
            .args(["-m", "755"])
            .args([draft, self.path("programs").join(name)])
            .status()
            .unwrap();
        assert!(status.success(), "{name}");
    }

    /// The value of `PATH`: these folders, the programs of this machine, those of the system.
    pub(crate) fn programs_after(&self, folders: &str) -> String {
        let system = std::env::var("PATH").unwrap();
        let own = self.written("programs");
        let all = [folders, &own, &system].into_iter();
        all.filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(":")
    }

    /// Runs a program in a folder with these variables and no others but `HOME` and `PATH`, which may
    /// be among them.
    pub(crate) fn run<S: AsRef<OsStr>>(
        &self,
        folder: &Path,
        command: &[S],
        variables: &[(String, String)],
    ) -> Output {
        let (program, arguments) = command.split_first().unwrap();
        let output = Command::new(program)
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("HOME", self.path("home"))
            .env("PATH", self.programs_after(""))
            .envs(variables.iter().cloned())
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|error| panic!("{}: {error}", program.as_ref().display()));
        Output {
            code: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A variable.
pub(crate) fn set(name: &str, value: impl Into<String>) -> (String, String) {
    (name.to_owned(), value.into())
}

/// Puts a cache of compiled plugins into a folder that is not there yet, as a run before left it.
pub(crate) fn restore_cache(folder: &Path) {
    let earlier = fresh_cache();
    let copy = Command::new("cp")
        .arg("-pR")
        .args([earlier.path(), folder])
        .status();
    assert!(copy.unwrap().success());
}

/// The cache that tests share.
pub(crate) fn shared_cache() -> (String, String) {
    let shared = gainsay_tests::gainsay(["cache", "dir"]).run().exits(0);
    set("GAINSAY_CACHE_DIR", shared.text().trim())
}
