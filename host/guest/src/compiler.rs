//! The Rust compiler of the caller: the one that builds the host.

use std::env;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::process::{isolated, text};
use crate::{GuestError, TARGET};

/// How many bytes of a digest name a compiler: enough never to meet twice.
const DIGEST_BYTES: usize = 8;

/// A Rust compiler and its cargo.
#[derive(Debug, Clone)]
pub(crate) struct Compiler {
    pub(crate) rustc: PathBuf,
    pub(crate) cargo: PathBuf,
    /// What `rustc --version --verbose` prints.
    pub(crate) version: String,
    /// The folder that holds the compiler's own libraries.
    pub(crate) sysroot: PathBuf,
}

impl Compiler {
    /// The compiler that runs this build script or task, else the one on `PATH`.
    pub(crate) fn of_the_caller() -> Result<Self, GuestError> {
        let cargo = env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
        let beside = cargo.with_file_name(executable("rustc"));
        let rustc = match env::var_os("RUSTC") {
            Some(rustc) => PathBuf::from(rustc),
            None if beside.is_file() => beside,
            None => PathBuf::from("rustc"),
        };
        let sysroot = text(isolated(&rustc).args(["--print", "sysroot"]))?;
        let sysroot = PathBuf::from(sysroot.trim());
        // The real programs, not rustup's: those choose by folder, and a plugin may
        // lie in a folder that chooses another compiler.
        let real = |name: &str, found: PathBuf| {
            let path = sysroot.join("bin").join(executable(name));
            if path.is_file() { path } else { found }
        };
        let (rustc, cargo) = (real("rustc", rustc), real("cargo", cargo));
        Ok(Self {
            version: version(&rustc)?,
            rustc,
            cargo,
            sysroot,
        })
    }

    /// The name of this compiler's folder in the cache: no two compilers share one.
    pub(crate) fn digest(&self) -> String {
        digest(&self.version)
    }

    /// The major version of LLVM that this compiler is built on.
    pub(crate) fn llvm(&self) -> Option<u32> {
        llvm_major(&self.version)
    }

    /// Whether the compiler brings the guest target's standard library.
    pub(crate) fn has_target(&self) -> bool {
        has_standard_library(&self.sysroot)
    }

    /// The linker for WebAssembly that rustup ships inside the toolchain.
    pub(crate) fn bundled_linker(&self) -> Option<PathBuf> {
        let host = field(&self.version, "host")?;
        let folder = self.sysroot.join("lib/rustlib").join(host).join("bin");
        Some(folder.join(executable("rust-lld"))).filter(|path| path.is_file())
    }
}

/// What a compiler says about itself: its release, source revision, host and LLVM.
pub(crate) fn version(rustc: &Path) -> Result<String, GuestError> {
    text(isolated(rustc).args(["--version", "--verbose"]))
}

/// A short name for a compiler's description.
pub(crate) fn digest(version: &str) -> String {
    let mut name = String::new();
    for byte in Sha256::digest(version.as_bytes()).iter().take(DIGEST_BYTES) {
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// The value of one line of a compiler's description, as `host: x86_64-...`.
pub(crate) fn field<'a>(version: &'a str, name: &str) -> Option<&'a str> {
    version
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// The major version of LLVM in a compiler's description.
pub(crate) fn llvm_major(version: &str) -> Option<u32> {
    field(version, "LLVM version")?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Whether a sysroot holds the guest target's standard library.
pub(crate) fn has_standard_library(sysroot: &Path) -> bool {
    let Ok(entries) = library_folder(sysroot).read_dir() else {
        return false;
    };
    let (mut core, mut std) = (false, false);
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        core |= name.starts_with("libcore-") && name.ends_with(".rlib");
        std |= name.starts_with("libstd-") && name.ends_with(".rlib");
    }
    core && std
}

/// Where a sysroot keeps the guest target's libraries.
pub(crate) fn library_folder(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const VERSION: &str = "rustc 1.96.0 (ac68faa20 2026-05-25)\nbinary: rustc\n\
        host: x86_64-unknown-linux-gnu\nrelease: 1.96.0\nLLVM version: 22.1.8\n";

    #[test]
    fn reads_the_description_of_a_compiler() {
        assert_eq!(field(VERSION, "host"), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(llvm_major(VERSION), Some(22));
        assert_eq!(llvm_major("rustc 1.96.0\n"), None);
    }

    #[test]
    fn another_compiler_has_another_name() {
        assert_eq!(digest(VERSION).len(), 2 * DIGEST_BYTES);
        assert_ne!(
            digest(VERSION),
            digest(&VERSION.replace("1.96.0", "1.96.1"))
        );
    }

    #[test]
    fn half_a_standard_library_is_none() {
        let sysroot = tempfile::tempdir().expect("a folder");
        assert!(!has_standard_library(sysroot.path()));
        let folder = library_folder(sysroot.path());
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("libcore-1.rlib"), "").expect("a file");
        assert!(!has_standard_library(sysroot.path()));
        fs::write(folder.join("libstd-1.rlib"), "").expect("a file");
        assert!(has_standard_library(sysroot.path()));
    }

    #[test]
    fn finds_the_compiler_of_this_test() {
        let compiler = Compiler::of_the_caller().expect("cargo runs this test");
        assert!(field(&compiler.version, "release").is_some());
        assert!(compiler.sysroot.is_dir());
    }
}
