//! Somebody known by the surname alone before the text says who that is.

use crate::Params;
use crate::names::Name;
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Rule};

/// Names of an article that are looked at.
const MOST_NAMES: usize = 1000;

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    lines: &[Line<'_>],
    names: &[Name],
    findings: &mut Vec<Finding>,
) {
    let mut seen: Vec<&str> = Vec::new();
    for (index, name) in names.iter().enumerate().take(MOST_NAMES) {
        let Some(line) = lines.get(name.line) else {
            continue;
        };
        let surname = line.word(name.last);
        if seen.contains(&surname) {
            continue;
        }
        for at in name.first..=name.last {
            seen.push(line.word(at));
        }
        if !name.is_bare()
            || !line.is_joined(name.next)
            || !params.person_words.contains(line.word(name.next))
            || params.known.contains(surname)
        {
            continue;
        }
        let full = names.iter().skip(index + 1).find(|other| {
            lines.get(other.line).is_some_and(|l| {
                let given = other.given(l);
                l.word(other.last) == surname
                    && !given.is_empty()
                    && !params.titles.contains_lower(given)
            })
        });
        if let Some(full) = full.and_then(|full| Some((full, lines.get(full.line)?))) {
            findings.push(
                rule.finding(FindingKind::Policy)
                    .evidence("first", line.span(name.first, name.next))
                    .evidence("full", full.1.span(full.0.first, full.0.next))
                    .value("odd", surname)
                    .value("usual", full.1.text(full.0.first, full.0.next)),
            );
        }
    }
}
