//! The sample articles: their reports, and what was planted in them.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod planted;

use gainsay_tests::gainsay;
use std::fs;
use std::path::{Path, PathBuf};

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Endings of sample articles.
const ENDINGS: [&str; 6] = ["txt", "md", "html", "ninjs", "jsonl", "rss"];

/// Sample articles in order of name, without their expectations.
fn articles() -> Vec<PathBuf> {
    let mut articles: Vec<PathBuf> = fs::read_dir(here().join("articles"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
        })
        .collect();
    articles.sort();
    articles
}

/// Holds text against `golden/<name>.txt`, or writes it with `UPDATE_GOLDEN=1`.
fn compare(name: &str, text: &str) {
    let golden = here().join("golden").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, text).unwrap();
        return;
    }
    let recorded = fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(
        recorded, text,
        "{name}; if that is wanted, run with UPDATE_GOLDEN=1"
    );
}

#[test]
fn reports_are_as_recorded() {
    assert!(articles().len() >= 16);
    for article in articles() {
        let name = article.file_stem().unwrap().to_str().unwrap();
        let file = format!(
            "articles/{}",
            article.file_name().unwrap().to_str().unwrap()
        );
        let options = [
            "--format",
            "concise",
            "--select",
            "all",
            "--fail-on",
            "never",
        ];
        let report = gainsay(["check", &file]).args(options).run().exits(0);
        compare(name, report.text());
    }
}
