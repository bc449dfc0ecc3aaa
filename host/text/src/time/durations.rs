//! Lengths of time, and times counted from another: "two weeks", "three days ago".

use super::anchors::{from_a_day, told_exactly};
use super::counts::{and_a_half, closes_years, is_always, is_share, is_some_day, quarter_century};
use super::dates::Match;
use super::lexical::{Shift, TimeWord, Unit};
use super::meaning::{Amount, Meaning};
use super::words::Words;
use crate::syntax::Xpos;
use gainsay_model::Decimal;

/// Words that may stand between a number and its unit.
const BETWEEN: &[&str] = &[
    "more",
    "full",
    "consecutive",
    "straight",
    "additional",
    "whole",
    "further",
    "extra",
    "fiscal",
    "trading",
    "business",
    "working",
];

/// Words before a length at whose end something happens.
const BOUNDING: &[&str] = &["after", "within", "follows", "following", "followed"];

/// A length of time, or a time counted from another, that begins there.
pub(crate) fn duration_at(words: &Words<'_>, at: usize) -> Match {
    compared(words, at)
        .or_else(|| counted(words, at))
        .or_else(|| unit_long(words, at))
        .or_else(|| framed(words, at))
        .or_else(|| bare_plural(words, at))
}

/// "the year-earlier nine months": as long as what it is compared with.
fn compared(words: &Words<'_>, at: usize) -> Match {
    let year = words.skip(at, &["the"]);
    let before = words.skip_hyphen(year + 1);
    if !words.is(year, "year") || !words.is_any(before, &["ago", "earlier"]) {
        return None;
    }
    let (end, amount, unit) = amount_of_units(words, before + 1)?;
    Some((end, Meaning::Duration(amount, unit)))
}

/// "two weeks", "a year", "several months", "five-year", and what follows them.
fn counted(words: &Words<'_>, at: usize) -> Match {
    let (end, amount, unit) = amount_of_units(words, at)?;
    if is_kind_of_year(words, at)
        || is_some_day(words, at)
        || is_age(words, end)
        || is_share(words, at)
        || is_always(words, end, amount, unit)
    {
        return None;
    }
    // "a year-earlier loss": the article belongs to the loss.
    let joined = words.skip_hyphen(end) > end && words.is_any(at, &["a", "an"]);
    if let Some(found) = counted_from(words, end, amount, unit).filter(|_| !joined) {
        return Some(found);
    }
    if words.is_any(at, &["a", "an"]) && (joined || is_rate(words, at)) {
        return None;
    }
    let (end, amount) = and_a_half(words, end, amount);
    let end = if words.pieces.reads(end, &["or", "so"]) || words.pieces.reads(end, &["or", "more"])
    {
        end + 2
    } else {
        end
    };
    Some((end, Meaning::Duration(amount, unit)))
}

/// "the past two months", "the next few days", "the first nine months", "another year".
fn framed(words: &Words<'_>, at: usize) -> Match {
    let mut from = words.skip(
        at,
        &["the", "these", "those", "an", "its", "his", "her", "their"],
    );
    let article = from > at;
    let mut coming = None;
    if let Some(shift) = words.shift(from) {
        coming = Some(shift);
        from += 1;
    } else if words.is_any(
        from,
        &[
            "first",
            "final",
            "another",
            "additional",
            "entire",
            "full",
            "whole",
            "recent",
            "early",
        ],
    ) {
        from += 1;
        coming = words.is(from - 1, "recent").then_some(Shift::Past);
    }
    if from == at {
        return None;
    }
    let one_more = words.is_any(from - 1, &["another", "additional"]);
    if let Some((end, amount, unit)) = amount_of_units(words, from)
        && !words.is_any(from, &["a", "an"])
    {
        let known_frame = article || coming.is_some() || one_more;
        // "the two-week visit": the article belongs to the visit.
        let joined = words.pieces.is_hyphen(end - 2);
        let end = if words.pieces.reads(end, &["or", "so"]) {
            end + 2
        } else {
            end
        };
        return (known_frame && !joined && !is_age(words, end))
            .then_some((end, Meaning::Duration(amount, unit)));
    }
    let (unit, plural) = words.unit(from)?;
    // "the past year and a half"
    let (half, amount) = and_a_half(words, from + 1, Amount::Exactly(Decimal::ONE));
    if half > from + 1 && !plural && coming.is_some() {
        return Some((half, Meaning::Duration(amount, unit)));
    }
    if let Some(end) = the_units(words, at, from, unit).filter(|_| plural) {
        return Some((end, Meaning::Duration(Amount::Unknown, unit)));
    }
    if one_more && !plural {
        return Some((
            from + 1,
            Meaning::Duration(Amount::Exactly(Decimal::ONE), unit),
        ));
    }
    // "the early hours" are a time of night and no length.
    let at_night = unit.is_clock() && words.is(from - 1, "early");
    if plural && from > at + usize::from(article) && !at_night {
        let vague = match coming {
            Some(Shift::Next) => Meaning::Vague("FUTURE_REF"),
            _ => Meaning::Duration(Amount::Unknown, unit),
        };
        return Some((from + 1, vague));
    }
    None
}

