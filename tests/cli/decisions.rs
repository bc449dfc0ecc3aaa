//! Baselines, decisions and remarks that leave findings out.

use crate::exit_codes::{QUIET, WRONG_DAY};
use gainsay_tests::{Output, Scratch, gainsay};
use serde_json::Value;
use std::fs;

const BASELINE: &str = "gainsay-baseline.json";
const KNOWN: &[&str] = &["--baseline", BASELINE];
const DECIDED: &[&str] = &["--decisions", "decisions.jsonl"];

/// Another error: 9 May 2013 was a Thursday.
const WRONG_TOO: &str = "The tunnel opened on Friday, 9 May 2013, the mayor said.\n";

/// Runs in a scratch folder.
fn run(scratch: &Scratch, arguments: &[&str], options: &[&str]) -> Output {
    let run = gainsay(arguments).within(scratch.path());
    run.args(options).run()
}

fn set(articles: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::default();
    for (name, text) in articles {
        scratch.write(name, text);
    }
    scratch
}

fn frozen(articles: &[(&str, &str)]) -> Scratch {
    let scratch = set(articles);
    let _ = run(&scratch, &["baseline", "create", "."], &[]).exits(0);
    scratch
}

fn json(scratch: &Scratch, options: &[&str]) -> Value {
    let check = ["check", ".", "--format", "json", "--fail-on", "never"];
    run(scratch, &check, options).exits(0).json()
}

fn read(scratch: &Scratch, name: &str) -> String {
    fs::read_to_string(scratch.path().join(name)).unwrap()
}

/// The key of the only finding.
fn key(scratch: &Scratch) -> String {
    let report = json(scratch, &[]);
    let articles = report["articles"].as_array().unwrap().iter();
    let findings = articles.flat_map(|article| article["findings"].as_array().unwrap());
    let keys: Vec<&str> = findings.map(|one| one["key"].as_str().unwrap()).collect();
    assert_eq!(keys.len(), 1, "{keys:?}");
    keys[0].to_owned()
}

fn decide(scratch: &Scratch, options: &[&str]) -> Output {
    let key = key(scratch);
    run(scratch, &["review", "set", &key, "."], options)
}

#[test]
fn a_baseline_leaves_known_findings_out_and_says_so() {
    let scratch = frozen(&[("a.txt", WRONG_DAY), ("b.txt", QUIET)]);
    let _ = run(&scratch, &["check", "."], &[]).exits(1);
    for format in ["full", "concise", "grouped", "markdown", "github-summary"] {
        let out = run(&scratch, &["check", ".", "--format", format], KNOWN).exits(0);
        assert!(
            out.text().contains("1 in baseline"),
            "{format}: {}",
            out.text()
        );
        assert!(
            !out.text().contains("core/weekday-date"),
            "{format}: {}",
            out.text()
        );
        assert_eq!(out.stderr, "");
    }
    let report = json(&scratch, KNOWN);
    assert_eq!(report["summary"]["suppressed"]["baseline"], 1);
    assert_eq!(report["summary"]["findings"]["error"], 0);
    let left_out = &report["articles"][0]["suppressed"][0];
    assert_eq!(left_out["by"], "baseline");
    assert_eq!(left_out["finding"]["rule"], "core/weekday-date");
}

#[test]
fn a_baseline_can_be_read_and_is_the_same_in_every_run() {
    let scratch = frozen(&[("b.txt", WRONG_DAY), ("a.txt", WRONG_TOO)]);
    let first = read(&scratch, BASELINE);
    let lines: Vec<&str> = first.lines().collect();
    assert_eq!(lines.len(), 4, "{first}");
    for (line, words) in [
        (1, ["a.txt", "Friday, 9 May 2013"]),
        (2, ["b.txt", "Monday, 5 June"]),
    ] {
        assert!(
            words.iter().all(|word| lines[line].contains(word)),
            "{first}"
        );
    }
    let out = run(&scratch, &["baseline", "update", ".", "--jobs", "1"], &[]).exits(0);
    assert!(
        out.text().contains("2 known: 0 new, 0 gone"),
        "{}",
        out.text()
    );
    assert_eq!(read(&scratch, BASELINE), first);
}

#[test]
fn edits_elsewhere_leave_it_known_and_edits_of_the_claim_do_not() {
    let scratch = frozen(&[("a.txt", WRONG_DAY)]);
    let fails = |text: &str| {
        scratch.write("a.txt", text);
        run(&scratch, &["check", "."], KNOWN).code
    };
    let moved = format!("A new lead of the day.\n\nAnd more of it.\n\n{WRONG_DAY}\n{QUIET}");
    assert_eq!(fails(&moved), Some(0), "moved");
    assert_eq!(
        fails(&WRONG_DAY.replace("the mayor said", "she wrote")),
        Some(0)
    );
    assert_eq!(
        fails(&WRONG_DAY.replace("Monday, 5", "Monday,\n5")),
        Some(0),
        "another line"
    );
    assert_eq!(
        fails(&WRONG_DAY.replace("Monday", "Friday")),
        Some(1),
        "another weekday"
    );
    assert_eq!(
        fails(&WRONG_DAY.replace("5 June", "6 June")),
        Some(1),
        "another day"
    );
}

