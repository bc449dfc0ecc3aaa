//! Two roles of one person that nobody holds at the same time.

use crate::held::{Held, before, behind};
use crate::names::Name;
use crate::offices::Table;
use crate::params::{Asked, Params};
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Rule, Severity};

/// Most roles of people in an article, and most of one person before another role of theirs: more are
/// a list.
const MOST_HELD: usize = 100;
const MOST_RIVALS: usize = 20;

/// Adds the finding of a rule: one for an article, since a role that is wrong is wrong all over.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>], names: &[Name]) -> Vec<Finding> {
    let params = &asked.params;
    let table = Table::read(&params.roles);
    let mut held = Vec::new();
    for &name in names {
        if let Some(line) = lines.get(name.line).filter(|_| held.len() < MOST_HELD) {
            before(&table, line, name, &mut held);
            behind(&table, line, name, &mut held);
        }
    }
    let found = held.iter().enumerate().find_map(|(index, one)| {
        let earlier = held.get(..index)?;
        let rival = |other: &&Held<'_, '_>| {
            other.surname == one.surname
                && other.office.set == one.office.set
                && other.office.line != one.office.line
        };
        let mut rivals = earlier.iter().filter(rival).take(MOST_RIVALS).peekable();
        rivals.peek()?;
        let given = only_given(params, &table, lines, names, one.surname)?;
        let fits = |held: &Held<'_, '_>| held.given.is_empty() || held.given == given;
        let is_theirs = |held: &Held<'_, '_>| fits(held) && is_current(params, lines, held);
        let other = Some(one)
            .filter(|one| is_theirs(one))
            .and_then(|_| rivals.find(|other| is_theirs(other)))?;
        Some(conflict(asked.rule, other, one, given))
    });
    found.into_iter().collect()
}

fn conflict(rule: &Rule, one: &Held<'_, '_>, other: &Held<'_, '_>, given: &str) -> Finding {
    let finding = rule
        .finding(FindingKind::Contradiction)
        .evidence("role", one.at)
        .evidence("other", other.at)
        .value("person", format!("{given} {}", other.surname).trim())
        .value("role", one.role)
        .value("other", other.role);
    if given.is_empty() {
        // Without a given name they may be two people.
        finding.at_most(Severity::Info)
    } else {
        finding
    }
}

/// Most words before a role that may change it.
const CHANGING: usize = 3;

/// Whether the role is held at the time of the article, and alone.
fn is_current(params: &Params, lines: &[Line<'_>], held: &Held<'_, '_>) -> bool {
    let Some(line) = lines.get(held.line) else {
        return false;
    };
    let first = held.office.first;
    let mut before = (first.saturating_sub(CHANGING)..first).map(|at| line.word(at));
    let is_other = before.any(|word| params.other_roles.contains_lower(word));
    let is_second = first > 0 && (line.word(first - 1) == "and" || !line.gap(first).ends_with(' '));
    let is_past = line.has_year() || line.has(&params.other_times);
    !is_other && !is_second && !is_past
}

/// The one given name that the text has for a surname; empty if it has none, nothing if there are
/// two, which are two people.
fn only_given<'t>(
    params: &Params,
    table: &Table<'_>,
    lines: &[Line<'t>],
    names: &[Name],
    surname: &str,
) -> Option<&'t str> {
    let mut only = "";
    for name in names {
        let line = lines.get(name.line)?;
        let given = name.given(line);
        let is_title = params.titles.contains_lower(given) || table.is_head(given);
        if line.word(name.last) != surname || given.is_empty() || is_title {
            continue;
        }
        if !only.is_empty() && only != given {
            return None;
        }
        only = given;
    }
    Some(only)
}
