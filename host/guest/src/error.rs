//! What can go wrong on the way from a plugin's source to its component.

use std::io;
use std::path::{Path, PathBuf};

/// Why a toolchain or a plugin is not there.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GuestError {
    /// A program could not be started.
    #[error("cannot run {program}: {source}")]
    Launch {
        /// The program as it was called.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ended without success.
    #[error("{program} failed ({status}): {messages}")]
    Failed {
        /// The program as it was called.
        program: String,
        /// Exit status or signal.
        status: String,
        /// The end of what it wrote to standard error.
        messages: String,
    },
    /// A file or folder could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// What was tried: "read", "create", ...
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No compiler for the guest target was found, and none could be installed.
    #[error("no compiler for rule plugins ({reasons}); run `{command}` and try again")]
    NoToolchain {
        /// Why each way to one failed.
        reasons: String,
        /// The command that provides one.
        command: &'static str,
    },
    /// Neither `GAINSAY_GUEST_DIR` nor a home folder is set.
    #[error("no folder for the plugin toolchain: set GAINSAY_GUEST_DIR")]
    NoCacheFolder,
    /// A plugin crate does not compile.
    #[error("{} does not build:\n{messages}", manifest.display())]
    Compile {
        /// The crate's or workspace's `Cargo.toml`.
        manifest: PathBuf,
        /// The compiler's messages.
        messages: String,
    },
    /// A crate compiles, but not to a module.
    #[error("{} is not a plugin: its library needs `crate-type = [\"cdylib\"]`", manifest.display())]
    NotAPlugin {
        /// The crate's `Cargo.toml`.
        manifest: PathBuf,
    },
    /// A compiled module is no component: as a rule it does not export the plugin interface.
    #[error("{} cannot be made a component: {reason}", module.display())]
    Encode {
        /// The compiled core module.
        module: PathBuf,
        /// What the encoder said.
        reason: String,
    },
}

impl GuestError {
    /// For `map_err`: adds what was tried with which path to an input or output error.
    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File {
            action,
            path: path.to_path_buf(),
            source,
        }
    }
}
