//! The schema says what is read, and nothing else.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gainsay_config::{SCHEMA, Wanted, load};
use gainsay_report::Format;
use serde_json::{Value, json};
use std::fs;

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn is_read(text: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("gainsay.toml"),
        format!("root = true\n{text}"),
    )
    .unwrap();
    let wanted = Wanted {
        here: folder.path(),
        file: None,
        isolated: false,
        variable: &|_| None,
    };
    load(&wanted).is_ok()
}

/// The keys that reading tells of when it is given one that it has never heard of.
fn known(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("gainsay.toml"), text).unwrap();
    let wanted = Wanted {
        here: folder.path(),
        file: None,
        isolated: false,
        variable: &|_| None,
    };
    let faults = load(&wanted).unwrap_err().to_string();
    let list = faults
        .lines()
        .find_map(|line| line.split_once("known are "))
        .unwrap()
        .1;
    let mut keys: Vec<String> = list
        .split(", ")
        .map(|key| key.trim_matches('`').to_owned())
        .collect();
    keys.sort();
    keys
}

fn keys(object: &Value) -> Vec<String> {
    object["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect()
}

#[test]
fn the_schema_has_the_keys_that_are_read() {
    let schema = schema();
    assert_eq!(keys(&schema), known("zzzzzzzz = 1"));
    assert_eq!(
        keys(&schema["properties"]["limits"]),
        known("[limits]\nzzzzzzzz = 1")
    );
    assert_eq!(
        keys(&schema["$defs"]["override"]),
        known("[[overrides]]\nzzzzzzzz = 1")
    );
}

#[test]
fn the_schema_has_the_formats_that_there_are() {
    let names = Format::ALL.map(Format::name);
    assert_eq!(schema()["properties"]["format"]["enum"], json!(names));
    assert_eq!(
        schema()["properties"]["format"]["default"],
        json!(Format::default().name())
    );
}

#[test]
fn schema_and_reading_agree() {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (text, fine) in [
        ("", true),
        ("packs = ['a']\nselect = 'core'\nignore = []", true),
        (
            "fail_on = 'never'\nformat = 'github-summary'\noutput = 'sarif=x'",
            true,
        ),
        (
            "jobs = 0\ndate = '2031-03-04'\nexclude = ['drafts/**']",
            true,
        ),
        (
            "[limits]\nfuel = 1\nplugin_timeout = 3600000\nplugin_memory = 4096",
            true,
        ),
        ("[[overrides]]\npaths = 'a'\nselect = ['core']", true),
        (
            "[[overrides]]\nsections = ['a']\nseverity = { all = 'info' }",
            true,
        ),
        ("pack = ['a']", false),
        ("packs = 1", false),
        ("packs = ['']", false),
        ("fail_on = 'sometimes'", false),
        ("format = 'hologram'", false),
        ("jobs = -1", false),
        ("jobs = 1.5", false),
        ("jobs = 1025", false),
        ("date = 'soon'", false),
        ("[limits]\nfuel = 0", false),
        ("[limits]\nplugin_memory = 4097", false),
        ("limits = 1", false),
        ("[[overrides]]\npaths = 'a'", false),
        ("[[overrides]]\nignore = 'a'", false),
        (
            "[[overrides]]\npaths = 'a'\nseverity = { all = 'never' }",
            false,
        ),
        ("overrides = {}", false),
        ("[[overrides]]\nsources = []\nignore = 'a'", false),
        ("[[overrides]]\npaths = []\nignore = 'a'", false),
    ] {
        let value: toml::Table = text.parse().unwrap();
        let value = serde_json::to_value(value).unwrap();
        assert_eq!(validator.is_valid(&value), fine, "schema: {text}");
        assert_eq!(is_read(text), fine, "reading: {text}");
    }
}
