//! Frames: event types and the words that evoke them.

use crate::data_file::patterns;
use crate::diagnostic::{quoted, quoted_list};
use crate::fields::{Fields, Word, in_file_order, words_of, wrong_type};
use crate::names::{is_frame_id, is_kebab, is_tidy};
use crate::places::{Place, Reference};
use crate::source::Source;
use crate::suggest::did_you_mean;
use gainsay_model::{Complement, Frame, RolePattern, WordPattern};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

const KEYS: &[&str] = &[
    "id",
    "plover",
    "lemmas",
    "nouns",
    "predicates",
    "roles",
    "requires",
    "excludes",
    "opposite",
    "not_if",
    "only_if",
];
const COMPLEMENTS: &[(&str, Complement)] = &[
    ("clause", Complement::Clause),
    ("object", Complement::Object),
    ("infinitive", Complement::Infinitive),
];
const POSITIONS: &[&str] = &[
    "subject",
    "object",
    "possessor",
    "clause",
    "clause subject",
    "speaker",
];

/// A frame with the names by which it refers to other entries.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FrameEntry {
    /// The frame; its opposites are those of its own file only.
    pub(crate) frame: Frame,
    /// Where its id stands.
    pub(crate) place: Place,
    pub(crate) opposites: Vec<Reference>,
    pub(crate) class_references: Vec<Reference>,
}

/// Reads one frame.
pub(crate) fn read<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    at: usize,
    pack: &str,
) -> FrameEntry {
    let fields = Fields::open(source, table, at, "a frame", KEYS);
    let id = fields.required_name("id", is_frame_id, "two or more names joined by dots");
    let roles = roles(source, &fields);
    let mut class_references = Vec::new();
    let mut constraint = |key| constraint(source, &fields, key, &roles, &mut class_references);
    let requires = constraint("requires");
    let excludes = constraint("excludes");
    let opposites: Vec<Reference> = fields
        .words("opposite")
        .into_iter()
        .map(|word| Reference {
            name: word.text,
            place: source.place(word.at),
        })
        .collect();
    let frame = Frame {
        id,
        pack: pack.to_owned(),
        plover: plover(&fields),
        lemmas: lemmas(source, &fields, "lemmas"),
        nouns: lemmas(source, &fields, "nouns"),
        predicates: lemmas(source, &fields, "predicates"),
        roles,
        requires,
        excludes,
        opposites: opposites
            .iter()
            .map(|reference| reference.name.clone())
            .collect(),
        not_if: fields.choices("not_if", COMPLEMENTS),
        only_if: fields.choices("only_if", COMPLEMENTS),
    };
    if ["lemmas", "nouns", "predicates"]
        .iter()
        .all(|key| fields.value(key).is_none())
    {
        let message = "a frame without `lemmas`, `nouns` and `predicates` is never found";
        source.fault(at, message, None);
    }
    FrameEntry {
        frame,
        place: source.place(fields.value("id").map_or(fields.at(), |id| id.span().start)),
        opposites,
        class_references,
    }
}

/// Words that evoke a frame: lower-case lemmas without class or prefix.
fn lemmas<'a>(source: &Source<'a>, fields: &Fields<'_, 'a>, key: &str) -> Vec<String> {
    let words = fields.words(key);
    for word in &words {
        if word.text.contains(['@', '*']) {
            let message = format!("{} is no lemma; classes and prefixes", quoted(&word.text));
            source.fault(word.at, format!("{message} cannot evoke a frame"), None);
        }
    }
    words.into_iter().map(|word| word.text).collect()
}

fn plover(fields: &Fields<'_, '_>) -> Option<String> {
    let word = fields.word("plover")?;
    if !word
        .text
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b == b'_')
    {
        let message = format!("PLOVER class {} is not in capitals", quoted(&word.text));
        fields.fault("plover", message, None);
    }
    Some(word.text)
}

/// The roles in the order of the file: "subject | by".
fn roles<'a>(source: &Source<'a>, fields: &Fields<'_, 'a>) -> Vec<(String, Vec<RolePattern>)> {
    let Some((table, at)) = fields.table("roles") else {
        if fields.value("roles").is_none() {
            fields.missing("roles");
        }
        return Vec::new();
    };
    if table.is_empty() {
        source.fault(at, "a frame needs a role", None);
    }
    let mut roles = Vec::with_capacity(table.len());
    for (at, name, value) in in_file_order(table) {
        if !is_kebab(name) {
            source.fault(
                at,
                format!("role {} is not a lower-case name", quoted(name)),
                None,
            );
        }
        let places = match value.get_ref() {
            DeValue::String(text) => positions(source, text, value.span().start),
            other => {
                wrong_type(source, name, value.span().start, "a string", other);
                Vec::new()
            }
        };
        roles.push((name.to_owned(), places));
    }
    roles
}

/// "subject | by | possessor": known positions, and prepositions for anything else.
fn positions(source: &Source<'_>, text: &str, at: usize) -> Vec<RolePattern> {
    let mut positions: Vec<RolePattern> = Vec::new();
    for part in text.split('|').map(str::trim) {
        let position = match part {
            "subject" => RolePattern::Subject,
            "object" => RolePattern::Object,
            "possessor" => RolePattern::Possessor,
            "clause" => RolePattern::Clause,
            "clause subject" => RolePattern::ClauseSubject,
            "speaker" => RolePattern::Speaker,
            preposition => {
                check_preposition(source, preposition, at);
                RolePattern::Preposition(preposition.to_owned())
            }
        };
        if positions.contains(&position) {
            source.fault(
                at,
                format!("{} stands twice for one role", quoted(part)),
                None,
            );
        }
        positions.push(position);
    }
    positions
}

/// A misspelt position would pass for a preposition, so what looks like one is refused.
fn check_preposition(source: &Source<'_>, word: &str, at: usize) {
    let fault = |remedy| source.fault(at, format!("unknown position {}", quoted(word)), remedy);
    if word.len() > 4
        && let Some(remedy) = did_you_mean(word, POSITIONS.iter().copied())
    {
        fault(Some(remedy));
    } else if !is_tidy(word) || !word.chars().all(|c| c.is_lowercase() || c == ' ') {
        fault(Some(format!(
            "use {} or a preposition",
            quoted_list(POSITIONS.iter().copied())
        )));
    }
}

/// `requires` or `excludes`: for a role of the frame, patterns of the words that fill it.
fn constraint<'a>(
    source: &Source<'a>,
    fields: &Fields<'_, 'a>,
    key: &str,
    roles: &[(String, Vec<RolePattern>)],
    class_references: &mut Vec<Reference>,
) -> Vec<(String, Vec<WordPattern>)> {
    let Some((table, _)) = fields.table(key) else {
        return Vec::new();
    };
    let names: BTreeSet<&str> = roles.iter().map(|(role, _)| role.as_str()).collect();
    let mut constraints = Vec::with_capacity(table.len());
    for (at, role, value) in in_file_order(table) {
        if !names.contains(role) {
            let remedy = did_you_mean(role, names.iter().copied()).or_else(|| {
                Some(format!(
                    "its roles are {}",
                    quoted_list(names.iter().copied())
                ))
            });
            let message = format!(
                "{} in {} is no role of the frame",
                quoted(role),
                quoted(key)
            );
            source.fault(at, message, remedy);
        }
        let words: Vec<Word> = words_of(source, role, value);
        constraints.push((role.to_owned(), patterns(source, words, class_references)));
    }
    constraints
}
