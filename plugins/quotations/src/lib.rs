//! Quotations of one article that do not agree.
//!
//! What stands in quotation marks is somebody's wording, so two quotations of one remark have to
//! have the same words. Editors shorten, insert in brackets and adapt pronouns and tenses; they do not
//! put another noun, number or name, or drop a "not".

mod align;
mod drift;
mod heading;
mod passage;
mod speakers;
mod twice;

use gainsay_sdk::{Case, Checker, Finding, Info, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};
use std::cell::LazyCell;

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// How many words must be the same if one of the two quotations is found whole in the other.
    pub min_whole: usize,
    /// How many if neither is.
    pub min_part: usize,
    /// How many if it is the first or last word that differs.
    pub min_edge: usize,
    /// How many of the same words must be none of `adapted`.
    pub min_content: usize,
    /// Words that editors adapt when they quote: pronouns, articles, auxiliaries.
    pub adapted: Words,
    /// Words that deny.
    pub denials: Words,
}

/// What a rule checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// One remark in quotation marks twice, with a word changed.
    Drift,
    /// One sentence twice, with a word changed that is no number and no denial.
    Sentence,
    /// A quotation in a heading whose words the article does not have.
    Heading,
    /// One quotation that two persons are said to have said.
    Speakers,
}

/// The plugin.
pub struct Quotations;

impl Checker for Quotations {
    type Params = Params;

    fn describe() -> Info {
        Info::new("quotations", "0.1.0", "quotations of one article that do not agree")
            .parameters(
                r#"{
                    "check": {"type": "string", "enum": ["drift", "sentence", "heading", "speakers"]},
                    "min_whole": {"type": "integer", "minimum": 3, "default": 5},
                    "min_part": {"type": "integer", "minimum": 4, "default": 8},
                    "min_edge": {"type": "integer", "minimum": 3, "default": 7},
                    "min_content": {"type": "integer", "minimum": 1, "default": 2},
                    "adapted": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "denials": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []}
                }"#,
                &["check"],
            )
            .needs(&[
                Needs::Sentences,
                Needs::Words,
                Needs::Texts,
                Needs::Attributions,
            ])
            .values(&["first", "second", "changed"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        let passages = LazyCell::new(|| passage::passages(case));
        for rule in rules {
            let params = rule.params()?;
            match params.check {
                Check::Drift => drift::find(rule, &params, case, &passages, &mut findings),
                Check::Heading => heading::find(rule, &params, case, &passages, &mut findings),
                Check::Speakers => speakers::find(rule, &params, case, &passages, &mut findings),
                Check::Sentence => {
                    let sentences = passage::copies(case, params.min_whole);
                    drift::find(rule, &params, case, &sentences, &mut findings);
                }
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Quotations);

#[cfg(test)]
mod tests;
