//! Short cases of conflict reporting: what must be found on both sides, and what must stay quiet.
//!
//! Each line of `a.jsonl`, `b.jsonl` and `c.jsonl` is a case as the benchmark `conflict` writes
//! it. The floors are what is reached; a change that falls below one has lost something.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gainsay_tests::{Scratch, gainsay};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Rules by what they are about.
const RULES: &[(&str, &str)] = &[
    ("withdrawal", "conflict/withdrawal-contradicted"),
    ("pretext", "conflict/pretext-warning"),
    ("estimate", "conflict/force-estimates"),
    ("casualties", "conflict/casualty-figures"),
    ("ceasefire", "conflict/truce-contradicted"),
];

fn cases(half: &str) -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("conflict/{half}.jsonl"));
    let text = fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn strings(case: &Value, key: &str) -> Vec<String> {
    let list = case[key].as_array().unwrap();
    list.iter()
        .map(|one| one.as_str().unwrap().to_owned())
        .collect()
}

/// Findings of one case, by every rule of the pack.
fn findings(scratch: &Scratch, case: &Value) -> Vec<Value> {
    let text = case["text"].as_str().unwrap();
    let file = scratch.write(&format!("{}.txt", case["doc_id"].as_str().unwrap()), text);
    let options = [
        "--format",
        "json",
        "--select",
        "conflict",
        "--fail-on",
        "never",
    ];
    let dated = ["--date", case["date"].as_str().unwrap()];
    let report = gainsay(["check"]).arg(file).args(options).args(dated);
    let report = report.run().exits(0).json();
    report["articles"][0]["findings"]
        .as_array()
        .unwrap()
        .clone()
}

/// Whether every expected kind is found with all its evidence, and no forbidden one is.
fn is_right(case: &Value, findings: &[Value]) -> bool {
    let of = |kind: &str| {
        let rule = RULES.iter().find(|(name, _)| *name == kind).unwrap().1;
        findings
            .iter()
            .filter(move |finding| finding["rule"] == rule)
    };
    let text = case["text"].as_str().unwrap();
    let cited = |kind: &str, words: &str| {
        let start = text[..text.find(words).unwrap()].chars().count();
        let end = start + words.chars().count();
        of(kind).any(|finding| {
            finding["evidence"].as_array().unwrap().iter().any(|side| {
                let at = |name: &str| side["position"][name].as_u64().unwrap() as usize;
                at("start") < end && start < at("end")
            })
        })
    };
    let evidence = strings(case, "evidence");
    let found = |kind: &String| evidence.iter().all(|words| cited(kind, words));
    strings(case, "expect").iter().all(found)
        && strings(case, "forbid")
            .iter()
            .all(|kind| of(kind).next().is_none())
}

#[test]
fn cases_are_right_as_often_as_before() {
    let scratch = Scratch::default();
    for (half, floor) in [("a", 26), ("b", 24), ("c", 19)] {
        let wrong: Vec<String> = cases(half)
            .iter()
            .filter(|case| !is_right(case, &findings(&scratch, case)))
            .map(|case| case["doc_id"].to_string())
            .collect();
        let right = cases(half).len() - wrong.len();
        assert!(
            right >= floor,
            "half {half}: {right} right, wrong are {wrong:?}"
        );
    }
}
