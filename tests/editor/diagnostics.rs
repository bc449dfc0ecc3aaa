//! What is shown in articles that are open.

use crate::WRONG_DAY;
use crate::client::{Client, uri};
use gainsay_tests::{Scratch, gainsay, root};
use serde_json::{Value, json};
use std::fs;

const URI: &str = "untitled:Untitled-1";

/// Code and severity of diagnostics, in order.
fn told(diagnostics: &[Value]) -> Vec<(String, i64)> {
    let told = diagnostics.iter().map(|one| {
        let code = one["code"].as_str().unwrap().to_owned();
        (code, one["severity"].as_i64().unwrap())
    });
    told.collect()
}

/// What a range of a text says; columns count UTF-16.
fn words(text: &str, range: &Value) -> String {
    let place = |end: &str| {
        let line = range[end]["line"].as_u64().unwrap() as usize;
        (line, range[end]["character"].as_u64().unwrap() as usize)
    };
    let ((line, from), (last, to)) = (place("start"), place("end"));
    assert_eq!(line, last);
    let line: Vec<u16> = text.lines().nth(line).unwrap().encode_utf16().collect();
    String::from_utf16(&line[from..to]).unwrap()
}

#[test]
fn an_open_article_shows_what_check_finds() {
    let articles = root().join("tests/articles");
    for name in [
        "mill-fire.txt",
        "charity-trial.md",
        "tram-derailment.html",
        "evening-briefs.jsonl",
    ] {
        let text = fs::read_to_string(articles.join(name)).unwrap();
        let scratch = Scratch::default();
        let path = scratch.write(name, &text);
        let report = gainsay([
            "check",
            name,
            "--format",
            "json",
            "--isolated",
            "--fail-on",
            "never",
        ]);
        let report = report.within(scratch.path()).run().exits(0).json();
        let articles = report["articles"].as_array().unwrap().iter();
        let findings = articles.flat_map(|article| article["findings"].as_array().unwrap());
        let weight = |finding: &Value| match finding["severity"].as_str() {
            Some("error") => 1,
            Some("warning") => 2,
            _ => 3,
        };
        let mut wanted: Vec<(String, i64)> = findings
            .map(|finding| {
                (
                    finding["rule"].as_str().unwrap().to_owned(),
                    weight(finding),
                )
            })
            .collect();
        let mut client = Client::with(None, &json!({}));
        client.open(&uri(&path), &text);
        let mut shown = told(&client.diagnostics(&uri(&path), 1));
        wanted.sort();
        shown.sort();
        assert_eq!(shown, wanted, "{name}");
    }
}

#[test]
fn places_count_what_was_agreed_on() {
    let text = format!("Intro “𝄞é”.\n\n“𝄞é” {WRONG_DAY}");
    let columns = |encodings: Value| {
        let mut client = Client::with(
            None,
            &json!({ "general": { "positionEncodings": encodings } }),
        );
        client.open(URI, &text);
        let diagnostics = client.diagnostics(URI, 1);
        assert_eq!(told(&diagnostics), [("core/weekday-date".to_owned(), 1)]);
        diagnostics[0]["range"].clone()
    };
    let utf16 = columns(json!(["utf-16", "utf-8"]));
    assert_eq!(words(&text, &utf16), "Monday, 5 June 2013");
    let utf8 = columns(json!(["utf-8"]));
    let start = |range: &Value| range["start"]["character"].as_u64().unwrap();
    assert_eq!(
        start(&utf8),
        start(&utf16) + 7,
        "two quotation marks, é and 𝄞"
    );
}

#[test]
fn edits_are_followed_one_by_one() {
    let mut client = Client::with(None, &json!({}));
    client.open(URI, WRONG_DAY);
    assert_eq!(client.diagnostics(URI, 1).len(), 1);
    let at = WRONG_DAY.find("Monday").unwrap();
    let edit = |from: usize, to: usize, text: &str| {
        json!({ "text": text, "range": {
            "start": { "line": 0, "character": from },
            "end": { "line": 0, "character": to },
        } })
    };
    let change = |version: i64, edits: Value| json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": edits });
    // Two edits of one message, the second to what the first has left.
    let right = json!([edit(at, at + 6, ""), edit(at, at, "Wednesday")]);
    client.notify("textDocument/didChange", &change(2, right));
    assert_eq!(client.diagnostics(URI, 2), Vec::<Value>::new());
    let wrong = json!([edit(at, at + 9, "Friday")]);
    client.notify("textDocument/didChange", &change(3, wrong));
    let diagnostics = client.diagnostics(URI, 3);
    let text = WRONG_DAY.replace("Monday", "Friday");
    assert_eq!(
        words(&text, &diagnostics[0]["range"]),
        "Friday, 5 June 2013"
    );
    client.notify(
        "textDocument/didClose",
        &json!({ "textDocument": { "uri": URI } }),
    );
    client.until(|client| client.published[URI] == (None, Vec::new()));
}

#[test]
fn what_cannot_be_read_is_told_once_it_is_begun() {
    let mut client = Client::with(None, &json!({}));
    client.open(URI, " \n");
    assert_eq!(client.diagnostics(URI, 1), Vec::<Value>::new());
    client.replace(URI, 2, "---\ndate: soon\n---\nText.\n");
    let diagnostics = client.diagnostics(URI, 2);
    assert_eq!(told(&diagnostics), [("skipped".to_owned(), 2)]);
    let message = diagnostics[0]["message"].as_str().unwrap();
    assert!(message.contains("`date` is not a day"), "{message}");
}

#[test]
fn what_is_no_article_is_left_alone() {
    let scratch = Scratch::default();
    let mut client = Client::with(None, &json!({}));
    for name in ["main.rs", "package.json"] {
        let path = scratch.path().join(name);
        client.open(&uri(&path), WRONG_DAY);
        let at = json!({
            "textDocument": { "uri": uri(&path) },
            "position": { "line": 0, "character": 30 },
        });
        assert_eq!(client.request("textDocument/hover", &at), Ok(Value::Null));
    }
    client.open(URI, WRONG_DAY);
    let _ = client.diagnostics(URI, 1);
    assert_eq!(client.published.len(), 1);
}

#[test]
fn rules_that_cannot_run_are_told() {
    let scratch = Scratch::default();
    scratch.write(
        "gainsay.toml",
        "root = true\nselect = 'core'\nlimits.plugin_memory = 1\n",
    );
    let path = scratch.path().join("a.txt");
    let mut client = Client::with(None, &json!({}));
    client.open(&uri(&path), WRONG_DAY);
    let _ = client.diagnostics(&uri(&path), 1);
    let mut told = client
        .heard
        .iter()
        .filter(|one| one["method"] == "window/showMessage");
    assert!(told.any(|one| {
        let text = one["params"]["message"].as_str().unwrap();
        one["params"]["type"] == 2 && text.contains("plugin `")
    }));
}
