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
mod parties;
mod roles;
mod spelling;
mod surnames;
mod words;

use crate::words::Line;
use gainsay_sdk::{Case, Checker, Finding, Info, Needs, Rule, Words};
use serde::Deserialize;

/// What a rule asks for.
#[derive(Clone, Debug, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// Letters that a name has at least.
    pub min_letters: usize,
    /// Words that follow somebody's name: "said". At the start of a sentence all words have capitals.
    pub person_words: Words,
    /// Words before a surname that are no given name: "Mr".
    pub titles: Words,
    /// Words of a sentence that tells of relatives, who share a surname: "brother".
    pub kin_words: Words,
    /// Surnames that every reader knows.
    pub known: Words,
    /// Roles, one a line: "set | name, name". Nobody holds two roles of one set; names of one line
    /// are the same role.
    pub roles: Words,
    /// Words before a role that make it another one, or one of another time: "deputy", "former".
    pub other_roles: Words,
    /// Words of a sentence that tells of another time, or of a change: "became".
    pub other_times: Words,
    /// Parties, one a line: "R, Republican". Nobody is in two of them.
    pub parties: Words,
    /// Words before the name of somebody dead.
    pub late_words: Words,
    /// Names of days: "Monday".
    pub day_words: Words,
}

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// One surname in two spellings.
    Spelling,
    /// One given name in two spellings before one surname.
    GivenName,
    /// Somebody dead who speaks this week.
    Late,
    /// Somebody told by the surname alone before the text says who that is.
    FirstMention,
    /// Two roles of one person that nobody holds at the same time.
    Role,
    /// One abbreviation for two names.
    Abbreviation,
    /// Two parties or states of one politician.
    Party,
}

/// Most findings of a rule in an article: more are a list of names that are alike.
const MOST_FINDINGS: usize = 5;

/// The plugin.
pub struct Identity;

impl Checker for Identity {
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

    fn check(case: &Case, rules: &[Rule]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        let params = rules
            .iter()
            .map(Rule::params)
            .collect::<Result<Vec<Params>, _>>()?;
        for article in case.articles() {
            let range = article.raw().sentences;
            let sentences = (range.start..range.end).filter_map(|index| case.sentence(index));
            let lines: Vec<Line<'_>> = sentences
                .map(|sentence| Line::read(case, sentence))
                .collect();
            let names = names::names(&lines);
            for (rule, params) in rules.iter().zip(&params) {
                let find = match params.check {
                    Check::Spelling => drift::find,
                    Check::GivenName => given::find,
                    Check::FirstMention => first_mention::find,
                    Check::Late => late::find,
                    Check::Role => roles::find,
                    Check::Abbreviation => abbreviations::find,
                    Check::Party => parties::find,
                };
                let mut found = Vec::new();
                find(rule, params, &lines, &names, &mut found);
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
