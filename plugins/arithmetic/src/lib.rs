//! Arithmetic that a reader can redo: changes in percent, margins, sums, shares, ranges, lists.
//!
//! Every check stays within one sentence and compares intervals: a number stands for all numbers
//! that are written like it, so that rounding never makes a finding.

mod change;
mod line;
mod list;
mod margin;
mod parts;
mod range;
mod shares;
mod whole;
mod written;

use gainsay_sdk::{Case, Checker, Finding, Info, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// Words of which one must stand in the sentence; empty: none is needed.
    pub signs: Words,
    /// Words that keep the rule quiet if one stands in the sentence.
    pub quiet_words: Words,
    /// Words that tie a number to the one after it, or that may stand between both.
    pub links: Words,
    /// Words with which a last part closes the whole.
    pub closing: Words,
    /// Nouns that the number must count; empty: any.
    pub counted: Words,
    /// Gap that is passed over, in hundredths of what is compared.
    pub slack_percent: u32,
}

/// What a rule checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// "between 50 and 30": the lower end first.
    Range,
    /// "rose 20 percent to 1,000 from 800": the percentage is that of the two values.
    Change,
    /// "ahead by six points, 50 to 46": the margin is the difference.
    Margin,
    /// "44 percent yes, 41 no, 22 undecided": no more than a hundred.
    Shares,
    /// "Of the nine, five left and three stayed": the parts make the whole.
    Parts,
    /// "three towns: Alta, Brevik, Corran and Dune": as many as announced.
    List,
    /// "412 of the 1,030 homes, or 45 percent": the percentage is that of part and whole.
    Whole,
}

/// The plugin.
pub struct Arithmetic;

impl Checker for Arithmetic {
    type Params = Params;

    fn describe() -> Info {
        Info::new(
            "arithmetic",
            "0.1.0",
            "sums, shares, changes, margins, ranges and lists within a sentence",
        )
        .parameters(
            r#"{
                "check": {"type": "string", "enum": ["range", "change", "margin", "shares", "parts", "list", "whole"]},
                "signs": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "quiet_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "links": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "closing": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "counted": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "slack_percent": {"type": "integer", "minimum": 0, "maximum": 100, "default": 1}
            }"#,
            &["check"],
        )
        .needs(&[Needs::Quantities, Needs::Sentences, Needs::Texts])
        .values(&["stated", "first", "second", "right", "total", "count", "items"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let lines = line::lines(case);
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            let check = match params.check {
                Check::Range => range::check,
                Check::Change => change::check,
                Check::Margin => margin::check,
                Check::Shares => shares::check,
                Check::Parts => parts::check,
                Check::List => list::check,
                Check::Whole => whole::check,
            };
            findings.extend(lines.iter().filter_map(|line| check(rule, &params, line)));
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Arithmetic);

#[cfg(test)]
mod tests;
