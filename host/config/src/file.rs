//! One `gainsay.toml`.

use crate::folder::Folder;
use crate::settings::Given;
use crate::{Globs, NAME, Origin, Output, Override, Pattern, Settings, When, globs};
use gainsay_model::{CivilDay, Severity};
use gainsay_packs::{Diagnostics, Fields, Source, Word, read_toml};
use gainsay_report::Format;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// Keys of a file.
pub(crate) const KEYS: &[&str] = &[
    "root",
    "packs",
    "select",
    "ignore",
    "fail_on",
    "format",
    "output",
    "jobs",
    "date",
    "limits",
    "exclude",
    "baseline",
    "decisions",
    "overrides",
];

/// Keys of `limits`.
pub(crate) const LIMITS: &[&str] = &["fuel", "plugin_timeout", "plugin_memory"];

/// Keys of `[[overrides]]`.
pub(crate) const OVERRIDE: &[&str] = &[
    "paths", "sources", "sections", "select", "ignore", "severity",
];

/// Which articles an override is for.
const CONDITIONS: [&str; 3] = ["paths", "sources", "sections"];

/// What it says of them.
const CONSEQUENCES: [&str; 3] = ["select", "ignore", "severity"];

/// What can fail a run.
pub(crate) const FAIL_ON: &[(&str, Option<Severity>)] = &[
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("info", Some(Severity::Info)),
    ("never", None),
];

/// What a finding can weigh.
const SEVERITIES: &[(&str, Severity)] = &[
    ("error", Severity::Error),
    ("warning", Severity::Warning),
    ("info", Severity::Info),
];

/// More threads than this are a slip.
pub(crate) const MOST_JOBS: u64 = 1024;

/// A file that has been read.
#[derive(Debug)]
pub(crate) struct Layer {
    /// What it sets.
    pub(crate) settings: Settings,
    /// No file above it counts.
    pub(crate) root: bool,
}

/// Reads the text of a file, which is called `file` and lies in `folder`.
pub(crate) fn read(file: &str, text: &str, folder: &Folder) -> Result<Layer, Diagnostics> {
    read_toml(file, text, |source, table| {
        let reader = Reader {
            source,
            file: Arc::from(file),
            folder,
        };
        reader.layer(table)
    })
}

struct Reader<'r, 'a> {
    source: &'r Source<'a>,
    file: Arc<str>,
    folder: &'r Folder,
}

