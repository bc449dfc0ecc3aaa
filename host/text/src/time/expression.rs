//! One time expression with the words that modify it: "about two weeks", "early next year".

use super::clock::time_at;
use super::dates::{Match, date_at};
use super::durations::duration_at;
use super::lexical::TimeWord;
use super::meaning::{DayTime, Found, Meaning};
use super::periods::period_at;
use super::relative::relative_at;
use super::sets::set_at;
use super::words::Words;
use gainsay_model::TimexMod;

/// Hedges before a length, longest first.
const HEDGES: &[(&[&str], TimexMod)] = &[
    (&["no", "more", "than"], TimexMod::EqualOrLess),
    (&["no", "less", "than"], TimexMod::EqualOrMore),
    (&["not", "more", "than"], TimexMod::EqualOrLess),
    (&["at", "least"], TimexMod::EqualOrMore),
    (&["at", "most"], TimexMod::EqualOrLess),
    (&["as", "long", "as"], TimexMod::EqualOrLess),
    (&["more", "than"], TimexMod::MoreThan),
    (&["less", "than"], TimexMod::LessThan),
    (&["fewer", "than"], TimexMod::LessThan),
    (&["up", "to"], TimexMod::EqualOrLess),
    (&["just", "over"], TimexMod::MoreThan),
    (&["just", "under"], TimexMod::LessThan),
    (&["over"], TimexMod::MoreThan),
    (&["under"], TimexMod::LessThan),
    (&["about"], TimexMod::Approx),
    (&["around"], TimexMod::Approx),
    (&["approximately"], TimexMod::Approx),
    (&["roughly"], TimexMod::Approx),
    (&["nearly"], TimexMod::Approx),
    (&["almost"], TimexMod::Approx),
    (&["some"], TimexMod::Approx),
    (&["only"], TimexMod::Approx),
    (&["just"], TimexMod::Approx),
];

/// The expression that begins at that piece, if one does.
pub(crate) fn expression_at(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.can_begin(at) {
        return None;
    }
    // What stands before an expression and belongs to it begins with a word for that.
    let lead = words.sense(at) == TimeWord::Lead;
    let led = || part_of_period(words, at).or_else(|| hedged(words, at));
    let plain = || {
        let (end, meaning) = plain(words, at)?;
        let end_of_year = matches!(meaning, Meaning::LateInYear(_));
        Some(found(
            at,
            end,
            meaning,
            end_of_year.then_some(TimexMod::End),
        ))
    };
    lead.then(led).flatten().or_else(plain)
}

fn found(start: usize, end: usize, meaning: Meaning, modifier: Option<TimexMod>) -> Found {
    Found {
        start,
        end,
        meaning,
        modifier,
    }
}

