//! The tool with its rules, and what it tells of each.

use super::level;
use crate::incident::Incident;
use crate::{RunInfo, escape};
use gainsay_model::{Example, Expectation, RuleSummary};
use serde::Serialize;

/// The object `tool` of a run.
#[derive(Serialize)]
pub(super) struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'a str,
    rules: Vec<Rule<'a>>,
    notifications: Vec<Kind>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    plugin: &'a str,
    tags: Vec<&'a str>,
}

/// A kind of notification.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Kind {
    id: &'static str,
    short_description: Text,
}

/// The description of the tool.
pub(super) fn tool(run: &RunInfo) -> Tool<'_> {
    let kinds = Incident::KINDS
        .into_iter()
        .chain([("left-out", "There was no room for everything.")]);
    Tool {
        driver: Driver {
            name: "gainsay",
            version: &run.version,
            rules: run
                .rules
                .iter()
                .map(|(id, rule)| described(id, rule))
                .collect(),
            notifications: kinds
                .map(|(id, what)| Kind {
                    id,
                    short_description: text(what),
                })
                .collect(),
        },
    }
}

fn described<'a>(id: &'a str, rule: &'a RuleSummary) -> Rule<'a> {
    let pack = id.split('/').next();
    let tags = pack.into_iter().chain(rule.category.as_deref());
    Rule {
        id,
        short_description: text(&rule.summary),
        full_description: text(&rule.why),
        help: help(id, rule),
        default_configuration: Configuration {
            level: level(rule.severity),
        },
        properties: Properties {
            plugin: &rule.plugin,
            tags: tags.collect(),
        },
    }
}

fn text(text: &str) -> Text {
    Text {
        text: escape::sarif(text),
    }
}

/// What `gainsay explain` tells, in short: why, limits, an example of each sort.
fn help(id: &str, rule: &RuleSummary) -> Help {
    let mut parts = vec![
        ("Why it matters", rule.why.clone()),
        ("Limits", rule.limits.clone()),
    ];
    for (heading, expected) in [
        ("Found", Expectation::Finds),
        ("Left alone", Expectation::Quiet),
        ("Left alone, though near", Expectation::Near),
    ] {
        let mut examples = rule.examples.iter();
        let example = examples.find(|example| example.expectation == expected);
        parts.extend(example.map(|example| (heading, in_words(example))));
    }
    parts.push(("More", format!("gainsay explain {id}")));
    let text = parts
        .iter()
        .map(|(heading, text)| format!("{heading}: {}", escape::sarif(text)));
    let markdown = parts
        .iter()
        .map(|(heading, text)| format!("**{heading}:** {}", escape::markdown(text)));
    Help {
        text: text.collect::<Vec<_>>().join("\n"),
        markdown: markdown.collect::<Vec<_>>().join("\n\n"),
    }
}

fn in_words(example: &Example) -> String {
    let text = match &example.earlier {
        Some(earlier) => format!("“{}” and later “{}”", earlier.trim(), example.text.trim()),
        None => format!("“{}”", example.text.trim()),
    };
    match example.why.as_str() {
        "" => text,
        why => format!("{text} ({why})"),
    }
}
