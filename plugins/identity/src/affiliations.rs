//! One person of two services or ministries that nobody belongs to at once.

use crate::names::Name;
use crate::offices::{Office, Table};
use crate::params::{Asked, Params};
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Span};

/// Most bodies of people in an article: more are a list.
const MOST: usize = 100;

/// Most words that somebody is called by, between a body and a name: "Navy Rear Adm.".
const CALLED: usize = 3;

/// Most words of a body's name with its place: "of the Sund and Orra fire brigade".
const BODY: usize = 6;

/// A body that somebody is said to belong to.
struct Member<'t, 'p> {
    office: Office<'p>,
    line: usize,
    /// The body as written.
    body: &'t str,
    given: &'t str,
    surname: &'t str,
    at: Span,
}

/// Where a line names a body.
#[derive(Clone, Copy)]
struct Body<'p> {
    office: Office<'p>,
    /// Index of its last word.
    last: usize,
}

/// Adds the finding of a rule: one for an article, since a wrong badge is wrong all over.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>], names: &[Name]) -> Vec<Finding> {
    let params = &asked.params;
    let table = Table::read(&params.roles);
    let mut members: Vec<Member<'_, '_>> = Vec::new();
    for &name in names {
        let Some(line) = lines.get(name.line).filter(|_| members.len() < MOST) else {
            continue;
        };
        for member in members_of(params, &table, line, name)
            .into_iter()
            .flatten()
            .flatten()
        {
            let rival = members.iter().find(|known| known.excludes(&member));
            if let Some(known) = rival {
                return vec![
                    asked
                        .rule
                        .finding(FindingKind::Contradiction)
                        .evidence("role", known.at)
                        .evidence("other", member.at)
                        .value("person", format!("{} {}", member.given, member.surname))
                        .value("role", known.body)
                        .value("other", member.body),
                ];
            }
            members.push(member);
        }
    }
    Vec::new()
}

impl Member<'_, '_> {
    /// Whether both are of one person and exclude each other. One sentence with both explains it.
    fn excludes(&self, other: &Self) -> bool {
        self.surname == other.surname
            && self.given == other.given
            && self.office.set == other.office.set
            && self.office.line != other.office.line
            && self.line != other.line
    }
}

/// The bodies told before and behind a name.
fn members_of<'t, 'p>(
    params: &Params,
    table: &Table<'p>,
    line: &Line<'t>,
    name: Name,
) -> Option<[Option<Member<'t, 'p>>; 2]> {
    // Titles of the name are told before it: "Navy Capt. Ana Ruiz" is Ana Ruiz.
    let is_title = |at: &usize| params.titles.contains_lower(line.word(*at));
    let title = (name.first..name.last).rev().find(is_title);
    let first = title.map_or(name.first, |title| title + 1);
    let person = Name { first, ..name };
    let given = person.given(line);
    let member = |body: Body<'p>, first: usize, next: usize| {
        (!is_changed(params, line, body.office.first)).then(|| Member {
            office: body.office,
            line: name.line,
            body: line.text(body.office.first, body.last + 1),
            given,
            surname: line.word(name.last),
            at: line.span(first, next),
        })
    };
    if given.is_empty() || is_of_another_time(params, line) {
        return None;
    }
    let ahead = before(params, table, line, first)
        .and_then(|body| member(body, body.office.first, name.last + 1));
    let after =
        behind(params, table, line, name.next).and_then(|(body, next)| member(body, first, next));
    Some([ahead, after])
}

/// "Army spokeswoman Ana Ruiz": the body before what the person is called.
fn before<'p>(
    params: &Params,
    table: &Table<'p>,
    line: &Line<'_>,
    person: usize,
) -> Option<Body<'p>> {
    let mut called = person;
    while person - called < CALLED
        && line.is_joined(called)
        && params.titles.contains_lower(line.word(called - 1))
    {
        called -= 1;
    }
    (called < person && line.is_joined(called)).then_some(())?;
    let last = called - 1;
    let office = table.ending(line, last).into_iter().next()?;
    Some(Body { office, last })
}

/// "of the Navy", ", a Navy spokeswoman", ", a spokeswoman for the Navy"; with the index of the word
/// behind it.
fn behind<'p>(
    params: &Params,
    table: &Table<'p>,
    line: &Line<'_>,
    next: usize,
) -> Option<(Body<'p>, usize)> {
    if line.is_joined(next) {
        return matches!(line.word(next), "of" | "from")
            .then(|| whole_body(params, table, line, next + 1))?;
    }
    (line.gap(next) == ", ").then_some(())?;
    let mut at = next;
    while at < next + BODY && (at == next || is_within(line, at)) {
        if params.titles.contains_lower(line.word(at)) {
            return called_behind(params, table, line, next, at);
        }
        at += 1;
    }
    None
}

/// What the person is called starts at `called`, with the body before or behind it.
fn called_behind<'p>(
    params: &Params,
    table: &Table<'p>,
    line: &Line<'_>,
    first: usize,
    called: usize,
) -> Option<(Body<'p>, usize)> {
    let mut next = called + 1;
    while line.is_joined(next) && params.titles.contains_lower(line.word(next)) {
        next += 1;
    }
    let led = |from: usize, to: usize| (from..to).all(|at| is_leading(line, at));
    let before = called.checked_sub(1).filter(|&last| last >= first);
    if let Some(last) = before
        && let Some(office) = table.ending(line, last).into_iter().next()
    {
        let is_whole = !line.is_joined(next) || params.person_words.contains(line.word(next));
        return (is_whole && office.first >= first && led(first, office.first))
            .then_some((Body { office, last }, next));
    }
    let links = line.is_joined(next) && matches!(line.word(next), "for" | "of" | "with" | "from");
    (links && led(first, called)).then(|| whole_body(params, table, line, next + 1))?
}

/// The body that is named from that word on, and nothing more: no "Navy League".
fn whole_body<'p>(
    params: &Params,
    table: &Table<'p>,
    line: &Line<'_>,
    first: usize,
) -> Option<(Body<'p>, usize)> {
    for last in first..first + BODY {
        if last >= line.len() || !is_within(line, last) {
            return None;
        }
        let next = last + 1;
        let ends = if line.is_joined(next) {
            params.person_words.contains(line.word(next))
        } else {
            !line.gap(next).starts_with(['\'', '\u{2019}', '-', '/'])
        };
        if !ends {
            continue;
        }
        let office = table.ending(line, last).into_iter().next()?;
        let led = (first..office.first).all(|at| is_leading(line, at));
        return (led && office.first >= first).then_some((Body { office, last }, next));
    }
    None
}

/// Whether no mark parts the word from the one before: "Sund's fire brigade".
fn is_within(line: &Line<'_>, at: usize) -> bool {
    line.is_joined(at) || matches!(line.gap(at), "'s " | "\u{2019}s ")
}

/// Whether a word may stand before a body: "the", "Danish".
fn is_leading(line: &Line<'_>, at: usize) -> bool {
    line.is_capital(at) || matches!(line.word(at), "the" | "a" | "an" | "who" | "is")
}

/// Most words before a body that may change what is said of it.
const CHANGING: usize = 3;

/// Whether words before the body make it another one, or one of two: "former", "military police".
fn is_changed(params: &Params, line: &Line<'_>, first: usize) -> bool {
    let mut before = (first.saturating_sub(CHANGING)..first).map(|at| line.word(at));
    before.any(|word| params.other_roles.contains_lower(word))
}

/// Whether the sentence tells of another time or of a change.
fn is_of_another_time(params: &Params, line: &Line<'_>) -> bool {
    line.has_year() || line.has(&params.other_times)
}
