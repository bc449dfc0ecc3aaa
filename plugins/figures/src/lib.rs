//! Figures of one measure that cannot both hold.
//!
//! Two figures conflict if the intervals that their words allow have no value in common and
//! everything says that they measure the same: unit, counted noun, kind, place, time and the words
//! around them. Increments are never held against totals, and a sentence that tells of an update
//! silences its figures. In another article, a figure of another day is news and no conflict, unless it
//! can only grow and has become less.

mod captions;
mod confused;
mod context;
mod days;
mod entries;
mod headline;
mod likeness;
mod measure;
mod names;
mod pairs;
mod retold;
mod study;

use gainsay_sdk::{Case, Checker, Finding, Info, Level, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What figures have in common: the noun that they count, or the frame of their claim.
    pub measure: Measure,
    /// Frames of the claims whose figures are compared, if the measure is the frame.
    pub frames: Words,
    /// The role of the claim that holds the figure; empty: any.
    pub role: String,
    /// Words that make the only figure of a sentence count although no claim has it, if the measure
    /// is the frame: "the hospital counted 17 dead".
    pub sign_words: Words,
    /// Words of which one must stand in each sentence; empty: none is needed.
    pub signs: Words,
    /// Counted nouns; empty: any.
    pub counted: Words,
    /// Nouns that stand for all that is counted. Different ones count the same, and a part cannot
    /// be larger than they are.
    pub wholes: Words,
    /// Nouns that a heading leaves out: "Fire kills 27".
    pub left_out: Words,
    /// Whether figures with a unit and no counted noun are compared too.
    pub units: bool,
    /// Whether sentences that name different parties and places are about different things.
    pub names: bool,
    /// Which segments.
    pub scope: Scope,
    /// Frames of claims whose figures are left out.
    pub not_frames: Words,
    /// How many content words the sentences must share, besides the counted noun.
    pub min_shared: usize,
    /// The same for figures of two named sources.
    pub min_shared_disputed: usize,
    /// How many percent of the shorter sentence's content words that must be.
    pub min_share_percent: usize,
    /// How many times as large the larger figure may be; 0: any. Beyond, they are two things.
    pub max_ratio: u32,
    /// How many figures a sentence may hold to be compared; more make it a list.
    pub most_figures: usize,
    /// Content words that say nothing about what is measured.
    pub ignored_words: Words,
    /// Nouns that take up what an earlier sentence was about: "the study".
    pub taken_up: Words,
    /// Words of the part that stand behind its number: "the 200 killed".
    pub part_words: Words,
    /// Words behind those that lead to another event: "the 200 killed in the flood".
    pub own_words: Words,
    /// Content words that tell how many began ("enrol"): that there are fewer elsewhere is no conflict.
    pub intake_words: Words,
    /// Content words that tell of an update, a part or another case.
    pub update_words: Words,
    /// Words that lead to the day of an event in a heading: "on".
    pub day_leads: Words,
    /// Words that keep a heading or a text from telling the day of an event.
    pub day_quiet: Words,
    /// Smallest figure that is compared.
    pub at_least: u32,
    /// Gap that is passed over, in percent of the larger figure.
    pub slack_percent: u32,
    /// Whether the figure can only grow with time, as a toll does: less in a later article does not
    /// fit.
    pub cumulative: bool,
    /// Severity of differing sources.
    pub disputed: Option<Level>,
    /// Weights by which a heading and a sentence of the text tell of one thing, whatever the other
    /// parameters say; none: they are not compared so.
    pub likeness: Option<likeness::Weights>,
    /// Weights by which a sentence of the text tells again what another one told; none: they are not
    /// compared so.
    pub retold: Option<retold::Weights>,
    /// How many words two sentences share for their lengths of time to be held against each other,
    /// if both last the same ("a 10-minute break"); none: they are not.
    pub lengths: Option<usize>,
    /// Nouns that many things are counted in: figures of them are not told again.
    pub passed_nouns: Words,
    /// Words that say nothing about what stands near them.
    pub light_words: Words,
    /// Words that belong to numbers and units.
    pub scale_words: Words,
}

/// What figures have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// The noun that they count.
    Counted,
    /// The frame of their claim.
    Frame,
    /// Nothing: one number is told of a whole (`counted`) and of its part (`wholes`, `frames`), though
    /// the text has a rest (`sign_words`).
    Confused,
    /// The event, whose weekday in the headline is held against that of the text.
    Day,
}

/// Which segments a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Running text against running text.
    Body,
    /// A headline or subhead against running text.
    Headline,
    /// A caption against running text.
    Caption,
    /// Headings and running text alike.
    All,
}

/// The plugin.
pub struct Figures;

impl Checker for Figures {
    type Params = Params;

    fn describe() -> Info {
        Info::new("figures", "0.1.0", "figures of one measure that cannot both hold")
            .parameters(
                r#"{
                    "measure": {"type": "string", "enum": ["counted", "frame", "confused", "day"], "default": "counted"},
                    "frames": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "role": {"type": "string", "default": ""},
                    "sign_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "signs": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "counted": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "wholes": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "left_out": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "units": {"type": "boolean", "default": false},
                    "names": {"type": "boolean", "default": false},
                    "scope": {"type": "string", "enum": ["body", "headline", "caption", "all"], "default": "body"},
                    "not_frames": {"type": "array", "items": {"type": "string", "format": "left-out-frame"}, "default": []},
                    "min_shared": {"type": "integer", "minimum": 0, "default": 3},
                    "min_shared_disputed": {"type": "integer", "minimum": 0, "default": 3},
                    "min_share_percent": {"type": "integer", "minimum": 0, "maximum": 100, "default": 0},
                    "max_ratio": {"type": "integer", "minimum": 0, "default": 0},
                    "most_figures": {"type": "integer", "minimum": 1, "default": 4},
                    "ignored_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "taken_up": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "part_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "own_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "intake_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "day_leads": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "day_quiet": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "update_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "at_least": {"type": "integer", "minimum": 0, "default": 2},
                    "slack_percent": {"type": "integer", "minimum": 0, "maximum": 100, "default": 1},
                    "cumulative": {"type": "boolean", "default": false},
                    "disputed": {"type": "string", "enum": ["info", "warning", "error"]},
                    "likeness": {"type": "object"},
                    "retold": {"type": "object"},
                    "lengths": {"type": "integer", "minimum": 1},
                    "passed_nouns": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "light_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "scale_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []}
                }"#,
                &[],
            )
            .needs(&[
                Needs::Quantities,
                Needs::Sentences,
                Needs::Words,
                Needs::Claims,
                Needs::Times,
                Needs::Attributions,
                Needs::Texts,
            ])
            .values(&[
                "first", "first.value", "first.source", "second", "second.value", "second.source", "counted",
                "headline", "body",
            ])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            let findings = &mut findings;
            if params.measure == Measure::Day {
                days::find(case, rule, &params, findings);
                continue;
            }
            let figures = measure::figures(case, &params);
            if params.measure == Measure::Confused {
                confused::find(rule, &params, &figures, findings);
                continue;
            }
            match params.scope {
                Scope::Body | Scope::All => {
                    let retold = retold::Retold::new(case, &params);
                    pairs::find(rule, &params, &figures, &retold, findings);
                    retold::lengths::find(rule, &retold, findings);
                }
                Scope::Caption => captions::find(case, rule, &params, &figures, findings),
                Scope::Headline => {
                    let likeness = likeness::Likeness::new(case, &params);
                    headline::find(rule, &params, &figures, &likeness, findings);
                }
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Figures);

#[cfg(test)]
mod tests;
