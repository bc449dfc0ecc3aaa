//! Which crate may use which.

use gainsay_tests::root;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// What each crate may use of the others in a build (not in its tests).
const ALLOWED: [(&str, &[&str]); 13] = [
    ("gainsay-model", &[]),
    ("gainsay-text", &["gainsay-model"]),
    ("gainsay-claims", &["gainsay-model", "gainsay-text"]),
    ("gainsay-compare", &["gainsay-model", "gainsay-text"]),
    ("gainsay-packs", &["gainsay-model"]),
    ("gainsay-cache", &[]),
    ("gainsay-sandbox", &["gainsay-model", "gainsay-cache"]),
    ("gainsay-report", &["gainsay-model"]),
    ("gainsay-decisions", &["gainsay-model", "gainsay-report"]),
    ("gainsay-io", &["gainsay-model"]),
    (
        "gainsay-config",
        &["gainsay-model", "gainsay-packs", "gainsay-report"],
    ),
    (
        "gainsay-lsp",
        &[
            "gainsay-model",
            "gainsay-decisions",
            "gainsay-engine",
            "gainsay-io",
            "gainsay-report",
        ],
    ),
    (
        "gainsay-engine",
        &[
            "gainsay-model",
            "gainsay-text",
            "gainsay-claims",
            "gainsay-cache",
            "gainsay-packs",
            "gainsay-sandbox",
        ],
    ),
];

/// Dependencies by package, development dependencies left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let used = package["dependencies"].as_array().unwrap().iter();
            let used = used.filter(|dependency| dependency["kind"] != "dev");
            let names = used.map(|dependency| dependency["name"].as_str().unwrap().to_owned());
            (
                package["name"].as_str().unwrap().to_owned(),
                names.collect(),
            )
        })
        .collect()
}

#[test]
fn crates_use_what_they_may() {
    let dependencies = dependencies();
    for (name, allowed) in ALLOWED {
        let own = dependencies[name]
            .iter()
            .filter(|used| used.starts_with("gainsay"));
        for used in own {
            assert!(allowed.contains(&used.as_str()), "{name} uses {used}");
        }
    }
}

#[test]
fn the_sandbox_alone_knows_wasmtime() {
    for (name, used) in dependencies() {
        let knows = used.iter().any(|used| used.starts_with("wasmtime"));
        assert!(!knows || name == "gainsay-sandbox", "{name} uses wasmtime");
    }
}
