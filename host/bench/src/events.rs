//! The event benchmark: PLOVER classes with source and target.

use crate::pipeline::{Pipeline, Text};
use anyhow::Result;
use serde_json::{Value, json};

/// `{"doc_id", "events": [{"class", "source", "target", "event"}]}` of the frames that name a class.
pub(crate) fn predict(pipeline: &Pipeline, line: &Value) -> Result<Value> {
    let text = Text::read(line)?;
    let claims = pipeline.checker.claims(&text.article);
    let events: Vec<Value> = claims
        .claims
        .iter()
        .filter_map(|claim| {
            let class = pipeline.frames.get(&claim.frame)?.plover.as_ref()?;
            let agent = claim.argument("agent").map(|agent| text.pair(agent.span));
            let other = claim
                .arguments
                .iter()
                .find(|a| a.role != "agent" && a.role != "place");
            Some(json!({
                "class": class,
                "source": agent,
                "target": other.map(|other| text.pair(other.span)),
                "event": text.pair(claim.trigger),
            }))
        })
        .collect();
    Ok(json!({ "doc_id": line.get("doc_id"), "events": events }))
}
