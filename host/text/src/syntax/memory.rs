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

/// A word as the networks see it.
#[derive(Clone, Debug)]
pub(super) struct Remembered {
    key: u64,
    /// Classes that the tagger may give.
    pub(super) classes: u128,
    tagged: Seen<TAG_HIDDEN, WINDOW>,
    /// What its affixes add in the tagger, to the word itself.
    affixes: Layer<TAG_HIDDEN>,
    parsed: Seen<HIDDEN, WORD_PLACES>,
}

/// A word as one network sees it, and what it adds at the places that were asked for.
#[derive(Clone, Debug)]
struct Seen<const N: usize, const PLACES: usize> {
    vector: Vector,
    views: [Layer<N>; PLACES],
    known: u16,
}

impl<const N: usize, const PLACES: usize> Default for Seen<N, PLACES> {
    fn default() -> Self {
        Self {
            vector: [0; DIM],
            views: [[0; N]; PLACES],
            known: 0,
        }
    }
}

impl<const N: usize, const PLACES: usize> Seen<N, PLACES> {
    /// Adds what the word adds at a place.
    #[inline(always)]
    fn add(&mut self, projection: &Projection, place: usize, sum: &mut Layer<N>) {
        let Some(view) = self.views.get_mut(place) else {
            return;
        };
        if self.known & 1 << place == 0 {
            self.known |= 1 << place;
            projection.project(place, &self.vector, view);
        }
        add(sum, view);
    }
}

impl Default for Remembered {
    fn default() -> Self {
        Self {
            key: 0,
            classes: 0,
            tagged: Seen::default(),
            affixes: [0; TAG_HIDDEN],
            parsed: Seen::default(),
        }
    }
}

impl Remembered {
    /// Adds what the word adds at a place of the parser's state.
    #[inline(always)]
    pub(super) fn add_view(&mut self, model: &Model<'_>, place: usize, sum: &mut Layer<HIDDEN>) {
        self.parsed.add(&model.parser.input.projection, place, sum);
    }

    /// Adds what the word adds in the tagger at a place of the window.
    #[inline(always)]
    pub(super) fn add_tag_view(
        &mut self,
        model: &Model<'_>,
        place: usize,
        sum: &mut Layer<TAG_HIDDEN>,
    ) {
        self.tagged.add(&model.tagger.input.projection, place, sum);
        if place == WINDOW / 2 {
            add(sum, &self.affixes);
        }
    }
}

/// Two words that fall on one slot.
#[derive(Clone, Debug, Default)]
struct Slot {
    words: [Option<Box<Remembered>>; 2],
    /// The one that was asked for longer ago.
    older: u8,
}

impl Slot {
    /// Which of the two a word is, or has to become.
    #[inline(always)]
    fn side(&mut self, key: u64) -> usize {
        let is_key = |word: &Option<Box<Remembered>>| word.as_ref().is_some_and(|w| w.key == key);
        let found = self.words.iter().position(is_key);
        let side = found.unwrap_or(usize::from(self.older & 1));
        self.older = 1 - side as u8;
        side
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
    ) -> &mut Remembered {
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, Slot::default());
        }
        // Zero stands for an empty slot.
        let key = atoms.keys.get(at).map_or(1, |&key| key.max(1));
        let slot = (key >> 32) as usize % SLOTS;
        let slot = self.slots.get_mut(slot).unwrap_or(&mut self.spare);
        let side = slot.side(key);
        let [first, second] = &mut slot.words;
        let word = if side == 0 { first } else { second };
        let word = word.get_or_insert_with(Box::default);
        if word.key != key {
            let token = tokens.get(at).copied().unwrap_or_default();
            recall(model, &WordAtoms::of(token, &mut self.text), word);
            word.key = key;
        }
        word
    }
}

#[inline(always)]
fn recall(model: &Model<'_>, atoms: &WordAtoms, word: &mut Remembered) {
    let parts = model.words.parts(atoms);
    word.classes = model.tagger.classes_of(&parts);
    word.affixes = model.tagger.affixes(atoms);
    word.tagged.vector = model.tagger.input.vector(&parts);
    word.parsed.vector = model.parser.input.vector(&parts);
    word.tagged.known = 0;
    word.parsed.known = 0;
}

const _: () = assert!(WORD_PLACES <= 16 && WINDOW <= 16);
