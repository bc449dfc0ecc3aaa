//! The content words of one side, with their neighbours, ready for look-up.

use crate::Side;
use crate::content::{self, WordClass};
use gainsay_model::Span;
use gainsay_text::syntax::{Deprel, Upos};
use std::collections::BTreeMap;

/// Function words between two content words that still count as neighbours.
const REACH: usize = 4;

/// A content word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Place in the side's text.
    pub(crate) span: Span,
    /// Index of its token.
    pub(crate) token: u32,
    /// Its class.
    pub(crate) class: WordClass,
    /// Lower-cased lemma.
    pub(crate) lemma: String,
    /// The word as written, in lower case.
    pub(crate) lower: String,
    /// With its particle: "prop up".
    pub(crate) phrasal: Option<String>,
    /// Sentence.
    pub(crate) sentence: u32,
    /// Words beside it, in the sentence or in the tree, as indices of words, sorted.
    pub(crate) neighbours: Vec<u32>,
    /// Words at one step in the dependency tree, sorted.
    pub(crate) kin: Vec<u32>,
}

/// Words of one spelling, lemma and class, in order of first place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// Where they stand, as indices of words.
    pub(crate) places: Vec<u32>,
}

/// One side of a comparison.
pub(crate) struct Index<'a> {
    pub(crate) side: Side<'a>,
    pub(crate) words: Vec<Word>,
    /// Different words in order of first place.
    pub(crate) entries: Vec<Entry>,
    /// Sentences in which a spelling stands, of all tokens and of parts of hyphenated ones.
    pub(crate) spellings: BTreeMap<String, Vec<u32>>,
    /// Dependents of each token.
    pub(crate) dependents: Vec<Vec<u32>>,
    /// The content word at a token.
    pub(crate) word_at: Vec<Option<u32>>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(side: Side<'a>) -> Self {
        let tokens = &side.annotations.tokens;
        let mut dependents = vec![Vec::new(); tokens.len()];
        for (token, at) in tokens.iter().zip(0..) {
            if let Some(list) = token
                .head
                .and_then(|head| dependents.get_mut(head as usize))
            {
                list.push(at);
            }
        }
        let mut index = Self {
            side,
            words: Vec::new(),
            entries: Vec::new(),
            spellings: BTreeMap::new(),
            dependents,
            word_at: vec![None; tokens.len()],
        };
        index.add_words();
        index.add_neighbours();
        index
    }

    fn add_words(&mut self) {
        let side = self.side;
        let mut known: BTreeMap<(String, String, WordClass), usize> = BTreeMap::new();
        for (token, at) in side.annotations.tokens.iter().zip(0..) {
            let lower = token.span.of(side.text).to_lowercase();
            // "Mr." and "Mr" are one word.
            let lower = lower.strip_suffix('.').unwrap_or(&lower).to_owned();
            let lemma = token.lemma.strip_suffix('.').unwrap_or(&token.lemma);
            self.add_spellings(&lower, lemma, token.sentence);
            let Some(class) = content::class_of(token, &lower) else {
                continue;
            };
            let word = self.words.len() as u32;
            let key = (lemma.to_owned(), lower.clone(), class);
            let entry = *known.entry(key).or_insert(self.entries.len());
            if entry == self.entries.len() {
                self.entries.push(Entry::default());
            }
            if let Some(entry) = self.entries.get_mut(entry) {
                entry.places.push(word);
            }
            if let Some(place) = self.word_at.get_mut(at as usize) {
                *place = Some(word);
            }
            self.words.push(Word {
                span: token.span,
                token: at,
                class,
                lemma: lemma.to_owned(),
                lower,
                phrasal: self.phrasal(at),
                sentence: token.sentence,
                neighbours: Vec::new(),
                kin: Vec::new(),
            });
        }
    }

    fn add_spellings(&mut self, lower: &str, lemma: &str, sentence: u32) {
        let parts = lower.split('-').filter(|part| part.len() > 1);
        for spelling in [lower, lemma].into_iter().chain(parts) {
            match self.spellings.get_mut(spelling) {
                Some(sentences) if sentences.last() == Some(&sentence) => {}
                Some(sentences) => sentences.push(sentence),
                None => {
                    self.spellings.insert(spelling.to_owned(), vec![sentence]);
                }
            }
        }
    }

    /// The lemma with a particle, if the token governs one.
    fn phrasal(&self, token: u32) -> Option<String> {
        let tokens = &self.side.annotations.tokens;
        let verb = tokens.get(token as usize)?;
        let particle = self.dependents_of(token).iter().find_map(|child| {
            let child = tokens.get(*child as usize)?;
            (child.rel == Deprel::CompoundPrt).then_some(child)
        })?;
        Some(format!("{} {}", verb.lemma, particle.lemma))
    }

    pub(crate) fn dependents_of(&self, token: u32) -> &[u32] {
        self.dependents
            .get(token as usize)
            .map_or(&[], Vec::as_slice)
    }

    pub(crate) fn word(&self, word: u32) -> Option<&Word> {
        self.words.get(word as usize)
    }

    fn add_neighbours(&mut self) {
        for at in 0..self.words.len() {
            let kin = self.kin(at);
            let mut near = kin.clone();
            near.extend(self.beside(at));
            near.sort_unstable();
            near.dedup();
            if let Some(word) = self.words.get_mut(at) {
                word.kin = kin;
                word.neighbours = near;
            }
        }
    }

    /// The content words that govern it or depend on it, through function words.
    fn kin(&self, at: usize) -> Vec<u32> {
        let tokens = &self.side.annotations.tokens;
        let Some(word) = self.words.get(at) else {
            return Vec::new();
        };
        let head = tokens.get(word.token as usize).and_then(|t| t.head);
        let mut around: Vec<u32> = head.into_iter().collect();
        around.extend(self.dependents_of(word.token));
        let mut further: Vec<u32> = Vec::new();
        for token in &around {
            let function = tokens
                .get(*token as usize)
                .is_some_and(|t| matches!(t.upos, Upos::Adp | Upos::Aux | Upos::Part));
            if function {
                further.extend(self.dependents_of(*token));
            }
        }
        around.extend(further);
        let mut kin: Vec<u32> = around
            .into_iter()
            .filter(|token| *token != word.token)
            .filter_map(|token| self.word_at.get(token as usize).copied().flatten())
            .collect();
        kin.sort_unstable();
        kin.dedup();
        kin
    }

    /// The nearest content words on both sides in the sentence.
    fn beside(&self, at: usize) -> Vec<u32> {
        let Some(word) = self.words.get(at) else {
            return Vec::new();
        };
        let close = |other: &&Word| {
            other.sentence == word.sentence
                && other.token.abs_diff(word.token) as usize <= REACH + 1
        };
        let before = at.checked_sub(1);
        before
            .into_iter()
            .chain([at + 1])
            .filter(|other| self.words.get(*other).as_ref().is_some_and(close))
            .map(|other| other as u32)
            .collect()
    }
}
