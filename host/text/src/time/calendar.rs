//! Arithmetic of the calendar.

use super::lexical::Unit;
use gainsay_model::CivilDay;

/// Year of a day.
pub(crate) fn year_of(day: CivilDay) -> i32 {
    i32::from(day.date().year())
}

/// Month of a day, 1 to 12.
pub(crate) fn month_of(day: CivilDay) -> i8 {
    day.date().month()
}

/// A day, if the calendar has it.
pub(crate) fn civil(year: i32, month: i8, day: i8) -> Option<CivilDay> {
    CivilDay::new(i16::try_from(year).ok()?, month, day)
}

/// Days of a month.
pub(crate) fn days_in_month(year: i32, month: i8) -> i8 {
    (28..=31)
        .rev()
        .find(|day| civil(year, month, *day).is_some())
        .unwrap_or(31)
}

/// `YYYY-Www` of the ISO week of a day.
pub(crate) fn week_value(day: CivilDay) -> String {
    let week = day.date().iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// `YYYY-MM`.
pub(crate) fn month_value(year: i32, month: i8) -> String {
    format!("{year:04}-{month:02}")
}

/// The year and month that lie `months` after these.
pub(crate) fn add_months(year: i32, month: i8, months: i32) -> (i32, i8) {
    let count = year * 12 + i32::from(month) - 1 + months;
    (count.div_euclid(12), (count.rem_euclid(12) + 1) as i8)
}

/// The quarter of a month.
pub(crate) fn quarter_of(month: i8) -> u8 {
    ((month.clamp(1, 12) - 1) / 3 + 1) as u8
}

/// The day `count` units after `day`; the end of the month is kept.
pub(crate) fn add_units(day: CivilDay, unit: Unit, count: i32) -> Option<CivilDay> {
    let months = |each: i32| {
        let (year, month) = add_months(
            year_of(day),
            month_of(day),
            count.checked_mul(each)?.clamp(-100_000, 100_000),
        );
        let last = days_in_month(year, month);
        civil(year, month, day.date().day().min(last))
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(day),
        Unit::Day => day.plus(count),
        Unit::Week | Unit::Weekend => day.plus(count.checked_mul(7)?),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        Unit::Millennium => months(12_000),
    }
}

/// The last day with this weekday on or before `day`; with `strict`, before it.
pub(crate) fn weekday_before(day: CivilDay, weekday: u8, strict: bool) -> Option<CivilDay> {
    let back = (i32::from(day.weekday()) - i32::from(weekday)).rem_euclid(7);
    day.plus(if back == 0 && strict { -7 } else { -back })
}

/// The first day with this weekday on or after `day`; with `strict`, after it.
pub(crate) fn weekday_after(day: CivilDay, weekday: u8, strict: bool) -> Option<CivilDay> {
    let forward = (i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7);
    day.plus(if forward == 0 && strict { 7 } else { forward })
}

/// Western Easter Sunday (the anonymous Gregorian algorithm).
pub(crate) fn easter(year: i32) -> Option<CivilDay> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (leap, rest) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap - correction + 15) % 30;
    let weekday = (32 + 2 * rest + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let month_shift = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * month_shift + 114;
    civil(year, (days / 31) as i8, (days % 31 + 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_on_known_days() {
        assert_eq!(easter(2022).unwrap().to_string(), "2022-04-17");
        assert_eq!(easter(2024).unwrap().to_string(), "2024-03-31");
    }

    #[test]
    fn months_keep_their_last_day() {
        let day = CivilDay::parse("2024-03-31").unwrap();
        assert_eq!(
            add_units(day, Unit::Month, -1).unwrap().to_string(),
            "2024-02-29"
        );
        assert_eq!(
            add_units(day, Unit::Year, -1).unwrap().to_string(),
            "2023-03-31"
        );
    }
}
