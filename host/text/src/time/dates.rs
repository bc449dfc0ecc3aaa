//! Calendar dates: months, days, years and weekdays.

use super::feasts::is_in_name;
use super::lexical::{Shift, TimeWord, is_short_weekday};
use super::meaning::{CalendarDate, DayTime, Meaning, YearRef};
use super::words::Words;
use crate::quantity::{NumberWord, PieceKind, number_word, ordinal_at};

/// What a rule found: one past the last piece, and the meaning.
pub(crate) type Match = Option<(usize, Meaning)>;

const EMPTY: CalendarDate = CalendarDate::EMPTY;

/// Prepositions and the like after which "May" or "March" is a month.
const BEFORE_MONTH: &[&str] = &[
    "in", "of", "since", "until", "till", "by", "from", "to", "through", "before", "after",
    "during", "between", "for", "on", "this", "last", "next", "each", "every", "early", "late",
    "mid", "than", "past", "around", "about",
];

/// Words and marks between two months.
const BETWEEN_MONTHS: &[&str] = &["and", "or", "-", "–", ",", "to"];

/// A date that begins there.
pub(crate) fn date_at(words: &Words<'_>, at: usize) -> Match {
    numeric_date(words, at)
        .or_else(|| weekday_date(words, at))
        .or_else(|| month_date(words, at))
        .or_else(|| day_month_date(words, at))
        .or_else(|| day_of_shared_month(words, at))
        .or_else(|| year_alone(words, at))
}

/// The second day of "April 24 and 25" and "April 24-25".
fn day_of_shared_month(words: &Words<'_>, at: usize) -> Match {
    let month_at = at.checked_sub(3)?;
    let TimeWord::Month(month) = words.sense(month_at) else {
        return None;
    };
    let joined = words.is_any(at - 1, &["and", "or", "to"])
        || (words.pieces.is_hyphen(at - 1) && words.pieces.is_glued(at));
    let (first_end, first) = day_of_month(words, at - 2)?;
    let (end, day) = day_of_month(words, at)?;
    // "April 24 and 25 others": what follows is counted.
    let counts = words.is_noun(end) || words.pieces.is_hyphen(end);
    if !joined || counts || first_end != at - 1 || day <= first || words.unit(end).is_some() {
        return None;
    }
    let mut date = CalendarDate {
        month: Some(month),
        day: Some(day),
        month_in_words: true,
        ..EMPTY
    };
    let comma = words.skip(end, &[","]);
    if let Some((after, year)) = year_after_day(words, comma, comma > end) {
        date.year = YearRef::Given(year);
        return Some((after, Meaning::Date(date)));
    }
    Some((end, Meaning::Date(date)))
}

