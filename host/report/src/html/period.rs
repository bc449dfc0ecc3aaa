//! Stretches of the calendar that time expressions name.

use super::words;
use gainsay_model::{CivilDay, Timex, TimexType};

/// First and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Period {
    pub(super) first: CivilDay,
    pub(super) last: CivilDay,
}

impl Period {
    /// One day.
    pub(super) fn day(day: CivilDay) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// What a time expression names, if that is a stretch of the calendar.
    pub(super) fn of(time: &Timex) -> Option<Self> {
        let dated = matches!(time.kind, TimexType::Date | TimexType::Time) && !time.impossible;
        let (first, last) = (time.earliest?, time.latest?);
        (dated && first <= last).then_some(Self { first, last })
    }

    /// "Thursday, 3 November 2016", "November 2016", "2016", "1 to 7 November" in full.
    pub(super) fn words(self) -> String {
        let (first, last) = (self.first.date(), self.last.date());
        let whole = first.day() == 1 && self.last.plus(1).is_some_and(|n| n.date().day() == 1);
        let one_year = first.year() == last.year();
        if first == last {
            words::day(self.first)
        } else if whole && one_year && (first.month(), last.month()) == (1, 12) {
            first.year().to_string()
        } else if whole && one_year && first.month() == last.month() {
            words::month(self.first)
        } else {
            format!("{} to {}", words::date(self.first), words::date(self.last))
        }
    }

    /// As an HTML `time` element, if it is a day that such an element can name.
    pub(super) fn html(self) -> String {
        let words = self.words();
        if self.first == self.last && (1..=9999).contains(&self.first.date().year()) {
            return format!("<time datetime=\"{}\">{words}</time>", self.first);
        }
        format!("<span>{words}</span>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_named_by_what_they_cover() {
        let period = |first: &str, last: &str| {
            let day = |text| CivilDay::parse(text).unwrap();
            Period {
                first: day(first),
                last: day(last),
            }
        };
        for (first, last, words) in [
            ("2016-11-03", "2016-11-03", "Thursday, 3 November 2016"),
            ("2016-02-01", "2016-02-29", "February 2016"),
            ("2016-01-01", "2016-12-31", "2016"),
            (
                "2016-11-01",
                "2016-11-07",
                "1 November 2016 to 7 November 2016",
            ),
            (
                "2016-12-01",
                "2017-02-28",
                "1 December 2016 to 28 February 2017",
            ),
        ] {
            assert_eq!(period(first, last).words(), words);
        }
        let html = period("2016-11-03", "2016-11-03").html();
        assert!(html.starts_with("<time datetime=\"2016-11-03\">"));
    }
}
