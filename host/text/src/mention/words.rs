//! The words of a lexicon that mentions need, ready for look-up.

use super::table::Gender;
use crate::token;
use gainsay_model::{CueClass, EntityEntry, Lexicon, MentionForm, NameWords, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Names of entities and words for people and bodies.
pub(crate) struct Names {
    /// Entries of the lexicon.
    pub(super) entries: Vec<EntityEntry>,
    /// Index of an entry by its id.
    by_id: FxHashMap<Box<str>, u32>,
    /// Names by their first token, longest first.
    aliases: FxHashMap<Box<str>, Vec<Alias>>,
    /// Titles by their first token, longest first.
    titles: FxHashMap<Box<str>, Vec<Vec<Box<str>>>>,
    person_nouns: FxHashSet<Box<str>>,
    anonymous: FxHashSet<Box<str>>,
    collective: FxHashSet<Box<str>>,
    organisations: FxHashSet<Box<str>>,
    speaking: FxHashSet<Box<str>>,
    /// Given names, with the gender that they give away.
    given: FxHashMap<Box<str>, Gender>,
    pub(super) kinds: NameWords,
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
        let mut aliases: FxHashMap<Box<str>, Vec<Alias>> = FxHashMap::default();
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
        let mut titles: FxHashMap<Box<str>, Vec<Vec<Box<str>>>> = FxHashMap::default();
        for title in &lexicon.sources.titles {
            let words = cut(title);
            if let Some(first) = words.first() {
                titles.entry(first.clone()).or_default().push(words);
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
            person_nouns: set(&lexicon.sources.person_nouns),
            anonymous: set(&lexicon.sources.anonymous),
            collective: set(&lexicon.sources.collective),
            organisations: set(&lexicon.sources.organisations),
            speaking: speaking.map(|cue| cue.lemma.as_str().into()).collect(),
            given: given(&lexicon.names),
            kinds: lexicon.names.clone(),
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
        if self.kinds.male.contains(noun) {
            Gender::Male
        } else if self.kinds.female.contains(noun) || noun.ends_with("woman") {
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
fn given(names: &NameWords) -> FxHashMap<Box<str>, Gender> {
    let of = |names: &BTreeSet<String>, gender| -> Vec<(Box<str>, Gender)> {
        names
            .iter()
            .map(|name| (name.as_str().into(), gender))
            .collect()
    };
    let both: BTreeSet<String> = &names.given_male & &names.given_female;
    let all = [
        of(&names.given_male, Gender::Male),
        of(&names.given_female, Gender::Female),
        of(&both, Gender::Unknown),
    ];
    all.into_iter().flatten().collect()
}

fn set(words: &BTreeSet<String>) -> FxHashSet<Box<str>> {
    words.iter().map(|word| word.as_str().into()).collect()
}

/// The tokens of a name, cut as they are inside a sentence: "Col." keeps its stop there.
fn cut(name: &str) -> Vec<Box<str>> {
    let inside = format!("{name} x");
    let mut spans = Vec::new();
    token::tokens(&inside, Span::new(0, inside.len()), &mut spans);
    spans.pop();
    spans.iter().map(|span| span.of(&inside).into()).collect()
}

fn add_alias(
    aliases: &mut FxHashMap<Box<str>, Vec<Alias>>,
    name: &str,
    entry: u32,
    form: MentionForm,
) {
    let bare = name
        .strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "));
    let tokens = cut(bare.unwrap_or(name));
    let Some(first) = tokens.first().cloned() else {
        return;
    };
    // "the Kremlin" may drop its article ("a Kremlin aide"); "the West" may not.
    let needs_article = bare.is_some() && form == MentionForm::Name && tokens.len() == 1;
    let list = aliases.entry(first).or_default();
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
