//! `pack.toml`: what a pack is and what it needs.

use crate::fields::Fields;
use crate::names::{is_kebab, is_version};
use crate::places::Reference;
use crate::source::Source;
use toml::de::DeTable;

const KEYS: &[&str] = &[
    "name", "version", "summary", "licence", "plugins", "requires",
];

/// The content of `pack.toml`.
#[derive(Clone, Debug)]
pub(crate) struct Manifest {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) summary: String,
    pub(crate) licence: String,
    pub(crate) plugins: Vec<String>,
    pub(crate) requires: Vec<Reference>,
}

/// Reads `pack.toml`.
pub(crate) fn read<'a>(source: &Source<'a>, table: &DeTable<'a>) -> Manifest {
    let fields = Fields::open(source, table, 0, "pack.toml", KEYS);
    Manifest {
        name: fields.required_name("name", is_kebab, "lower-case words with hyphens"),
        version: fields.required_name("version", is_version, "of the form `1.0.0`"),
        summary: fields.required("summary"),
        licence: fields.required("licence"),
        plugins: optional_list(&fields, "plugins"),
        requires: fields
            .words("requires")
            .into_iter()
            .map(|word| Reference {
                name: word.text,
                place: source.place(word.at),
            })
            .collect(),
    }
}

/// A list that may be empty: `plugins = []` says that a pack brings words alone.
fn optional_list(fields: &Fields<'_, '_>, key: &str) -> Vec<String> {
    let empty = fields
        .value(key)
        .and_then(|value| value.get_ref().as_array())
        .is_some_and(|items| items.is_empty());
    if empty { Vec::new() } else { fields.texts(key) }
}