/// An article about one toll: later ones must not be lower.
fn toll(day: &str, weekday: &str, dead: &str) -> String {
    format!(
        "date 2031-03-{day}\n\nToll of the shelling in the Lenn valley\n\nNorway's foreign ministry \
         said on {weekday} that the shelling of the consulate in the Lenn valley in Denmark had \
         killed {dead} guards.\n"
    )
}

#[test]
fn a_remark_in_either_article_is_enough_across_articles() {
    let articles = [
        ("a.txt", toll("10", "Monday", "seven")),
        ("b.txt", toll("11", "Tuesday", "four")),
    ];
    for speaker in ["a.txt", "b.txt"] {
        let scratch = Scratch::default();
        for (name, text) in &articles {
            let day = text.get(5..15).unwrap();
            let remark = "gainsay-ignore: \"conflict/casualty-figures: two attacks\"";
            let remark = if *name == speaker { remark } else { "" };
            let text = text.get(15..).unwrap();
            scratch.write(name, format!("---\ndate: {day}\n{remark}\n---\n{text}"));
        }
        let report = json(&scratch, &[]);
        let summary = &report["summary"];
        assert_eq!(summary["suppressed"]["ignore"], 1, "{speaker}: {summary}");
        assert!(summary["by_rule"]["conflict/casualty-figures"].is_null());
        assert_eq!(summary["notices"].as_array().unwrap().len(), 0);
        let alone = ["check", speaker];
        assert_eq!(
            run(&scratch, &alone, &[]).exits(0).stderr,
            "",
            "{speaker} alone"
        );
    }
}

#[test]
fn either_side_of_a_finding_across_articles_opens_it_again() {
    let (first, then) = (toll("10", "Monday", "seven"), toll("11", "Tuesday", "four"));
    let scratch = frozen(&[("a.txt", &first), ("b.txt", &then)]);
    let open = || {
        let report = json(&scratch, KNOWN);
        let found = &report["summary"]["by_rule"]["conflict/casualty-figures"];
        (
            found.as_u64().unwrap_or(0),
            report["summary"]["suppressed"]["baseline"].clone(),
        )
    };
    assert_eq!(open(), (0, 1.into()));
    for (name, before, after) in [("a.txt", "seven", "eight"), ("b.txt", "four", "three")] {
        let text = read(&scratch, name);
        scratch.write(name, text.replace(before, after));
        assert_eq!(open(), (1, 0.into()), "{name}");
        scratch.write(name, text);
    }
}

#[test]
fn what_is_gone_is_told_and_pruned() {
    let scratch = frozen(&[("a.txt", WRONG_DAY), ("b.txt", WRONG_TOO)]);
    scratch.write("a.txt", QUIET);
    let out = run(&scratch, &["check", "."], KNOWN).exits(0);
    let _ = out.complains(&[BASELINE, "1 of 2 entries were not met", "baseline prune"]);
    let out = run(&scratch, &["check", "b.txt"], KNOWN).exits(0);
    assert_eq!(
        out.stderr, "",
        "nothing is known of an article that was not checked"
    );
    let out = run(&scratch, &["baseline", "prune", "b.txt"], &[]).exits(0);
    assert!(
        out.text().contains("2 known: 0 new, 0 gone, 1 not checked"),
        "{}",
        out.text()
    );
    scratch.write("c.txt", WRONG_TOO);
    let out = run(&scratch, &["baseline", "prune", "."], &[]).exits(0);
    assert!(
        out.text().contains("1 known: 0 new, 1 gone, 0 not checked"),
        "{}",
        out.text()
    );
    let _ = run(&scratch, &["check", "."], KNOWN).exits(1);
    let out = run(&scratch, &["baseline", "update", "."], &[]).exits(0);
    assert!(out.text().contains("2 known: 1 new"), "{}", out.text());
    let _ = run(&scratch, &["check", "."], KNOWN).exits(0);
}

