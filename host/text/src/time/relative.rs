//! Times relative to the article's day: "last week", "the quarter", "yesterday", "now".

use super::calendar::quarter_of;
use super::clock::is_day;
use super::counts::is_day_to_come;
use super::dates::{Match, date_at, day_part};
use super::lexical::{Shift, TimeWord, Unit};
use super::meaning::{Amount, DayTime, Meaning, YearRef};
use super::words::Words;
use crate::syntax::Xpos;

/// A relative time that begins there.
pub(crate) fn relative_at(words: &Words<'_>, at: usize) -> Match {
    deictic(words, at)
        .or_else(|| shifted(words, at))
        .or_else(|| year_ago(words, at))
        .or_else(|| definite(words, at))
        .or_else(|| vague(words, at))
}

/// "yesterday", "today", "tomorrow morning", "tonight", "this morning", "last night".
fn deictic(words: &Words<'_>, at: usize) -> Match {
    match words.sense(at) {
        TimeWord::Day(0) if is_these_times(words, at + 1) || is_programme(words, at) => None,
        TimeWord::Day(days) => {
            let (end, time) = match day_part(words, at + 1) {
                Some((end, time)) => (end, Some(time)),
                None => (at + 1, None),
            };
            Some((end, Meaning::Day(days, time)))
        }
        TimeWord::Tonight => Some((at + 1, Meaning::Day(0, Some(DayTime::Part("NI"))))),
        TimeWord::Shift(Shift::This) if words.is(at, "this") => {
            let (end, time) = day_part(words, at + 1)?;
            Some((end, Meaning::Day(0, Some(time))))
        }
        TimeWord::Shift(Shift::That) if words.is(at, "that") => {
            let (end, time) = day_part(words, at + 1)?;
            (!words.is_noun(end)).then_some((end, Meaning::Time(time)))
        }
        TimeWord::Shift(Shift::Last) if words.is(at, "last") && words.is(at + 1, "night") => {
            Some((at + 2, Meaning::Day(-1, Some(DayTime::Part("NI")))))
        }
        TimeWord::Lead if words.is(at, "the") => {
            if let Some(days) = two_days_away(words, at + 1) {
                return Some((at + 4, Meaning::Day(days, None)));
            }
            if words.is(at + 1, "day") {
                return day_beside(words, at + 2);
            }
            // "in the morning", but not "in the morning sun"
            if let Some((end, time)) = day_part(words, at + 1) {
                let introduced = at > 0 && words.is(at - 1, "in");
                let alone = introduced && !words.is(end, "of") && !words.is_noun(end);
                return alone.then_some((end, Meaning::Time(time)));
            }
            // "the next morning"
            let days = match words.shift(at + 1)? {
                Shift::Next => 1,
                Shift::Last => -1,
                _ => return None,
            };
            let (end, time) = day_part(words, at + 2)?;
            Some((end, Meaning::DayAfter(days, Some(time))))
        }
        TimeWord::DayPart(part) => {
            // "mid-afternoon yesterday"
            match words.sense(at + 1) {
                TimeWord::Day(days) => {
                    Some((at + 2, Meaning::Day(days, Some(DayTime::Part(part)))))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// What is today's in the sense of "of our times", and of no day.
const OF_OUR_TIMES: &[&str] = &[
    "world",
    "society",
    "youth",
    "generation",
    "generations",
    "standards",
    "technology",
    "economy",
    "culture",
    "dollars",
    "kids",
    "children",
    "teenagers",
    "teens",
    "parents",
];

/// "today's world", "many of today's cars" behind "today".
fn is_these_times(words: &Words<'_>, end: usize) -> bool {
    let noun = words.skip_possessive(end);
    let of_all = end > 2
        && words.is(end - 2, "of")
        && words.is_any(end - 3, &["many", "most", "some", "all", "few"]);
    noun > end && (of_all || words.is_any(noun, OF_OUR_TIMES))
}

/// "USA Today", "the Today show", "NBC's “Today”": a name.
fn is_programme(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| words.pieces.word(at));
    let letters = before.len() > 1 && before.bytes().all(|byte| byte.is_ascii_uppercase());
    let quoted = matches!(before, "\"" | "“" | "``")
        && matches!(words.pieces.word(at + 1), "\"" | "”" | "''");
    words.is_capital(at) && (letters || quoted || words.is(at + 1, "show"))
}

/// "day before yesterday", "day after tomorrow": days from the reference day.
fn two_days_away(words: &Words<'_>, at: usize) -> Option<i32> {
    if words.pieces.reads(at, &["day", "before", "yesterday"]) {
        return Some(-2);
    }
    words
        .pieces
        .reads(at, &["day", "after", "tomorrow"])
        .then_some(2)
}

/// "before" and "after" behind "the day": with a day behind them from that one, and where the clause ends
/// from the one that was named last.
fn day_beside(words: &Words<'_>, at: usize) -> Match {
    let days = match words.pieces.word(at) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let next = at + 1;
    if let Some((end, Meaning::Date(date))) = date_at(words, next)
        && is_day(&date)
    {
        return Some((end, Meaning::DaysFrom(days, date)));
    }
    let closed = matches!(words.pieces.word(next), "" | "," | "." | ";" | ":" | ")");
    closed.then_some((next, Meaning::DayAfter(days, None)))
}

/// "more this year than last": the unit that was named before.
fn last_of_two(words: &Words<'_>, at: usize) -> Match {
    let compared = at > 2 && words.is(at, "last") && words.is_any(at - 1, &["than", "as", "from"]);
    let closed = matches!(words.pieces.word(at + 1), "" | "," | "." | ";" | ":" | ")");
    if !compared || !closed {
        return None;
    }
    let this = (0..at - 2).rev().find(|&place| words.is(place, "this"))?;
    let (unit, plural) = words.unit(this + 1)?;
    (!plural).then_some((at + 1, Meaning::Period(unit, Shift::Last)))
}

/// "last week", "this year", "the next month", "the latest quarter", "the past year".
fn shifted(words: &Words<'_>, at: usize) -> Match {
    if let Some(found) = last_of_two(words, at) {
        return Some(found);
    }
    let from = words.skip(at, &["the"]);
    let shift = words.shift(from)?;
    let place = if shift == Shift::This {
        words.skip(from + 1, &["past", "coming"])
    } else {
        from + 1
    };
    let place = words.skip(place, &["fiscal"]);
    let shift = words.shift(place - 1).unwrap_or(shift);
    if words.is(place, "period") && shift == Shift::Latest {
        return Some((place + 1, Meaning::Definite(Unit::Quarter)));
    }
    let (unit, plural) = words.unit(place)?;
    if plural || unit.is_clock() {
        return None;
    }
    if unit == Unit::Day
        && from > at
        && let Some(days) = beside_named_day(words, place - 1)
    {
        return Some((place + 1, Meaning::DayAfter(days, None)));
    }
    // "the last day of the trial" and "this century" say little about the calendar.
    let article = from > at || (at > 0 && words.is(at - 1, "the"));
    let article_with_day =
        article && unit == Unit::Day && matches!(shift, Shift::Last | Shift::Past);
    let of_something = article && words.is(place + 1, "of") && shift == Shift::Last;
    if article_with_day || of_something || (unit == Unit::Day && shift == Shift::This) {
        return None;
    }
    let end = place + 1;
    if let Some((after, time)) = day_part(words, place).or_else(|| day_part(words, end)) {
        let days = match shift {
            Shift::Next => 1,
            Shift::Last => -1,
            _ => return Some((end, Meaning::Period(unit, shift))),
        };
        return (unit == Unit::Day).then_some((after, Meaning::Day(days, Some(time))));
    }
    let end = if words.pieces.reads(end, &["or", "so"]) {
        end + 2
    } else {
        end
    };
    // "the past decade" is the ten years up to now, not the decade of the calendar.
    if matches!(unit, Unit::Decade | Unit::Century) && matches!(shift, Shift::Last | Shift::Past) {
        let one = Amount::Exactly(gainsay_model::Decimal::ONE);
        return Some((end, Meaning::Duration(one, unit)));
    }
    if words.is(place - 1, "following") {
        return Some((end, Meaning::Following(unit)));
    }
    // "This Week" in quotation marks is a programme.
    let title =
        words.is_capital(place) && at > 0 && matches!(words.pieces.word(at - 1), "\"" | "“" | "'");
    (!title).then_some((end, Meaning::Period(unit, shift)))
}

/// "the next day" and "the previous day" count from the day that was named, unlike "next week".
fn beside_named_day(words: &Words<'_>, at: usize) -> Option<i32> {
    if words.is_any(at, &["previous", "preceding"]) {
        return Some(-1);
    }
    words.is(at, "next").then_some(1)
}

/// "year-ago", "year-earlier" before a noun.
fn year_ago(words: &Words<'_>, at: usize) -> Match {
    let (unit, _) = words.unit(at).filter(|(_, plural)| !plural)?;
    let hyphen = words.skip_hyphen(at + 1);
    if hyphen == at + 1 || !words.is_any(hyphen, &["ago", "earlier"]) {
        return None;
    }
    let count = Amount::Exactly(gainsay_model::Decimal::ONE);
    Some((
        hyphen + 1,
        Meaning::Away {
            count,
            unit,
            past: true,
            from_now: false,
            grain: None,
        },
    ))
}

/// "the year", "the quarter", "the weekend": the one that the article talks about.
fn definite(words: &Words<'_>, at: usize) -> Match {
    if !words.is(at, "the") {
        return None;
    }
    let full = words.skip(at + 1, &["full", "entire", "whole"]);
    let (unit, plural) = words.unit(full)?;
    if plural || words.pieces.is_hyphen(full + 1) {
        return None;
    }
    let end = full + 1;
    if unit == Unit::Week
        && words.is(end, "of")
        && let Some((after, Meaning::Date(date))) = date_at(words, end + 1)
        && date.month.and(date.day).is_some()
    {
        return Some((after, Meaning::WeekOf(date)));
    }
    let introduced = at > 0
        && words.is_any(
            at - 1,
            &[
                "for",
                "of",
                "in",
                "during",
                "over",
                "through",
                "throughout",
                "this",
                "within",
                "end",
            ],
        );
    // "the year ended May 31", "the year to May"
    let bounded = words.is_any(end, &["ended", "ending", "ends"])
        || (words.is_any(end, &["to", "through"])
            && matches!(words.sense(end + 1), TimeWord::Month(_)));
    let noun_follows = words.is_noun(end) && !words.is_any(end, &["end"]);
    let followed = words.is_any(end, &["that", "when", "the"]) || noun_follows;
    let known = match unit {
        Unit::Weekend => true,
        Unit::Quarter => !followed,
        Unit::Year => bounded || (introduced && !followed && !words.is(end, "of")),
        Unit::Month | Unit::Week => introduced && !followed && !counted_from_event(words, end),
        _ => false,
    };
    if !known {
        return None;
    }
    if bounded
        && unit == Unit::Quarter
        && let Some(quarter) = quarter_by_its_end(words, end + 1)
    {
        return Some((end, quarter));
    }
    if bounded && unit == Unit::Year {
        let one = Amount::Exactly(gainsay_model::Decimal::ONE);
        return Some((end, Meaning::Duration(one, unit)));
    }
    Some((end, Meaning::Definite(unit)))
}

/// "the week of the fair", "the month before the vote": what follows says which.
fn counted_from_event(words: &Words<'_>, at: usize) -> bool {
    words.is_any(
        at,
        &["of", "before", "after", "since", "following", "preceding"],
    )
}

/// "ended Sept. 30" behind a quarter says which it is: the one in which most of its days lie, so that
/// one that ends in the first month of a quarter of the calendar counts to the quarter before.
fn quarter_by_its_end(words: &Words<'_>, at: usize) -> Option<Meaning> {
    let (_, Meaning::Date(date)) = date_at(words, at)? else {
        return None;
    };
    let (back, month) = match date.month? {
        1 => (1, 12),
        month => (0, month - 1),
    };
    let year = match date.year {
        YearRef::Given(year) => YearRef::Given(year - back),
        YearRef::Shift(years) => YearRef::Shift(years - back),
        YearRef::Open => YearRef::Open,
    };
    Some(Meaning::QuarterEnded(quarter_of(month), year))
}

/// "was soon released", "soon became": soon after what was told before, which is no future.
fn is_told(words: &Words<'_>, at: usize) -> bool {
    let auxiliary = at > 0 && words.is_any(at - 1, &["was", "were", "had", "did"]);
    auxiliary || words.tag(at + 1) == Xpos::Vbd
}

/// "now", "recently", "soon", "the future", "the past", "these days".
fn vague(words: &Words<'_>, at: usize) -> Match {
    let next = at + 1;
    match words.sense(at) {
        TimeWord::Vague(value) => {
            let as_soon = words.is(at, "soon")
                && (words.is_any(next, &["after", "as", "to"])
                    || (at > 0 && words.is_any(at - 1, &["as", "too", "how"])));
            let as_recently = words.is(at, "recently") && at > 0 && words.is(at - 1, "as");
            let told = as_recently || (words.is(at, "soon") && is_told(words, at));
            let now_and_then = words.pieces.reads(at, &["now", "and", "then"])
                || words.pieces.reads(at, &["now", "and", "again"]);
            (!as_soon && !told && !now_and_then).then_some((next, Meaning::Vague(value)))
        }
        TimeWord::Shift(Shift::This) if words.is(at, "current") => (words.tag(at) == Xpos::Jj
            || words.tag(at) == Xpos::Xx)
            .then_some((next, Meaning::Vague("PRESENT_REF"))),
        _ if words.pieces.reads(at, &["more", "recently"]) => {
            Some((at + 2, Meaning::Vague("PAST_REF")))
        }
        _ if words.pieces.reads(at, &["these", "days"]) => {
            Some((at + 2, Meaning::Vague("PRESENT_REF")))
        }
        _ if words.pieces.reads(at, &["one", "day"]) => {
            is_day_to_come(words, at).then_some((at + 2, Meaning::Vague("FUTURE_REF")))
        }
        _ if words.pieces.reads(at, &["as", "soon", "as", "possible"]) => {
            Some((at + 4, Meaning::Vague("FUTURE_REF")))
        }
        _ if words.is(at, "future") && matches!(words.unit(next), Some((_, true))) => {
            Some((next + 1, Meaning::Vague("FUTURE_REF")))
        }
        _ if words.is(at, "the") => {
            let near = words.skip(next, &["near", "distant"]);
            let introduced =
                at > 0 && words.is_any(at - 1, &["in", "for", "of", "about", "into", "from"]);
            let closed = !words.is_any(near + 1, &["of"]) && !words.is_noun(near + 1);
            if words.is(near, "future") && introduced && closed {
                return Some((near + 1, Meaning::Vague("FUTURE_REF")));
            }
            let term = words.is_any(next, &["near", "short"]) && words.is(next + 1, "term");
            if term && introduced && !words.is_noun(next + 2) {
                return Some((next + 2, Meaning::Vague("FUTURE_REF")));
            }
            let counts = words.count(near + 1).is_some()
                || !matches!(
                    words.sense(near + 1),
                    TimeWord::Other | TimeWord::Opener | TimeWord::Lead | TimeWord::Vague(_)
                ) && words.shift(near + 1) != Some(Shift::That);
            (words.is(near, "past")
                && introduced
                && closed
                && !counts
                && words.tag(near) != Xpos::Jj)
                .then_some((near + 1, Meaning::Vague("PAST_REF")))
        }
        _ => None,
    }
}
