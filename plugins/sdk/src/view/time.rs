//! Time expressions.

use super::Time;
use crate::{Span, TimeKind};

impl<'c> Time<'c> {
    /// Place.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// Index of its sentence.
    pub fn sentence_index(self) -> u32 {
        self.raw.sentence
    }

    /// The words as written.
    pub fn words(self) -> &'c str {
        self.case.text(self.raw.words)
    }

    /// TIMEX3 type.
    pub fn kind(self) -> TimeKind {
        self.raw.kind
    }

    /// TIMEX3 value.
    pub fn value(self) -> &'c str {
        self.case.text(self.raw.value)
    }

    /// First and last day since 1970-01-01.
    pub fn days(self) -> Option<(i32, i32)> {
        self.raw.earliest.zip(self.raw.latest)
    }

    /// The weekday written beside a calendar date, Monday 1 to Sunday 7.
    pub fn weekday_said(self) -> Option<u8> {
        self.raw.weekday_said
    }

    /// A date that no calendar has.
    pub fn is_impossible(self) -> bool {
        self.raw.impossible
    }

    /// Month and day of month are written out.
    pub fn is_explicit(self) -> bool {
        self.raw.explicit
    }

    /// A day, or a stretch or time of day of the calendar: no length of time, nothing repeated.
    pub fn is_moment(self) -> bool {
        matches!(self.raw.kind, TimeKind::Date | TimeKind::Time)
    }
}

/// From the first to the last day of dates and times of day.
pub(super) fn span_of<'c>(times: impl Iterator<Item = Time<'c>>) -> Option<(i32, i32)> {
    times
        .filter(|time| time.is_moment())
        .filter_map(Time::days)
        .reduce(|(a, b), (first, last)| (a.min(first), b.max(last)))
}
