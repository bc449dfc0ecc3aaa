//! Weekdays against the dates beside them.

use gainsay_sdk::{Day, Finding, FindingKind, Rule, Time, weekday_name};

/// A finding if the weekday is not that of the date.
pub(crate) fn weekday(rule: &Rule, time: Time<'_>) -> Option<Finding> {
    let said = time
        .weekday_said()
        .filter(|_| time.is_explicit() && !time.is_impossible())?;
    let day = time
        .days()
        .filter(|(first, last)| first == last)
        .map(|(day, _)| Day(day))?;
    if day.weekday() == said {
        return None;
    }
    let other = day.nearest(said);
    Some(
        rule.finding(FindingKind::Arithmetic)
            .remarked(
                "date",
                time.at(),
                &format!("{day} was a {}", day.weekday_name()),
            )
            .step(format!("{day} falls on a {}", day.weekday_name()))
            .step(format!("the nearest {} is {other}", weekday_name(said)))
            .value("written", time.words())
            .value("said", weekday_name(said))
            .value("date", day.to_string())
            .value("weekday", day.weekday_name())
            .value("other-date", other.to_string()),
    )
}

#[cfg(test)]
mod tests {
    use crate::Calendar;
    use gainsay_sdk::testing::{CaseBuilder, Found};

    const WEEKDAY: &str = r#"{"check": "weekday"}"#;

    /// A date of that day beside a weekday; `explicit` if month and day are written out.
    fn found(day: i32, weekday: Option<u8>, explicit: bool, impossible: bool) -> Vec<Found> {
        let mut case = CaseBuilder::new();
        case.article(Some(day));
        let sentence = case.body("The kiosk opened on Wednesday, March 4, and shut on June 31.");
        let date = case.date(sentence, "Wednesday, March 4", (day, day));
        let time = case.time_mut(date);
        (time.weekday_said, time.explicit, time.impossible) = (weekday, explicit, impossible);
        case.run::<Calendar>(WEEKDAY)
    }

    #[test]
    fn a_weekday_that_the_date_does_not_fall_on_is_found_with_both_ways_out() {
        // 4 March 2025 was a Tuesday.
        let found = found(20_151, Some(3), true, false);
        assert_eq!(found[0].side("date"), "Wednesday, March 4");
        assert_eq!(found[0].value("weekday"), "Tuesday");
        assert_eq!(found[0].value("date"), "4 March 2025");
        assert_eq!(found[0].value("other-date"), "5 March 2025");
    }

    #[test]
    fn right_weekdays_and_dates_without_one_are_quiet() {
        assert!(found(20_151, Some(2), true, false).is_empty());
        assert!(found(20_151, None, true, false).is_empty());
        assert!(found(20_151, Some(3), false, false).is_empty());
    }

    #[test]
    fn a_date_that_does_not_exist_has_no_weekday() {
        assert!(found(20_151, Some(3), true, true).is_empty());
    }
}
