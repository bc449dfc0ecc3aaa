//! When somebody was born.

use crate::Params;
use crate::age_words::age_of;
use crate::line::Line;
use crate::moment::{Moment, year_of, years_between};
use crate::people::{Days, Place, is_name, is_pronoun, name_before, subject_before};

/// Lifetimes in brackets are longer than terms of office.
const SHORTEST_LIFE: i64 = 25;

/// When somebody was born.
#[derive(Clone, Debug)]
pub(crate) struct Birth<'t> {
    pub(crate) days: Days,
    /// The words say that it is somebody, not something, who was born.
    pub(crate) is_person: bool,
    pub(crate) place: Place<'t>,
}

pub(crate) fn births<'t>(params: &Params, lines: &[Line<'t>]) -> Vec<Birth<'t>> {
    let mut births = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for at in 0..line.tokens.len() {
            births
                .extend(birth(params, lines, index, at).or_else(|| life(params, lines, index, at)));
        }
    }
    births
}

/// "born in Cuba in 1984", "born May 5, 1950".
fn birth<'t>(params: &Params, lines: &[Line<'t>], index: usize, at: usize) -> Option<Birth<'t>> {
    let line = lines.get(index)?;
    let compound = line.is_joined(at) && line.before(at) == "-" || line.word(at + 1) == "-";
    if line.word(at) != "born" || compound {
        return None;
    }
    let moment = birth_moment(params, line, at + 1)?;
    let (name, is_beside) = born_name(lines, index, at, moment.next);
    let subject = at.saturating_sub(usize::from(line.before(at) == "was"));
    let is_person = at == 0
        || !name.is_empty()
        || line.before(subject) == "who"
        || is_pronoun(line.before(subject));
    Some(Birth {
        days: moment.days()?,
        is_person,
        place: Place {
            line: index,
            first: at,
            next: moment.next,
            at: line.span(at, moment.next),
            name,
            is_beside,
        },
    })
}

/// The date of birth after "born".
fn birth_moment(params: &Params, line: &Line<'_>, from: usize) -> Option<Moment> {
    for at in from..from + 9 {
        let word = line.word(at);
        let parts = params.clause_words.contains(word) || params.rough_words.contains(word);
        if parts || matches!(word, "" | ";" | ")" | "who" | "to") && at > from {
            return None;
        }
        let led = at == from || matches!(line.before(at), "in" | "on" | "," | "year" | "the");
        match Moment::read(line, at) {
            Some(moment) if moment.year.is_some() && (led || moment.month.is_some()) => {
                return Some(moment);
            }
            _ => {}
        }
    }
    None
}

/// Who was born, and whether the name stands beside it.
fn born_name<'t>(
    lines: &[Line<'t>],
    index: usize,
    born: usize,
    after: usize,
) -> (Vec<&'t str>, bool) {
    let Some(line) = lines.get(index) else {
        return (Vec::new(), false);
    };
    if born == 0 {
        let start = after + usize::from(line.word(after) == ",");
        let end = (start..start + 4)
            .take_while(|&at| is_name(line, at))
            .last();
        return match end {
            Some(end) => (name_before(line, end + 1), true),
            None if is_pronoun(line.word(start)) => (subject_before(lines, index), false),
            None => (Vec::new(), false),
        };
    }
    let mut end = born;
    while matches!(line.before(end), "was" | "who" | "is" | "," | "(") {
        end -= 1;
    }
    // "Smith, 45, was born"
    if age_of(line.before(end)).is_some() && end >= 2 && line.word(end - 2) == "," {
        end -= 2;
    }
    if end == 1 && is_pronoun(line.word(0)) {
        return (subject_before(lines, index), false);
    }
    let name = name_before(line, end);
    // "a Democrat who was born" names nobody.
    let described = end
        .checked_sub(name.len())
        .is_some_and(|first| matches!(line.before(first), "a" | "an" | "the"));
    if described {
        return (Vec::new(), false);
    }
    let is_beside = !name.is_empty();
    (name, is_beside)
}

/// "(1950-2020)" behind a name. Terms of office are written so too, but are shorter.
fn life<'t>(params: &Params, lines: &[Line<'t>], index: usize, at: usize) -> Option<Birth<'t>> {
    let line = lines.get(index)?;
    let (first, last) = bracketed_years(line, at)?;
    let name = name_before(line, at);
    let long = years_between(first.days()?.0, last.days()?.1) >= SHORTEST_LIFE;
    let dies = (0..line.tokens.len()).any(|word| params.death_words.contains(line.word(word)));
    (long && dies && !name.is_empty()).then_some(())?;
    Some(Birth {
        days: first.days()?,
        is_person: true,
        place: Place {
            line: index,
            first: at,
            next: at + 5,
            at: line.span(first.first, first.next),
            name,
            is_beside: true,
        },
    })
}

/// The years of "(1950-2020)".
fn bracketed_years(line: &Line<'_>, at: usize) -> Option<(Moment, Moment)> {
    let dash = matches!(line.word(at + 2), "-" | "\u{2013}" | "\u{2014}");
    if line.word(at) != "(" || !dash || line.word(at + 4) != ")" {
        return None;
    }
    Moment::read(line, at + 1).zip(Moment::read(line, at + 3))
}

/// Whether "born" stands shortly before that token, with no other year between.
pub(crate) fn is_birth_year(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at)
        .rev()
        .take_while(|&before| year_of(line.word(before)).is_none())
        .any(|before| line.word(before) == "born")
}
