//! Weekdays against dates, dates that no calendar has, and periods, ages and days that do not add
//! up.

mod age_words;
mod ages;
mod anniversary;
mod births;
mod chronology;
mod dateline;
mod duration;
mod exists;
mod line;
mod moment;
mod numbers;
mod past;
mod people;
mod period;
mod relative;
mod term;
#[cfg(test)]
mod tests;
mod weekday;

use gainsay_sdk::{
    Case, Checker, Finding, Info, Needs, PreparedRule, Rule, Sentence, Words, month_name,
};
use line::Line;
use serde::{Deserialize, Serialize};
use std::cell::LazyCell;

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// Words between the ends of a period: "to", "until".
    #[serde(default)]
    pub to_words: Words,
    /// Words that lead in a date: "the", "late".
    #[serde(default)]
    pub lead_words: Words,
    /// Words that tell of years before Christ.
    #[serde(default)]
    pub before_christ: Words,
    /// Words of a period that goes on into the next year.
    #[serde(default)]
    pub later_words: Words,
    /// Nouns that years are attributes of: "2009 levels".
    #[serde(default)]
    pub next_words: Words,
    /// Words before numbers that are no years: "No.", "fell".
    #[serde(default)]
    pub figure_words: Words,
    /// Words that say that a date is moved, or years counted backwards.
    #[serde(default)]
    pub moving_words: Words,
    /// Nouns and verbs of comparison: "the gap between 2016 and 2012".
    #[serde(default)]
    pub comparing_words: Words,
    /// Verbs and nouns of dying.
    #[serde(default)]
    pub death_words: Words,
    /// Words that part two clauses.
    #[serde(default)]
    pub clause_words: Words,
    /// Words that lead to somebody else: "whose", "father", "said".
    #[serde(default)]
    pub other_words: Words,
    /// Words for a day beside that of the article: "yesterday".
    #[serde(default)]
    pub day_words: Words,
    /// Nouns that a number of years is counted for: "anniversary".
    #[serde(default)]
    pub event_words: Words,
    /// Words before the year that something began: "founded".
    #[serde(default)]
    pub founding_words: Words,
    /// Words that say that the article's own year is meant: "marks", "this".
    #[serde(default)]
    pub now_words: Words,
    /// Words that make a number of years a rough one: "about", "nearly".
    #[serde(default)]
    pub rough_words: Words,
    /// Words that make a number of years a least one: "over", "than".
    #[serde(default)]
    pub least_words: Words,
    /// Words behind a length of time that say that it is all: "in all", "altogether".
    #[serde(default)]
    pub whole_words: Words,
    /// How many years or days may be missing.
    #[serde(default)]
    pub slack: i32,
}

/// What a rule checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// The weekday written beside a date is the day that the date falls on.
    Weekday,
    /// The date exists.
    Exists,
    /// A period ends after it starts.
    Chronology,
    /// An age fits the year of birth.
    Age,
    /// A number of years fits the year that it is counted from.
    Anniversary,
    /// "Yesterday" and the date beside it are one day.
    Relative,
    /// What is told as past is not dated after the article.
    Past,
    /// A length of time fits the ends that stand beside it.
    Duration,
    /// The date of a dateline is near that of the article.
    Dateline,
    /// A term of office fits the years that it starts and ends in.
    Term,
}

