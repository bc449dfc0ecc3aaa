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
    one.last() == other.last() && (one.len() < 2 || other.len() < 2 || one.first() == other.first())
}

/// The name that a sentence starts with; for "he" and "she" that of the sentence before it, of
/// which there may be as many as the number of steps says.
pub(crate) fn subject<'t>(lines: &[Line<'t>], index: usize, steps: usize) -> Vec<&'t str> {
    let Some(line) = lines.get(index) else {
        return Vec::new();
    };
    let start = usize::from(line.word(0) == "\u{201c}");
    if steps == 0 && !is_pronoun(line.word(start)) {
        let end = (start..start + 5)
            .take_while(|&at| is_name(line, at))
            .last();
        return end.map_or_else(Vec::new, |end| name_before(line, end + 1));
    }
    let before = index.checked_sub(1);
    let adjoins = before
        .and_then(|before| lines.get(before))
        .is_some_and(|before| {
            let (one, next) = (before.sentence, line.sentence);
            one.index() + 1 == next.index() && one.at().article == next.at().article
        });
    match before {
        Some(before) if adjoins && steps <= 2 && !starts_with_pronoun(lines, before) => {
            subject(lines, before, 0)
        }
        _ => Vec::new(),
    }
}

fn starts_with_pronoun(lines: &[Line<'_>], index: usize) -> bool {
    lines
        .get(index)
        .is_some_and(|line| is_pronoun(line.word(0)))
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
