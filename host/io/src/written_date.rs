//! Publication days as people write them in metadata.

use gainsay_model::CivilDay;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads `2022-02-17`, the same with a time of day after it, `17 February 2022`,
/// `February 17, 2022` and, as mail and feeds write it, `Thu, 17 Feb 2022 08:00:00 GMT`. A time zone does not move the day: it is the day as the publisher wrote it.
pub(crate) fn read(text: &str) -> Option<CivilDay> {
    let text = text.trim();
    iso(text)
        .or_else(|| in_words(text))
        .or_else(|| in_mail(text))
}

fn iso(text: &str) -> Option<CivilDay> {
    let (day, rest) = text.split_at_checked(10)?;
    let time = rest.strip_prefix(['T', 't', ' ']).map(str::trim_start);
    let ends = rest.is_empty() || time.is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    CivilDay::parse(day).ok().filter(|_| ends)
}

fn in_words(text: &str) -> Option<CivilDay> {
    let words: Vec<&str> = text
        .split([' ', ',', '.', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    let &[first, second, year] = words.as_slice() else {
        return None;
    };
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let year = Some(year).filter(|year| year.len() == 4)?;
    CivilDay::new(year.parse().ok()?, month, day.parse().ok()?)
}

/// The day in the middle of `Thu, 17 Feb 2022 08:00:00 GMT`.
fn in_mail(text: &str) -> Option<CivilDay> {
    let day = match text.split_once(',') {
        Some((weekday, day)) if weekday.chars().all(char::is_alphabetic) => day,
        _ => text,
    };
    let mut words = day.split_whitespace();
    let words: [&str; 4] = std::array::from_fn(|_| words.next().unwrap_or_default());
    let [day, month, year, time] = words;
    let ends = time.is_empty() || (time.contains(':') && !day.is_empty());
    in_words(&[day, month, year].join(" ")).filter(|_| ends)
}

/// Number of the month of that name, or of its first three letters or more.
fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|name| {
        word.len() >= 3 && name.starts_with(&word) || word == "sept" && *name == "september"
    })?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2022-02-17",
            " 2022-02-17T23:30:00-05:00",
            "2022-02-17 08:15",
            "17 February 2022",
            "Feb. 17, 2022",
            "february 17th 2022",
            "Thu, 17 Feb 2022 08:00:00 GMT",
            "17 Feb 2022 08:00 +0100",
        ] {
            assert_eq!(read(text), CivilDay::new(2022, 2, 17), "{text}");
        }
        assert_eq!(read("Sept. 3, 2021"), CivilDay::new(2021, 9, 3));
    }

    #[test]
    fn other_words_are_no_days() {
        for text in [
            "",
            "soon",
            "2022",
            "17/02/2022",
            "2022-02-30",
            "2022-02-17x",
            "30 February 2022",
            "17 ma 2022",
            "May June 2022",
            "17 February 22",
            "2022-02-1７",
            "Thu, 17 Feb 2022 soon",
            "on 17 Feb 2022",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
