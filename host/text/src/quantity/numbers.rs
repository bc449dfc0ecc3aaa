//! Numbers in digits and words.

use super::fractions::{and_fraction, fraction_at, slashed_fraction};
use super::number_words::{NumberWord, number_word, ordinal_word, vulgar_fraction};
use super::pieces::{PieceKind, Pieces};
use super::vague::vague_at;
use gainsay_model::Decimal;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits, perhaps with a magnitude word: "7,000", "1.5 million".
    Digits,
    /// Words: "twelve", "half a million".
    Words,
    /// A single letter or word that is more often an article or pronoun: "one".
    One,
    /// A vague plural, with the bounds that it stands for: "dozens".
    Vague(u64, u64),
    /// A fraction of a whole: "two-thirds", "a quarter", "half".
    Fraction,
}

/// A number found in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// One past its last piece.
    pub(crate) end: usize,
    /// Its value.
    pub(crate) value: Decimal,
    /// Significant digits as written.
    pub(crate) digits: u8,
    /// How it is written.
    pub(crate) form: Form,
}

/// Reads an ordinal: "third", "twenty-first", "15th". Gives its end and value.
pub(crate) fn ordinal_at(pieces: &Pieces<'_>, at: usize) -> Option<(usize, u32)> {
    if pieces.is_kind(at, PieceKind::Digits) {
        let ending = pieces.is_glued(at + 1) && pieces.is_any(at + 1, &["st", "nd", "rd", "th"]);
        let value = pieces.word(at).replace(',', "").parse().ok()?;
        return ending.then_some((at + 2, value));
    }
    if let Some(NumberWord::Tens(tens)) = number_word(pieces.word(at)) {
        let next = if pieces.is_hyphen(at + 1) {
            at + 2
        } else {
            at + 1
        };
        let unit = ordinal_word(pieces.word(next)).filter(|unit| *unit < 10)?;
        return Some((next + 1, tens + unit));
    }
    ordinal_word(pieces.word(at)).map(|value| (at + 1, value))
}

/// Reads the number that begins there.
pub(crate) fn number_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    let piece = pieces.get(at)?;
    let number = match piece.kind {
        PieceKind::Digits => mixed(pieces, digits_at(pieces, at)?)?,
        PieceKind::Word => vague_at(pieces, at)
            .or_else(|| fraction_at(pieces, at))
            .or_else(|| mixed(pieces, words_at(pieces, at)?))?,
        PieceKind::Mark => {
            let value = vulgar_fraction(pieces.word(at))?;
            Number {
                end: at + 1,
                value,
                digits: 1,
                form: Form::Fraction,
            }
        }
    };
    Some(Number {
        value: number.value.normalize(),
        ..number
    })
}

/// The number with the fraction behind it: "two and a half", "three and a half million".
fn mixed(pieces: &Pieces<'_>, number: Number) -> Option<Number> {
    let small = matches!(number.form, Form::Digits | Form::Words | Form::One)
        && number.value < Decimal::from(1000);
    let Some((fraction, mut end)) = and_fraction(pieces, number.end).filter(|_| small) else {
        return Some(number);
    };
    let mut value = number.value.checked_add(fraction)?;
    if let Some(NumberWord::Magnitude(power)) = number_word(pieces.word(end)) {
        value = scaled(value, power)?;
        end += 1;
    }
    Some(Number {
        end,
        value,
        digits: number.digits + 1,
        form: Form::Words,
    })
}

/// Reads a whole number in digits or words: no fraction ("two quarters" are two), no "dozens".
pub(crate) fn cardinal_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    match pieces.get(at)?.kind {
        PieceKind::Digits => digits_at(pieces, at),
        PieceKind::Word => words_at(pieces, at),
        PieceKind::Mark => None,
    }
}

/// The value of a digit string with grouping commas, and its significant digits.
pub(crate) fn digits_value(word: &str) -> Option<(Decimal, u8)> {
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    let value: Decimal = plain.parse().ok()?;
    let mut significant: String = plain.chars().filter(char::is_ascii_digit).collect();
    significant = significant.trim_start_matches('0').to_owned();
    if !plain.contains('.') {
        significant = significant.trim_end_matches('0').to_owned();
    }
    Some((value, significant.len().clamp(1, 28) as u8))
}

