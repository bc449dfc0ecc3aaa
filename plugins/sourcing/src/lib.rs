//! Who a statement rests on: one anonymous source, a report at second hand, people of whom nothing is
//! told, nobody any more.

mod anonymous;
mod dropped;
mod faceless;
mod second_hand;

use gainsay_sdk::{Article, Attribution, Case, Checker, Finding, Info, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// Frames of the claims that count; empty: all.
    pub frames: Words,
    /// Whether figures outside any claim count as well.
    pub figures: bool,
    /// Smallest figure that counts.
    pub at_least: u32,
    /// How sure the reading of a claim must be, in percent.
    pub min_confidence: u8,
    /// Content words of which one must stand in the sentence of an anonymous source; empty: none
    /// is needed.
    pub marker_words: Words,
    /// Words of which one must stand in the cue of a source at second hand; empty: none is needed.
    pub statement_words: Words,
    /// Words of cues by which no outlet reports, whatever the reading: "told".
    pub no_report_words: Words,
    /// Whole sources that tell nothing of anybody: "experts".
    pub faceless_words: Words,
    /// Words that open what is told by the way: "which has 4,000 men", "after the vote".
    pub aside_words: Words,
    /// Words behind an outlet by which it asks or counts instead of reporting: "the Herald poll".
    pub survey_words: Words,
    /// Last words of the names of papers and stations: "the Orra Herald".
    pub outlet_words: Words,
    /// Words behind a cue by which something was said before everybody: "told a news conference".
    pub occasion_words: Words,
    /// How many findings an article may get.
    pub most: usize,
}

/// What a rule checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// A statement that only one anonymous source bears out.
    Anonymous,
    /// A source that is known through a report of somebody else.
    SecondHand,
    /// A statement attributed first and told as fact later.
    Dropped,
    /// Anonymity for which no reason is given.
    AnonymityReason,
    /// A source of whom nothing is told but that there are some.
    Faceless,
}

/// The plugin.
pub struct Sourcing;

impl Checker for Sourcing {
    type Params = Params;

    fn describe() -> Info {
        Info::new("sourcing", "0.1.0", "one anonymous source, second-hand reports, lost attribution")
            .parameters(
                r#"{
                    "check": {"type": "string", "enum": ["anonymous", "second-hand", "dropped", "anonymity-reason", "faceless"]},
                    "frames": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "figures": {"type": "boolean", "default": true},
                    "at_least": {"type": "integer", "minimum": 0, "default": 2},
                    "min_confidence": {"type": "integer", "minimum": 0, "maximum": 100, "default": 0},
                    "marker_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "statement_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "no_report_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "faceless_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "aside_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "survey_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "outlet_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "occasion_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "most": {"type": "integer", "minimum": 1, "default": 1}
                }"#,
                &["check"],
            )
            .needs(&[
                Needs::Attributions,
                Needs::Sentences,
                Needs::Words,
                Needs::Claims,
                Needs::Quantities,
                Needs::Times,
                Needs::Texts,
            ])
            .values(&["source", "through", "statement", "mentions", "agent", "more"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            for article in case.articles() {
                let found = match params.check {
                    Check::Anonymous => anonymous::single(case, rule, &params, article),
                    Check::SecondHand => second_hand::find(case, rule, &params, article),
                    Check::Dropped => dropped::find(case, rule, &params, article),
                    Check::AnonymityReason => anonymous::unexplained(case, rule, &params, article),
                    Check::Faceless => faceless::find(case, rule, &params, article),
                };
                findings.extend(found.into_iter().take(params.most));
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Sourcing);

/// The attributions of one article, in order of place.
fn attributions<'c>(
    case: &'c Case,
    article: Article<'_>,
) -> impl Iterator<Item = Attribution<'c>> + use<'c> {
    let article = article.index();
    case.attributions()
        .filter(move |by| by.at().article == article)
}

/// Whether a word of the list stands in the sentence of the attribution, or the list is empty.
fn is_marked(case: &Case, by: Attribution<'_>, words: &Words) -> bool {
    words.is_empty()
        || case
            .sentence(by.sentence_index())
            .is_some_and(|sentence| sentence.words().any(|word| words.contains(word)))
}

#[cfg(test)]
mod tests;
