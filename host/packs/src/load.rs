//! Packs on disk. The only module that touches the file system.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pack::{MAX_FILE_BYTES, MAX_PACK_FILES, PackFile};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Folders nested deeper than this inside a pack are refused.
const DEEPEST: usize = 8;

/// A folder with packs may hold so many of them.
const MAX_PACKS: usize = 1000;

/// Reads the packs of a folder: the folder itself if it holds a `pack.toml`, else every folder in it
/// that does, in order of name. Only files that end in `.toml` are read. Symbolic links inside the
/// folder are not followed, and neither are names that begin with a dot.
pub fn load_dir(dir: &Path) -> Result<Vec<Vec<PackFile>>, Diagnostics> {
    let shown = shown(dir);
    let mut faults = Vec::new();
    let mut packs = Vec::new();
    let folders = if dir.join("pack.toml").is_file() {
        vec![(dir.to_owned(), shown.clone())]
    } else {
        match entries(dir) {
            Ok(entries) => entries
                .into_iter()
                .filter(|entry| {
                    entry.is_folder && dir.join(&entry.name).join("pack.toml").is_file()
                })
                .map(|entry| (dir.join(&entry.name), format!("{shown}/{}", entry.name)))
                .collect(),
            Err(error) => return Err(Diagnostics::new(vec![unreadable(&shown, &error)])),
        }
    };
    if folders.is_empty() || folders.len() > MAX_PACKS {
        let message = if folders.is_empty() {
            "neither a pack.toml nor a folder with one".to_owned()
        } else {
            format!("{} packs; a folder may hold {MAX_PACKS}", folders.len())
        };
        return Err(Diagnostics::new(vec![Diagnostic::of_file(shown, message)]));
    }
    for (folder, shown) in folders {
        let mut files = Vec::new();
        read_folder(&folder, &shown, 0, &mut files, &mut faults);
        packs.push(files);
    }
    Diagnostics::or(faults, packs)
}

/// Reads the TOML files of a folder and of the folders in it.
fn read_folder(
    folder: &Path,
    shown: &str,
    depth: usize,
    files: &mut Vec<PackFile>,
    faults: &mut Vec<Diagnostic>,
) {
    if depth > DEEPEST {
        let message = format!("nested deeper than {DEEPEST} folders");
        faults.push(Diagnostic::of_file(shown, message));
        return;
    }
    let entries = match entries(folder) {
        Ok(entries) => entries,
        Err(error) => {
            faults.push(unreadable(shown, &error));
            return;
        }
    };
    for entry in entries {
        let path = folder.join(&entry.name);
        let shown = format!("{shown}/{}", entry.name);
        if entry.is_folder {
            read_folder(&path, &shown, depth + 1, files, faults);
        } else if entry.name.strip_suffix(".toml").is_some() {
            if files.len() >= MAX_PACK_FILES {
                let message = format!("more than {MAX_PACK_FILES} files in one pack");
                faults.push(Diagnostic::of_file(shown, message));
                return;
            }
            match read_file(&path) {
                Ok(text) => files.push(PackFile { path: shown, text }),
                Err(error) => faults.push(unreadable(&shown, &error)),
            }
        }
    }
}

/// A file or folder; links and other things are left out.
struct Entry {
    name: String,
    is_folder: bool,
}

/// The files and folders of a folder in order of name.
fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // The type of the entry itself: a link is neither file nor folder.
        let kind = entry.file_type()?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if !name.starts_with('.') && (kind.is_file() || kind.is_dir()) {
            entries.push(Entry {
                name,
                is_folder: kind.is_dir(),
            });
        }
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(entries)
}

/// Reads a file up to the size limit, which holds even if the file grows meanwhile.
fn read_file(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MAX_FILE_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() > MAX_FILE_BYTES {
        let message = format!("larger than {MAX_FILE_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    String::from_utf8(bytes)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8 text"))
}

fn unreadable(shown: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::of_file(shown, format!("cannot be read: {error}"))
}

/// A path as people see it, with `/` between folders and none at the end.
fn shown(dir: &Path) -> String {
    let path = dir.to_string_lossy();
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.into_owned()
    };
    match path.trim_end_matches('/') {
        "" if path.is_empty() => ".".to_owned(),
        "" => "/".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}
