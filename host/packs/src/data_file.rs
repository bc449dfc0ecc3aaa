//! Data files: words of the language and the world, and frames.

use crate::diagnostic::quoted;
use crate::entries::{self, Delta, DeltaClass};
use crate::fields::{Fields, Word, in_file_order, words_of};
use crate::frame_file::{self, FrameEntry};
use crate::names::{check_pattern, is_class};
use crate::places::{Place, Reference};
use crate::source::Source;
use gainsay_model::{
    Approximator, Cue, Currency, Direction, EntityEntry, Measured, NameWords, NounCue, Phrase,
    SourceWords, Unit, WordPattern, WordRelations,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeTable;

const KEYS: &[&str] = &[
    "entity",
    "cue",
    "noun_cue",
    "phrase",
    "sources",
    "names",
    "approximator",
    "delta",
    "uncertain",
    "possible",
    "probable",
    "certain",
    "partial",
    "negators",
    "synonyms",
    "opposites",
    "converses",
    "rivals",
    "unit",
    "currency",
    "money_words",
    "classes",
    "frame",
    "measured",
];

/// Something with an id that other packs may not define again, with its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Placed<T> {
    pub(crate) entry: T,
    pub(crate) place: Place,
}

/// What the data files of one pack hold, with the names that refer to other entries.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) classes: BTreeMap<String, Vec<WordPattern>>,
    pub(crate) class_references: Vec<Reference>,
    pub(crate) cues: Vec<Cue>,
    pub(crate) noun_cues: Vec<NounCue>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) sources: SourceWords,
    pub(crate) names: NameWords,
    pub(crate) approximators: Vec<Approximator>,
    pub(crate) delta_words: BTreeMap<String, Direction>,
    pub(crate) change_verbs: BTreeMap<String, Direction>,
    pub(crate) change_nouns: BTreeMap<String, Direction>,
    pub(crate) counting_verbs: BTreeSet<String>,
    pub(crate) comparatives: BTreeMap<String, Direction>,
    pub(crate) uncertain: BTreeSet<String>,
    pub(crate) possible: BTreeSet<String>,
    pub(crate) probable: BTreeSet<String>,
    pub(crate) certain: BTreeSet<String>,
    pub(crate) partial: BTreeSet<String>,
    pub(crate) negators: BTreeSet<String>,
    pub(crate) relations: WordRelations,
    pub(crate) units: Vec<Placed<Unit>>,
    pub(crate) currencies: Vec<Placed<Currency>>,
    pub(crate) money_words: BTreeSet<String>,
    pub(crate) entities: Vec<Placed<EntityEntry>>,
    /// Entities named by other entities and by currencies.
    pub(crate) entity_references: Vec<Reference>,
    pub(crate) frames: Vec<FrameEntry>,
    /// What rules were measured to do, by the name of the rule within its pack.
    pub(crate) measured: Vec<(Reference, Measured)>,
}

/// Reads a data file into `content`.
pub(crate) fn read<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    pack: &str,
    content: &mut Content,
) {
    let fields = Fields::open(source, table, 0, "a data file", KEYS);
    content.uncertain.extend(fields.texts("uncertain"));
    content.possible.extend(fields.texts("possible"));
    content.probable.extend(fields.texts("probable"));
    content.certain.extend(fields.texts("certain"));
    content.partial.extend(fields.texts("partial"));
    content.negators.extend(fields.texts("negators"));
    add_relations(source, &fields, &mut content.relations);
    content.money_words.extend(fields.texts("money_words"));
    let array = Array {
        source,
        fields: &fields,
    };
    content.cues.extend(array.read("cue", entries::cue));
    content
        .noun_cues
        .extend(array.read("noun_cue", entries::noun_cue));
    content
        .phrases
        .extend(array.read("phrase", entries::phrase));
    content
        .approximators
        .extend(array.read("approximator", entries::approximator));
    for (table, at) in fields.tables("delta") {
        add_delta(source, at, entries::delta(source, table, at), content);
    }
    read_things(&array, content);
    content
        .measured
        .extend(array.read("measured", entries::measured));
    if let Some((table, at)) = fields.table("sources") {
        add_sources(source, table, at, &mut content.sources);
    }
    if let Some((table, at)) = fields.table("names") {
        add_names(source, table, at, &mut content.names);
    }
    if let Some((table, _)) = fields.table("classes") {
        add_classes(source, table, content);
    }
    for (table, at) in fields.tables("frame") {
        content
            .frames
            .push(frame_file::read(source, table, at, pack));
    }
}

fn add_relations(source: &Source<'_>, fields: &Fields<'_, '_>, relations: &mut WordRelations) {
    relations.synonyms.extend(fields.texts("synonyms"));
    relations.rivals.extend(fields.texts("rivals"));
    for (key, pairs) in [
        ("opposites", &mut relations.opposites),
        ("converses", &mut relations.converses),
    ] {
        for pair in fields.words(key) {
            let sides: Vec<&str> = pair.text.split('|').map(str::trim).collect();
            if sides.len() != 2 || sides.contains(&"") {
                let message = format!("{} is not two sides with one `|`", quoted(&pair.text));
                source.fault(pair.at, message, None);
            }
            pairs.push(pair.text);
        }
    }
}

