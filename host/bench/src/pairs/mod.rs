//! Pairs of a text and a statement: does the statement contradict the text?
//!
//! What differs comes from `gainsay-compare`; [`weigh`] says how much it takes to contradict.

mod weigh;

use crate::timex::plain_article;
use anyhow::{Context, Result};
use gainsay_compare::{Comparer, Side};
use gainsay_model::Lexicon;
use gainsay_text::Reader;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What reads and compares both sides.
pub(crate) struct Judge {
    reader: Reader,
    comparer: Comparer,
}

impl Judge {
    /// With the words of a lexicon.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        Self {
            reader: Reader::new(lexicon),
            comparer: Comparer::new(lexicon),
        }
    }

    /// `{"pair_id", "contradiction", "score"}`; texts may come from `docs` by `doc_id`.
    pub(crate) fn predict(&self, docs: &BTreeMap<String, String>, line: &Value) -> Result<Value> {
        let field = |name: &str| line.get(name).and_then(Value::as_str);
        let text = field("text")
            .or_else(|| docs.get(field("doc_id")?).map(String::as_str))
            .context("no text for this pair")?;
        let statement = field("statement").context("no `statement`")?;
        let read = |text: &str| self.reader.annotate(&plain_article(text, None));
        let (whole, stated) = (read(text), read(statement));
        let side = |text, annotations| Side { text, annotations };
        let comparison = self
            .comparer
            .compare(side(text, &whole), side(statement, &stated));
        let score = weigh::score(&comparison);
        Ok(json!({
            "pair_id": line.get("pair_id"),
            "contradiction": score >= weigh::CONTRADICTS,
            "score": score,
        }))
    }
}
