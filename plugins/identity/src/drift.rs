//! One surname spelled in two ways.

use crate::Params;
use crate::names::{Name, is_name_word};
use crate::spelling::{Slip, is_derived, slip};
use crate::surnames::{Surname, given, surnames};
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Rule, Span};

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    lines: &[Line<'_>],
    names: &[Name],
    findings: &mut Vec<Finding>,
) {
    let in_headings = in_headings(params, lines);
    for surnames in &surnames(params, lines, names) {
        for usual in surnames {
            let in_text = || in_text(params, lines, usual, surnames);
            let in_heading = || in_heading(lines, usual, surnames, &in_headings);
            let found = in_text().or_else(in_heading).zip(usual.place(lines));
            findings.extend(found.map(|((text, at), usual_at)| {
                rule.finding(FindingKind::Contradiction)
                    .evidence("odd", at)
                    .evidence("usual", usual_at)
                    .value("odd", text)
                    .value("usual", usual.text)
            }));
        }
    }
}

/// A spelling and its place.
type Odd<'t> = (&'t str, Span);

/// The spelling that stands once and is meant to be the usual one.
fn in_text<'t>(
    params: &Params,
    lines: &[Line<'_>],
    usual: &Surname<'_>,
    surnames: &[Surname<'t>],
) -> Option<Odd<'t>> {
    let mut single = surnames.iter().filter(|odd| {
        odd.times == 1
            && !odd.is_within
            // Of two that stand once, the first one is how the person is introduced.
            && (usual.times > 1 || usual.times == 1 && usual.name.line < odd.name.line)
    });
    let odd = single.find(|odd| drifts(params, lines, usual, odd))?;
    Some((odd.text, odd.place(lines)?))
}

/// Whether the odd spelling is meant to be the usual one.
fn drifts(params: &Params, lines: &[Line<'_>], usual: &Surname<'_>, odd: &Surname<'_>) -> bool {
    let Some(slip) = slip(usual.text, odd.text) else {
        return false;
    };
    let Some(line) = lines.get(odd.name.line) else {
        return false;
    };
    let given = given(params, line, odd.name);
    (usual.given.contains(&given) || (slip == Slip::Inside && is_told_of(params, line, usual, odd)))
        && !is_derived(usual.text, odd.text)
        && !is_common(lines, odd.text, usual.text)
}

/// Whether one of the two is told without a given name, so that they may be one person.
fn is_told_of(params: &Params, line: &Line<'_>, usual: &Surname<'_>, odd: &Surname<'_>) -> bool {
    let is_bare = given(params, line, odd.name).is_empty();
    let is_person = odd.name.first > 0
        || !odd.name.is_bare()
        || params.person_words.contains(line.word(odd.name.next));
    is_bare != usual.given.is_empty()
        && (is_bare || usual.times > 1)
        && odd.text.len().min(usual.text.len()) >= params.min_letters
        && is_person
        && !line.words().any(|word| word == usual.text)
}

/// Whether the text has one of the words in small letters too: then it is no name.
fn is_common(lines: &[Line<'_>], one: &str, other: &str) -> bool {
    let is_small = |word: &str, name: &str| word != name && word.eq_ignore_ascii_case(name);
    let mut words = lines.iter().flat_map(Line::words);
    words.any(|word| is_small(word, one) || is_small(word, other))
}

/// The names in headlines that have capitals for names only.
fn in_headings<'t>(params: &Params, lines: &[Line<'t>]) -> Vec<Odd<'t>> {
    let headings = lines.iter().filter(|line| line.sentence.is_heading());
    let plain = headings.filter(|line| line.capitals().count() * 2 <= line.len());
    let words = plain.flat_map(|line| {
        let names = (1..line.len()).filter(|&index| is_name_word(line, index));
        names.map(|index| (line.word(index), line.span(index, index + 1)))
    });
    words
        .filter(|(word, _)| word.len() >= params.min_letters)
        .collect()
}

/// The odd spelling in a headline of somebody whom the text tells with a given name.
fn in_heading<'t>(
    lines: &[Line<'_>],
    usual: &Surname<'_>,
    surnames: &[Surname<'_>],
    headings: &[Odd<'t>],
) -> Option<Odd<'t>> {
    let mut others = headings.iter().filter(|(word, _)| {
        !usual.given.is_empty()
            && slip(usual.text, word) == Some(Slip::Inside)
            && !is_derived(usual.text, word)
            && !surnames.iter().any(|known| known.text == *word)
            && !is_common(lines, word, usual.text)
    });
    others.next().copied()
}
