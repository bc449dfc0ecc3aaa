//! Reports as their readers take them.

use crate::text_of;
use crate::yaml::{items, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// A report that follows a schema of `tests/formats/schemas`.
fn valid(report: &str, schema: &Value) -> Value {
    let report: Value = serde_json::from_str(report).unwrap();
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{report:#}");
    report
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&text_of(&format!("tests/formats/schemas/{name}"))).unwrap()
}

/// The rules of a SARIF log, a finding each.
pub(crate) fn sarif(report: &str) -> Vec<String> {
    let mut schema = schema("sarif-schema-2.1.0.json");
    // As published, the pattern of a language has an unbalanced bracket.
    for owner in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][owner]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    let log = valid(report, &schema);
    let results = items(&log, "/runs/0/results").iter();
    results
        .map(|result| text(result, "/ruleId").to_owned())
        .collect()
}

/// The rules of GitLab's code quality report, a finding each; no two have one fingerprint.
pub(crate) fn gitlab(report: &str) -> Vec<String> {
    let report = valid(report, &schema("gitlab.schema.json"));
    let issues = items(&report, "");
    let fingerprints = issues.iter().map(|issue| text(issue, "/fingerprint"));
    assert_eq!(fingerprints.collect::<BTreeSet<_>>().len(), issues.len());
    let rules = issues.iter().map(|issue| text(issue, "/check_name"));
    rules.map(str::to_owned).collect()
}

/// The rules of JUnit's failures.
pub(crate) fn junit(report: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(report).unwrap();
    let nodes = document.descendants();
    let failures = nodes.filter(|node| node.has_tag_name("failure"));
    failures
        .map(|failure| failure.parent().unwrap().attribute("name").unwrap())
        .map(str::to_owned)
        .collect()
}

/// The commands of a GitHub log: level, file, message. Panics at a line that is no annotation.
pub(crate) fn annotations(log: &str) -> Vec<(String, String, String)> {
    let annotation = |line: &str| {
        let (head, message) = line.strip_prefix("::")?.split_once("::")?;
        let (level, properties) = head.split_once(' ')?;
        let known = ["error", "warning", "notice"].contains(&level);
        let mut properties = properties.split(',');
        let file = properties.find_map(|property| property.strip_prefix("file="))?;
        known.then(|| (level.to_owned(), file.to_owned(), message.to_owned()))
    };
    log.lines()
        .map(|line| annotation(line).unwrap_or_else(|| panic!("no annotation: {line}")))
        .collect()
}
