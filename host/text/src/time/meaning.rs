//! What a time expression says, before it is placed on the calendar.

use super::lexical::{Season, Shift, Unit};
use gainsay_model::{Decimal, TimexMod};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// Hour, 0 to 24.
    pub(crate) hour: u8,
    /// Minute, if it is said.
    pub(crate) minute: Option<u8>,
}

/// Time of day: by the clock or by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayTime {
    /// By the clock.
    Clock(Clock),
    /// TIMEX3's code of a part of the day.
    Part(&'static str),
}

/// Which year something belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearRef {
    /// Written out.
    Given(i32),
    /// Years from the reference year: "last year's".
    Shift(i32),
    /// Not said.
    Open,
}

/// How many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// That many.
    Exactly(Decimal),
    /// "several", "a few".
    Unknown,
}

/// A day, weekday or coarser part of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CalendarDate {
    /// Year, if it is said.
    pub(crate) year: YearRef,
    /// Month 1 to 12, if it is said.
    pub(crate) month: Option<i8>,
    /// Day of the month as written, if it is said; the month need not have it.
    pub(crate) day: Option<i8>,
    /// Weekday, Monday 1 to Sunday 7, if it is said.
    pub(crate) weekday: Option<u8>,
    /// Place of the weekday's piece.
    pub(crate) weekday_at: Option<usize>,
    /// "last", "this", "next" before it.
    pub(crate) shift: Option<Shift>,
    /// Counted from the day that was named last: "the previous Friday".
    pub(crate) from_named: bool,
    /// "on a Friday": which one is not said.
    pub(crate) any: bool,
    /// Time of day beside it.
    pub(crate) time: Option<DayTime>,
    /// The month is written as a word, so that the order of month and day is beyond doubt.
    pub(crate) month_in_words: bool,
    /// It stands between an article and a noun, or a month owns the noun: "the Nov. 8 vote", "June's vote".
    pub(crate) before_noun: bool,
    /// Something has ended on it: "the quarter ended Oct. 31".
    pub(crate) ended: bool,
}

impl CalendarDate {
    /// A date of which nothing is said.
    pub(crate) const EMPTY: Self = Self {
        year: YearRef::Open,
        month: None,
        day: None,
        weekday: None,
        weekday_at: None,
        shift: None,
        from_named: false,
        any: false,
        time: None,
        month_in_words: false,
        before_noun: false,
        ended: false,
    };
}

/// What the words of a time expression say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Parts of a calendar date.
    Date(CalendarDate),
    /// Days from the reference day.
    Day(i32, Option<DayTime>),
    /// Days from the day that was named last: "the next morning".
    DayAfter(i32, Option<DayTime>),
    /// The unit after the one that was named last: "the following year".
    Following(Unit),
    /// So many weeks from the nearest such weekday on their side: "a week from Monday".
    WeeksFrom(i32, u8),
    /// Days from a day that is named: "the day before last Tuesday".
    DaysFrom(i32, CalendarDate),
    /// The week in which a day lies: "the week of March 6".
    WeekOf(CalendarDate),
    /// A time on a day that the context gives.
    Time(DayTime),
    /// "this week", "last year", "next month".
    Period(Unit, Shift),
    /// "the year", "the quarter": the one that is talked about.
    Definite(Unit),
    /// "two weeks ago" (negative), "three days later".
    Away {
        /// How many, negative for the past.
        count: Amount,
        /// Of what.
        unit: Unit,
        /// In the past.
        past: bool,
        /// Counted from the article's date and not from another time.
        from_now: bool,
        /// How exactly, if it is said: "a year ago today", "ten years ago this month".
        grain: Option<Unit>,
    },
    /// "the third quarter of 1989", and the "year-ago quarter" (none).
    Quarter(Option<u8>, YearRef),
    /// "the 1988 period": that year's share of what the article reports.
    SamePeriod(YearRef),
    /// A quarter told by its last day.
    QuarterEnded(u8, YearRef),
    /// First or second half of a year.
    Half(u8, YearRef),
    /// "last summer".
    Season(Season, YearRef, Option<Shift>),
    /// Years that share their first digits: 197 for the 1970s, 19 for the 20th century.
    Span(u32, u8),
    /// "the nineties", of the century that fits.
    Decade(u8),
    /// PRESENT_REF, PAST_REF, FUTURE_REF.
    Vague(&'static str),
    /// A length.
    Duration(Amount, Unit),
    /// Every so much.
    Every(Unit, u32),
    /// A fixed rhythm.
    Often(&'static str),
    /// Every weekday of that name, perhaps at a time of day.
    EveryWeekday(u8, Option<&'static str>),
    /// Every month of that name.
    EveryMonth(i8),
    /// Every season of that name.
    EverySeason(Season),
    /// A feast: month and day, or a rule of its own.
    Feast(Feast, YearRef),
    /// The last day of the year.
    YearEnd(YearRef),
    /// "year's end": the year, of which the end is meant.
    LateInYear(YearRef),
}

/// Feasts that newspapers date things by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feast {
    /// Same day of the same month every year.
    Fixed(i8, i8),
    /// So many days from Western Easter.
    FromEaster(i32),
    /// In that month the first such weekday from that day on.
    Weekday(i8, u8, i8),
    /// The last such weekday of that month.
    LastWeekday(i8, u8),
}

/// An expression found in a sentence, in pieces of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// First piece.
    pub(crate) start: usize,
    /// One past the last piece.
    pub(crate) end: usize,
    /// What it says.
    pub(crate) meaning: Meaning,
    /// TIMEX3 `mod`.
    pub(crate) modifier: Option<TimexMod>,
}