/// The longest of the readings that begin there.
fn plain(words: &Words<'_>, at: usize) -> Match {
    let rules: [fn(&Words<'_>, usize) -> Match; 7] = [
        time_at,
        set_at,
        period_at,
        duration_at,
        relative_at,
        date_at,
        bare_day_part,
    ];
    let mut best: Match = None;
    for rule in rules {
        if let Some((end, meaning)) = rule(words, at)
            && best.is_none_or(|(longest, _)| end > longest)
        {
            best = Some((end, meaning));
        }
    }
    best
}

/// "overnight" and "mid-afternoon" on their own.
fn bare_day_part(words: &Words<'_>, at: usize) -> Match {
    if words.is(at, "overnight") {
        return Some((at + 1, Meaning::Time(DayTime::Part("NI"))));
    }
    if words.is(at, "mid") {
        let next = words.skip_hyphen(at + 1);
        if let TimeWord::DayPart(part) = words.sense(next) {
            return Some(match words.sense(next + 1) {
                TimeWord::Day(days) => (next + 2, Meaning::Day(days, Some(DayTime::Part(part)))),
                _ => (next + 1, Meaning::Time(DayTime::Part(part))),
            });
        }
    }
    None
}

/// "more than a year", "nearly two weeks ago", "around 7:15 p.m.".
fn hedged(words: &Words<'_>, at: usize) -> Option<Found> {
    let (hedge, modifier) = HEDGES
        .iter()
        .find(|(hedge, _)| words.pieces.reads(at, hedge))?;
    let core = at + hedge.len();
    let (end, meaning) = plain(words, core)?;
    let soft = matches!(hedge, ["around" | "about" | "approximately" | "roughly"]);
    // "over the past year": the preposition is outside; "just" and "only" count nothing by themselves.
    let counts = match meaning {
        Meaning::Duration(..) => {
            !words.is_any(
                core,
                &[
                    "the", "past", "last", "next", "recent", "its", "his", "her", "their",
                ],
            ) && !matches!(hedge, ["only" | "just" | "some"])
        }
        Meaning::Away { .. } => !matches!(hedge, ["only" | "just"]),
        Meaning::Time(_) => soft,
        Meaning::YearEnd(_) | Meaning::LateInYear(_) => soft,
        _ => false,
    };
    counts.then(|| found(at, end, meaning, Some(*modifier)))
}

/// "early next year", "late Monday", "mid-1996", "the end of 1990", "earlier this month".
fn part_of_period(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Some((core, modifier)) = beginning_or_end(words, at) {
        let (end, meaning) = plain(words, core).filter(|(_, meaning)| is_stretch(meaning))?;
        return Some(found(at, end, meaning, Some(modifier)));
    }
    let from = words.skip(at, &["the"]);
    let modifier = if words.is_any(from, &["early", "earlier"]) {
        TimexMod::Start
    } else if words.is_any(from, &["late", "later"]) {
        TimexMod::End
    } else if words.is(from, "mid") {
        TimexMod::Mid
    } else {
        return None;
    };
    let core = words.skip_hyphen(from + 1);
    // "the late-November deadline": the article belongs to the deadline; "the mid-1990s" does not.
    let joined = core > from + 1 && matches!(words.sense(core), TimeWord::Month(_));
    if from > at && joined {
        return None;
    }
    let comparative = words.is_any(from, &["earlier", "later"]);
    let core = if comparative {
        words.skip(core, &["in", "on"])
    } else {
        core
    };
    let (end, meaning) = plain(words, core)
        // "the early 1980s": the article stands before the modifier.
        .or_else(|| decade_without_article(words, core, from > at))?;
    // "Earlier Friday": the day by itself is the date, and the comparative an adverb beside it.
    if comparative && matches!(words.sense(core), TimeWord::Weekday(_)) {
        return None;
    }
    let fits = is_stretch(&meaning) || matches!(meaning, Meaning::Day(..));
    fits.then(|| found(at, end, meaning, Some(modifier)))
}

/// "the nineties" and "the '80s" whose article stands before "early".
fn decade_without_article(words: &Words<'_>, at: usize, article: bool) -> Match {
    match words.sense(at) {
        TimeWord::Decade(digit) if article => Some((at + 1, Meaning::Decade(digit))),
        TimeWord::Season(season) if article => Some((
            at + 1,
            Meaning::Season(season, super::meaning::YearRef::Open, None),
        )),
        _ => None,
    }
}

/// "the end of", "the beginning of", "the middle of".
fn beginning_or_end(words: &Words<'_>, at: usize) -> Option<(usize, TimexMod)> {
    let from = words.skip(at, &["the"]);
    let modifier = if words.is_any(from, &["end"]) {
        TimexMod::End
    } else if words.is_any(from, &["beginning", "start"]) {
        TimexMod::Start
    } else if words.is(from, "middle") {
        TimexMod::Mid
    } else {
        return None;
    };
    words.is(from + 1, "of").then_some((from + 2, modifier))
}

/// Whether the meaning is a stretch of the calendar that has an early and a late part.
fn is_stretch(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Date(_)
            | Meaning::Period(..)
            | Meaning::Definite(_)
            | Meaning::Quarter(..)
            | Meaning::Season(..)
            | Meaning::Span(..)
            | Meaning::Decade(_)
    )
}