fn digits_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    let (mut value, mut digits) = digits_value(pieces.word(at))?;
    let mut end = at + 1;
    let mut form = Form::Digits;
    if let Some((fraction, after)) = slashed_fraction(pieces, end) {
        value += fraction;
        digits += 1;
        end = after;
    } else if pieces.is(end, "/") && pieces.is_glued(end) {
        // "3/4" alone is a fraction; anything longer is a date or a path.
        let (bottom, _) =
            digits_value(pieces.word(end + 1)).filter(|_| pieces.is_glued(end + 1))?;
        if bottom.is_zero() || pieces.is(end + 2, "/") {
            return None;
        }
        value = value.checked_div(bottom)?;
        end += 2;
        form = Form::Fraction;
    }
    while let Some(power) = magnitude_at(pieces, end) {
        value = scaled(value, power.1)?;
        end = power.0;
    }
    if pieces.is_any(end, &["dozen"]) {
        value = value.checked_mul(Decimal::from(12))?;
        end += 1;
    }
    Some(Number {
        end,
        value,
        digits,
        form,
    })
}

/// A magnitude after digits: "million", and glued "m", "bn", "k". Gives its end and power of ten.
fn magnitude_at(pieces: &Pieces<'_>, at: usize) -> Option<(usize, u32)> {
    let from = if pieces.is_hyphen(at) && pieces.is_glued(at + 1) {
        at + 1
    } else {
        at
    };
    if let Some(NumberWord::Magnitude(power)) = number_word(pieces.word(from)) {
        return Some((from + 1, power));
    }
    if !pieces.is_glued(at) && !pieces.is_any(at, &["bn", "tn"]) {
        return None;
    }
    let power = match pieces.word(at).trim_end_matches('.') {
        "k" | "K" => 3,
        "m" | "M" | "mn" | "mm" => 6,
        "bn" | "b" | "B" => 9,
        "tn" | "trn" => 12,
        _ => return None,
    };
    Some((at + 1, power))
}

/// A value times a power of ten; none if it is too large.
pub(crate) fn scaled(value: Decimal, power: u32) -> Option<Decimal> {
    value.checked_mul(Decimal::from(10u64.checked_pow(power)?))
}

/// A number in words: "twenty-one", "one hundred and fifty thousand", "a dozen", "two dozen".
fn words_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    let mut end = at;
    let mut total = Decimal::ZERO;
    let mut group: u64 = 0;
    let mut open = true; // a unit may follow
    if pieces.is_any(at, &["a", "an"]) {
        let next = number_word(pieces.word(at + 1))?;
        if !matches!(next, NumberWord::Magnitude(_) | NumberWord::Group(_)) {
            return None;
        }
        group = 1;
        end = at + 1;
        open = false;
    }
    let mut read = false;
    loop {
        let glue = joint(pieces, end, read);
        let Some(word) = number_word(pieces.word(end + glue)) else {
            break;
        };
        match word {
            NumberWord::Unit(unit)
                if open
                    && (group.is_multiple_of(10) && (unit < 10 || group.is_multiple_of(100))) =>
            {
                group += u64::from(unit);
                open = false;
            }
            NumberWord::Tens(tens) if open && group.is_multiple_of(100) => group += u64::from(tens),
            NumberWord::Magnitude(2) if (1..100).contains(&group) => {
                group *= 100;
                open = true;
            }
            NumberWord::Magnitude(power) if power > 2 && group > 0 => {
                total += scaled(Decimal::from(group), power)?;
                group = 0;
                open = true;
            }
            NumberWord::Group(size) if group > 0 => {
                total += Decimal::from(group * u64::from(size));
                group = 0;
                end += glue + 1;
                read = true;
                break;
            }
            _ => break,
        }
        end += glue + 1;
        read = true;
    }
    if !read {
        return None;
    }
    let value = total.checked_add(Decimal::from(group))?;
    let one = value == Decimal::ONE && end == at + 1;
    let form = if one { Form::One } else { Form::Words };
    let (_, digits) = digits_value(&value.normalize().to_string())?;
    Some(Number {
        end,
        value,
        digits,
        form,
    })
}

/// How many pieces join a number word to the one before it: a hyphen, or "and" after hundreds.
fn joint(pieces: &Pieces<'_>, at: usize, read: bool) -> usize {
    if !read {
        return 0;
    }
    let after_hundred = at > 0
        && matches!(
            number_word(pieces.word(at - 1)),
            Some(NumberWord::Magnitude(_))
        )
        && pieces.is(at, "and")
        && matches!(
            number_word(pieces.word(at + 1)),
            Some(NumberWord::Unit(_) | NumberWord::Tens(_))
        );
    usize::from(after_hundred || (pieces.is_hyphen(at) && pieces.is_glued(at)))
}
