//! A sentence without its punctuation marks, which the parser builds the tree over.
//!
//! Marks say how words hang together but hang themselves on words by convention: the parser sees
//! them as properties of the words beside them, and [`super::punctuation`] attaches them once the
//! tree is known.

use super::places::ROOT_TAG;

/// Kinds of marks between two words, one bit each.
const COMMA: u8 = 1;
const QUOTE: u8 = 2;
const BRACKET: u8 = 4;
const HYPHEN: u8 = 8;
const BREAK: u8 = 16;
const STOP: u8 = 32;

/// The words of a sentence that are not punctuation marks.
#[derive(Clone, Debug, Default)]
pub struct Skeleton {
    /// Place of each word in the sentence.
    pub kept: Vec<u32>,
    /// Tag of each word, then that of the root.
    pub tags: Vec<u8>,
    /// Kinds of the marks before each word, then of those at the end.
    pub marks: Vec<u8>,
}

impl Skeleton {
    /// Replaces the content; `is_mark` says which classes are punctuation. A sentence of marks
    /// alone keeps its first.
    pub fn fill(&mut self, tokens: &[&str], classes: &[u8], is_mark: impl Fn(u8) -> bool) {
        self.kept.clear();
        self.tags.clear();
        self.marks.clear();
        let only_marks = classes.iter().all(|&class| is_mark(class));
        let mut marks = 0;
        for (at, (token, &class)) in tokens.iter().zip(classes).enumerate() {
            if is_mark(class) && !(only_marks && at == 0) {
                marks |= kind(token);
            } else {
                self.kept.push(at as u32);
                self.tags.push(class);
                self.marks.push(marks);
                marks = 0;
            }
        }
        self.tags.push(ROOT_TAG);
        self.marks.push(marks);
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether there is no word, because there is no token.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }
}

/// The kind of a mark by its first character.
fn kind(mark: &str) -> u8 {
    match mark.chars().next() {
        Some(',') => COMMA,
        Some('"' | '“' | '”' | '‘' | '’' | '\'' | '`' | '«' | '»' | '„') => QUOTE,
        Some('(' | ')' | '[' | ']' | '{' | '}') => BRACKET,
        Some('-') if mark.len() == 1 => HYPHEN,
        Some('.' | '!' | '?' | '…') => STOP,
        _ => BREAK,
    }
}
