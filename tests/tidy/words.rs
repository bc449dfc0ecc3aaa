//! The host knows no domain: words of conflict reporting live in their pack.

use crate::sources;
use gainsay_tests::root;
use std::collections::BTreeSet;
use std::fs;

/// The benchmark names the categories of its task, as its file format fixes them.
const BENCHMARK: &str = "host/bench/";

/// Classes of the pack that hold its subject matter; others hold words of any subject that bear on
/// its rules ("still", "former").
const SUBJECT: &[&str] = &[
    "soldiers",
    "formations",
    "arms",
    "ordnance",
    "pretext",
    "truce-word",
];

/// Words of the pack that are the names of keys, kinds and classes in the model and the packs' format
/// as well.
const ORDINARY: &[&str] = &[
    "claim", "column", "evidence", "group", "military", "reason", "report", "unit",
    // Endings of words, a clipped "because", and what carries a number: "round 3", "section 9".
    "cause", "man", "woman", "round", "section",
];

/// Words of the pack's classes that mean one thing only.
fn domain_words() -> BTreeSet<String> {
    let pack = fs::read_to_string(root().join("rules/conflict/classes.toml")).unwrap();
    let pack: toml::Table = pack.parse().unwrap();
    let classes = pack["classes"].as_table().unwrap();
    let words = SUBJECT
        .iter()
        .map(|class| &classes[*class])
        .flat_map(|class| class.as_array().unwrap())
        .map(|word| word.as_str().unwrap());
    words
        .filter(|word| !word.starts_with('@') && !ORDINARY.contains(word))
        .map(str::to_owned)
        .collect()
}

/// The text of a source file without its test modules, which stand at the end.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap()
}

/// The contents of the string literals of a line of code.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn the_host_knows_no_domain_word() {
    let words = domain_words();
    assert!(words.len() > 60, "{words:?}");
    let mut found = Vec::new();
    for file in sources(&["host"], "rs") {
        let shown = file.strip_prefix(root()).unwrap().display().to_string();
        if shown.starts_with(BENCHMARK)
            || shown.contains("/tests/")
            || shown.contains("/examples/")
            || shown.ends_with("tests.rs")
        {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in without_tests(&text).lines().enumerate() {
            let lower = line.to_lowercase();
            if lower.trim_start().starts_with("//") {
                continue;
            }
            if let Some(word) = literals(&lower).find(|word| words.contains(*word)) {
                found.push(format!("{shown}:{}: {word}", number + 1));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
