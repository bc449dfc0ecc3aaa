//! `gainsay review` as somebody at a keyboard uses it.

use crate::exit_codes::{QUIET, WRONG_DAY};
use gainsay_tests::{Output, Scratch, gainsay};
use std::fs;

fn review(scratch: &Scratch, keys: &str) -> Output {
    gainsay(["review", ".", "--by", "A. Brenn"])
        .within(scratch.path())
        .input(keys)
        .run()
        .exits(0)
}

fn desk() -> Scratch {
    let scratch = Scratch::default();
    for (name, text) in [("a.txt", WRONG_DAY), ("b.txt", QUIET), ("c.txt", WRONG_DAY)] {
        let _ = scratch.write(name, text);
    }
    scratch
}

fn check(scratch: &Scratch) -> Output {
    gainsay(["check", ".", "--decisions", "decisions.jsonl"])
        .within(scratch.path())
        .run()
}

#[test]
fn each_finding_is_shown_and_asked_about() {
    let scratch = desk();
    let out = review(&scratch, "d\nso printed\ne\nboth days were meant\n");
    assert_eq!(out.text().matches("core/weekday-date").count(), 4);
    assert!(out.text().contains("a.txt:") && out.text().contains("c.txt:"));
    assert!(
        out.text().ends_with("decisions.jsonl: 2 decided, 0 left\n"),
        "{}",
        out.text()
    );
    let file = fs::read_to_string(scratch.path().join("decisions.jsonl")).unwrap();
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains("dismissed") && lines[0].contains("so printed"));
    assert!(lines[1].contains("explained") && lines[1].contains("A. Brenn"));
    let _ = check(&scratch).exits(0);
    // Nothing is asked twice.
    let out = review(&scratch, "");
    assert_eq!(out.text(), "decisions.jsonl: 0 decided, 0 left\n");
}

#[test]
fn what_was_answered_stays_when_somebody_leaves() {
    let scratch = desk();
    let out = review(&scratch, "a\nwill be corrected\nq\n");
    assert!(
        out.text().ends_with("1 decided, 1 left\n"),
        "{}",
        out.text()
    );
    // What is accepted stays in reports, and is not asked about again.
    let _ = check(&scratch).exits(1);
    let out = review(&scratch, "s\n");
    assert!(out.text().contains("c.txt:") && !out.text().contains("a.txt:"));
    assert!(
        out.text().ends_with("0 decided, 1 left\n"),
        "{}",
        out.text()
    );
}

#[test]
fn an_answer_needs_a_reason_and_a_known_letter() {
    let scratch = desk();
    let out = review(&scratch, "x\nd\n\nd\nso printed\n");
    assert!(
        out.text()
            .contains("d  dismiss: it should not have been reported")
    );
    assert!(
        out.text().ends_with("1 decided, 1 left\n"),
        "{}",
        out.text()
    );
    let empty = review(&desk(), "");
    assert!(
        empty.text().ends_with("0 decided, 2 left\n"),
        "{}",
        empty.text()
    );
}

#[test]
fn a_damaged_file_is_refused_before_anything_is_asked() {
    let scratch = desk();
    let _ = scratch.write("decisions.jsonl", "{\"key\":\n");
    let out = gainsay(["review", "."])
        .within(scratch.path())
        .input("d\nx\n")
        .run();
    let out = out.exits(2).complains(&["decisions.jsonl", "line 1"]);
    assert_eq!(out.text(), "");
    let _ = gainsay(["review"]).run().exits(2);
}