/// "2022-02-17", "2/17/2022", "11-02-89".
fn numeric_date(words: &Words<'_>, at: usize) -> Match {
    let (first, first_length) = words.digits(at)?;
    let mark = words.pieces.word(at + 1);
    let joined = |from: usize| (from..from + 2).all(|place| words.pieces.is_glued(place));
    if !matches!(mark, "-" | "/") || !joined(at + 1) || words.pieces.word(at + 3) != mark {
        return None;
    }
    if !joined(at + 3) || words.pieces.hangs_on_word(at) {
        return None;
    }
    let (second, second_length) = words.digits(at + 2)?;
    let (third, third_length) = words.digits(at + 4)?;
    if second_length > 2 {
        return None;
    }
    let (year, month, day) = match (first_length, third_length) {
        (4, 1..=2) => (first, second, third),
        (1..=2, 4) if first > 12 => (third, second, first),
        (1..=2, 4) => (third, first, second),
        (1..=2, 2) if first > 12 => (century_of(third), second, first),
        (1..=2, 2) => (century_of(third), first, second),
        _ => return None,
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let mut end = at + 5;
    // The "T" of an ISO time stamp belongs to it with what follows.
    if words.is(end, "T") && words.pieces.is_glued(end) {
        end += 1;
        while words.pieces.is_glued(end)
            && (words.pieces.is_kind(end, PieceKind::Digits) || words.is_any(end, &[":", "Z", "+"]))
        {
            end += 1;
        }
    }
    let date = CalendarDate {
        year: YearRef::Given(year as i32),
        month: Some(month as i8),
        day: Some(day as i8),
        ..EMPTY
    };
    Some((end, Meaning::Date(date)))
}

/// The year that two digits stand for.
fn century_of(two: u32) -> u32 {
    if two < 50 { 2000 + two } else { 1900 + two }
}

/// One past "last", "this", "next" and what they say; of "this past" and "this coming" the second word counts.
pub(crate) fn shift_at(words: &Words<'_>, at: usize) -> (usize, Option<Shift>) {
    match words.shift(at) {
        Some(Shift::This) if words.is_any(at + 1, &["coming", "past", "next"]) => {
            (at + 2, words.shift(at + 1))
        }
        Some(shift) => (at + 1, Some(shift)),
        None => (at, None),
    }
}

/// "Wednesday", "last Friday", "Wednesday night", "Wednesday, March 4, 2020", "Monday (May 2)".
fn weekday_date(words: &Words<'_>, at: usize) -> Match {
    let (from, shift) = shift_at(words, words.skip(at, &["the"]));
    if from > at && shift.is_none() {
        return None;
    }
    let TimeWord::Weekday(weekday) = words.sense(from) else {
        return None;
    };
    let month_follows = words.is_any(from + 1, &["in", "of"])
        && matches!(words.sense(from + 2), TimeWord::Month(_));
    if is_in_name(words, from) || (shift == Some(Shift::Last) && month_follows) {
        return None;
    }
    // The last day of "Monday-Friday" and "Friday to Sunday" comes after the first.
    let joined =
        at > 1 && (words.is_any(at - 1, &["to", "through"]) || words.pieces.is_hyphen(at - 1));
    let ends_range = joined && from == at && matches!(words.sense(at - 2), TimeWord::Weekday(_));
    let mut date = CalendarDate {
        weekday: Some(weekday),
        weekday_at: Some(from),
        shift: if ends_range { Some(Shift::Next) } else { shift },
        from_named: ends_range || from > at && words.is_any(from - 1, &["previous", "preceding"]),
        ..EMPTY
    };
    let short = is_short_weekday(words.pieces.word(from));
    let mut end = from + 1;
    if let Some((after, time)) = day_part(words, end) {
        date.time = Some(time);
        end = after;
    }
    let bracket = words.is(end, "(");
    let next = words.skip(end, &[",", "("]);
    let next = words.skip(next, &["the"]);
    let calendar = month_date(words, next).or_else(|| day_month_date(words, next));
    if let Some((after, Meaning::Date(day))) = calendar.filter(|(_, meaning)| has_day(meaning)) {
        date = CalendarDate {
            time: date.time,
            ..day
        };
        date.weekday = Some(weekday);
        date.weekday_at = Some(from);
        end = after + usize::from(bracket && words.is(after, ")"));
        return Some((end, Meaning::Date(date)));
    }
    // "on a Friday", but not "a Friday deadline", which is of this week.
    date.any = at > 0 && from == at && words.is(at - 1, "a") && !words.is_noun(end);
    (!short).then_some((end, Meaning::Date(date)))
}

fn has_day(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Date(CalendarDate { day: Some(_), .. }))
}

/// "night", "morning" directly after a day.
pub(crate) fn day_part(words: &Words<'_>, at: usize) -> Option<(usize, DayTime)> {
    match words.sense(at) {
        TimeWord::DayPart(part) => Some((at + 1, DayTime::Part(part))),
        _ => None,
    }
}