/// The end of "the weeks ahead", and of "the years" in "over the years".
fn the_units(words: &Words<'_>, at: usize, place: usize, unit: Unit) -> Option<usize> {
    if !words.is(at, "the") || place != at + 1 || unit.is_clock() {
        return None;
    }
    if words.is(place + 1, "ahead") {
        return Some(place + 2);
    }
    let over = at > 0 && words.is_any(at - 1, &["over", "through", "down"]);
    (over && unit == Unit::Year && !words.is(place + 1, "of")).then_some(place + 1)
}

/// "years", "for weeks", "decades-long", "weeks or months".
fn bare_plural(words: &Words<'_>, at: usize) -> Match {
    let TimeWord::Units(unit) = words.sense(at) else {
        return None;
    };
    if matches!(unit, Unit::Quarter | Unit::Second | Unit::Weekend) {
        return None;
    }
    let after = at + 1;
    if let Some(found) = counted_from(words, after, Amount::Unknown, unit) {
        return Some(found);
    }
    // "within weeks of the vote" is a length, "in days of trouble" is not.
    let bounded = at > 0 && words.is_any(at - 1, BOUNDING);
    let introduced = bounded || (at > 0 && words.is_any(at - 1, &["for", "in", "over", "took"]));
    let old = words.is(after, "old");
    let joined = words.pieces.is_hyphen(after) && words.is(after + 1, "long");
    if joined {
        return Some((after + 2, Meaning::Duration(Amount::Unknown, unit)));
    }
    // "the years that followed", "the days since"
    let counted_on = at > 0
        && words.is(at - 1, "the")
        && (words.is(after, "since") || words.pieces.reads(after, &["that", "followed"]));
    if counted_on {
        return Some((after, Meaning::Duration(Amount::Unknown, unit)));
    }
    (introduced && !old && (bounded || !words.is(after, "of")))
        .then_some((after, Meaning::Duration(Amount::Unknown, unit)))
}

/// "day-long", "yearlong".
fn unit_long(words: &Words<'_>, at: usize) -> Match {
    let (end, unit) = match words.sense(at) {
        TimeWord::UnitLong(unit) => (at + 1, unit),
        TimeWord::Unit(unit) => {
            let long = words.skip_hyphen(at + 1);
            let joined = long > at + 1 && words.is(long, "long");
            joined.then_some((long + 1, unit))?
        }
        _ => return None,
    };
    Some((end, Meaning::Duration(Amount::Exactly(Decimal::ONE), unit)))
}

/// A number or vague count with its unit. Gives its end.
fn amount_of_units(words: &Words<'_>, at: usize) -> Option<(usize, Amount, Unit)> {
    if words.follows_sign(at) && !words.is(at.saturating_sub(1), "no") {
        return None;
    }
    if let Some(found) = half_unit(words, at).or_else(|| quarter_century(words, at)) {
        return Some(found);
    }
    if closes_years(words, at) {
        return None;
    }
    let (end, amount) = amount_at(words, at)?;
    let (mut end, amount) = and_a_half(words, end, amount);
    let hyphen = words.skip_hyphen(end);
    let joined = hyphen > end;
    if joined {
        end = hyphen;
    }
    if !joined {
        end = words.skip(end, BETWEEN);
    }
    let (unit, plural) = words.unit(end)?;
    // "60 Minutes" inside a sentence or in quotation marks is a programme; a heading has the capital
    // everywhere.
    let titled = lower_before(words, at) || opens_quotation(words, at);
    if words.is_capital(end) && words.digits(at).is_some() && titled {
        return None;
    }
    let article = words.is_any(at, &["a", "an"]) && end == at + 1;
    // "a second group" is an order, "one second" a length; "a quarter" is money or a share.
    if article && matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend) {
        return None;
    }
    if !plural && unit == Unit::Second && !joined {
        return None;
    }
    // "three-quarters" is a share.
    let share = joined || words.is_any(end + 1, &["of", "percent"]);
    if unit == Unit::Quarter && share && amount != Amount::Unknown {
        return None;
    }
    if article && plural {
        return None;
    }
    let mut end = end + 1;
    if joined && words.is_any(words.skip_hyphen(end), &["long"]) {
        end = words.skip_hyphen(end) + 1;
    }
    Some((end, amount, unit))
}

