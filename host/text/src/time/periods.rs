//! Named stretches of the calendar: quarters, halves, seasons, decades, centuries, fiscal years.

use super::dates::{Match, relative_year, shift_at, year_at};
use super::feasts::{counted_weekday, named_day};
use super::lexical::{Shift, TimeWord, Unit};
use super::meaning::{CalendarDate, Meaning, YearRef};
use super::words::Words;
use crate::quantity::ordinal_at;

/// Words of a stretch that another one is held against.
const COMPARED: &[&str] = &["comparable", "corresponding", "same"];

/// A named stretch that begins there.
pub(crate) fn period_at(words: &Words<'_>, at: usize) -> Match {
    quarter_or_half(words, at)
        .or_else(|| two_quarters(words, at))
        .or_else(|| fiscal_year(words, at))
        .or_else(|| season(words, at))
        .or_else(|| decade(words, at))
        .or_else(|| century(words, at))
        .or_else(|| year_end(words, at))
        .or_else(|| feast(words, at))
        .or_else(|| counted_weekday(words, at))
}

/// "the third quarter", "fiscal second-quarter", "last year's first half", "the year-ago quarter",
/// "the 1988 period".
fn quarter_or_half(words: &Words<'_>, at: usize) -> Match {
    let article = words.skip(at, &["the", "its", "a"]);
    let (mut from, mut year) = year_before(words, words.skip(article, COMPARED));
    if year == YearRef::Open && renames_year_ago(words, at) {
        year = YearRef::Shift(-1);
    }
    let dated = year != YearRef::Open;
    from = words.skip(from, COMPARED);
    if words.sense(from) == TimeWord::Fiscal {
        from = words.skip_hyphen(from + 1);
    }
    let ordinal = ordinal_at(&words.pieces, from)
        .map(|(end, value)| (end, Some(value)))
        .or_else(|| {
            words
                .is_any(from, &["last", "final"])
                .then_some((from + 1, None))
        });
    if let Some((after, value)) = ordinal {
        let noun = words.skip_hyphen(after);
        let half = words.is(noun, "half");
        let quarter = words.unit(noun) == Some((Unit::Quarter, false));
        // "the last quarter" is the one before this, but that of a year is its fourth.
        let of_a_year = year_behind(words, noun + 1).1 != YearRef::Open;
        let place = match value {
            Some(place) => place,
            None if half => 2,
            None if of_a_year => 4,
            None => 0,
        } as u8;
        // "a third-quarter loss": the article belongs to the loss.
        if article > at && noun > after {
            return None;
        }
        if (half || quarter) && (1..=if half { 2 } else { 4 }).contains(&place) {
            let (mut end, behind) = year_behind(words, noun + 1);
            if behind != YearRef::Open {
                year = behind;
            }
            let of_the_year = words.pieces.reads(end, &["of", "the", "year"]);
            if of_the_year {
                end += 3;
            }
            // "the first half" of a match has no year.
            if half && year == YearRef::Open && !of_the_year {
                return None;
            }
            let meaning = if half {
                Meaning::Half(place, year)
            } else {
                Meaning::Quarter(Some(place), year)
            };
            return Some((end, meaning));
        }
    }
    let quarter = words.unit(from) == Some((Unit::Quarter, false));
    let compared = words.is_any(from.saturating_sub(1), COMPARED);
    if article > at && (compared || quarter) && !dated {
        // "the quarter a year ago", "the corresponding period last year"
        let (end, behind) = year_behind(words, from + 1);
        let noun = quarter || words.is(from, "period");
        let meaning = same_stretch(quarter, behind);
        return (noun && behind != YearRef::Open).then_some((end, meaning));
    }
    (dated && (quarter || words.is(from, "period")))
        .then_some((from + 1, same_stretch(quarter, year)))
}

/// "In the year-ago quarter, the second quarter ended Oct. 31, ...": the second name of the same quarter.
fn renames_year_ago(words: &Words<'_>, at: usize) -> bool {
    let Some(ago) = at.checked_sub(3).filter(|_| words.is(at - 1, ",")) else {
        return false;
    };
    let noun = words.unit(at - 2) == Some((Unit::Quarter, false)) || words.is(at - 2, "period");
    noun && words.is_any(ago, &["ago", "earlier"])
}

