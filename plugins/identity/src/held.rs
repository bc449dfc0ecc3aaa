//! Where a text says that somebody holds a role.

use crate::names::Name;
use crate::offices::{Office, Table};
use crate::words::Line;
use gainsay_sdk::Span;

/// A role that somebody is said to hold.
pub(crate) struct Held<'t, 'p> {
    pub(crate) office: Office<'p>,
    /// Index of the line.
    pub(crate) line: usize,
    /// The role as written.
    pub(crate) role: &'t str,
    pub(crate) given: &'t str,
    pub(crate) surname: &'t str,
    /// The role and the name.
    pub(crate) at: Span,
}

/// "Foreign Minister Anna Lund", "army spokeswoman Anna Lund".
pub(crate) fn before<'t, 'p>(
    table: &Table<'p>,
    line: &Line<'t>,
    name: Name,
    held: &mut Vec<Held<'t, 'p>>,
) {
    let small = name
        .first
        .checked_sub(1)
        .filter(|_| line.is_joined(name.first));
    let mut ends = (name.first..name.last).rev().chain(small);
    let Some(end) = ends.find(|&end| table.is_head(line.word(end))) else {
        return;
    };
    let person = Name {
        first: end + 1,
        ..name
    };
    for office in table.ending(line, end) {
        held.push(Held {
            office,
            line: name.line,
            role: line.text(office.first, end + 1),
            given: person.given(line),
            surname: line.word(name.last),
            at: line.span(office.first, name.last + 1),
        });
    }
}

/// Most words between a name and the end of the role behind it: "Lund, the Danish foreign minister".
const BEHIND: usize = 6;

/// "Anna Lund, the Danish foreign minister,".
pub(crate) fn behind<'t, 'p>(
    table: &Table<'p>,
    line: &Line<'t>,
    name: Name,
    held: &mut Vec<Held<'t, 'p>>,
) {
    if line.gap(name.next) != ", " {
        return;
    }
    for end in name.next..name.next + BEHIND {
        let parted = end > name.next && !is_within(line, end);
        if end >= line.len() || parted {
            return;
        }
        let offices = table.ending(line, end);
        if offices.is_empty() || !is_whole(line, end) {
            continue;
        }
        for office in offices {
            let led = (name.next..office.first).all(|at| is_leading(line, at));
            if office.first >= name.next && led {
                held.push(Held {
                    office,
                    line: name.line,
                    role: line.text(office.first, end + 1),
                    given: name.given(line),
                    surname: line.word(name.last),
                    at: line.span(name.first, end + 1),
                });
            }
        }
        return;
    }
}

/// Whether no mark parts the word from the one before: "Denmark's foreign minister".
fn is_within(line: &Line<'_>, at: usize) -> bool {
    line.is_joined(at) || matches!(line.gap(at), "'s " | "\u{2019}s ")
}

/// Whether a word may stand between a name and a role: "the", "Danish".
fn is_leading(line: &Line<'_>, at: usize) -> bool {
    line.is_capital(at) || matches!(line.word(at), "the" | "a" | "an" | "who" | "is")
}

/// Whether the role ends there: no "foreign minister's brother", "foreign minister Erik Berg" or
/// "foreign minister and deputy premier".
fn is_whole(line: &Line<'_>, end: usize) -> bool {
    if line.is_joined(end + 1) {
        return matches!(line.word(end + 1), "of" | "for" | "in" | "at");
    }
    !line.gap(end + 1).starts_with(['\'', '\u{2019}', '-'])
}
