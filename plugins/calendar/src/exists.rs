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
