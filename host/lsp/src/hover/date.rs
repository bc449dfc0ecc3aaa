//! How a time expression is read.

use super::Line;
use gainsay_model::{ArticleReport, CivilDay, Timex, TimexMod, TimexType};

/// The record of a time expression.
pub(super) fn lines(report: &ArticleReport, time: &Timex) -> Vec<Line> {
    let mut lines = vec![
        Line::Title(time.text.clone()),
        Line::Item("TIMEX3", timex(time)),
    ];
    lines.extend(days(time).map(|days| Line::Item("days", days)));
    lines.push(Line::Item("read", how(report, time)));
    lines
}

/// Type, value and modifier.
fn timex(time: &Timex) -> String {
    let kind = match time.kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    };
    let value = match time.value.as_str() {
        "" => "without a value",
        value => value,
    };
    let modifier = time.modifier.map_or("", |modifier| match modifier {
        TimexMod::Approx => ", APPROX",
        TimexMod::Before => ", BEFORE",
        TimexMod::After => ", AFTER",
        TimexMod::Start => ", START",
        TimexMod::Mid => ", MID",
        TimexMod::End => ", END",
        TimexMod::LessThan => ", LESS_THAN",
        TimexMod::MoreThan => ", MORE_THAN",
        TimexMod::EqualOrLess => ", EQUAL_OR_LESS",
        TimexMod::EqualOrMore => ", EQUAL_OR_MORE",
    });
    format!("{kind} {value}{modifier}")
}

/// The days that the words can mean.
fn days(time: &Timex) -> Option<String> {
    match (time.earliest?, time.latest?) {
        (day, latest) if day == latest => Some(named(day)),
        (earliest, latest) => Some(format!("{} to {}", named(earliest), named(latest))),
    }
}

fn named(day: CivilDay) -> String {
    let weekday = match day.weekday() {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        _ => "Sunday",
    };
    format!("{weekday} {day}")
}

/// What the value was taken from.
fn how(report: &ArticleReport, time: &Timex) -> String {
    let year = time.value.get(..4);
    let year = year.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    match (year, report.published) {
        _ if time.impossible => "no calendar has that day".to_owned(),
        (Some(year), _) if time.text.contains(year) => "as it is written".to_owned(),
        (Some(_), Some(day)) => format!("with the article's day, {}", named(day)),
        (Some(_), None) => "from other dates of the article".to_owned(),
        (None, None) if time.kind == TimexType::Date => {
            "not resolved: the article gives no day of its own".to_owned()
        }
        (None, _) => "as it is written; it names no day of the calendar".to_owned(),
    }
}
