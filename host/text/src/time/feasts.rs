//! Days that have a name of their own, "Good Friday", or are counted: "the first Monday in May".

use super::calendar::{civil, days_in_month, easter, weekday_after, weekday_before};
use super::dates::{Match, year_at};
use super::lexical::TimeWord;
use super::meaning::{Feast, Meaning, YearRef};
use super::words::Words;
use crate::quantity::ordinal_at;
use gainsay_model::CivilDay;

/// Names of days, the longer before the shorter that they begin with. The first word has a capital, and so
/// has a weekday; an apostrophe may end any word before the last: "New Year's Day", "Presidents' Day".
const NAMES: &[(&[&str], Feast)] = &[
    (&["New", "Year", "Eve"], Feast::Fixed(12, 31)),
    (&["New", "Years", "Eve"], Feast::Fixed(12, 31)),
    (&["New", "Year", "Day"], Feast::Fixed(1, 1)),
    (&["New", "Years", "Day"], Feast::Fixed(1, 1)),
    (
        &["Martin", "Luther", "King", "Day"],
        Feast::Weekday(1, 1, 15),
    ),
    (&["Australia", "Day"], Feast::Fixed(1, 26)),
    (&["Valentine", "Day"], Feast::Fixed(2, 14)),
    (&["Valentines", "Day"], Feast::Fixed(2, 14)),
    (&["Ash", "Wednesday"], Feast::FromEaster(-46)),
    (&["Palm", "Sunday"], Feast::FromEaster(-7)),
    (&["Maundy", "Thursday"], Feast::FromEaster(-3)),
    (&["Good", "Friday"], Feast::FromEaster(-2)),
    (&["Easter", "Sunday"], Feast::FromEaster(0)),
    (&["Easter", "Monday"], Feast::FromEaster(1)),
    (&["Easter"], Feast::FromEaster(0)),
    (&["Ascension", "Day"], Feast::FromEaster(39)),
    (&["Whit", "Monday"], Feast::FromEaster(50)),
    (&["Presidents", "Day"], Feast::Weekday(2, 1, 15)),
    (&["Earth", "Day"], Feast::Fixed(4, 22)),
    (&["Anzac", "Day"], Feast::Fixed(4, 25)),
    (&["May", "Day"], Feast::Fixed(5, 1)),
    (&["Mother", "Day"], Feast::Weekday(5, 7, 8)),
    (&["Mothers", "Day"], Feast::Weekday(5, 7, 8)),
    (&["Memorial", "Day"], Feast::LastWeekday(5, 1)),
    (&["Father", "Day"], Feast::Weekday(6, 7, 15)),
    (&["Fathers", "Day"], Feast::Weekday(6, 7, 15)),
    (&["Canada", "Day"], Feast::Fixed(7, 1)),
    (&["Bastille", "Day"], Feast::Fixed(7, 14)),
    (&["Labor", "Day"], Feast::Weekday(9, 1, 1)),
    (&["Columbus", "Day"], Feast::Weekday(10, 1, 8)),
    (&["Halloween"], Feast::Fixed(10, 31)),
    (&["Election", "Day"], Feast::Weekday(11, 2, 2)),
    (&["Remembrance", "Day"], Feast::Fixed(11, 11)),
    (&["Veterans", "Day"], Feast::Fixed(11, 11)),
    (&["Thanksgiving", "Day"], Feast::Weekday(11, 4, 22)),
    (&["Thanksgiving"], Feast::Weekday(11, 4, 22)),
    (&["Christmas", "Eve"], Feast::Fixed(12, 24)),
    (&["Christmas", "Day"], Feast::Fixed(12, 25)),
    (&["Christmas"], Feast::Fixed(12, 25)),
    (&["Boxing", "Day"], Feast::Fixed(12, 26)),
];

/// Words that make a weekday the name of an event: "Bloody Sunday", "Super Tuesday".
const NAMING: &[&str] = &["Black", "Bloody", "Cyber", "Holy", "Super"];

