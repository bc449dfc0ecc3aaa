//! Fractions and ratios: "two-thirds", "half a million", "two and a half", "one in five".

use super::line::Line;
use super::number_words::{NumberWord, denominator, number_word, vulgar_fraction};
use super::numbers::{Form, Number, cardinal_at, digits_value, scaled};
use super::pieces::Pieces;
use super::words::Words;
use crate::syntax::Xpos;
use gainsay_model::Decimal;

/// "half", "a third of", "two-thirds", "three quarters"; "half a million" is a number of its own.
pub(crate) fn fraction_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    if pieces.is(at, "half") {
        return half_at(pieces, at);
    }
    let part = part_at(pieces, at)?;
    // "a third time" is an order, "a third of the homes" a share.
    if pieces.reads(part.end, &["of", "a"])
        && let Some(NumberWord::Magnitude(power)) = number_word(pieces.word(part.end + 2))
    {
        // "a quarter of a million"
        return Some(Number {
            end: part.end + 3,
            value: scaled(Decimal::from(part.top), power)?
                .checked_div(Decimal::from(part.bottom))?,
            digits: 1,
            form: Form::Words,
        });
    }
    let shares = part.top > 1 || pieces.is(part.end, "of") || pieces.is_hyphen(at + 1);
    shares.then(|| part.number())?
}

/// "by a third", "almost a quarter more": a fraction that nothing behind it shows to be one.
pub(crate) fn bare_fraction(line: &Line<'_>, words: &Words, at: usize) -> Option<Number> {
    let pieces = &line.pieces;
    let before = at.checked_sub(1)?;
    let (number, end) = if pieces.is(at, "half") {
        (half(at + 1), at + 1)
    } else {
        let part = part_at(pieces, at)?;
        (part.number()?, part.end)
    };
    let measured =
        pieces.is_any(before, &["by", "up", "down", "than"]) || line.moves(words, before).is_some();
    // "by a third party", "up a quarter mile"
    let alone = !matches!(
        line.tag(end),
        Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps | Xpos::Jj | Xpos::Jjs | Xpos::Cd
    ) && !pieces.is_hyphen(end);
    let compared = line.comparative(words, end).is_some();
    ((measured && alone) || (compared && pieces.is_any(end + 1, &["than", ",", "."])))
        .then_some(number)
}

/// "and a half" behind a whole number, with its end: "two and a half", "two-and-a-half".
pub(crate) fn and_fraction(pieces: &Pieces<'_>, at: usize) -> Option<(Decimal, usize)> {
    let skip = |at: usize| at + usize::from(pieces.is_hyphen(at) && pieces.is_glued(at));
    let and = skip(at);
    if !pieces.is(and, "and") {
        return None;
    }
    let article = skip(and + 1);
    if pieces.is_any(article, &["a", "one"]) {
        let word = skip(article + 1);
        let bottom = denominator(pieces.word(word), false)?;
        return Some((Decimal::ONE.checked_div(Decimal::from(bottom))?, word + 1));
    }
    let part = part_at(pieces, article).filter(|part| part.top > 1)?;
    Some((part.number()?.value, part.end))
}

/// A part of a whole as written.
struct Part {
    top: u32,
    bottom: u32,
    end: usize,
}

impl Part {
    fn number(&self) -> Option<Number> {
        let value = Decimal::from(self.top).checked_div(Decimal::from(self.bottom))?;
        (self.top < self.bottom).then_some(Number {
            end: self.end,
            value,
            digits: 1,
            form: Form::Fraction,
        })
    }
}

fn part_at(pieces: &Pieces<'_>, at: usize) -> Option<Part> {
    let top = if pieces.is_any(at, &["a", "one"]) {
        1
    } else if let Some(NumberWord::Unit(top)) = number_word(pieces.word(at)) {
        top
    } else {
        return None;
    };
    let next = at + 1 + usize::from(pieces.is_hyphen(at + 1));
    Some(Part {
        top,
        bottom: denominator(pieces.word(next), top > 1)?,
        end: next + 1,
    })
}

fn half(end: usize) -> Number {
    Number {
        end,
        value: Decimal::new(5, 1),
        digits: 1,
        form: Form::Fraction,
    }
}

fn half_at(pieces: &Pieces<'_>, at: usize) -> Option<Number> {
    const WHOLES: &[&str] = &[
        "a", "an", "of", "the", "his", "her", "its", "their", "our", "my", "your", "that", "this",
        "those", "these", "all",
    ];
    let joined = pieces.is_hyphen(at + 1) || pieces.is(at + 1, "a");
    if joined && let Some(word) = number_word(pieces.word(at + 2)) {
        let half = Decimal::new(5, 1);
        let value = match word {
            NumberWord::Magnitude(power) => scaled(half, power)?,
            NumberWord::Group(size) => half * Decimal::from(size),
            NumberWord::Unit(_) | NumberWord::Tens(_) => return None,
        };
        return Some(Number {
            end: at + 3,
            value,
            digits: 1,
            form: Form::Words,
        });
    }
    pieces.is_any(at + 1, WHOLES).then(|| half(at + 1))
}

/// "1/2" after a whole number ("2 1/2"), or the sign "½".
pub(crate) fn slashed_fraction(pieces: &Pieces<'_>, at: usize) -> Option<(Decimal, usize)> {
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

/// The share that "one in five", "9 in 10" and "three out of four" name: the first number, which is
/// read, with what follows it.
pub(crate) fn ratio(line: &Line<'_>, at: usize, first: &Number) -> Option<Number> {
    let pieces = &line.pieces;
    let out_of = pieces.reads(first.end, &["out", "of"]);
    if !out_of && !pieces.is(first.end, "in") {
        return None;
    }
    let joint = first.end + 1 + usize::from(out_of);
    let every = pieces.is(joint, "every");
    let from = joint + usize::from(every);
    let second = cardinal_at(pieces, from).filter(|_| !line.is_taken(from))?;
    let (top, bottom) = (first.value, second.value);
    let whole = |number: &Number| {
        matches!(number.form, Form::Digits | Form::Words | Form::One) && number.value.is_integer()
    };
    if !(whole(first) && whole(&second) && Decimal::ZERO < top && top < bottom) {
        return None;
    }
    // "won two in 12 games" and "hired nine in 10 towns" count.
    let one = top == Decimal::ONE;
    let base = bottom <= Decimal::TEN || is_power_of_ten(bottom) || bottom == Decimal::from(20);
    let object = at > 0
        && matches!(
            line.tag(at - 1),
            Xpos::Vb | Xpos::Vbd | Xpos::Vbn | Xpos::Vbz | Xpos::Vbp | Xpos::Vbg
        );
    (every || one || (base && !object)).then(|| {
        Some(Number {
            end: second.end,
            value: top.checked_div(bottom)?,
            digits: 1,
            form: Form::Fraction,
        })
    })?
}

fn is_power_of_ten(value: Decimal) -> bool {
    let digits = value.normalize().to_string();
    digits.starts_with('1') && digits.bytes().skip(1).all(|digit| digit == b'0')
}
