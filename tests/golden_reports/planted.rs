//! Planted findings, as the `.expected.toml` beside each article lists them.

use crate::{articles, here};
use gainsay_tests::gainsay;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The findings of one file by every rule.
fn findings(article: &Path) -> Vec<Value> {
    let file = article.strip_prefix(here()).unwrap();
    let options = ["--format", "json", "--select", "all", "--fail-on", "never"];
    let report = gainsay(["check"])
        .arg(file)
        .args(options)
        .run()
        .exits(0)
        .json();
    let articles = report["articles"].as_array().unwrap().iter();
    let findings = articles.flat_map(|article| article["findings"].as_array().unwrap().clone());
    findings.collect()
}

fn expected(article: &Path) -> toml::Table {
    let text = fs::read_to_string(article.with_extension("expected.toml")).unwrap();
    text.parse().unwrap()
}

/// Whether a finding has evidence in every expected side.
fn shows(finding: &Value, sides: &[toml::Value], text: &str) -> bool {
    let evidence = finding["evidence"].as_array().unwrap();
    sides.iter().all(|side| {
        let (start, end) = place(text, side.as_str().unwrap());
        evidence.iter().any(|evidence| {
            let at = |name: &str| evidence["position"][name].as_u64().unwrap() as usize;
            at("start") < end && start < at("end")
        })
    })
}

/// Where the expected words stand, in characters.
fn place(text: &str, words: &str) -> (usize, usize) {
    let at = text
        .find(words)
        .unwrap_or_else(|| panic!("the article does not say: {words}"));
    let start = text[..at].chars().count();
    (start, start + words.chars().count())
}

#[test]
fn clean_articles_have_no_warning() {
    let mut noisy = Vec::new();
    for article in articles() {
        if expected(&article)
            .get("clean")
            .is_none_or(|clean| clean.as_bool() != Some(true))
        {
            continue;
        }
        let findings = findings(&article);
        let loud = findings
            .iter()
            .filter(|finding| finding["severity"] != "info");
        noisy.extend(loud.map(|finding| format!("{}: {}", article.display(), finding["rule"])));
    }
    assert!(noisy.is_empty(), "{}", noisy.join("\n"));
}

/// Every planted finding quotes its article. Which are found and which are missed is kept in
/// `golden/planted.txt`, so that a change that loses or gains one shows itself.
#[test]
fn planted_findings_are_found_as_recorded() {
    let mut lines = String::new();
    for article in articles() {
        let expected = expected(&article);
        let Some(planted) = expected.get("finding").and_then(toml::Value::as_array) else {
            continue;
        };
        let text = fs::read_to_string(&article).unwrap();
        let findings = findings(&article);
        let name = article.file_stem().unwrap().display().to_string();
        for one in planted {
            let sides = one["exact"].as_array().unwrap();
            let hit = findings.iter().any(|finding| shows(finding, sides, &text));
            let verdict = if hit { "found " } else { "missed" };
            let kind = one["kind"].as_str().unwrap();
            lines.extend([
                verdict, " ", &name, " ", kind, "
",
            ]);
        }
    }
    assert!(
        lines.contains("found "),
        "none of the planted findings is found"
    );
    crate::compare("planted", &lines);
}
