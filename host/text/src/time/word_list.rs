//! The words of the calendar and the clock, in lower case, with what they say.

use super::feasts::first_words;
use super::lexical::{Season, Shift, TimeWord, Unit};
use crate::quantity::{number_words, ordinal_words};
use gainsay_model::WordMap;
use std::sync::LazyLock;

/// What a word says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) says: TimeWord,
    /// It says so with a capital alone: without one it is another word ("may", "sat", "march").
    pub(super) needs_capital: bool,
}

/// What is known of a word in lower case, without the period of an abbreviation.
pub(super) fn find(word: &str) -> Option<Known> {
    static WORDS: LazyLock<WordMap<Known>> = LazyLock::new(words);
    WORDS.get(word).copied()
}

/// Months by their number, with what they are also called; in capitals alone where that is a word.
const MONTHS: &[(&[&str], &[&str])] = &[
    (&["january"], &["jan"]),
    (&["february"], &["feb"]),
    (&[], &["march", "mar"]),
    (&["april"], &["apr"]),
    (&[], &["may"]),
    (&["june"], &["jun"]),
    (&["july"], &["jul"]),
    (&[], &["august", "aug"]),
    (&["september"], &["sept", "sep"]),
    (&["october"], &["oct"]),
    (&["november"], &["nov"]),
    (&["december"], &["dec"]),
];

/// Weekdays from Monday. The short forms need company ("Sat", "Sun"); the rule for dates asks for it.
const WEEKDAYS: &[(&str, &[&str])] = &[
    ("monday", &["mon"]),
    ("tuesday", &["tue", "tues"]),
    ("wednesday", &["wed"]),
    ("thursday", &["thu", "thurs", "thur"]),
    ("friday", &["fri"]),
    ("saturday", &["sat"]),
    ("sunday", &["sun"]),
];

/// Units; the plural has an -s, and "century" another one.
const UNITS: &[(&str, Unit)] = &[
    ("second", Unit::Second),
    ("minute", Unit::Minute),
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("weekend", Unit::Weekend),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
    ("millennium", Unit::Millennium),
    ("millennia", Unit::Millennium),
];

