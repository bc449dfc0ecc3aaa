//! The words of a lexicon that mentions need, ready for look-up.

use super::table::Gender;
use crate::token;
use gainsay_model::{
    CueClass, EntityEntry, Lexicon, MentionForm, NameWords, Span, WordMap, WordSet,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Names of entities and words for people and bodies.
pub(crate) struct Names {
    /// Entries of the lexicon.
    pub(super) entries: Vec<EntityEntry>,
    /// Index of an entry by its id.
    by_id: FxHashMap<Box<str>, u32>,
    /// Names by their first token, longest first.
    aliases: WordMap<Vec<Alias>>,
    /// Titles by their first token, longest first.
    titles: WordMap<Vec<Vec<Box<str>>>>,
    person_nouns: WordSet,
    anonymous: WordSet,
    collective: WordSet,
    organisations: WordSet,
    speaking: WordSet,
    /// Given names, with the gender that they give away.
    given: WordMap<Gender>,
    male: WordSet,
    female: WordSet,
    /// Last words of names of bodies, things and places.
    pub(super) body_endings: WordSet,
    pub(super) thing_endings: WordSet,
    pub(super) place_endings: WordSet,
    /// Words for bodies of any kind: "the committee".
    pub(super) general_bodies: WordSet,
    /// Last words of names that "of" may follow.
    pub(super) of_heads: WordSet,
}

/// One way to name an entry.
pub(super) struct Alias {
    /// Tokens of the name, without an article.
    pub(super) tokens: Vec<Box<str>>,
    /// Index of the entry.
    pub(super) entry: u32,
    /// How it names the entry.
    pub(super) form: MentionForm,
    /// It only counts after "the": "the West".
    pub(super) needs_article: bool,
}

impl Names {
    /// Prepares the lexicon.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let mut aliases: WordMap<Vec<Alias>> = WordMap::default();
        let mut by_id = FxHashMap::default();
        for (index, entry) in lexicon.entities.iter().enumerate() {
            by_id.insert(entry.id.as_str().into(), index as u32);
            let mut add = |name: &str, form| add_alias(&mut aliases, name, index as u32, form);
            add(&entry.name, MentionForm::Name);
            entry
                .aliases
                .iter()
                .for_each(|name| add(name, MentionForm::Name));
            entry
                .demonyms
                .iter()
                .for_each(|name| add(name, MentionForm::Demonym));
            entry
                .metonyms
                .iter()
                .for_each(|name| add(name, MentionForm::Metonym));
        }
        let mut titles: WordMap<Vec<Vec<Box<str>>>> = WordMap::default();
        for title in &lexicon.sources.titles {
            let words = cut(title);
            if let Some(first) = words.first() {
                titles.entry(first).push(words);
            }
        }
        // The order of each list is what counts here, never that of the map.
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in aliases.values_mut() {
            list.sort_by_key(|alias| std::cmp::Reverse(alias.tokens.len()));
        }
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in titles.values_mut() {
            list.sort_by_key(|title| std::cmp::Reverse(title.len()));
        }
        let speech = [
            CueClass::Say,
            CueClass::Claim,
            CueClass::Warn,
            CueClass::Deny,
            CueClass::Ask,
        ];
        let speaking = lexicon
            .cues
            .iter()
            .filter(|cue| speech.contains(&cue.class));
        Self {
            entries: lexicon.entities.clone(),
            by_id,
            aliases,
            titles,
            person_nouns: lexicon.sources.person_nouns.iter().collect(),
            anonymous: lexicon.sources.anonymous.iter().collect(),
            collective: lexicon.sources.collective.iter().collect(),
            organisations: lexicon.sources.organisations.iter().collect(),
            speaking: speaking.map(|cue| &cue.lemma).collect(),
            given: given(&lexicon.names),
            male: lexicon.names.male.iter().collect(),
            female: lexicon.names.female.iter().collect(),
            body_endings: lexicon.names.body_endings.iter().collect(),
            thing_endings: lexicon.names.thing_endings.iter().collect(),
            place_endings: lexicon.names.place_endings.iter().collect(),
            general_bodies: lexicon.names.general_bodies.iter().collect(),
            of_heads: lexicon.names.of_heads.iter().collect(),
        }
    }

    /// Index of the entry with that id.
    pub(super) fn entry_by_id(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Names that begin with this token, longest first.
    pub(super) fn aliases(&self, first: &str) -> &[Alias] {
        self.aliases.get(first).map_or(&[], Vec::as_slice)
    }

    /// Titles that begin with this token, longest first.
    pub(super) fn titles(&self, first: &str) -> &[Vec<Box<str>>] {
        self.titles.get(first).map_or(&[], Vec::as_slice)
    }

    /// Whether the lower-cased singular noun names a role of a person.
    pub(super) fn is_person_noun(&self, noun: &str) -> bool {
        self.person_nouns.contains(noun) || self.anonymous.contains(noun)
    }

    /// Whether the lower-cased plural noun names a group of people.
    pub(super) fn is_collective(&self, noun: &str) -> bool {
        self.collective.contains(noun)
    }

    /// Whether the lower-cased singular noun names a body.
    pub(super) fn is_organisation(&self, noun: &str) -> bool {
        self.organisations.contains(noun)
    }

    /// Gender that a lower-cased title or noun gives away.
    pub(super) fn gender_of(&self, noun: &str) -> Gender {
        let noun = noun.trim_end_matches('.');
        if self.male.contains(noun) {
            Gender::Male
        } else if self.female.contains(noun) || noun.ends_with("woman") {
            Gender::Female
        } else if noun.ends_with("man") && !noun.ends_with("human") {
            Gender::Male
        } else {
            Gender::Unknown
        }
    }

    /// Gender that a lower-cased given name gives away; `None` if it is no known given name.
    pub(super) fn gender_of_given(&self, name: &str) -> Option<Gender> {
        self.given.get(name).copied()
    }

    /// Whether the lemma is a verb of speech.
    pub(super) fn is_speaking(&self, lemma: &str) -> bool {
        self.speaking.contains(lemma)
    }
}

/// Given names, each with its gender; those of men and women tell none.
fn given(names: &NameWords) -> WordMap<Gender> {
    let of = |names: &BTreeSet<String>, gender| -> Vec<(String, Gender)> {
        names.iter().map(|name| (name.clone(), gender)).collect()
    };
    let both: BTreeSet<String> = &names.given_male & &names.given_female;
    let all = [
        of(&names.given_male, Gender::Male),
        of(&names.given_female, Gender::Female),
        of(&both, Gender::Unknown),
    ];
    all.into_iter().flatten().collect()
}

/// The tokens of a name, cut as they are inside a sentence: "Col." keeps its stop there.
fn cut(name: &str) -> Vec<Box<str>> {
    let inside = format!("{name} x");
    let mut spans = Vec::new();
    token::tokens(&inside, Span::new(0, inside.len()), &mut spans);
    spans.pop();
    spans.iter().map(|span| span.of(&inside).into()).collect()
}

fn add_alias(aliases: &mut WordMap<Vec<Alias>>, name: &str, entry: u32, form: MentionForm) {
    let bare = name
        .strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "));
    let tokens = cut(bare.unwrap_or(name));
    let Some(first) = tokens.first() else {
        return;
    };
    // "the Kremlin" may drop its article ("a Kremlin aide"); "the West" may not.
    let needs_article = bare.is_some() && form == MentionForm::Name && tokens.len() == 1;
    let list = aliases.entry(first);
    let known = |alias: &&mut Alias| alias.entry == entry && alias.tokens == tokens;
    match list.iter_mut().find(known) {
        Some(alias) => alias.needs_article &= needs_article,
        None => list.push(Alias {
            tokens,
            entry,
            form,
            needs_article,
        }),
    }
}
