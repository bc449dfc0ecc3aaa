//! Somebody told by the surname alone before the text says who that is.

use crate::names::Name;
use crate::params::{Asked, Params};
use crate::surnames::given;
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind};

/// How many names of an article are looked at, and how many bare ones are looked up.
const MOST_NAMES: usize = 400;
const MOST_BARE: usize = 20;

/// Adds the findings of a rule.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>], names: &[Name]) -> Vec<Finding> {
    let (params, mut findings) = (&asked.params, Vec::new());
    let told = || {
        names
            .iter()
            .filter_map(|&name| Some((lines.get(name.line)?, name)))
    };
    let mut seen: Vec<&str> = Vec::new();
    let bare = told()
        .enumerate()
        .take(MOST_NAMES)
        .filter(|(_, (line, name))| {
            let is_first = !seen.contains(&line.word(name.last));
            seen.extend((name.first..=name.last).map(|at| line.word(at)));
            is_first && is_bare_person(params, line, *name)
        });
    for (index, (line, name)) in bare.take(MOST_BARE) {
        let surname = line.word(name.last);
        let full = told().skip(index + 1).find(|(line, name)| {
            line.word(name.last) == surname && !given(params, line, *name).is_empty()
        });
        findings.extend(full.map(|(other, full)| {
            asked
                .rule
                .finding(FindingKind::Policy)
                .evidence("first", line.span(name.first, name.next))
                .evidence("full", other.span(full.first, full.next))
                .value("person", surname)
                .value("name", other.text(full.first, full.next))
        }));
    }
    findings
}

/// "Lund denied it": a surname alone, of somebody who does what people do. The first paragraph may be
/// a headline.
fn is_bare_person(params: &Params, line: &Line<'_>, name: Name) -> bool {
    let is_part = line.is_joined(name.first) && line.is_capital(name.first.saturating_sub(1));
    name.is_bare()
        && !is_part
        && line.sentence.paragraph() > 0
        && line.is_joined(name.next)
        && params.person_words.contains(line.word(name.next))
        && !params.known.contains(line.word(name.last))
}
