//! Time expressions (TIMEX3).

use crate::{CivilDay, Span};
use serde::{Deserialize, Serialize};

/// TIMEX3 `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or a coarser stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimexMod {
    /// "about three weeks".
    Approx,
    /// "before June".
    Before,
    /// "after June".
    After,
    /// "early June".
    Start,
    /// "mid-June".
    Mid,
    /// "late June".
    End,
    /// "less than a week".
    LessThan,
    /// "more than a week".
    MoreThan,
    /// "at most a week".
    EqualOrLess,
    /// "at least a week".
    EqualOrMore,
}

/// A time expression, resolved against the article's date (never today).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex {
    /// Place in the article's text.
    pub span: Span,
    /// The words as written.
    pub text: String,
    /// TIMEX3 `type`.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 `value`: ISO 8601 with TIMEX3's extensions (`2022-W07`, `P3D`, `PRESENT_REF`).
    pub value: String,
    /// TIMEX3 `mod`.
    #[serde(rename = "mod")]
    pub modifier: Option<TimexMod>,
    /// First day that the words can mean.
    pub earliest: Option<CivilDay>,
    /// Last day that the words can mean.
    pub latest: Option<CivilDay>,
    /// Weekday written beside a calendar date, Monday 1 to Sunday 7.
    pub weekday_said: Option<u8>,
    /// Where that weekday stands, if it is written.
    pub weekday_span: Option<Span>,
    /// A day that no calendar has, such as June 31.
    pub impossible: bool,
    /// Month and day of month are written out, so that weekday and calendar can be compared.
    pub explicit: bool,
    /// Index of the sentence.
    pub sentence: u32,
    /// First and one past the last token.
    pub tokens: (u32, u32),
}
