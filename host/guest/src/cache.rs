//! The private folder that holds compilers and standard libraries for plugins.
//!
//! One folder a compiler of the host, named by the compiler's description:
//! ```text
//! <cache>/<digest>/stamp      what is inside; written last
//! <cache>/<digest>/sysroot/   the guest target's standard library
//! <cache>/<digest>/debian/    a compiler unpacked from packages, if one was needed
//! <cache>/<digest>.lock       held while installing
//! <cache>/<digest>.partial/   an installation under way, or an interrupted one
//! ```
//! An installation is prepared beside its place and moved there at the end, so a
//! folder that exists is complete.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use crate::GuestError;
use crate::compiler::{Compiler, has_standard_library, version};

/// Raised when what an installation holds changes; older ones are then made anew.
const LAYOUT: &str = "1";

/// The folder for plugin toolchains: `$GAINSAY_GUEST_DIR`, else
/// `gainsay/guest` in the user's cache folder.
///
/// # Errors
/// [`GuestError::NoCacheFolder`] if the environment names neither.
pub fn cache_dir() -> Result<PathBuf, GuestError> {
    let variable = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(folder) = variable("GAINSAY_GUEST_DIR") {
        return Ok(folder);
    }
    let user = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| Some(variable("HOME")?.join(".cache")))
    };
    Ok(user
        .ok_or(GuestError::NoCacheFolder)?
        .join("gainsay")
        .join("guest"))
}

/// The cache's place for one compiler of the host.
#[derive(Debug)]
pub(crate) struct Slot {
    cache: PathBuf,
    digest: String,
}

/// A complete installation.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Installed {
    pub(crate) rustc: PathBuf,
    pub(crate) sysroot: PathBuf,
    pub(crate) linker: Option<PathBuf>,
}

/// What a new installation consists of; relative paths lie inside it.
#[derive(Debug)]
pub(crate) struct Contents {
    pub(crate) rustc: PathBuf,
    pub(crate) linker: Option<PathBuf>,
}

/// The right to install: dropped, it lets the next caller in.
#[derive(Debug)]
pub(crate) struct Permit {
    _lock: File,
}

impl Slot {
    pub(crate) fn of(cache: &Path, compiler: &Compiler) -> Self {
        Self {
            cache: cache.to_path_buf(),
            digest: compiler.digest(),
        }
    }

    /// Where the standard library of an installation lies.
    pub(crate) fn sysroot(folder: &Path) -> PathBuf {
        folder.join("sysroot")
    }

    /// The installation, if it is complete and its compiler is still the one it
    /// was built with.
    pub(crate) fn installed(&self) -> Option<Installed> {
        let folder = self.folder();
        let stamp = fs::read_to_string(folder.join("stamp")).ok()?;
        let mut lines = stamp.split('\n');
        if lines.next()? != LAYOUT {
            return None;
        }
        let rustc = folder.join(lines.next()?);
        let linker = Some(lines.next()?).filter(|path| !path.is_empty());
        let linker = linker.map(|path| folder.join(path));
        let built_with: Vec<_> = lines.collect();
        let sysroot = Self::sysroot(&folder);
        let complete = rustc.is_file()
            && linker.as_ref().is_none_or(|path| path.is_file())
            && has_standard_library(&sysroot)
            && version(&rustc).ok()? == built_with.join("\n");
        complete.then_some(Installed {
            rustc,
            sysroot,
            linker,
        })
    }

    /// Waits until no other process installs for this compiler.
    pub(crate) fn permit(&self) -> Result<Permit, GuestError> {
        fs::create_dir_all(&self.cache).map_err(GuestError::file("create", &self.cache))?;
        let path = self.cache.join(format!("{}.lock", self.digest));
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path);
        let file = file.map_err(GuestError::file("open", &path))?;
        file.lock().map_err(GuestError::file("lock", &path))?;
        Ok(Permit { _lock: file })
    }

    /// An empty folder to install into; what an interrupted run left is removed.
    pub(crate) fn staging(&self, _permit: &Permit) -> Result<PathBuf, GuestError> {
        let path = self.cache.join(format!("{}.partial", self.digest));
        remove(&path)?;
        fs::create_dir_all(&path).map_err(GuestError::file("create", &path))?;
        Ok(path)
    }

    /// Moves a prepared installation to its place.
    pub(crate) fn commit(
        &self,
        staging: &Path,
        contents: &Contents,
        _permit: &Permit,
    ) -> Result<(), GuestError> {
        let linker = contents.linker.as_deref().unwrap_or(Path::new(""));
        let stamp = format!(
            "{LAYOUT}\n{}\n{}\n{}",
            contents.rustc.display(),
            linker.display(),
            version(&staging.join(&contents.rustc))?,
        );
        let path = staging.join("stamp");
        fs::write(&path, stamp).map_err(GuestError::file("write", &path))?;
        let folder = self.folder();
        remove(&folder)?;
        fs::rename(staging, &folder).map_err(GuestError::file("move to", &folder))
    }

    fn folder(&self) -> PathBuf {
        self.cache.join(&self.digest)
    }
}

