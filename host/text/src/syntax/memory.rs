//! What words add to the networks, kept from one sentence to the next.
//!
//! A word adds the same wherever it stands, and few words make up most of a text. The memory has a
//! fixed number of slots, each for a few words whose spelling fell on it: whether a word is found there
//! changes the time and never the result. Words of a stretch of text that are not found are
//! worked out together. What is known of a word is in a row of tables that grow as words come: a short text
//! touches no more than it needs.

use super::atoms::WordAtoms;
use super::layer::{Layer, Projection, TOGETHER, add, products, repeated};
use super::network::HIDDEN;
use super::places::WORD_PLACES;
use super::tagger::{TAG_HIDDEN, WINDOW};
use super::weights::Model;
use super::words::Vector;
use multiversion::target::match_target;

/// Slots of the memory, a power of two.
const SLOTS: usize = 512;

/// Words of a slot. Each takes four kibibytes.
const WAYS: usize = 8;

/// Age of a word that came once, and of one that is given up. A word that came again has none: most words
/// of a text come once, and do not drive the others out.
const NEW: u8 = 6;
const OLD: u8 = 7;

/// What a word adds in the tagger, by places of the window.
type Tagged = [Layer<TAG_HIDDEN>; WINDOW];

/// What a word adds in the parser, by places of the state.
pub(super) type Parsed = [Layer<HIDDEN>; WORD_PLACES];

const NOT_TAGGED: Tagged = [[0; TAG_HIDDEN]; WINDOW];
const NOT_PARSED: Parsed = [[0; HIDDEN]; WORD_PLACES];

/// Words that fall on one place of the memory.
#[derive(Clone, Debug, Default)]
struct Slot {
    /// Hashes of the spellings; zero stands for none.
    keys: [u64; WAYS],
    /// The stretch of text in which each was asked for last.
    stretches: [u32; WAYS],
    ages: [u8; WAYS],
    /// The row of each.
    rows: [Option<u32>; WAYS],
}

impl Slot {
    /// The row of a word that is here.
    #[inline(always)]
    fn find(&mut self, key: u64, stretch: u32) -> Option<u32> {
        let way = self.keys.iter().position(|&known| known == key)?;
        self.stretches[way] = stretch;
        self.ages[way] = 0;
        self.rows[way]
    }

    /// Gives a word the way of another that this stretch does not need, the oldest. Its row is there
    /// unless the way was never taken.
    #[inline(always)]
    fn take(&mut self, key: u64, stretch: u32) -> Option<&mut Option<u32>> {
        let free = (0..WAYS).filter(|&way| self.stretches[way] != stretch);
        let way = free.rev().max_by_key(|&way| self.ages[way])?;
        let older = OLD - self.ages[way];
        for age in &mut self.ages {
            *age = (*age + older).min(OLD);
        }
        self.keys[way] = key;
        self.stretches[way] = stretch;
        self.ages[way] = NEW;
        Some(&mut self.rows[way])
    }
}

/// A word that was not found, as the networks see it.
#[derive(Clone, Debug)]
struct Missing {
    row: u32,
    /// What its affixes add for the word itself.
    affixes: Layer<TAG_HIDDEN>,
    tagged: Vector,
    parsed: Vector,
}

/// The slots, and what is known of words, by row.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    slots: Vec<Slot>,
    /// Classes that each word can have.
    classes: Vec<u128>,
    /// What each word adds.
    tagged: Vec<Tagged>,
    parsed: Vec<Parsed>,
    /// Rows for words of a stretch for which there is no slot, and how many it has taken.
    spare: Vec<u32>,
    lent: usize,
    /// Number of the stretch, to tell its words from others.
    stretch: u32,
    /// Rows of the words of the stretch.
    words: Vec<u32>,
    missing: Vec<Missing>,
    text: String,
}

impl Memory {
    /// The row of a word of the stretch.
    #[inline(always)]
    fn row(&self, word: usize) -> usize {
        self.words.get(word).map_or(usize::MAX, |&row| row as usize)
    }

    /// Classes that the tagger may give a word of the stretch.
    #[inline(always)]
    pub(super) fn classes(&self, word: usize) -> u128 {
        let classes = self.classes.get(self.row(word));
        classes.copied().unwrap_or(0)
    }

    /// What a word of the stretch adds in the tagger.
    #[inline(always)]
    pub(super) fn tagged(&self, word: usize) -> &Tagged {
        self.tagged.get(self.row(word)).unwrap_or(&NOT_TAGGED)
    }

    /// What a word of the stretch adds in the parser.
    #[inline(always)]
    pub(super) fn parsed(&self, word: usize) -> &Parsed {
        self.parsed.get(self.row(word)).unwrap_or(&NOT_PARSED)
    }

