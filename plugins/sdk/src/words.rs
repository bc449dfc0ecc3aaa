//! A list of words among a rule's parameters.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, SeqAccess, Visitor};
use std::fmt;

/// Words or names of a rule's parameters, in their order.
///
/// A call of a plugin reads its parameters anew, and lists of words are most of them: all words of
/// a list lie in one string, and a word is looked for among those of its shape alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words {
    text: String,
    ends: Vec<usize>,
    /// By shape, the last word of that shape, and by word, the one of its shape before it; counted
    /// from 1, 0 for none.
    last: Vec<u32>,
    before: Vec<u32>,
}

/// How many shapes of words are told apart.
const SHAPES: usize = 256;

impl Words {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether `word` is one of them.
    pub fn contains(&self, word: &str) -> bool {
        let mut number = self.last.get(shape(word)).copied().unwrap_or(0);
        while number > 0 {
            if self.word(number as usize - 1) == word {
                return true;
            }
            number = self.before.get(number as usize - 1).copied().unwrap_or(0);
        }
        false
    }

    /// Whether `word` in lower case is one of them.
    pub fn contains_lower(&self, word: &str) -> bool {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.contains(word)
        } else if word.is_ascii() {
            self.contains(&word.to_ascii_lowercase())
        } else {
            self.contains(&word.to_lowercase())
        }
    }

    /// The words, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|index| self.word(index))
    }

    fn word(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[index]]
    }

    fn push(&mut self, word: &str) {
        self.last.resize(SHAPES, 0);
        self.text.push_str(word);
        self.ends.push(self.text.len());
        let last = &mut self.last[shape(word)];
        self.before.push(*last);
        *last = self.ends.len() as u32;
    }
}

/// Words of one length, first and last byte have the same shape.
fn shape(word: &str) -> usize {
    let ends = |byte: Option<&u8>| byte.map_or(0, |&byte| usize::from(byte));
    let bytes = word.as_bytes();
    (ends(bytes.first()) * 37 + ends(bytes.last()) * 5 + bytes.len()) % SHAPES
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'w> FromIterator<&'w str> for Words {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        let mut list = Self::default();
        words.into_iter().for_each(|word| list.push(word));
        list
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(List)
    }
}

struct List;

impl<'de> Visitor<'de> for List {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of words")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Words, A::Error> {
        let mut words = Words::default();
        while sequence.next_element_seed(Word(&mut words))?.is_some() {}
        Ok(words)
    }
}

/// One element of the list, added without a string of its own.
struct Word<'w>(&'w mut Words);

impl<'de> DeserializeSeed<'de> for Word<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Word<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E>(self, word: &str) -> Result<(), E> {
        self.0.push(word);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_a_rule_is_read_with_its_escapes() {
        let words: Words = serde_json::from_str(r#"["per", "", "caf\u00e9", "a\"b"]"#).unwrap();
        assert_eq!(
            words.iter().collect::<Vec<_>>(),
            ["per", "", "café", "a\"b"]
        );
        for word in ["per", "", "café", "a\"b"] {
            assert!(words.contains(word), "{word}");
        }
        for word in ["pier", "p", "cafe", "par"] {
            assert!(!words.contains(word), "{word}");
        }
        assert!(serde_json::from_str::<Words>("[1]").is_err());
        assert!(Words::default().is_empty() && !words.is_empty());
    }
}
