//! The host knows no domain: words of conflict reporting live in their pack.

use crate::sources;
use gainsay_tests::root;
use std::collections::BTreeSet;
use std::fs;

/// The benchmark names the categories of its task, as its file format fixes them.
const BENCHMARK: &str = "host/bench/";

/// Words of the pack that are ordinary, or terms of programming or grammar as well.
const ORDINARY: &[&str] = &[
    // Terms of software and of this program.
    "air",
    "attack",
    "bomb",
    "claim",
    "clip",
    "column",
    "company",
    "document",
    "drone",
    "equipment",
    "event",
    "evidence",
    "fake",
    "film",
    "fire",
    "force",
    "formation",
    "group",
    "guard",
    "image",
    "incident",
    "launcher",
    "lull",
    "mine",
    "operation",
    "pause",
    "picture",
    "photo",
    "proof",
    "recording",
    "report",
    "round",
    "scene",
    "section",
    "shell",
    "silence",
    "standstill",
    "strike",
    "unit",
    "video",
    "volunteer",
    // A kind of actor in the model.
    "military",
    // People and things of every beat.
    "accusation",
    "aircraft",
    "bystander",
    "cause",
    "crime",
    "deal",
    "dead",
    "division",
    "excuse",
    "footage",
    "grave",
    "ground",
    "grounds",
    "helicopter",
    "inhabitant",
    "jet",
    "man",
    "pact",
    "patrol",
    "peace",
    "personnel",
    "photograph",
    "policeman",
    "reason",
    "recruit",
    "sailor",
    "toll",
    "tank",
    "vehicle",
    "vessel",
    "victim",
    "women",
    "wounded",
    "accord",
    "alibi",
    "cover",
    "justification",
    "rationale",
    "corps",
    "squad",
    "battery",
    "explosion",
    "fighter",
    "casus",
    "outrage",
    "rising",
    "shooting",
    "violence",
    "raid",
    "rocket",
    "blast",
    "corpse",
    "casualty",
    "pretence",
    "pretense",
    "forces",
    "fleet",
    "cessation",
];

/// Words of the pack's classes that mean one thing only.
fn domain_words() -> BTreeSet<String> {
    let pack = fs::read_to_string(root().join("rules/conflict/classes.toml")).unwrap();
    let pack: toml::Table = pack.parse().unwrap();
    let classes = pack["classes"].as_table().unwrap().values();
    let words = classes
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
            if line.trim_start().starts_with("//") {
                continue;
            }
            let lower = line.to_lowercase();
            let mut parts = lower.split(|c: char| !c.is_alphanumeric());
            if let Some(word) = parts.find(|part| words.contains(*part)) {
                found.push(format!("{shown}:{}: {word}", number + 1));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
