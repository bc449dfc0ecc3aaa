//! Numbers beside a unit that are more, or less, than a count of it: halves, shares, parts of a year's name.

use super::lexical::Unit;
use super::meaning::Amount;
use super::words::Words;
use crate::syntax::Xpos;
use gainsay_model::Decimal;

/// "and a half" behind a number or behind its unit: "two and a half years", "two-and-a-half", "a year and a
/// half".
pub(super) fn and_a_half(words: &Words<'_>, at: usize, amount: Amount) -> (usize, Amount) {
    let and = words.skip_hyphen(at);
    let article = words.skip_hyphen(and + 1);
    let half = words.skip_hyphen(article + 1);
    match amount {
        Amount::Exactly(count)
            if words.is(and, "and") && words.is(article, "a") && words.is(half, "half") =>
        {
            (half + 1, Amount::Exactly(count + Decimal::new(5, 1)))
        }
        amount => (at, amount),
    }
}

/// "a quarter of a century", "a quarter century".
pub(super) fn quarter_century(words: &Words<'_>, at: usize) -> Option<(usize, Amount, Unit)> {
    if !words.pieces.reads(at, &["a", "quarter"]) {
        return None;
    }
    let of = words.pieces.reads(at + 2, &["of", "a"]);
    let unit = if of { at + 4 } else { at + 2 };
    (words.unit(unit) == Some((Unit::Century, false))).then_some((
        unit + 1,
        Amount::Exactly(Decimal::from(25)),
        Unit::Year,
    ))
}

/// The second half of "the 1996-97 fiscal year" and "the 1997/98 year" counts no years.
pub(super) fn closes_years(words: &Words<'_>, at: usize) -> bool {
    let joined = at > 1
        && words.pieces.is_glued(at)
        && (words.pieces.is_hyphen(at - 1) || words.is(at - 1, "/"));
    joined && matches!(words.digits(at - 2), Some((_, 4)))
}

/// "three quarters of an hour": the hour is what the share is of.
pub(super) fn is_share(words: &Words<'_>, at: usize) -> bool {
    at > 1
        && words.is(at - 1, "of")
        && words.is_any(at - 2, &["quarter", "quarters", "third", "thirds", "fifth"])
}

/// Whether "one day" tells no length but some day to come, as in "he will one day return", or some day
/// of a story.
pub(super) fn is_some_day(words: &Words<'_>, at: usize) -> bool {
    words.pieces.reads(at, &["one", "day"])
        && (is_day_to_come(words, at)
            || matches!(words.tag(at + 2), Xpos::Vbd | Xpos::Vbz)
            || (at == 0 && (words.is(2, ",") || words.tag(2) == Xpos::Prp)))
}

/// Whether "one day" stands with a verb of what is to come.
pub(super) fn is_day_to_come(words: &Words<'_>, at: usize) -> bool {
    let modal = at > 0 && (words.tag(at - 1) == Xpos::Md || words.is(at - 1, "to"));
    modal || matches!(words.tag(at + 2), Xpos::Vb | Xpos::Vbp | Xpos::Md)
}

/// "24 hours a day", "seven days a week": without a break.
pub(super) fn is_always(words: &Words<'_>, end: usize, amount: Amount, unit: Unit) -> bool {
    let article = words.skip_hyphen(end);
    let per = words.skip_hyphen(article + 1);
    let whole = match (unit, words.unit(per)) {
        (Unit::Hour, Some((Unit::Day, _))) => 24,
        (Unit::Day, Some((Unit::Week, _))) => 7,
        _ => return false,
    };
    words.is(article, "a") && amount == Amount::Exactly(Decimal::from(whole))
}
