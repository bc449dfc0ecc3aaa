//! The table of a rule's roles, and where a text names one.

use crate::words::Line;
use gainsay_sdk::Words;

/// Names of a role, about.
const ROLES_A_LINE: usize = 3;

/// Roles by name.
pub(crate) struct Table<'p> {
    roles: Vec<Role<'p>>,
    /// A bit for each first letter, last letter and length of the last words of their names: most
    /// words of a text are none of them.
    firsts: u32,
    lasts: u32,
    lengths: u32,
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
            roles: Vec::with_capacity(ROLES_A_LINE * lines.iter().count()),
            firsts: 0,
            lasts: 0,
            lengths: 0,
        };
        for (line, text) in lines.iter().enumerate() {
            table.add(line, text);
        }
        table
    }

    /// Adds the roles of a line. It is read byte by byte, as every call of the plugin reads all lines.
    fn add(&mut self, line: usize, text: &'p str) {
        let (set, names) = text.split_once('|').unwrap_or(("", text));
        let (mut start, mut head) = (0, 0);
        for (at, byte) in names.bytes().enumerate() {
            if byte == b',' {
                self.push(set, line, names.get(start..at), names.get(head..at));
            }
            if byte == b',' || byte == b' ' {
                head = at + 1;
            }
            if byte == b',' || at == start && byte == b' ' {
                start = at + 1;
            }
        }
        self.push(set, line, names.get(start..), names.get(head..));
    }

    fn push(&mut self, set: &'p str, line: usize, name: Option<&'p str>, head: Option<&'p str>) {
        if let Some((name, head)) = name.zip(head) {
            self.firsts |= letter(head.bytes().next());
            self.lasts |= letter(head.bytes().next_back());
            self.lengths |= length(head);
            self.roles.push(Role {
                set,
                line,
                name,
                head,
            });
        }
    }

    /// Whether roles end in that word.
    pub(crate) fn is_head(&self, word: &str) -> bool {
        letter(word.bytes().next()) & self.firsts != 0
            && letter(word.bytes().next_back()) & self.lasts != 0
            && length(word) & self.lengths != 0
            && self
                .roles
                .iter()
                .any(|role| role.head.eq_ignore_ascii_case(word))
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

/// The bit of a letter, small or not.
fn letter(byte: Option<u8>) -> u32 {
    byte.map_or(0, |byte| 1 << (byte & 31))
}

/// The bit of a word's length.
fn length(word: &str) -> u32 {
    1 << word.len().min(31)
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
