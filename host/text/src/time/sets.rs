//! Repeated times: "every day", "Mondays", "daily".

use super::dates::Match;
use super::lexical::TimeWord;
use super::meaning::Meaning;
use super::words::Words;
use crate::quantity::ordinal_at;
use crate::syntax::Xpos;
use gainsay_model::Decimal;

/// A repeated time that begins there.
pub(crate) fn set_at(words: &Words<'_>, at: usize) -> Match {
    match words.sense(at) {
        TimeWord::Often(value) => {
            let named = is_title(words, at) || is_paper(words, at);
            (!named).then_some((at + 1, Meaning::Often(value)))
        }
        TimeWord::Weekdays(weekday) => Some((at + 1, Meaning::EveryWeekday(weekday, None))),
        TimeWord::Weekday(weekday) => {
            // "Tuesday nights", and the first day of "Monday and Tuesday nights".
            let shared = words.is_any(at + 1, &["and", "or"])
                && matches!(words.sense(at + 2), TimeWord::Weekday(_));
            let (end, night) = if shared {
                (at + 1, at + 3)
            } else {
                (at + 2, at + 1)
            };
            let part = plural_day_part(words.pieces.word(night))?;
            Some((end, Meaning::EveryWeekday(weekday, Some(part))))
        }
        _ if words.is_any(at, &["every", "each"]) => every(words, at + 1),
        _ if words.is_any(at, &["once", "twice"]) => {
            let unit = words
                .is_any(at + 1, &["a", "each", "every", "per"])
                .then(|| words.unit(at + 2))?;
            let (unit, _) = unit.filter(|(_, plural)| !plural)?;
            Some((at + 3, Meaning::Every(unit, 1)))
        }
        _ => None,
    }
}

/// "The Daily Herald", "Ohio Weekly": a word with a capital beside another one is part of a name.
fn is_title(words: &Words<'_>, at: usize) -> bool {
    let after_capital = at > 0 && words.is_capital(at - 1);
    words.is_capital(at) && (after_capital || words.is_capital(at + 1))
}

/// "the daily Granma": the noun for a paper, before its name.
fn is_paper(words: &Words<'_>, at: usize) -> bool {
    !words.is_capital(at) && words.tag(at) == Xpos::Nn && words.is_capital(at + 1)
}

fn plural_day_part(word: &str) -> Option<&'static str> {
    Some(match word {
        "mornings" => "MO",
        "afternoons" => "AF",
        "evenings" => "EV",
        "nights" => "NI",
        _ => return None,
    })
}

fn every(words: &Words<'_>, at: usize) -> Match {
    // "every second year": the ordinal would be read as the unit.
    if let Some((noun, count @ 2..)) = ordinal_at(&words.pieces, at)
        && let Some((unit, false)) = words.unit(noun)
    {
        return Some((noun + 1, Meaning::Every(unit, count)));
    }
    let other = words.skip(at, &["other"]);
    match words.sense(other) {
        TimeWord::Unit(unit) => Some((
            other + 1,
            Meaning::Every(unit, if other > at { 2 } else { 1 }),
        )),
        TimeWord::Weekday(weekday) => {
            let part = match words.sense(other + 1) {
                TimeWord::DayPart(part) => Some(part),
                _ => None,
            };
            let end = other + 1 + usize::from(part.is_some());
            Some((end, Meaning::EveryWeekday(weekday, part)))
        }
        TimeWord::Month(month) => Some((other + 1, Meaning::EveryMonth(month))),
        TimeWord::Season(season) => Some((other + 1, Meaning::EverySeason(season))),
        TimeWord::DayPart(_) => Some((other + 1, Meaning::Often("P1D"))),
        _ => {
            let number = words.count(at)?;
            let (unit, plural) = words.unit(number.end)?;
            let count = u32::try_from(number.value)
                .ok()
                .filter(|_| number.value < Decimal::from(10_000))?;
            plural.then_some((number.end + 1, Meaning::Every(unit, count)))
        }
    }
}
