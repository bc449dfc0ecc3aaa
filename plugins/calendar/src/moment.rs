//! Years, decades, months and days as a sentence writes them.

use crate::line::Line;
use gainsay_sdk::{Day, month_name, weekday_name};

/// Years that a news article tells of. Numbers beyond are taken for counts.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2150;

/// A point or stretch of the calendar, as far as it is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    /// A decade that starts with the year.
    pub(crate) decade: bool,
    /// Its first token, without articles and words such as "late".
    pub(crate) first: usize,
    /// The token after it.
    pub(crate) next: usize,
}

impl Moment {
    /// The moment that starts at that token, if one does.
    pub(crate) fn read(line: &Line<'_>, at: usize) -> Option<Self> {
        month_first(line, at)
            .or_else(|| day_first(line, at))
            .or_else(|| year_alone(line, at))
    }

    /// The year that follows a day at that token: ", 2016", "of 2016".
    pub(crate) fn read_year(line: &Line<'_>, at: usize) -> Option<Self> {
        let (year, next) = year_after(line, at);
        year.map(|year| Self {
            year: Some(year),
            month: None,
            day: None,
            decade: false,
            first: at,
            next,
        })
    }

    /// The same of that year, if it names none itself.
    #[must_use]
    pub(crate) fn in_year(self, year: Option<i32>) -> Self {
        Self {
            year: self.year.or(year),
            ..self
        }
    }

    /// First and last day; none without a year, or for a day that no month has.
    pub(crate) fn days(self) -> Option<(i32, i32)> {
        let year = self.year?;
        let last_year = if self.decade { year + 9 } else { year };
        let (first_month, last_month) = self.month.map_or((1, 12), |month| (month, month));
        let (first_day, last_day) = match self.day {
            Some(day) => (day, day),
            None => (1, month_length(last_year, last_month)),
        };
        (last_day <= month_length(last_year, last_month)).then(|| {
            (
                Day::of(year, first_month, first_day).0,
                Day::of(last_year, last_month, last_day).0,
            )
        })
    }
}

/// "May", "May 12", "May 12, 2016", "May 2016".
fn month_first(line: &Line<'_>, at: usize) -> Option<Moment> {
    let month = month_at(line, at)?;
    let mut next = at + 1;
    // "Sept. 12"
    if line.word(next) == "." && line.word(at).len() <= 4 {
        next += 1;
    }
    let day = day_at(line, next);
    if day.is_some() {
        next += 1;
    }
    let (year, next) = year_after(line, next);
    Some(Moment {
        year,
        month: Some(month),
        day,
        decade: false,
        first: at,
        next,
    })
}

/// "12 May", "12th of May 2016".
fn day_first(line: &Line<'_>, at: usize) -> Option<Moment> {
    let day = day_at(line, at)?;
    let month_at_index = at + 1 + usize::from(line.word(at + 1) == "of");
    let month = month_at(line, month_at_index)?;
    let (year, next) = year_after(line, month_at_index + 1);
    Some(Moment {
        year,
        month: Some(month),
        day: Some(day),
        decade: false,
        first: at,
        next,
    })
}

/// "2016", "1990s".
fn year_alone(line: &Line<'_>, at: usize) -> Option<Moment> {
    let word = line.word(at);
    let (digits, decade) = match word.strip_suffix('s') {
        Some(digits) => (digits, true),
        None => (word, false),
    };
    let year = year_of(digits).filter(|year| !decade || year % 10 == 0)?;
    Some(Moment {
        year: Some(year),
        month: None,
        day: None,
        decade,
        first: at,
        next: at + 1,
    })
}

/// The year after a month or day, with a comma or "of" before it or not, and the token after it.
fn year_after(line: &Line<'_>, next: usize) -> (Option<i32>, usize) {
    for skipped in 0..2 {
        if skipped == 1 && !matches!(line.word(next), "," | "of") {
            break;
        }
        if let Some(year) = year_of(line.word(next + skipped)) {
            return (Some(year), next + skipped + 1);
        }
    }
    (None, next)
}

