//! Rule files: one rule a file.

use crate::diagnostic::{quoted, quoted_list};
use crate::example;
use crate::fields::{Fields, Word};
use crate::json;
use crate::manifest::Manifest;
use crate::names::{is_kebab, is_rule_id};
use crate::places::RulePlaces;
use crate::source::Source;
use crate::suggest::did_you_mean;
use crate::template;
use gainsay_model::{Expectation, Rule, RuleScope, RuleStatus, Severity};
use toml::de::DeTable;

const KEYS: &[&str] = &[
    "id",
    "plugin",
    "severity",
    "scope",
    "status",
    "corrections",
    "category",
    "summary",
    "why",
    "limits",
    "params",
    "message",
    "because",
    "ask",
    "example",
];
const SEVERITIES: &[(&str, Severity)] = &[
    ("info", Severity::Info),
    ("warning", Severity::Warning),
    ("error", Severity::Error),
];
const SCOPES: &[(&str, RuleScope)] = &[
    ("article", RuleScope::Article),
    ("case", RuleScope::Case),
    ("versions", RuleScope::Versions),
];
const STATUSES: &[(&str, RuleStatus)] = &[
    ("preview", RuleStatus::Preview),
    ("stable", RuleStatus::Stable),
    ("deprecated", RuleStatus::Deprecated),
];

/// Whether a file is a rule rather than data: rules have an id and a plugin, data files neither.
/// One of the keys is enough, so that a rule that lacks the other is told so.
pub(crate) fn is_rule(table: &DeTable<'_>) -> bool {
    ["id", "plugin", "message"]
        .iter()
        .any(|key| table.contains_key(*key))
}

/// Reads a rule file.
pub(crate) fn read<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    manifest: Option<&Manifest>,
) -> (Rule, RulePlaces) {
    let fields = Fields::open(source, table, 0, "a rule", KEYS);
    let mut places = RulePlaces::default();
    let id = rule_id(&fields, manifest);
    let plugin = plugin(&fields, manifest);
    let params = fields.table("params").map_or_else(
        || serde_json::Value::Object(serde_json::Map::new()),
        |(table, _)| json::object(source, table, "params", &mut places),
    );
    for key in ["id", "plugin", "message", "because", "ask", "params"] {
        places.put(key.to_owned(), source.line_column(fields.key_at(key)));
    }
    let rule = Rule {
        id,
        pack: manifest
            .map(|manifest| manifest.name.clone())
            .unwrap_or_default(),
        plugin,
        severity: fields
            .required_choice("severity", SEVERITIES)
            .unwrap_or(Severity::Info),
        scope: fields.required_choice("scope", SCOPES).unwrap_or_default(),
        status: fields
            .required_choice("status", STATUSES)
            .unwrap_or_default(),
        summary: fields.required("summary"),
        why: fields.required("why"),
        limits: fields.required("limits"),
        corrections: fields.flag("corrections"),
        category: category(&fields),
        params,
        message: template(&fields, "message"),
        because: template(&fields, "because"),
        ask: template(&fields, "ask"),
        examples: fields
            .tables("example")
            .into_iter()
            .filter_map(|(table, at)| example::read(source, table, at))
            .collect(),
        measured: None,
        file: source.file.to_string(),
        line: source.line_column(fields.key_at("params")).0,
    };
    needs_examples(&fields, &rule);
    (rule, places)
}

fn rule_id(fields: &Fields<'_, '_>, manifest: Option<&Manifest>) -> String {
    let id = fields.required_name("id", is_rule_id, "of the form `pack/rule-name`");
    if let Some(manifest) = manifest
        && is_rule_id(&id)
        && id
            .split_once('/')
            .is_some_and(|(pack, _)| pack != manifest.name)
    {
        let message = format!("rule {} does not start with its pack", quoted(&id));
        let remedy = format!("start it with {}", quoted(&format!("{}/", manifest.name)));
        fields.fault("id", message, Some(remedy));
    }
    id
}

fn plugin(fields: &Fields<'_, '_>, manifest: Option<&Manifest>) -> String {
    let Some(Word { text: plugin, .. }) = fields.required_word("plugin") else {
        return String::new();
    };
    if let Some(manifest) = manifest
        && !manifest.plugins.contains(&plugin)
    {
        let message = format!(
            "plugin {} is not among `plugins` of pack.toml",
            quoted(&plugin)
        );
        let remedy = did_you_mean(&plugin, manifest.plugins.iter().map(String::as_str));
        fields.fault("plugin", message, remedy);
    }
    plugin
}

fn category(fields: &Fields<'_, '_>) -> Option<String> {
    let word = fields.word("category")?;
    if !is_kebab(&word.text) {
        let message = format!(
            "category {} is not lower-case with hyphens",
            quoted(&word.text)
        );
        fields.fault("category", message, None);
    }
    Some(word.text)
}

/// A text with placeholders.
fn template(fields: &Fields<'_, '_>, key: &str) -> String {
    let text = fields.required(key);
    if let Err(fault) = template::placeholders(&text) {
        fields.fault(key, format!("{}: {fault}", quoted(key)), None);
    }
    text
}

/// A rule without a hit, a miss and a near miss does not load: nobody could tell what it does.
fn needs_examples(fields: &Fields<'_, '_>, rule: &Rule) {
    let has = |expectation| {
        let mut examples = rule.examples.iter();
        examples.any(|example| example.expectation == expectation)
    };
    let missing: Vec<&str> = [
        (Expectation::Finds, "finds"),
        (Expectation::Quiet, "quiet"),
        (Expectation::Near, "near"),
    ]
    .into_iter()
    .filter(|(expectation, _)| !has(*expectation))
    .map(|(_, key)| key)
    .collect();
    if !missing.is_empty() {
        let message = format!("the rule has no example with {}", quoted_list(missing));
        fields.fault("id", message, None);
    }
}
