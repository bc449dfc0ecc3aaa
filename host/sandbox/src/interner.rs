//! One table for all strings of a case.

use std::borrow::Cow;
use std::collections::HashMap;

/// Strings of an article of usual length.
const USUAL: usize = 1024;

/// Gives every distinct string an index. Index 0 is the empty string.
pub(crate) struct Interner<'a> {
    index: HashMap<Cow<'a, str>, u32>,
    text: String,
    ends: Vec<u32>,
}

impl<'a> Interner<'a> {
    pub(crate) fn new() -> Self {
        let mut interner = Self {
            index: HashMap::with_capacity(USUAL),
            text: String::new(),
            ends: Vec::new(),
        };
        interner.add("");
        interner
    }

    /// The index of a string, the same for equal strings. Past 4 GiB of text it is 0, the empty
    /// string: an article cannot be that long.
    pub(crate) fn add(&mut self, string: impl Into<Cow<'a, str>>) -> u32 {
        let string = string.into();
        if let Some(index) = self.index.get(&string) {
            return *index;
        }
        let end = u32::try_from(self.text.len() + string.len());
        let (Ok(end), Ok(index)) = (end, u32::try_from(self.ends.len())) else {
            return 0;
        };
        self.text.push_str(&string);
        self.ends.push(end);
        self.index.insert(string, index);
        index
    }

    /// Number of strings so far.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All strings end to end, and where each of them ends.
    pub(crate) fn finish(self) -> (String, Vec<u32>) {
        (self.text, self.ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_strings_share_an_index() {
        let mut strings = Interner::new();
        assert_eq!(strings.add(""), 0);
        let first = strings.add("say");
        assert_eq!(strings.add("say".to_owned()), first);
        assert_ne!(strings.add("says"), first);
        assert_eq!(strings.finish(), ("saysays".to_owned(), vec![0, 3, 7]));
    }
}
