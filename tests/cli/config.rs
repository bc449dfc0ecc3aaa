//! `gainsay.toml`: what holds where, and what is wrong with it.

use crate::exit_codes::{QUIET, WRONG_DAY};
use gainsay_tests::{Gainsay, Output, Scratch, gainsay};
use serde_json::Value;
use std::fs;

/// A folder with these files. No file above it counts, unless the test says otherwise.
fn desk(files: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::default();
    for (name, text) in files {
        scratch.write(name, text);
    }
    scratch
}

fn run(scratch: &Scratch, folder: &str, arguments: &[&str]) -> Gainsay {
    let run = gainsay(arguments).within(&scratch.path().join(folder));
    ["CONFIG", "FORMAT", "FAIL_ON", "JOBS"]
        .iter()
        .fold(run, |run, name| run.without(&format!("GAINSAY_{name}")))
}

fn check(scratch: &Scratch, arguments: &[&str]) -> Output {
    run(scratch, "", &["check"]).args(arguments).run()
}

/// Path, rule and severity of all findings.
fn findings(out: &Output) -> Vec<(String, String, String)> {
    let report = out.json();
    let articles = report["articles"].as_array().unwrap().iter();
    let findings = articles.flat_map(|article| {
        let findings = article["findings"].as_array().unwrap().iter();
        findings.map(|finding| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (
                text(&article["path"]),
                text(&finding["rule"]),
                text(&finding["severity"]),
            )
        })
    });
    findings.collect()
}

/// Paths of the articles with the severity of their one finding, or `-`.
fn weights(out: &Output) -> Vec<(String, String)> {
    let report = out.json();
    let articles = report["articles"].as_array().unwrap().iter();
    let weights = articles.map(|article| {
        let severity = article["findings"][0]["severity"].as_str().unwrap_or("-");
        (
            article["path"].as_str().unwrap().to_owned(),
            severity.to_owned(),
        )
    });
    weights.collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = pairs.iter();
    pairs
        .map(|(path, severity)| ((*path).to_owned(), (*severity).to_owned()))
        .collect()
}

#[test]
fn without_a_file_nothing_is_different() {
    let scratch = desk(&[("a.txt", WRONG_DAY), ("gainsay.toml", "root = true\n")]);
    let with = check(&scratch, &["a.txt"]).exits(1);
    let isolated = check(&scratch, &["a.txt", "--isolated"]).exits(1);
    fs::remove_file(scratch.path().join("gainsay.toml")).unwrap();
    let without = check(&scratch, &["a.txt"]).exits(1);
    assert!(with.stdout == without.stdout && isolated.stdout == without.stdout);
    assert_eq!(with.stderr, "");
}

#[test]
fn the_command_line_goes_before_variables_and_these_before_files() {
    let scratch = desk(&[
        (
            "gainsay.toml",
            "root = true\nfail_on = 'never'\nformat = 'json'\n",
        ),
        ("a.txt", WRONG_DAY),
    ]);
    let _ = check(&scratch, &["a.txt"]).exits(0).json();
    let with = |arguments: &[&str]| {
        let run = run(&scratch, "", &["check", "a.txt"]).args(arguments);
        run.with("GAINSAY_FAIL_ON", "error")
            .with("GAINSAY_FORMAT", "concise")
            .run()
    };
    let out = with(&[]).exits(1);
    assert!(
        out.text()
            .starts_with("a.txt:1:22: error core/weekday-date"),
        "{}",
        out.text()
    );
    let out = with(&["--fail-on", "never", "--format", "jsonl"]).exits(0);
    assert!(out.text().starts_with('{'), "{}", out.text());
    let out = with(&["--isolated"]).exits(1);
    assert!(out.text().contains("= ask:"), "{}", out.text());
}

