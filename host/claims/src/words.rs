//! The packs' words, indexed for look-up by lemma.

use gainsay_model::{
    Cue, Frame, Lexicon, NounCue, Phrase, SourceWords, WordMap, WordPattern, WordSet, lowered,
};
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

/// The triggers that begin with a lemma, by how it stands in its clause.
#[derive(Clone, Debug, Default)]
pub(crate) struct Triggers {
    pub(crate) verbs: Vec<Trigger>,
    pub(crate) nouns: Vec<Trigger>,
    pub(crate) predicates: Vec<Trigger>,
}

/// A trigger of a frame: the words after its first, and the frame's index.
#[derive(Clone, Debug)]
pub(crate) struct Trigger {
    pub(crate) rest: Vec<String>,
    pub(crate) frame: usize,
}

/// Words of the packs, compiled once.
pub(crate) struct Words {
    pub(crate) cues: WordMap<Vec<Cue>>,
    /// Phrases that open a note of correction.
    pub(crate) corrections: PhraseSet,
    pub(crate) noun_cues: WordMap<NounCue>,
    /// Phrases by their first word, longest first, split into words.
    pub(crate) phrases: WordMap<Vec<(Vec<String>, Phrase)>>,
    pub(crate) sources: Sources,
    pub(crate) markers: PhraseSet,
    pub(crate) reasons: PhraseSet,
    pub(crate) negators: WordSet,
    pub(crate) possible: WordSet,
    pub(crate) probable: WordSet,
    pub(crate) uncertain: WordSet,
    pub(crate) partial: PhraseSet,
    pub(crate) frames: Vec<Frame>,
    /// Number of the pack of each frame: what packs find at a word does not depend on other packs.
    pub(crate) layers: Vec<usize>,
    pub(crate) triggers: WordMap<Triggers>,
    classes: FxHashMap<String, Class>,
}

/// Words for sources, by sort.
#[derive(Clone, Debug)]
pub(crate) struct Sources {
    pub(crate) anonymous: WordSet,
    pub(crate) collective: WordSet,
    pub(crate) documents: WordSet,
    pub(crate) media: WordSet,
    pub(crate) organisations: WordSet,
    pub(crate) person_nouns: WordSet,
    pub(crate) pronouns: WordSet,
}

impl Sources {
    fn new(words: &SourceWords) -> Self {
        Self {
            anonymous: words.anonymous.iter().collect(),
            collective: words.collective.iter().collect(),
            documents: words.documents.iter().collect(),
            media: words.media.iter().collect(),
            organisations: words.organisations.iter().collect(),
            person_nouns: words.person_nouns.iter().collect(),
            pronouns: words.pronouns.iter().collect(),
        }
    }
}

/// A word class: whole words, and beginnings of words.
#[derive(Clone, Debug, Default)]
struct Class {
    words: WordSet,
    prefixes: Vec<String>,
    classes: Vec<String>,
}

/// Phrases by first word.
#[derive(Clone, Debug, Default)]
pub(crate) struct PhraseSet(WordMap<Vec<Vec<String>>>);

impl PhraseSet {
    fn new<'w>(phrases: impl IntoIterator<Item = &'w String>) -> Self {
        let mut set = Self::default();
        for phrase in phrases {
            let words = split(phrase);
            if let Some(first) = words.first() {
                set.0.entry(first).push(words);
            }
        }
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in set.0.values_mut() {
            list.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        }
        set
    }

    /// Length in tokens of the longest phrase that starts at `at` of `words`.
    pub(crate) fn at<'w>(&self, first: &str, word: impl Fn(usize) -> &'w str) -> Option<usize> {
        let list = self.0.get(&lowered(first))?;
        list.iter()
            .find(|phrase| {
                phrase
                    .iter()
                    .enumerate()
                    .all(|(i, want)| lowered(word(i)) == want.as_str())
            })
            .map(Vec::len)
    }
}

