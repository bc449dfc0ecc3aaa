//! How old somebody was, and when.

use crate::Params;
use crate::births::is_birth_year;
use crate::line::Line;
use crate::moment::{Moment, is_weekday};
use crate::people::{
    Days, Place, is_name, is_pronoun, line_before, name_before, subject, subject_before,
};
use gainsay_sdk::Span;

/// How old somebody was.
#[derive(Clone, Debug)]
pub(crate) struct Age<'t> {
    pub(crate) years: i64,
    pub(crate) when: When,
    /// Years of its sentence, any of which may be the one it speaks of.
    pub(crate) others: Vec<Days>,
    pub(crate) place: Place<'t>,
}

/// When somebody had an age.
#[derive(Clone, Copy, Debug)]
pub(crate) enum When {
    /// At the time of the article.
    Now,
    /// On those days, which stand there.
    Then(Days, Span),
}

pub(crate) fn all_ages<'t>(params: &Params, lines: &[Line<'t>]) -> Vec<Age<'t>> {
    let mut ages = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for at in 1..line.tokens.len() {
            if let Some(years) = age_of(line.word(at)) {
                let found = appositive(lines, index, at, years)
                    .or_else(|| year_old(lines, index, at, years))
                    .or_else(|| is_now(params, lines, index, at, years))
                    .or_else(|| aged(params, lines, index, at, years));
                ages.extend(found);
            }
        }
    }
    ages
}

/// The number of years that a word gives as an age.
pub(crate) fn age_of(word: &str) -> Option<i64> {
    word.parse().ok().filter(|years| (1..=115).contains(years))
}

/// "Smith, 45,", "Smith (45)"
fn appositive<'t>(lines: &[Line<'t>], index: usize, at: usize, years: i64) -> Option<Age<'t>> {
    let line = lines.get(index)?;
    let closed = matches!(line.word(at + 1), "," | "." | ")" | "who");
    let numbers = age_of(line.word(at + 2)).is_some() || Moment::read(line, at + 2).is_some();
    let mark = at.checked_sub(1)?;
    let named = mark > 0 && (is_name(line, mark - 1) || line.word(mark - 1) == ")");
    let opened = match line.word(mark) {
        "," => true,
        "(" => line.word(at + 1) == ")",
        _ => false,
    };
    (opened && named && closed && !numbers).then(|| {
        let name = name_before(line, mark);
        now(lines, index, (at, at + 1), years, name)
    })
}

/// "45-year-old Smith"
fn year_old<'t>(lines: &[Line<'t>], index: usize, at: usize, years: i64) -> Option<Age<'t>> {
    let line = lines.get(index)?;
    let mut next = at + 1;
    for part in ["-", "year", "-", "old"] {
        if line.word(next) == part {
            next += 1;
        } else if part != "-" {
            return None;
        }
    }
    let start = (next..next + 3).find(|&at| is_name(line, at));
    let end = start.and_then(|start| {
        (start..start + 4)
            .take_while(|&at| is_name(line, at))
            .last()
    });
    let name = end.map_or_else(Vec::new, |end| name_before(line, end + 1));
    // A child that somebody has, not the one who is spoken of, stands behind an article.
    let born = (next..next + 3).any(|at| line.word(at) == "born");
    let subject = born || matches!(line.before(at), "the" | "," | "");
    (subject || !name.is_empty()).then(|| now(lines, index, (at, next), years, name))
}

/// "Smith is 45.", "now 45,", and "He was 75." of somebody who has just died.
fn is_now<'t>(
    params: &Params,
    lines: &[Line<'t>],
    index: usize,
    at: usize,
    years: i64,
) -> Option<Age<'t>> {
    let line = lines.get(index)?;
    let old = line.word(at + 1) == "years" && line.word(at + 2) == "old";
    let closed = old || matches!(line.word(at + 1), "," | "." | ")");
    let told = matches!(line.before(at), "is" | "now") || is_obituary(params, lines, index);
    (closed && told).then(|| aside(lines, index, (at, at + 1), years, subject(lines, index)))
}