/// The year that four digits write.
pub(crate) fn year_of(word: &str) -> Option<i32> {
    let year = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() == 4;
    year.then(|| word.parse().ok())?
        .filter(|year| YEARS.contains(year))
}

/// The day of the month that a number writes: "3", "3rd".
fn day_at(line: &Line<'_>, at: usize) -> Option<u8> {
    let word = line.word(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..).unwrap_or_default();
    let known = matches!(ending, "" | "st" | "nd" | "rd" | "th");
    let joined = line.word(at + 1) == "%";
    (known && !joined)
        .then(|| digits.parse().ok())?
        .filter(|day| (1..=31).contains(day))
}

/// The month that a capitalised word names, 1 to 12.
fn month_at(line: &Line<'_>, at: usize) -> Option<u8> {
    let word = line.word(at);
    if !line.is_capital(at) || word.len() < 3 {
        return None;
    }
    let abbreviated = word.len() <= 4 && word != "mar";
    (1..=12).find(|&month| {
        let name = month_name(month);
        let start = name.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
            && (abbreviated || name.len() == word.len())
    })
}

/// Whether the word names a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    (1..=7).any(|weekday| weekday_name(weekday).eq_ignore_ascii_case(word))
}

fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Full years from one day to another, as ages are counted.
pub(crate) fn years_between(from: i32, to: i32) -> i64 {
    let (from_year, from_month, from_day) = Day(from).civil();
    let (to_year, to_month, to_day) = Day(to).civil();
    to_year - from_year - i64::from((to_month, to_day) < (from_month, from_day))
}

/// The year that a day lies in.
pub(crate) fn year_in(day: i32) -> i32 {
    Day(day).civil().0 as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_sdk::testing::CaseBuilder;
    use gainsay_sdk::{Case, Checker, Finding, Info, Needs, NoParams, PreparedRule};

    #[test]
    fn ages_change_on_the_birthday() {
        let born = Day::of(1950, 6, 15).0;
        assert_eq!(years_between(born, Day::of(2020, 6, 14).0), 69);
        assert_eq!(years_between(born, Day::of(2020, 6, 15).0), 70);
    }

    /// Reads the moment at every token and fails with what it found.
    struct Probe;

    impl Checker for Probe {
        type Params = NoParams;

        fn describe() -> Info {
            Info::new("probe", "0.1.0", "moments of a text").needs(&[Needs::Texts])
        }

        fn check(case: &Case, _: &[PreparedRule<NoParams>]) -> Result<Vec<Finding>, String> {
            for sentence in case.sentences() {
                let line = Line::read(case, sentence);
                let moment = (0..line.tokens.len()).find_map(|at| Moment::read(&line, at));
                let read = moment.map(|m| (m.year, m.month, m.day, m.decade));
                let expected = match sentence.index() {
                    0 => Some((Some(2016), Some(5), Some(12), false)),
                    1 => Some((Some(2016), Some(9), Some(3), false)),
                    2 => Some((None, Some(5), None, false)),
                    3 => Some((Some(1990), None, None, true)),
                    4 => Some((Some(2014), None, None, false)),
                    _ => None,
                };
                assert_eq!(read, expected, "{}", sentence.index());
            }
            Ok(Vec::new())
        }
    }

    #[test]
    fn moments_are_read_in_both_orders() {
        let mut case = CaseBuilder::new();
        case.article(None);
        for text in [
            "It opened on May 12, 2016.",
            "It opened on the 3rd of Sept 2016.",
            "It opened in May.",
            "It opened in the 1990s.",
            "It opened in 2014, maybe.",
            "It may open with 2,014 seats, 3500 of them new.",
        ] {
            case.body(text);
        }
        case.run::<Probe>("{}");
    }
}
