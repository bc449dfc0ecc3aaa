//! First and last day that a TIMEX3 value can mean.

use super::calendar::{add_months, civil, days_in_month};
use gainsay_model::CivilDay;

/// First and last day of a value; none for lengths, sets, vague references and open values.
pub(crate) fn bounds(value: &str) -> Option<(CivilDay, CivilDay)> {
    let day = value.split('T').next().unwrap_or_default();
    if day.is_empty() || day.starts_with('P') || day.contains('X') {
        return None;
    }
    let mut parts = day.split('-');
    let first = parts.next()?;
    let number: i32 = first.parse().ok()?;
    match first.len() {
        2 => return years(number * 100, 100),
        3 => return years(number * 10, 10),
        4 => {}
        _ => return None,
    }
    let Some(second) = parts.next() else {
        return years(number, 1);
    };
    let third = parts.next();
    if let Some(week) = second.strip_prefix('W') {
        return match week.parse::<i32>() {
            Ok(week) => week_bounds(number, week, third == Some("WE")),
            Err(_) => months(number, 12, 3),
        };
    }
    match second {
        "SP" => months(number, 3, 3),
        "SU" => months(number, 6, 3),
        "FA" => months(number, 9, 3),
        "H1" => months(number, 1, 6),
        "H2" => months(number, 7, 6),
        "Q1" => months(number, 1, 3),
        "Q2" => months(number, 4, 3),
        "Q3" => months(number, 7, 3),
        "Q4" => months(number, 10, 3),
        month => {
            let month: i8 = month.parse().ok()?;
            match third {
                None => months(number, month, 1),
                Some(day) => civil(number, month, day.parse().ok()?).map(|day| (day, day)),
            }
        }
    }
}

fn years(first: i32, count: i32) -> Option<(CivilDay, CivilDay)> {
    Some((civil(first, 1, 1)?, civil(first + count - 1, 12, 31)?))
}

fn months(year: i32, month: i8, count: i32) -> Option<(CivilDay, CivilDay)> {
    let (last_year, last_month) = add_months(year, month, count - 1);
    let last = civil(last_year, last_month, days_in_month(last_year, last_month))?;
    Some((civil(year, month, 1)?, last))
}

fn week_bounds(year: i32, week: i32, weekend: bool) -> Option<(CivilDay, CivilDay)> {
    // January 4 always lies in the first ISO week.
    let fourth = civil(year, 1, 4)?;
    let monday = fourth
        .plus(1 - i32::from(fourth.weekday()))?
        .plus((week - 1) * 7)?;
    let first = if weekend { monday.plus(5)? } else { monday };
    Some((first, monday.plus(6)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_first_and_last_days() {
        let table = [
            ("2022", "2022-01-01", "2022-12-31"),
            ("2022-02", "2022-02-01", "2022-02-28"),
            ("2022-02-17", "2022-02-17", "2022-02-17"),
            ("2022-02-17TMO", "2022-02-17", "2022-02-17"),
            ("2022-W07", "2022-02-14", "2022-02-20"),
            ("2022-W07-WE", "2022-02-19", "2022-02-20"),
            ("2013-Q3", "2013-07-01", "2013-09-30"),
            ("2013-WI", "2013-12-01", "2014-02-28"),
            ("197", "1970-01-01", "1979-12-31"),
            ("19", "1900-01-01", "1999-12-31"),
        ];
        for (value, first, last) in table {
            let (from, to) = bounds(value).unwrap();
            assert_eq!(
                (from.to_string().as_str(), to.to_string().as_str()),
                (first, last),
                "{value}"
            );
        }
        for open in [
            "P3D",
            "PRESENT_REF",
            "XXXX-WXX-3",
            "",
            "2022-06-31",
            "PAST_REF",
            "abc",
        ] {
            assert!(bounds(open).is_none(), "{open}");
        }
    }
}
