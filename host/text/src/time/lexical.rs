//! Words of the calendar and the clock.

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
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let bare = word.strip_suffix('.').unwrap_or(word);
    let found = with_lowered(bare, |word| {
        if let Some(month) = month(word, capital) {
            return TimeWord::Month(month);
        }
        if let Some(weekday) = weekday(word, capital) {
            return weekday;
        }
        unit(word).unwrap_or_else(|| named(word))
    });
    // "U.S." and the like keep inner periods; only the clock's "a.m." and "p.m." have them here.
    match found {
        TimeWord::Other => with_lowered(word, |word| match word {
            "a.m." | "a.m" => TimeWord::Meridiem(false),
            "p.m." | "p.m" => TimeWord::Meridiem(true),
            _ => TimeWord::Other,
        }),
        found => found,
    }
}

fn month(word: &str, capital: bool) -> Option<i8> {
    // "may", "march" and the three-letter forms are words of their own without their capital.
    Some(match word {
        "january" => 1,
        "february" => 2,
        "april" => 4,
        "june" => 6,
        "july" => 7,
        "august" if capital => 8,
        "september" => 9,
        "october" => 10,
        "november" => 11,
        "december" => 12,
        "march" | "mar" if capital => 3,
        "may" if capital => 5,
        "jan" if capital => 1,
        "feb" if capital => 2,
        "apr" if capital => 4,
        "jun" if capital => 6,
        "jul" if capital => 7,
        "aug" if capital => 8,
        "sept" | "sep" if capital => 9,
        "oct" if capital => 10,
        "nov" if capital => 11,
        "dec" if capital => 12,
        _ => return None,
    })
}

fn weekday(word: &str, capital: bool) -> Option<TimeWord> {
    let number = |word: &str| {
        Some(match word {
            "monday" => 1,
            "tuesday" => 2,
            "wednesday" => 3,
            "thursday" => 4,
            "friday" => 5,
            "saturday" => 6,
            "sunday" => 7,
            _ => return None,
        })
    };
    // "Sat" and "Sun" need company; the rule for dates asks for it.
    let short = || {
        Some(match word {
            "mon" => 1,
            "tue" | "tues" => 2,
            "wed" => 3,
            "thu" | "thurs" | "thur" => 4,
            "fri" => 5,
            "sat" => 6,
            "sun" => 7,
            _ => return None,
        })
    };
    let single = number(word).or_else(|| short().filter(|_| capital));
    let plural = || {
        word.strip_suffix('s')
            .and_then(number)
            .map(TimeWord::Weekdays)
    };
    single.map(TimeWord::Weekday).or_else(plural)
}

/// Whether a weekday is written in a short form that is also a word or a name.
pub(crate) fn is_short_weekday(word: &str) -> bool {
    word.trim_end_matches('.').len() <= 5 && !word.to_ascii_lowercase().ends_with("day")
}

fn unit(word: &str) -> Option<TimeWord> {
    let of = |word: &str| {
        Some(match word {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "weekend" => Unit::Weekend,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" | "centurie" => Unit::Century,
            "millennium" | "millennia" => Unit::Millennium,
            _ => return None,
        })
    };
    if word == "centurie" {
        return None;
    }
    if let Some(unit) = of(word) {
        return Some(TimeWord::Unit(unit));
    }
    word.strip_suffix('s').and_then(of).map(TimeWord::Units)
}

fn named(word: &str) -> TimeWord {
    use TimeWord::{
        Day, DayPart, Decade, Fiscal, Lead, Meridiem, Often, Opener, Other, Season as S, Seasons,
        Tonight, Vague,
    };
    match word {
        "spring" => S(Season::Spring),
        "summer" => S(Season::Summer),
        "fall" | "autumn" => S(Season::Fall),
        "winter" => S(Season::Winter),
        "springs" => Seasons(Season::Spring),
        "summers" => Seasons(Season::Summer),
        "autumns" => Seasons(Season::Fall),
        "winters" => Seasons(Season::Winter),
        "morning" => DayPart("MO"),
        "afternoon" => DayPart("AF"),
        "evening" => DayPart("EV"),
        "night" => DayPart("NI"),
        "daytime" => DayPart("DT"),
        "noon" | "midday" => TimeWord::ClockName(12),
        "midnight" => TimeWord::ClockName(24),
        "yesterday" => Day(-1),
        "today" => Day(0),
        "tomorrow" => Day(1),
        "tonight" => Tonight,
        "twenties" => Decade(2),
        "thirties" => Decade(3),
        "forties" => Decade(4),
        "fifties" => Decade(5),
        "sixties" => Decade(6),
        "seventies" => Decade(7),
        "eighties" => Decade(8),
        "nineties" => Decade(9),
        "am" => Meridiem(false),
        "pm" => Meridiem(true),
        "daily" => Often("P1D"),
        "nightly" => Often("P1D"),
        "hourly" => Often("PT1H"),
        "weekly" => Often("P1W"),
        "biweekly" => Often("P2W"),
        "monthly" => Often("P1M"),
        "yearly" => Often("P1Y"),
        "now" | "currently" | "nowadays" | "presently" => Vague("PRESENT_REF"),
        "current" => TimeWord::Shift(Shift::This),
        "recently" | "lately" => Vague("PAST_REF"),
        "soon" => Vague("FUTURE_REF"),
        "fiscal" => Fiscal,
        "last" | "previous" | "preceding" => TimeWord::Shift(Shift::Last),
        "past" => TimeWord::Shift(Shift::Past),
        "this" => TimeWord::Shift(Shift::This),
        "next" | "coming" | "upcoming" | "following" => TimeWord::Shift(Shift::Next),
        "that" | "same" => TimeWord::Shift(Shift::That),
        "latest" => TimeWord::Shift(Shift::Latest),
        "the" | "a" | "an" | "about" | "around" | "approximately" | "roughly" | "nearly"
        | "almost" | "more" | "less" | "fewer" | "over" | "under" | "at" | "up" | "no" | "only"
        | "just" | "some" | "early" | "earlier" | "late" | "later" | "mid" | "middle"
        | "beginning" | "start" | "end" | "each" | "every" | "these" | "recent" | "several"
        | "many" | "few" | "couple" | "another" | "new" | "half" | "as" | "all" | "final" => Lead,
        "future" | "thanksgiving" | "christmas" | "easter" | "first" | "second" | "third"
        | "fourth" | "right" | "once" | "twice" | "long" | "year's" | "overnight" | "one"
        | "halloween" | "o'clock" | "term" => Opener,
        _ => {
            if crate::quantity::number_word(word).is_some()
                || crate::quantity::ordinal_word(word).is_some()
            {
                Opener
            } else {
                Other
            }
        }
    }
}