/// Splits as the tokenizer does, as far as pack phrases need it.
pub(crate) fn split(phrase: &str) -> Vec<String> {
    phrase
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// All triggers of frames by their first words: one look-up tells that a lemma begins none, as most do.
fn triggers(frames: &[Frame]) -> WordMap<Triggers> {
    let mut triggers: WordMap<Triggers> = WordMap::default();
    for (frame, known) in frames.iter().enumerate() {
        for phrase in &known.lemmas {
            index(&mut triggers, phrase, frame, |of| &mut of.verbs);
        }
        for phrase in &known.nouns {
            index(&mut triggers, phrase, frame, |of| &mut of.nouns);
        }
        for phrase in &known.predicates {
            index(&mut triggers, phrase, frame, |of| &mut of.predicates);
        }
    }
    #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
    for of in triggers.values_mut() {
        for list in [&mut of.verbs, &mut of.nouns, &mut of.predicates] {
            list.sort_by(|a, b| b.rest.len().cmp(&a.rest.len()).then(a.frame.cmp(&b.frame)));
        }
    }
    triggers
}

fn index(
    triggers: &mut WordMap<Triggers>,
    phrase: &str,
    frame: usize,
    list: impl Fn(&mut Triggers) -> &mut Vec<Trigger>,
) {
    let mut parts = split(phrase).into_iter();
    if let Some(first) = parts.next() {
        list(triggers.entry(&first)).push(Trigger {
            rest: parts.collect(),
            frame,
        });
    }
}

/// The class of the packs that holds phrases of notes of correction.
const CORRECTIONS: &str = "correction-note";

fn corrections(lexicon: &Lexicon) -> PhraseSet {
    let patterns = lexicon.classes.get(CORRECTIONS).into_iter().flatten();
    PhraseSet::new(patterns.map(|pattern| &pattern.0))
}

impl Words {
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let mut cues: WordMap<Vec<Cue>> = WordMap::default();
        for cue in &lexicon.cues {
            cues.entry(&cue.lemma).push(cue.clone());
        }
        let mut phrases: WordMap<Vec<(Vec<String>, Phrase)>> = WordMap::default();
        for phrase in &lexicon.phrases {
            let words = split(&phrase.text);
            if let Some(first) = words.first() {
                phrases.entry(first).push((words, phrase.clone()));
            }
        }
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in phrases.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
        }
        Self {
            cues,
            noun_cues: lexicon
                .noun_cues
                .iter()
                .map(|cue| (&cue.lemma, cue.clone()))
                .collect(),
            phrases,
            sources: Sources::new(&lexicon.sources),
            markers: PhraseSet::new(&lexicon.sources.anonymity_markers),
            reasons: PhraseSet::new(&lexicon.sources.reasons),
            negators: lexicon.negators.iter().collect(),
            possible: lexicon.possible.iter().collect(),
            probable: lexicon.probable.iter().collect(),
            uncertain: lexicon.uncertain.iter().collect(),
            partial: PhraseSet::new(&lexicon.partial),
            corrections: corrections(lexicon),
            triggers: triggers(&lexicon.frames),
            layers: layers(&lexicon.frames),
            frames: lexicon.frames.clone(),
            classes: lexicon
                .classes
                .iter()
                .map(|(name, list)| (name.clone(), class(list)))
                .collect(),
        }
    }

    /// Whether a lemma fits one of the patterns. `@class` looks the class up; a trailing `*` fits
    /// any ending.
    pub(crate) fn fits(&self, lemma: &str, patterns: &[WordPattern]) -> bool {
        patterns
            .iter()
            .any(|pattern| self.fits_one(lemma, &pattern.0))
    }

    fn fits_one(&self, lemma: &str, pattern: &str) -> bool {
        if let Some(class) = pattern.strip_prefix('@') {
            return self.in_class(lemma, class, 0);
        }
        match pattern.strip_suffix('*') {
            Some(prefix) => lemma.starts_with(prefix),
            None => lemma == pattern,
        }
    }

    fn in_class(&self, lemma: &str, name: &str, depth: u8) -> bool {
        let Some(class) = self.classes.get(name) else {
            return false;
        };
        class.words.contains(lemma)
            || class
                .prefixes
                .iter()
                .any(|prefix| lemma.starts_with(prefix.as_str()))
            || (depth < 4
                && class
                    .classes
                    .iter()
                    .any(|inner| self.in_class(lemma, inner, depth + 1)))
    }
}

fn layers(frames: &[Frame]) -> Vec<usize> {
    let packs: BTreeSet<&str> = frames.iter().map(|frame| frame.pack.as_str()).collect();
    let layer = |pack: &str| packs.range(..pack).count();
    frames.iter().map(|frame| layer(&frame.pack)).collect()
}

fn class(patterns: &[WordPattern]) -> Class {
    let mut class = Class::default();
    for WordPattern(pattern) in patterns {
        if let Some(prefix) = pattern.strip_suffix('*') {
            class.prefixes.push(prefix.to_owned());
        } else if let Some(inner) = pattern.strip_prefix('@') {
            class.classes.push(inner.to_owned());
        } else {
            class.words.insert(pattern);
        }
    }
    class
}
