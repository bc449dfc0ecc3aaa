//! Findings with sides in several articles of a folder.

use crate::client::{Client, uri};
use crate::{FIRST, WRONG_DAY, second};
use gainsay_tests::{Scratch, gainsay, root};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with two articles that do not match.
struct Desk {
    scratch: Scratch,
    /// The rule that finds it.
    rule: String,
    /// The earlier article.
    a: PathBuf,
    /// The later one.
    b: PathBuf,
}

fn desk() -> Desk {
    let scratch = Scratch::default();
    scratch.write("gainsay.toml", "root = true\n");
    let a = scratch.write("first/a.txt", FIRST);
    let b = scratch.write("second/b.txt", second());
    let rule = rule(&scratch);
    Desk {
        scratch,
        rule,
        a,
        b,
    }
}

/// The rule that finds that the toll has fallen.
fn rule(scratch: &Scratch) -> String {
    let report = gainsay(["check", ".", "--format", "json", "--fail-on", "never"]);
    let report = report.within(scratch.path()).run().exits(0).json();
    let rule = &report["articles"][1]["findings"][0]["rule"];
    rule.as_str().unwrap().to_owned()
}

/// Path, code and message of all that is shown in files below a folder.
fn shown(client: &Client, folder: &Path) -> BTreeSet<(String, String, String)> {
    let base = format!("{}/", uri(folder));
    let files = client.published.iter();
    let shown = files.flat_map(|(uri, (_, diagnostics))| {
        let name = uri.strip_prefix(&base).unwrap().to_owned();
        diagnostics.iter().map(move |one| {
            let text = |key: &str| one[key].as_str().unwrap().to_owned();
            (name.clone(), text("code"), text("message"))
        })
    });
    shown.collect()
}

#[test]
fn both_articles_show_a_finding_with_the_other_side() {
    let Desk {
        scratch,
        rule,
        a,
        b,
    } = desk();
    let mut client = Client::reading(scratch.path());
    for (here, there) in [(&a, &b), (&b, &a)] {
        client.until_codes(&uri(here), &[&rule]);
        let (version, diagnostics) = &client.published[&uri(here)];
        assert_eq!(*version, None);
        let related = diagnostics[0]["relatedInformation"].as_array().unwrap();
        let other = related
            .iter()
            .find(|one| one["location"]["uri"] == uri(there));
        let start = &other.unwrap()["location"]["range"]["start"];
        assert_eq!(start["line"], 4);
    }
}

#[test]
fn the_editors_text_goes_before_the_disk() {
    let Desk {
        scratch,
        rule,
        a,
        b,
    } = desk();
    let (a, b) = (uri(&a), uri(&b));
    let mut client = Client::reading(scratch.path());
    client.until_codes(&b, &[&rule]);
    client.open(&a, FIRST);
    assert_eq!(
        client.diagnostics(&a, 1)[0]["code"],
        rule.as_str(),
        "no flicker"
    );
    client.replace(&a, 2, &FIRST.replace("seven", "four"));
    client.until_codes(&b, &[]);
    client.until_codes(&a, &[]);
    // Words before the side move it, in the open article and as the related place of the other.
    client.replace(
        &a,
        3,
        &FIRST.replace("\n\nNorway", "\n\nOne more line.\n\nNorway"),
    );
    client.until_codes(&a, &[&rule]);
    client.until(|client| {
        let related = client.published[&b]
            .1
            .first()
            .map(|one| &one["relatedInformation"][0]);
        related.is_some_and(|related| related["location"]["range"]["start"]["line"] == 6)
    });
    // What lies on disk counts again once the editor has closed it.
    client.replace(&a, 4, "Nothing.\n");
    client.until_codes(&b, &[]);
    let closed = serde_json::json!({ "textDocument": { "uri": a } });
    client.notify("textDocument/didClose", &closed);
    client.until_codes(&b, &[&rule]);
}

#[test]
fn changes_on_disk_are_followed() {
    let Desk {
        scratch,
        rule,
        a,
        b,
    } = desk();
    let mut client = Client::reading(scratch.path());
    client.until_codes(&uri(&b), &[&rule]);
    fs::write(&a, FIRST.replace("seven", "four")).unwrap();
    client.touched(&[&a]);
    client.until_codes(&uri(&b), &[]);
    fs::write(&a, FIRST).unwrap();
    client.touched(&[&a]);
    client.until_codes(&uri(&b), &[&rule]);
    fs::remove_file(&a).unwrap();
    let c = scratch.write("new/c.txt", WRONG_DAY);
    client.touched(&[&a, &c]);
    client.until_codes(&uri(&b), &[]);
    client.until_codes(&uri(&c), &["core/weekday-date"]);
    client.until_codes(&uri(&a), &[]);
}

#[test]
fn a_folder_shows_what_check_finds_whatever_was_changed_before() {
    let scratch = Scratch::default();
    let articles = root().join("tests/articles");
    for entry in fs::read_dir(&articles).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending != "toml") {
            let name = path.file_name().unwrap().to_str().unwrap();
            scratch.write(name, fs::read(&path).unwrap());
        }
    }
    scratch.write("gainsay.toml", "root = true\n");
    scratch.write("z-first.txt", FIRST);
    scratch.write("a-second.txt", second());
    let report = gainsay(["check", ".", "--format", "json", "--fail-on", "never"]);
    let report = report.within(scratch.path()).run().exits(0).json();
    let mut wanted = BTreeSet::new();
    for article in report["articles"].as_array().unwrap() {
        for finding in article["findings"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            for side in finding["evidence"].as_array().unwrap() {
                let id = text(&side["article"]);
                let file = id.split('#').next().unwrap().to_owned();
                wanted.insert((file, text(&finding["rule"]), text(&finding["message"])));
            }
        }
    }
    assert!(wanted.len() > 12, "{wanted:?}");
    let mut client = Client::reading(scratch.path());
    assert_eq!(shown(&client, scratch.path()), wanted);
    let changed = [
        "z-first.txt",
        "mill-fire.txt",
        "evening-briefs.jsonl",
        "pipeline-warning.md",
    ];
    let paths = changed.map(|name| scratch.path().join(name));
    let texts = paths.clone().map(|path| fs::read(path).unwrap());
    for path in &paths {
        fs::write(path, "Nothing.\n").unwrap();
        client.touched(&[path]);
    }
    client.until_codes(&uri(&paths[1]), &[]);
    for (path, text) in paths.iter().zip(texts) {
        fs::write(path, text).unwrap();
        client.touched(&[path]);
    }
    client.until(|client| shown(client, scratch.path()) == wanted);
}