/// A check that looks at one sentence at a time.
type ByLine = fn(&Case, &Rule, &Params, &Line<'_>, &mut Vec<Finding>);

/// How many letters tell months apart.
const MONTH: usize = 3;

/// The host takes no more findings from one call.
const MOST_FINDINGS: usize = 1000;

/// The plugin.
pub struct Calendar;

impl Checker for Calendar {
    type Params = Params;

    fn describe() -> Info {
        let words = [
            "to_words",
            "lead_words",
            "before_christ",
            "later_words",
            "next_words",
            "figure_words",
            "moving_words",
            "comparing_words",
            "death_words",
            "clause_words",
            "other_words",
            "day_words",
            "event_words",
            "founding_words",
            "now_words",
            "rough_words",
            "least_words",
            "whole_words",
        ];
        let list =
            r#"{"type": "array", "items": {"type": "string", "format": "word"}, "default": []}"#;
        let words: Vec<String> = words
            .iter()
            .map(|name| format!("\"{name}\": {list}"))
            .collect();
        let words = words.join(", ");
        Info::new(
            "calendar",
            "0.1.0",
            "weekdays against dates, dates that no calendar has, periods, ages and days that do not add up",
        )
        .parameters(
            &format!(
                r#"{{"check": {{"type": "string", "enum": ["weekday", "exists", "chronology", "age", "anniversary", "relative", "past", "duration", "term", "dateline"]}},
                "slack": {{"type": "integer", "minimum": 0, "maximum": 100, "default": 0}}, {words}}}"#
            ),
            &["check"],
        )
        .needs(&[Needs::Times, Needs::Sentences, Needs::Texts])
        .values(&[
            "written", "said", "date", "weekday", "other-date", "start", "end", "age", "birth", "event", "right",
            "number", "year",
        ])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        // Sentences with any digit, and those with years; each is read when a rule asks for it.
        let digits = LazyCell::new(|| read(case));
        let years = LazyCell::new(|| with_years(case, &digits));
        let periods = LazyCell::new(|| with_months(case, &digits, &years));
        for rule in rules {
            let params = rule.params()?;
            let by_line: ByLine = match params.check {
                Check::Weekday => {
                    findings.extend(case.times().filter_map(|time| weekday::weekday(rule, time)));
                    continue;
                }
                Check::Exists => {
                    findings.extend(case.times().filter_map(|time| exists::exists(rule, time)));
                    continue;
                }
                Check::Relative => {
                    relative::relative(case, rule, &params, &mut findings);
                    continue;
                }
                Check::Dateline => {
                    dateline::dateline(case, rule, &params, &mut findings);
                    continue;
                }
                Check::Age => {
                    ages::ages(case, rule, &params, &years, &mut findings);
                    continue;
                }
                Check::Chronology => chronology::chronology,
                Check::Anniversary => anniversary::anniversary,
                Check::Past => past::past,
                Check::Duration => duration::duration,
                Check::Term => term::term,
            };
            let all = matches!(params.check, Check::Past | Check::Duration | Check::Term);
            let lines: &[Line<'_>] = match params.check {
                Check::Chronology => &periods,
                _ if all => &digits,
                _ => &years,
            };
            for line in lines {
                by_line(case, rule, &params, line, &mut findings);
            }
        }
        findings.truncate(MOST_FINDINGS);
        Ok(findings)
    }
}

gainsay_sdk::export!(Calendar);

/// The sentences with any digit, and those before "he" and "she".
fn read(case: &Case) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut before: Option<Sentence<'_>> = None;
    for sentence in case.sentences() {
        let text = case.words_at(sentence.at());
        let told = holds_digits(text, 1);
        if told && goes_on(text) {
            lines.extend(before.map(|before| Line::read(case, before)));
        }
        if told {
            lines.push(Line::read(case, sentence));
        }
        before = (!told).then_some(sentence);
    }
    lines
}

/// Those of the lines that tell a year or two months, in order.
fn with_months<'t>(case: &'t Case, lines: &[Line<'t>], years: &[Line<'t>]) -> Vec<Line<'t>> {
    let mut years = years.iter().map(|line| line.sentence.index()).peekable();
    let told = |line: &&Line<'t>| {
        let index = line.sentence.index();
        while years.next_if(|year| *year < index).is_some() {}
        years.peek() == Some(&index) || names_months(case.words_at(line.sentence.at()))
    };
    lines.iter().filter(told).cloned().collect()
}

/// Whether two words begin like months.
fn names_months(text: &str) -> bool {
    let capitals = text
        .as_bytes()
        .windows(MONTH)
        .filter(|part| part[0].is_ascii_uppercase());
    let months = capitals
        .filter(|part| (1..=12).any(|month| month_name(month).as_bytes().starts_with(part)));
    months.take(2).count() == 2
}

/// Those of the lines that tell a year, and those before "he" and "she"; all of them if somebody is
/// born or dies, since ages are told without a year.
fn with_years<'t>(case: &'t Case, lines: &[Line<'t>]) -> Vec<Line<'t>> {
    let lives = |text: &str| {
        // Few places have the letters with which these words end.
        let mut parts = text.as_bytes().windows(4);
        parts.any(|part| match part {
            [start @ .., b'r', b'n'] => matches!(start, b"bo" | b"Bo"),
            [start @ .., b'e', b'd'] => start == b"di",
            _ => false,
        })
    };
    let mut articles = case.articles();
    if articles.any(|article| lives(case.article_text(article.index()))) {
        return lines.to_vec();
    }
    let text = |line: &Line<'_>| case.words_at(line.sentence.at());
    let told = |line: &Line<'t>| holds_digits(text(line), YEAR);
    // A sentence before such a one is the line before it.
    let next = lines.iter().skip(1).map(Some).chain([None]);
    let is_before = |next: &Line<'t>| goes_on(text(next)) && told(next);
    let pairs = lines.iter().zip(next);
    pairs
        .filter(|(line, next)| told(line) || next.is_some_and(is_before))
        .map(|(line, _)| line.clone())
        .collect()
}

/// Whether a sentence is about somebody of the sentence before.
fn goes_on(text: &str) -> bool {
    ["He ", "She ", "Born "]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Digits of a year.
const YEAR: usize = 4;

/// Whether so many digits follow one another.
fn holds_digits(text: &str, count: usize) -> bool {
    let mut run = 0;
    text.bytes().any(|byte| {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        run == count
    })
}