#[test]
fn values_are_shown_with_their_origins() {
    let scratch = desk(&[
        (
            "gainsay.toml",
            "root = true\njobs = 1\nselect = ['core']\npacks = ['house']\n",
        ),
        (
            "city/gainsay.toml",
            "# ours\njobs = 2\n[[overrides]]\npaths = 'opinion/**'\nignore = 'core'\n",
        ),
    ]);
    let show = |arguments: &[&str]| {
        let run = run(&scratch, "city", &["config", "show"]).args(arguments);
        run.with("GAINSAY_FORMAT", "github").run().exits(0)
    };
    let shown = show(&["--origin"]);
    for (value, origin) in [
        ("packs = [\"../house\"]", "../gainsay.toml:4"),
        ("select = [\"core\"]", "../gainsay.toml:3"),
        ("fail_on = \"error\"", "built-in"),
        ("format = \"github\"", "GAINSAY_FORMAT"),
        ("jobs = 2", "gainsay.toml:2"),
        ("# date is not set", "built-in"),
        ("[[overrides]]", "gainsay.toml:3"),
    ] {
        let fits = |line: &str| {
            line.split_once("  # ")
                .is_some_and(|(shown, from)| shown.trim_end() == value && from == origin)
        };
        assert!(
            shown.text().lines().any(fits),
            "{value} {origin} in\n{}",
            shown.text()
        );
    }
    let plain = show(&[]);
    assert!(!plain.text().contains("built-in"));
    let plain: toml::Table = plain.text().parse().unwrap();
    assert_eq!(
        plain["overrides"][0]["paths"][0].as_str(),
        Some("opinion/**")
    );
    let isolated = run(
        &scratch,
        "city",
        &["config", "show", "--origin", "--isolated"],
    );
    let isolated = isolated.with("GAINSAY_JOBS", "9").run().exits(0);
    let built_in = |line: &str| line.ends_with("# built-in");
    assert!(isolated.text().lines().all(built_in), "{}", isolated.text());
}

#[test]
fn the_nearest_file_above_holds() {
    let scratch = desk(&[
        ("gainsay.toml", "root = true\nignore = ['core']\n"),
        ("a/b/c/x.txt", WRONG_DAY),
    ]);
    let code = |folder: &str| run(&scratch, folder, &["check", "."]).run().code;
    assert_eq!(code("a/b/c"), Some(0));
    scratch.write("a/gainsay.toml", "ignore = []\n");
    assert_eq!(code("a/b/c"), Some(1));
    assert_eq!(code(""), Some(0), "a file below has no say");
    scratch.write("a/gainsay.toml", "jobs = 1\n");
    assert_eq!(code("a/b/c"), Some(0), "key by key");
    scratch.write("a/b/gainsay.toml", "root = true\n");
    assert_eq!(code("a/b/c"), Some(1), "nothing above a root");
}

#[test]
fn another_file_can_be_named() {
    let scratch = desk(&[
        ("gainsay.toml", "root = true\nignore = ['core']\n"),
        ("ci/strict.toml", "fail_on = 'info'\npacks = ['none']\n"),
        ("ci/lax.toml", "fail_on = 'never'\n"),
        ("a.txt", WRONG_DAY),
    ]);
    let _ = check(&scratch, &["a.txt", "--config", "ci/lax.toml"]).exits(0);
    let out = check(&scratch, &["a.txt", "--config", "ci/strict.toml"]).exits(2);
    let _ = out.complains(&["ci/none"]);
    let out = run(&scratch, "", &["check", "a.txt"]).with("GAINSAY_CONFIG", "ci/lax.toml");
    assert!(out.run().exits(0).text().contains("core/weekday-date"));
    let _ = check(&scratch, &["a.txt", "--config", "gone.toml"])
        .exits(2)
        .complains(&["gone.toml: cannot be read"]);
    let both = ["a.txt", "--config", "ci/lax.toml", "--isolated"];
    let _ = check(&scratch, &both).exits(2);
}

#[test]
fn what_is_wrong_is_2_and_told_with_its_place() {
    let scratch = desk(&[("a.txt", QUIET)]);
    for (text, told) in [
        (
            "fial_on = 'error'",
            "gainsay.toml:1:1: unknown key `fial_on` in gainsay.toml; did you mean `fail_on`?",
        ),
        (
            "\njobs = 'two'",
            "gainsay.toml:2:8: `jobs` has to be a whole number, not a string",
        ),
        (
            "format = 'jsn'",
            "gainsay.toml:1:10: `format` cannot be `jsn`; did you mean `json`?",
        ),
        (
            "select = ['core', 'core/weekday-dat']",
            "gainsay.toml:1:19: no rule or pack is called `core/weekday-dat`; did you mean `core/weekday-date`?",
        ),
        (
            "ignore = 'cor'",
            "gainsay.toml:1:10: no rule or pack is called `cor`",
        ),
        (
            "[[overrides]]\npaths = 'a'\nseverity = { 'core/weekday-dat' = 'info' }",
            "gainsay.toml:3:14: no rule or pack is called `core/weekday-dat`",
        ),
        ("jobs =", "gainsay.toml:1:"),
    ] {
        scratch.write("gainsay.toml", text);
        let out = check(&scratch, &["a.txt"]).exits(2).complains(&[told]);
        assert!(out.stdout.is_empty());
    }
    let commands = [
        &["claims", "a.txt"][..],
        &["rules"],
        &["test", "core"],
        &["config", "show"],
    ];
    for command in commands {
        let _ = run(&scratch, "", command).run().exits(2);
        let command = [command, &["--isolated"]].concat();
        let _ = run(&scratch, "", &command).run().exits(0);
    }
    let out = run(&scratch, "", &["check", "a.txt"])
        .with("GAINSAY_JOBS", "x")
        .run();
    let _ = out.exits(2);
}

