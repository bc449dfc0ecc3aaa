//! Compiled plugins on disk.
//!
//! An entry is native code, so it is only used if it was written by this user, for exactly this
//! component, engine and version, and is unchanged. Anything else is rebuilt. A cache that cannot
//! be used costs time, never a result: all its failures are warnings.

use crate::digest::{hex, sha256_hex};
use crate::engine::Engine;
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const MAGIC: &[u8] = b"gainsay compiled plugin 1\n";
const DIGEST: usize = 32;
/// Bytes before the code: magic, key, digest of the code.
const HEAD: usize = MAGIC.len() + 2 * DIGEST;
/// No entry is larger; a file that is was not written here.
const LARGEST: u64 = 512 << 20;

/// A directory of compiled plugins, or none.
#[derive(Clone, Debug)]
pub struct Cache {
    directory: Option<PathBuf>,
}

/// Name of an entry: what the compiled code depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CacheKey([u8; DIGEST]);

impl CacheKey {
    /// The key of a component with that SHA-256 (hexadecimal), compiled by that engine.
    pub(crate) fn new(component_sha256: &str, engine: &Engine) -> Self {
        let mut digest = Sha256::new();
        for part in [
            component_sha256,
            engine.compatibility(),
            env!("CARGO_PKG_VERSION"),
        ] {
            digest.update(part.as_bytes());
            digest.update([0]);
        }
        Self(digest.finalize().into())
    }
}

impl Cache {
    /// Keeps compiled plugins in that directory, which is made when needed, for this user alone.
    pub fn at(directory: impl Into<PathBuf>) -> Self {
        Self {
            directory: Some(directory.into()),
        }
    }

    /// Keeps nothing.
    pub fn disabled() -> Self {
        Self { directory: None }
    }

    /// The compiled code under that key, if a sound entry exists.
    pub(crate) fn get(&self, key: &CacheKey) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        match read_entry(&path, key) {
            Ok(code) => Some(code),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "compiled plugin is rebuilt");
                None
            }
        }
    }

    /// Keeps compiled code under that key.
    pub(crate) fn put(&self, key: &CacheKey, code: &[u8]) {
        let Some(path) = self.path(key) else { return };
        if let Err(error) = write_entry(&path, key, code) {
            tracing::warn!(path = %path.display(), %error, "compiled plugin is not kept");
        }
    }

    fn path(&self, key: &CacheKey) -> Option<PathBuf> {
        let name = format!("{}.code", hex(&key.0));
        self.directory
            .as_ref()
            .map(|directory| directory.join(name))
    }
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// Reads an entry and proves it: magic, key, SHA-256 of the code, code.
fn read_entry(path: &Path, key: &CacheKey) -> io::Result<Vec<u8>> {
    let directory = path.parent().ok_or_else(|| damaged("no directory"))?;
    let file = open_regular(path)?;
    check_private(&fs::symlink_metadata(directory)?)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(damaged("not a file of ours"));
    }
    check_private(&metadata)?;
    let mut file = file.take(LARGEST);
    let mut head = [0; HEAD];
    file.read_exact(&mut head)?;
    let digest = head
        .strip_prefix(MAGIC)
        .and_then(|rest| rest.strip_prefix(&key.0))
        .ok_or_else(|| damaged("made by another version"))?;
    let mut code = Vec::with_capacity(metadata.len() as usize);
    file.read_to_end(&mut code)?;
    if Sha256::digest(&code).as_slice() != digest {
        return Err(damaged("its digest does not match"));
    }
    Ok(code)
}

/// Writes an entry beside its place and renames it there, so that it is whole or absent.
fn write_entry(path: &Path, key: &CacheKey, code: &[u8]) -> io::Result<()> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let directory = path.parent().ok_or_else(|| damaged("no directory"))?;
    make_private_directory(directory)?;
    check_private(&fs::symlink_metadata(directory)?)?;
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("{}-{}-{count}", std::process::id(), hex(&key.0));
    let temporary = directory.join(format!("{}.part", sha256_hex(name.as_bytes())));
    let written = write_file(&temporary, key, code).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // The error of writing is the one to report.
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn write_file(path: &Path, key: &CacheKey, code: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(MAGIC)?;
    file.write_all(&key.0)?;
    file.write_all(&Sha256::digest(code))?;
    file.write_all(code)?;
    file.sync_all()
}

#[cfg(unix)]
fn open_regular(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // A link could lead out of the directory; a pipe would block.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
}

#[cfg(not(unix))]
fn open_regular(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(unix)]
fn make_private_directory(directory: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
}

#[cfg(not(unix))]
fn make_private_directory(directory: &Path) -> io::Result<()> {
    fs::create_dir_all(directory)
}

/// Only this user may be able to change what is loaded.
#[cfg(unix)]
fn check_private(metadata: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    if metadata.uid() != rustix::process::geteuid().as_raw() {
        return Err(damaged("it belongs to another user"));
    }
    if metadata.mode() & 0o022 != 0 {
        return Err(damaged("others can write it"));
    }
    Ok(())
}

/// Elsewhere the user's cache directory is private by the system's defaults.
#[cfg(not(unix))]
fn check_private(_metadata: &fs::Metadata) -> io::Result<()> {
    Ok(())
}
