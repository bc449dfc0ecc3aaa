//! Results of earlier runs: the same bytes in less time, never stale, never damaging.

use gainsay_tests::{Gainsay, Output, Scratch, fresh_cache, gainsay};
use std::fs;
use std::path::{Path, PathBuf};

/// A set of articles with a cache of its own.
struct Set {
    scratch: Scratch,
    cache: Scratch,
    /// Another cache, in which nothing is ever known.
    other: Scratch,
}

impl Set {
    /// Copies of the sample set.
    fn new() -> Self {
        let scratch = Scratch::default();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("articles")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, scratch.path().join(path.file_name().unwrap())).unwrap();
        }
        Self {
            scratch,
            cache: fresh_cache(),
            other: fresh_cache(),
        }
    }

    fn check(&self, options: &[&str]) -> Gainsay {
        gainsay(["check", ".", "--fail-on", "never"])
            .args(options)
            .within(self.scratch.path())
            .with("GAINSAY_CACHE_DIR", self.cache.path().to_str().unwrap())
    }

    /// A report in JSON, and how many articles were known.
    fn report(&self, options: &[&str]) -> (Vec<u8>, u64) {
        let out = self.check(options).args(["-vv", "--format", "json"]).run();
        let known = known(&out);
        (out.exits(0).stdout, known)
    }

    /// The report that nothing of an earlier run can have a part in.
    fn anew(&self, options: &[&str]) -> Vec<u8> {
        let _ = fs::remove_dir_all(self.other.path().join("results"));
        self.check(options)
            .args(["--format", "json"])
            .with("GAINSAY_CACHE_DIR", self.other.path().to_str().unwrap())
            .run()
            .exits(0)
            .stdout
    }

    fn results(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.cache.path().join("results")).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

/// How many articles a report in JSON is about.
fn articles(report: &[u8]) -> u64 {
    let report: serde_json::Value = serde_json::from_slice(report).unwrap();
    report["summary"]["articles"].as_u64().unwrap()
}

fn known(out: &Output) -> u64 {
    let (_, behind) = out
        .stderr
        .split_once("known from earlier runs articles=")
        .unwrap_or_else(|| panic!("{}", out.stderr));
    let digits = behind.split(|c: char| !c.is_ascii_digit()).next();
    digits.unwrap().parse().unwrap()
}

#[test]
fn a_second_run_takes_everything_from_the_first() {
    let set = Set::new();
    let (first, known) = set.report(&[]);
    assert_eq!(known, 0);
    assert!(first == set.anew(&[]), "with a cache and without");
    let (second, known) = set.report(&[]);
    assert_eq!(known, articles(&first));
    assert!(second == first, "a second run");
    assert!(set.report(&["--jobs", "1"]).0 == first, "one thread");
    let without = set.check(&["--no-cache", "--format", "json"]).run();
    assert!(without.exits(0).stdout == first, "no cache at all");
}

#[test]
fn only_what_has_changed_is_checked_again() {
    let set = Set::new();
    let (before, _) = set.report(&[]);
    let path = set.scratch.path().join("mill-fire.txt");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("Thursday", "Friday", 1)).unwrap();
    let (changed, known) = set.report(&[]);
    let all = articles(&before);
    assert_eq!(known, all - 1);
    assert!(changed != before);
    assert!(changed == set.anew(&[]));
    fs::write(&path, text).unwrap();
    let (back, known) = set.report(&[]);
    assert_eq!(known, all);
    assert!(back == before);
    // A copy under another name is another article: reports name it.
    fs::rename(&path, set.scratch.path().join("fire.txt")).unwrap();
    let (renamed, known) = set.report(&[]);
    assert_eq!(known, all - 1);
    assert!(renamed == set.anew(&[]));
}

#[test]
fn what_results_depend_on_makes_other_results() {
    let set = Set::new();
    let _ = set.report(&[]);
    let _ = set.scratch.write(
        "pack/pack.toml",
        "name = \"words\"\nversion = \"1.0.0\"\nsummary = \"Words.\"\n\
         licence = \"MIT OR Apache-2.0\"\n",
    );
    for options in [
        ["--select", "core"].as_slice(),
        &["--ignore", "core/weekday-date"],
        &["--plugin-memory", "63"],
        &["--packs", "pack"],
    ] {
        let (report, known) = set.report(options);
        assert_eq!(known, 0, "{options:?}");
        assert!(report == set.anew(options), "{options:?}");
    }
    // The day matters to the articles without one of their own, and to no other.
    let (report, _) = set.report(&["--date", "2019-02-01"]);
    assert!(report == set.anew(&["--date", "2019-02-01"]));
}

#[test]
fn damaged_entries_are_made_anew() {
    let set = Set::new();
    let (report, _) = set.report(&[]);
    for (number, path) in set.results().into_iter().enumerate() {
        let mut bytes = fs::read(&path).unwrap();
        let at = number * 37 % bytes.len();
        match number % 3 {
            0 => bytes[at] ^= 1,
            1 => bytes.truncate(at),
            _ => bytes.extend(b"more"),
        }
        fs::write(&path, bytes).unwrap();
    }
    let out = set.check(&["-vv", "--format", "json"]).run().exits(0);
    assert_eq!(known(&out), 0);
    assert!(out.stderr.contains("is made anew"), "{}", out.stderr);
    assert!(out.stdout == report);
    let (again, known) = set.report(&[]);
    assert_eq!(known, articles(&report));
    assert!(again == report);
}

#[test]
fn what_did_not_finish_is_tried_again() {
    let set = Set::new();
    let starved = ["--fuel", "1", "-vv", "--format", "json"];
    let [first, second] = [(); 2].map(|()| set.check(&starved).run().exits(3));
    assert!(first.stdout == second.stdout);
    let report = first.json();
    let fails =
        |article: &&serde_json::Value| !article["unfinished"].as_array().unwrap().is_empty();
    let all = report["articles"].as_array().unwrap().iter();
    let unfinished = all.filter(fails).count() as u64;
    assert!(unfinished > 0);
    assert_eq!(known(&second), articles(&first.stdout) - unfinished);
}

#[test]
fn the_cache_can_be_removed() {
    let set = Set::new();
    let _ = set.report(&[]);
    let cache = |command| {
        gainsay(["cache", command])
            .with("GAINSAY_CACHE_DIR", set.cache.path().to_str().unwrap())
            .run()
            .exits(0)
    };
    let dir = cache("dir");
    assert_eq!(dir.text().trim(), set.cache.path().to_str().unwrap());
    let kept = set.results().len();
    assert!(kept > 10);
    assert!(cache("clean").text().contains(" entries removed, "));
    assert!(set.results().is_empty());
    assert!(cache("clean").text().contains(": 0 entries removed, 0 MiB"));
}

#[test]
fn a_cache_that_cannot_be_written_costs_nothing_but_time() {
    let set = Set::new();
    let (report, _) = set.report(&[]);
    let file = set.scratch.path().join("file");
    fs::write(&file, "").unwrap();
    let out = set
        .check(&["--format", "json"])
        .with("GAINSAY_CACHE_DIR", file.to_str().unwrap())
        .run()
        .exits(0);
    assert!(out.stdout == report);
    assert!(out.stderr.contains("nothing is kept"), "{}", out.stderr);
}
