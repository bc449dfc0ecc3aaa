//! Arithmetic that a reader can redo: changes, margins, sums, shares, ranges, lists, rates, records.
//!
//! Nearly every check stays within one sentence, and all compare intervals: a number stands for all numbers
//! that are written like it, so that rounding never makes a finding.

mod arms;
mod average;
mod change;
mod courses;
mod direction;
mod efficacy;
mod few;
mod first;
mod fraction;
mod groups;
mod lead;
mod line;
mod list;
mod margin;
mod mean;
mod multiple;
mod names;
mod parts;
mod points;
mod quotient;
mod range;
mod record;
mod seats;
mod shares;
mod states;
mod values;
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
    /// Nouns that the whole must count.
    pub wholes: Words,
    /// Words that give the whole a place of its own: "here".
    pub own_places: Words,
    /// Words beside the number that tell what it is: "turnout", "record", "placebo".
    pub marks: Words,
    /// Words with which a value goes up, or is the highest.
    pub up: Words,
    /// Words with which a value goes down, or is the lowest.
    pub down: Words,
    /// Words of what became of people, of which one shuts out another: "killed", "wounded".
    pub states: Words,
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
    /// "by 25 basis points to 5.50 from 5.00": the points are the difference.
    Points,
    /// "to 5 percent from 4 percent, a 1 percent rise": points told as percent.
    PointsAsPercent,
    /// "rose to 312 from 340": the values go the way that the word tells.
    Direction,
    /// "a record high of 3.4, compared with 3.9": nothing earlier beats a record.
    Record,
    /// "4,210 of 7,120 voters, a turnout of 45 percent": the named rate is that of the counts.
    Quotient,
    /// "leads 48 to 46" with an error of three points: the lead is larger than the error.
    Lead,
    /// "55 of the 120 seats, a majority": more than half.
    Majority,
    /// "61 of the 120 seats, the Greens 40, the Farmers 30": no more than the chamber has.
    Chamber,
    /// "43,000 took part, 21,500 got the drug and 22,500 a placebo": the groups make the whole.
    Arms,
    /// "5 of 1,000 and 50 of 1,000 fell ill, an efficacy of 80 percent": that of both groups.
    Efficacy,
    /// "doubled from 400 to 800": as many times as told.
    Multiple,
    /// "37 percent of the 12 jurors": a share that some number of them makes.
    Few,
    /// "2 million doses, enough for 2 million people": as many as that takes.
    Courses,
    /// "one in four drivers (40 percent)": the fraction and the percentage are the same.
    Fraction,
    /// "from 18 to 26 pupils, with an average of 31": the average lies between lowest and highest.
    Average,
    /// "the 10 patients had a mean of 3.47 attacks": a mean that some whole sum gives.
    Mean,
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
                "check": {"type": "string", "enum": ["range", "change", "margin", "shares", "parts", "list", "whole", "points", "points-as-percent", "direction", "record", "quotient", "lead", "majority", "chamber", "arms", "efficacy", "multiple", "few", "courses", "fraction", "average", "mean"]},
                "signs": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "quiet_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "links": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "closing": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "counted": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "wholes": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "own_places": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "marks": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "up": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "down": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "states": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
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
            if !first::may_find(params.check, &lines) {
                continue;
            }
            let check = match params.check {
                Check::Range => range::check,
                Check::Change => change::check,
                Check::Margin => margin::check,
                Check::Shares => shares::check,
                Check::Parts => parts::check,
                Check::List => list::check,
                Check::Whole => whole::check,
                Check::Points => points::check,
                Check::PointsAsPercent => points::told_as_percent,
                Check::Direction => direction::check,
                Check::Record => record::check,
                Check::Majority => seats::majority,
                Check::Chamber => seats::chamber,
                Check::Arms => arms::check,
                Check::Efficacy => efficacy::check,
                Check::Multiple => multiple::check,
                Check::Few => few::check,
                Check::Fraction => fraction::check,
                Check::Average => average::check,
                Check::Mean => mean::check,
                Check::Quotient => {
                    quotient::find(rule, &params, &lines, &mut findings);
                    continue;
                }
                Check::Courses => {
                    findings.extend(courses::find(rule, &params, &lines));
                    continue;
                }
                Check::Lead => {
                    findings.extend(lead::find(rule, &params, case, &lines));
                    continue;
                }
            };
            findings.extend(lines.iter().filter_map(|line| check(rule, &params, line)));
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Arithmetic);

#[cfg(test)]
mod tests;
