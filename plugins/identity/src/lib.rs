//! People and bodies of one article that are told in two ways.
//!
//! A name, a role, a party or the words that an abbreviation stands for are told once and used many
//! times. The checks read them where the text itself ties them to one name, and find those that
//! cannot both be right.

mod abbreviations;
mod drift;
mod first_mention;
mod given;
mod held;
mod late;
mod names;
mod offices;
mod params;
mod parties;
mod roles;
mod spelling;
mod surnames;
mod words;

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
                        "check": {{"type": "string", "enum": ["spelling", "given-name", "first-mention", "late", "role", "abbreviation", "party"]}},
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
                        "day_words": {list}
                    }}"#
                ),
                &["check"],
            )
            .needs(&[Needs::Sentences, Needs::Texts])
            .values(&["odd", "usual", "person", "role", "other", "short", "name", "tag"])
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
                let find = match asked.params.check {
                    Check::Spelling => drift::find,
                    Check::GivenName => given::find,
                    Check::FirstMention => first_mention::find,
                    Check::Late => late::find,
                    Check::Role => roles::find,
                    Check::Abbreviation => abbreviations::find,
                    Check::Party => parties::find,
                };
                let found = find(asked, &lines, &names);
                if found.len() <= MOST_FINDINGS {
                    findings.extend(found);
                }
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Identity);

#[cfg(test)]
mod tests;
