//! Whom a birth or an age is told of.

use crate::line::Line;
use crate::moment::is_weekday;
use gainsay_sdk::Span;

/// First and last day that words allow.
pub(crate) type Days = (i32, i32);

/// Where a fact stands and about whom.
#[derive(Clone, Debug)]
pub(crate) struct Place<'t> {
    pub(crate) line: usize,
    pub(crate) first: usize,
    pub(crate) next: usize,
    pub(crate) at: Span,
    /// Words of the name, surname last; empty if none stands beside it.
    pub(crate) name: Vec<&'t str>,
    /// Named right beside the fact, not only at the start of its sentence.
    pub(crate) is_beside: bool,
}

/// Whether both may name one person: the same surname, and first names that are not two.
pub(crate) fn names_fit(one: &[&str], other: &[&str]) -> bool {
    // Titles may stand before the first name.
    let first = |name: &[&str]| -> Option<String> {
        let at = name.len().checked_sub(2)?;
        name.get(at).map(|word| word.to_lowercase())
    };
    let firsts = first(one).zip(first(other));
    one.last() == other.last() && firsts.is_none_or(|(one, other)| one == other)
}

/// The name that a sentence starts with; for "he" and "she" that of the sentence before it.
pub(crate) fn subject<'t>(lines: &[Line<'t>], index: usize) -> Vec<&'t str> {
    let Some(line) = lines.get(index) else {
        return Vec::new();
    };
    if is_pronoun(line.word(0)) {
        return subject_before(lines, index);
    }
    name_before(line, name_end(line, 0))
}

/// The name that the sentence before starts with, if it names nobody else.
pub(crate) fn subject_before<'t>(lines: &[Line<'t>], index: usize) -> Vec<&'t str> {
    let Some(line) = line_before(lines, index) else {
        return Vec::new();
    };
    let end = name_end(line, 0);
    let another = (end.max(1)..line.tokens.len())
        .any(|at| is_name(line, at) && is_name(line, at + 1) && line.before(at) != "the");
    if another {
        Vec::new()
    } else {
        name_before(line, end)
    }
}

/// The sentence right before that one.
pub(crate) fn line_before<'l, 't>(lines: &'l [Line<'t>], index: usize) -> Option<&'l Line<'t>> {
    let (line, before) = (lines.get(index)?, lines.get(index.checked_sub(1)?)?);
    let (one, next) = (before.sentence, line.sentence);
    let adjoins = one.index() + 1 == next.index() && one.at().article == next.at().article;
    adjoins.then_some(before)
}

/// The token after the name that starts at that token.
fn name_end(line: &Line<'_>, start: usize) -> usize {
    let name = (start..start + 5).take_while(|&at| is_name(line, at));
    start + name.count()
}

/// The words of the name that ends before that token.
pub(crate) fn name_before<'t>(line: &Line<'t>, end: usize) -> Vec<&'t str> {
    let mut end = end;
    // "Smith, Jr.", "Smith Jr."
    while end > 1 && matches!(line.before(end), "jr" | "sr" | ".") {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && end - start < 4 && is_name(line, start - 1) {
        start -= 1;
    }
    (start..end).map(|at| line.written(at)).collect()
}

/// A capitalised word that may be part of a person's name.
pub(crate) fn is_name(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    line.is_capital(at)
        && !is_pronoun(word)
        && !is_weekday(word)
        && !matches!(
            word,
            "the"
                | "a"
                | "an"
                | "in"
                | "on"
                | "at"
                | "it"
                | "this"
                | "that"
                | "they"
                | "but"
                | "and"
                | "mr"
                | "mrs"
                | "ms"
                | "dr"
                | "born"
                | "when"
                | "after"
                | "who"
                | "i"
                | "we"
        )
}

pub(crate) fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she")
}
