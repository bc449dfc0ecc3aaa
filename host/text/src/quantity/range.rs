//! Ranges: "40 to 50", "40-50", "between 40 and 50", "two or three".

use super::line::Line;
use super::numbers::{Form, Number, digits_value, number_at};
use super::unit::{currency_before, unit_at};
use super::words::Words;
use gainsay_model::Decimal;

/// What joins two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// A hyphen.
    Hyphen,
    /// "to".
    To,
    /// "and" behind "between".
    And,
    /// "or".
    Or,
}

/// The second number of a range, with the first as it is meant ("2-3 million" begins at two
/// million).
pub(crate) fn range_behind(
    line: &Line<'_>,
    words: &Words,
    at: usize,
    number: &Number,
) -> Option<(Decimal, Number)> {
    let pieces = &line.pieces;
    if matches!(number.form, Form::Vague(..) | Form::Fraction) {
        return None;
    }
    let sign = currency_before(line, words, at);
    let first = sign.map_or(at, |(from, _)| from);
    // "$3 billion to $4 billion", "5 percent to 7 percent": the unit may stand twice.
    let unit = unit_at(line, words, number.end)
        .filter(|unit| pieces.is_any(unit.end, &["to", "and", "or"]));
    let place = unit.map_or(number.end, |unit| unit.end);
    let joint = joint_at(line, first, place)?;
    let mut next = place + 1;
    let second_sign = (next..next + 3).find(|place| currency_before(line, words, *place).is_some());
    next = second_sign.unwrap_or(next);
    let second = number_at(pieces, next).filter(|_| !line.is_taken(next))?;
    let behind = unit_at(line, words, second.end);
    // "rose 3.5 percent to $8 billion" is no range.
    let same_unit = match unit {
        Some(unit) => behind.is_some_and(|other| other.unit == unit.unit),
        None => second_sign.is_none() || sign.is_some(),
    };
    let meant = shared_magnitude(line, next, number, &second);
    let vague = matches!(second.form, Form::Vague(..) | Form::Fraction);
    let fits = match joint {
        Joint::And => true,
        Joint::Or => meant < second.value && second.value <= meant + meant,
        Joint::To | Joint::Hyphen => {
            let shared = behind.is_some() && unit.is_none() && sign.is_none();
            let change = changes_to(line, words, first) && !shared;
            meant < second.value && !change
        }
    };
    (same_unit && !vague && fits).then_some((meant, second))
}

fn joint_at(line: &Line<'_>, first: usize, place: usize) -> Option<Joint> {
    let pieces = &line.pieces;
    let before = first.checked_sub(1);
    let between = before.is_some_and(|before| pieces.is(before, "between"));
    // "from 12 to 14" tells two levels, "ranged from 12 to 14" one range.
    let from = before.is_some_and(|before| {
        pieces.is(before, "from")
            && !before
                .checked_sub(1)
                .is_some_and(|verb| matches!(line.lemma(verb), "range" | "vary"))
    });
    if pieces.is_hyphen(place) {
        Some(Joint::Hyphen)
    } else if pieces.is(place, "to") && !from {
        Some(Joint::To)
    } else if pieces.is(place, "and") && between {
        Some(Joint::And)
    } else if pieces.is(place, "or") {
        Some(Joint::Or)
    } else {
        None
    }
}

/// The first number of "2-3 million": the magnitude behind the second belongs to both.
fn shared_magnitude(line: &Line<'_>, next: usize, number: &Number, second: &Number) -> Decimal {
    let (plain, _) = digits_value(line.pieces.word(next)).unwrap_or_default();
    let both_plain = number.form == Form::Digits && number.value < plain && plain < second.value;
    let factor = second.value.checked_div(plain).filter(|_| both_plain);
    factor
        .and_then(|factor| number.value.checked_mul(factor))
        .unwrap_or(number.value)
}

/// "rose 40 to 500": a change and a level, not a range.
fn changes_to(line: &Line<'_>, words: &Words, first: usize) -> bool {
    first > 0
        && (line.change_verb(words, first - 1).is_some()
            || line.pieces.is_any(first - 1, &["by", "up", "down"]))
}
