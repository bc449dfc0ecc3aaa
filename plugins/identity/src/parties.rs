//! The party and the state that stand behind a politician's name: "(R-Ohio)".

use crate::names::Name;
use crate::params::{Asked, Params};
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Rule, Span, Words};

/// Most tags of an article that are held against one another.
const MOST_TAGS: usize = 200;

/// What a text says of a politician.
struct Tag<'t> {
    /// Index of the party's line.
    party: usize,
    /// What stands behind the party: "Ohio".
    state: &'t str,
    given: &'t str,
    surname: &'t str,
    at: Span,
    text: &'t str,
}

/// Adds the findings of a rule.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>], names: &[Name]) -> Vec<Finding> {
    let is_tagged = |name: &Name| {
        let line = lines.get(name.line);
        line.is_some_and(|line| line.word(name.next).as_bytes().get(1) == Some(&b'-'))
    };
    if !names.iter().any(is_tagged) {
        return Vec::new();
    }
    let (params, mut findings) = (&asked.params, Vec::new());
    let mut tags: Vec<Tag<'_>> = Vec::new();
    for &name in names {
        let line = lines.get(name.line).filter(|_| tags.len() < MOST_TAGS);
        let found = line
            .into_iter()
            .flat_map(|line| [tag(params, line, name), title(params, line, name)]);
        for tag in found.flatten() {
            if tag.given.is_empty() || params.titles.contains_lower(tag.given) {
                continue;
            }
            match tags.iter().find(|known| known.conflicts(&tag)) {
                Some(known) => findings.push(conflict(asked.rule, known, &tag)),
                None => tags.push(tag),
            }
        }
    }
    findings
}

fn conflict(rule: &Rule, one: &Tag<'_>, other: &Tag<'_>) -> Finding {
    rule.finding(FindingKind::Contradiction)
        .evidence("tag", one.at)
        .evidence("other", other.at)
        .value("person", format!("{} {}", other.given, other.surname))
        .value("tag", one.text)
        .value("other", other.text)
}

impl Tag<'_> {
    /// Whether both are of one person and say two things.
    fn conflicts(&self, other: &Self) -> bool {
        // A state has several short names, all with its first letter.
        let letter = |tag: &Self| tag.state.chars().next();
        let states = letter(self).zip(letter(other));
        self.surname == other.surname
            && self.given == other.given
            && (self.party != other.party || states.is_some_and(|(one, other)| one != other))
    }
}

/// "Sen. Anna Lund (R-Ohio)", "Sen. Anna Lund, R-Ohio,".
fn tag<'t>(params: &Params, line: &Line<'t>, name: Name) -> Option<Tag<'t>> {
    let opens = matches!(line.gap(name.next), " (" | ", ");
    let (letter, state) = line
        .word(name.next)
        .split_once(['-', '\u{2011}'])
        // "switched parties in May": the tag of the sentence need not be today's.
        .filter(|_| opens && !line.has(&params.other_times))?;
    let party = line_of(&params.parties, letter)?;
    Some(Tag {
        party,
        state,
        given: name.given(line),
        surname: line.word(name.last),
        at: line.span(name.first, name.next + 1),
        text: line.word(name.next),
    })
}

/// "Republican Sen. Anna Lund".
fn title<'t>(params: &Params, line: &Line<'t>, name: Name) -> Option<Tag<'t>> {
    let first = line.word(name.first);
    let party = line_of(&params.parties, first).filter(|_| first.len() > 1)?;
    let now = !line.has(&params.other_times);
    (name.first + 1 < name.last && now).then(|| Tag {
        party,
        state: "",
        given: name.given(line),
        surname: line.word(name.last),
        at: line.span(name.first, name.last + 1),
        text: first,
    })
}

/// Index of the line that has that name.
fn line_of(lines: &Words, name: &str) -> Option<usize> {
    lines
        .iter()
        .position(|line| line.split(',').any(|known| known.trim() == name))
}
