//! The event benchmark: PLOVER classes with source and target.

use crate::pipeline::{Pipeline, Text};
use anyhow::Result;
use gainsay_model::{Argument, ArticleClaims, Claim, CueClass, Modality, Polarity, Tense};
use serde_json::{Value, json};

/// Classes in which one side does the other a good turn, in word or deed.
const COOPERATION: &[&str] = &[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
];

/// Classes that are words: said of the future they stay what they are.
const WORDS_OF_CONFLICT: &[&str] = &["INVESTIGATE", "DEMAND", "DISAPPROVE", "REJECT", "THREATEN"];

/// `{"doc_id", "events": [{"class", "source", "target", "event"}]}` of the frames that name a class.
pub(crate) fn predict(pipeline: &Pipeline, line: &Value) -> Result<Value> {
    let text = Text::read(line)?;
    let claims = pipeline.checker.claims(&text.article);
    let mut events: Vec<Value> = Vec::new();
    for claim in &claims.claims {
        let frame = pipeline.frames.get(&claim.frame);
        let Some(own) = frame.and_then(|frame| frame.plover.as_deref()) else {
            continue;
        };
        let Some(class) = told_as(own, claim, &claims) else {
            continue;
        };
        let agent = claim.argument("agent").map(|agent| text.pair(agent.span));
        let event = json!({
            "class": class,
            "source": agent,
            "target": target(claim).map(|other| text.pair(other.span)),
            "event": text.pair(claim.trigger),
        });
        // Packs may have frames for the same event.
        if !events.contains(&event) {
            events.push(event);
        }
    }
    Ok(json!({ "doc_id": line.get("doc_id"), "events": events }))
}

/// The one acted upon, else whatever the event is about.
fn target(claim: &Claim) -> Option<&Argument> {
    let about = |a: &&Argument| a.role != "agent" && a.role != "place";
    claim
        .argument("target")
        .or_else(|| claim.arguments.iter().find(about))
        .or_else(|| claim.argument("place"))
}

/// The class of an event as PLOVER codes it by how it is told: a good turn to come is an agreement,
/// a bad one a threat, a demanded one a demand, a good turn that is withheld a rejection. Nothing
/// for what is only supposed.
fn told_as<'c>(class: &'c str, claim: &Claim, claims: &ArticleClaims) -> Option<&'c str> {
    let good = COOPERATION.contains(&class);
    if !good && WORDS_OF_CONFLICT.contains(&class) {
        return (claim.polarity == Polarity::Positive).then_some(class);
    }
    let demanded = claim.chain.last().is_some_and(|by| {
        let by = claims.attributions.get(*by as usize);
        by.is_some_and(|by| by.cue_class == CueClass::Demand)
    });
    match claim.modality {
        Modality::Question | Modality::Hypothetical | Modality::Conditional => return None,
        Modality::Demand | Modality::Obligation => return Some("DEMAND"),
        _ if demanded => return Some("DEMAND"),
        _ => {}
    }
    let ahead = matches!(claim.modality, Modality::Intent | Modality::Promise)
        || claim.tense == Tense::Future;
    match (claim.polarity, good) {
        (Polarity::Negative, true) => Some("REJECT"),
        (Polarity::Negative, false) => None,
        (Polarity::Positive, true) if ahead => Some("AGREE"),
        (Polarity::Positive, false) if ahead => Some("THREATEN"),
        (Polarity::Positive, _) => Some(class),
    }
}
