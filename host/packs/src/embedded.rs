//! Packs that are part of the program.

use crate::pack::PackFile;

/// Sorts embedded files, pairs of path and text, into packs: a folder that holds a `pack.toml` is
/// a pack, with all folders in it. Packs come in order of path. Files outside of all packs make up
/// a last one, which [`parse`](crate::parse) refuses.
pub fn from_embedded(files: &[(&str, &str)]) -> Vec<Vec<PackFile>> {
    let mut roots: Vec<&str> = files
        .iter()
        .filter_map(|(path, _)| path.strip_suffix("pack.toml"))
        .collect();
    roots.retain(|root| root.is_empty() || root.ends_with('/'));
    roots.sort_unstable();
    roots.dedup();
    let mut packs = vec![Vec::new(); roots.len() + 1];
    for &(path, text) in files {
        let index = roots
            .iter()
            .position(|root| path.starts_with(root))
            .unwrap_or(roots.len());
        if let Some(pack) = packs.get_mut(index) {
            pack.push(PackFile::new(path, text));
        }
    }
    packs.retain(|pack| !pack.is_empty());
    packs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_go_to_the_folder_with_a_manifest() {
        let packs = from_embedded(&[
            ("b/pack.toml", ""),
            ("a/x.toml", ""),
            ("a/pack.toml", ""),
            ("a/deep/y.toml", ""),
            ("ab/z.toml", ""),
        ]);
        let paths: Vec<Vec<&str>> = packs
            .iter()
            .map(|pack| pack.iter().map(|file| file.path.as_str()).collect())
            .collect();
        assert_eq!(
            paths,
            [
                vec!["a/x.toml", "a/pack.toml", "a/deep/y.toml"],
                vec!["b/pack.toml"],
                vec!["ab/z.toml"]
            ]
        );
    }
}
