//! Ages against the year of birth.
//!
//! An age is only compared if its year is clear: that of the article for "Smith, 45," or the one
//! beside "aged 45". Birth and age belong to one person if they stand in one sentence with nobody
//! else between them, or beside the same name.

use crate::Params;
use crate::line::Line;
use crate::moment::{Moment, is_weekday, years_between};
use gainsay_sdk::{Case, Finding, FindingKind, Rule, Span};

/// How far before publication an article may have been written, in days.
const WRITTEN_BEFORE: i32 = 45;
/// Two facts of different sentences that lie further apart are of two people, in years.
const FAR_APART: i64 = 30;
/// An article of more births or ages is a list.
const MOST_FACTS: usize = 40;
/// Lifetimes in brackets are longer than terms of office.
const SHORTEST_LIFE: i64 = 25;

/// First and last day that words allow.
type Days = (i32, i32);

/// When somebody was born.
#[derive(Clone, Debug)]
struct Birth<'t> {
    days: Days,
    place: Place<'t>,
}

/// How old somebody was.
#[derive(Clone, Debug)]
struct Age<'t> {
    years: i64,
    when: When,
    /// Years of its sentence, any of which may be the one it speaks of.
    others: Vec<Days>,
    place: Place<'t>,
}

/// When somebody had an age.
#[derive(Clone, Copy, Debug)]
enum When {
    /// At the time of the article.
    Now,
    /// On those days, which stand there.
    Then(Days, Span),
}

/// Where a fact stands and about whom.
#[derive(Clone, Debug)]
struct Place<'t> {
    line: usize,
    first: usize,
    next: usize,
    at: Span,
    /// Words of the name, surname last; empty if none stands beside it.
    name: Vec<&'t str>,
    /// Named right beside the fact, not only at the start of its sentence.
    is_beside: bool,
}

/// Findings of all sentences.
pub(crate) fn ages(
    case: &Case,
    rule: &Rule,
    params: &Params,
    lines: &[Line<'_>],
    findings: &mut Vec<Finding>,
) {
    let births = births(params, lines);
    if births.is_empty() || births.len() > MOST_FACTS {
        return;
    }
    let published = |at: Span| case.article(at.article)?.published();
    let mut ages = all_ages(params, lines);
    ages.truncate(MOST_FACTS);
    for age in &ages {
        let pairs = births.iter().filter(|birth| {
            birth.place.at.article == age.place.at.article
                && if birth.place.line == age.place.line {
                    lines
                        .get(age.place.line)
                        .is_some_and(|line| one_person(params, line, birth, age))
                } else {
                    same_name(&births, &ages, birth, age)
                }
        });
        let mut pairs: Vec<&Birth<'_>> = pairs.collect();
        // The birth of the same sentence tells more than those of others.
        if pairs.iter().any(|birth| birth.place.line == age.place.line) {
            pairs.retain(|birth| birth.place.line == age.place.line);
        }
        if let [birth] = pairs.as_slice() {
            findings.extend(compare(
                case,
                rule,
                params,
                birth,
                age,
                published(age.place.at),
            ));
        }
    }
}

/// A finding if no reading of the age fits the birth.
fn compare(
    case: &Case,
    rule: &Rule,
    params: &Params,
    birth: &Birth<'_>,
    age: &Age<'_>,
    published: Option<i32>,
) -> Option<Finding> {
    let days = match age.when {
        When::Then(days, _) => days,
        When::Now => {
            let day = published?;
            (day.saturating_sub(WRITTEN_BEFORE), day.saturating_add(1))
        }
    };
    let slack = i64::from(params.slack);
    let fits = |days: Days| {
        let (low, high) = ages_in(birth.days, days);
        (low - slack..=high + slack).contains(&age.years)
    };
    let (low, high) = ages_in(birth.days, days);
    let apart = (age.years - low).abs().min((age.years - high).abs());
    let elsewhere = birth.place.line != age.place.line;
    if low < 0
        || fits(days)
        || age.others.iter().any(|&days| fits(days))
        || elsewhere && apart > FAR_APART
    {
        return None;
    }
    let right = if low == high {
        low.to_string()
    } else {
        format!("{low} or {high}")
    };
    let born = case.words_at(birth.place.at);
    let event = match age.when {
        When::Then(_, at) => case.words_at(at),
        When::Now => "the time of the article",
    };
    let finding = rule
        .finding(FindingKind::Arithmetic)
        .evidence("age", age.place.at)
        .evidence("birth", birth.place.at);
    let finding = match age.when {
        When::Then(_, at) => finding.evidence("event", at),
        When::Now => finding,
    };
    Some(
        finding
            .step(format!(
                "{born}: at {event} {right} years, not {}",
                age.years
            ))
            .value("age", age.years.to_string())
            .value("birth", born)
            .value("event", event)
            .value("right", right),
    )
}

/// Least and greatest age on those days.
fn ages_in(birth: Days, days: Days) -> (i64, i64) {
    (
        years_between(birth.1, days.0),
        years_between(birth.0, days.1),
    )
}

/// Whether birth and age of one sentence are of one person.
fn one_person(params: &Params, line: &Line<'_>, birth: &Birth<'_>, age: &Age<'_>) -> bool {
    let (one, other) = (&birth.place, &age.place);
    let named = one.is_beside && other.is_beside;
    if named && !names_fit(&one.name, &other.name) {
        return false;
    }
    let between = one.next.min(other.next)..one.first.max(other.first);
    between.clone().all(|at| {
        let word = line.word(at);
        // "Smith, 45, and his deputy, born in 1950", but "was born in 1950 and is now 45"
        let clause = matches!(age.when, When::Now)
            && params.clause_words.contains(word)
            && !matches!(line.word(at + 1), "is" | "now");
        !clause && !params.other_words.contains(word) && word != ";"
    })
}

/// Whether birth and age of two sentences are of one person, and of the only one of that surname.
fn same_name(births: &[Birth<'_>], ages: &[Age<'_>], birth: &Birth<'_>, age: &Age<'_>) -> bool {
    let (one, other) = (&birth.place.name, &age.place.name);
    let same = one.last() == other.last() && names_fit(one, other);
    if one.is_empty() || other.is_empty() || !same {
        return false;
    }
    let namesake = |name: &[&str]| name.last() == one.last() && !names_fit(name, one);
    let others = births.iter().any(|known| namesake(&known.place.name))
        || ages.iter().any(|known| namesake(&known.place.name));
    let born_twice = births
        .iter()
        .any(|known| known.place.name.last() == one.last() && known.days != birth.days);
    !others && !born_twice
}

/// Whether both may name one person: the same surname, and first names that are not two.
fn names_fit(one: &[&str], other: &[&str]) -> bool {
    one.last() == other.last() && (one.len() < 2 || other.len() < 2 || one.first() == other.first())
}

fn births<'t>(params: &Params, lines: &[Line<'t>]) -> Vec<Birth<'t>> {
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
    Some(Birth {
        days: moment.days()?,
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
            None if is_pronoun(line.word(start)) => (subject(lines, index, 1), false),
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
        return (subject(lines, index, 1), false);
    }
    let name = name_before(line, end);
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

fn all_ages<'t>(params: &Params, lines: &[Line<'t>]) -> Vec<Age<'t>> {
    let mut ages = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for at in 1..line.tokens.len() {
            if let Some(years) = age_of(line.word(at)) {
                let found = appositive(lines, index, at, years)
                    .or_else(|| year_old(lines, index, at, years))
                    .or_else(|| is_now(lines, index, at, years))
                    .or_else(|| aged(params, lines, index, at, years));
                ages.extend(found);
            }
        }
    }
    ages
}

