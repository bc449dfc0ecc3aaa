//! The party and the state that stand behind a politician's name: "(R-Ohio)".

use crate::names::Name;
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Rule, Span, Words};
use serde::Deserialize;

/// What a rule over parties asks for.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Params {
    /// Parties that nobody is in at once, one a line: the letter of the tag, and words before a name.
    parties: Words,
    /// Names of states, one state a line: "Ohio, OH".
    states: Words,
    /// Words of a sentence that tells of another time, or of a change: "switched".
    other_times: Words,
    /// Words before a surname that are no given name: "Sen".
    titles: Words,
}

/// Most tags of an article that are held against one another.
const MOST_TAGS: usize = 200;

/// What a text says of a politician.
struct Tag<'t> {
    /// Index of the party's line.
    party: Option<usize>,
    /// Index of the state's line.
    state: Option<usize>,
    given: &'t str,
    surname: &'t str,
    at: Span,
    text: &'t str,
}

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    lines: &[Line<'_>],
    names: &[Name],
    findings: &mut Vec<Finding>,
) -> Result<(), String> {
    if !lines.iter().any(Line::has_tag) {
        return Ok(());
    }
    let params: Params = rule.params()?;
    let mut tags: Vec<Tag<'_>> = Vec::new();
    for &name in names {
        let line = lines.get(name.line).filter(|_| tags.len() < MOST_TAGS);
        let found = line.into_iter().flat_map(|line| {
            [tag(&params, line, name), title(&params, line, name)]
        });
        for tag in found.flatten() {
            if tag.given.is_empty() || params.titles.contains_lower(tag.given) {
                continue;
            }
            match tags.iter().find(|known| known.conflicts(&tag)) {
                Some(known) => findings.push(conflict(rule, known, &tag)),
                None => tags.push(tag),
            }
        }
    }
    Ok(())
}

fn conflict(rule: &Rule, one: &Tag<'_>, other: &Tag<'_>) -> Finding {
    rule.finding(FindingKind::Contradiction)
        .evidence("tag", one.at)
        .evidence("other", other.at)
        .value("person", other.surname)
        .value("tag", one.text)
        .value("other", other.text)
}

impl Tag<'_> {
    /// Whether both are of one person and say two things.
    fn conflicts(&self, other: &Self) -> bool {
        let two = |one: Option<usize>, other: Option<usize>| {
            one.zip(other).is_some_and(|(one, other)| one != other)
        };
        self.surname == other.surname
            && self.given == other.given
            && (two(self.party, other.party) || two(self.state, other.state))
    }
}

/// "Sen. Anna Lund (R-Ohio)", "Sen. Anna Lund, R-Ohio,".
fn tag<'t>(params: &Params, line: &Line<'t>, name: Name) -> Option<Tag<'t>> {
    let opens = matches!(line.gap(name.next), " (" | ", ");
    let (letter, state) = line.word(name.next).split_once(['-', '\u{2011}']).filter(|_| opens)?;
    let party = line_of(&params.parties, letter)?;
    Some(Tag {
        party: Some(party),
        state: line_of(&params.states, state),
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
    let told = line.words().any(|word| params.other_times.contains_lower(word));
    (name.first + 1 < name.last && !told).then(|| Tag {
        party: Some(party),
        state: None,
        given: name.given(line),
        surname: line.word(name.last),
        at: line.span(name.first, name.last + 1),
        text: first,
    })
}

/// Index of the line that has that name.
fn line_of(lines: &Words, name: &str) -> Option<usize> {
    lines.iter().position(|line| line.split(',').any(|known| known.trim() == name))
}