#[test]
fn a_rule_that_is_gone_is_told_and_one_that_did_not_run_is_not() {
    let scratch = frozen(&[("a.txt", WRONG_DAY)]);
    let only = &["--baseline", BASELINE, "--select", "numbers"];
    assert_eq!(run(&scratch, &["check", "."], only).exits(0).stderr, "");
    let text = read(&scratch, BASELINE);
    scratch.write(
        BASELINE,
        text.replace("weekday-date", "day-of-week")
            .replace("\"key\":\"", "\"key\":\"0"),
    );
    let out = run(&scratch, &["check", "."], KNOWN).exits(1);
    let _ = out.complains(&["1 of 1 entries were not met"]);
}

#[test]
fn a_damaged_file_is_refused_and_stays_as_it_is() {
    let scratch = frozen(&[("a.txt", WRONG_DAY)]);
    let whole = read(&scratch, BASELINE);
    let half = whole.split_at(whole.len() / 2).0;
    scratch.write(BASELINE, half);
    let out = run(&scratch, &["check", "."], KNOWN).exits(2);
    let _ = out.complains(&[BASELINE, "line "]);
    for command in ["update", "prune"] {
        let _ = run(&scratch, &["baseline", command, "."], &[]).exits(2);
        assert_eq!(read(&scratch, BASELINE), half, "{command}");
    }
    scratch.write("decisions.jsonl", "{\"key\":\n");
    let out = run(&scratch, &["check", "."], DECIDED).exits(2);
    let _ = out.complains(&["decisions.jsonl", "line 1: "]);
    let _ = decide(&scratch, &["--dismiss", "--reason", "a reprint"]).exits(2);
    assert_eq!(read(&scratch, "decisions.jsonl"), "{\"key\":\n");
    let _ = run(&scratch, &["rules", "--stats"], DECIDED).exits(2);
}

#[test]
fn files_that_are_there_or_not_there_are_errors() {
    let scratch = frozen(&[("a.txt", WRONG_DAY)]);
    let out = run(&scratch, &["baseline", "create", "."], &[]).exits(2);
    let _ = out.complains(&[BASELINE, "is there already", "baseline update"]);
    let _ = run(&scratch, &["check", "."], &["--baseline", "none.json"]).exits(2);
    let _ = run(&scratch, &["check", "."], &["--decisions", "none.jsonl"]).exits(2);
    let before = read(&scratch, BASELINE);
    let out = run(&scratch, &["baseline", "update", ".", "none.txt"], &[]).exits(2);
    let _ = out.complains(&["nothing was written"]);
    assert_eq!(read(&scratch, BASELINE), before);
}

#[test]
fn decisions_dismiss_explain_and_accept() {
    for (verdict, code, told) in [
        ("--dismiss", 0, Some("1 dismissed")),
        ("--explained", 0, Some("1 explained")),
        ("--accept", 1, None),
    ] {
        let scratch = set(&[("a.txt", WRONG_DAY), ("b.txt", QUIET)]);
        let _ = decide(
            &scratch,
            &[verdict, "--reason", "a reprint", "--by", "Ada Brenn"],
        )
        .exits(0);
        let line = read(&scratch, "decisions.jsonl");
        for words in [
            "core/weekday-date",
            "a.txt",
            "Monday, 5 June 2013",
            "a reprint",
            "Ada Brenn",
        ] {
            assert!(line.contains(words), "{line}");
        }
        let out = run(&scratch, &["check", "."], DECIDED).exits(code);
        assert!(
            told.is_none_or(|told| out.text().contains(told)),
            "{}",
            out.text()
        );
        assert_eq!(out.stderr, "");
    }
}

#[test]
fn a_decision_is_replaced_by_the_next_about_the_same_finding() {
    let scratch = set(&[("a.txt", WRONG_DAY)]);
    let _ = decide(&scratch, &["--accept", "--reason", "to be corrected"]).exits(0);
    let _ = decide(&scratch, &["--dismiss", "--reason", "a reprint"]).exits(0);
    let text = read(&scratch, "decisions.jsonl");
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.contains("dismissed"), "{text}");
    let stats = run(&scratch, &["rules", "--stats"], DECIDED).exits(0);
    let row = stats.text().lines().last().unwrap();
    let row: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(row, ["core/weekday-date", "0", "0", "1", "0", "%"]);
}

#[test]
fn decisions_end_and_their_findings_come_back() {
    let scratch = set(&[("a.txt", WRONG_DAY)]);
    let until = [
        "--dismiss",
        "--reason",
        "a reprint",
        "--until",
        "2031-03-09",
    ];
    let _ = decide(&scratch, &until).exits(0);
    let check = |day: &str| {
        let options = ["--decisions", "decisions.jsonl", "--as-of", day];
        run(&scratch, &["check", "."], &options)
    };
    assert_eq!(check("2031-03-09").exits(0).stderr, "");
    let out = check("2031-03-10").exits(1);
    let _ = out.complains(&[
        "decisions.jsonl",
        "ended on 2031-03-09",
        "the finding is back",
    ]);
}

