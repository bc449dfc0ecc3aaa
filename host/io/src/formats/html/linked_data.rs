//! What a page says about its article in JSON-LD, the form that search engines read.

use crate::written_date;
use gainsay_model::CivilDay;
use serde_json::Value;

/// What is known of the article.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    pub(super) headline: Option<String>,
    pub(super) day: Option<CivilDay>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
}

impl LinkedData {
    /// Reads one script of the page. What is no JSON, or tells of no article, says nothing; what was
    /// said before stays.
    pub(super) fn add(&mut self, script: &str) {
        // Nesting is bounded by the parser.
        let Ok(value) = serde_json::from_str::<Value>(script) else {
            return;
        };
        for item in items(&value).filter(|item| is_article(item)) {
            let text = |key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
            let day = text("datePublished").and_then(|day| written_date::read(&day));
            self.day = self.day.or(day);
            fill(&mut self.headline, text("headline"));
            fill(&mut self.author, item.get("author").and_then(names));
            fill(&mut self.publisher, item.get("publisher").and_then(names));
        }
    }
}

fn fill(place: &mut Option<String>, found: Option<String>) {
    if place.is_none() {
        *place = found.filter(|text| !text.trim().is_empty());
    }
}

/// The things that a script tells of: one, a list of them, or a graph.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    let inner = value.get("@graph").unwrap_or(value);
    match inner {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    }
    .iter()
}

fn is_article(item: &Value) -> bool {
    let is = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"))
    };
    match item.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// The names of people or organisations, however they are written down.
fn names(value: &Value) -> Option<String> {
    let one = |value: &Value| {
        let name = value
            .get("name")
            .unwrap_or(value)
            .as_str()?
            .trim()
            .to_owned();
        Some(name).filter(|name| !name.is_empty() && !name.contains("://"))
    };
    match value {
        Value::Array(all) => {
            let names: Vec<String> = all.iter().filter_map(one).collect();
            Some(names.join(", "))
        }
        value => one(value),
    }
}
