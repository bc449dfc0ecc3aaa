//! People and bodies of one article that are told in two ways.
//!
//! A name, a role, a party or the words that an abbreviation stands for are told once and used many
//! times. The checks read them where the text itself ties them to one name, and find those that
//! cannot both be right.

mod acronyms;
mod drift;
mod names;
mod offices;
mod parties;
mod roles;
mod spelling;
mod words;

use crate::words::Line;
use gainsay_sdk::{Case, Checker, Finding, Info, Needs, Rule};
use serde::Deserialize;

/// What a rule checks. The rest of its parameters is read by the check itself, once it needs them.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Params {
    check: Check,
}

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// One surname in two spellings.
    Spelling,
    /// Two roles of one person that nobody holds at the same time.
    Role,
    /// One abbreviation for two names.
    Abbreviation,
    /// Two parties or states of one politician.
    Party,
}

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
                        "check": {{"type": "string", "enum": ["spelling", "role", "abbreviation", "party"]}},
                        "min_usual": {{"type": "integer", "minimum": 1, "default": 3}},
                        "min_letters": {{"type": "integer", "minimum": 1, "default": 5}},
                        "person_words": {list},
                        "roles": {list},
                        "other_roles": {list},
                        "other_times": {list},
                        "titles": {list},
                        "parties": {list},
                        "states": {list}
                    }}"#
                ),
                &["check"],
            )
            .needs(&[Needs::Sentences, Needs::Texts])
            .values(&["odd", "usual", "times", "person", "role", "other", "short", "name", "tag"])
    }

    fn check(case: &Case, rules: &[Rule]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for article in case.articles() {
            let range = article.raw().sentences;
            let sentences = (range.start..range.end).filter_map(|index| case.sentence(index));
            let lines: Vec<Line<'_>> = sentences.map(|sentence| Line::read(case, sentence)).collect();
            let names = names::names(&lines);
            for rule in rules {
                match rule.params::<Params>()?.check {
                    Check::Spelling => drift::find(rule, &lines, &names, &mut findings)?,
                    Check::Role => roles::find(rule, &lines, &names, &mut findings)?,
                    Check::Abbreviation => acronyms::find(rule, &lines, &mut findings),
                    Check::Party => parties::find(rule, &lines, &names, &mut findings)?,
                }
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Identity);
