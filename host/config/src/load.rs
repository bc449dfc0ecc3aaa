//! From the current folder to what holds there.

use crate::Settings;
use crate::environment::{self, CONFIG};
use crate::file::{self, Layer};
use crate::folder::Folder;
use gainsay_packs::{Diagnostic, Diagnostics};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Name of the file.
pub const NAME: &str = "gainsay.toml";

/// A file may hold so many bytes.
const MAX_BYTES: u64 = 1 << 20;

/// What a run wants of its configuration.
pub struct Wanted<'a> {
    /// The current folder, an absolute path.
    pub here: &'a Path,
    /// This file and no other.
    pub file: Option<&'a Path>,
    /// No file and no variable.
    pub isolated: bool,
    /// The environment.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
}

/// Reads the variables and the files that hold for a folder.
///
/// # Errors
/// A file that is named and cannot be read, and all that is wrong with the nearest faulty file.
pub fn load(wanted: &Wanted<'_>) -> Result<Settings, Diagnostics> {
    if wanted.isolated {
        return Ok(Settings::default());
    }
    let named = (wanted.variable)(CONFIG).filter(|path| !path.is_empty());
    let named = wanted.file.map(Path::to_owned).or(named.map(PathBuf::from));
    let files = match named {
        Some(path) => read(&path, wanted.here)?.settings,
        None => upwards(wanted.here)?,
    };
    Ok(environment::settings(wanted.variable)?.over(files))
}

/// The files of a folder and those above it, the nearest over the others.
fn upwards(here: &Path) -> Result<Settings, Diagnostics> {
    let mut settings = Settings::default();
    let mut shown = PathBuf::new();
    for folder in here.ancestors() {
        // What is there and is no file is none of ours.
        if folder.join(NAME).is_file() {
            let layer = read(&shown.join(NAME), here)?;
            settings = settings.over(layer.settings);
            if layer.root {
                break;
            }
        }
        shown.push("..");
    }
    Ok(settings)
}

fn read(shown: &Path, here: &Path) -> Result<Layer, Diagnostics> {
    let file = shown.to_string_lossy();
    let text = text(&here.join(shown)).map_err(|error| {
        let fault = Diagnostic::of_file(&*file, format!("cannot be read: {error}"));
        Diagnostics::new(vec![fault])
    })?;
    let folder = Folder::new(shown.parent().unwrap_or(Path::new("")), here);
    file::read(&file, &text, &folder)
}

fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?
        .take(MAX_BYTES + 1)
        .read_to_string(&mut text)?;
    if text.len() as u64 > MAX_BYTES {
        return Err(io::Error::other(format!("more than {MAX_BYTES} bytes")));
    }
    Ok(text)
}
