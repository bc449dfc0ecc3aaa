//! Parts by what became of people: the dead are none of the wounded.

use crate::Params;
use crate::line::{self, Figure, Line, words};
use crate::parts::{is_count, is_enumeration};

/// Words between a number and what became of so many: "12 people were killed".
const LEAD: usize = 2;

/// "30 casualties: 12 people were killed and 25 wounded": the numbers behind a colon or dash, up to
/// the sentence's end, each with another word for what became of them.
pub(crate) fn listed<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<Vec<&'l Figure<'c>>> {
    let whole = line.figures.get(index)?;
    let parts: Vec<&Figure<'_>> = line.figures.get(index + 1..)?.iter().collect();
    let gap = line.between(whole, parts.first()?);
    let opened = [":", " --", " –", " —", "—"];
    let opened = opened.iter().any(|mark| gap.trim_end() == *mark);
    (opened && are_apart(params, line, whole, &parts)).then_some(parts)
}

/// "Of the 30 soldiers hit, 12 were killed and 25 were wounded": all numbers behind the whole.
pub(crate) fn of_whole<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<Vec<&'l Figure<'c>>> {
    let whole = line.figures.get(index)?;
    let parts: Vec<&Figure<'_>> = line.figures.get(index + 1..)?.iter().collect();
    are_apart(params, line, whole, &parts).then_some(parts)
}

/// Whether each of the numbers is smaller than the whole and tells of another end of people, and they
/// make more than it. That they make less may be since others were unhurt.
fn are_apart(params: &Params, line: &Line<'_>, whole: &Figure<'_>, parts: &[&Figure<'_>]) -> bool {
    let states: Option<Vec<&str>> = parts.iter().map(|part| state(params, line, part)).collect();
    let Some(states) = states else {
        return false;
    };
    let different = states
        .iter()
        .enumerate()
        .all(|(at, state)| !states.iter().skip(at + 1).any(|other| other == state));
    let alike = |part: &&&Figure<'_>| {
        let counted = part.quantity.counted();
        counted.is_empty() || counted == whole.quantity.counted() || params.wholes.contains(counted)
    };
    let sum = line::sum(parts.iter().map(|part| part.value));
    parts.len() >= 2
        && sum > whole.value
        && different
        && params.wholes.contains(whole.quantity.counted())
        && parts.iter().filter(alike).count() == parts.len()
        && parts
            .iter()
            .all(|part| is_count(part) && part.value < whole.value)
        && is_enumeration(line, parts)
}

/// "12 people were killed": what became of so many, as the rule's word for it.
fn state<'t>(params: &Params, line: &Line<'t>, part: &Figure<'_>) -> Option<&'t str> {
    let behind = line.cut(part.end, line.text.len());
    let mut next = words(behind).take(LEAD);
    next.find(|word| params.states.contains_lower(word))
}