#[test]
fn some_articles_are_treated_otherwise() {
    let file = "root = true\nselect = ['core/weekday-date']\n\
        [[overrides]]\npaths = ['opinion/**']\nseverity = { core = 'info' }\n\
        [[overrides]]\npaths = ['opinion/guest', '**/*.draft.txt']\nignore = ['core/weekday-date']\n\
        [[overrides]]\nsources = ['Lenn Wire']\nseverity = { 'core/weekday-date' = 'warning', all = 'error' }\n\
        [[overrides]]\nsections = ['Archive']\nselect = ['names']\n";
    let front = |field: &str| format!("---\n{field}\n---\n{WRONG_DAY}");
    let scratch = desk(&[
        ("gainsay.toml", file),
        ("city/a.txt", WRONG_DAY),
        ("city/b.draft.txt", WRONG_DAY),
        ("opinion/c.txt", WRONG_DAY),
        ("opinion/d.txt", &front("source: Lenn Wire")),
        ("opinion/guest/e.txt", WRONG_DAY),
        ("wire/f.txt", &front("publisher: lenn wire")),
        ("wire/g.txt", &front("section: archive")),
    ]);
    let out = check(&scratch, &[".", "--format", "json"]).exits(1);
    let wanted = [
        ("city/a.txt", "error"),
        ("city/b.draft.txt", "-"),
        ("opinion/c.txt", "info"),
        ("opinion/d.txt", "warning"),
        ("opinion/guest/e.txt", "-"),
        ("wire/f.txt", "warning"),
        ("wire/g.txt", "-"),
    ];
    assert_eq!(weights(&out), pairs(&wanted));
    assert_eq!(out.json()["summary"]["findings"]["warning"], 2);
    for jobs in ["1", "7"] {
        let again = check(&scratch, &[".", "--format", "json", "--jobs", jobs]);
        assert!(again.stdout == out.stdout, "{jobs} threads");
    }
    let code = |arguments: &[&str]| check(&scratch, arguments).code;
    assert_eq!(
        code(&["opinion", "wire"]),
        Some(0),
        "nothing weighs as much as an error"
    );
    assert_eq!(code(&["wire", "--fail-on", "warning"]), Some(1));
    let elsewhere = run(
        &scratch,
        "wire",
        &["check", "../opinion/c.txt", "--format", "json"],
    );
    assert_eq!(
        weights(&elsewhere.run().exits(0)),
        pairs(&[("../opinion/c.txt", "info")])
    );
    let piped = ["-", "--stdin-filename", "opinion/x.txt"];
    let piped = run(&scratch, "", &["check"]).args(piped).input(WRONG_DAY);
    let _ = piped.run().exits(0);
}

#[test]
fn the_command_line_selects_for_every_article() {
    let file = "root = true\n[[overrides]]\npaths = 'a.txt'\nselect = ['names']\n";
    let scratch = desk(&[("gainsay.toml", file), ("a.txt", WRONG_DAY)]);
    let _ = check(&scratch, &["a.txt"]).exits(0);
    let _ = check(&scratch, &["a.txt", "--select", "core"]).exits(1);
    let both = ["a.txt", "--select", "core", "--ignore", "core/weekday-date"];
    let _ = check(&scratch, &both).exits(0);
}