/// Removes what a failed installation has left.
pub(crate) fn discard(staging: &Path, _permit: &Permit) {
    // The next attempt removes it as well, so a failure here loses nothing.
    let _ = fs::remove_dir_all(staging);
}

fn remove(folder: &Path) -> Result<(), GuestError> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(GuestError::file("remove", folder))?;
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::compiler::library_folder;
    use crate::test_compilers::{compiler, program};
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    /// Installs a pretended standard library for the compiler `rustc`.
    fn install(slot: &Slot, rustc: &Path) {
        let permit = slot.permit().expect("a permit");
        let staging = slot.staging(&permit).expect("a folder");
        let library = library_folder(&Slot::sysroot(&staging));
        fs::create_dir_all(&library).expect("a folder");
        fs::write(library.join("libcore-1.rlib"), "").expect("a file");
        fs::write(library.join("libstd-1.rlib"), "").expect("a file");
        let contents = Contents {
            rustc: rustc.to_path_buf(),
            linker: None,
        };
        slot.commit(&staging, &contents, &permit)
            .expect("committed");
    }

    #[test]
    fn an_installation_is_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let compiler = compiler(folder.path(), "1.95.0");
        let slot = Slot::of(&folder.path().join("cache"), &compiler);
        assert_eq!(slot.installed(), None);
        install(&slot, &compiler.rustc);
        let installed = slot.installed().expect("installed");
        assert_eq!(installed.rustc, compiler.rustc);
        assert!(has_standard_library(&installed.sysroot));
    }

    #[test]
    fn another_compiler_of_the_host_does_not_see_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = folder.path().join("cache");
        let old = compiler(folder.path(), "1.95.0");
        install(&Slot::of(&cache, &old), &old.rustc);
        let new = compiler(folder.path(), "1.96.0");
        assert_eq!(Slot::of(&cache, &new).installed(), None);
    }

    #[test]
    fn a_compiler_replaced_in_place_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let compiler = compiler(folder.path(), "1.95.0");
        let slot = Slot::of(&folder.path().join("cache"), &compiler);
        let guest = folder.path().join("guest-rustc");
        program(&guest, "echo rustc 1.96.0");
        install(&slot, &guest);
        assert!(slot.installed().is_some());
        program(&guest, "echo rustc 1.96.1");
        assert_eq!(slot.installed(), None);
    }

    #[test]
    fn what_an_interrupted_installation_left_is_no_installation() {
        let folder = tempfile::tempdir().expect("a folder");
        let compiler = compiler(folder.path(), "1.95.0");
        let slot = Slot::of(&folder.path().join("cache"), &compiler);
        let permit = slot.permit().expect("a permit");
        let staging = slot.staging(&permit).expect("a folder");
        fs::write(staging.join("half"), "").expect("a file");
        drop(permit);
        assert_eq!(slot.installed(), None);
        let permit = slot.permit().expect("a permit");
        let staging = slot.staging(&permit).expect("a folder");
        assert!(!staging.join("half").exists());
    }

    #[test]
    fn only_one_caller_installs_at_a_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let compiler = compiler(folder.path(), "1.95.0");
        let cache = folder.path().join("cache");
        let permit = Slot::of(&cache, &compiler).permit().expect("a permit");
        let (sender, receiver) = mpsc::channel();
        let second = Slot::of(&cache, &compiler);
        let waiting = thread::spawn(move || {
            let _permit = second.permit().expect("a permit");
            sender.send(()).expect("the test listens");
        });
        assert!(receiver.recv_timeout(Duration::from_millis(200)).is_err());
        drop(permit);
        assert!(receiver.recv_timeout(Duration::from_secs(30)).is_ok());
        waiting.join().expect("the second caller ends");
    }
}
