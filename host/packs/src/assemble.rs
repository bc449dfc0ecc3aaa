//! Packs together: one lexicon, one list of rules, and no loose ends between them.

use crate::data_file::Placed;
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};
use crate::frame_file::FrameEntry;
use crate::pack::{Pack, PackFile, parse};
use crate::params::{check_params, check_values};
use crate::places::{Place, Reference, RulePlaces};
use crate::suggest::did_you_mean;
use gainsay_model::{EntityEntry, Frame, Lexicon, Rule, WordPattern};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a loaded pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackInfo {
    /// Name.
    pub name: String,
    /// Version, as "1.0.0".
    pub version: String,
    /// One line: what it is for.
    pub summary: String,
    /// Licence.
    pub licence: String,
    /// Plugins that its rules bind.
    pub plugins: Vec<String>,
    /// Packs that it needs.
    pub requires: Vec<String>,
    /// SHA-256 of its files, in hexadecimal.
    pub digest: String,
    /// Size of its files in bytes.
    pub bytes: u64,
}

/// All that packs bring.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The packs in their order.
    pub packs: Vec<PackInfo>,
    /// Their words, merged. Classes name no other classes any more, frames are in order of id and
    /// know their opposites on both sides.
    pub lexicon: Lexicon,
    /// Their rules, in order of pack and file.
    pub rules: Vec<Rule>,
    /// Where the keys of the rules stand, by rule id.
    pub places: BTreeMap<String, RulePlaces>,
}

impl Library {
    /// Parses and assembles packs, each given by its files. The faults of all packs are collected.
    pub fn from_files(packs: Vec<Vec<PackFile>>) -> Result<Self, Diagnostics> {
        let mut faults = Vec::new();
        let mut parsed = Vec::with_capacity(packs.len());
        for files in packs {
            match parse(files) {
                Ok(pack) => parsed.push(pack),
                Err(wrong) => faults.extend(wrong.0),
            }
        }
        Diagnostics::or(faults, parsed).and_then(assemble)
    }

    /// The ids of all frames.
    pub fn frame_ids(&self) -> BTreeSet<&str> {
        self.lexicon
            .frames
            .iter()
            .map(|frame| frame.id.as_str())
            .collect()
    }

    /// The parameters of a rule with the defaults of the plugin's schema filled in, or what is
    /// wrong with them.
    pub fn check_params(
        &self,
        rule: &Rule,
        schema: &serde_json::Value,
    ) -> Result<serde_json::Value, Vec<Diagnostic>> {
        let classes = &self.lexicon.classes;
        check_params(
            rule,
            &self.places_of(rule),
            schema,
            &self.frame_ids(),
            classes,
        )
    }

    /// What the plugin of a rule says is wrong with its parameters.
    pub fn refused_params(&self, rule: &Rule, reason: &str) -> Diagnostic {
        let reason: Vec<&str> = reason.split_whitespace().collect();
        let message = format!("plugin {}: {}", quoted(&rule.plugin), reason.join(" "));
        self.places_of(rule).fault(rule, "params", message, None)
    }

    /// Checks that the plugin offers every value that the texts of a rule ask for.
    pub fn check_values(&self, rule: &Rule, offered: &[String]) -> Result<(), Vec<Diagnostic>> {
        check_values(rule, &self.places_of(rule), offered)
    }

    fn places_of(&self, rule: &Rule) -> RulePlaces {
        self.places.get(&rule.id).cloned().unwrap_or_default()
    }
}

/// Merges packs in their order. Lists of words add up; a word of change that a later pack gives
/// another direction takes that; an entity of a later pack adds its names to an earlier one with
/// the same id. Frames, units and currencies have one owner.
pub fn assemble(packs: Vec<Pack>) -> Result<Library, Diagnostics> {
    let mut faults = Vec::new();
    check_packs(&packs, &mut faults);
    let mut merger = Merger::default();
    let mut library = Library::default();
    for mut pack in packs {
        library.packs.push(PackInfo {
            digest: pack.digest(),
            bytes: pack.files.iter().map(|file| file.text.len() as u64).sum(),
            name: pack.name.clone(),
            version: pack.version.clone(),
            summary: pack.summary.clone(),
            licence: pack.licence.clone(),
            plugins: pack.plugins.clone(),
            requires: pack.requires.clone(),
        });
        for (rule, places) in pack.rules.drain(..).zip(pack.places.drain(..)) {
            library.places.insert(rule.id.clone(), places);
            library.rules.push(rule);
        }
        for (rule, measured) in pack.content.measured.drain(..) {
            let id = format!("{}/{}", pack.name, rule.name);
            if let Some(rule) = library.rules.iter_mut().find(|rule| rule.id == id) {
                rule.measured = Some(measured);
            } else {
                let message = format!("the pack has no rule {}", quoted(&rule.name));
                faults.push(rule.place.fault(message, None));
            }
        }
        merger.add(pack, &mut faults);
    }
    library.lexicon = merger.finish(&mut faults);
    Diagnostics::or(faults, library)
}

