//! The packs and plugins that ship inside gainsay, as bytes in the program.
//!
//! The build script compiles the plugins from their sources, so that no program can hold stale
//! ones, and `gainsay` alone, copied to another machine, works.

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The files of the bundled packs, one list a pack, the words of the language (`core`) first since
/// other packs build on them.
pub fn pack_files() -> Vec<Vec<gainsay_packs::PackFile>> {
    let mut packs = gainsay_packs::from_embedded(PACK_FILES);
    packs.sort_by_key(|files| {
        let core = files
            .first()
            .is_some_and(|file| file.path.starts_with("core/"));
        (!core, files.first().map(|file| file.path.clone()))
    });
    packs
}
