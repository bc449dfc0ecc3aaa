//! Packs together: merging, digests, and packs on disk.

use gainsay_model::{Direction, WordPattern};
use gainsay_packs::{Library, PackFile, assemble, load_dir, parse};
use std::fs;

fn pack(name: &str, words: &str) -> Vec<PackFile> {
    let manifest = format!("name = '{name}'\nversion = '1.0.0'\nsummary = 's'\nlicence = 'MIT'\n");
    vec![
        PackFile::new(format!("{name}/pack.toml"), manifest),
        PackFile::new(format!("{name}/words.toml"), words),
    ]
}

fn library(packs: &[(&str, &str)]) -> Library {
    let packs = packs
        .iter()
        .map(|(name, words)| pack(name, words))
        .collect();
    Library::from_files(packs).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn later_packs_add_to_earlier_ones() {
    let first = "possible = ['may']\ndelta = [{ words = 'ease', class = 'verb', direction = 'up' }]\n\
        entity = [{ id = 'A', kind = 'org', name = 'A', aliases = ['a', 'b'] }]\n\
        sources = { reasons = ['x', 'y'], media = ['paper'] }\n[classes]\nwater = ['rain']\n";
    let second = "possible = ['can', 'may']\ndelta = [{ words = 'ease', class = 'verb', direction = 'down' }]\n\
        entity = [{ id = 'A', kind = 'org', name = 'A', aliases = ['b', 'c'], ambiguous = true }]\n\
        sources = { reasons = ['y', 'z'], media = ['radio'] }\n[classes]\nwater = ['rain', 'hail']\n";
    let lexicon = library(&[("one", first), ("two", second)]).lexicon;
    assert!(lexicon.possible.iter().eq(["can", "may"]));
    assert_eq!(lexicon.change_verbs["ease"], Direction::Down);
    assert_eq!(lexicon.entities.len(), 1);
    assert_eq!(lexicon.entities[0].aliases, ["a", "b", "c"]);
    assert!(lexicon.entities[0].ambiguous);
    assert_eq!(lexicon.sources.reasons, ["x", "y", "z"]);
    assert!(lexicon.sources.media.iter().eq(["paper", "radio"]));
    assert_eq!(
        lexicon.classes["water"],
        ["rain", "hail"].map(|w| WordPattern(w.to_owned()))
    );
}

#[test]
fn an_entity_cannot_change_its_kind() {
    let one = parse(pack(
        "one",
        "entity = [{ id = 'A', kind = 'org', name = 'A' }]\n",
    ))
    .unwrap();
    let two = parse(pack(
        "two",
        "entity = [{ id = 'A', kind = 'place', name = 'A' }]\n",
    ))
    .unwrap();
    assert_eq!(
        assemble(vec![one, two]).unwrap_err().to_string(),
        "two/words.toml:1:11: entity `A` has another kind or name in pack `one`",
    );
}

#[test]
fn classes_are_expanded_even_in_circles() {
    let words = "[classes]\na = ['x', '@b']\nb = ['y', '@c', '@b']\nc = ['@a', 'ze*', 'x']\n";
    let classes = library(&[("one", words)]).lexicon.classes;
    let of = |name: &str| -> Vec<&str> {
        let mut words: Vec<&str> = classes[name]
            .iter()
            .map(|pattern| pattern.0.as_str())
            .collect();
        words.sort_unstable();
        words
    };
    for name in ["a", "b", "c"] {
        assert_eq!(of(name), ["x", "y", "ze*"], "{name}");
    }
}

#[test]
fn frames_come_in_order_with_roles_as_written() {
    let words = "[[frame]]\nid = 'w.z'\nlemmas = ['z']\nopposite = 'w.a'\n\
        roles = { theme = 'object', agent = 'subject | out of' }\n\
        [[frame]]\nid = 'w.a'\nnouns = ['a']\nroles = { b = 'clause' }\n";
    let frames = library(&[("one", words)]).lexicon.frames;
    let [a, z] = &frames[..] else {
        panic!("{frames:?}")
    };
    assert_eq!(
        (a.id.as_str(), z.id.as_str(), z.pack.as_str()),
        ("w.a", "w.z", "one")
    );
    assert_eq!(
        (&a.opposites[..], &z.opposites[..]),
        (&["w.z".to_owned()][..], &["w.a".to_owned()][..])
    );
    let roles: Vec<&str> = z.roles.iter().map(|(role, _)| role.as_str()).collect();
    assert_eq!(roles, ["theme", "agent"]);
    assert_eq!(
        serde_json::to_string(&z.roles[1].1).unwrap(),
        r#"["subject",{"preposition":"out of"}]"#,
    );
}

#[test]
fn the_digest_depends_on_content_and_not_on_place_or_order() {
    let files = pack("one", "possible = ['may']\n");
    let digest = parse(files.clone()).unwrap().digest();
    assert_eq!(digest.len(), 64);
    let moved = files
        .iter()
        .rev()
        .map(|file| PackFile::new(format!("x/{}", file.path), &*file.text));
    assert_eq!(parse(moved.collect()).unwrap().digest(), digest);
    for (from, to) in [("words", "wordz"), ("may", "can")] {
        let mut changed = files.clone();
        changed[1].path = changed[1].path.replace(from, to);
        changed[1].text = changed[1].text.replace(from, to);
        assert_ne!(parse(changed).unwrap().digest(), digest, "{from}");
    }
}

#[test]
fn packs_on_disk_are_found_and_links_are_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    for (path, text) in [
        ("b/pack.toml", "x"),
        ("b/deep/rule.toml", "y"),
        ("b/README.md", "no"),
        ("b/.hidden.toml", "no"),
        ("a/pack.toml", "z"),
        ("none/words.toml", "no"),
        ("outside.toml", "secret"),
    ] {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(root.join("outside.toml"), root.join("b/link.toml")).unwrap();
        std::os::unix::fs::symlink(root, root.join("b/circle")).unwrap();
    }
    let shown = |packs: Vec<Vec<PackFile>>| -> Vec<Vec<(String, String)>> {
        let root = format!("{}/", root.display());
        let pair = |file: PackFile| (file.path.replace(&root, ""), file.text);
        packs
            .into_iter()
            .map(|files| files.into_iter().map(pair).collect())
            .collect()
    };
    let b = vec![
        ("b/deep/rule.toml".to_owned(), "y".to_owned()),
        ("b/pack.toml".to_owned(), "x".to_owned()),
    ];
    let a = vec![("a/pack.toml".to_owned(), "z".to_owned())];
    assert_eq!(shown(load_dir(root).unwrap()), [a, b.clone()]);
    assert_eq!(shown(load_dir(&root.join("b")).unwrap()), [b]);
    let none = load_dir(&root.join("none")).unwrap_err().to_string();
    assert!(
        none.ends_with("none: neither a pack.toml nor a folder with one"),
        "{none}"
    );
    assert!(
        load_dir(&root.join("absent"))
            .unwrap_err()
            .to_string()
            .contains("cannot be read")
    );
}

#[test]
fn files_on_disk_have_to_be_small_and_text() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("pack.toml"), b"\xff").unwrap();
    fs::write(
        dir.path().join("large.toml"),
        vec![b'#'; gainsay_packs::MAX_FILE_BYTES + 1],
    )
    .unwrap();
    let faults = load_dir(dir.path()).unwrap_err();
    let messages: Vec<&str> = faults
        .0
        .iter()
        .map(|fault| fault.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "cannot be read: larger than 4194304 bytes",
            "cannot be read: not UTF-8 text"
        ],
    );
}