/// "He was 75." after a sentence that tells of a death and no year.
fn is_obituary(params: &Params, lines: &[Line<'_>], index: usize) -> bool {
    let short = lines.get(index).is_some_and(|line| {
        is_pronoun(line.word(0)) && line.word(1) == "was" && line.tokens.len() <= 6
    });
    short
        && line_before(lines, index).is_some_and(|before| {
            let mut tokens = 0..before.tokens.len();
            let dies = tokens
                .clone()
                .any(|at| params.death_words.contains(before.word(at)));
            dies && !tokens.any(|at| Moment::read(before, at).is_some_and(|m| m.year.is_some()))
        })
}

/// An age at the time of the article of somebody whose name does not stand beside it.
fn aside<'t>(
    lines: &[Line<'t>],
    index: usize,
    tokens: (usize, usize),
    years: i64,
    name: Vec<&'t str>,
) -> Age<'t> {
    let mut age = now(lines, index, tokens, years, name);
    age.place.is_beside = false;
    age
}

/// An age at the time of the article.
fn now<'t>(
    lines: &[Line<'t>],
    index: usize,
    (first, next): (usize, usize),
    years: i64,
    name: Vec<&'t str>,
) -> Age<'t> {
    let line = lines.get(index);
    let is_beside = !name.is_empty();
    let others = line.map_or_else(Vec::new, |line| {
        (0..line.tokens.len())
            .filter(|&at| !is_birth_year(line, at))
            .filter_map(|at| Moment::read(line, at)?.days())
            .collect()
    });
    Age {
        years,
        when: When::Now,
        others,
        place: Place {
            line: index,
            first,
            next,
            at: line.map_or(
                Span {
                    article: 0,
                    start: 0,
                    end: 0,
                },
                |line| line.span(first, next),
            ),
            name,
            is_beside,
        },
    }
}

/// "aged 75", "at the age of 75", "died at 75", "was 75 when", with the year that it speaks of.
fn aged<'t>(
    params: &Params,
    lines: &[Line<'t>],
    index: usize,
    at: usize,
    years: i64,
) -> Option<Age<'t>> {
    let line = lines.get(index)?;
    let first = age_phrase(params, line, at)?;
    let next = at + 1;
    if matches!(
        line.word(next),
        "-" | "%" | "percent" | "to" | "or" | "and" | "\u{2013}"
    ) {
        return None;
    }
    let name = phrase_subject(params, lines, index, first, next);
    if is_aside(line, first, next) || turns_now(line, first, next) {
        return Some(aside(lines, index, (first, next), years, name));
    }
    let when = match line.word(first) {
        "was" => year_of_state(params, line, next),
        _ => bound_year(params, line, first, next),
    };
    let when = when.or_else(|| recent_death(params, line, first))?;
    Some(Age {
        years,
        when,
        others: Vec::new(),
        place: Place {
            line: index,
            first,
            next,
            at: line.span(first, next),
            name,
            is_beside: false,
        },
    })
}

/// ", aged 45," right behind a name.
fn is_aside(line: &Line<'_>, first: usize, next: usize) -> bool {
    first >= 2 && line.before(first) == "," && line.word(next) == "," && is_name(line, first - 2)
}

/// "turned 45 this year", "turns 45 on Monday".
fn turns_now(line: &Line<'_>, first: usize, next: usize) -> bool {
    let soon = match line.word(next) {
        "this" | "today" | "yesterday" | "tomorrow" => true,
        "on" => is_weekday(line.word(next + 1)),
        word => is_weekday(word),
    };
    soon && line.word(first).starts_with("turn")
}

