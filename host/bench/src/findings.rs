//! The benchmarks of findings: seeded inconsistencies and conflict reporting.

use crate::pipeline::{Pipeline, Text};
use anyhow::Result;
use serde_json::{Value, json};

/// `{"doc_id", "findings": [{"category", "spans", "severity"}]}`.
pub(crate) fn predict(pipeline: &Pipeline, line: &Value) -> Result<Value> {
    let text = Text::read(line)?;
    let article = text.article.clone();
    let report = pipeline.checker.check(article);
    let findings: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| {
            // The benchmark writes categories with underscores.
            let category = pipeline
                .rules
                .get(&finding.rule)
                .and_then(|rule| rule.category.as_ref());
            json!({
                "category": category.map(|name| name.replace('-', "_")),
                "spans": text.pairs(finding.evidence.iter().map(|side| side.span)),
                "severity": finding.severity,
            })
        })
        .collect();
    Ok(json!({ "doc_id": line.get("doc_id"), "findings": findings }))
}
