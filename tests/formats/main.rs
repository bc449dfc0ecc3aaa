//! Every format tells the same findings, from one run.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod read;

use gainsay_tests::{Scratch, formats, gainsay};
use read::{Found, read};
use std::collections::BTreeMap;
use std::fs;

/// The reports of one run over articles, in every format, by format.
fn reports(articles: &str) -> BTreeMap<String, String> {
    let scratch = Scratch::default();
    let file = |format: &str| scratch.path().join(format);
    let outputs = formats().into_iter().map(|format| {
        let path = file(&format);
        format!("--output={format}={}", path.display())
    });
    let options = ["--select", "all", "--fail-on", "never", "--jobs", "1"];
    let run = gainsay(["check", articles]).args(options).args(outputs);
    let out = run.run().exits(0);
    let written = formats().into_iter().map(|format| {
        let text = fs::read_to_string(file(&format)).unwrap();
        (format, text)
    });
    let reports: BTreeMap<String, String> = written.collect();
    assert_eq!(out.text(), reports["full"], "on standard output as well");
    reports
}

#[test]
fn every_format_tells_the_same_findings() {
    let reports = reports("articles");
    let found = |format: &str| -> Vec<Found> {
        let mut found = read(format, &reports[format]);
        found.sort();
        found
    };
    let all = found("json");
    assert!(all.len() >= 10, "{all:#?}");
    for format in reports.keys() {
        assert_eq!(found(format), all, "{format}\n{}", reports[format]);
    }
}

#[test]
fn a_report_is_the_same_alone_and_with_any_number_of_threads() {
    for (format, text) in reports("articles") {
        let options = ["--select", "all", "--fail-on", "never", "--jobs", "3"];
        let run = gainsay(["check", "articles", "--format", &format]).args(options);
        assert_eq!(run.run().exits(0).text(), text, "{format}");
    }
}
