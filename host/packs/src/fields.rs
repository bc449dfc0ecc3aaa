//! Reads the keys of a TOML table by type and notes every fault with its place.
//!
//! A faulty value reads as empty: the file is refused in the end anyway, and reading on finds the
//! other faults as well.

use crate::diagnostic::{quoted, quoted_list};
use crate::names::is_tidy;
use crate::source::Source;
use crate::suggest::{did_you_mean, one_of};
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub type Value<'a> = Spanned<DeValue<'a>>;

/// A string of a file with the byte at which it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The text.
    pub text: String,
    /// The byte.
    pub at: usize,
}

/// A table that is being read.
pub struct Fields<'r, 'a> {
    source: &'r Source<'a>,
    table: &'r DeTable<'a>,
    /// What the table describes, for messages: "a frame".
    what: &'static str,
    at: usize,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Starts to read a table and notes its keys that are not among `known`.
    pub fn open(
        source: &'r Source<'a>,
        table: &'r DeTable<'a>,
        at: usize,
        what: &'static str,
        known: &[&str],
    ) -> Self {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let message = format!("unknown key {} in {what}", quoted(name));
                source.fault(key.span().start, message, Some(one_of(name, known)));
            }
        }
        Self {
            source,
            table,
            what,
            at,
        }
    }

    /// Byte at which the table starts.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Byte at which that key starts; that of the table if the key is absent.
    pub fn key_at(&self, key: &str) -> usize {
        self.table
            .get_key_value(key)
            .map_or(self.at, |(key, _)| key.span().start)
    }

    /// The value of a key.
    pub fn value(&self, key: &str) -> Option<&'r Value<'a>> {
        self.table.get(key)
    }

    /// Notes that a key is missing.
    pub(crate) fn missing(&self, key: &str) {
        self.source.fault(
            self.at,
            format!("{} lacks the key {}", self.what, quoted(key)),
            None,
        );
    }

    /// Notes a fault at the value of a key, or at the table if it has none.
    pub fn fault(&self, key: &str, message: impl Into<String>, remedy: Option<String>) {
        let at = self.value(key).map_or(self.at, |value| value.span().start);
        self.source.fault(at, message, remedy);
    }

    /// A string, if the key is there.
    pub fn word(&self, key: &str) -> Option<Word> {
        let value = self.value(key)?;
        let word = string(self.source, key, value)?;
        if word.text.trim().is_empty() {
            self.source
                .fault(word.at, format!("{} is empty", quoted(key)), None);
            return None;
        }
        Some(word)
    }

    /// A string that has to be there.
    pub(crate) fn required_word(&self, key: &str) -> Option<Word> {
        if self.value(key).is_none() {
            self.missing(key);
        }
        self.word(key)
    }

    /// The text of a string that has to be there.
    pub(crate) fn required(&self, key: &str) -> String {
        self.required_word(key)
            .map(|word| word.text)
            .unwrap_or_default()
    }

    /// A string that has to be there and to fit a shape, which `shape` describes for messages.
    pub(crate) fn required_name(&self, key: &str, fits: fn(&str) -> bool, shape: &str) -> String {
        let text = self.required(key);
        if !text.is_empty() && !fits(&text) {
            let message = format!("{} {} is not {shape}", quoted(key), quoted(&text));
            self.fault(key, message, None);
        }
        text
    }

    /// Words that have to be there, with single blanks between them.
    pub(crate) fn required_tidy(&self, key: &str) -> String {
        self.required_name(key, is_tidy, "free of stray blanks")
    }

    /// A boolean; false if the key is absent.
    pub fn flag(&self, key: &str) -> bool {
        match self.value(key).map(|value| (value.get_ref(), value.span())) {
            None => false,
            Some((DeValue::Boolean(flag), _)) => *flag,
            Some((other, span)) => {
                wrong_type(self.source, key, span.start, "true or false", other);
                false
            }
        }
    }

    /// A whole number; 0 if the key is missing or holds something else, which is a fault.
    pub(crate) fn count(&self, key: &str) -> u32 {
        let Some(value) = self.value(key) else {
            self.missing(key);
            return 0;
        };
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        number.unwrap_or_else(|| {
            let message = format!("{} is not a whole number", quoted(key));
            self.fault(key, message, None);
            0
        })
    }

    /// A whole number within a range, if the key is there.
    pub fn whole(&self, key: &str, range: RangeInclusive<u64>) -> Option<u64> {
        let value = self.value(key)?;
        let at = value.span().start;
        let DeValue::Integer(number) = value.get_ref() else {
            wrong_type(self.source, key, at, "a whole number", value.get_ref());
            return None;
        };
        let number = u64::from_str_radix(number.as_str(), number.radix()).ok();
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let (least, most) = (range.start(), range.end());
            let message = format!("{} has to be from {least} to {most}", quoted(key));
            self.source.fault(at, message, None);
        }
        number
    }

    /// The strings of a list, or a single one, as they are written; none if the key is absent. Unlike
    /// [`words`](Self::words), a list may be empty, which says something else than no list.
    pub fn list(&self, key: &str) -> Option<Vec<Word>> {
        let value = self.value(key)?;
        let one = std::slice::from_ref(value);
        let items = match value.get_ref() {
            DeValue::Array(items) => items.get(..).unwrap_or_default(),
            DeValue::String(_) => one,
            other => {
                let at = value.span().start;
                wrong_type(self.source, key, at, "a list of strings", other);
                return Some(Vec::new());
            }
        };
        let words = items.iter().filter_map(|item| {
            let word = string(self.source, key, item)?;
            if word.text.trim().is_empty() {
                let message = format!("a string of {} is empty", quoted(key));
                self.source.fault(word.at, message, None);
                return None;
            }
            Some(word)
        });
        Some(words.collect())
    }

    /// One of a fixed set of words, if the key is there.
    pub fn choice<T: Copy>(&self, key: &str, options: &[(&str, T)]) -> Option<T> {
        let word = self.word(key)?;
        choose(self.source, key, &word, options)
    }

    /// One of a fixed set of words; the key has to be there.
    pub(crate) fn required_choice<T: Copy>(&self, key: &str, options: &[(&str, T)]) -> Option<T> {
        if self.value(key).is_none() {
            self.missing(key);
        }
        self.choice(key, options)
    }

    /// Some of a fixed set of words, in order, each once.
    pub(crate) fn choices<T: Copy>(&self, key: &str, options: &[(&str, T)]) -> Vec<T> {
        let words = self.words(key);
        words
            .iter()
            .filter_map(|word| choose(self.source, key, word, options))
            .collect()
    }

    /// A list of different strings, or a single string; empty if the key is absent. A list that is
    /// there and holds nothing is a fault.
    pub(crate) fn words(&self, key: &str) -> Vec<Word> {
        self.value(key)
            .map(|value| words_of(self.source, key, value))
            .unwrap_or_default()
    }

    /// The texts of [`Fields::words`].
    pub(crate) fn texts(&self, key: &str) -> Vec<String> {
        self.words(key).into_iter().map(|word| word.text).collect()
    }

    /// The tables of an array of tables, each with its place; empty if the key is absent.
    pub fn tables(&self, key: &str) -> Vec<(&'r DeTable<'a>, usize)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            wrong_type(
                self.source,
                key,
                value.span().start,
                "a list of tables",
                value.get_ref(),
            );
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => tables.push((table, item.span().start)),
                other => wrong_type(self.source, key, item.span().start, "a table", other),
            }
        }
        tables
    }

    /// A table, if the key is there, with its place.
    pub fn table(&self, key: &str) -> Option<(&'r DeTable<'a>, usize)> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some((table, self.key_at(key))),
            other => {
                wrong_type(self.source, key, value.span().start, "a table", other);
                None
            }
        }
    }
}