/// Names are different and required packs are there.
fn check_packs(packs: &[Pack], faults: &mut Vec<Diagnostic>) {
    let names: BTreeSet<&str> = packs.iter().map(|pack| pack.name.as_str()).collect();
    let mut seen = BTreeSet::new();
    for pack in packs {
        let file = || {
            pack.files
                .first()
                .map(|file| file.path.clone())
                .unwrap_or_default()
        };
        if !seen.insert(pack.name.as_str()) {
            let message = format!("pack {} is loaded twice", quoted(&pack.name));
            faults.push(Diagnostic::of_file(file(), message));
        }
        for required in &pack.required {
            if !names.contains(required.name.as_str()) {
                let message = format!("pack {} is required but not loaded", quoted(&required.name));
                let remedy = did_you_mean(&required.name, names.iter().copied());
                faults.push(required.place.fault(message, remedy));
            }
        }
    }
}

/// Words while they are merged.
#[derive(Default)]
struct Merger {
    lexicon: Lexicon,
    frames: BTreeMap<String, FrameEntry>,
    class_references: Vec<Reference>,
    entity_references: Vec<Reference>,
    /// Index of an entity and the pack that named it last.
    entities: BTreeMap<String, (usize, String)>,
    /// Where units and currencies are defined.
    units: BTreeMap<String, Place>,
}

impl Merger {
    fn add(&mut self, pack: Pack, faults: &mut Vec<Diagnostic>) {
        let content = pack.content;
        let lexicon = &mut self.lexicon;
        for (name, patterns) in content.classes {
            lexicon.classes.entry(name).or_default().extend(patterns);
        }
        lexicon.cues.extend(content.cues);
        lexicon.noun_cues.extend(content.noun_cues);
        lexicon.phrases.extend(content.phrases);
        lexicon.approximators.extend(content.approximators);
        lexicon.delta_words.extend(content.delta_words);
        lexicon.change_verbs.extend(content.change_verbs);
        lexicon.change_nouns.extend(content.change_nouns);
        lexicon.counting_verbs.extend(content.counting_verbs);
        lexicon.comparatives.extend(content.comparatives);
        lexicon.money_words.extend(content.money_words);
        lexicon.uncertain.extend(content.uncertain);
        lexicon.possible.extend(content.possible);
        lexicon.probable.extend(content.probable);
        lexicon.certain.extend(content.certain);
        lexicon.partial.extend(content.partial);
        lexicon.negators.extend(content.negators);
        let relations = &mut lexicon.relations;
        relations.synonyms.extend(content.relations.synonyms);
        relations.opposites.extend(content.relations.opposites);
        relations.converses.extend(content.relations.converses);
        relations.rivals.extend(content.relations.rivals);
        let (into, from) = (&mut lexicon.sources, content.sources);
        into.anonymous.extend(from.anonymous);
        extend_new(&mut into.anonymity_markers, from.anonymity_markers);
        extend_new(&mut into.reasons, from.reasons);
        into.collective.extend(from.collective);
        into.documents.extend(from.documents);
        into.media.extend(from.media);
        into.organisations.extend(from.organisations);
        into.person_nouns.extend(from.person_nouns);
        into.titles.extend(from.titles);
        into.pronouns.extend(from.pronouns);
        let (into, from) = (&mut lexicon.names, content.names);
        into.body_endings.extend(from.body_endings);
        into.thing_endings.extend(from.thing_endings);
        into.place_endings.extend(from.place_endings);
        into.of_heads.extend(from.of_heads);
        into.general_bodies.extend(from.general_bodies);
        into.given_male.extend(from.given_male);
        into.given_female.extend(from.given_female);
        into.male.extend(from.male);
        into.female.extend(from.female);
        for Placed { entry, place } in content.units {
            self.own("unit", &entry.id, place, faults);
            self.lexicon.units.push(entry);
        }
        for Placed { entry, place } in content.currencies {
            self.own("currency", &entry.id, place, faults);
            self.lexicon.currencies.push(entry);
        }
        for entity in content.entities {
            self.add_entity(entity, &pack.name, faults);
        }
        for frame in content.frames {
            self.add_frame(frame, faults);
        }
        self.class_references.extend(content.class_references);
        self.entity_references.extend(content.entity_references);
    }

    fn own(&mut self, what: &str, id: &str, place: Place, faults: &mut Vec<Diagnostic>) {
        if let Some(earlier) = self.units.get(id) {
            faults.push(place.fault(taken(what, id, earlier), None));
        } else {
            self.units.insert(id.to_owned(), place);
        }
    }

