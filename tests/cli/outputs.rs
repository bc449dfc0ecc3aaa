//! `check --output`: several reports of one run, none of them half, none of them in the way.

use crate::exit_codes::{QUIET, WRONG_DAY};
use gainsay_tests::{Gainsay, Scratch, gainsay};
use std::fs;

fn check(scratch: &Scratch, outputs: &[&str]) -> Gainsay {
    let run = gainsay(["check", "-"]).within(scratch.path());
    outputs
        .iter()
        .fold(run, |run, output| run.args(["-o", output]))
}

fn names(scratch: &Scratch) -> Vec<String> {
    let entries = fs::read_dir(scratch.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn several_formats_come_from_one_run() {
    let scratch = Scratch::default();
    let outputs = ["sarif=a.sarif", "junit=b.xml", "plain.txt"];
    let run = check(&scratch, &outputs).args(["--format", "concise"]);
    let out = run.input(WRONG_DAY).run().exits(1);
    assert!(out.stdout.is_empty());
    assert_eq!(names(&scratch), ["a.sarif", "b.xml", "plain.txt"]);
    for name in names(&scratch) {
        let text = fs::read_to_string(scratch.path().join(&name)).unwrap();
        assert!(text.contains("core/weekday-date"), "{name}: {text}");
    }
}

#[test]
fn what_is_written_decides_nothing() {
    let scratch = Scratch::default();
    for (article, code) in [(QUIET, 0), (WRONG_DAY, 1)] {
        let out = check(&scratch, &["json=x.json", "github=y.txt"]);
        let _ = out.input(article).run().exits(code);
    }
    let unread = check(&scratch, &["json=x.json"]).arg("gone.txt");
    let _ = unread.input(QUIET).run().exits(2);
    let report = fs::read_to_string(scratch.path().join("x.json")).unwrap();
    assert!(report.contains("\"articles\":1"), "{report}");
}

#[test]
fn a_path_that_cannot_be_written_costs_nothing_else() {
    let scratch = Scratch::default();
    scratch.write("old.json", "old");
    for (output, told) in [
        (
            "sarif=no/such/x.sarif",
            "there is no such folder; make it first",
        ),
        ("sarif=.", "is a folder; name a file in it"),
        ("json=./old.json", "two reports for one file"),
        ("sarf=x", "unknown format `sarf`; choose one of full, "),
        ("sarif=", "no path after `sarif=`; write `sarif=PATH`"),
    ] {
        let run = check(&scratch, &["json=old.json", output]);
        let out = run.input(WRONG_DAY).run().exits(2);
        assert!(out.stdout.is_empty(), "{output}: {}", out.text());
        assert!(out.stderr.contains(told), "{output}: {}", out.stderr);
        assert_eq!(fs::read(scratch.path().join("old.json")).unwrap(), b"old");
        assert_eq!(names(&scratch), ["old.json"]);
    }
    let run = check(&scratch, &["a.txt", "b.txt"]);
    let out = run.input(QUIET).run().exits(2);
    let _ = out.complains(&["--output b.txt", "a second path", "FORMAT=PATH"]);
}

#[cfg(unix)]
#[test]
fn a_device_takes_several() {
    let scratch = Scratch::default();
    let run = check(&scratch, &["json=/dev/null", "sarif=/dev/null"]);
    let out = run.input(WRONG_DAY).run().exits(1);
    assert!(out.text().contains("core/weekday-date"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_by_its_file_and_leaves_no_other() {
    let scratch = Scratch::default();
    let run = check(&scratch, &["json=a.json", "sarif=/dev/full"]);
    let out = run.input(WRONG_DAY).run().exits(2);
    let _ = out.complains(&["writing the report", "/dev/full: "]);
    assert!(names(&scratch).is_empty());
}

#[test]
fn files_have_no_colours_and_standard_output_may() {
    let scratch = Scratch::default();
    let run = check(&scratch, &["full=a.txt", "grouped=b.txt"]);
    let out = run
        .args(["--color", "always"])
        .input(WRONG_DAY)
        .run()
        .exits(1);
    assert!(out.text().contains('\u{1b}'));
    for name in ["a.txt", "b.txt"] {
        let text = fs::read_to_string(scratch.path().join(name)).unwrap();
        assert!(!text.contains('\u{1b}'), "{name}");
    }
}

/// Addresses of links within a page.
fn links(page: &str) -> Vec<&str> {
    let behind = page.split("href=\"").skip(1);
    behind.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn pages_may_be_files_of_a_folder() {
    let scratch = Scratch::default();
    for (name, text) in [("news/a.txt", WRONG_DAY), ("news/b.txt", QUIET)] {
        let _ = scratch.write(name, text);
    }
    let _ = scratch.write("news/c.txt", "");
    let run = || gainsay(["check", "news", "-o", "html=out/pages/"]).within(scratch.path());
    let out = run().run().exits(1);
    assert!(out.text().contains("core/weekday-date"));
    let page = |name: &str| fs::read_to_string(scratch.path().join("out/pages").join(name));
    let (index, first, second) = (
        page("index.html").unwrap(),
        page("a1.html").unwrap(),
        page("a2.html").unwrap(),
    );
    assert!(page("a3.html").is_err(), "what cannot be read has no page");
    assert!(index.contains("news/c.txt") && index.contains("Not read"));
    assert!(first.contains("core/weekday-date") && !second.contains("core/weekday-date"));
    for (name, text) in [
        ("index.html", &index),
        ("a1.html", &first),
        ("a2.html", &second),
    ] {
        assert!(text.starts_with("<!DOCTYPE html>") && text.ends_with("</html>\n"));
        assert!(!links(text).is_empty(), "{name}");
        for link in links(text) {
            let (file, id) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => text.clone(),
                file => page(file).unwrap(),
            };
            let there = id.is_empty() || target.contains(&format!("id=\"{id}\""));
            assert!(there, "{name} leads to {link}");
        }
    }
    let _ = run().run().exits(1);
    assert_eq!(
        page("index.html").unwrap(),
        index,
        "again, over what is there"
    );
    // Another format takes no folder.
    let out = gainsay(["check", "news", "-o", "json=out/pages"]).within(scratch.path());
    let _ = out.run().exits(2).complains(&["out/pages: is a folder"]);
}