/// "March 4", "March 4th, 2020", "March 2020", "last March", "March".
fn month_date(words: &Words<'_>, at: usize) -> Match {
    let (from, shift) = shift_at(words, at);
    let TimeWord::Month(month) = words.sense(from) else {
        return None;
    };
    if shift == Some(Shift::Latest) {
        return None;
    }
    let mut date = CalendarDate {
        month: Some(month),
        shift,
        month_in_words: true,
        ..EMPTY
    };
    let mut end = from + 1;
    // A tokenizer may have split the period off "Sept."; it is no end of a sentence before a day.
    if words.is(end, ".") && words.pieces.is_glued(end) && words.digits(end + 1).is_some() {
        end += 1;
    }
    if let Some((after, day)) = day_of_month(words, end) {
        date.day = Some(day);
        end = after;
        date.before_noun = stands_before_noun(words, at, end);
        date.ended = at > 0 && words.is(at - 1, "ended");
        let comma = words.skip(end, &[","]);
        if let Some((after, year)) = year_after_day(words, comma, comma > end) {
            date.year = YearRef::Given(year);
            end = after;
        } else if let Some((after, year)) = relative_year(words, comma) {
            date.year = year;
            end = after;
        }
        if let Some((after, weekday, place)) = weekday_behind(words, end) {
            date.weekday = Some(weekday);
            date.weekday_at = Some(place);
            end = after;
        }
        return Some((end, Meaning::Date(date)));
    }
    let comma = words.skip(end, &[",", "of"]);
    if let Some((after, year)) = year_at(words, comma).or_else(|| year_at(words, end)) {
        date.year = YearRef::Given(year);
        return Some((after, Meaning::Date(date)));
    }
    if let Some((after, year)) =
        relative_year(words, words.skip(end, &["of"])).filter(|_| shift.is_none())
    {
        date.year = year;
        return Some((after, Meaning::Date(date)));
    }
    date.before_noun = stands_before_noun(words, at, end) || words.skip_possessive(end) > end;
    (shift.is_some() || month_stands_alone(words, at)).then_some((end, Meaning::Date(date)))
}

/// Whether it stands between an article, or an owner, and a noun.
fn stands_before_noun(words: &Words<'_>, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| words.is_noun(end)) else {
        return false;
    };
    let owner = words.is(before, "s") && words.pieces.is_glued(before);
    owner
        || words.is_any(
            before,
            &["the", "a", "an", "its", "their", "his", "her", "our"],
        )
}

/// Whether a month's name without day or year is the month and not a word or a person.
fn month_stands_alone(words: &Words<'_>, at: usize) -> bool {
    let word = words.pieces.word(at);
    let introduced = at > 0 && words.is_any(at - 1, BEFORE_MONTH);
    let bare = word.trim_end_matches('.');
    if bare.eq_ignore_ascii_case("may") || bare.eq_ignore_ascii_case("march") {
        let name_follows = words.is_capital(at + 1) && !words.is_any(at + 1, &["I"]);
        let month_before = at > 1
            && words.is_any(at - 1, BETWEEN_MONTHS)
            && matches!(words.sense(at - 2), TimeWord::Month(_));
        let hyphen = at > 1 && words.pieces.is_hyphen(at - 1) && words.is_any(at - 2, BEFORE_MONTH);
        let article = at > 0
            && words.is_any(at - 1, &["the", "a", "its", "their"])
            && words.pieces.is_kind(at + 1, PieceKind::Word);
        return (introduced || month_before || hyphen || article) && !name_follows;
    }
    if bare.len() <= 4 && !bare.eq_ignore_ascii_case("june") && !bare.eq_ignore_ascii_case("july") {
        return introduced && word.ends_with('.');
    }
    // "April Jones", but "In April Jones said".
    let name_follows = words.is_capital(at + 1) && words.pieces.is_kind(at + 1, PieceKind::Word);
    introduced || !name_follows || matches!(words.sense(at + 1), TimeWord::Month(_))
}

