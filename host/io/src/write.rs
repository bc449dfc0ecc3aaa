//! Files that are complete or absent.

use crate::WriteError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Where a report goes: a file that appears, whole, when it is committed, or standard output.
///
/// A file is first written beside its place under a temporary name. Without [`Sink::commit`] that
/// temporary file is removed and what stood there before is unchanged.
#[derive(Debug)]
pub struct Sink {
    target: Target,
}

#[derive(Debug)]
enum Target {
    File {
        /// Boxed, since the two are of very different size.
        writer: Box<BufWriter<NamedTempFile>>,
        shown: PathBuf,
        place: PathBuf,
    },
    /// A device or pipe, which cannot be replaced as a whole.
    Device {
        writer: BufWriter<File>,
        shown: PathBuf,
    },
    Stdout {
        writer: BufWriter<io::Stdout>,
        closed: bool,
    },
}

impl Sink {
    /// A file. A symbolic link stays one: the file that it leads to is replaced.
    pub fn file(path: &Path) -> Result<Self, WriteError> {
        let refused = |source| WriteError::Refused {
            path: path.to_path_buf(),
            source,
        };
        let place = followed(path).map_err(refused)?;
        let present = fs::metadata(&place).ok();
        match &present {
            Some(metadata) if metadata.is_dir() => {
                return Err(WriteError::Folder { path: path.into() });
            }
            Some(metadata) if !metadata.is_file() => {
                let device = OpenOptions::new().write(true).open(&place);
                return Ok(Self {
                    target: Target::Device {
                        writer: BufWriter::new(device.map_err(refused)?),
                        shown: path.into(),
                    },
                });
            }
            _ => {}
        }
        let folder = match place.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let temporary = temporary(folder).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => WriteError::NoFolder { path: path.into() },
            _ => refused(error),
        })?;
        if let Some(metadata) = present {
            let same = temporary.as_file().set_permissions(metadata.permissions());
            same.map_err(refused)?;
        }
        Ok(Self {
            target: Target::File {
                writer: Box::new(BufWriter::new(temporary)),
                shown: path.into(),
                place,
            },
        })
    }

    /// Standard output. When its reader goes away, the rest is swallowed: that is no error.
    pub fn stdout() -> Self {
        Self {
            target: Target::Stdout {
                writer: BufWriter::new(io::stdout()),
                closed: false,
            },
        }
    }

    /// Whether the reader of standard output has gone away, so that more work is for nothing.
    pub fn is_closed(&self) -> bool {
        matches!(self.target, Target::Stdout { closed: true, .. })
    }

    /// Writes everything to its place, and to the disk.
    pub fn commit(self) -> Result<(), WriteError> {
        self.put_in_place(true)
    }

    fn put_in_place(mut self, durable: bool) -> Result<(), WriteError> {
        let flushed = self.flush();
        let path = match &self.target {
            Target::File { shown, .. } | Target::Device { shown, .. } => shown.clone(),
            Target::Stdout { .. } => PathBuf::from("standard output"),
        };
        let done = flushed.and_then(|()| match self.target {
            Target::File { writer, place, .. } => {
                let temporary = writer
                    .into_inner()
                    .map_err(io::IntoInnerError::into_error)?;
                if durable {
                    temporary.as_file().sync_all()?;
                }
                temporary.persist(&place).map_err(|error| error.error)?;
                if durable {
                    sync_folder(&place);
                }
                Ok(())
            }
            Target::Device { .. } | Target::Stdout { .. } => Ok(()),
        });
        done.map_err(|source| WriteError::Refused { path, source })
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.target {
            Target::File { writer, .. } => writer.write(bytes),
            Target::Device { writer, .. } => writer.write(bytes),
            Target::Stdout { closed: true, .. } => Ok(bytes.len()),
            Target::Stdout { writer, closed } => {
                quiet(writer.write(bytes), closed).map(|written| written.unwrap_or(bytes.len()))
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.target {
            Target::File { writer, .. } => writer.flush(),
            Target::Device { writer, .. } => writer.flush(),
            Target::Stdout { closed: true, .. } => Ok(()),
            Target::Stdout { writer, closed } => quiet(writer.flush(), closed).map(|_| ()),
        }
    }
}

/// Writes a whole file at once.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    filled(path, bytes)?.commit()
}

/// Writes one of many files at once: whole or absent, unless the machine itself fails before it has
/// brought the file to its disk. Waiting for that would take longer than all else.
pub fn write_one_of_many(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    filled(path, bytes)?.put_in_place(false)
}

fn filled(path: &Path, bytes: &[u8]) -> Result<Sink, WriteError> {
    let mut sink = Sink::file(path)?;
    match sink.write_all(bytes) {
        Ok(()) => Ok(sink),
        Err(source) => Err(WriteError::Refused {
            path: path.into(),
            source,
        }),
    }
}

/// A broken pipe becomes "closed".
fn quiet<T>(result: io::Result<T>, closed: &mut bool) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            *closed = true;
            Ok(None)
        }
        other => other.map(Some),
    }
}

/// Where a path leads, through symbolic links, even if nothing is there yet.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if !link {
        return Ok(path.to_path_buf());
    }
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let target = fs::read_link(path)?;
            Ok(path.parent().unwrap_or(Path::new("")).join(target))
        }
        other => other,
    }
}

/// A temporary file with the permissions of any new file, rather than for its owner alone.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gainsay-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Makes the new name durable where folders can be synced; elsewhere the file itself has to do.
fn sync_folder(place: &Path) {
    if let Some(folder) = place.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        fs::write(&path, "old").unwrap();
        let mut sink = Sink::file(&path).unwrap();
        sink.write_all(b"half").unwrap();
        sink.flush().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        drop(sink);
        assert_eq!(names(folder.path()), ["report.json"]);
        write_whole(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["report.json"]);
    }

    #[test]
    fn folders_and_missing_folders_are_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_whole(folder.path(), b"x").unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with(": is a folder; name a file in it")
        );
        let path = folder.path().join("gone/report.json");
        let error = write_whole(&path, b"x").unwrap_err();
        let told = format!("{}: there is no such folder; make it first", path.display());
        assert_eq!(error.to_string(), told);
    }

    #[cfg(unix)]
    #[test]
    fn links_permissions_and_devices_stay_what_they_are() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        symlink("real", &link).unwrap();
        write_whole(&link, b"first").unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"first");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        write_whole(&link, b"second").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"second");
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o640
        );
        write_whole(Path::new("/dev/null"), b"x").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
        let error = write_whole(Path::new("/dev/full"), b"x").unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("/dev/full: cannot be written")
        );
    }
}
