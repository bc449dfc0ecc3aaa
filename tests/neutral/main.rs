//! A paragraph that says nothing of note moves claims, sources and findings behind it, and changes
//! nothing else in the report.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gainsay_tests::{Scratch, gainsay};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Without names, figures, times, statements or events, and without a noun that a later "it" or
/// "they" could mean.
const NEUTRAL: &str = "Perhaps so, and perhaps not.\n\n";

/// A sample article with the paragraph in it.
struct Variant {
    original: String,
    /// Characters before the paragraph.
    at: u64,
}

/// Where paragraphs begin, from the second paragraph on: what stands before the first
/// may be a headline or a standfirst, and is no longer one with a paragraph before it.
fn places(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices("\n\n").map(|(at, _)| at + 2).skip(2)
}

fn write(scratch: &Scratch) -> BTreeMap<String, Variant> {
    let mut variants = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_none_or(|e| e != "txt" && e != "md") {
            continue;
        }
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap();
        scratch.write(&format!("articles/{name}"), &text);
        for (nth, at) in places(&text).enumerate() {
            let (before, after) = text.split_at(at);
            let variant = format!("{nth}-{name}");
            scratch.write(
                &format!("articles/{variant}"),
                format!("{before}{NEUTRAL}{after}"),
            );
            let at = before.chars().count() as u64;
            let original = name.clone();
            variants.insert(variant, Variant { original, at });
        }
    }
    assert!(variants.len() > 100);
    variants
}

/// What of an article's report has to stay: without digests, and without the words around evidence.
fn kept(report: &Value) -> Value {
    let mut kept = Value::Object(serde_json::Map::new());
    for part in [
        "published",
        "claims",
        "sources",
        "findings",
        "unfinished",
        "coverage",
    ] {
        kept[part] = report[part].clone();
    }
    strip(&mut kept);
    kept
}

fn strip(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Object(fields) => {
            for gone in [
                "id", "key", "article", "path", "prefix", "suffix", "line", "column",
            ] {
                fields.remove(gone);
            }
            fields.values_mut().for_each(strip);
        }
        _ => {}
    }
}

/// Inside a quotation of several paragraphs nothing that is not quoted is neutral.
fn inside_quotation(report: &Value, at: u64) -> bool {
    let sources = report["sources"].as_array().unwrap().iter();
    let mut contents = sources.flat_map(|said| said["content"].as_array().unwrap());
    contents
        .any(|place| place["start"].as_u64().unwrap() < at && at < place["end"].as_u64().unwrap())
}

/// Moves positions that stand behind `at`.
fn shift(value: &mut Value, at: u64) {
    let by = NEUTRAL.chars().count() as u64;
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, at)),
        Value::Object(fields) => {
            let place = |name: &str| fields.get(name).and_then(Value::as_u64);
            if let (Some(start), Some(end)) = (place("start"), place("end")) {
                let start = if start >= at { start + by } else { start };
                let end = if end > at { end + by } else { end };
                *value = serde_json::json!({ "start": start, "end": end });
                return;
            }
            fields.values_mut().for_each(|field| shift(field, at));
        }
        _ => {}
    }
}

/// The parts that differ, with the first entry that does.
fn differences(name: &str, expected: &Value, found: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    for (part, expected) in expected.as_object().unwrap() {
        let found = &found[part];
        if expected == found {
            continue;
        }
        let items = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let (before, after) = (items(expected), items(found));
        let first = before.iter().zip(&after).find(|(a, b)| a != b);
        let first = first.map_or(String::new(), |(a, b)| format!("\n   {a}\n   {b}"));
        let counts = format!("{} before, {} after", before.len(), after.len());
        lines.push(format!("{name}: {part}: {counts}{first}"));
    }
    lines
}

#[test]
fn a_neutral_paragraph_changes_places_alone() {
    let scratch = Scratch::default();
    let variants = write(&scratch);
    let options = ["--format", "json", "--select", "all", "--fail-on", "never"];
    // Copies of one article have one origin, of course.
    let run = gainsay(["check", "articles", "--ignore", "conflict/one-origin"]).args(options);
    let report = run.within(scratch.path()).run().exits(0).json();
    let articles: BTreeMap<&str, &Value> = report["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| {
            let id = article["id"].as_str().unwrap();
            (id.strip_prefix("articles/").unwrap(), article)
        })
        .collect();
    let mut changes = Vec::new();
    let mut findings = 0;
    for (name, variant) in &variants {
        if inside_quotation(articles[variant.original.as_str()], variant.at) {
            continue;
        }
        let mut expected = kept(articles[variant.original.as_str()]);
        shift(&mut expected, variant.at);
        let found = kept(articles[name.as_str()]);
        findings += found["findings"].as_array().unwrap().len();
        changes.extend(differences(name, &expected, &found));
    }
    assert!(findings > 0);
    assert!(
        changes.is_empty(),
        "{} changes\n{}",
        changes.len(),
        changes.join("\n")
    );
}