/// A day of the month: "4", "4th", "fourth", 1 to 31; not a year, a time or a range's first part.
fn day_of_month(words: &Words<'_>, at: usize) -> Option<(usize, i8)> {
    let from = words.skip(at, &["the"]);
    if let Some((end, day)) = ordinal_at(&words.pieces, from).filter(|(_, day)| *day <= 31) {
        return Some((end, day as i8));
    }
    let (day, length) = words.digits(from)?;
    let time = words.is(from + 1, ":") && words.digits(from + 2).is_some();
    let meridiem = matches!(words.sense(from + 1), TimeWord::Meridiem(_));
    let percent = words.is_any(from + 1, &["%", "percent"]);
    let counts = from > at;
    let fits = length <= 2 && (1..=31).contains(&day) && !time && !meridiem && !percent && !counts;
    fits.then_some((from + 1, day as i8))
}

/// A year after a day: needs the comma or four digits.
fn year_after_day(words: &Words<'_>, at: usize, comma: bool) -> Option<(usize, i32)> {
    let (year, length) = words.digits(at)?;
    let plausible = length == 4 && (1000..=2100).contains(&year);
    // "On March 4, 1990 people came" is rarer than "March 4, 1990".
    (plausible && (comma || !words.pieces.is_glued(at)) && !words.is(at + 1, "%"))
        .then_some((at + 1, year as i32))
}

/// "this year", "last year", "next year", "a year earlier" behind a month or a quarter.
pub(crate) fn relative_year(words: &Words<'_>, at: usize) -> Option<(usize, YearRef)> {
    let years = match words.shift(at)? {
        Shift::Last => -1,
        Shift::This => 0,
        Shift::Next => 1,
        Shift::Past | Shift::That | Shift::Latest => return None,
    };
    words
        .is(at + 1, "year")
        .then_some((at + 2, YearRef::Shift(years)))
}

/// ", a Wednesday" and "(Wednesday)" behind a date.
fn weekday_behind(words: &Words<'_>, at: usize) -> Option<(usize, u8, usize)> {
    let bracket = words.is(at, "(");
    let comma = words.is(at, ",");
    let article = comma && words.is_any(at + 1, &["a", "the"]);
    let place = at + 1 + usize::from(article);
    let TimeWord::Weekday(weekday) = words.sense(place) else {
        return None;
    };
    if bracket && words.is(place + 1, ")") {
        return Some((place + 2, weekday, place));
    }
    // ", Wednesday morning" and ", the Friday before" are other days.
    let closed = matches!(
        words.pieces.word(place + 1),
        "" | "," | "." | ";" | ":" | ")"
    );
    (article && words.is(at + 1, "a") && closed).then_some((place + 1, weekday, place))
}

/// "17 February 2022", "the 15th of March", "4 March".
fn day_month_date(words: &Words<'_>, at: usize) -> Match {
    let from = words.skip(at, &["the"]);
    let (after, day) = day_of_month(words, from).filter(|(_, _)| !words.follows_sign(from))?;
    let ordinal = after > from + 1 || words.digits(from).is_none();
    let month_at = if ordinal {
        words.skip(after, &["of"])
    } else {
        after
    };
    let TimeWord::Month(month) = words.sense(month_at) else {
        return None;
    };
    let may_verb = words.is(month_at, "May") && !ordinal && words.pieces.word(month_at + 1) != ",";
    let mut end = month_at + 1;
    let mut date = CalendarDate {
        month: Some(month),
        day: Some(day),
        month_in_words: true,
        ..EMPTY
    };
    let comma = words.skip(end, &[","]);
    if let Some((next, year)) = year_after_day(words, comma, true) {
        date.year = YearRef::Given(year);
        end = next;
    } else if may_verb && words.tag(month_at) == crate::syntax::Xpos::Md {
        return None;
    }
    // "the first June meeting" and "40 May visitors" count something.
    let first_word = from > at && !words.pieces.is_kind(from, PieceKind::Digits);
    (!first_word || month_at > after).then_some((end, Meaning::Date(date)))
}

