//! A list of words among a rule's parameters.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

/// Words or names of a rule's parameters, in their order.
///
/// Every call of a plugin reads its parameters, and lists of words are most of them: a list is a
/// run of bytes that is made when packs are loaded and copied as a whole from then on. A word is
/// looked for among those of its shape alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Nothing if there are no words, else numbers of two bytes and the text: how many shapes are
    /// told apart, a power of two; how many words there are; by shape, the last word of it; by word,
    /// the one of its shape before it and where it ends in the text; all words on end. Words count
    /// from 1, 0 is none.
    bytes: Box<[u8]>,
}

/// Bytes of a number.
const NUMBER: usize = 2;
/// Bytes before the table of shapes.
const HEAD: usize = 2 * NUMBER;
/// Bytes that tell of one word.
const ROW: usize = 2 * NUMBER;
/// Most shapes that are told apart.
const MOST_SHAPES: usize = 256;

impl Words {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Whether `word` is one of them.
    pub fn contains(&self, word: &str) -> bool {
        let last_shape = self.number(0).saturating_sub(1);
        let mut number = self.number(HEAD + NUMBER * (shape(word) & last_shape));
        if number == 0 {
            return false;
        }
        let (rows, text) = self.parts();
        while let Some(index) = number.checked_sub(1) {
            if self.word(rows, text, index) == word.as_bytes() {
                return true;
            }
            // Never forward, whatever the bytes say: a look-up ends.
            number = self.number(rows + ROW * index).min(index);
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
        let (rows, text) = self.parts();
        (0..self.number(NUMBER))
            .map(move |index| str::from_utf8(self.word(rows, text, index)).unwrap_or_default())
    }

    /// Where what is told by word starts, and where the text does.
    fn parts(&self) -> (usize, usize) {
        let rows = HEAD + NUMBER * self.number(0);
        (rows, rows + ROW * self.number(NUMBER))
    }

    fn word(&self, rows: usize, text: usize, index: usize) -> &[u8] {
        let end = |index: usize| text + self.number(rows + ROW * index + NUMBER);
        let start = index.checked_sub(1).map_or(text, end);
        self.bytes.get(start..end(index)).unwrap_or_default()
    }

    /// The number at a place; 0 outside.
    fn number(&self, at: usize) -> usize {
        match self.bytes.get(at..at + NUMBER) {
            Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
            _ => 0,
        }
    }
}

/// Words of one length, first and last byte have the same shape, of which the last bits count.
fn shape(word: &str) -> usize {
    let ends = |byte: Option<&u8>| byte.map_or(0, |&byte| usize::from(byte));
    let bytes = word.as_bytes();
    ends(bytes.first()) * 37 + ends(bytes.last()) * 5 + bytes.len()
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// A list that is being read.
#[derive(Default)]
struct Draft {
    text: String,
    ends: Vec<u16>,
}

impl Draft {
    fn push(&mut self, word: &str) -> Result<(), String> {
        self.text.push_str(word);
        let end = u16::try_from(self.text.len());
        let most = self.ends.len() < usize::from(u16::MAX);
        match end {
            Ok(end) if most => self.ends.push(end),
            _ => return Err(format!("a list of words has more than {} bytes", u16::MAX)),
        }
        Ok(())
    }

    fn finish(&self) -> Words {
        if self.ends.is_empty() {
            return Words::default();
        }
        // Twice as many as words: a look-up for a word that is none of them mostly ends at once.
        let shapes = (2 * self.ends.len()).next_power_of_two().min(MOST_SHAPES);
        let (mut last, mut rows) = (vec![0; shapes], Vec::new());
        let mut start = 0;
        for (number, &end) in (1_u16..).zip(&self.ends) {
            let word = self.text.get(start..usize::from(end)).unwrap_or_default();
            start = usize::from(end);
            if let Some(last) = last.get_mut(shape(word) & (shapes - 1)) {
                rows.extend([std::mem::replace(last, number), end]);
            }
        }
        let head = [shapes as u16, self.ends.len() as u16];
        let numbers = head.into_iter().chain(last).chain(rows);
        let text = self.text.bytes();
        Words {
            bytes: numbers.flat_map(u16::to_le_bytes).chain(text).collect(),
        }
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_seq(self.iter())
        } else {
            serializer.serialize_bytes(&self.bytes)
        }
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_seq(List)
        } else {
            deserializer.deserialize_bytes(List)
        }
    }
}

struct List;

impl<'de> Visitor<'de> for List {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of words")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Words, A::Error> {
        let mut draft = Draft::default();
        while sequence.next_element_seed(Word(&mut draft))?.is_some() {}
        Ok(draft.finish())
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Words, E> {
        Ok(Words {
            bytes: bytes.into(),
        })
    }
}

/// One element of the list, added without a string of its own.
struct Word<'w>(&'w mut Draft);

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

    fn visit_str<E: Error>(self, word: &str) -> Result<(), E> {
        self.0.push(word).map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: &str) -> Words {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_list_of_a_rule_is_read_with_its_escapes() {
        let words = words(r#"["per", "", "caf\u00e9", "a\"b"]"#);
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

    #[test]
    fn a_list_comes_back_from_json_and_from_bytes() {
        for json in ["[]", r#"[""]"#, r#"["one","two","one","three"]"#] {
            let list = words(json);
            assert_eq!(serde_json::to_string(&list).unwrap(), json);
            let bytes = postcard::to_allocvec(&list).unwrap();
            assert_eq!(postcard::from_bytes::<Words>(&bytes), Ok(list));
        }
    }

    #[test]
    fn every_word_of_a_long_list_is_found() {
        let all: Vec<String> = (0..9_000).map(|number| number.to_string()).collect();
        let list = words(&serde_json::to_string(&all).unwrap());
        assert!(list.iter().eq(&all));
        assert!(all.iter().all(|word| list.contains(word)) && !list.contains("9000"));
    }

    #[test]
    fn too_long_a_list_is_refused() {
        let half = "x".repeat(40_000);
        let error = serde_json::from_str::<Words>(&format!("[\"{half}\", \"{half}\"]"));
        assert!(error.unwrap_err().to_string().contains("65535 bytes"));
        let none = format!("[{}\"\"]", "\"\",".repeat(65_535));
        assert!(serde_json::from_str::<Words>(&none).is_err());
    }

    #[test]
    fn bytes_that_are_no_list_do_no_harm() {
        for bytes in [&[255; 9][..], &[1, 0, 1, 0, 9, 9, 9, 9], &[2, 0, 1], &[7]] {
            let list = Words {
                bytes: bytes.into(),
            };
            assert!(list.iter().all(str::is_empty) && !list.contains("word"));
        }
    }
}