#[test]
fn a_rule_can_run_on_some_articles_only() {
    let file = "root = true\nselect = ['names']\n[[overrides]]\npaths = 'new'\nselect = ['core', 'names']\n";
    let scratch = desk(&[
        ("gainsay.toml", file),
        ("new/a.txt", WRONG_DAY),
        ("old/a.txt", WRONG_DAY),
    ]);
    let out = check(&scratch, &["new", "old", "--format", "json"]).exits(1);
    assert_eq!(
        weights(&out),
        pairs(&[("new/a.txt", "error"), ("old/a.txt", "-")])
    );
    let out = check(&scratch, &["new", "--ignore", "core/weekday-date"]);
    let _ = out.exits(0);
}

const FIRST: &str = "date 2031-03-10\n\nToll of the shelling in the Lenn valley\n\nNorway's foreign \
    ministry said on Monday that the shelling of the consulate in the Lenn valley in Denmark had \
    killed seven guards.\n";

#[test]
fn the_article_that_a_finding_stands_in_decides() {
    let second = FIRST
        .replace("03-10", "03-11")
        .replace("Monday", "Tuesday")
        .replace("seven", "four");
    let scratch = desk(&[("first/a.txt", FIRST), ("second/b.txt", &second)]);
    let found = |settings: &str| {
        scratch.write("gainsay.toml", format!("root = true\n{settings}"));
        let out = check(&scratch, &[".", "--format", "json", "--fail-on", "never"]);
        findings(&out.exits(0))
    };
    let all = found("");
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].0, "second/b.txt");
    let rule = all[0].1.clone();
    let of =
        |folder: &str, what: &str| found(&format!("[[overrides]]\npaths = '{folder}'\n{what}\n"));
    let ignore = format!("ignore = '{rule}'");
    assert_eq!(of("first", &ignore), all);
    assert_eq!(of("second", &ignore), []);
    let severity = format!("severity = {{ '{rule}' = 'info' }}");
    assert_eq!(of("first", &severity), all);
    assert_eq!(of("second", &severity)[0].2, "info");
}

#[test]
fn versions_are_compared_as_their_articles_are_treated() {
    let old = "Mill burns\n\nThe fire in the mill at Tolm killed 24 people, Ada Brenn of the fire \
        brigade said on Monday. It burned all night.\n";
    let scratch = desk(&[
        ("gainsay.toml", "root = true\nfail_on = 'warning'\n"),
        ("old/a.txt", old),
        ("new/a.txt", &old.replace("24", "42")),
    ]);
    let compare = || run(&scratch, "", &["compare", "old", "new"]).run();
    let _ = compare().exits(1);
    let ignore = "root = true\nfail_on = 'warning'\n[[overrides]]\npaths = 'new'\nignore = 'core/silent-edit'\n";
    scratch.write("gainsay.toml", ignore);
    let _ = compare().exits(0);
}