/// "the first two quarters of 1990": its first half.
fn two_quarters(words: &Words<'_>, at: usize) -> Match {
    let first = words.skip(at, &["the"]);
    let half = match words.pieces.word(first) {
        "first" => 1,
        "last" | "final" => 2,
        _ => return None,
    };
    let quarters = words.unit(first + 2) == Some((Unit::Quarter, true));
    if !words.is(first + 1, "two") || !quarters {
        return None;
    }
    let (end, year) = year_behind(words, first + 3);
    (year != YearRef::Open).then_some((end, Meaning::Half(half, year)))
}

/// "the year-ago quarter" is a quarter, "the year-ago period" as long as what is reported.
fn same_stretch(quarter: bool, year: YearRef) -> Meaning {
    if quarter {
        Meaning::Quarter(None, year)
    } else {
        Meaning::SamePeriod(year)
    }
}

/// "1988", "year-ago", "this year's" before a quarter.
fn year_before(words: &Words<'_>, at: usize) -> (usize, YearRef) {
    if words.is(at, "year") {
        let next = words.skip_hyphen(at + 1);
        if words.is_any(next, &["ago", "earlier"]) {
            return (next + 1, YearRef::Shift(-1));
        }
    }
    if let Some((end, year)) = relative_year(words, at) {
        let end = words.skip_possessive(end);
        return (end, year);
    }
    if let Some((end, year)) = year_at(words, at) {
        return (words.skip_possessive(end), YearRef::Given(year));
    }
    (at, YearRef::Open)
}

/// "of 1989", "of this year", "1989", "a year ago" behind a quarter.
fn year_behind(words: &Words<'_>, at: usize) -> (usize, YearRef) {
    let of = words.skip(at, &["of", "in"]);
    let of = words.skip(of, &["fiscal"]);
    if let Some((end, year)) = year_at(words, of) {
        return (end, YearRef::Given(year));
    }
    if let Some((end, year)) = relative_year(words, of) {
        // "the third quarter last year's" belongs to what follows.
        if words.skip_possessive(end) == end {
            return (end, year);
        }
    }
    if words.is_any(at, &["a"])
        && words.is(at + 1, "year")
        && words.is_any(at + 2, &["ago", "earlier"])
    {
        return (at + 3, YearRef::Shift(-1));
    }
    (at, YearRef::Open)
}

/// "fiscal 1989", "fiscal year 1990", "the current fiscal year".
fn fiscal_year(words: &Words<'_>, at: usize) -> Match {
    let from = words.skip(at, &["the"]);
    let shift = words.shift(from);
    let from = from + usize::from(shift.is_some());
    if words.sense(from) != TimeWord::Fiscal {
        return None;
    }
    // "the 1996-97 fiscal year" has said which, and "a fiscal year" is any.
    if at > 0 && (words.digits(at - 1).is_some() || words.is(at - 1, "a")) {
        return None;
    }
    let next = words.skip(words.skip_hyphen(from + 1), &["year"]);
    if let Some((end, year)) = year_at(words, next) {
        let date = CalendarDate {
            year: YearRef::Given(year),
            ..CalendarDate::EMPTY
        };
        return Some((end, Meaning::Date(date)));
    }
    if next == from + 1 {
        return None;
    }
    let meaning = match shift {
        Some(Shift::Latest | Shift::This | Shift::That) | None => {
            if shift.is_none() && words.is_any(next, &["ended", "ending", "ends"]) {
                Meaning::Duration(
                    super::meaning::Amount::Exactly(gainsay_model::Decimal::ONE),
                    Unit::Year,
                )
            } else {
                Meaning::Period(Unit::Year, Shift::This)
            }
        }
        Some(shift) => Meaning::Period(Unit::Year, shift),
    };
    Some((next, meaning))
}

/// "last summer", "the summer of 1990", "spring 2012", "the winter".
fn season(words: &Words<'_>, at: usize) -> Match {
    let from = words.skip(at, &["the"]);
    let (place, shift) = shift_at(words, from);
    let TimeWord::Season(season) = words.sense(place) else {
        return None;
    };
    let end = place + 1;
    if let Some((after, year)) = year_at(words, words.skip(end, &["of"])) {
        return Some((after, Meaning::Season(season, YearRef::Given(year), shift)));
    }
    if let Some((after, year)) = relative_year(words, words.skip(end, &["of"])) {
        return Some((after, Meaning::Season(season, year, shift)));
    }
    // "fall" and "spring" are verbs and nouns of their own.
    let by_article = from > at || (at > 0 && words.is_any(at - 1, &["in", "of", "by", "since"]));
    let word_of_its_own = words.is_any(place, &["fall", "spring"]);
    let verb = word_of_its_own && (words.is_any(end, &["of", "in", "to", "from"]) || from == at);
    (shift.is_some() || (by_article && !verb))
        .then_some((end, Meaning::Season(season, YearRef::Open, shift)))
}

