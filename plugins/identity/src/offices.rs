//! The table of a rule's roles, and where a text names one.

use crate::words::Line;
use gainsay_sdk::Words;

/// Roles by name.
pub(crate) struct Table<'p> {
    roles: Vec<Role<'p>>,
    /// A bit for each first letter and length of the last words of their names: most words of a text
    /// are none of them.
    letters: u32,
    lengths: u64,
    heads: Vec<&'p str>,
}

/// A name of a role.
#[derive(Clone, Copy, Debug)]
struct Role<'p> {
    set: &'p str,
    line: usize,
    name: &'p str,
    /// Its last word.
    head: &'p str,
}

/// A role that the text names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Office<'p> {
    /// Nobody holds two roles of one set.
    pub(crate) set: &'p str,
    /// Names of one line are the same role.
    pub(crate) line: usize,
    /// Index of its first word.
    pub(crate) first: usize,
}

impl<'p> Table<'p> {
    /// Reads lines such as "set | name, name".
    pub(crate) fn read(lines: &'p Words) -> Self {
        let mut table = Self {
            roles: Vec::new(),
            letters: 0,
            lengths: 0,
            heads: Vec::new(),
        };
        for (line, text) in lines.iter().enumerate() {
            let (set, names) = text.split_once('|').unwrap_or(("", text));
            for name in names.split(',') {
                let name = name.strip_prefix(' ').unwrap_or(name);
                let head = name.rsplit(' ').next().unwrap_or(name);
                table.letters |= letter(head);
                table.lengths |= length(head);
                if !table.heads.contains(&head) {
                    table.heads.push(head);
                }
                table.roles.push(Role {
                    set,
                    line,
                    name,
                    head,
                });
            }
        }
        table
    }

    /// Whether roles end in that word.
    pub(crate) fn is_head(&self, word: &str) -> bool {
        letter(word) & self.letters != 0
            && length(word) & self.lengths != 0
            && self
                .heads
                .iter()
                .any(|head| head.eq_ignore_ascii_case(word))
    }

    /// The roles whose names end with that word, the longest name of each set.
    pub(crate) fn ending(&self, text: &Line<'_>, last: usize) -> Vec<Office<'p>> {
        let mut offices: Vec<Office<'p>> = Vec::new();
        if !self.is_head(text.word(last)) {
            return offices;
        }
        let head = text.word(last);
        let named = self
            .roles
            .iter()
            .filter(|role| role.head.eq_ignore_ascii_case(head));
        for role in named {
            let Some(first) = start_of(role.name, text, last) else {
                continue;
            };
            let office = Office {
                set: role.set,
                line: role.line,
                first,
            };
            match offices.iter_mut().find(|known| known.set == role.set) {
                Some(known) if known.first <= first => {}
                Some(known) => *known = office,
                None => offices.push(office),
            }
        }
        offices
    }
}

/// The bit of the letter that a word starts with.
fn letter(word: &str) -> u32 {
    word.bytes().next().map_or(0, |first| 1 << (first & 31))
}

/// The bit of a word's length.
fn length(word: &str) -> u64 {
    1 << word.len().min(63)
}

/// Index of the first word of that name if it ends with the word `last`.
fn start_of(name: &str, text: &Line<'_>, last: usize) -> Option<usize> {
    let mut at = last + 1;
    for word in name.rsplit(' ') {
        if at <= last && !text.is_joined(at) {
            return None;
        }
        at = at.checked_sub(1)?;
        if !text.word(at).eq_ignore_ascii_case(word) {
            return None;
        }
    }
    Some(at)
}
