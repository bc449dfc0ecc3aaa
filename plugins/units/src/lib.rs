//! Figures given twice: in two units, in two currencies, in words and digits, in two magnitudes.
//!
//! Each check takes two figures that a writer sets side by side, or repeats, as the same amount, and
//! finds them when nothing that the written digits may be rounded from makes them so.

mod context;
mod currency;
mod fit;
mod joint;
mod measure;
mod pairs;
mod reading;
mod slip;
mod spelled;
mod table;

use gainsay_sdk::{Case, Checker, Finding, Info, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// Units, one a line: see [`table`].
    pub units: Words,
    /// Units of one measure given in two figures, larger and smaller: "ft in".
    pub composites: Words,
    /// Words that may stand between a figure and its conversion: "wide".
    pub extents: Words,
    /// Words that may stand behind a conversion: "each". A direction is none of them: "a 50-metre
    /// (6 feet deep) pool".
    pub endings: Words,
    /// Words that may stand before a conversion: "about".
    pub hedges: Words,
    /// Distance that is passed over between the intervals of two figures, in percent.
    pub slack_percent: u32,
    /// How far at most a round figure is taken to be rounded, in percent of it.
    pub rounding_percent: u32,
    /// The same, of figures below ten.
    pub small_rounding_percent: u32,
    /// Words of a sentence that tell of another time or another rate.
    pub other_times: Words,
    /// Words behind or before a figure that make it a figure of one piece, not of the whole.
    pub per_piece: Words,
}

/// What a rule checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// A measure and its conversion to another unit.
    Conversion,
    /// Two conversions between the same currencies.
    Currency,
    /// A number in words and in digits.
    Spelled,
    /// Two figures that differ in nothing but their magnitude.
    Magnitude,
}

/// The plugin.
pub struct Units;

impl Checker for Units {
    type Params = Params;

    fn describe() -> Info {
        Info::new(
            "units",
            "0.1.0",
            "figures given twice: in two units, currencies, spellings or magnitudes",
        )
        .parameters(
            r#"{
                "check": {"type": "string", "enum": ["conversion", "currency", "spelled", "magnitude"]},
                "units": {"type": "array", "items": {"type": "string"}, "default": []},
                "composites": {"type": "array", "items": {"type": "string"}, "default": []},
                "extents": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "endings": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "hedges": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "slack_percent": {"type": "integer", "minimum": 0, "maximum": 100, "default": 6},
                "rounding_percent": {"type": "integer", "minimum": 0, "maximum": 50, "default": 7},
                "small_rounding_percent": {"type": "integer", "minimum": 0, "maximum": 50, "default": 10},
                "other_times": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "per_piece": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []}
            }"#,
            &["check"],
        )
        .needs(&[Needs::Quantities, Needs::Sentences, Needs::Texts])
        .values(&["first", "second", "expected", "unit", "counted", "rate", "other-rate"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            let found = match params.check {
                Check::Conversion if pairs::may_hold(case) => pairs::find(case, rule, &params),
                Check::Currency if currency::may_hold(case) => currency::find(case, rule, &params),
                Check::Spelled => spelled::find(case, rule),
                Check::Magnitude if slip::may_hold(case) => slip::find(case, rule, &params),
                _ => Vec::new(),
            };
            findings.extend(found);
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Units);

#[cfg(test)]
mod tests;
