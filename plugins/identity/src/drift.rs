//! One surname spelled in two ways.

use crate::names::{Name, is_name_word};
use crate::params::{Asked, Params};
use crate::spelling::{Slip, is_derived, slip};
use crate::surnames::{Surname, given, surnames};
use crate::words::Line;
use gainsay_sdk::{Finding, FindingKind, Span};
use std::cell::OnceCell;

/// A text, and what the rule over it asks for.
struct Text<'a, 't> {
    params: &'a Params,
    lines: &'a [Line<'t>],
    /// Its words in small letters, in order, once they are asked for: no names.
    small: OnceCell<Vec<&'t str>>,
}

/// A spelling and its place.
type Odd<'t> = (&'t str, Span);

/// Adds the findings of a rule.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>], names: &[Name]) -> Vec<Finding> {
    let (alike, headings) = (surnames(lines, names), in_headings(lines));
    if !alike.iter().any(|surnames| holds_slip(surnames, &headings)) {
        return Vec::new();
    }
    let text = Text {
        params: &asked.params,
        lines,
        small: OnceCell::new(),
    };
    let mut findings = Vec::new();
    for surnames in &alike {
        for usual in surnames {
            let odd = in_text(&text, usual, surnames)
                .or_else(|| in_heading(&text, usual, surnames, &headings));
            findings.extend(odd.zip(usual.place(lines)).map(|((odd, at), usual_at)| {
                asked
                    .rule
                    .finding(FindingKind::Contradiction)
                    .evidence("odd", at)
                    .evidence("usual", usual_at)
                    .value("odd", odd)
                    .value("usual", usual.text)
            }));
        }
    }
    findings
}

/// Whether any two names are a slip apart: in most texts none are.
fn holds_slip(surnames: &[Surname<'_>], headings: &[Odd<'_>]) -> bool {
    surnames.iter().enumerate().any(|(index, one)| {
        let later = surnames.get(index + 1..).unwrap_or_default();
        let mut words = headings.iter().map(|(word, _)| *word);
        later
            .iter()
            .any(|other| slip(one.text, other.text).is_some())
            || words.any(|word| slip(one.text, word).is_some())
    })
}

/// The spelling that stands once and is meant to be the usual one.
fn in_text<'t>(
    text: &Text<'_, 't>,
    usual: &Surname<'t>,
    surnames: &[Surname<'t>],
) -> Option<Odd<'t>> {
    let mut single = surnames.iter().filter(|odd| {
        odd.times == 1
            && !odd.is_within
            // Of two that stand once, the first one is how the person is introduced.
            && (usual.times > 1 || usual.times == 1 && usual.name.line < odd.name.line)
    });
    let odd = single.find(|odd| text.drifts(usual, odd))?;
    Some((odd.text, odd.place(text.lines)?))
}

impl Text<'_, '_> {
    /// Whether the odd spelling is meant to be the usual one.
    fn drifts(&self, usual: &Surname<'_>, odd: &Surname<'_>) -> bool {
        let slip = slip(usual.text, odd.text);
        let Some((slip, line)) = slip.zip(self.lines.get(odd.name.line)) else {
            return false;
        };
        let given = given(self.params, line, odd.name);
        let is_named = usual.given(self.params).any(|known| known == given);
        (is_named || slip == Slip::Inside && is_told_of(self.params, line, usual, odd))
            && !is_derived(usual.text, odd.text)
            && !self.is_common(odd.text, usual.text)
    }

    /// Whether the text has one of the words in small letters too: then it is no name.
    fn is_common(&self, one: &str, other: &str) -> bool {
        let small = self.small.get_or_init(|| {
            let words = self.lines.iter().flat_map(Line::words);
            let small = words.filter(|word| !word.starts_with(char::is_uppercase));
            let mut small: Vec<&str> = small.collect();
            small.sort_unstable();
            small
        });
        let is_small = |word: &str| small.binary_search(&word.to_lowercase().as_str()).is_ok();
        is_small(one) || is_small(other)
    }
}

/// Whether one of the two is told without a given name, so that they may be one person.
fn is_told_of(params: &Params, line: &Line<'_>, usual: &Surname<'_>, odd: &Surname<'_>) -> bool {
    let is_bare = given(params, line, odd.name).is_empty();
    let is_person = odd.name.first > 0
        || !odd.name.is_bare()
        || params.person_words.contains(line.word(odd.name.next));
    is_bare == usual.given(params).next().is_some()
        && (is_bare || usual.times > 1)
        && odd.text.len().min(usual.text.len()) >= params.min_letters
        && is_person
        && !line.words().any(|word| word == usual.text)
}

/// The names in headlines that have capitals for names only.
fn in_headings<'t>(lines: &[Line<'t>]) -> Vec<Odd<'t>> {
    let headings = lines.iter().filter(|line| line.sentence.is_heading());
    let plain = headings.filter(|line| line.capitals().count() * 2 <= line.len());
    let words = plain.flat_map(|line| {
        let names = (1..line.len()).filter(|&index| is_name_word(line, index));
        names.map(|index| (line.word(index), line.span(index, index + 1)))
    });
    words.collect()
}

/// The odd spelling in a headline of somebody whom the text tells with a given name.
fn in_heading<'t>(
    text: &Text<'_, '_>,
    usual: &Surname<'_>,
    surnames: &[Surname<'_>],
    headings: &[Odd<'t>],
) -> Option<Odd<'t>> {
    let mut others = headings.iter().filter(|(word, _)| {
        slip(usual.text, word) == Some(Slip::Inside)
            && word.len().min(usual.text.len()) >= text.params.min_letters
            && usual.given(text.params).next().is_some()
            && !is_derived(usual.text, word)
            && !surnames.iter().any(|known| known.text == *word)
            && !text.is_common(word, usual.text)
    });
    others.next().copied()
}
