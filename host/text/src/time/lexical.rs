//! Words of the calendar and the clock.

use super::word_list;
use crate::quantity::with_lowered;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weekends.
    Weekend,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
    /// Millennia.
    Millennium,
}

impl Unit {
    /// The letter of ISO 8601 with TIMEX3's additions.
    pub(crate) const fn letter(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Weekend => "WE",
            Self::Week => "W",
            Self::Quarter => "Q",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
            Self::Millennium => "ML",
        }
    }

    /// Whether it is a part of a day.
    pub(crate) const fn is_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// A season, as TIMEX3 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Fall,
    /// December to February.
    Winter,
}

impl Season {
    /// TIMEX3's code.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month in which it begins.
    pub(crate) const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }
}

/// What a word can say of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeWord {
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, Monday 1 to Sunday 7.
    Weekday(u8),
    /// "Mondays".
    Weekdays(u8),
    /// A unit, singular.
    Unit(Unit),
    /// A unit, plural.
    Units(Unit),
    /// "weeklong": one unit, as a length.
    UnitLong(Unit),
    /// A season.
    Season(Season),
    /// A season, plural.
    Seasons(Season),
    /// A part of the day as TIMEX3's code: MO, AF, EV, NI, DT.
    DayPart(&'static str),
    /// Noon 12, midnight 24.
    ClockName(u8),
    /// "yesterday", "today", "tomorrow": days from the reference day.
    Day(i32),
    /// "tonight".
    Tonight,
    /// "nineties": the decade's digit.
    Decade(u8),
    /// "am" and "pm".
    Meridiem(bool),
    /// "daily": how often, as a duration.
    Often(&'static str),
    /// "now", "recently", "soon": PRESENT_REF, PAST_REF, FUTURE_REF.
    Vague(&'static str),
    /// "fiscal".
    Fiscal,
    /// "last", "past", "previous", "next", "this", "current": how many units away, and "past".
    Shift(Shift),
    /// A word that can begin an expression without being about time: "five", "first", "once".
    Opener,
    /// A word that can stand before an expression and needs another one behind it: "the", "about".
    Lead,
    /// Says nothing of time.
    Other,
}

/// The words that count units away from the reference time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// "last", "previous".
    Last,
    /// "past".
    Past,
    /// "this", "current".
    This,
    /// "next", "following", "coming".
    Next,
    /// "that", "same".
    That,
    /// "latest".
    Latest,
}

/// Reads a word; abbreviations may have their period.
pub(crate) fn time_word(word: &str) -> TimeWord {
    let bare = word.strip_suffix('.').unwrap_or(word);
    let capital = || word.chars().next().is_some_and(char::is_uppercase);
    with_lowered(bare, |word| match word_list::find(word) {
        Some(known) if !known.needs_capital || capital() => known.says,
        _ => TimeWord::Other,
    })
}

/// Whether a weekday is written in a short form that is also a word or a name.
pub(crate) fn is_short_weekday(word: &str) -> bool {
    word.trim_end_matches('.').len() <= 5 && !word.to_ascii_lowercase().ends_with("day")
}
