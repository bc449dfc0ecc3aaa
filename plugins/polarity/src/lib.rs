//! Sentences of one article of which one denies what the other says.
//!
//! Two sentences say the same thing if their content words agree in their order, and the verb that one
//! of them denies stands in the other with the same auxiliary and without a denial.

mod clause;
mod flip;
mod irregular;
mod nobody;
mod reading;
mod sole;
mod voice;

use gainsay_sdk::{Case, Checker, Finding, Info, Level, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// What befell nobody in one sentence and somebody in the other: "injured", "injuries".
    pub befallen: Words,
    /// What people suffered, if one of `suffering` stands before it: "burns".
    pub suffered: Words,
    /// Words that tell that people suffered something: "treated".
    pub suffering: Words,
    /// Words that make somebody the one of whom there are no others: "only".
    pub sole_words: Words,
    /// Words that may stand between such a word and its noun: "known".
    pub sole_between: Words,
    /// Words behind the noun that leave it whole: "the only survivor of the crash".
    pub sole_led: Words,
    /// Words that tell the same of several without the noun: "survived".
    pub several_verbs: Words,
    /// Words behind such a denial that confine it to a part: "no injuries on the ground".
    pub confining_words: Words,
    /// Words that count without a number: "dozens".
    pub counting_words: Words,
    /// How many content words must agree.
    pub min_shared: usize,
    /// The same if one of the sentences is a heading.
    pub min_shared_heading: usize,
    /// How many percent of the shorter sentence's content words that must be.
    pub min_share_percent: usize,
    /// The same of the words behind the verb, if only a clause of each sentence agrees.
    pub min_clause_percent: usize,
    /// The same of a heading's words, if they stand in another order.
    pub min_heading_percent: usize,
    /// From how many percent of both sentences' words on one is a copy of the other.
    pub copy_percent: usize,
    /// Words without meaning of their own.
    pub ignored_words: Words,
    /// Words behind a denial that make it partial, or something else than a denial.
    pub partial_words: Words,
    /// Words that make a statement a condition, a question or one of another time.
    pub unsettled_words: Words,
    /// Words that turn what follows into its opposite.
    pub reversing_words: Words,
    /// Severity of differing sources.
    pub disputed: Level,
}

/// What a rule checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// One sentence denies what another one says.
    Flip,
    /// Nobody in one sentence, a number of people in another one.
    None,
    /// The only one in one sentence, several of them in another one.
    Sole,
}

/// The plugin.
pub struct Polarity;

impl Checker for Polarity {
    type Params = Params;

    fn describe() -> Info {
        Info::new("polarity", "0.1.0", "sentences of which one denies what the other says")
            .parameters(
                r#"{
                    "check": {"type": "string", "enum": ["flip", "none", "sole"], "default": "flip"},
                    "befallen": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "suffered": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "suffering": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "sole_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "sole_between": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "sole_led": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "several_verbs": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "confining_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "counting_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "min_shared": {"type": "integer", "minimum": 2, "default": 5},
                    "min_shared_heading": {"type": "integer", "minimum": 1, "default": 3},
                    "min_share_percent": {"type": "integer", "minimum": 0, "maximum": 100, "default": 70},
                    "min_clause_percent": {"type": "integer", "minimum": 0, "maximum": 100, "default": 60},
                    "min_heading_percent": {"type": "integer", "minimum": 0, "maximum": 100, "default": 70},
                    "copy_percent": {"type": "integer", "minimum": 0, "maximum": 100, "default": 85},
                    "ignored_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "partial_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "unsettled_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "reversing_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "disputed": {"type": "string", "enum": ["info", "warning", "error"], "default": "info"}
                }"#,
                &[],
            )
            .needs(&[
                Needs::Sentences,
                Needs::Words,
                Needs::Texts,
                Needs::Times,
                Needs::Attributions,
            ])
            .values(&["denied", "stated", "denied.source", "stated.source"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            if params.check != Check::Flip && !reading::mentions(case, &params.befallen) {
                continue;
            }
            match params.check {
                Check::Flip => {
                    let readings = reading::alike_ones(case, &params);
                    flip::find(rule, &params, &readings, &mut findings);
                }
                Check::None => {
                    let told = |reading: &_| nobody::is_told(&params, reading);
                    let readings =
                        reading::all_if(case, &params, reading::may_speak_of_nobody, told);
                    nobody::find(rule, &params, &readings, &mut findings);
                }
                Check::Sole => {
                    let may_be = |text: &str| reading::holds_one(text, &params.sole_words);
                    let told = |reading: &_| sole::is_told(&params, reading);
                    let readings = reading::all_if(case, &params, may_be, told);
                    findings.extend(sole::find(rule, &params, &readings));
                }
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Polarity);

#[cfg(test)]
mod tests;
