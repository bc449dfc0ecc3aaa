//! What two versions of one article say differently.
//!
//! The first article of a case is the old version, the second the new one. Sentences that both have
//! are laid aside, those that are nearly the same are laid side by side, and of the words that differ
//! those count that change what is said: a number, a day, a name, a denial, the words of a quotation.
//! Better wording, and what was added or left out, is editing. And what did not change may have to: "tomorrow".

mod changes;
mod note;
mod pairs;
mod quoted;
mod stale;

use gainsay_sdk::{Case, Checker, Finding, FindingKind, Info, Needs, PreparedRule, Rule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is looked for.
    pub check: Check,
    /// Whether the rule is about changes that a note tells of, or about those that none tells of.
    pub noted: bool,
    /// Beginnings of notes to readers: "correction:". One that the new version has more often than
    /// the old one tells of the changes.
    pub notes: Words,
    /// Words that deny.
    pub denials: Words,
    /// Words that say little: a change of them alone is one of wording.
    pub light_words: Words,
    /// How much of two sentences must be the same to be one sentence, in percent of their words.
    pub min_alike_percent: usize,
    /// Words for a day that go stale: "tomorrow".
    pub day_words: Words,
    /// Words beside them with which no day is meant: "of tomorrow", "tomorrow's leaders".
    pub figurative_words: Words,
    /// How many days later the new version may be.
    pub slack_days: i32,
}

/// What a rule looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// What the versions say differently.
    Changes,
    /// What both say of a day that has passed since.
    StaleDay,
}

/// The plugin.
pub struct Versions;

impl Checker for Versions {
    type Params = Params;

    fn describe() -> Info {
        Info::new("versions", "0.1.0", "what two versions of one article say differently")
            .parameters(
                r#"{
                    "check": {"type": "string", "enum": ["changes", "stale-day"], "default": "changes"},
                    "noted": {"type": "boolean", "default": false},
                    "notes": {"type": "array", "items": {"type": "string", "format": "word"}, "minItems": 1},
                    "denials": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "light_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "min_alike_percent": {"type": "integer", "minimum": 1, "maximum": 100, "default": 60},
                    "day_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "figurative_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "slack_days": {"type": "integer", "minimum": 0, "maximum": 365, "default": 1}
                }"#,
                &["notes"],
            )
            .needs(&[Needs::Sentences, Needs::Texts, Needs::Times, Needs::Quantities])
            .values(&["changed", "before", "now", "more"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            if params.check == Check::StaleDay {
                findings.extend(stale::find(case, rule, &params));
                continue;
            }
            if note::tells(case, &params.notes) != params.noted {
                continue;
            }
            let quotations = [0, 1].map(|article| quoted::ranges(case.article_text(article)));
            for pair in pairs::nearly_same(case, params.min_alike_percent) {
                let changes = changes::between(case, &params, &quotations, &pair);
                findings.extend(finding(case, rule, &params, &changes));
            }
        }
        Ok(findings)
    }
}

/// One finding for all changes of a sentence.
fn finding(
    case: &Case,
    rule: &Rule,
    params: &Params,
    changes: &[changes::Change],
) -> Option<Finding> {
    let first = changes.first()?;
    let kind = if params.noted {
        FindingKind::Update
    } else {
        FindingKind::Policy
    };
    let mut finding = rule.finding(kind);
    for change in changes {
        finding = finding
            .remarked("before", change.before, change.kind.name())
            .remarked("now", change.now, change.kind.name());
    }
    let more = match changes.len() {
        1 => String::new(),
        count => (count - 1).to_string(),
    };
    Some(
        finding
            .value("changed", first.kind.name())
            .value("before", case.words_at(first.before))
            .value("now", case.words_at(first.now))
            .value("more", more),
    )
}

gainsay_sdk::export!(Versions);

#[cfg(test)]
mod tests;