    /// Forgets the last stretch.
    fn begin(&mut self) {
        self.slots.resize(SLOTS, Slot::default());
        self.lent = 0;
        self.stretch = self.stretch.wrapping_add(1);
        self.words.clear();
        self.missing.clear();
    }

    /// Finds a row for each word, and notes those that are new there.
    #[inline(always)]
    fn find(&mut self, model: &Model<'_>, tokens: &[&str], keys: &[u64]) {
        for (token, &key) in tokens.iter().zip(keys) {
            let key = key.max(1);
            let at = (key >> 32) as usize % SLOTS;
            let slot = self.slots.get_mut(at);
            if let Some(row) = slot.and_then(|slot| slot.find(key, self.stretch)) {
                self.words.push(row);
                continue;
            }
            let row = self.take(at, key);
            self.words.push(row);
            self.note(model, token, row);
        }
    }

    /// A row for a word that is new in its slot, or for which there is none.
    fn take(&mut self, slot: usize, key: u64) -> u32 {
        let next = self.classes.len() as u32;
        let slot = self.slots.get_mut(slot);
        let of_slot = slot.and_then(|slot| slot.take(key, self.stretch));
        let row = if let Some(row) = of_slot {
            *row.get_or_insert(next)
        } else {
            if self.lent == self.spare.len() {
                self.spare.push(next);
            }
            self.lent += 1;
            self.spare.get(self.lent - 1).copied().unwrap_or(next)
        };
        if row == next {
            self.classes.push(0);
            self.tagged.push(NOT_TAGGED);
            self.parsed.push(NOT_PARSED);
        }
        row
    }

    /// Writes into a row what is not projected, and notes the word for that.
    #[inline(always)]
    fn note(&mut self, model: &Model<'_>, token: &str, row: u32) {
        let atoms = WordAtoms::of(token, &mut self.text);
        let parts = model.words.parts(&atoms);
        self.missing.push(Missing {
            row,
            affixes: model.tagger.affixes(&atoms),
            tagged: model.tagger.input.vector(&parts),
            parsed: model.parser.input.vector(&parts),
        });
        if let Some(classes) = self.classes.get_mut(row as usize) {
            *classes = model.tagger.classes_of(&parts);
        }
    }

    /// Writes what the words that were not found add at each place.
    #[inline(always)]
    fn project<const GROUPS: usize>(&mut self, model: &Model<'_>) {
        let (tagger, parser) = (&model.tagger.input, &model.parser.input);
        for words in self.missing.chunks(TOGETHER) {
            let tagged = words.iter().map(|word| (word.row, &word.tagged));
            project::<GROUPS, _, _>(&tagger.projection, tagged, &mut self.tagged);
            let parsed = words.iter().map(|word| (word.row, &word.parsed));
            project::<GROUPS, _, _>(&parser.projection, parsed, &mut self.parsed);
            for word in words {
                // The word itself stands in the middle of the window.
                if let Some(tagged) = self.tagged.get_mut(word.row as usize) {
                    add(&mut tagged[WINDOW / 2], &word.affixes);
                }
            }
        }
    }
}

/// Writes what at most [`TOGETHER`] words add in one network at all its places.
#[inline(always)]
fn project<'w, const GROUPS: usize, const N: usize, const PLACES: usize>(
    projection: &Projection,
    words: impl Iterator<Item = (u32, &'w Vector)> + Clone,
    sums: &mut [[Layer<N>; PLACES]],
) {
    let mut repeats = [repeated(&[0; _]); TOGETHER];
    for (repeats, (_, vector)) in repeats.iter_mut().zip(words.clone()) {
        *repeats = repeated(vector);
    }
    for place in 0..PLACES {
        let (groups, _) = projection.of_place::<N>(place).as_chunks::<GROUPS>();
        for (at, groups) in groups.iter().enumerate() {
            let projected = products(groups, &repeats);
            for ((word, _), projected) in words.clone().zip(&projected) {
                let layer = sums.get_mut(word as usize).map(|sums| &mut sums[place]);
                let chunks = layer.map(|layer| layer.as_chunks_mut().0.as_chunks_mut().0);
                let units = chunks.and_then(|chunks| chunks.get_mut(at));
                if let Some(units) = units {
                    *units = *projected;
                }
            }
        }
    }
}

/// Makes the words of a stretch of text known, by the hashes of their spelling. All must be read with the
/// same model.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512bw", "x86_64+avx2"))]
pub(super) fn recall(model: &Model<'_>, tokens: &[&str], keys: &[u64], memory: &mut Memory) {
    memory.begin();
    memory.find(model, tokens, keys);
    // The sums of a step must fit into the registers: 32 long ones, or 16 of half the length.
    match_target! {
        "x86_64+avx512f" => memory.project::<2>(model),
        _ => memory.project::<1>(model),
    }
}

#[cfg(test)]
mod tests;
