//! The attribution benchmark: sources, cues and contents.

use crate::pipeline::{Pipeline, Text};
use anyhow::Result;
use serde_json::{Value, json};

/// `{"doc_id", "attributions": [{"source", "cue", "content"}]}`, each a list of spans.
pub(crate) fn predict(pipeline: &Pipeline, line: &Value) -> Result<Value> {
    let text = Text::read(line)?;
    let claims = pipeline.checker.claims(&text.article);
    let attributions: Vec<Value> = claims
        .attributions
        .iter()
        // The gold has no attributions inside the content of others.
        .filter(|found| found.parent.is_none())
        .map(|found| {
            json!({
                "source": text.pairs(found.source),
                "cue": [text.pair(found.cue)],
                "content": text.pairs(found.content.iter().copied()),
            })
        })
        .collect();
    Ok(json!({ "doc_id": line.get("doc_id"), "attributions": attributions }))
}
