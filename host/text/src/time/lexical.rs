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
    Some(match word.as_bytes() {
        b"january" => 1,
        b"february" => 2,
        b"april" => 4,
        b"june" => 6,
        b"july" => 7,
        b"august" if capital => 8,
        b"september" => 9,
        b"october" => 10,
        b"november" => 11,
        b"december" => 12,
        b"march" | b"mar" if capital => 3,
        b"may" if capital => 5,
        b"jan" if capital => 1,
        b"feb" if capital => 2,
        b"apr" if capital => 4,
        b"jun" if capital => 6,
        b"jul" if capital => 7,
        b"aug" if capital => 8,
        b"sept" | b"sep" if capital => 9,
        b"oct" if capital => 10,
        b"nov" if capital => 11,
        b"dec" if capital => 12,
        _ => return None,
    })
}

fn weekday(word: &str, capital: bool) -> Option<TimeWord> {
    let number = |word: &str| {
        Some(match word.as_bytes() {
            b"monday" => 1,
            b"tuesday" => 2,
            b"wednesday" => 3,
            b"thursday" => 4,
            b"friday" => 5,
            b"saturday" => 6,
            b"sunday" => 7,
            _ => return None,
        })
    };
    // "Sat" and "Sun" need company; the rule for dates asks for it.
    let short = || {
        Some(match word.as_bytes() {
            b"mon" => 1,
            b"tue" | b"tues" => 2,
            b"wed" => 3,
            b"thu" | b"thurs" | b"thur" => 4,
            b"fri" => 5,
            b"sat" => 6,
            b"sun" => 7,
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
        Some(match word.as_bytes() {
            b"second" => Unit::Second,
            b"minute" => Unit::Minute,
            b"hour" => Unit::Hour,
            b"day" => Unit::Day,
            b"weekend" => Unit::Weekend,
            b"week" => Unit::Week,
            b"month" => Unit::Month,
            b"quarter" => Unit::Quarter,
            b"year" => Unit::Year,
            b"decade" => Unit::Decade,
            b"century" | b"centurie" => Unit::Century,
            b"millennium" | b"millennia" => Unit::Millennium,
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
    match word.as_bytes() {
        b"spring" => S(Season::Spring),
        b"summer" => S(Season::Summer),
        b"fall" | b"autumn" => S(Season::Fall),
        b"winter" => S(Season::Winter),
        b"springs" => Seasons(Season::Spring),
        b"summers" => Seasons(Season::Summer),
        b"autumns" => Seasons(Season::Fall),
        b"winters" => Seasons(Season::Winter),
        b"morning" => DayPart("MO"),
        b"afternoon" => DayPart("AF"),
        b"evening" => DayPart("EV"),
        b"night" => DayPart("NI"),
        b"daytime" => DayPart("DT"),
        b"noon" | b"midday" => TimeWord::ClockName(12),
        b"midnight" => TimeWord::ClockName(24),
        b"yesterday" => Day(-1),
        b"today" => Day(0),
        b"tomorrow" => Day(1),
        b"tonight" => Tonight,
        b"twenties" => Decade(2),
        b"thirties" => Decade(3),
        b"forties" => Decade(4),
        b"fifties" => Decade(5),
        b"sixties" => Decade(6),
        b"seventies" => Decade(7),
        b"eighties" => Decade(8),
        b"nineties" => Decade(9),
        b"am" => Meridiem(false),
        b"pm" => Meridiem(true),
        b"daily" => Often("P1D"),
        b"nightly" => Often("P1D"),
        b"hourly" => Often("PT1H"),
        b"weekly" => Often("P1W"),
        b"biweekly" => Often("P2W"),
        b"monthly" => Often("P1M"),
        b"yearly" => Often("P1Y"),
        b"now" | b"currently" | b"nowadays" | b"presently" => Vague("PRESENT_REF"),
        b"current" => TimeWord::Shift(Shift::This),
        b"recently" | b"lately" => Vague("PAST_REF"),
        b"soon" => Vague("FUTURE_REF"),
        b"fiscal" => Fiscal,
        b"last" | b"previous" | b"preceding" => TimeWord::Shift(Shift::Last),
        b"past" => TimeWord::Shift(Shift::Past),
        b"this" => TimeWord::Shift(Shift::This),
        b"next" | b"coming" | b"upcoming" | b"following" => TimeWord::Shift(Shift::Next),
        b"that" | b"same" => TimeWord::Shift(Shift::That),
        b"latest" => TimeWord::Shift(Shift::Latest),
        b"the" | b"a" | b"an" | b"about" | b"around" | b"approximately" | b"roughly"
        | b"nearly" | b"almost" | b"more" | b"less" | b"fewer" | b"over" | b"under" | b"at"
        | b"up" | b"no" | b"only" | b"just" | b"some" | b"early" | b"earlier" | b"late"
        | b"later" | b"mid" | b"middle" | b"beginning" | b"start" | b"end" | b"each" | b"every"
        | b"these" | b"recent" | b"several" | b"many" | b"few" | b"couple" | b"another"
        | b"new" | b"half" | b"as" | b"all" | b"final" => Lead,
        b"future" | b"thanksgiving" | b"christmas" | b"easter" | b"first" | b"second"
        | b"third" | b"fourth" | b"right" | b"once" | b"twice" | b"long" | b"year's"
        | b"overnight" | b"one" | b"halloween" | b"o'clock" | b"term" => Opener,
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