impl<'a> Reader<'_, 'a> {
    fn layer(&self, table: &DeTable<'a>) -> Layer {
        let fields = Fields::open(self.source, table, 0, NAME, KEYS);
        let limits = fields.table("limits").map(|(table, at)| {
            let fields = Fields::open(self.source, table, at, "limits", LIMITS);
            let number = |key, most| self.number(&fields, key, 1..=most);
            [
                number("fuel", 1_000_000),
                number("plugin_timeout", 3_600_000),
                number("plugin_memory", 4096),
            ]
        });
        let [fuel, plugin_timeout, plugin_memory] = limits.unwrap_or_default();
        let paths = |words: Vec<Word>| -> Vec<PathBuf> {
            let paths = words
                .iter()
                .map(|word| self.folder.path(word.text.as_ref()));
            paths.collect()
        };
        let jobs = self.number(&fields, "jobs", 0..=MOST_JOBS);
        let settings = Settings {
            packs: self.given(&fields, "packs", fields.list("packs").map(paths)),
            select: self.given(&fields, "select", self.patterns(&fields, "select")),
            ignore: self.given(&fields, "ignore", self.patterns(&fields, "ignore")),
            fail_on: self.given(&fields, "fail_on", fields.choice("fail_on", FAIL_ON)),
            format: self.given(&fields, "format", format(&fields)),
            output: self.given(&fields, "output", self.outputs(&fields)),
            jobs: jobs.map(|jobs| Given {
                value: jobs.value as usize,
                origin: jobs.origin,
            }),
            date: self.given(&fields, "date", date(&fields)),
            fuel,
            plugin_timeout,
            plugin_memory,
            exclude: self.given(&fields, "exclude", self.globs(&fields, "exclude")),
            baseline: self.path(&fields, "baseline"),
            decisions: self.path(&fields, "decisions"),
            overrides: self.overrides(&fields),
        };
        Layer {
            settings,
            root: fields.flag("root"),
        }
    }

    fn origin(&self, at: usize) -> Origin {
        let (line, column) = self.source.line_column(at);
        Origin::File {
            file: Arc::clone(&self.file),
            line,
            column,
        }
    }

    fn given<T>(&self, fields: &Fields<'_, 'a>, key: &str, value: Option<T>) -> Option<Given<T>> {
        value.map(|value| Given {
            value,
            origin: self.origin(fields.key_at(key)),
        })
    }

    fn path(&self, fields: &Fields<'_, 'a>, key: &str) -> Option<Given<PathBuf>> {
        fields.value(key)?;
        let path = fields
            .word(key)
            .map(|word| self.folder.path(word.text.as_ref()));
        self.given(fields, key, path)
    }

    fn number(
        &self,
        fields: &Fields<'_, 'a>,
        key: &str,
        range: RangeInclusive<u64>,
    ) -> Option<Given<u64>> {
        self.given(fields, key, fields.whole(key, range))
    }

    fn pattern(&self, word: Word) -> Pattern {
        Pattern {
            origin: self.origin(word.at),
            text: word.text,
        }
    }

    fn patterns(&self, fields: &Fields<'_, 'a>, key: &str) -> Option<Vec<Pattern>> {
        let words = fields.list(key)?.into_iter();
        Some(words.map(|word| self.pattern(word)).collect())
    }

    fn globs(&self, fields: &Fields<'_, 'a>, key: &str) -> Option<Globs> {
        let words = fields.list(key)?;
        for word in &words {
            if let Some(wrong) = globs::fault(&word.text, self.folder) {
                let message = format!("{:?} in `{key}` {wrong}", word.text);
                self.source.fault(word.at, message, None);
            }
        }
        let patterns = words.into_iter().map(|word| word.text);
        Some(Globs::new(self.folder, patterns.collect()))
    }

    /// Reports go below the folder of the file: whoever checks articles that others have sent should
    /// not find their own files overwritten.
    fn outputs(&self, fields: &Fields<'_, 'a>) -> Option<Vec<Output>> {
        let words = fields.list("output")?;
        let outputs = words.into_iter().filter_map(|word| {
            let output = match Output::parse(word.text.into()) {
                Ok(output) => output,
                Err(error) => {
                    self.source.fault(word.at, error.to_string(), None);
                    return None;
                }
            };
            if !self.folder.holds(&output.path) {
                let path = output.path.display();
                let message = format!("`output` {path} leads out of the folder of the file");
                let remedy = "name it with --output".to_owned();
                self.source.fault(word.at, message, Some(remedy));
            }
            Some(Output {
                path: self.folder.path(&output.path),
                ..output
            })
        });
        Some(outputs.collect())
    }

    fn overrides(&self, fields: &Fields<'_, 'a>) -> Vec<Override> {
        let tables = fields.tables("overrides").into_iter();
        tables
            .map(|(table, at)| self.one_override(table, at))
            .collect()
    }

    fn one_override(&self, table: &DeTable<'a>, at: usize) -> Override {
        let fields = &Fields::open(self.source, table, at, "an override", OVERRIDE);
        let said = |keys: &[&str]| keys.iter().any(|key| fields.value(key).is_some());
        // A misspelt key is complaint enough.
        let known = table
            .keys()
            .all(|key| OVERRIDE.contains(&key.get_ref().as_ref()));
        for keys in [CONDITIONS, CONSEQUENCES] {
            if known && !said(&keys) {
                let keys = keys.map(|key| format!("`{key}`")).join(", ");
                let message = format!("an override needs one of {keys}");
                self.source.fault(at, message, None);
            }
        }
        for key in CONDITIONS {
            if fields.list(key).is_some_and(|words| words.is_empty()) {
                fields.fault(key, format!("`{key}` is an empty list"), None);
            }
        }
        let texts = |key| {
            let words = fields.list(key).unwrap_or_default().into_iter();
            words.map(|word| word.text).collect()
        };
        Override {
            origin: self.origin(at),
            when: When {
                paths: self.globs(fields, "paths"),
                sources: texts("sources"),
                sections: texts("sections"),
            },
            select: self.patterns(fields, "select"),
            ignore: self.patterns(fields, "ignore").unwrap_or_default(),
            severity: self.severities(fields),
        }
    }

    fn severities(&self, fields: &Fields<'_, 'a>) -> Vec<(Pattern, Severity)> {
        let Some((table, at)) = fields.table("severity") else {
            return Vec::new();
        };
        let mut rules: Vec<(usize, &str)> = table
            .keys()
            .map(|key| (key.span().start, key.get_ref().as_ref()))
            .collect();
        rules.sort_unstable();
        let names: Vec<&str> = rules.iter().map(|(_, name)| *name).collect();
        let fields = Fields::open(self.source, table, at, "severity", &names);
        let severities = rules.iter().filter_map(|&(at, name)| {
            let text = name.to_owned();
            let severity = fields.choice(name, SEVERITIES)?;
            Some((self.pattern(Word { text, at }), severity))
        });
        severities.collect()
    }
}

fn format(fields: &Fields<'_, '_>) -> Option<Format> {
    let names = Format::ALL.map(|format| (format.name(), format));
    fields.choice("format", &names)
}

/// A day, as TOML has it or as a string.
fn date(fields: &Fields<'_, '_>) -> Option<CivilDay> {
    let written = match fields.value("date")?.get_ref() {
        DeValue::Datetime(day) => day.to_string(),
        _ => fields.word("date")?.text,
    };
    let day = CivilDay::parse(&written).ok();
    if day.is_none() {
        let remedy = "write it as 2022-02-17".to_owned();
        fields.fault("date", "`date` is not a day", Some(remedy));
    }
    day
}
