//! Pairs of a text and a statement: does the statement contradict the text?
//!
//! A first, plain method over what every rule sees: the sentence of the text that shares most words
//! with the statement is held against it. Figures of one counted noun or unit that cannot both hold,
//! a negation on one side only, or a name that stands in no sentence of the text count against it.

use crate::pipeline::{Pipeline, Text};
use anyhow::{Context, Result};
use gainsay_model::{ArticleClaims, Polarity, Quantity};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Share of the statement's words that the closest sentences must hold for a comparison.
const CLOSE: f64 = 0.5;

/// `{"pair_id", "contradiction", "score"}`; texts may come from `docs` by `doc_id`.
pub(crate) fn predict(
    pipeline: &Pipeline,
    docs: &BTreeMap<String, String>,
    line: &Value,
) -> Result<Value> {
    let doc = line
        .get("doc_id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let own = line.get("text").and_then(Value::as_str).map(str::to_owned);
    let text = own
        .or_else(|| docs.get(doc).cloned())
        .context("no text for this pair")?;
    let statement = line
        .get("statement")
        .and_then(Value::as_str)
        .context("no `statement`")?;
    let whole = pipeline
        .checker
        .claims(&Text::read(&json!({ "text": text }))?.article);
    let said = pipeline
        .checker
        .claims(&Text::read(&json!({ "text": statement }))?.article);
    let score = score(&text, &whole, statement, &said);
    Ok(json!({ "pair_id": line.get("pair_id"), "contradiction": score >= 0.5, "score": score }))
}

fn score(text: &str, whole: &ArticleClaims, statement: &str, said: &ArticleClaims) -> f64 {
    let words: BTreeSet<&str> = said
        .sentences
        .iter()
        .flat_map(|s| s.words.iter().map(String::as_str))
        .collect();
    let share = |sentence: &[String]| {
        let shared = words
            .iter()
            .filter(|word| sentence.iter().any(|w| w == *word))
            .count();
        shared as f64 / words.len().max(1) as f64
    };
    let close: Vec<usize> = (0..whole.sentences.len())
        .filter(|i| {
            whole
                .sentences
                .get(*i)
                .is_some_and(|s| share(&s.words) >= CLOSE)
        })
        .collect();
    let figures = said
        .quantities
        .iter()
        .any(|figure| conflicts(figure, whole));
    let negation = negation_differs(whole, said);
    let names = unknown_names(text, statement, said);
    let evidence = [figures, negation, names > 0]
        .iter()
        .filter(|found| **found)
        .count();
    match (evidence, close.is_empty()) {
        (0, false) => 0.1,
        (0, true) => 0.3,
        (1, _) => 0.6,
        _ => 0.9,
    }
}

/// A figure of the statement that no figure of the text for the same thing agrees with.
fn conflicts(figure: &Quantity, whole: &ArticleClaims) -> bool {
    let same = |other: &&Quantity| {
        other.counted == figure.counted && other.unit == figure.unit && other.kind == figure.kind
    };
    let mut found = whole.quantities.iter().filter(same).peekable();
    found.peek().is_some() && !found.any(|other| meets(figure, other))
}

fn meets(one: &Quantity, other: &Quantity) -> bool {
    let below = |a: &Quantity, b: &Quantity| matches!((a.high, b.low), (Some(h), Some(l)) if h < l);
    !below(one, other) && !below(other, one)
}

/// The same frame and agent, affirmed here and denied there, and never the same.
fn negation_differs(whole: &ArticleClaims, said: &ArticleClaims) -> bool {
    said.claims.iter().any(|claim| {
        let same: Vec<Polarity> = whole
            .claims
            .iter()
            .filter(|other| other.frame == claim.frame)
            .map(|other| other.polarity)
            .collect();
        !same.is_empty() && !same.contains(&claim.polarity)
    })
}

/// Capitalised words of the statement's mentions that the text does not have.
fn unknown_names(text: &str, statement: &str, said: &ArticleClaims) -> usize {
    let words = said
        .mentions
        .iter()
        .flat_map(|mention| mention.span.of(statement).split_whitespace());
    let named = words.filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    named
        .filter(|word| !text.contains(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .count()
}
