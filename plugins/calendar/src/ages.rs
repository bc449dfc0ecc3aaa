//! Ages against the year of birth.
//!
//! An age is only compared if its year is clear: that of the article for "Smith, 45," or the one
//! beside "aged 45". Birth and age belong to one person if they stand in one sentence with nobody
//! else between them, or beside the same name.

use crate::Params;
use crate::age_words::{Age, When, all_ages};
use crate::births::{Birth, births};
use crate::line::Line;
use crate::moment::years_between;
use crate::people::{Days, names_fit};
use gainsay_sdk::{Case, Finding, FindingKind, Rule, Span};
use std::ops::Range;

/// How far before publication an article may have been written, in days.
const WRITTEN_BEFORE: i32 = 45;
/// Two facts of different sentences that lie further apart are of two people, in years.
const FAR_APART: i64 = 30;
/// An article of more births or ages is a list.
const MOST_FACTS: usize = 40;

/// Findings of all sentences.
pub(crate) fn ages(
    case: &Case,
    rule: &Rule,
    params: &Params,
    lines: &[Line<'_>],
    findings: &mut Vec<Finding>,
) {
    let births = births(params, lines);
    if births.is_empty() || births.len() > MOST_FACTS {
        return;
    }
    let published = |at: Span| case.article(at.article)?.published();
    let mut ages = all_ages(params, lines);
    ages.truncate(MOST_FACTS);
    for age in &ages {
        let pairs = births.iter().filter(|birth| {
            birth.place.at.article == age.place.at.article
                && if birth.place.line == age.place.line {
                    lines
                        .get(age.place.line)
                        .is_some_and(|line| one_person(params, line, birth, age))
                } else {
                    same_name(&births, &ages, birth, age)
                }
        });
        let mut pairs: Vec<&Birth<'_>> = pairs.collect();
        // The birth of the same sentence tells more than those of others.
        if pairs.iter().any(|birth| birth.place.line == age.place.line) {
            pairs.retain(|birth| birth.place.line == age.place.line);
        }
        if let [birth] = pairs.as_slice() {
            findings.extend(compare(
                case,
                rule,
                params,
                birth,
                age,
                published(age.place.at),
            ));
        }
    }
}

/// A finding if no reading of the age fits the birth.
fn compare(
    case: &Case,
    rule: &Rule,
    params: &Params,
    birth: &Birth<'_>,
    age: &Age<'_>,
    published: Option<i32>,
) -> Option<Finding> {
    let days = match age.when {
        When::Then(days, _) => days,
        When::Now => {
            let day = published?;
            (day.saturating_sub(WRITTEN_BEFORE), day.saturating_add(1))
        }
    };
    let slack = i64::from(params.slack);
    let fits = |days: Days| {
        let (low, high) = ages_in(birth.days, days);
        (low - slack..=high + slack).contains(&age.years)
    };
    let (low, high) = ages_in(birth.days, days);
    let apart = (age.years - low).abs().min((age.years - high).abs());
    let elsewhere = birth.place.line != age.place.line;
    if low < 0
        || fits(days)
        || age.others.iter().any(|&days| fits(days))
        || elsewhere && apart > FAR_APART
    {
        return None;
    }
    let right = if low == high {
        low.to_string()
    } else {
        format!("{low} or {high}")
    };
    let born = case.words_at(birth.place.at);
    let event = match age.when {
        When::Then(_, at) => case.words_at(at),
        When::Now => "the time of the article",
    };
    let finding = rule
        .finding(FindingKind::Arithmetic)
        .evidence("age", age.place.at)
        .evidence("birth", birth.place.at);
    let finding = match age.when {
        When::Then(_, at) => finding.evidence("event", at),
        When::Now => finding,
    };
    Some(
        finding
            .step(format!(
                "{born}: at {event} {right} years, not {}",
                age.years
            ))
            .value("age", age.years.to_string())
            .value("birth", born)
            .value("event", event)
            .value("right", right),
    )
}

/// Least and greatest age on those days.
fn ages_in(birth: Days, days: Days) -> (i64, i64) {
    (
        years_between(birth.1, days.0),
        years_between(birth.0, days.1),
    )
}

/// Whether birth and age of one sentence are of one person.
fn one_person(params: &Params, line: &Line<'_>, birth: &Birth<'_>, age: &Age<'_>) -> bool {
    let (one, other) = (&birth.place, &age.place);
    let named = one.is_beside && other.is_beside;
    if named && !names_fit(&one.name, &other.name) {
        return false;
    }
    let between = one.next.min(other.next)..one.first.max(other.first);
    let is_now = matches!(age.when, When::Now);
    let clear = between.clone().all(|at| {
        let word = line.word(at);
        // "Smith, 45, and his deputy, born in 1950", but "was born in 1950 and is now 45"
        let clause = is_now
            && params.clause_words.contains(word)
            && !matches!(line.word(at + 1), "is" | "now");
        !clause && !params.other_words.contains(word) && word != ";"
    });
    let first = other.first < one.first;
    let told = if first && is_now {
        named || is_apposed(line, between)
    } else {
        birth.is_person
    };
    clear && told
}

/// Whether what stands between an age and "born" says no more than who somebody is: "Smith, 45, a
/// plumber born in", not "Smith, 45, leads a movement born in".
fn is_apposed(line: &Line<'_>, between: Range<usize>) -> bool {
    let word = |at: usize| line.word(at);
    let (start, born) = (between.start, between.end);
    let verb = born.saturating_sub(usize::from(word(born.saturating_sub(1)) == "was"));
    let tail = line.before(verb);
    let article = |at: usize| matches!(word(at), "a" | "an" | "the");
    match word(start) {
        // "Smith, 45, was born", "Smith, 45, who was born", "Smith, 45, born"
        "," if verb <= start + 1 => true,
        "," if tail == "who" && verb == start + 2 => true,
        // "Smith, 45, a plumber from Riga who was born", "Smith, 45, the mayor, was born"
        "," if article(start + 1) => {
            let closed = matches!(tail, "who" | ",") || verb == born && born <= start + 5;
            let phrase = start + 2..verb.saturating_sub(1);
            closed && !phrase.clone().any(|at| article(at) || word(at) == ",")
        }
        // "the 45-year-old plumber was born", "the 45-year-old, who was born"
        _ => verb <= start + 3 && !between.clone().any(article),
    }
}

/// Whether birth and age of two sentences are of one person, and of the only one of that surname.
fn same_name(births: &[Birth<'_>], ages: &[Age<'_>], birth: &Birth<'_>, age: &Age<'_>) -> bool {
    let (one, other) = (&birth.place.name, &age.place.name);
    let same = one.last() == other.last() && names_fit(one, other);
    if one.is_empty() || other.is_empty() || !same {
        return false;
    }
    let namesake = |name: &[&str]| name.last() == one.last() && !names_fit(name, one);
    let others = births.iter().any(|known| namesake(&known.place.name))
        || ages.iter().any(|known| namesake(&known.place.name));
    let born_twice = births
        .iter()
        .any(|known| known.place.name.last() == one.last() && known.days != birth.days);
    !others && !born_twice
}