#[test]
fn a_decision_about_nothing_is_told() {
    let scratch = set(&[("a.txt", WRONG_DAY), ("b.txt", QUIET)]);
    let _ = decide(&scratch, &["--dismiss", "--reason", "a reprint"]).exits(0);
    assert_eq!(
        run(&scratch, &["check", "b.txt"], DECIDED).exits(0).stderr,
        ""
    );
    scratch.write("a.txt", WRONG_DAY.replace("Monday", "Wednesday"));
    let out = run(&scratch, &["check", "."], DECIDED).exits(0);
    let _ = out.complains(&["decisions.jsonl", "a.txt is gone"]);
}

#[test]
fn a_decision_needs_a_finding_a_verdict_and_a_reason() {
    let scratch = set(&[("a.txt", WRONG_DAY)]);
    let reason = ["--reason", "a reprint"];
    let out = run(
        &scratch,
        &["review", "set", "0123", ".", "--dismiss"],
        &reason,
    )
    .exits(2);
    let _ = out.complains(&["no finding of these articles has the key `0123`"]);
    let _ = decide(&scratch, &reason).exits(2);
    let _ = decide(&scratch, &["--dismiss"]).exits(2);
    let _ = decide(&scratch, &["--dismiss", "--reason", " "]).exits(2);
    let _ = decide(&scratch, &["--dismiss", "--accept", "--reason", "both"]).exits(2);
    assert!(!scratch.path().join("decisions.jsonl").exists());
}

#[test]
fn remarks_in_an_article_leave_out_what_they_are_about() {
    let field = "---\ngainsay-ignore: [\"core/weekday-date: misprinted so in 1913\"]\n---\n";
    let comment = "<!-- gainsay: ignore core/weekday-date misprinted so in 1913 -->\n\n";
    for (name, text, code) in [
        ("a.txt", format!("{field}{WRONG_DAY}"), 0),
        ("a.md", format!("{field}{QUIET}\n{WRONG_DAY}"), 0),
        ("a.md", format!("{comment}{WRONG_DAY}"), 0),
        ("a.md", format!("{comment}{WRONG_DAY}\n{WRONG_TOO}"), 1),
        ("a.md", format!("{WRONG_DAY}\n{comment}{QUIET}"), 1),
    ] {
        let scratch = set(&[(name, &text)]);
        let out = run(&scratch, &["check", "."], &[]).exits(code);
        let unused = out.stderr.contains("core/weekday-date finds nothing here");
        assert_eq!(
            unused,
            !out.text().contains("1 ignored"),
            "{text}\n{}",
            out.text()
        );
        let report = json(&scratch, &[]);
        let left_out = report["articles"][0]["suppressed"].as_array().unwrap();
        assert!(
            left_out
                .iter()
                .all(|one| one["reason"] == "misprinted so in 1913")
        );
    }
}

#[test]
fn remarks_without_effect_are_told_and_change_no_exit_code() {
    for (words, code, told) in [
        ("ignore core/weekday-date", 1, "no reason is given"),
        (
            "ignore core/weekday-dat misprinted",
            1,
            "no rule is called `core/weekday-dat`",
        ),
        (
            "silence core/weekday-date misprinted",
            1,
            "`silence` is nothing that gainsay can do",
        ),
    ] {
        let scratch = set(&[("a.md", &format!("<!-- gainsay: {words} -->\n\n{WRONG_DAY}"))]);
        let out = run(&scratch, &["check", "."], &[]).exits(code);
        let _ = out.complains(&["a.md:1: ", told]);
        let report = json(&scratch, &[]);
        assert_eq!(report["summary"]["notices"][0]["kind"], "faulty-ignore");
        assert_eq!(report["summary"]["notices"][0]["line"], 1);
    }
}

#[test]
fn decisions_do_not_depend_on_threads_or_order() {
    let scratch = set(&[("a.md", WRONG_DAY), ("c.txt", WRONG_TOO)]);
    let _ = run(&scratch, &["baseline", "create", "c.txt"], &[]).exits(0);
    let remark = "<!-- gainsay: ignore core/weekday-date misprinted so -->\n\n";
    scratch.write("a.md", format!("{remark}{WRONG_DAY}\n{remark}{QUIET}"));
    let written = |jobs: &str, paths: [&str; 2]| {
        let check = ["check", "--format", "json", "--jobs", jobs];
        let options: Vec<&str> = paths.into_iter().chain(KNOWN.iter().copied()).collect();
        run(&scratch, &check, &options).exits(0).stdout
    };
    let first = written("1", ["a.md", "c.txt"]);
    assert!(first == written("2", ["c.txt", "a.md"]));
    assert!(first == written("7", ["a.md", "c.txt"]));
}
