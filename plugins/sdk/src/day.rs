//! Days of the calendar.

use std::fmt;

/// A day, counted from 1970-01-01 in the proleptic Gregorian calendar. Prints as "4 March 2025".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// Whether the word is the name of a weekday or a month, as written in full.
    pub fn is_named(word: &str) -> bool {
        WEEKDAYS.contains(&word) || MONTHS.contains(&word)
    }

    /// Monday 1 to Sunday 7.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        ((self.0.rem_euclid(7) + 3) % 7 + 1) as u8
    }

    /// "Monday".
    pub fn weekday_name(self) -> &'static str {
        weekday_name(self.weekday())
    }

    /// The nearest day that falls on that weekday, Monday 1 to Sunday 7.
    #[must_use]
    pub fn nearest(self, weekday: u8) -> Self {
        let ahead = (i32::from(weekday) - i32::from(self.weekday())).rem_euclid(7);
        Self(
            self.0
                .saturating_add(if ahead > 3 { ahead - 7 } else { ahead }),
        )
    }

    /// The day of a date that is taken to exist: month 1 to 12, day of the month.
    pub fn of(year: i32, month: u8, day: u8) -> Self {
        // Howard Hinnant's civil-to-days algorithm: years that start in March, eras of 400 of them.
        let year = year - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = (i32::from(month) + 9) % 12;
        let of_year = (153 * shifted + 2) / 5 + i32::from(day) - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Year, month 1 to 12 and day of the month.
    pub fn civil(self) -> (i64, u8, u8) {
        // Howard Hinnant's days-to-civil algorithm: eras of 400 years that start in March.
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        (
            year + era * 400 + i64::from(month <= 2),
            month as u8,
            day as u8,
        )
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{day} {} {year}", month_name(month))
    }
}

/// Name of a weekday, Monday 1 to Sunday 7; empty for another number.
pub fn weekday_name(weekday: u8) -> &'static str {
    WEEKDAYS
        .get(usize::from(weekday).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

/// Name of a month, 1 to 12; empty for another number.
pub fn month_name(month: u8) -> &'static str {
    MONTHS
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

/// Days of an ISO 8601 duration of whole days or more ("P30D", "P2W"), as rules write time limits.
/// A month counts 30 days and a year 365.
///
/// # Errors
/// The text is no such duration.
pub fn days_of(duration: &str) -> Result<i32, String> {
    let parts = duration.strip_prefix('P').filter(|parts| !parts.is_empty());
    let parts = parts.and_then(|parts| {
        parts
            .split_inclusive(['Y', 'M', 'W', 'D'])
            .try_fold(0_i32, |days, part| {
                let at = part.len().checked_sub(1)?;
                let (number, letter) = part.split_at_checked(at)?;
                let length = match letter {
                    "Y" => 365,
                    "M" => 30,
                    "W" => 7,
                    "D" => 1,
                    _ => return None,
                };
                days.checked_add(i32::from(number.parse::<u16>().ok()?).checked_mul(length)?)
            })
    });
    parts.ok_or_else(|| format!("\"{duration}\" is no duration of whole days, such as P30D"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_print_with_their_weekday() {
        for (day, text, weekday) in [
            (0, "1 January 1970", "Thursday"),
            (-1, "31 December 1969", "Wednesday"),
            (19_051, "28 February 2022", "Monday"),
            (11_016, "29 February 2000", "Tuesday"),
            (20_151, "4 March 2025", "Tuesday"),
        ] {
            assert_eq!(
                (Day(day).to_string().as_str(), Day(day).weekday_name()),
                (text, weekday)
            );
        }
    }

    #[test]
    fn days_are_numbered_as_the_calendar_prints_them() {
        for (year, month, day) in [(1970, 1, 1), (2000, 2, 29), (2016, 12, 31), (1645, 3, 1)] {
            let number = Day::of(year, month, day);
            assert_eq!(number.civil(), (i64::from(year), month, day));
        }
    }

    #[test]
    fn the_nearest_weekday_is_at_most_three_days_away() {
        let tuesday = Day(20_151);
        for weekday in 1..=7 {
            let near = tuesday.nearest(weekday);
            assert_eq!(near.weekday(), weekday);
            assert!((near.0 - tuesday.0).abs() <= 3);
        }
        assert_eq!(tuesday.nearest(3), Day(20_152));
    }

    #[test]
    fn time_limits_are_whole_days() {
        assert_eq!(days_of("P30D"), Ok(30));
        assert_eq!(days_of("P2W"), Ok(14));
        assert_eq!(days_of("P1Y2M3D"), Ok(428));
        for wrong in ["", "P", "30D", "PT5H", "P1", "P-3D", "PD"] {
            assert!(days_of(wrong).is_err(), "{wrong}");
        }
    }
}