/// Where the words that make a number an age start.
fn age_phrase(params: &Params, line: &Line<'_>, at: usize) -> Option<usize> {
    let before = |back: usize| at.checked_sub(back).map_or("", |index| line.word(index));
    let dies = || (2..6).any(|back| params.death_words.contains(before(back)));
    match (before(3), before(2), before(1)) {
        (_, _, "aged" | "turned" | "turns") => Some(at - 1),
        (_, _, "was") if matches!(line.word(at + 1), "when" | "in") => Some(at - 1),
        (_, "at", "age") => Some(at - 2),
        (_, "age", "of") => Some(at - 2),
        (_, _, "at") if dies() => Some(at - 1),
        _ => None,
    }
}

/// "was 45 in 1995", "was 45 when the war broke out in 1995".
fn year_of_state(params: &Params, line: &Line<'_>, next: usize) -> Option<When> {
    let moment = (next + 1..next + 9)
        .take_while(|&at| {
            let word = line.word(at);
            let marked = matches!(word, "" | "," | ";" | "." | ":");
            !marked && !params.clause_words.contains(word) && !params.other_words.contains(word)
        })
        .filter(|&at| line.before(at) == "in" || line.before(at) == "on")
        .find_map(|at| Moment::read(line, at).filter(|moment| moment.year.is_some()))?;
    let at = line.span(moment.first, moment.next);
    moment.days().map(|days| When::Then(days, at))
}

/// The year beside an age, in the same clause.
fn bound_year(params: &Params, line: &Line<'_>, first: usize, next: usize) -> Option<When> {
    let moment = |at: usize| Moment::read(line, at).filter(|moment| moment.year.is_some());
    let parts = |at: usize| {
        let word = line.word(at);
        params.clause_words.contains(word)
            || params.other_words.contains(word)
            || matches!(word, ";" | "" | ":")
    };
    let then = |moment: Moment| {
        let at = line.span(moment.first, moment.next);
        moment.days().map(|days| When::Then(days, at))
    };
    // "in 2020 at the age of 75"
    let mut at = first;
    for _ in 0..7 {
        let Some(before) = at.checked_sub(1) else {
            break;
        };
        at = before;
        if parts(at) {
            break;
        }
        // The whole date, not only its year.
        let whole = (at.saturating_sub(4)..=at)
            .filter_map(moment)
            .find(|moment| moment.next > at);
        if let Some(moment) = whole {
            return (!is_birth_year(line, moment.next - 1)).then(|| then(moment))?;
        }
    }
    // "aged 75 in 2020"
    (next..next + 6)
        .take_while(|&at| !parts(at) && line.word(at) != ",")
        .find_map(moment)
        .and_then(then)
}

/// "died Saturday aged 59": at the time of the article.
fn recent_death(params: &Params, line: &Line<'_>, first: usize) -> Option<When> {
    let near = first.saturating_sub(10)..first + 12;
    let dies = near
        .clone()
        .any(|at| params.death_words.contains(line.word(at)));
    let recent = near.clone().any(|at| {
        let date = Moment::read(line, at)
            .is_some_and(|moment| moment.day.is_some() && moment.year.is_none());
        date || is_weekday(line.word(at)) || matches!(line.word(at), "yesterday" | "today")
    });
    let dated = near.clone().any(|at| {
        Moment::read(line, at)
            .is_some_and(|moment| moment.year.is_some() && !is_birth_year(line, at))
    });
    (dies && recent && !dated).then_some(When::Now)
}

/// The subject of a sentence, if nobody else is named between it and the phrase, or that of the
/// clause that follows: "In 1990, at the age of 40, he ...".
fn phrase_subject<'t>(
    params: &Params,
    lines: &[Line<'t>],
    index: usize,
    first: usize,
    next: usize,
) -> Vec<&'t str> {
    let Some(line) = lines.get(index) else {
        return Vec::new();
    };
    if line.word(0) == "in" && line.word(next) == "," && is_pronoun(line.word(next + 1)) {
        return subject_before(lines, index);
    }
    let clear = (1..first).all(|at| !params.other_words.contains(line.word(at)));
    if clear {
        subject(lines, index)
    } else {
        Vec::new()
    }
}