/// "the 1990s", "the '80s", "the nineties", "the mid-1990s" (the prefix is read elsewhere).
fn decade(words: &Words<'_>, at: usize) -> Match {
    let from = words.skip(at, &["the"]);
    if let TimeWord::Decade(digit) = words.sense(from) {
        return (from > at).then_some((from + 1, Meaning::Decade(digit)));
    }
    let mark = matches!(words.pieces.word(from), "'" | "’" | "‘");
    let number = from + usize::from(mark);
    let (value, length) = words.digits(number)?;
    let mut end = number + 1;
    if matches!(words.pieces.word(end), "'" | "’") {
        end += 1;
    }
    if !words.is(end, "s") || !words.pieces.is_glued(end) {
        return None;
    }
    match (length, value % 10) {
        // "the 1800s" are as a rule the century, and the decade lies in it.
        (4, 0) if value % 100 == 0 && (1000..2000).contains(&value) => {
            Some((end + 1, Meaning::Span(value / 100, 2)))
        }
        (4, 0) if (1000..=2090).contains(&value) => Some((end + 1, Meaning::Span(value / 10, 3))),
        (2, 0) if mark || from > at => Some((end + 1, Meaning::Decade((value / 10) as u8))),
        _ => None,
    }
}

/// "the 20th century", "this century", "the last decade".
fn century(words: &Words<'_>, at: usize) -> Match {
    let from = words.skip(at, &["the"]);
    if let Some((after, ordinal)) = ordinal_at(&words.pieces, from)
        && (1..=30).contains(&ordinal)
    {
        let noun = words.skip_hyphen(after);
        // "the 19th-century mill": the article belongs to the mill.
        let of_noun = noun > after && from > at;
        if words.unit(noun) == Some((Unit::Century, false))
            && !of_noun
            && !is_before_christ(words, noun + 1)
        {
            return Some((noun + 1, Meaning::Span(ordinal - 1, 2)));
        }
    }
    None
}

/// Years before our era have no value here.
fn is_before_christ(words: &Words<'_>, at: usize) -> bool {
    words.is_any(at, &["bc", "b.c.", "b.c", "bce"]) && words.is_capital(at)
}

/// "year-end", "year's end", "the end of the year".
fn year_end(words: &Words<'_>, at: usize) -> Match {
    let (from, year) = match year_before(words, at) {
        // What has gone on since year-end began with this year.
        (from, YearRef::Open) if at > 0 && words.is(at - 1, "since") => (from, YearRef::Shift(-1)),
        found => found,
    };
    let named = if words.is(at, "year") { at } else { from };
    if words.is(named, "year") {
        let joined = words.skip_hyphen(named + 1);
        let next = words.skip_possessive(joined);
        if words.is(next, "end") {
            // "by year's end" is "by the end of the year"; "year-end" is its last day.
            let meaning = if joined > named + 1 {
                Meaning::YearEnd(year)
            } else {
                Meaning::LateInYear(year)
            };
            return Some((next + 1, meaning));
        }
    }
    if from > at
        && year != YearRef::Open
        && words.is(from, "end")
        && words.pieces.word(from - 1) != "ago"
    {
        return Some((from + 1, Meaning::YearEnd(year)));
    }
    None
}

/// "Thanksgiving Day", "Christmas Eve 2010", "New Year's Day".
fn feast(words: &Words<'_>, at: usize) -> Match {
    let from = words.skip(at, &["last", "next", "this"]);
    let (feast, end) = named_day(words, from)?;
    Some(match year_at(words, words.skip(end, &[",", "of"])) {
        Some((after, year)) => (after, Meaning::Feast(feast, YearRef::Given(year))),
        None => (end, Meaning::Feast(feast, YearRef::Open)),
    })
}
