//! Files of several articles, pages and records that are not what they should be.

use gainsay_tests::{Scratch, gainsay, measure};
use serde_json::Value;
use std::fs::File;
use std::io::Write;
use std::time::Duration;

/// One error: the day was a Wednesday.
const SOUND: &str = "The bridge opened on Monday, 5 June 2013, the mayor said.";

fn line(text: &str) -> String {
    format!("{{\"title\": \"Bridge\", \"text\": \"{text}\"}}\n")
}

/// Id, path, and first line of the first finding of every article.
fn found(report: &Value) -> Vec<(String, String, u64)> {
    let articles = report["articles"].as_array().unwrap().iter();
    let read = articles.filter(|article| article["findings"].is_array());
    let found = read.map(|article| {
        let text = |name: &str| article[name].as_str().unwrap().to_owned();
        let evidence = &article["findings"][0]["evidence"][0];
        (
            text("id"),
            text("path"),
            evidence["line"].as_u64().unwrap_or(0),
        )
    });
    found.collect()
}

#[test]
fn a_bad_line_costs_its_own_article() {
    let scratch = Scratch::default();
    let bad = [
        "{\"text\": \"x\"",
        "{\"text\": \"x\", \"text\": \"y\"}",
        "{\"text\": \"half \\ud800 of one\"}",
        "{\"text\": \"x\", \"date\": \"soon\"}",
        "{\"title\": \"no text\"}",
        "7",
    ];
    let deep = "[".repeat(100_000);
    let text = format!(
        "\u{feff}{}\n{}\n{deep}\n{}",
        line(SOUND),
        bad.join("\n"),
        line(SOUND)
    );
    scratch.write("many.jsonl", text);
    let out = gainsay(["check", "many.jsonl", "--format", "json"]);
    let out = out.within(scratch.path()).run().exits(2);
    let report = out.json();
    let path = || "many.jsonl".to_owned();
    assert_eq!(
        found(&report),
        [
            ("many.jsonl#1".to_owned(), path(), 1),
            ("many.jsonl#10".to_owned(), path(), 10),
        ]
    );
    assert_eq!(report["summary"]["skipped"], 7);
    let told = &out.stderr;
    for words in [
        "line 4, column ",
        "`text` is written twice; keep one",
        "`text` holds an escape that is no character",
        "`date` is not a day: \"soon\"",
        "no text of an article",
        "line 8, column ",
        "line 9, column ",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn files_of_articles_may_stand_on_standard_input() {
    let text = [line("All is well."), line(SOUND)].concat();
    let out = gainsay([
        "check",
        "-",
        "--stdin-filename",
        "wire.jsonl",
        "--format",
        "json",
    ]);
    let report = out.input(text).run().exits(1).json();
    let ids: Vec<String> = found(&report).into_iter().map(|(id, ..)| id).collect();
    assert_eq!(ids, ["wire.jsonl#1", "wire.jsonl#2"]);
}

#[test]
fn a_line_of_100_mb_costs_little() {
    let scratch = Scratch::default();
    let mut file = File::create(scratch.path().join("long.jsonl")).unwrap();
    let megabyte = "seven thousand ".repeat(70_000);
    for _ in 0..100 {
        file.write_all(megabyte.as_bytes()).unwrap();
    }
    file.write_all(format!("\n{}", line(SOUND)).as_bytes())
        .unwrap();
    drop(file);
    let run = gainsay([
        "check",
        "long.jsonl",
        "--select",
        "core/weekday-date",
        "--format",
        "json",
    ]);
    let measured = measure(run.within(scratch.path()));
    let out = measured.output.exits(2);
    assert_eq!(found(&out.json())[0].0, "long.jsonl#2");
    let _ = out.complains(&["long.jsonl", "larger than 8388608 bytes"]);
    assert!(
        measured.time < Duration::from_secs(3),
        "{:?}",
        measured.time
    );
    assert!(measured.peak_kib < 128 << 10, "{} KiB", measured.peak_kib);
}

#[test]
fn hostile_pages_are_read_or_refused() {
    let scratch = Scratch::default();
    let sound = format!("<p>{SOUND}</p>");
    let deep = "<div><b>".repeat(100_000);
    for (name, page, code) in [
        ("deep.html", format!("{deep}{sound}"), 1),
        (
            "attribute.html",
            format!("<p title='{}'></p>{sound}", "x".repeat(4 << 20)),
            1,
        ),
        ("plaintext.html", format!("<plaintext>{SOUND}"), 1),
        ("comment.html", format!("{sound}<!-- {sound}"), 1),
        (
            "entities.html",
            format!("{sound}&#x110000;&#xd800;&{}", "&lt".repeat(100_000)),
            1,
        ),
        ("bidi.html", format!("<p>\u{202e}\u{2066}</p>{sound}"), 1),
        ("script.html", format!("<script>{sound}</script>"), 2),
        (
            "hidden.html",
            format!("<div style='display:none'>{sound}</div>"),
            2,
        ),
        ("zero.html", "<p>\0</p>".to_owned(), 2),
    ] {
        scratch.write(name, page);
        let run = gainsay(["check", name, "--select", "core/weekday-date"]);
        let _ = run.within(scratch.path()).run().exits(code);
    }
    let latin = b"<meta charset=latin1><p>The caf\xe9 opened on Monday, 5 June 2013.</p>";
    scratch.write("latin.html", latin);
    let run = gainsay(["check", "latin.html"])
        .within(scratch.path())
        .run();
    assert!(run.exits(1).text().contains("café"));
}

#[test]
fn compare_takes_files_of_one_article() {
    let scratch = Scratch::default();
    scratch.write("old.jsonl", line(SOUND));
    scratch.write("new.jsonl", line(SOUND));
    let run = gainsay(["compare", "old.jsonl", "new.jsonl"]);
    let out = run.within(scratch.path()).run().exits(2);
    let _ = out.complains(&["new.jsonl", "compare files of one article each"]);
}

/// An archive of pages with these bodies.
fn archive(bodies: &[&str]) -> String {
    let record = |body: &&str| {
        let html = format!("<html><body><article><p>{body}</p></article></body></html>");
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}");
        let length = answer.len();
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n\
             Content-Length: {length}\r\n\r\n{answer}\r\n\r\n"
        )
    };
    bodies.iter().map(record).collect()
}

#[test]
fn pages_of_an_archive_are_articles() {
    let scratch = Scratch::default();
    let whole = archive(&[SOUND, SOUND]);
    scratch.write("night.warc", &whole);
    scratch.write("cut.warc", &whole[..whole.len() - 20]);
    let check = |name: &str| {
        let out = gainsay(["check", name, "--format", "json"]);
        out.within(scratch.path()).run()
    };
    let article = |name: &str, number| (format!("{name}#{number}"), name.to_owned(), 1);
    let out = check("night.warc").exits(1);
    let pages = [1, 2].map(|number| article("night.warc", number));
    assert_eq!(found(&out.json()), pages);
    // The page that the archive breaks off in is read as far as it goes.
    let out = check("cut.warc");
    assert_eq!(found(&out.json())[0], article("cut.warc", 1));
    scratch.write("none.warc", "WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
    let out = check("none.warc").exits(2);
    let _ = out.complains(&["none.warc: no page in this archive"]);
    scratch.write("noise.warc", "some other file\n");
    let out = check("noise.warc").exits(2);
    let _ = out.complains(&["noise.warc", "damaged here", "fetch it again"]);
}
