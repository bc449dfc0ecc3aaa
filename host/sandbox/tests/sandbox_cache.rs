//! The cache of compiled plugins: what is sound is used, everything else is rebuilt.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod guest;

use gainsay_sandbox::{Cache, CompileHow, Limits, Loader};
use guest::{Guest, call, loader};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

fn cached(directory: &Path) -> Loader {
    Loader {
        cache: Cache::at(directory),
        ..loader(Limits::default())
    }
}

/// A loader that cannot compile, so that it succeeds by the cache alone.
fn cache_only(directory: &Path) -> Loader {
    Loader {
        compile: CompileHow::Worker {
            program: "/nowhere/gainsay".into(),
            args: Vec::new(),
            environment: Vec::new(),
        },
        ..cached(directory)
    }
}

struct Warm {
    _root: tempfile::TempDir,
    directory: PathBuf,
    entry: PathBuf,
    component: Vec<u8>,
}

impl Warm {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let directory = root.path().join("made/when/needed");
        let component = Guest::new().component();
        cached(&directory).load("test", &component).unwrap();
        let entries: Vec<_> = fs::read_dir(&directory)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        assert_eq!(entries.len(), 1, "no temporary file is left behind");
        Self {
            entry: entries[0].clone(),
            _root: root,
            directory,
            component,
        }
    }

    fn is_used(&self) -> bool {
        cache_only(&self.directory)
            .load("test", &self.component)
            .is_ok()
    }

    fn is_rebuilt(&self) -> bool {
        let used = self.is_used();
        let plugin = cached(&self.directory).load("test", &self.component);
        call(&plugin.unwrap()).unwrap();
        !used && self.is_used()
    }
}

#[test]
fn a_sound_entry_is_used_and_private() {
    let warm = Warm::new();
    assert!(warm.is_used());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&warm.directory), mode(&warm.entry)), (0o700, 0o600));
    let mut other = Guest::new();
    other.more = "(func)".into();
    assert!(
        cache_only(&warm.directory)
            .load("test", &other.component())
            .is_err()
    );
}

#[test]
fn a_damaged_entry_is_rebuilt() {
    let warm = Warm::new();
    let sound = fs::read(&warm.entry).unwrap();
    for at in (0..sound.len()).step_by(sound.len() / 40) {
        let mut damaged = sound.clone();
        damaged[at] ^= 1;
        fs::write(&warm.entry, damaged).unwrap();
        assert!(!warm.is_used(), "byte {at}");
    }
    assert!(warm.is_rebuilt());
    for length in [0, 10, 60, 91, sound.len() - 1] {
        fs::write(&warm.entry, &sound[..length]).unwrap();
        assert!(!warm.is_used(), "cut to {length}");
    }
    assert!(warm.is_rebuilt());
}

#[test]
fn an_entry_of_another_component_is_not_used() {
    let warm = Warm::new();
    let mut other = Guest::new();
    other.more = "(func)".into();
    cached(&warm.directory)
        .load("test", &other.component())
        .unwrap();
    let mut entries = fs::read_dir(&warm.directory).unwrap();
    let foreign = entries.find_map(|entry| {
        let path = entry.unwrap().path();
        (path != warm.entry).then_some(path)
    });
    fs::copy(foreign.unwrap(), &warm.entry).unwrap();
    assert!(warm.is_rebuilt());
}

#[test]
fn links_and_directories_are_not_followed() {
    let warm = Warm::new();
    let moved = warm.directory.join("moved");
    fs::rename(&warm.entry, &moved).unwrap();
    symlink(&moved, &warm.entry).unwrap();
    assert!(warm.is_rebuilt());
    fs::remove_file(&warm.entry).unwrap();
    fs::create_dir(&warm.entry).unwrap();
    assert!(!warm.is_used());
    assert!(
        cached(&warm.directory)
            .load("test", &warm.component)
            .is_ok()
    );
}

#[test]
fn what_others_can_write_is_not_used() {
    let warm = Warm::new();
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode));
    allow(&warm.entry, 0o666).unwrap();
    assert!(warm.is_rebuilt());
    allow(&warm.directory, 0o777).unwrap();
    assert!(!warm.is_used());
    assert!(
        cached(&warm.directory)
            .load("test", &warm.component)
            .is_ok()
    );
    allow(&warm.directory, 0o700).unwrap();
    assert!(warm.is_used());
}

#[test]
fn a_cache_that_cannot_be_written_costs_nothing_but_time() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let component = Guest::new().component();
    let plugin = cached(&file.path().join("below")).load("test", &component);
    call(&plugin.unwrap()).unwrap();
}

#[test]
fn several_at_once_do_not_disturb_each_other() {
    let root = tempfile::tempdir().unwrap();
    let component = Guest::new().component();
    let wanted: Vec<(&str, &[u8])> = (0..8).map(|_| ("test", component.as_slice())).collect();
    let loaded = cached(root.path()).load_all(&wanted, |_, loaded| loaded);
    assert!(loaded.into_iter().all(|plugin| plugin.is_ok()));
}