/// The keys and values of a table in the order of the file, each with the byte of its key.
pub(crate) fn in_file_order<'r, 'a>(
    table: &'r DeTable<'a>,
) -> Vec<(usize, &'r str, &'r Value<'a>)> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| (key.span().start, key.get_ref().as_ref(), value))
        .collect();
    entries.sort_by_key(|&(at, name, _)| (at, name));
    entries
}

/// A list of different, tidy strings, or a single one. `key` is for messages.
pub(crate) fn words_of<'a>(source: &Source<'a>, key: &str, value: &Value<'a>) -> Vec<Word> {
    let items = match value.get_ref() {
        DeValue::Array(items) => items,
        DeValue::String(_) => return tidy(source, key, value).into_iter().collect(),
        other => {
            wrong_type(source, key, value.span().start, "a list of strings", other);
            return Vec::new();
        }
    };
    if items.is_empty() {
        source.fault(
            value.span().start,
            format!("{} is an empty list", quoted(key)),
            None,
        );
    }
    let words: Vec<Word> = items
        .iter()
        .filter_map(|item| tidy(source, key, item))
        .collect();
    let mut order: Vec<&Word> = words.iter().collect();
    order.sort_by_key(|word| (&word.text, word.at));
    for pair in order.windows(2) {
        if let [first, second] = pair
            && first.text == second.text
        {
            let message = format!("{} stands twice in {}", quoted(&second.text), quoted(key));
            source.fault(second.at, message, None);
        }
    }
    words
}

/// The string that a value is.
fn string<'a>(source: &Source<'a>, key: &str, value: &Value<'a>) -> Option<Word> {
    let at = value.span().start;
    match value.get_ref() {
        DeValue::String(text) => Some(Word {
            text: text.as_ref().to_owned(),
            at,
        }),
        other => {
            wrong_type(source, key, at, "a string", other);
            None
        }
    }
}

/// The string that a value is, without stray blanks.
fn tidy<'a>(source: &Source<'a>, key: &str, value: &Value<'a>) -> Option<Word> {
    let word = string(source, key, value)?;
    if is_tidy(&word.text) {
        return Some(word);
    }
    let message = if word.text.trim().is_empty() {
        format!("a word of {} is empty", quoted(key))
    } else {
        format!(
            "{} in {} is not free of stray blanks",
            quoted(&word.text),
            quoted(key)
        )
    };
    source.fault(word.at, message, None);
    None
}

fn choose<T: Copy>(
    source: &Source<'_>,
    key: &str,
    word: &Word,
    options: &[(&str, T)],
) -> Option<T> {
    if let Some((_, option)) = options.iter().find(|(name, _)| *name == word.text) {
        return Some(*option);
    }
    let names = || options.iter().map(|(name, _)| *name);
    let remedy = did_you_mean(&word.text, names())
        .unwrap_or_else(|| format!("known are {}", quoted_list(names())));
    source.fault(
        word.at,
        format!("{} cannot be {}", quoted(key), quoted(&word.text)),
        Some(remedy),
    );
    None
}

/// Notes that a value is not what it should be.
pub(crate) fn wrong_type(
    source: &Source<'_>,
    key: &str,
    at: usize,
    expected: &str,
    found: &DeValue<'_>,
) {
    let message = format!(
        "{} has to be {expected}, not {}",
        quoted(key),
        type_name(found)
    );
    source.fault(at, message, None);
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