/// A year on its own: "1998", "in 1789", "the year 2000", "nineteen ninety-six", "'98".
fn year_alone(words: &Words<'_>, at: usize) -> Match {
    let mut from = at;
    let mut named = false;
    if words.pieces.reads(at, &["the", "year"]) {
        from = at + 2;
        named = true;
    }
    let (end, year) = if named && words.pieces.reads(from, &["two", "thousand"]) {
        (from + 2, 2000)
    } else {
        year_at(words, from)?
    };
    let known = named || spelled(words, from) || year_in_context(words, from, year);
    known.then_some((
        end,
        Meaning::Date(CalendarDate {
            year: YearRef::Given(year),
            ..EMPTY
        }),
    ))
}

fn spelled(words: &Words<'_>, at: usize) -> bool {
    words.pieces.is_kind(at, PieceKind::Word)
}

/// A year without regard to what stands around it, in digits or words.
pub(crate) fn year_at(words: &Words<'_>, at: usize) -> Option<(usize, i32)> {
    if let Some((year, 4)) = words.digits(at) {
        let glued_on = words.pieces.is_glued(at + 1)
            && (words.pieces.is_kind(at + 1, PieceKind::Word) || words.is_any(at + 1, &["%", "/"]));
        let plausible = (1000..=2100).contains(&year) && !glued_on && !words.follows_sign(at);
        return plausible.then_some((at + 1, year as i32));
    }
    let Some(NumberWord::Unit(century @ 13..=20)) = century_word(words, at) else {
        return None;
    };
    let next = words.skip_hyphen(at + 1);
    if words.is_any(next, &["oh", "hundred"]) {
        return None;
    }
    match number_word(words.pieces.word(next))? {
        NumberWord::Tens(tens) => {
            let place = words.skip_hyphen(next + 1);
            match number_word(words.pieces.word(place)) {
                Some(NumberWord::Unit(unit @ 1..=9)) => {
                    Some((place + 1, (century * 100 + tens + unit) as i32))
                }
                _ => Some((next + 1, (century * 100 + tens) as i32)),
            }
        }
        NumberWord::Unit(unit @ 10..=19) => Some((next + 1, (century * 100 + unit) as i32)),
        _ => None,
    }
}

fn century_word(words: &Words<'_>, at: usize) -> Option<NumberWord> {
    match number_word(words.pieces.word(at))? {
        NumberWord::Tens(20) => Some(NumberWord::Unit(20)),
        NumberWord::Unit(unit) if unit >= 13 => Some(NumberWord::Unit(unit)),
        _ => None,
    }
}

/// Whether four digits are a year, by their neighbours.
fn year_in_context(words: &Words<'_>, at: usize, year: i32) -> bool {
    const BEFORE: &[&str] = &[
        "in", "since", "of", "from", "to", "until", "till", "by", "before", "after", "between",
        "through", "during", "circa", "late", "early", "mid", "fiscal", "around", "for", "and",
        "year", "than",
    ];
    const COUNTING: &[&str] = &[
        "some",
        "nearly",
        "about",
        "almost",
        "approximately",
        "roughly",
    ];
    let before = at.checked_sub(1);
    let after = words.pieces.word(at + 1);
    let measured = matches!(
        after,
        "people"
            | "percent"
            | "%"
            | "miles"
            | "feet"
            | "meters"
            | "metres"
            | "points"
            | "dollars"
            | "pounds"
            | "km"
            | "kilometers"
            | "hours"
            | "million"
            | "billion"
            | "tons"
    );
    if measured || before.is_some_and(|before| words.is_any(before, COUNTING)) {
        return false;
    }
    // "2000 troops" counts, "the 2000 elections" and "1998 sales" date.
    let plural = words.tag(at + 1) == crate::syntax::Xpos::Nns;
    let round = year % 100 == 0;
    let determined = before.is_some_and(|before| {
        words.is_any(before, &["the", "its", "their", "his", "her", "our", "a"])
            || words.is_any(before, BEFORE)
    });
    if plural && round && !determined {
        return false;
    }
    if (1900..=2100).contains(&year) {
        return true;
    }
    before.is_some_and(|before| words.is_any(before, BEFORE)) && !plural
}
