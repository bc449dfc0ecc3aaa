//! People and bodies of one article that are told in two ways.
//!
//! A name, a role, a party or the words that an abbreviation stands for are told once and used many
//! times. The checks read them where the text itself ties them to one name, and find those that
//! cannot both be right.

mod abbreviations;
mod across;
mod affiliations;
mod drift;
mod first_mention;
mod gazetteer;
mod given;
mod held;
mod holders;
mod late;
mod names;
mod offices;
mod params;
mod parties;
mod pieces;
mod places;
mod roles;
mod spelling;
mod spoken;
mod surnames;
mod terms;
mod words;

use crate::names::Name;
use crate::params::Asked;
pub use crate::params::{Check, Params};
use crate::words::Line;
use gainsay_sdk::{Case, Checker, Finding, Info, Needs, PreparedRule};

/// Most findings of a rule in an article: more are a list of names that are alike.
const MOST_FINDINGS: usize = 5;

/// The plugin.
pub struct Identity;

impl Checker for Identity {
    type Params = Params;

    fn describe() -> Info {
        let list =
            r#"{"type": "array", "items": {"type": "string", "format": "word"}, "default": []}"#;
        Info::new("identity", "0.1.0", "names, roles, parties and abbreviations told in two ways")
            .parameters(
                &format!(
                    r#"{{
                        "check": {{"type": "string", "enum": ["spelling", "given-name", "first-mention", "late", "role", "abbreviation", "party", "affiliation", "place-country", "office-dates", "spelling-across"]}},
                        "min_letters": {{"type": "integer", "minimum": 1, "default": 5}},
                        "person_words": {list},
                        "known": {list},
                        "kin_words": {list},
                        "roles": {list},
                        "other_roles": {list},
                        "other_times": {list},
                        "titles": {list},
                        "parties": {list},
                        "late_words": {list},
                        "day_words": {list},
                        "before_words": {list},
                        "behind_words": {list},
                        "opening_words": {list},
                        "origin_words": {list},
                        "since": {{"type": "integer", "minimum": 0, "default": 0}},
                        "regions": {list},
                        "wide_regions": {list},
                        "places": {list},
                        "holders": {list},
                        "lands": {list},
                        "now_words": {list},
                        "slack": {{"type": "integer", "minimum": 0, "default": 0}},
                        "min_times": {{"type": "integer", "minimum": 1, "default": 1}}
                    }}"#
                ),
                &["check"],
            )
            .needs(&[Needs::Sentences, Needs::Texts])
            .values(&["odd", "usual", "person", "role", "other", "short", "name", "tag", "place", "term", "day"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        let asked = rules.iter().map(|rule| {
            let params = rule.params()?;
            Ok(Asked { rule, params })
        });
        let asked: Vec<Asked<'_>> = asked.collect::<Result<_, String>>()?;
        for article in case.articles() {
            let range = article.raw().sentences;
            let sentences = (range.start..range.end).filter_map(|index| case.sentence(index));
            let lines: Vec<Line<'_>> = sentences
                .map(|sentence| Line::read(case, sentence))
                .collect();
            let names = names::names(&lines);
            for asked in &asked {
                let found = find(asked, &lines, &names, article.published());
                if found.len() <= MOST_FINDINGS {
                    findings.extend(found);
                }
            }
        }
        let across = |asked: &&Asked<'_>| asked.params.check == Check::SpellingAcross;
        for asked in asked.iter().filter(across) {
            findings.extend(across::find(asked, case));
        }
        Ok(findings)
    }
}

/// What a rule finds in one article.
fn find(
    asked: &Asked<'_>,
    lines: &[Line<'_>],
    names: &[Name],
    published: Option<i32>,
) -> Vec<Finding> {
    match asked.params.check {
        Check::Spelling => drift::find(asked, lines, names),
        Check::GivenName => given::find(asked, lines, names),
        Check::FirstMention => first_mention::find(asked, lines, names),
        Check::Late => late::find(asked, lines, names),
        Check::Role => roles::find(asked, lines, names),
        Check::Abbreviation => abbreviations::find(asked, lines, names),
        Check::Party => parties::find(asked, lines, names),
        Check::Affiliation => affiliations::find(asked, lines, names),
        Check::PlaceCountry => places::find(asked, lines),
        Check::OfficeDates => holders::find(asked, lines, names, published),
        Check::SpellingAcross => Vec::new(),
    }
}

gainsay_sdk::export!(Identity);

#[cfg(test)]
mod tests;
