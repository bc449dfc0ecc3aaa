//! Numbers in digits and words.

use super::number_words::{NumberWord, denominator, number_word, ordinal_word, vulgar_fraction};
use super::pieces::{PieceKind, Pieces, with_lowered};
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
    Vague(u32, u32),
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
        PieceKind::Digits => digits_at(pieces, at)?,
        PieceKind::Word => vague_at(pieces, at)
            .or_else(|| fraction_at(pieces, at))
            .or_else(|| words_at(pieces, at))?,
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

/// "1/2" after a whole number ("2 1/2"), or the sign "½".
fn slashed_fraction(pieces: &Pieces<'_>, at: usize) -> Option<(Decimal, usize)> {
    if let Some(value) = vulgar_fraction(pieces.word(at)) {
        return Some((value, at + 1));
    }
    let from = if pieces.is_hyphen(at) { at + 1 } else { at };
    let slash = pieces.is(from + 1, "/") && pieces.is_glued(from + 1) && pieces.is_glued(from + 2);
    if !slash || (from == at && pieces.is_glued(at)) {
        return None;
    }
    let (top, _) = digits_value(pieces.word(from))?;
    let (bottom, _) = digits_value(pieces.word(from + 2))?;
    let proper = top < bottom && bottom <= Decimal::from(64) && !pieces.is(from + 3, "/");
    proper.then(|| Some((top.checked_div(bottom)?, from + 3)))?
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

fn scaled(value: Decimal, power: u32) -> Option<Decimal> {
    value.checked_mul(Decimal::from(10u64.checked_pow(power)?))
}

/// "dozens", "hundreds of thousands": bounds instead of a value.
fn vague_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    let word = pieces.word(at);
    let bounds = |word: &str| -> Option<(u32, u32)> {
        with_lowered(word, |word| match word {
            "dozens" => Some((24, 99)),
            "scores" => Some((40, 199)),
            "tens" => Some((20, 99)),
            "hundreds" => Some((200, 999)),
            "thousands" => Some((2000, 9999)),
            "millions" => Some((2_000_000, 9_999_999)),
            "billions" => Some((2_000_000_000, u32::MAX)),
            _ => None,
        })
    };
    let (mut low, mut high) = bounds(word)?;
    let mut end = at + 1;
    if pieces.is(end, "of") {
        let factor = match bounds(pieces.word(end + 1)) {
            Some((2000, _)) => Some(1000),
            Some((2_000_000, _)) => Some(1_000_000),
            _ => None,
        };
        if let Some(factor) = factor {
            low = low.checked_mul(factor)?;
            high = high
                .checked_mul(factor)
                .map_or(u32::MAX, |high| high + (factor - 1));
            end += 2;
        }
    }
    // "tens" and "scores" alone are too often something else.
    let alone = end == at + 1;
    let followed = pieces.is(end, "of");
    if alone && !followed && pieces.is_any(at, &["tens", "scores"]) {
        return None;
    }
    Some(Number {
        end,
        value: Decimal::from(low),
        digits: 1,
        form: Form::Vague(low, high),
    })
}

/// "half", "a third of", "two-thirds", "three quarters"; "half a million" is a number of its own.
fn fraction_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    if pieces.is(at, "half") {
        let article = pieces.is_any(
            at + 1,
            &["a", "of", "the", "his", "her", "its", "their", "that"],
        );
        let from = if pieces.is_hyphen(at + 1) || pieces.is(at + 1, "a") {
            at + 2
        } else {
            at + 1
        };
        let half = Decimal::new(5, 1);
        if let Some(word) = number_word(pieces.word(from)).filter(|_| from > at + 1) {
            let (value, form) = match word {
                NumberWord::Magnitude(power) => (scaled(half, power)?, Form::Words),
                NumberWord::Group(size) => (half * Decimal::from(size), Form::Words),
                _ => return None,
            };
            return Some(Number {
                end: from + 1,
                value,
                digits: 1,
                form,
            });
        }
        return article.then_some(Number {
            end: at + 1,
            value: half,
            digits: 1,
            form: Form::Fraction,
        });
    }
    let (top, next) = if pieces.is_any(at, &["a", "one"]) {
        (1, at + 1)
    } else if let Some(NumberWord::Unit(top)) = number_word(pieces.word(at)) {
        (top, at + 1)
    } else {
        return None;
    };
    let next = if pieces.is_hyphen(next) {
        next + 1
    } else {
        next
    };
    let bottom = denominator(pieces.word(next), top > 1)?;
    // "a third time" is an order, "a third of the homes" a share.
    if pieces.reads(next + 1, &["of", "a"])
        && let Some(NumberWord::Magnitude(power)) = number_word(pieces.word(next + 3))
    {
        // "a quarter of a million"
        let value = scaled(Decimal::from(top), power)?.checked_div(Decimal::from(bottom))?;
        return Some(Number {
            end: next + 4,
            value,
            digits: 1,
            form: Form::Words,
        });
    }
    let shares = top > 1 || pieces.is(next + 1, "of") || pieces.is_hyphen(at + 1);
    let value = Decimal::from(top).checked_div(Decimal::from(bottom))?;
    (shares && top < bottom).then_some(Number {
        end: next + 1,
        value,
        digits: 1,
        form: Form::Fraction,
    })
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
    let value = total + Decimal::from(group);
    let one = value == Decimal::ONE && end == at + 1;
    let form = if one { Form::One } else { Form::Words };
    let plain = value.normalize().to_string();
    let digits = plain.trim_end_matches('0').len().max(1) as u8;
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
