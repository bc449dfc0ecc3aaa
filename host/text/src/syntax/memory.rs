//! What words add to the networks, kept from one sentence to the next.
//!
//! A word adds the same wherever it stands, and few words make up most of a text. The memory has a
//! fixed number of slots, each for the last two words whose spelling fell on it: whether a word is
//! found there changes the time and never the result.

use super::atoms::{SentenceAtoms, WordAtoms};
use super::layer::{Layer, Projection, add};
use super::network::HIDDEN;
use super::places::WORD_PLACES;
use super::tagger::{TAG_HIDDEN, WINDOW};
use super::weights::Model;
use super::words::{DIM, Vector};

/// Slots of the memory, a power of two; each grows to about 9 KiB. Twice as many would find one word
/// in 25 more.
const SLOTS: usize = 2048;

/// A word as the networks see it, with what it adds.
pub(super) struct Remembered<'m> {
    /// Classes that the tagger may give.
    pub(super) classes: u128,
    known: &'m mut Known,
    added: &'m mut Added,
}

/// Places at which it is known what a word adds, a bit each.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    tagger: u16,
    parser: u16,
}

/// What a word adds in the networks.
#[derive(Clone, Debug)]
struct Added {
    tagged: Seen<TAG_HIDDEN, WINDOW>,
    /// What its affixes add in the tagger, to the word itself.
    affixes: Layer<TAG_HIDDEN>,
    parsed: Seen<HIDDEN, WORD_PLACES>,
}

impl Default for Added {
    fn default() -> Self {
        Self {
            tagged: Seen::default(),
            affixes: [0; TAG_HIDDEN],
            parsed: Seen::default(),
        }
    }
}

/// A word as one network sees it, and what it adds at the places that were asked for.
#[derive(Clone, Debug)]
struct Seen<const N: usize, const PLACES: usize> {
    vector: Vector,
    views: [Layer<N>; PLACES],
}

impl<const N: usize, const PLACES: usize> Default for Seen<N, PLACES> {
    fn default() -> Self {
        Self {
            vector: [0; DIM],
            views: [[0; N]; PLACES],
        }
    }
}

impl<const N: usize, const PLACES: usize> Seen<N, PLACES> {
    /// Adds what the word adds at a place.
    #[inline(always)]
    fn add(&mut self, known: &mut u16, projection: &Projection, place: usize, sum: &mut Layer<N>) {
        let Some(view) = self.views.get_mut(place) else {
            return;
        };
        if *known & 1 << place == 0 {
            *known |= 1 << place;
            projection.project(place, &self.vector, view);
        }
        add(sum, view);
    }
}

impl Remembered<'_> {
    /// Adds what the word adds at a place of the parser's state.
    #[inline(always)]
    pub(super) fn add_view(&mut self, model: &Model<'_>, place: usize, sum: &mut Layer<HIDDEN>) {
        let projection = &model.parser.input.projection;
        let known = &mut self.known.parser;
        self.added.parsed.add(known, projection, place, sum);
    }

    /// Adds what the word adds in the tagger at a place of the window.
    #[inline(always)]
    pub(super) fn add_tag_view(
        &mut self,
        model: &Model<'_>,
        place: usize,
        sum: &mut Layer<TAG_HIDDEN>,
    ) {
        let projection = &model.tagger.input.projection;
        let known = &mut self.known.tagger;
        self.added.tagged.add(known, projection, place, sum);
        if place == WINDOW / 2 {
            add(sum, &self.added.affixes);
        }
    }
}

/// A word of a slot. What is asked whenever it comes lies here, so that the processor's caches hold it
/// for all words; what it adds is large and lies elsewhere.
#[derive(Clone, Debug, Default)]
struct Entry {
    key: u64,
    classes: u128,
    known: Known,
    added: Option<Box<Added>>,
}

/// Two words that fall on one slot.
#[derive(Clone, Debug, Default)]
struct Slot {
    entries: [Entry; 2],
    /// The one that was asked for longer ago.
    older: u8,
}

impl Slot {
    /// The entry that a word has, or has to take over.
    #[inline(always)]
    fn entry(&mut self, key: u64) -> &mut Entry {
        let [first, second] = &mut self.entries;
        let is_second = second.key == key || first.key != key && self.older & 1 == 1;
        self.older = u8::from(!is_second);
        if is_second { second } else { first }
    }
}

/// The slots, and a buffer for spellings.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    slots: Vec<Slot>,
    spare: Slot,
    text: String,
}

impl Memory {
    /// The word at a place of a sentence. All sentences must be read with the same model.
    #[inline(always)]
    pub(super) fn word(
        &mut self,
        model: &Model<'_>,
        tokens: &[&str],
        atoms: &SentenceAtoms,
        at: usize,
    ) -> Remembered<'_> {
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, Slot::default());
        }
        // Zero stands for an empty entry.
        let key = atoms.keys.get(at).map_or(1, |&key| key.max(1));
        let slot = (key >> 32) as usize % SLOTS;
        let slot = self.slots.get_mut(slot).unwrap_or(&mut self.spare);
        let entry = slot.entry(key);
        if entry.key != key {
            let token = tokens.get(at).copied().unwrap_or_default();
            recall(model, &WordAtoms::of(token, &mut self.text), entry);
            entry.key = key;
        }
        Remembered {
            classes: entry.classes,
            known: &mut entry.known,
            added: entry.added.get_or_insert_with(Box::default),
        }
    }
}

#[inline(always)]
fn recall(model: &Model<'_>, atoms: &WordAtoms, entry: &mut Entry) {
    let parts = model.words.parts(atoms);
    entry.classes = model.tagger.classes_of(&parts);
    entry.known = Known::default();
    let added = entry.added.get_or_insert_with(Box::default);
    added.affixes = model.tagger.affixes(atoms);
    added.tagged.vector = model.tagger.input.vector(&parts);
    added.parsed.vector = model.parser.input.vector(&parts);
}

const _: () = assert!(WORD_PLACES <= 16 && WINDOW <= 16);
