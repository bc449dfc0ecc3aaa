//! Two roles of one person that nobody holds at the same time.

use crate::Params;
use crate::names::Name;
use crate::offices::{Office, Table};
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Rule, Span};

/// Most roles of people that are held against one another.
const MOST_HELD: usize = 200;

/// A role that somebody is said to hold.
struct Held<'t, 'p> {
    office: Office<'p>,
    /// Index of the line.
    line: usize,
    /// The role and the name as written.
    role: &'t str,
    given: &'t str,
    surname: &'t str,
    at: Span,
}

/// Adds the findings of a rule: one for an article, since a role that is wrong is wrong all over.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    lines: &[Line<'_>],
    names: &[Name],
    findings: &mut Vec<Finding>,
) {
    let table = Table::read(&params.roles);
    let mut held = Vec::new();
    for &name in names {
        if let Some(line) = lines.get(name.line).filter(|_| held.len() < MOST_HELD) {
            before(&table, line, name, &mut held);
            behind(&table, line, name, &mut held);
        }
    }
    for (index, one) in held.iter().enumerate() {
        let earlier = held.get(..index).unwrap_or_default();
        let other = earlier.iter().find(|other| {
            other.office.set == one.office.set
                && other.office.line != one.office.line
                && other.surname == one.surname
                && [other, one].iter().all(|held| is_held(params, lines, held))
                && is_one_person(params, &table, lines, names, [other, one])
        });
        if let Some(other) = other {
            findings.push(
                rule.finding(FindingKind::Contradiction)
                    .evidence("role", other.at)
                    .evidence("other", one.at)
                    .value("person", one.surname)
                    .value("role", other.role)
                    .value("other", one.role),
            );
            break;
        }
    }
}

/// "Foreign Minister Anna Lund", "army spokeswoman Anna Lund".
fn before<'t, 'p>(table: &Table<'p>, line: &Line<'t>, name: Name, held: &mut Vec<Held<'t, 'p>>) {
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
        {
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
}

/// Most words between a name and the end of the role behind it: "Lund, the Danish foreign minister".
const BEHIND: usize = 6;

/// "Anna Lund, the Danish foreign minister,".
fn behind<'t, 'p>(table: &Table<'p>, line: &Line<'t>, name: Name, held: &mut Vec<Held<'t, 'p>>) {
    if line.gap(name.next) != ", " {
        return;
    }
    for end in name.next..name.next + BEHIND {
        let parted = end > name.next && line.gap(end).contains(|char| ",;:()—–".contains(char));
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

/// Most words before a role that may change it.
const CHANGING: usize = 3;

/// Whether the role is held at the time of the article, and alone.
fn is_held(params: &Params, lines: &[Line<'_>], held: &Held<'_, '_>) -> bool {
    let (Some(line), office) = (lines.get(held.line), held.office) else {
        return false;
    };
    let start = office.first.saturating_sub(CHANGING);
    let is_other = (start..office.first).any(|at| params.other_roles.contains_lower(line.word(at)));
    let is_joined = office.first > 0
        && (line.word(office.first - 1) == "and" || !line.gap(office.first).ends_with(' '));
    let is_past = line
        .words()
        .any(|word| is_year(word) || params.other_times.contains_lower(word));
    !is_other && !is_joined && !is_past
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether all that bear the name in the text are one person, told with a given name somewhere.
fn is_one_person(
    params: &Params,
    table: &Table<'_>,
    lines: &[Line<'_>],
    names: &[Name],
    held: [&Held<'_, '_>; 2],
) -> bool {
    let [one, other] = held;
    let mut known = "";
    for name in names {
        let Some(line) = lines.get(name.line) else {
            continue;
        };
        let given = name.given(line);
        let is_title =
            given.is_empty() || params.titles.contains_lower(given) || table.is_head(given);
        if line.word(name.last) != one.surname || is_title {
            continue;
        }
        if known.is_empty() {
            known = given;
        } else if known != given {
            return false;
        }
    }
    let fits = |given: &str| given.is_empty() || given == known;
    fits(one.given) && fits(other.given)
}
