//! One pack: its files, read and checked for themselves.

use crate::data_file::{self, Content};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};
use crate::manifest::{self, Manifest};
use crate::places::{Reference, RulePlaces};
use crate::rule_file;
use crate::source::Source;
use gainsay_model::Rule;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use toml::Spanned;
use toml::de::DeTable;

/// A file of a pack may hold so many bytes; the largest bundled one holds 72 KB.
pub const MAX_FILE_BYTES: usize = 4 << 20;

/// A pack may hold so many TOML files.
pub const MAX_PACK_FILES: usize = 2000;

/// A file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// Where it came from, as shown to people, with `/` between folders: "rules/core/cues.toml".
    pub path: String,
    /// All of it.
    pub text: String,
}

impl PackFile {
    /// A file with that path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }
}

/// A pack that is sound in itself. What it says of other packs is checked by
/// [`assemble`](crate::assemble).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pack {
    /// Name, also the first part of the ids of its rules.
    pub name: String,
    /// Version, as "1.0.0".
    pub version: String,
    /// One line: what it is for.
    pub summary: String,
    /// Licence of its words and rules, as an SPDX expression.
    pub licence: String,
    /// Plugins that its rules bind.
    pub plugins: Vec<String>,
    /// Packs that have to be there as well.
    pub requires: Vec<String>,
    /// Its TOML files in order of path.
    #[serde(skip)]
    pub files: Vec<PackFile>,
    /// Its rules in order of file.
    pub rules: Vec<Rule>,
    /// Length of the path of its folder with the `/` after it.
    root: usize,
    pub(crate) places: Vec<RulePlaces>,
    pub(crate) required: Vec<Reference>,
    pub(crate) content: Content,
}

impl Pack {
    /// All that was read of its files, for [`Pack::from_read`]: reading TOML with its places takes several
    /// times as long.
    pub fn to_read(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The pack of these files, in any order, from what [`Pack::to_read`] gave of the same files.
    pub fn from_read(read: &str, files: Vec<PackFile>) -> Result<Self, Diagnostics> {
        let files = toml_files(files);
        let read = serde_json::from_str(read).map_err(|error| {
            let first = files.first().map_or("", |file| &file.path);
            Diagnostics::new(vec![Diagnostic::of_file(first, error.to_string())])
        });
        Ok(Self { files, ..read? })
    }

    /// SHA-256 of its files, in hexadecimal. Paths count from the folder of the pack, so the
    /// digest is the same wherever the pack lies.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for file in &self.files {
            let path = file.path.get(self.root..).unwrap_or_default();
            for part in [path, &file.text] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part.as_bytes());
            }
        }
        hash.finalize()
            .iter()
            .fold(String::with_capacity(64), |mut hex, byte| {
                // Writing to a string cannot fail.
                let _ = write!(hex, "{byte:02x}");
                hex
            })
    }
}

/// Reads the files of one pack. Files that do not end in `.toml` are no part of it; the order of
/// the files does not matter. All faults are collected.
pub fn parse(files: Vec<PackFile>) -> Result<Pack, Diagnostics> {
    let files = toml_files(files);
    let mut faults = too_large(&files);
    if !faults.is_empty() {
        return Err(Diagnostics::new(faults));
    }
    let root = root(&files, &mut faults);
    let manifest = root.and_then(|root| {
        let file = files.iter().find(|file| is_manifest(file, root))?;
        with_table(file, &mut faults, manifest::read)
    });
    let mut rules = Vec::new();
    let mut places = Vec::new();
    let mut content = Content::default();
    for file in files.iter().filter(|file| !is_named_pack_toml(file)) {
        with_table(file, &mut faults, |source, table| {
            if rule_file::is_rule(table) {
                let (rule, rule_places) = rule_file::read(source, table, manifest.as_ref());
                rules.push(rule);
                places.push(rule_places);
            } else {
                let name = manifest.as_ref().map_or("", |manifest| &manifest.name);
                data_file::read(source, table, name, &mut content);
            }
        });
    }
    repeated_rules(&rules, &places, &mut faults);
    match (manifest, root) {
        (Some(manifest), Some(root)) if faults.is_empty() => {
            Ok(pack(manifest, files, root, rules, places, content))
        }
        _ => Err(Diagnostics::new(faults)),
    }
}

fn pack(
    manifest: Manifest,
    files: Vec<PackFile>,
    root: usize,
    rules: Vec<Rule>,
    places: Vec<RulePlaces>,
    content: Content,
) -> Pack {
    Pack {
        name: manifest.name,
        version: manifest.version,
        summary: manifest.summary,
        licence: manifest.licence,
        plugins: manifest.plugins,
        requires: manifest
            .requires
            .iter()
            .map(|reference| reference.name.clone())
            .collect(),
        files,
        rules,
        root,
        places,
        required: manifest.requires,
        content,
    }
}

