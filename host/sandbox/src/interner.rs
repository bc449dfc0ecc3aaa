//! One table for all strings of a case.

use ahash::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Strings of an article of usual length.
const USUAL: usize = 1024;

/// Gives every distinct string an index. Index 0 is the empty string.
pub(crate) struct Interner {
    /// Indices by the hashes of their strings: small beside a table that holds the strings again.
    index: HashTable<u32>,
    /// Keyed anew in each process: nobody can write an article whose words all fall on one place. Nothing
    /// goes by the order of the table.
    hasher: RandomState,
    text: String,
    ends: Vec<u32>,
}

impl Interner {
    pub(crate) fn new() -> Self {
        let mut interner = Self {
            index: HashTable::with_capacity(USUAL),
            hasher: RandomState::new(),
            text: String::new(),
            ends: Vec::new(),
        };
        interner.add("");
        interner
    }

    /// The index of a string, the same for equal strings. Past 4 GiB of text it is 0, the empty
    /// string: an article cannot be that long.
    pub(crate) fn add(&mut self, string: impl AsRef<str>) -> u32 {
        let string = string.as_ref();
        let Self {
            index,
            hasher,
            text,
            ends,
        } = self;
        let entry = index.entry(
            hasher.hash_one(string),
            |&known| string_at(text, ends, known) == string,
            |&known| hasher.hash_one(string_at(text, ends, known)),
        );
        let vacant = match entry {
            Entry::Occupied(known) => return *known.get(),
            Entry::Vacant(vacant) => vacant,
        };
        let end = u32::try_from(text.len() + string.len());
        let (Ok(end), Ok(fresh)) = (end, u32::try_from(ends.len())) else {
            return 0;
        };
        vacant.insert(fresh);
        text.push_str(string);
        ends.push(end);
        fresh
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

fn string_at<'t>(text: &'t str, ends: &[u32], index: u32) -> &'t str {
    let index = index as usize;
    let end = ends.get(index).copied().unwrap_or(0);
    let before = index.checked_sub(1).and_then(|before| ends.get(before));
    let start = before.copied().unwrap_or(0);
    text.get(start as usize..end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_strings_share_an_index() {
        let mut strings = Interner::new();
        assert_eq!(strings.add(""), 0);
        let first = strings.add("say");
        assert_eq!(strings.add("say"), first);
        assert_ne!(strings.add("says"), first);
        assert_eq!(strings.finish(), ("saysays".to_owned(), vec![0, 3, 7]));
    }
}
