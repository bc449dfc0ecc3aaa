//! The packs of the repository load without a fault.

use gainsay_packs::{Library, Pack, PackFile, assemble, load_dir, parse};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules")
}

fn bundled_files() -> Vec<Vec<PackFile>> {
    load_dir(&rules()).unwrap_or_else(|faults| panic!("{faults}"))
}

fn library() -> Library {
    let packs: Vec<Pack> = bundled_files()
        .into_iter()
        .map(|files| parse(files).unwrap_or_else(|faults| panic!("{faults}")))
        .collect();
    assemble(packs).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn bundled_packs_load() {
    let library = library();
    let names: Vec<&str> = library
        .packs
        .iter()
        .map(|pack| pack.name.as_str())
        .collect();
    assert!(names.contains(&"core"), "{names:?}");
    let lexicon = &library.lexicon;
    assert!(lexicon.cues.len() > 300 && lexicon.noun_cues.len() > 100);
    assert!(lexicon.entities.len() > 500 && lexicon.units.len() > 100);
    assert!(lexicon.sources.anonymous.contains("official"));
    assert!(!lexicon.change_verbs.is_empty() && !lexicon.change_nouns.is_empty());
    assert!(!lexicon.delta_words.is_empty() && !lexicon.approximators.is_empty());
    assert!(!lexicon.currencies.is_empty() && !lexicon.phrases.is_empty());
}

#[test]
fn opposites_are_known_on_both_sides() {
    let library = library();
    let pairs: BTreeSet<(&str, &str)> = library
        .lexicon
        .frames
        .iter()
        .flat_map(|frame| {
            frame
                .opposites
                .iter()
                .map(|other| (frame.id.as_str(), other.as_str()))
        })
        .collect();
    assert!(!pairs.is_empty());
    for &(frame, other) in &pairs {
        assert!(pairs.contains(&(other, frame)), "{frame} {other}");
    }
}

#[test]
fn every_data_file_is_named_with_its_folder() {
    for files in bundled_files() {
        assert!(files.iter().any(|file| file.path.ends_with("/pack.toml")));
        assert!(files.is_sorted_by(|a, b| a.path <= b.path));
    }
}
