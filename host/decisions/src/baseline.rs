//! A baseline: the findings of a day, frozen.

use crate::{Checked, FileError, Record, Rules, Side};
use gainsay_report::json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Name and version of the schema that a baseline declares.
const SCHEMA: &str = "gainsay/baseline/1";

/// Findings that are known, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
}

/// A known finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub record: Record,
    /// How many findings of that key are known: the same words may stand in an article twice.
    pub count: u64,
}

/// What a command makes of a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The findings of this run, and entries that it cannot judge.
    Update,
    /// The entries whose findings are still there, and those that the run cannot judge.
    Prune,
}

/// What an update did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Entries that were not there before.
    pub new: usize,
    /// Entries that were dropped.
    pub gone: usize,
    /// Entries that the run could not judge, and kept.
    pub unseen: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    findings: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    key: String,
    rule: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: u64,
    sides: Vec<Side>,
}

fn one() -> u64 {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde wants it so")]
fn is_one(count: &u64) -> bool {
    *count == 1
}

impl Baseline {
    /// Reads a baseline's text.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let file: File =
            serde_json::from_str(text).map_err(|error| FileError::json(&error, error.line()))?;
        if file.schema != SCHEMA {
            return Err(FileError::Schema {
                found: file.schema.chars().take(40).collect(),
                expected: SCHEMA,
            });
        }
        let mut baseline = Self::default();
        for line in file.findings {
            let (key, count) = (line.key.clone(), line.count);
            let record = Record {
                key: line.key,
                rule: line.rule,
                sides: line.sides,
            };
            let before = baseline.entries.insert(key, Entry { record, count });
            if let Some(entry) = before {
                return Err(FileError::Twice {
                    key: entry.record.key,
                });
            }
        }
        Ok(baseline)
    }

    /// Its text: a finding a line, in order of article, rule and key.
    pub fn render(&self) -> std::io::Result<String> {
        let mut entries: Vec<&Entry> = self.entries.values().collect();
        entries.sort_by(|a, b| a.record.order().cmp(&b.record.order()));
        let lines = entries.into_iter().map(|entry| {
            json::to_string(&Line {
                key: entry.record.key.clone(),
                rule: entry.record.rule.clone(),
                count: entry.count,
                sides: entry.record.sides.clone(),
            })
        });
        let lines: Vec<String> = lines.collect::<Result<_, _>>()?;
        let gap = if lines.is_empty() { "" } else { "\n" };
        Ok(format!(
            "{{\"schema\": \"{SCHEMA}\", \"findings\": [{gap}{}{gap}]}}\n",
            lines.join(",\n")
        ))
    }

    /// Adds a finding.
    pub fn add(&mut self, record: Record) {
        let key = record.key.clone();
        let entry = self
            .entries
            .entry(key)
            .or_insert(Entry { record, count: 0 });
        entry.count += 1;
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry of that key.
    pub(crate) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// All entries, by key.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// This baseline after a run that has found `found` and looked at `checked`. `is_there` tells
    /// whether an article that was not looked at still exists; entries of one that does not are gone.
    #[must_use]
    pub fn after(
        &self,
        found: &Self,
        mode: Mode,
        (checked, rules): (&Checked, &Rules),
        is_there: impl Fn(&str) -> bool,
    ) -> (Self, Change) {
        let mut change = Change::default();
        let mut after = match mode {
            Mode::Update => found.clone(),
            Mode::Prune => Self::default(),
        };
        change.new = after
            .entries
            .keys()
            .filter(|key| self.get(key).is_none())
            .count();
        for (key, entry) in &self.entries {
            let exists = |article| checked.has(article) || is_there(article);
            let there = || entry.record.articles().into_iter().all(exists);
            let kept = match found.get(key) {
                Some(now) => now.count.min(entry.count),
                None if !checked.covers(&entry.record, rules) && there() => {
                    change.unseen += 1;
                    entry.count
                }
                None => {
                    change.gone += 1;
                    continue;
                }
            };
            let kept = Entry {
                count: kept,
                ..entry.clone()
            };
            // An update has the entry already if the finding is still there.
            after.entries.entry(key.clone()).or_insert(kept);
        }
        (after, change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{record, rules};

    fn baseline(records: &[Record]) -> Baseline {
        let mut baseline = Baseline::default();
        records
            .iter()
            .cloned()
            .for_each(|record| baseline.add(record));
        baseline
    }

    #[test]
    fn what_is_written_is_read_and_follows_the_schema() {
        let twice = record("k1", "core/a", "b.md", "\u{202e}“words” <b>");
        let one = baseline(&[twice.clone(), record("k2", "core/b", "a.md", "x"), twice]);
        let text = one.render().unwrap();
        assert_eq!(Baseline::parse(&text).unwrap(), one);
        assert!(text.lines().nth(1).unwrap().contains("k2"), "{text}");
        assert!(
            text.contains("\"count\":2") && !text.contains('\u{202e}'),
            "{text}"
        );
        let schema = serde_json::from_str(crate::BASELINE_SCHEMA).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let empty = Baseline::default().render().unwrap();
        for text in [text, empty] {
            assert!(
                validator.is_valid(&serde_json::from_str(&text).unwrap()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_damaged_file_is_told_with_its_line() {
        let error = |text: &str| Baseline::parse(text).unwrap_err().to_string();
        assert!(
            error("{\"schema\": \"gainsay/baseline/1\",\n\"findings\": [").starts_with("line 2: ")
        );
        assert!(error("").starts_with("line 1: "));
        assert!(
            error("{\"schema\": \"gainsay/baseline/9\", \"findings\": []}")
                .contains("reads \"gainsay/baseline/1\"")
        );
        let line = "{\"key\":\"k\",\"rule\":\"a/b\",\"sides\":[]}";
        let twice = format!("{{\"schema\":\"{SCHEMA}\",\"findings\":[{line},{line}]}}");
        assert!(error(&twice).contains("k is there twice"));
        let wrong = twice.replace("sides", "side");
        assert!(error(&wrong).contains("unknown field"), "{}", error(&wrong));
    }

    #[test]
    fn what_a_run_cannot_judge_stays() {
        let old = baseline(&[
            record("gone", "core/a", "a.md", "x"),
            record("there", "core/a", "a.md", "y"),
            record("other-article", "core/a", "z.md", "x"),
            record("deleted-article", "core/a", "y.md", "x"),
            record("not-run", "core/b", "a.md", "x"),
            record("renamed-rule", "core/old", "a.md", "x"),
        ]);
        let found = baseline(&[
            record("there", "core/a", "a.md", "y"),
            record("new", "core/a", "a.md", "z"),
        ]);
        let mut checked = Checked::default();
        checked.add(&crate::sample::report("a.md"));
        let rules = rules(&["core/a", "core/b"], &["core/a"]);
        let keys = |mode| {
            let (after, change) = old.after(&found, mode, (&checked, &rules), |article| {
                article == "z.md"
            });
            (after.entries.into_keys().collect::<Vec<_>>(), change)
        };
        let (kept, change) = keys(Mode::Prune);
        assert_eq!(kept, ["not-run", "other-article", "there"]);
        assert_eq!((change.new, change.gone, change.unseen), (0, 3, 2));
        let (kept, change) = keys(Mode::Update);
        assert_eq!(kept, ["new", "not-run", "other-article", "there"]);
        assert_eq!((change.new, change.gone, change.unseen), (1, 3, 2));
    }
}