/// All other words that say something by themselves.
const OTHERS: &[(&[&str], TimeWord)] = &[
    (&["centuries"], TimeWord::Units(Unit::Century)),
    (&["spring"], TimeWord::Season(Season::Spring)),
    (&["summer"], TimeWord::Season(Season::Summer)),
    (&["fall", "autumn"], TimeWord::Season(Season::Fall)),
    (&["winter"], TimeWord::Season(Season::Winter)),
    (&["springs"], TimeWord::Seasons(Season::Spring)),
    (&["summers"], TimeWord::Seasons(Season::Summer)),
    (&["autumns"], TimeWord::Seasons(Season::Fall)),
    (&["winters"], TimeWord::Seasons(Season::Winter)),
    (&["morning"], TimeWord::DayPart("MO")),
    (&["afternoon"], TimeWord::DayPart("AF")),
    (&["evening"], TimeWord::DayPart("EV")),
    (&["night"], TimeWord::DayPart("NI")),
    (&["daytime"], TimeWord::DayPart("DT")),
    (&["noon", "midday"], TimeWord::ClockName(12)),
    (&["midnight"], TimeWord::ClockName(24)),
    (&["yesterday"], TimeWord::Day(-1)),
    (&["today"], TimeWord::Day(0)),
    (&["tomorrow"], TimeWord::Day(1)),
    (&["tonight"], TimeWord::Tonight),
    (&["twenties"], TimeWord::Decade(2)),
    (&["thirties"], TimeWord::Decade(3)),
    (&["forties"], TimeWord::Decade(4)),
    (&["fifties"], TimeWord::Decade(5)),
    (&["sixties"], TimeWord::Decade(6)),
    (&["seventies"], TimeWord::Decade(7)),
    (&["eighties"], TimeWord::Decade(8)),
    (&["nineties"], TimeWord::Decade(9)),
    // "U.S." and the like keep inner periods; only these words of the clock have them here.
    (&["am", "a.m"], TimeWord::Meridiem(false)),
    (&["pm", "p.m"], TimeWord::Meridiem(true)),
    (&["daily", "nightly"], TimeWord::Often("P1D")),
    (&["hourly"], TimeWord::Often("PT1H")),
    (&["weekly"], TimeWord::Often("P1W")),
    (&["biweekly"], TimeWord::Often("P2W")),
    (&["monthly"], TimeWord::Often("P1M")),
    (&["yearly"], TimeWord::Often("P1Y")),
    (
        &["now", "currently", "nowadays", "presently"],
        TimeWord::Vague("PRESENT_REF"),
    ),
    (&["recently", "lately"], TimeWord::Vague("PAST_REF")),
    (&["soon"], TimeWord::Vague("FUTURE_REF")),
    (&["fiscal"], TimeWord::Fiscal),
    (
        &["last", "previous", "preceding", "prior"],
        TimeWord::Shift(Shift::Last),
    ),
    (&["past"], TimeWord::Shift(Shift::Past)),
    (&["this", "current"], TimeWord::Shift(Shift::This)),
    (
        &["next", "coming", "upcoming", "following"],
        TimeWord::Shift(Shift::Next),
    ),
    (&["that", "same"], TimeWord::Shift(Shift::That)),
    (&["latest"], TimeWord::Shift(Shift::Latest)),
    (
        &[
            "the",
            "a",
            "an",
            "about",
            "around",
            "approximately",
            "roughly",
            "nearly",
            "almost",
            "more",
            "less",
            "fewer",
            "over",
            "under",
            "at",
            "up",
            "no",
            "only",
            "just",
            "some",
            "early",
            "earlier",
            "late",
            "later",
            "mid",
            "middle",
            "beginning",
            "start",
            "end",
            "each",
            "every",
            "these",
            "recent",
            "several",
            "many",
            "few",
            "couple",
            "another",
            "new",
            "half",
            "as",
            "all",
            "final",
        ],
        TimeWord::Lead,
    ),
    (
        &[
            "future",
            "right",
            "once",
            "twice",
            "long",
            "year's",
            "overnight",
            "o'clock",
            "term",
        ],
        TimeWord::Opener,
    ),
];

fn words() -> WordMap<Known> {
    let always = |says| Known {
        says,
        needs_capital: false,
    };
    let capital = |says| Known {
        says,
        needs_capital: true,
    };
    // Of a word that comes again the last counts: "second" is a unit before it is a number.
    let numbers = number_words().chain(ordinal_words());
    let mut all: Vec<(String, Known)> = numbers
        .map(|word| (word.to_owned(), always(TimeWord::Opener)))
        .collect();
    all.extend(first_words().map(|word| (word.to_lowercase(), capital(TimeWord::Opener))));
    for (month, (names, words)) in (1..).zip(MONTHS) {
        let month = TimeWord::Month(month);
        all.extend(names.iter().map(|&name| (name.to_owned(), always(month))));
        all.extend(words.iter().map(|&word| (word.to_owned(), capital(month))));
    }
    for (day, (name, short)) in (1..).zip(WEEKDAYS) {
        let weekday = TimeWord::Weekday(day);
        all.push(((*name).to_owned(), always(weekday)));
        all.push((format!("{name}s"), always(TimeWord::Weekdays(day))));
        all.extend(
            short
                .iter()
                .map(|&word| (word.to_owned(), capital(weekday))),
        );
    }
    for &(name, unit) in UNITS {
        all.push((name.to_owned(), always(TimeWord::Unit(unit))));
        all.push((format!("{name}s"), always(TimeWord::Units(unit))));
        all.push((format!("{name}long"), always(TimeWord::UnitLong(unit))));
    }
    for &(words, says) in OTHERS {
        all.extend(words.iter().map(|&word| (word.to_owned(), always(says))));
    }
    all.into_iter().collect()
}
