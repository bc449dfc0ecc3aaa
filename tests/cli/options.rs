//! Options of `check`.

use crate::exit_codes::{QUIET, WRONG_DAY};
use gainsay_tests::{Scratch, formats, gainsay};
use std::fs;

#[test]
fn a_misspelt_rule_is_answered_with_the_nearest() {
    for option in ["--select", "--ignore"] {
        let out = gainsay(["check", "-", option, "core/weekday-dat"])
            .input(QUIET)
            .run()
            .exits(2);
        let _ = out.complains(&["core/weekday-dat", "did you mean `core/weekday-date`?"]);
    }
    let out = gainsay(["check", "-", "--select", "zzzzzzzzz"])
        .input(QUIET)
        .run()
        .exits(2);
    let _ = out.complains(&["zzzzzzzzz", "`gainsay rules` lists them"]);
}

#[test]
fn rules_and_packs_are_selected_and_ignored() {
    let code = |arguments: &[&str]| {
        gainsay(["check", "-"])
            .args(arguments)
            .input(WRONG_DAY)
            .run()
            .code
            .unwrap()
    };
    assert_eq!(code(&["--select", "core/weekday-date"]), 1);
    assert_eq!(code(&["--select", "core"]), 1);
    assert_eq!(code(&["--select", "conflict"]), 0);
    assert_eq!(code(&["--ignore", "core/weekday-date"]), 0);
    assert_eq!(code(&["--select", "all", "--ignore", "core/*"]), 0);
}

#[test]
fn every_format_tells_the_same_finding() {
    for format in formats() {
        let out = gainsay(["check", "-", "--format", &format])
            .input(WRONG_DAY)
            .run()
            .exits(1);
        assert!(
            out.text().contains("core/weekday-date"),
            "{format}: {}",
            out.text()
        );
        assert!(out.text().ends_with('\n'), "{format}");
        assert!(
            !out.text().contains('\u{1b}'),
            "{format}: no colours in a pipe"
        );
    }
    let lines = gainsay(["check", "-", "--format", "jsonl"])
        .input(WRONG_DAY)
        .run();
    for line in lines.text().lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[test]
fn colours_can_be_had() {
    let out = gainsay(["check", "-", "--color", "always"])
        .input(WRONG_DAY)
        .run()
        .exits(1);
    assert!(out.text().contains('\u{1b}'));
}

#[test]
fn an_output_file_is_written_whole_or_not_at_all() {
    let scratch = Scratch::default();
    let file = scratch.write("report.json", "old");
    let run = |path: &std::path::Path| {
        gainsay(["check", "-", "--format", "json", "--output"])
            .arg(path)
            .input(QUIET)
            .run()
    };
    let out = run(&file).exits(0);
    assert!(out.stdout.is_empty());
    let printed = gainsay(["check", "-", "--format", "json"])
        .input(QUIET)
        .run();
    assert_eq!(fs::read(&file).unwrap(), printed.stdout);
    let names = || fs::read_dir(scratch.path()).unwrap().count();
    assert_eq!(names(), 1, "no temporary file is left");

    let _ = run(scratch.path()).exits(2).complains(&["is a folder"]);
    let _ = run(&scratch.path().join("no/such/report.json"))
        .exits(2)
        .complains(&["report.json"]);
    assert_eq!(names(), 1);
}

#[test]
fn the_date_is_for_articles_without_one() {
    let published = |arguments: &[&str], text: &str| {
        let run = gainsay(["check", "-", "--format", "json"]).args(arguments);
        let report = run.input(text).run().exits(0).json();
        report["articles"][0]["published"].clone()
    };
    let dated = format!("date 2022-02-17\n\n{QUIET}");
    assert_eq!(published(&[], QUIET), serde_json::Value::Null);
    assert_eq!(published(&["--date", "2021-03-04"], QUIET), "2021-03-04");
    assert_eq!(published(&["--date", "2021-03-04"], &dated), "2022-02-17");
}

#[test]
fn standard_input_can_have_a_name() {
    let run = gainsay([
        "check",
        "-",
        "--format",
        "json",
        "--stdin-filename",
        "desk/bridge.md",
    ]);
    let report = run
        .input("# Bridge *opens*\n\nIt opened.\n")
        .run()
        .exits(0)
        .json();
    assert_eq!(report["articles"][0]["path"], "desk/bridge.md");
    assert_eq!(report["articles"][0]["title"], "Bridge opens");
}

#[test]
fn the_profile_goes_to_standard_error() {
    let out = gainsay(["check", "-", "--profile"])
        .input(WRONG_DAY)
        .run()
        .exits(1);
    assert!(
        out.stderr.contains("fuel") && out.stderr.contains("calendar"),
        "{}",
        out.stderr
    );
}

#[test]
fn without_a_cache_the_findings_are_the_same() {
    let run = |arguments: &[&str]| {
        gainsay(["check", "-", "--format", "json"])
            .args(arguments)
            .input(WRONG_DAY)
            .run()
            .stdout
    };
    assert_eq!(
        run(&["--no-cache", "--select", "core/weekday-date"]),
        run(&["--select", "core/weekday-date"])
    );
}
