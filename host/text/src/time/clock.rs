//! Times of day.

use super::dates::{Match, date_at, day_part};
use super::lexical::TimeWord;
use super::meaning::{CalendarDate, Clock, DayTime, Meaning};
use super::words::Words;
use crate::quantity::{NumberWord, number_word};

/// Time zones as newspapers write them.
const ZONES: &[&str] = &[
    "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "gmt", "utc", "bst", "cet", "est.",
    "et", "ist", "jst", "msk",
];

/// A time of day that begins there, with the day behind it if there is one.
pub(crate) fn time_at(words: &Words<'_>, at: usize) -> Match {
    let (mut end, mut time) = clock_time(words, at).or_else(|| named_time(words, at))?;
    let in_part = words.pieces.reads(end, &["in", "the"]) || words.pieces.reads(end, &["this"]);
    if in_part && let Some((after, DayTime::Part(part))) = day_part(words, end + 2) {
        time = in_part_of_day(time, part);
        end = after;
    }
    if words.is_any(end, ZONES) && words.is_capital(end) {
        end += 1;
    }
    let next = words.skip(words.skip(end, &[","]), &["on", "of"]);
    if let Some((after, Meaning::Date(date))) = date_at(words, next)
        && is_day(&date)
    {
        return Some((
            after,
            Meaning::Date(CalendarDate {
                time: Some(time),
                ..date
            }),
        ));
    }
    if let TimeWord::Day(days) = words.sense(next) {
        return Some((next + 1, Meaning::Day(days, Some(time))));
    }
    Some((end, Meaning::Time(time)))
}

/// Whether a date names a day and no time on it.
pub(super) fn is_day(date: &CalendarDate) -> bool {
    date.time.is_none() && (date.weekday.is_some() || date.day.is_some())
}

/// "8 p.m.", "8:15", "8.15pm", "0915 GMT", "eight o'clock".
fn clock_time(words: &Words<'_>, at: usize) -> Option<(usize, DayTime)> {
    if words.follows_sign(at) {
        return None;
    }
    if let Some((hour, 4)) = words.digits(at) {
        let zoned = words.is_any(at + 1, ZONES) && words.is_capital(at + 1);
        return zoned.then(|| clock(at + 1, hour / 100, Some(hour % 100), None))?;
    }
    if let Some((hour, minute)) = words.pieces.word(at).split_once('.')
        && let TimeWord::Meridiem(pm) = words.sense(at + 1)
    {
        let minute = Some(minute).filter(|minute| minute.len() == 2)?;
        return clock(at + 2, hour.parse().ok()?, minute.parse().ok(), Some(pm));
    }
    let (hour, mut end) = match words.digits(at) {
        Some((hour, 1..=2)) => (hour, at + 1),
        Some(_) => return None,
        None => match number_word(words.pieces.word(at))? {
            NumberWord::Unit(hour @ 1..=12) => (hour, at + 1),
            _ => return None,
        },
    };
    let mut minute = None;
    let colon = matches!(words.pieces.word(end), ":") && words.pieces.is_glued(end);
    if colon && let Some((minutes, 2)) = words.digits(end + 1) {
        minute = Some(minutes);
        end += 2;
        // Seconds are read over.
        if words.is(end, ":") && words.pieces.is_glued(end) && words.digits(end + 1).is_some() {
            end += 2;
        }
    }
    if let TimeWord::Meridiem(pm) = words.sense(end) {
        // "I am" and "pm" as a title: the short forms need to be written like a time.
        return clock(end + 1, hour, minute, Some(pm));
    }
    if words.is_any(end, &["o'clock", "o’clock"]) {
        return clock(end + 1, hour, minute, None);
    }
    let in_part = words.pieces.reads(end, &["in", "the"])
        && matches!(words.sense(end + 2), TimeWord::DayPart(_));
    let told = at > 0 && words.is_any(at - 1, &["at", "by", "until", "from", "before", "after"]);
    let zoned = words.is_any(end, ZONES) && words.is_capital(end);
    let fits = in_part || (minute.is_some() && (told || zoned));
    fits.then(|| clock(end, hour, minute, None))?
}

fn clock(end: usize, hour: u32, minute: Option<u32>, pm: Option<bool>) -> Option<(usize, DayTime)> {
    let hour = match pm {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let fits = hour <= 24 && minute.is_none_or(|minute| minute < 60);
    let clock = Clock {
        hour: hour as u8,
        minute: minute.map(|minute| minute as u8),
    };
    fits.then_some((end, DayTime::Clock(clock)))
}

/// "noon", "midnight".
fn named_time(words: &Words<'_>, at: usize) -> Option<(usize, DayTime)> {
    let TimeWord::ClockName(hour) = words.sense(at) else {
        return None;
    };
    // "high noon" and "Noon" in a name are no times.
    let name = words.is_capital(at) && at > 0;
    (!name).then_some((
        at + 1,
        DayTime::Clock(Clock {
            hour,
            minute: Some(0),
        }),
    ))
}

/// "4 in the afternoon".
fn in_part_of_day(time: DayTime, part: &str) -> DayTime {
    match time {
        DayTime::Clock(Clock { hour, minute }) if part != "MO" && hour < 12 => {
            DayTime::Clock(Clock {
                hour: hour + 12,
                minute,
            })
        }
        time => time,
    }
}
