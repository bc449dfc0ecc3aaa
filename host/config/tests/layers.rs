//! Files, variables and what holds in the end.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gainsay_config::{Settings, Wanted, load, show};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn settings(here: &Path) -> Result<Settings, String> {
    let wanted = Wanted {
        here,
        file: None,
        isolated: false,
        variable: &|_| None,
    };
    load(&wanted).map_err(|error| error.to_string())
}

/// What is wrong with a file of that text, without its name.
fn wrong(text: &str) -> String {
    let folder = folder(&[("gainsay.toml", text)]);
    settings(folder.path()).unwrap_err()
}

const ALL: &str = r#"root = true
packs = ["house", "/packs/city"]
select = ["core", "house/vote"]
ignore = "core/weekday-date"
fail_on = "warning"
format = "concise"
output = ["json=out/report.json", "plain.txt"]
jobs = 3
date = 2031-03-04
exclude = ["drafts", "**/*.draft.md"]
baseline = "known.json"
decisions = "decided.jsonl"

[limits]
fuel = 50
plugin_timeout = 2_000
plugin_memory = 64

[[overrides]]
paths = ["opinion/**"]
sources = ["Lenn Wire"]
sections = ["Opinion"]
select = []
ignore = ["core"]
severity = { "core/x" = "info", all = "error" }
"#;

#[test]
fn every_key_is_read_and_shown_as_it_could_be_written() {
    let folder = folder(&[("gainsay.toml", ALL)]);
    let shown = show(&settings(folder.path()).unwrap(), false);
    let again = self::folder(&[("gainsay.toml", &format!("root = true\n{shown}"))]);
    assert_eq!(show(&settings(again.path()).unwrap(), false), shown);
    assert!(!shown.contains("not set"), "{shown}");
    for part in [
        r#"packs = ["house", "/packs/city"]"#,
        r#"output = ["json=out/report.json", "plain.txt"]"#,
        "date = 2031-03-04",
        "limits.plugin_timeout = 2000",
        "select = []",
        r#"severity = { all = "error", "core/x" = "info" }"#,
    ] {
        assert!(shown.contains(part), "{part} in:\n{shown}");
    }
}

#[test]
fn nearer_files_go_first_and_roots_end_the_search() {
    let folder = folder(&[
        ("gainsay.toml", "jobs = 1"),
        (
            "a/gainsay.toml",
            "root = true\njobs = 2\nformat = 'json'\n[[overrides]]\nsources = 'x'\nignore = 'a'",
        ),
        (
            "a/b/gainsay.toml",
            "jobs = 3\n[[overrides]]\nsources = 'x'\nignore = 'b'",
        ),
        ("a/b/c/x.txt", ""),
    ]);
    let found = settings(&folder.path().join("a/b/c")).unwrap();
    let shown = show(&found, true);
    for (key, origin) in [
        ("jobs = 3", "# ../gainsay.toml:1"),
        ("format = \"json\"", "# ../../gainsay.toml:3"),
        ("packs = []", "# built-in"),
    ] {
        let fits = |line: &str| line.starts_with(key) && line.ends_with(origin);
        assert!(shown.lines().any(fits), "{key} {origin} in:\n{shown}");
    }
    let ignored = found
        .overrides
        .iter()
        .map(|one| one.ignore[0].text.as_str());
    assert_eq!(
        ignored.collect::<Vec<_>>(),
        ["a", "b"],
        "the nearer one last"
    );
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (text, told) in [
        (
            "jobs = 1\nfial_on = 'error'",
            "gainsay.toml:2:1: unknown key `fial_on` in gainsay.toml; did you mean `fail_on`?",
        ),
        (
            "[limits]\nfule = 1",
            "gainsay.toml:2:1: unknown key `fule` in limits; did you mean `fuel`?",
        ),
        (
            "[[overrides]]\npath = 'a'\nignore = 'b'",
            "2:1: unknown key `path` in an override; did you mean `paths`?",
        ),
        (
            "jobs = 'two'",
            "gainsay.toml:1:8: `jobs` has to be a whole number, not a string",
        ),
        ("jobs = -1", "1:8: `jobs` has to be from 0 to 1024"),
        (
            "[limits]\nfuel = 0",
            "2:8: `fuel` has to be from 1 to 1000000",
        ),
        (
            "select = 3",
            "1:10: `select` has to be a list of strings, not an integer",
        ),
        (
            "select = ['a', 3]",
            "1:16: `select` has to be a string, not an integer",
        ),
        ("select = ['']", "1:11: a string of `select` is empty"),
        (
            "root = 'yes'",
            "1:8: `root` has to be true or false, not a string",
        ),
        (
            "fail_on = 'errors'",
            "1:11: `fail_on` cannot be `errors`; did you mean `error`?",
        ),
        (
            "format = 'srif'",
            "1:10: `format` cannot be `srif`; did you mean `sarif`?",
        ),
        ("date = 2031-02-30", "gainsay.toml:1:"),
        (
            "date = 'soon'",
            "1:8: `date` is not a day; write it as 2022-02-17",
        ),
        ("date = 2031-03-04T10:00:00", "1:8: `date` is not a day"),
        ("output = 'srif=x'", "1:10: unknown format `srif`"),
        (
            "output = 'json=../x'",
            "1:10: `output` ../x leads out of the folder of the file; name it with --output",
        ),
        ("output = '/x'", "1:10: `output` /x leads out"),
        (
            "exclude = ['a', 'b[']",
            "1:17: \"b[\" in `exclude` is no pattern: ",
        ),
        (
            "exclude = '../a'",
            "1:11: \"../a\" in `exclude` leads out of the folder of the file",
        ),
        (
            "overrides = 1",
            "1:13: `overrides` has to be a list of tables, not an integer",
        ),
        (
            "\n[[overrides]]\nignore = 'a'",
            "2:1: an override needs one of `paths`, `sources`, `sections`",
        ),
        (
            "[[overrides]]\npaths = 'a'",
            "1:1: an override needs one of `select`, `ignore`, `severity`",
        ),
        (
            "[[overrides]]\npaths = 'a'\nseverity = { 'core/x' = 'warn' }",
            "3:25: `core/x` cannot be `warn`",
        ),
        ("jobs = ", "gainsay.toml:1:"),
        ("jobs = 1\njobs = 2", "2:1: not TOML: duplicate key"),
    ] {
        let wrong = wrong(text);
        assert!(wrong.contains(told), "{told} in {wrong}");
        assert_eq!(wrong.lines().count(), 1, "{wrong}");
    }
}