/// The arrays of tables of a file.
struct Array<'f, 'r, 'a> {
    source: &'r Source<'a>,
    fields: &'f Fields<'r, 'a>,
}

impl<'r, 'a> Array<'_, 'r, 'a> {
    /// The entries of the array with that key.
    fn read<T>(
        &self,
        key: &str,
        entry: fn(&Source<'a>, &DeTable<'a>, usize) -> T,
    ) -> impl Iterator<Item = T> + use<'r, 'a, T> {
        let source = self.source;
        let tables = self.fields.tables(key).into_iter();
        tables.map(move |(table, at)| entry(source, table, at))
    }

    /// The same, each with its place.
    fn placed<T>(
        &self,
        key: &str,
        entry: fn(&Source<'a>, &DeTable<'a>, usize) -> T,
    ) -> impl Iterator<Item = Placed<T>> + use<'r, 'a, T> {
        let source = self.source;
        let tables = self.fields.tables(key).into_iter();
        tables.map(move |(table, at)| Placed {
            entry: entry(source, table, at),
            place: source.place(at),
        })
    }
}

/// Reads units, currencies and entities.
fn read_things(array: &Array<'_, '_, '_>, content: &mut Content) {
    content.units.extend(array.placed("unit", entries::unit));
    for Placed { entry, place } in array.placed("currency", entries::currency) {
        let (entry, country) = entry;
        content.entity_references.extend(country);
        content.currencies.push(Placed { entry, place });
    }
    for Placed { entry, place } in array.placed("entity", entries::entity) {
        let (entry, member_of) = entry;
        content.entity_references.extend(member_of);
        content.entities.push(Placed { entry, place });
    }
}

fn add_delta(source: &Source<'_>, at: usize, delta: Delta, content: &mut Content) {
    let words = match delta.class {
        DeltaClass::Determiner => &mut content.delta_words,
        DeltaClass::Verb => &mut content.change_verbs,
        DeltaClass::Noun => &mut content.change_nouns,
        DeltaClass::Comparative => &mut content.comparatives,
    };
    if delta.counts_object {
        content.counting_verbs.insert(delta.words.clone());
    }
    let message = format!(
        "word of change {} stands twice with this class",
        quoted(&delta.words)
    );
    if words.insert(delta.words, delta.direction).is_some() {
        source.fault(at, message, None);
    }
}

fn add_sources<'a>(source: &Source<'a>, table: &DeTable<'a>, at: usize, words: &mut SourceWords) {
    const KEYS: &[&str] = &[
        "anonymous",
        "anonymity_markers",
        "reasons",
        "collective",
        "documents",
        "media",
        "organisations",
        "person_nouns",
        "titles",
        "pronouns",
    ];
    let fields = Fields::open(source, table, at, "`sources`", KEYS);
    words.anonymous.extend(fields.texts("anonymous"));
    words
        .anonymity_markers
        .extend(fields.texts("anonymity_markers"));
    words.reasons.extend(fields.texts("reasons"));
    words.collective.extend(fields.texts("collective"));
    words.documents.extend(fields.texts("documents"));
    words.media.extend(fields.texts("media"));
    words.organisations.extend(fields.texts("organisations"));
    words.person_nouns.extend(fields.texts("person_nouns"));
    words.titles.extend(fields.texts("titles"));
    words.pronouns.extend(fields.texts("pronouns"));
}

fn add_names<'a>(source: &Source<'a>, table: &DeTable<'a>, at: usize, words: &mut NameWords) {
    let lists = [
        ("body_endings", &mut words.body_endings),
        ("thing_endings", &mut words.thing_endings),
        ("place_endings", &mut words.place_endings),
        ("of_heads", &mut words.of_heads),
        ("general_bodies", &mut words.general_bodies),
        ("given_male", &mut words.given_male),
        ("given_female", &mut words.given_female),
        ("male", &mut words.male),
        ("female", &mut words.female),
    ];
    let keys: Vec<&str> = lists.iter().map(|(key, _)| *key).collect();
    let fields = Fields::open(source, table, at, "`names`", &keys);
    for (key, list) in lists {
        list.extend(fields.texts(key));
    }
}

fn add_classes<'a>(source: &Source<'a>, table: &DeTable<'a>, content: &mut Content) {
    for (at, name, value) in in_file_order(table) {
        if !is_class(name) {
            let message = format!(
                "class {} is not lower-case words with hyphens",
                quoted(name)
            );
            source.fault(at, message, None);
        }
        let words = words_of(source, name, value);
        let patterns = patterns(source, words, &mut content.class_references);
        content
            .classes
            .entry(name.to_owned())
            .or_default()
            .extend(patterns);
    }
}

/// Checks the shape of word patterns and notes the classes that they name.
pub(crate) fn patterns(
    source: &Source<'_>,
    words: Vec<Word>,
    class_references: &mut Vec<Reference>,
) -> Vec<WordPattern> {
    for word in &words {
        if let Err(reason) = check_pattern(&word.text) {
            source.fault(
                word.at,
                format!("pattern {} {reason}", quoted(&word.text)),
                None,
            );
        } else if let Some(class) = word.text.strip_prefix('@') {
            class_references.push(Reference {
                name: class.to_owned(),
                place: source.place(word.at),
            });
        }
    }
    words
        .into_iter()
        .map(|word| WordPattern(word.text))
        .collect()
}