/// First words of the names of days.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    NAMES.iter().filter_map(|(name, _)| name.first().copied())
}

/// The named day that begins there, with its end.
pub(crate) fn named_day(words: &Words<'_>, at: usize) -> Option<(Feast, usize)> {
    // Most places have no capital, and the names are many.
    if !words.is_capital(at) {
        return None;
    }
    NAMES
        .iter()
        .find_map(|(name, feast)| Some((*feast, end_of_name(words, at, name)?)))
}

/// One past the last piece of a name that begins there.
fn end_of_name(words: &Words<'_>, at: usize, name: &[&str]) -> Option<usize> {
    let mut end = at;
    for (place, word) in name.iter().enumerate() {
        if place > 0 {
            end = words.skip_possessive(end);
        }
        let small = matches!(*word, "Day" | "Eve");
        if !words.is(end, word) || !(small || words.is_capital(end)) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// "the first Monday in May", "the last Friday of June 2022": a weekday counted in its month.
pub(crate) fn counted_weekday(words: &Words<'_>, at: usize) -> Match {
    let from = words.skip(at, &["the"]);
    let (place, next) = match ordinal_at(&words.pieces, from) {
        Some((next, place @ 1..=5)) => (Some(place as i8), next),
        Some(_) => return None,
        None => (None, words.is(from, "last").then_some(from + 1)?),
    };
    let (TimeWord::Weekday(weekday), TimeWord::Month(month)) =
        (words.sense(next), words.sense(next + 2))
    else {
        return None;
    };
    if !words.is_any(next + 1, &["in", "of"]) {
        return None;
    }
    let feast = match place {
        Some(place) => Feast::Weekday(month, weekday, 7 * place - 6),
        None => Feast::LastWeekday(month, weekday),
    };
    let end = next + 3;
    Some(match year_at(words, words.skip(end, &[",", "of"])) {
        Some((after, year)) => (after, Meaning::Feast(feast, YearRef::Given(year))),
        None => (end, Meaning::Feast(feast, YearRef::Open)),
    })
}

/// Whether the weekday at that place is part of a name, or counted: "the second Monday".
pub(crate) fn is_in_name(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let event = words.is_any(before, NAMING) && words.is_capital(before);
    let named = named_day(words, before).is_some_and(|(_, end)| end > at);
    event || named || ordinal_at(&words.pieces, before).is_some_and(|(end, _)| end == at)
}

/// The day of a feast in a year.
pub(crate) fn feast_day(feast: Feast, year: i32) -> Option<CivilDay> {
    match feast {
        Feast::Fixed(month, day) => civil(year, month, day),
        Feast::FromEaster(days) => easter(year)?.plus(days),
        Feast::Weekday(month, weekday, first) => {
            weekday_after(civil(year, month, first)?, weekday, false)
        }
        Feast::LastWeekday(month, weekday) => {
            let last = civil(year, month, days_in_month(year, month))?;
            weekday_before(last, weekday, false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_on_their_days() {
        for (feast, day) in [
            (Feast::FromEaster(-2), "2022-04-15"),
            (Feast::FromEaster(-46), "2022-03-02"),
            (Feast::Weekday(9, 1, 1), "2022-09-05"),
            (Feast::Weekday(10, 1, 8), "2022-10-10"),
            (Feast::LastWeekday(5, 1), "2022-05-30"),
            (Feast::LastWeekday(12, 5), "2022-12-30"),
            (Feast::Fixed(12, 26), "2022-12-26"),
            (Feast::Weekday(11, 4, 22), "2022-11-24"),
            (Feast::Weekday(11, 2, 2), "2022-11-08"),
        ] {
            let found = feast_day(feast, 2022).map(|day| day.to_string());
            assert_eq!(found.as_deref(), Some(day), "{feast:?}");
        }
    }
}
