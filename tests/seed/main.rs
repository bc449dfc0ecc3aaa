//! Scores on shared texts, where they are at hand.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gainsay_tests::{Scratch, gainsay, root};
use std::path::PathBuf;
use std::process::Command;

/// Where the shared texts are, or why the test cannot run.
fn shared() -> Result<PathBuf, String> {
    let shared = root().join("../shared");
    if !shared.join("seed/score.py").is_file() {
        return Err("no ../shared beside the repository".to_owned());
    }
    match Command::new("python3").arg("--version").output() {
        Ok(_) => Ok(shared),
        Err(error) => Err(format!("python3: {error}")),
    }
}

#[allow(
    clippy::print_stderr,
    reason = "whoever reads the test log should know"
)]
fn skip(reason: &str) {
    eprintln!("skipped: {reason}");
}

#[test]
fn the_seed_article_is_understood() {
    let shared = match shared() {
        Ok(shared) => shared,
        Err(reason) => return skip(&reason),
    };
    let scratch = Scratch::default();
    let options = ["check", "--format", "json", "--fail-on", "never"];
    let report = gainsay(options)
        .arg(shared.join("seed/article.txt"))
        .run()
        .exits(0);
    let report = scratch.write("report.json", &report.stdout);
    let score = Command::new("python3")
        .arg(shared.join("seed/score.py"))
        .arg(report)
        .output();
    let score = score.unwrap();
    assert!(
        score.status.success(),
        "{}",
        String::from_utf8_lossy(&score.stdout)
    );
}
