//! What is said of rules: the index, and the figures that were measured.

use gainsay_tests::{Scratch, gainsay, root};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

#[test]
fn the_index_of_rules_is_what_the_program_prints() {
    let page = gainsay(["rules", "--markdown"]).run().exits(0);
    let kept = fs::read_to_string(root().join(".docs/RULES.md")).unwrap();
    assert!(
        page.text() == kept,
        "write it anew: gainsay rules --markdown > .docs/RULES.md"
    );
}

/// Lines of a benchmark beside the repository, if it is there.
fn lines(file: &str) -> Option<Vec<Value>> {
    let path = root().join("../shared/bench/inconsistency/dev").join(file);
    let text = fs::read_to_string(path).ok()?;
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    Some(lines.collect())
}

/// Findings on untouched articles are the part of the figures that every change can move.
#[test]
fn the_measured_findings_are_those_that_the_rules_have() {
    let (Some(inputs), Some(gold)) = (lines("inputs.jsonl"), lines("gold.jsonl")) else {
        #[allow(clippy::print_stderr, reason = "whoever reads the log should know")]
        {
            eprintln!("skipped: the benchmark is not beside the repository");
        }
        return;
    };
    let scratch = Scratch::default();
    for (input, gold) in inputs.iter().zip(&gold) {
        assert_eq!(input["doc_id"], gold["doc_id"]);
        if gold["kind"] == "clean" {
            let id = input["doc_id"].as_str().unwrap();
            let (date, text) = (
                &input["date"].as_str().unwrap(),
                &input["text"].as_str().unwrap(),
            );
            scratch.write(&format!("{id}.txt"), format!("date {date}\n\n{text}"));
        }
    }
    let options = [
        "check",
        "--select",
        "all",
        "--fail-on",
        "never",
        "--format",
        "json",
        ".",
    ];
    let report = gainsay(options)
        .within(scratch.path())
        .run()
        .exits(0)
        .json();
    let mut counted: BTreeMap<&str, u64> = BTreeMap::new();
    for article in report["articles"].as_array().unwrap() {
        for finding in article["findings"].as_array().unwrap() {
            let mut sides = finding["evidence"].as_array().unwrap().iter();
            if sides.all(|side| side["path"] == article["path"]) {
                *counted
                    .entry(finding["rule"].as_str().unwrap())
                    .or_default() += 1;
            }
        }
    }
    let rules = gainsay(["rules", "--json"]).run().exits(0).json();
    for rule in rules.as_array().unwrap() {
        let (id, measured) = (rule["id"].as_str().unwrap(), &rule["measured"]);
        if let Some(findings) = measured["findings"].as_u64() {
            let found = counted.get(id).copied().unwrap_or(0);
            assert_eq!(found, findings, "{id}: run `gainsay-bench measure` anew");
        }
    }
}
