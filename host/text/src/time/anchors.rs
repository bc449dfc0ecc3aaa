//! What a length of time is counted from, if it is told behind it: "a week from Monday", "a year ago today".

use super::dates::Match;
use super::lexical::{TimeWord, Unit};
use super::meaning::{Amount, Meaning};
use super::words::Words;

/// "ago Monday", "from Monday", "from tomorrow" behind a number of weeks or days.
pub(super) fn from_a_day(words: &Words<'_>, at: usize, amount: Amount, unit: Unit) -> Match {
    let each = match unit {
        Unit::Week => 7,
        Unit::Day => 1,
        _ => return None,
    };
    let Amount::Exactly(count) = amount else {
        return None;
    };
    let count = i32::try_from(count).ok().filter(|count| *count < 1000)?;
    let ahead = words.is(at, "from");
    if !ahead && !words.is(at, "ago") {
        return None;
    }
    let meaning = match words.sense(at + 1) {
        TimeWord::Day(days) if ahead => Meaning::Day(days + count * each, None),
        TimeWord::Weekday(weekday) if unit == Unit::Week => {
            Meaning::WeeksFrom(if ahead { count } else { -count }, weekday)
        }
        _ => return None,
    };
    Some((at + 2, meaning))
}

/// "today", "to the day", "this week" and "this month" behind "a year ago": its end and how exact it is.
pub(super) fn told_exactly(words: &Words<'_>, at: usize) -> Option<(usize, Unit)> {
    if words.is(at, "today") {
        return Some((at + 1, Unit::Day));
    }
    if words.pieces.reads(at, &["to", "the", "day"]) {
        return Some((at + 3, Unit::Day));
    }
    let (unit, plural) = words.unit(at + 1).filter(|_| words.is(at, "this"))?;
    (!plural && matches!(unit, Unit::Week | Unit::Month)).then_some((at + 2, unit))
}
