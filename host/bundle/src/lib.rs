//! The packs and plugins that ship inside gainsay, as bytes in the program.
//!
//! The build script compiles the plugins from their sources, so that no program can hold stale
//! ones, and `gainsay` alone, copied to another machine, works.

use gainsay_packs::{Diagnostics, Library, Pack, PackFile, assemble};

/// A pack in the program.
#[derive(Debug)]
pub struct Bundled {
    /// Its files: path from the folder of packs, text.
    files: &'static [(&'static str, &'static str)],
    /// What the build has read of them.
    read: &'static str,
}

impl Bundled {
    /// The pack; an error only if the build wrote it wrongly.
    pub fn pack(&self) -> Result<Pack, Diagnostics> {
        let files = self.files.iter();
        let files = files.map(|&(path, text)| PackFile::new(path, text));
        Pack::from_read(self.read, files.collect())
    }
}

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// All that the bundled packs bring.
pub fn library() -> Result<Library, Diagnostics> {
    let packs = PACKS.iter().map(Bundled::pack);
    assemble(packs.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_model::Expectation;

    #[test]
    fn what_the_build_has_read_is_what_the_files_say() {
        for pack in PACKS {
            let pack = pack.pack().expect("the build reads packs");
            let parsed = gainsay_packs::parse(pack.files.clone()).expect("bundled packs are sound");
            assert_eq!(format!("{pack:?}"), format!("{parsed:?}"));
        }
    }

    #[test]
    fn every_rule_has_three_examples_of_each_sort() {
        for rule in library().expect("bundled packs are sound").rules {
            let count = |wanted| {
                let examples = rule.examples.iter();
                examples
                    .filter(|example| example.expectation == wanted)
                    .count()
            };
            for wanted in [Expectation::Finds, Expectation::Quiet, Expectation::Near] {
                assert!(count(wanted) >= 3, "{}: {wanted:?}", rule.id);
            }
        }
    }
}