/// Whether the word before is written small, as in running text.
fn lower_before(words: &Words<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map_or("", |place| words.pieces.word(place));
    before.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a quotation mark stands right before.
fn opens_quotation(words: &Words<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map_or("", |place| words.pieces.word(place));
    matches!(before, "\"" | "“" | "''" | "``" | "‘" | "'")
}

/// "half an hour", "half-hour", "half a century", "a half hour".
fn half_unit(words: &Words<'_>, at: usize) -> Option<(usize, Amount, Unit)> {
    let half = Amount::Exactly(Decimal::new(5, 1));
    if words.pieces.reads(at, &["a", "half"]) {
        let (unit, plural) = words.unit(at + 2)?;
        return (!plural).then_some((at + 3, half, unit));
    }
    if !words.is(at, "half") {
        return None;
    }
    let hyphen = words.skip_hyphen(at + 1);
    let next = if hyphen > at + 1 {
        hyphen
    } else {
        words.skip(at + 1, &["a", "an"])
    };
    if next == at + 1 {
        return None;
    }
    let (unit, plural) = words.unit(next)?;
    (!plural).then_some((next + 1, half, unit))
}

/// "two", "a", "several", "a few", "a couple of", "two to three", "two or three".
fn amount_at(words: &Words<'_>, at: usize) -> Option<(usize, Amount)> {
    // "in as many years": as many as were told before.
    let compared = at > 0 && words.is(at - 1, "as");
    if words.is_any(at, &["several", "many", "few"]) && !compared {
        return Some((at + 1, Amount::Unknown));
    }
    if words.pieces.reads(at, &["couple", "of"]) && at > 0 && words.shift(at - 1).is_some() {
        return Some((at + 2, Amount::Exactly(Decimal::TWO)));
    }
    if words.is_any(at, &["a", "the"]) && words.is_any(at + 1, &["few", "couple", "number"]) {
        let couple = words.is(at + 1, "couple");
        let end = words.skip(at + 2, &["of"]);
        let amount = if couple {
            Amount::Exactly(Decimal::TWO)
        } else {
            Amount::Unknown
        };
        return Some((end, amount));
    }
    if let Some(number) = words.count(at) {
        let mut end = number.end;
        let range = words.is_any(end, &["to", "or"]) || words.pieces.is_hyphen(end);
        if range && let Some(second) = words.count(end + 1).filter(|n| n.value > number.value) {
            end = second.end;
        }
        return Some((end, Amount::Exactly(number.value)));
    }
    words
        .is_any(at, &["a", "an"])
        .then_some((at + 1, Amount::Exactly(Decimal::ONE)))
}

/// "ago", "earlier", "from now" behind a length.
fn counted_from(words: &Words<'_>, at: usize, amount: Amount, unit: Unit) -> Match {
    let or_so = if words.pieces.reads(at, &["or", "so"]) || words.pieces.reads(at, &["or", "more"])
    {
        at + 2
    } else {
        at
    };
    let (half, amount) = and_a_half(words, or_so, amount);
    let at = words.skip_hyphen(half);
    let away = |past, from_now| Meaning::Away {
        count: amount,
        unit,
        past,
        from_now,
        grain: None,
    };
    if let Some(found) = from_a_day(words, at, amount, unit) {
        return Some(found);
    }
    if words.is(at, "ago") {
        if let Some((end, grain)) = told_exactly(words, at + 1).filter(|(_, grain)| *grain < unit) {
            let meaning = Meaning::Away {
                count: amount,
                unit,
                past: true,
                from_now: true,
                grain: Some(grain),
            };
            return Some((end, meaning));
        }
        return Some((at + 1, away(true, true)));
    }
    if words.is(at, "earlier") {
        let year = unit == Unit::Year && amount == Amount::Exactly(Decimal::ONE);
        let meaning = if year {
            away(true, false)
        } else {
            Meaning::Duration(amount, unit)
        };
        return Some((at + 1, meaning));
    }
    if words.pieces.reads(at, &["from", "now"]) {
        return Some((at + 2, away(false, true)));
    }
    None
}

/// "changed from a fiscal year to a calendar year": how years are counted, and none of them.
fn is_kind_of_year(words: &Words<'_>, at: usize) -> bool {
    words.is(at, "a") && words.sense(at + 1) == TimeWord::Fiscal
}

/// "20 years old", "20-year-old": an age is a figure, not a time.
fn is_age(words: &Words<'_>, end: usize) -> bool {
    words.is_any(words.skip_hyphen(end), &["old", "olds"])
}

/// "$5 a year", "three times a day": the article means "each".
fn is_rate(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let number = words.count(before).is_some() || words.is_any(before, &["%", "percent"]);
    // "gave lawmakers a week" counts none, "700 seats a week" and "thousands of dollars an hour" do.
    let counted = before > 0 && (words.is(before - 1, "of") || has_count(words, before));
    let plural = (counted && words.tag(before) == Xpos::Nns)
        || words.is_any(before, &["times", "once", "twice"]);
    number
        || plural
        || matches!(
            words.pieces.word(before),
            "million" | "billion" | "thousand" | "trillion"
        )
}

/// Whether a number stands up to three pieces before a noun.
fn has_count(words: &Words<'_>, noun: usize) -> bool {
    (noun.saturating_sub(3)..noun).any(|place| words.count(place).is_some())
}