#[test]
fn all_faults_of_a_file_are_told_at_once() {
    assert_eq!(
        wrong("jobs = 'x'\nfial_on = 1\nroot = 1").lines().count(),
        3
    );
}

#[test]
fn what_is_named_has_to_be_there() {
    let folder = folder(&[("gainsay.toml", "jobs = 1"), ("other.toml", "jobs = 2")]);
    let of = |file: Option<&str>, isolated, variable: Option<&str>| {
        let wanted = Wanted {
            here: folder.path(),
            file: file.map(Path::new),
            isolated,
            variable: &|name| (name == "GAINSAY_CONFIG").then(|| variable.map(str::to_owned))?,
        };
        let found = load(&wanted).map_err(|error| error.to_string());
        found.map(|found| found.jobs.map(|jobs| jobs.value))
    };
    assert_eq!(of(None, false, None), Ok(Some(1)));
    assert_eq!(of(None, false, Some("other.toml")), Ok(Some(2)));
    assert_eq!(
        of(Some("gainsay.toml"), false, Some("other.toml")),
        Ok(Some(1))
    );
    assert_eq!(of(None, true, Some("other.toml")), Ok(None));
    let gone = of(Some("gone.toml"), false, None).unwrap_err();
    assert!(gone.starts_with("gone.toml: cannot be read: "), "{gone}");
}

#[test]
fn what_is_no_text_or_too_large_is_refused() {
    let folder = folder(&[("gainsay.toml", &"#".repeat((1 << 20) + 1))]);
    assert!(
        settings(folder.path())
            .unwrap_err()
            .contains("more than 1048576 bytes")
    );
    fs::write(folder.path().join("gainsay.toml"), b"jobs = 1 # \xff").unwrap();
    assert!(
        settings(folder.path())
            .unwrap_err()
            .contains("gainsay.toml: cannot be read")
    );
    fs::remove_file(folder.path().join("gainsay.toml")).unwrap();
    fs::create_dir(folder.path().join("gainsay.toml")).unwrap();
    assert!(
        settings(folder.path()).is_ok(),
        "a folder is no file of ours"
    );
}

proptest! {
    #[test]
    fn any_text_gives_settings_or_faults(text in "(?s).{0,200}", key in "[a-z_]{1,9}", cut in 0..ALL.len()) {
        for text in [text.clone(), format!("{key} = {text}"), format!("{}{text}", ALL.get(..cut).unwrap_or(""))] {
            let folder = folder(&[("gainsay.toml", &format!("root = true\n{text}"))]);
            if let Ok(found) = settings(folder.path()) {
                let _ = show(&found, true);
            }
        }
    }
}