    fn add_entity(
        &mut self,
        Placed { entry, place }: Placed<EntityEntry>,
        pack: &str,
        faults: &mut Vec<Diagnostic>,
    ) {
        let entities = &mut self.lexicon.entities;
        let Some((index, owner)) = self.entities.get_mut(&entry.id) else {
            self.entities
                .insert(entry.id.clone(), (entities.len(), pack.to_owned()));
            entities.push(entry);
            return;
        };
        let Some(earlier) = entities.get_mut(*index) else {
            return;
        };
        if owner == pack {
            let message = format!("entity {} stands twice in the pack", quoted(&entry.id));
            faults.push(place.fault(message, None));
        } else if earlier.kind != entry.kind || earlier.name != entry.name {
            let message = format!(
                "entity {} has another kind or name in pack",
                quoted(&entry.id)
            );
            faults.push(place.fault(format!("{message} {}", quoted(owner)), None));
        } else {
            pack.clone_into(owner);
            extend_new(&mut earlier.aliases, entry.aliases);
            extend_new(&mut earlier.demonyms, entry.demonyms);
            extend_new(&mut earlier.metonyms, entry.metonyms);
            earlier.member_of = entry.member_of.or(earlier.member_of.take());
            earlier.ambiguous |= entry.ambiguous;
        }
    }

    fn add_frame(&mut self, mut frame: FrameEntry, faults: &mut Vec<Diagnostic>) {
        if let Some(earlier) = self.frames.get(&frame.frame.id) {
            let message = taken("frame", &frame.frame.id, &earlier.place);
            faults.push(frame.place.fault(message, None));
            return;
        }
        self.class_references.append(&mut frame.class_references);
        self.frames.insert(frame.frame.id.clone(), frame);
    }

    fn finish(mut self, faults: &mut Vec<Diagnostic>) -> Lexicon {
        let classes: BTreeSet<&str> = self.lexicon.classes.keys().map(String::as_str).collect();
        check_references("class", &self.class_references, &classes, faults);
        let entities: BTreeSet<&str> = self.entities.keys().map(String::as_str).collect();
        check_references("entity", &self.entity_references, &entities, faults);
        let frames: BTreeSet<&str> = self.frames.keys().map(String::as_str).collect();
        for frame in self.frames.values() {
            check_references("frame", &frame.opposites, &frames, faults);
            check_own_opposite(frame, faults);
        }
        self.lexicon.classes = expand(&self.lexicon.classes);
        self.lexicon.frames = close_opposites(self.frames);
        self.lexicon
    }
}

fn taken(what: &str, id: &str, earlier: &Place) -> String {
    format!(
        "{what} {} is already defined in {}:{}",
        quoted(id),
        earlier.file,
        earlier.line
    )
}

fn extend_new(words: &mut Vec<String>, more: Vec<String>) {
    for word in more {
        if !words.contains(&word) {
            words.push(word);
        }
    }
}

fn check_references(
    what: &str,
    references: &[Reference],
    known: &BTreeSet<&str>,
    faults: &mut Vec<Diagnostic>,
) {
    for Reference { name, place } in references {
        if !known.contains(name.as_str()) {
            let remedy = did_you_mean(name, known.iter().copied());
            faults.push(place.fault(format!("unknown {what} {}", quoted(name)), remedy));
        }
    }
}

fn check_own_opposite(frame: &FrameEntry, faults: &mut Vec<Diagnostic>) {
    for opposite in frame
        .opposites
        .iter()
        .filter(|opposite| opposite.name == frame.frame.id)
    {
        let message = format!("frame {} is its own opposite", quoted(&opposite.name));
        faults.push(opposite.place.fault(message, None));
    }
}

/// Frames in order of id, each with its opposites from both sides in order of id.
fn close_opposites(entries: BTreeMap<String, FrameEntry>) -> Vec<Frame> {
    let mut opposites: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, entry) in &entries {
        for Reference { name: other, .. } in &entry.opposites {
            opposites
                .entry(id.clone())
                .or_default()
                .insert(other.clone());
            opposites
                .entry(other.clone())
                .or_default()
                .insert(id.clone());
        }
    }
    let mut frames = Vec::with_capacity(entries.len());
    for (id, FrameEntry { mut frame, .. }) in entries {
        frame.opposites = opposites
            .remove(&id)
            .unwrap_or_default()
            .into_iter()
            .collect();
        frames.push(frame);
    }
    frames
}

/// Classes with the patterns of the classes they name in place of the names, each pattern once. A
/// class that names itself, straight or by way of others, gains nothing by it.
fn expand(classes: &BTreeMap<String, Vec<WordPattern>>) -> BTreeMap<String, Vec<WordPattern>> {
    let mut expanded = BTreeMap::new();
    for name in classes.keys() {
        let mut patterns = Vec::new();
        let mut seen_patterns = BTreeSet::new();
        let mut seen_classes = BTreeSet::from([name.as_str()]);
        let mut open: Vec<&str> = vec![name];
        while let Some(class) = open.pop() {
            for pattern in classes.get(class).into_iter().flatten() {
                match pattern.0.strip_prefix('@') {
                    Some(other) if seen_classes.insert(other) => open.push(other),
                    Some(_) => {}
                    None if seen_patterns.insert(pattern) => patterns.push(pattern.clone()),
                    None => {}
                }
            }
        }
        expanded.insert(name.clone(), patterns);
    }
    expanded
}
