//! Planted findings, as the `.expected.toml` beside each article lists them.

use crate::{articles, here};
use gainsay_tests::gainsay;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The report of one article by every rule.
fn findings(article: &Path) -> Vec<Value> {
    let file = article.strip_prefix(here()).unwrap();
    let options = ["--format", "json", "--select", "all", "--fail-on", "never"];
    let report = gainsay(["check"]).arg(file).args(options).run().exits(0).json();
    report["articles"][0]["findings"].as_array().unwrap().clone()
}

fn expected(article: &Path) -> toml::Table {
    let text = fs::read_to_string(article.with_extension("expected.toml")).unwrap();
    text.parse().unwrap()
}

/// Whether a finding quotes a part of every expected side, or lies in it.
fn shows(finding: &Value, sides: &[toml::Value]) -> bool {
    let quoted: Vec<&str> = finding["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|side| side["exact"].as_str())
        .collect();
    sides.iter().filter_map(toml::Value::as_str).all(|side| {
        quoted.iter().any(|quote| side.contains(quote) || quote.contains(side))
    })
}

#[test]
fn clean_articles_have_no_warning() {
    let mut noisy = Vec::new();
    for article in articles() {
        if expected(&article).get("clean").is_none_or(|clean| clean.as_bool() != Some(true)) {
            continue;
        }
        let findings = findings(&article);
        let loud = findings.iter().filter(|finding| finding["severity"] != "info");
        noisy.extend(loud.map(|finding| format!("{}: {}", article.display(), finding["rule"])));
    }
    assert!(noisy.is_empty(), "{}", noisy.join("\n"));
}

/// Every expected finding quotes its article, and most are found; the log names the missed.
#[test]
#[allow(clippy::print_stderr, reason = "the figure is wanted in the test log")]
fn planted_findings_are_found() {
    let (mut found, mut all) = (0, 0);
    for article in articles() {
        let expected = expected(&article);
        let Some(planted) = expected.get("finding").and_then(toml::Value::as_array) else {
            continue;
        };
        let findings = findings(&article);
        for one in planted {
            let sides = one["exact"].as_array().unwrap();
            let hit = findings.iter().any(|finding| shows(finding, sides));
            all += 1;
            found += usize::from(hit);
            if !hit {
                eprintln!("missed: {} {}", article.file_name().unwrap().display(), one["kind"]);
            }
        }
    }
    eprintln!("{found} of {all} planted findings");
    assert!(all > 0 && found * 2 >= all, "{found} of {all} planted findings");
}
