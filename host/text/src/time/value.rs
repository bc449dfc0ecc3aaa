//! TIMEX3 values, and the choice of a year where none is written.

use super::calendar::{civil, month_of, month_value, quarter_of, week_value, year_of};
use super::lexical::{Shift, Unit};
use super::meaning::Amount;
use super::tense::Tense;
use gainsay_model::{CivilDay, Decimal};

/// Whether no year has that day.
pub(crate) fn never(month: i8, day: i8) -> bool {
    civil(2000, month, day).is_none()
}

pub(crate) fn year_value(year: Option<i32>) -> String {
    year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"))
}

/// The last quarter that was over on that day.
pub(crate) fn quarter_before(day: CivilDay) -> (i32, u8) {
    match quarter_of(month_of(day)) {
        1 => (year_of(day) - 1, 4),
        quarter => (year_of(day), quarter - 1),
    }
}

/// The year of a quarter that is named without one.
pub(crate) fn nearest_year(day: CivilDay, quarter: u8, tense: Tense) -> i32 {
    let here = quarter_of(month_of(day));
    match (here, quarter) {
        (1, 3 | 4) | (2, 4) if !tense.is_ahead() => year_of(day) - 1,
        (3 | 4, 1) if tense.is_ahead() => year_of(day) + 1,
        _ => year_of(day),
    }
}

/// The weekend of the day's week.
fn weekend_value(day: CivilDay) -> String {
    format!("{}-WE", week_value(day))
}

/// "the weekend": one that the past tense speaks of has begun, and until midweek it is the one behind.
pub(crate) fn weekend_meant(day: CivilDay, tense: Tense) -> String {
    let behind = match tense {
        Tense::Past => day.weekday() <= 5,
        Tense::Future | Tense::Limit => false,
        Tense::Present | Tense::None => day.weekday() <= 3,
    };
    let near = if behind { day.plus(-7) } else { None };
    weekend_value(near.unwrap_or(day))
}

/// The year of "last March", "this March", "next March". The month that is just over is "last month", so that
/// its name with "last" is that of the year before.
pub(crate) fn shifted_month(day: CivilDay, month: i8, shift: Shift) -> i32 {
    let here = month_of(day);
    match shift {
        Shift::Last | Shift::Past if month >= here - 1 => year_of(day) - 1,
        Shift::Next if month <= here => year_of(day) + 1,
        _ => year_of(day),
    }
}

/// The year of a month that is named without one.
///
/// The month that comes next is named for what lies ahead, whatever the verb beside it: eleven months
/// ago it would be "last". Before a noun, "the June vote", it may lie four months on the other side of
/// what is told.
pub(crate) fn open_month(day: CivilDay, month: i8, tense: Tense, before_noun: bool) -> i32 {
    let ahead = i32::from(month) - i32::from(month_of(day));
    let (latest, earliest) = if before_noun { (4, -4) } else { (1, 0) };
    match tense {
        Tense::Past if ahead > latest => year_of(day) - 1,
        Tense::Future | Tense::Limit if ahead < earliest => year_of(day) + 1,
        Tense::Past | Tense::Future | Tense::Limit => year_of(day),
        _ if ahead > 5 => year_of(day) - 1,
        _ if ahead < -6 => year_of(day) + 1,
        _ => year_of(day),
    }
}

/// The stretch of that unit in which the day lies.
pub(crate) fn unit_value(day: CivilDay, unit: Unit) -> String {
    let (year, month) = (year_of(day), month_of(day));
    match unit {
        Unit::Week => week_value(day),
        Unit::Weekend => weekend_value(day),
        Unit::Month => month_value(year, month),
        Unit::Quarter => format!("{year:04}-Q{}", quarter_of(month)),
        Unit::Year => format!("{year:04}"),
        Unit::Decade => format!("{:03}", year / 10),
        Unit::Century => format!("{:02}", year / 100),
        Unit::Millennium => format!("{}", year / 1000),
        Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => day.to_string(),
    }
}

pub(crate) fn open_value(unit: Unit) -> String {
    match unit {
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => "XXXX-XX-XX",
    }
    .to_owned()
}

/// `P3D`, `PT2H`, `PXY`, `P2Y6M`.
pub(crate) fn duration_value(amount: Amount, unit: Unit) -> String {
    let time = if unit.is_clock() { "T" } else { "" };
    let Amount::Exactly(count) = amount else {
        let letter = match unit {
            Unit::Weekend => "D",
            unit => unit.letter(),
        };
        return format!("P{time}X{letter}");
    };
    // TIMEX3 writes decades, quarters and the like by smaller units where they are whole numbers.
    let (count, unit) = match unit {
        Unit::Decade => (count * Decimal::TEN, Unit::Year),
        Unit::Century => (count * Decimal::ONE_HUNDRED, Unit::Year),
        Unit::Millennium => (count * Decimal::ONE_THOUSAND, Unit::Year),
        Unit::Weekend => (count * Decimal::TWO, Unit::Day),
        unit => (count, unit),
    };
    let rest = count - count.trunc();
    if rest == Decimal::new(5, 1) {
        return half_more(count.trunc(), unit);
    }
    format!("P{time}{}{}", count.normalize(), unit.letter())
}

/// A length and a half.
fn half_more(count: Decimal, unit: Unit) -> String {
    let count = count.normalize();
    let whole = |letter: &str| {
        if count.is_zero() {
            String::new()
        } else {
            format!("{count}{letter}")
        }
    };
    match unit {
        Unit::Year => format!("P{}6M", whole("Y")),
        Unit::Hour => format!("PT{}30M", whole("H")),
        Unit::Minute => format!("PT{}30S", whole("M")),
        Unit::Day => format!("P{}T12H", whole("D")),
        unit => {
            let time = if unit.is_clock() { "T" } else { "" };
            format!("P{time}{}{}", count + Decimal::new(5, 1), unit.letter())
        }
    }
}

/// "six months", "nine months": what companies report beside the quarter.
pub(crate) fn is_reported_stretch(amount: Amount, unit: Unit) -> bool {
    let Amount::Exactly(count) = amount else {
        return false;
    };
    let of_quarters = |months: i64| count == Decimal::from(months);
    unit == Unit::Month && [6, 9, 12].into_iter().any(of_quarters)
}

/// "half a century" is fifty years, "a year and a half" eighteen months.
pub(crate) fn in_whole_units(count: Decimal, unit: Unit) -> (Decimal, Unit) {
    if count.fract().is_zero() {
        return (count, unit);
    }
    match unit {
        Unit::Century => (count * Decimal::ONE_HUNDRED, Unit::Year),
        Unit::Decade => (count * Decimal::TEN, Unit::Year),
        Unit::Year => (count * Decimal::from(12), Unit::Month),
        unit => (count, unit),
    }
}
