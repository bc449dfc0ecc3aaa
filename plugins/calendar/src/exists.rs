//! Dates that no calendar has.

use gainsay_sdk::{Finding, FindingKind, Rule, Time};

/// A finding if no calendar has that date.
pub(crate) fn exists(rule: &Rule, time: Time<'_>) -> Option<Finding> {
    time.is_impossible().then(|| {
        rule.finding(FindingKind::Arithmetic)
            .evidence("date", time.at())
            .value("written", time.words())
    })
}

#[cfg(test)]
mod tests {
    use crate::Calendar;
    use gainsay_sdk::testing::CaseBuilder;

    #[test]
    fn only_a_date_that_no_calendar_has_is_found() {
        for impossible in [true, false] {
            let mut case = CaseBuilder::new();
            case.article(None);
            let sentence = case.body("The kiosk shut on June 31.");
            let date = case.date(sentence, "June 31", (20_151, 20_151));
            case.time_mut(date).impossible = impossible;
            let found = case.run::<Calendar>(r#"{"check": "exists"}"#);
            assert_eq!(found.len(), usize::from(impossible));
        }
    }
}