/// The files that belong to a pack, in order of path.
fn toml_files(mut files: Vec<PackFile>) -> Vec<PackFile> {
    files.retain(|file| file.path.strip_suffix(".toml").is_some());
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn too_large(files: &[PackFile]) -> Vec<Diagnostic> {
    if files.len() > MAX_PACK_FILES {
        let message = format!("{} files; a pack may hold {MAX_PACK_FILES}", files.len());
        return vec![Diagnostic::of_file("", message)];
    }
    let large = files.iter().filter(|file| file.text.len() > MAX_FILE_BYTES);
    large
        .map(|file| {
            let message = format!("larger than {MAX_FILE_BYTES} bytes");
            Diagnostic::of_file(&*file.path, message)
        })
        .collect()
}

fn is_named_pack_toml(file: &PackFile) -> bool {
    file.path.rsplit('/').next() == Some("pack.toml")
}

fn is_manifest(file: &PackFile, root: usize) -> bool {
    file.path.get(root..) == Some("pack.toml")
}

/// Length of the path of the folder that holds `pack.toml`, with the `/` after it.
fn root(files: &[PackFile], faults: &mut Vec<Diagnostic>) -> Option<usize> {
    let mut manifests: Vec<&PackFile> = files
        .iter()
        .filter(|file| is_named_pack_toml(file))
        .collect();
    manifests.sort_by_key(|file| file.path.len());
    let Some((first, others)) = manifests.split_first() else {
        let folder = files
            .first()
            .and_then(|file| file.path.rsplit_once('/'))
            .map(|(f, _)| f);
        faults.push(Diagnostic::of_file(
            folder.unwrap_or_default(),
            "the pack has no pack.toml",
        ));
        return None;
    };
    for other in others {
        let message = format!("a second pack.toml beside {}", quoted(&first.path));
        faults.push(Diagnostic::of_file(&*other.path, message));
    }
    let root = first.path.len() - "pack.toml".len();
    let folder = first.path.get(..root).unwrap_or_default();
    for file in files.iter().filter(|file| !file.path.starts_with(folder)) {
        let message = format!("not in the folder of {}", quoted(&first.path));
        faults.push(Diagnostic::of_file(&*file.path, message));
    }
    Some(root)
}

/// Parses a file and reads its table; none, and the faults, if it is not TOML.
fn with_table<T>(
    file: &PackFile,
    faults: &mut Vec<Diagnostic>,
    read: impl for<'a> FnOnce(&Source<'a>, &DeTable<'a>) -> T,
) -> Option<T> {
    let source = Source::new(&file.path, &file.text);
    let result = parse_toml(&source).map(|table| read(&source, table.get_ref()));
    faults.extend(source.into_faults());
    result
}

/// Reads the table of a TOML file, which is called `file`.
///
/// # Errors
/// What is wrong with its syntax, or what `read` has noted.
pub fn read_toml<T>(
    file: &str,
    text: &str,
    read: impl for<'a> FnOnce(&Source<'a>, &DeTable<'a>) -> T,
) -> Result<T, Diagnostics> {
    let source = Source::new(file, text);
    let result = parse_toml(&source).map(|table| read(&source, table.get_ref()));
    let faults = source.into_faults();
    match result {
        Some(value) if faults.is_empty() => Ok(value),
        _ => Err(Diagnostics::new(faults)),
    }
}

/// The table of a file; none, and what is wrong with the syntax, if it is not TOML. Of the faults of
/// one line only the first is kept: the others mostly follow from it.
fn parse_toml<'a>(source: &Source<'a>) -> Option<Spanned<DeTable<'a>>> {
    let (table, errors) = DeTable::parse_recoverable(source.text);
    let mut last_line = 0;
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        let (line, _) = source.line_column(at);
        if line != last_line {
            source.fault(at, format!("not TOML: {}", error.message()), None);
        }
        last_line = line;
    }
    errors.is_empty().then_some(table)
}

fn repeated_rules(rules: &[Rule], places: &[RulePlaces], faults: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &Rule> = BTreeMap::new();
    for (rule, places) in rules.iter().zip(places) {
        if let Some(earlier) = first.get(rule.id.as_str()).filter(|_| !rule.id.is_empty()) {
            let message = format!("rule {} is also in {}", quoted(&rule.id), earlier.file);
            faults.push(places.fault(rule, "id", message, None));
        } else {
            first.insert(&rule.id, rule);
        }
    }
}
