//! Look-up of words in lists that hold few of them.

use rustc_hash::FxHashMap;

/// What a list says of its words. Nearly every word of a text stands in no list: its first byte and its
/// length tell that of most, before anything is hashed.
#[derive(Clone, Debug)]
pub struct WordMap<T> {
    known: FxHashMap<Box<str>, T>,
    /// For each first byte the lengths of the words that begin with it, in bytes; the last bit stands for
    /// all longer ones.
    lengths: Box<[u64; 256]>,
}

/// A list of words.
#[derive(Clone, Debug, Default)]
pub struct WordSet(WordMap<()>);

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self {
            known: FxHashMap::default(),
            lengths: Box::new([0; 256]),
        }
    }
}

/// The bit of a length.
fn bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

impl<T> WordMap<T> {
    /// What is known of a word.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&T> {
        let first = *word.as_bytes().first()?;
        if self.lengths[usize::from(first)] & bit(word) == 0 {
            return None;
        }
        self.known.get(word)
    }

    /// Whether the word is in the list.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// What is known of a word, entered if it is new. The empty word is never found.
    pub fn entry(&mut self, word: &str) -> &mut T
    where
        T: Default,
    {
        self.note(word);
        self.known.entry(word.into()).or_default()
    }

    fn note(&mut self, word: &str) {
        if let Some(&first) = word.as_bytes().first() {
            self.lengths[usize::from(first)] |= bit(word);
        }
    }

    /// What is known of all words, in no order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.known.values_mut()
    }
}

impl<W: AsRef<str>, T> FromIterator<(W, T)> for WordMap<T> {
    /// Of a word that comes again the last counts.
    fn from_iter<I: IntoIterator<Item = (W, T)>>(words: I) -> Self {
        let mut map = Self::default();
        for (word, known) in words {
            map.note(word.as_ref());
            map.known.insert(word.as_ref().into(), known);
        }
        map
    }
}

impl<W: AsRef<str>> FromIterator<W> for WordSet {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        Self(words.into_iter().map(|word| (word, ())).collect())
    }
}

impl WordSet {
    /// Whether the word is in the list.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Puts a word into the list.
    pub fn insert(&mut self, word: &str) {
        self.0.entry(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_others_are_not() {
        let long = "x".repeat(80);
        let set: WordSet = ["troop", "été", "a", &long].into_iter().collect();
        for word in ["troop", "été", "a", &long] {
            assert!(set.contains(word), "{word}");
        }
        for word in ["", "troops", "troup", "b", "êté", &long[..79]] {
            assert!(!set.contains(word), "{word}");
        }
    }

    #[test]
    fn the_last_of_equal_words_counts() {
        let map: WordMap<u8> = [("one", 1), ("two", 2), ("one", 3)].into_iter().collect();
        assert_eq!(map.get("one"), Some(&3));
        assert_eq!(map.get("two"), Some(&2));
    }
}
