//! What a report is made of, without the words: the same whatever articles say.

use crate::Format;
use crate::html::document::Document;
use pulldown_cmark::{Event, Options, Parser};
use serde_json::Value;
use std::collections::BTreeSet;

/// What stands where a payload might.
pub(super) const HARMLESS: &str = "harmless";

/// The parts of a report of a run in which all text from outside is `payload`.
pub(super) fn skeleton(format: Format, payload: &str, output: &str) -> Vec<String> {
    match format {
        // Its lines are wrapped, so that their number depends on the words.
        Format::Full => Vec::new(),
        Format::Concise | Format::Grouped => output.lines().map(|_| "line".to_owned()).collect(),
        Format::Json | Format::Sarif => keys(payload, output),
        Format::JsonLines => output
            .lines()
            .flat_map(|line| keys(payload, line))
            .collect(),
        Format::Markdown | Format::GithubSummary => elements(output),
        Format::Html => page(&Document::read(output)),
        Format::Junit => tags(output),
        Format::Github => commands(output),
        Format::Gitlab => keys(payload, output),
        Format::Rdjson => keys(payload, output),
    }
}

/// The elements of an XML text with the names of their attributes.
fn tags(text: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(text).unwrap();
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    elements
        .map(|element| {
            let names = element.attributes().map(|attribute| attribute.name());
            let names: Vec<&str> = names.collect();
            format!("{} {}", element.tag_name().name(), names.join(" "))
        })
        .collect()
}

/// The elements of a page with the names of their attributes and their classes. Of an article's text,
/// where the words make the paragraphs, which ones there are.
pub(super) fn page(page: &Document) -> Vec<String> {
    assert_eq!(page.errors, Vec::<String>::new());
    let mut parts = Vec::new();
    let mut of_text = BTreeSet::new();
    for element in &page.elements {
        let class = element.attribute("class").unwrap_or_default();
        let names = element.attributes.iter().map(|(name, _)| name.as_str());
        let names: Vec<&str> = names.collect();
        let part = format!("{} {} {class}", element.name, names.join(" "));
        if element.name == "section" {
            parts.extend(std::mem::take(&mut of_text));
        }
        let text = parts
            .last()
            .is_some_and(|p: &String| p.starts_with("section") && p.ends_with("text"));
        if text || !of_text.is_empty() {
            of_text.insert(part);
        } else {
            parts.push(part);
        }
    }
    parts.extend(of_text);
    parts
}

/// The workflow commands of a log with the names of their properties; nothing else may stand there.
fn commands(text: &str) -> Vec<String> {
    let command = |line: &str| {
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (name, properties) = head.split_once(' ').unwrap();
        let properties = properties.split(',').map(|pair| {
            let (key, value) = pair.split_once('=').unwrap();
            assert!(!value.contains([':', ',', '\r']), "{line}");
            key
        });
        let properties: Vec<&str> = properties
            .filter(|key| !MAY_BE_ABSENT.contains(key))
            .collect();
        let lines = message.matches("%0A").count();
        format!("{name} {} {lines}", properties.join(" "))
    };
    text.lines().map(command).collect()
}

/// Keys and properties that depend on how long the words are.
const MAY_BE_ABSENT: [&str; 4] = ["startColumn", "endColumn", "column", "col"];

/// Every key of a JSON text with the keys above it.
fn keys(payload: &str, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    let mut keys = Vec::new();
    collect("", payload, &value, &mut keys);
    keys
}

fn collect(path: &str, payload: &str, value: &Value, keys: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let is_text = key == payload || key == HARMLESS;
                let name = if is_text { "payload" } else { key };
                if !MAY_BE_ABSENT.contains(&name) {
                    collect(&format!("{path}/{name}"), payload, value, keys);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                collect(&format!("{path}/*"), payload, item, keys);
            }
        }
        _ => keys.push(path.to_owned()),
    }
}

/// The elements of a Markdown text.
fn elements(markdown: &str) -> Vec<String> {
    let elements: Vec<String> = Parser::new_ext(markdown, Options::all())
        .filter(|event| !matches!(event, Event::Text(_) | Event::SoftBreak))
        .map(|event| format!("{event:?}"))
        .collect();
    assert!(elements.len() > 40);
    elements
}
