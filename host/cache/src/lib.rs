//! Entries on disk that are whole and unchanged, or absent.
//!
//! An entry is only used if it was written by this user, for exactly this key, and is unchanged.
//! Anything else is made anew. A cache that cannot be used costs time, never a result: all its failures
//! are warnings.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const MAGIC: &[u8] = b"gainsay cache 1\n";
const DIGEST: usize = 32;
/// Bytes before those that are kept: magic, key, digest.
const HEAD: usize = MAGIC.len() + 2 * DIGEST;
/// No entry is larger; a file that is was not written here.
const LARGEST: u64 = 512 << 20;
/// The ending of entries' names.
const ENDING: &str = "entry";

/// A directory of entries, or none.
#[derive(Clone, Debug)]
pub struct Cache {
    directory: Option<PathBuf>,
}

/// What an entry depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key([u8; DIGEST]);

impl Key {
    /// The key of something that depends on these parts, in this order.
    pub fn of<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Self {
        let mut digest = Sha256::new();
        for part in parts {
            // With the length before it, no part can pass for two.
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
        Self(digest.finalize().into())
    }

    /// The digest of all parts.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn hex(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

impl Cache {
    /// Keeps entries in that directory, which is made when needed, for this user alone.
    pub fn at(directory: impl Into<PathBuf>) -> Self {
        Self {
            directory: Some(directory.into()),
        }
    }

    /// Keeps nothing.
    pub fn disabled() -> Self {
        Self { directory: None }
    }

    /// Whether it keeps anything.
    pub fn is_enabled(&self) -> bool {
        self.directory.is_some()
    }

    /// What is kept under that key, if a sound entry exists.
    pub fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        match read_entry(&path, key) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "an entry of the cache is made anew");
                None
            }
        }
    }

    /// Keeps bytes under that key.
    pub fn put(&self, key: &Key, bytes: &[u8]) {
        let Some(path) = self.path(key) else { return };
        if let Err(error) = write_entry(&path, key, bytes) {
            tracing::warn!(path = %path.display(), %error, "nothing is kept in the cache");
        }
    }

    /// Removes all entries, and tells how many files and bytes that were. Files that are no entries
    /// stay where they are.
    ///
    /// # Errors
    /// The directory cannot be read, or a file not removed.
    pub fn clean(&self) -> io::Result<(u64, u64)> {
        let entries = match self.directory.as_ref().map(fs::read_dir) {
            None => return Ok((0, 0)),
            Some(Err(error)) if error.kind() == io::ErrorKind::NotFound => return Ok((0, 0)),
            Some(entries) => entries?,
        };
        let (mut files, mut bytes) = (0, 0);
        for entry in entries {
            let entry = entry?;
            let path = entry.path();
            let ours = path
                .extension()
                .is_some_and(|ending| ending == ENDING || ending == PART);
            if ours && entry.file_type()?.is_file() {
                bytes += entry.metadata()?.len();
                files += 1;
                fs::remove_file(path)?;
            }
        }
        Ok((files, bytes))
    }

    fn path(&self, key: &Key) -> Option<PathBuf> {
        let directory = self.directory.as_ref()?;
        Some(directory.join(format!("{}.{ENDING}", key.hex())))
    }
}

/// The ending of names while an entry is written.
const PART: &str = "part";

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// Reads an entry and proves it: magic, key, SHA-256 of the bytes, bytes.
fn read_entry(path: &Path, key: &Key) -> io::Result<Vec<u8>> {
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
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    file.read_to_end(&mut bytes)?;
    if Sha256::digest(&bytes).as_slice() != digest {
        return Err(damaged("its digest does not match"));
    }
    Ok(bytes)
}

/// Writes an entry beside its place and renames it there, so that it is whole or absent. What a crash
/// of the machine cuts short is found by its digest.
fn write_entry(path: &Path, key: &Key, bytes: &[u8]) -> io::Result<()> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let directory = path.parent().ok_or_else(|| damaged("no directory"))?;
    make_private_directory(directory)?;
    check_private(&fs::symlink_metadata(directory)?)?;
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("{}-{}-{count}.{PART}", key.hex(), std::process::id());
    let temporary = directory.join(name);
    let written = write_file(&temporary, key, bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // The error of writing is the one to report.
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn write_file(path: &Path, key: &Key, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(&[MAGIC, &key.0, &Sha256::digest(bytes)].concat())?;
    file.write_all(bytes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        let key = |parts: &[&[u8]]| Key::of(parts.iter().copied());
        assert_ne!(key(&[b"ab", b"c"]), key(&[b"a", b"bc"]));
        assert_ne!(key(&[b"ab"]), key(&[b"ab", b""]));
        assert_eq!(key(&[b"ab", b"c"]), key(&[b"ab", b"c"]));
    }

    #[test]
    fn what_was_put_comes_back_until_it_is_cleaned() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("results"));
        let [one, two] = [b"one", b"two"].map(|part| Key::of([part.as_slice()]));
        assert_eq!(cache.clean().unwrap(), (0, 0));
        cache.put(&one, b"some bytes");
        assert_eq!(cache.get(&one).as_deref(), Some(b"some bytes".as_slice()));
        assert_eq!(cache.get(&two), None);
        let other = folder.path().join("results/notes.txt");
        fs::write(&other, "not ours").unwrap();
        assert_eq!(cache.clean().unwrap().0, 1);
        assert_eq!(cache.get(&one), None);
        assert!(other.exists());
        assert_eq!(Cache::disabled().get(&one), None);
    }
}
