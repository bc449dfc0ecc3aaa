//! Somebody dead who speaks this week.

use crate::names::Name;
use crate::params::{Asked, Params};
use crate::surnames::given;
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind};

/// Most names of the dead in an article.
const MOST_DEAD: usize = 20;

/// Adds the findings of a rule.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>], names: &[Name]) -> Vec<Finding> {
    let (params, mut findings) = (&asked.params, Vec::new());
    let told = || {
        names
            .iter()
            .filter_map(|&name| Some((lines.get(name.line)?, name)))
    };
    let dead = told().filter(|(line, name)| is_late(params, line, *name));
    for (line, dead) in dead.take(MOST_DEAD) {
        let (surname, known) = (line.word(dead.last), given(params, line, dead));
        let is_same = |other: &Line<'_>, name: Name| {
            name == dead
                || (other.word(name.last) == surname
                    && !known.is_empty()
                    && given(params, other, name) == known)
        };
        let spoken =
            told().find(|(line, name)| is_same(line, *name) && speaks(params, line, *name));
        findings.extend(spoken.map(|(other, name)| {
            asked
                .rule
                .finding(FindingKind::Contradiction)
                .evidence(
                    "dead",
                    line.span(dead.first.saturating_sub(1), dead.last + 1),
                )
                .evidence("speaks", other.span(name.first, name.next + 1))
                .value("person", line.text(dead.first, dead.last + 1))
        }));
    }
    findings
}

/// "the late Anna Lund"; "late Monday" is no name.
fn is_late(params: &Params, line: &Line<'_>, name: Name) -> bool {
    let Some(before) = name.first.checked_sub(2) else {
        return false;
    };
    line.is_joined(name.first)
        && params.late_words.contains(line.word(before + 1))
        && matches!(
            line.word(before),
            "the" | "The" | "his" | "His" | "her" | "Her" | "their" | "Their" | "our" | "Our"
        )
        && !params.day_words.contains(line.word(name.last))
}

/// "Lund said on Monday".
fn speaks(params: &Params, line: &Line<'_>, name: Name) -> bool {
    line.is_joined(name.next)
        && params.person_words.contains(line.word(name.next))
        && line.words().any(|word| params.day_words.contains(word))
        && !line.has(&params.other_times)
}
