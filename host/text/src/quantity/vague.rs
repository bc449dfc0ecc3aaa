//! Numbers that stand for a range of sizes: "dozens", "hundreds of thousands", "several hundred".

use super::number_words::{NumberWord, number_word};
use super::numbers::{Form, Number};
use super::pieces::{Pieces, with_lowered};
use gainsay_model::Decimal;

/// Reads a vague number.
pub(crate) fn vague_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    plural_at(pieces, at).or_else(|| quantified_at(pieces, at))
}

/// "dozens", "tens of millions": bounds instead of a value.
fn plural_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    let (mut low, mut high) = plural(pieces.word(at))?;
    let mut end = at + 1;
    if pieces.is(end, "of")
        && let Some(NumberWord::Magnitude(power @ 3..)) = singular(pieces.word(end + 1))
    {
        let factor = 10u64.checked_pow(power)?;
        low = low.checked_mul(factor)?;
        high = (high + 1).checked_mul(factor)? - 1;
        end += 2;
    }
    // "tens" and "scores" alone are too often something else.
    let alone = end == at + 1 && !pieces.is(end, "of");
    if alone && pieces.is_any(at, &["tens", "scores"]) {
        return None;
    }
    Some(vague(end, low, high))
}

/// "several hundred", "a few thousand", "a couple of dozen".
fn quantified_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    let from = at + usize::from(pieces.is(at, "a"));
    let couple = pieces.is(from, "couple");
    if !couple && !pieces.is_any(from, &["several", "few"]) {
        return None;
    }
    let mut end = from + 1 + usize::from(couple && pieces.is(from + 1, "of"));
    let (low, high) = plural_of(pieces.word(end))?;
    end += 1;
    let mut factor = 1u64;
    if let Some(NumberWord::Magnitude(power @ 3..)) = number_word(pieces.word(end)) {
        factor = 10u64.checked_pow(power)?;
        end += 1;
    }
    let high = if couple { low / 2 * 3 } else { high };
    Some(vague(
        end,
        low.checked_mul(factor)?,
        (high + 1).checked_mul(factor)? - 1,
    ))
}

fn vague(end: usize, low: u64, high: u64) -> Number {
    Number {
        end,
        value: Decimal::from(low),
        digits: 1,
        form: Form::Vague(low, high),
    }
}

fn plural(word: &str) -> Option<(u64, u64)> {
    with_lowered(word, |word| match word {
        "scores" => Some((40, 199)),
        "tens" => Some((20, 99)),
        _ => plural_of(word.strip_suffix('s')?),
    })
}

/// What the plural of a word of number stands for.
fn plural_of(word: &str) -> Option<(u64, u64)> {
    match number_word(word)? {
        NumberWord::Group(_) => Some((24, 99)),
        NumberWord::Magnitude(power) => {
            let one = 10u64.checked_pow(power)?;
            Some((2 * one, 10 * one - 1))
        }
        NumberWord::Unit(_) | NumberWord::Tens(_) => None,
    }
}

/// The magnitude whose plural the word is.
fn singular(word: &str) -> Option<NumberWord> {
    with_lowered(word, |word| number_word(word.strip_suffix('s')?))
}
