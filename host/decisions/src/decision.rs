//! Decisions: what somebody made of single findings, a line each.

use crate::{FileError, Record, Side};
use gainsay_model::CivilDay;
use gainsay_report::json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody made of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The text is wrong, and will be corrected. The finding stays in reports until it is.
    Accepted,
    /// It was worth the question, and the text is right.
    Explained,
    /// It should not have been reported.
    Dismissed,
}

/// A decision about one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The finding.
    pub record: Record,
    /// What was decided.
    pub verdict: Verdict,
    /// Why; never empty.
    pub reason: String,
    /// Who decided.
    pub by: Option<String>,
    /// The last day on which the decision holds.
    pub until: Option<CivilDay>,
}

/// The decisions of a file, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    decisions: BTreeMap<String, Decision>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    key: String,
    rule: String,
    verdict: Verdict,
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<CivilDay>,
    sides: Vec<Side>,
}

impl Decision {
    /// Whether the decision has come to its end. Without a day nobody can say so.
    pub fn is_expired(&self, today: Option<CivilDay>) -> bool {
        self.until
            .zip(today)
            .is_some_and(|(until, today)| until < today)
    }

    fn read(line: &str, number: usize) -> Result<Self, FileError> {
        let line: Line =
            serde_json::from_str(line).map_err(|error| FileError::json(&error, number))?;
        if line.reason.trim().is_empty() {
            return Err(FileError::Line {
                line: number,
                what: "the reason is empty".into(),
            });
        }
        Ok(Self {
            record: Record {
                key: line.key,
                rule: line.rule,
                sides: line.sides,
            },
            verdict: line.verdict,
            reason: line.reason,
            by: line.by,
            until: line.until,
        })
    }

    fn line(&self) -> std::io::Result<String> {
        json::to_string(&Line {
            key: self.record.key.clone(),
            rule: self.record.rule.clone(),
            verdict: self.verdict,
            reason: self.reason.clone(),
            by: self.by.clone(),
            until: self.until,
            sides: self.record.sides.clone(),
        })
    }
}

impl Decisions {
    /// Reads the text of a file of decisions.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let mut decisions = Self::default();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let decision = Decision::read(line, index + 1)?;
            if let Some(before) = decisions.set(decision) {
                return Err(FileError::Twice {
                    key: before.record.key,
                });
            }
        }
        Ok(decisions)
    }

    /// Its text, in order of article, rule and key.
    pub fn render(&self) -> std::io::Result<String> {
        let mut all: Vec<&Decision> = self.iter().collect();
        all.sort_by(|a, b| a.record.order().cmp(&b.record.order()));
        let mut text = String::new();
        for decision in all {
            text += &decision.line()?;
            text.push('\n');
        }
        Ok(text)
    }

    /// Sets what is decided of a finding, and gives the decision that stood there.
    pub fn set(&mut self, decision: Decision) -> Option<Decision> {
        self.decisions.insert(decision.record.key.clone(), decision)
    }

    /// The decision about the finding of that key.
    pub fn get(&self, key: &str) -> Option<&Decision> {
        self.decisions.get(key)
    }

    /// All decisions, by key.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::decision;

    #[test]
    fn what_is_written_is_read_and_follows_the_schema() {
        let mut decisions = Decisions::default();
        for (key, path, until) in [
            ("k1", "b.md", None),
            ("k2", "a.md", CivilDay::new(2031, 3, 9)),
        ] {
            let by = until.map(|_| "Ada Brenn".to_owned());
            decisions.set(Decision {
                by,
                until,
                ..decision(key, path, Verdict::Dismissed)
            });
        }
        let text = decisions.render().unwrap();
        assert_eq!(Decisions::parse(&text).unwrap(), decisions);
        assert!(text.starts_with("{\"key\":\"k2\""), "{text}");
        let schema = serde_json::from_str(crate::DECISION_SCHEMA).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for line in text.lines() {
            assert!(
                validator.is_valid(&serde_json::from_str(line).unwrap()),
                "{line}"
            );
        }
    }

    #[test]
    fn a_damaged_line_is_told() {
        let good = decision("k", "a.md", Verdict::Accepted).line().unwrap();
        let error = |text: String| Decisions::parse(&text).unwrap_err().to_string();
        assert!(error(format!("{good}\n\n{{\"key\":")).starts_with("line 3: "));
        assert_eq!(
            error(format!("{good}\n{good}")),
            "the key k is there twice; keep one of the two"
        );
        assert_eq!(
            error(good.replace("on the record", " ")),
            "line 1: the reason is empty"
        );
        assert!(error(good.replace("accepted", "maybe")).contains("unknown variant"));
    }

    #[test]
    fn a_decision_holds_on_its_last_day() {
        let day = CivilDay::new(2031, 3, 9).unwrap();
        let decision = Decision {
            until: Some(day),
            ..decision("k", "a.md", Verdict::Explained)
        };
        assert!(!decision.is_expired(Some(day)));
        assert!(decision.is_expired(day.plus(1)));
        assert!(!decision.is_expired(None));
    }
}
