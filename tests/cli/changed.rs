//! `check --changed-since`: reports on what has changed, with the rest for comparison.

use crate::exit_codes::{QUIET, WRONG_DAY};
use crate::sets::{INCIDENT, WARNING};
use gainsay_tests::{Output, Scratch, gainsay};
use std::process::Command;

/// A repository with these articles in its first commit; none, with the reason printed, without git.
fn repository(articles: &[(&str, &str)]) -> Option<Scratch> {
    let scratch = Scratch::default();
    for (name, text) in articles {
        let _ = scratch.write(name, text);
    }
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=t", "-c", "user.email=t@t.example"];
        let mut git = Command::new("git");
        git.args(identity)
            .args(arguments)
            .current_dir(scratch.path());
        git.output().is_ok_and(|out| out.status.success())
    };
    let done = git(&["init", "-q"]) && git(&["add", "."]) && git(&["commit", "-qm", "first"]);
    if !done {
        println!("skipped: git is not there");
    }
    done.then_some(scratch)
}

fn check(scratch: &Scratch, commit: &str) -> Output {
    let since = format!("--changed-since={commit}");
    gainsay(["check", ".", "--format", "json", since.as_str()])
        .within(scratch.path())
        .run()
}

/// Paths of the articles that are reported, with how many findings they have.
fn reported(out: &Output) -> Vec<(String, usize)> {
    let report = out.json();
    let articles = report["articles"].as_array().unwrap().iter();
    let articles = articles.map(|article| {
        let findings = article["findings"].as_array().unwrap().len();
        (article["path"].as_str().unwrap().to_owned(), findings)
    });
    articles.collect()
}

#[test]
fn only_changed_and_new_articles_are_reported() {
    let Some(scratch) = repository(&[("a.txt", WRONG_DAY), ("in/b.txt", QUIET)]) else {
        return;
    };
    let out = check(&scratch, "HEAD").exits(0);
    assert_eq!(reported(&out), []);
    assert_eq!(out.json()["summary"]["unchanged"], 2);
    let _ = scratch.write("in/b.txt", WRONG_DAY);
    let _ = scratch.write("in/c.txt", QUIET);
    let out = check(&scratch, "HEAD").exits(1);
    let expected = [("in/b.txt".to_owned(), 1), ("in/c.txt".to_owned(), 0)];
    assert_eq!(reported(&out), expected);
    let line = gainsay(["check", "in", "a.txt", "--changed-since", "HEAD"]);
    let line = line.within(scratch.path()).run().exits(1);
    assert!(
        line.text().contains("2 articles (1 unchanged)"),
        "{}",
        line.text()
    );
    // From a folder below, by whatever path.
    let below = gainsay([
        "check",
        "..",
        "--changed-since",
        "HEAD",
        "--format",
        "concise",
    ]);
    let below = below.within(&scratch.path().join("in")).run().exits(1);
    assert!(below.text().contains("../in/b.txt:"), "{}", below.text());
    assert!(!below.text().contains("a.txt"), "{}", below.text());
}

#[test]
fn what_contradicts_a_changed_article_is_reported() {
    let articles = [
        ("a.txt", WARNING),
        ("b.txt", INCIDENT),
        ("c.txt", WRONG_DAY),
    ];
    let Some(scratch) = repository(&articles) else {
        return;
    };
    // The finding stands with the later article, which has not changed.
    let _ = scratch.write("a.txt", format!("{WARNING}\nShe spoke in Lenn.\n"));
    let out = check(&scratch, "HEAD");
    let expected = [("a.txt".to_owned(), 1), ("b.txt".to_owned(), 1)];
    assert_eq!(reported(&out), expected);
}

#[test]
fn what_git_does_not_know_is_told() {
    let Some(scratch) = repository(&[("a.txt", QUIET)]) else {
        return;
    };
    for commit in ["no-such-branch", "--output=x", ""] {
        let out = check(&scratch, commit).exits(2);
        let _ = out.complains(&["--changed-since: git says: "]);
    }
    assert!(!scratch.path().join("x").exists());
}