/// The number of years that a word gives as an age.
fn age_of(word: &str) -> Option<i64> {
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

/// "Smith is 45.", "now 45,"
fn is_now<'t>(lines: &[Line<'t>], index: usize, at: usize, years: i64) -> Option<Age<'t>> {
    let line = lines.get(index)?;
    let old = line.word(at + 1) == "years" && line.word(at + 2) == "old";
    let closed = old || matches!(line.word(at + 1), "," | "." | ")");
    if !closed || !matches!(line.before(at), "is" | "now") {
        return None;
    }
    let name = subject(lines, index, 0);
    Some(Age {
        place: Place {
            is_beside: false,
            ..now(lines, index, (at, at + 1), years, name.clone()).place
        },
        ..now(lines, index, (at, at + 1), years, name)
    })
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

/// Whether "born" stands shortly before that token, with no other year between.
fn is_birth_year(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at)
        .rev()
        .take_while(|&before| crate::moment::year_of(line.word(before)).is_none())
        .any(|before| line.word(before) == "born")
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
        return Some(Age {
            place: Place {
                is_beside: false,
                ..now(lines, index, (first, next), years, name.clone()).place
            },
            ..now(lines, index, (first, next), years, name)
        });
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
    let recent = near
        .clone()
        .any(|at| is_weekday(line.word(at)) || matches!(line.word(at), "yesterday" | "today"));
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
        return subject(lines, index, 1);
    }
    let clear = (1..first).all(|at| !params.other_words.contains(line.word(at)));
    if clear {
        subject(lines, index, 0)
    } else {
        Vec::new()
    }
}

/// The name that a sentence starts with; for "he" and "she" that of the sentence before it, of
/// which there may be as many as the number of steps says.
fn subject<'t>(lines: &[Line<'t>], index: usize, steps: usize) -> Vec<&'t str> {
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
fn name_before<'t>(line: &Line<'t>, end: usize) -> Vec<&'t str> {
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
fn is_name(line: &Line<'_>, at: usize) -> bool {
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

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she")
}
