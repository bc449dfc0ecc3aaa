//! Civil days as the stages count them.

use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar. Serialises as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CivilDay(jiff::civil::Date);

/// The words do not name a day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError(String);

impl std::fmt::Display for DateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is not a date; write it as YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for DateError {}

const EPOCH: jiff::civil::Date = jiff::civil::Date::constant(1970, 1, 1);

impl CivilDay {
    /// The day of that year, month (1 to 12) and day of month, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `YYYY-MM-DD`, with nothing before or after it.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError(text.chars().take(40).collect());
        let bytes = text.as_bytes();
        let digits = |from: usize, to: usize| {
            bytes
                .get(from..to)
                .filter(|part| part.iter().all(u8::is_ascii_digit))
                .and_then(|part| std::str::from_utf8(part).ok())
                .and_then(|part| part.parse::<i16>().ok())
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return Err(wrong());
        }
        match (digits(0, 4), digits(5, 7), digits(8, 10)) {
            (Some(year), Some(month), Some(day)) => {
                Self::new(year, month as i8, day as i8).ok_or_else(wrong)
            }
            _ => Err(wrong()),
        }
    }

    /// The calendar date, for arithmetic.
    pub fn date(self) -> jiff::civil::Date {
        self.0
    }

    /// Days since 1970-01-01, negative before it.
    pub fn days_since_epoch(self) -> i32 {
        EPOCH.until(self.0).map_or(0, |span| span.get_days())
    }

    /// The day that many days after 1970-01-01; none outside the years -9999 to 9999.
    pub fn from_days_since_epoch(days: i32) -> Option<Self> {
        EPOCH
            .checked_add(jiff::Span::new().try_days(days).ok()?)
            .ok()
            .map(Self)
    }

    /// The day `days` later (earlier if negative); none outside the calendar's years.
    #[must_use]
    pub fn plus(self, days: i32) -> Option<Self> {
        Self::from_days_since_epoch(self.days_since_epoch().checked_add(days)?)
    }

    /// Monday is 1, Sunday is 7 (ISO 8601).
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset() as u8
    }
}

impl From<jiff::civil::Date> for CivilDay {
    fn from(date: jiff::civil::Date) -> Self {
        Self(date)
    }
}

impl std::fmt::Display for CivilDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl TryFrom<String> for CivilDay {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

impl From<CivilDay> for String {
    fn from(day: CivilDay) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weekdays_agree_with_the_calendar() {
        let day = CivilDay::parse("2022-02-17").unwrap();
        assert_eq!(day.weekday(), 4);
        assert_eq!(day.days_since_epoch(), 19_040);
        assert_eq!(CivilDay::from_days_since_epoch(19_040), Some(day));
        assert_eq!(day.plus(-48).unwrap().to_string(), "2021-12-31");
    }

    #[test]
    fn only_whole_dates_are_read() {
        for wrong in [
            "",
            "2022-2-17",
            "2022-02-30",
            "2022-02-17T00",
            "aaaa-bb-cc",
            "２022-02-17",
        ] {
            assert!(CivilDay::parse(wrong).is_err(), "{wrong}");
        }
    }
}