#[test]
fn what_is_excluded_is_not_read_from_folders() {
    let scratch = desk(&[
        (
            "gainsay.toml",
            "root = true\nexclude = ['drafts', '**/*.wire.txt']\n",
        ),
        ("a.txt", QUIET),
        ("b.wire.txt", WRONG_DAY),
        ("drafts/c.txt", WRONG_DAY),
        ("city/d.wire.txt", WRONG_DAY),
    ]);
    let _ = check(&scratch, &["."]).exits(0);
    let _ = check(&scratch, &[".", "drafts/c.txt"]).exits(1);
    let out = check(&scratch, &["drafts"]).exits(2);
    let _ = out.complains(&["nothing to read", "`exclude`"]);
    let _ = run(&scratch, "city", &["check", "../a.txt", "."])
        .run()
        .exits(0);
    let claims = run(&scratch, "", &["claims", ".", "--format", "json"]);
    let report = claims.run().exits(0).json();
    assert_eq!(report["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn paths_are_relative_to_their_file() {
    let scratch = desk(&[
        (
            "gainsay.toml",
            "root = true\npacks = ['house']\noutput = ['json=reports/a.json']\n",
        ),
        ("city/a.txt", QUIET),
        ("reports/.keep", ""),
    ]);
    let rule = fs::read_to_string(gainsay_tests::root().join("rules/core/weekday-date.toml"));
    let rule = rule
        .unwrap()
        .replace("core/weekday-date", "trial/trial-rule");
    scratch.pack("house", "\"calendar\"", &rule);
    let out = run(&scratch, "city", &["check", "a.txt"]).run().exits(0);
    assert!(
        out.text().contains("1 article"),
        "standard output has its report too"
    );
    let report = fs::read_to_string(scratch.path().join("reports/a.json")).unwrap();
    assert!(report.contains("\"name\":\"trial\""), "{report}");
    let rules = run(&scratch, "city", &["rules"]).run().exits(0);
    assert!(rules.text().contains("trial/trial-rule"));
    let test = run(&scratch, "city", &["test", "trial"]).run().exits(0);
    assert!(test.text().contains(" passed, 0 failed"));
    let elsewhere = run(&scratch, "city", &["check", "a.txt", "-o", "json=b.json"]);
    let _ = elsewhere.run().exits(0);
    assert!(scratch.path().join("city/b.json").is_file());
}

#[test]
fn limits_and_dates_are_set() {
    let scratch = desk(&[
        (
            "gainsay.toml",
            "root = true\ndate = 2031-03-04\nformat = 'json'\n",
        ),
        ("a.txt", WRONG_DAY),
    ]);
    let report = check(&scratch, &["a.txt"]).exits(1).json();
    assert_eq!(report["articles"][0]["published"], "2031-03-04");
    let report = check(&scratch, &["a.txt", "--date", "2013-06-05"]).json();
    assert_eq!(report["articles"][0]["published"], "2013-06-05");
    scratch.write(
        "gainsay.toml",
        "root = true\nselect = 'core'\nlimits.plugin_memory = 1\n",
    );
    let out = check(&scratch, &["a.txt"]);
    assert_eq!(out.code, Some(3), "{}\n{}", out.text(), out.stderr);
    let _ = check(&scratch, &["a.txt", "--plugin-memory", "64"]).exits(1);
}

#[test]
fn the_schema_is_the_one_of_the_repository() {
    let kept = gainsay_tests::root().join("host/config/schema/config-1.schema.json");
    let printed = gainsay(["config", "schema"]).run().exits(0);
    assert!(printed.stdout == fs::read(kept).unwrap());
}

#[test]
fn the_file_of_the_readme_is_sound() {
    let readme = fs::read_to_string(gainsay_tests::root().join("README.md")).unwrap();
    let mut blocks = readme.split("```toml\n").skip(1);
    let block = blocks
        .find(|block| block.contains("[[overrides]]"))
        .unwrap();
    let (file, _) = block.split_once("```").unwrap();
    let scratch = desk(&[
        ("gainsay.toml", &format!("root = true\n{file}")),
        ("a.txt", QUIET),
    ]);
    let _ = run(&scratch, "", &["config", "show"]).run().exits(0);
    let packs = file.lines().filter(|line| !line.starts_with("packs"));
    scratch.write(
        "gainsay.toml",
        format!("root = true\n{}", packs.collect::<Vec<_>>().join("\n")),
    );
    let _ = check(&scratch, &["a.txt"]).exits(0);
}

#[test]
fn a_file_names_the_baseline_and_the_decisions() {
    let file = "root = true\nbaseline = 'known.json'\ndecisions = 'decided.jsonl'\n";
    let scratch = desk(&[("gainsay.toml", file), ("a.txt", WRONG_DAY)]);
    let baseline = |what| run(&scratch, "", &["baseline", what, "a.txt"]).run();
    let _ = baseline("create").exits(0);
    let known = fs::read_to_string(scratch.path().join("known.json")).unwrap();
    let known: Value = serde_json::from_str(&known).unwrap();
    let key = known["findings"][0]["key"].as_str().unwrap().to_owned();
    let _ = check(&scratch, &["a.txt"]).exits(0);
    let _ = check(&scratch, &["a.txt", "--isolated"]).exits(1);
    let decide = [
        "review",
        "set",
        key.as_str(),
        "a.txt",
        "--dismiss",
        "--reason",
        "so",
    ];
    let _ = run(&scratch, "", &decide).run().exits(0);
    assert!(scratch.path().join("decided.jsonl").exists());
    fs::remove_file(scratch.path().join("known.json")).unwrap();
    let _ = check(&scratch, &["a.txt"]).exits(0);
    let _ = baseline("create").exits(0);
    let known = fs::read_to_string(scratch.path().join("known.json")).unwrap();
    assert!(!known.contains(&key), "what is decided needs no entry");
    let _ = check(&scratch, &["a.txt"]).exits(0);
}
