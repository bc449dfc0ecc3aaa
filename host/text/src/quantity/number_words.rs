//! The words of numbers, one at a time.

use super::pieces::with_lowered;
use gainsay_model::Decimal;

/// A word that takes part in written numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// zero to nineteen.
    Unit(u32),
    /// twenty to ninety.
    Tens(u32),
    /// hundred, thousand, million, ...: the power of ten.
    Magnitude(u32),
    /// dozen, score: the factor.
    Group(u32),
}

/// Whether a figure can begin with the word: words of number, their plurals, and what stands before
/// them.
pub(crate) fn is_opener(word: &str) -> bool {
    with_lowered(word, |word| {
        matches!(
            word,
            "a" | "an"
                | "couple"
                | "few"
                | "half"
                | "minus"
                | "no"
                | "no."
                | "nos."
                | "number"
                | "scores"
                | "several"
                | "tens"
        ) || lowered_number_word(word).is_some()
            || lowered_ordinal(word).is_some()
            || word
                .strip_suffix('s')
                .is_some_and(|one| lowered_number_word(one).is_some())
    })
}

/// Reads a number word.
pub(crate) fn number_word(word: &str) -> Option<NumberWord> {
    with_lowered(word, lowered_number_word)
}

fn lowered_number_word(word: &str) -> Option<NumberWord> {
    use NumberWord::{Group, Magnitude, Tens, Unit};
    Some(match word {
        "zero" => Unit(0),
        "one" => Unit(1),
        "two" => Unit(2),
        "three" => Unit(3),
        "four" => Unit(4),
        "five" => Unit(5),
        "six" => Unit(6),
        "seven" => Unit(7),
        "eight" => Unit(8),
        "nine" => Unit(9),
        "ten" => Unit(10),
        "eleven" => Unit(11),
        "twelve" => Unit(12),
        "thirteen" => Unit(13),
        "fourteen" => Unit(14),
        "fifteen" => Unit(15),
        "sixteen" => Unit(16),
        "seventeen" => Unit(17),
        "eighteen" => Unit(18),
        "nineteen" => Unit(19),
        "twenty" => Tens(20),
        "thirty" => Tens(30),
        "forty" | "fourty" => Tens(40),
        "fifty" => Tens(50),
        "sixty" => Tens(60),
        "seventy" => Tens(70),
        "eighty" => Tens(80),
        "ninety" => Tens(90),
        "hundred" => Magnitude(2),
        "thousand" => Magnitude(3),
        "million" | "mln" => Magnitude(6),
        "billion" | "bln" => Magnitude(9),
        "trillion" => Magnitude(12),
        "dozen" => Group(12),
        _ => return None,
    })
}

/// Reads an ordinal in words or the ending of one in digits: "third" is 3.
pub(crate) fn ordinal_word(word: &str) -> Option<u32> {
    with_lowered(word, lowered_ordinal)
}

fn lowered_ordinal(word: &str) -> Option<u32> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        "hundredth" => 100,
        _ => return None,
    })
}

/// The lower number of a fraction in words: 3 for "third", or for "thirds" if more than one.
pub(crate) fn denominator(word: &str, plural: bool) -> Option<u32> {
    with_lowered(word, |word| {
        let word = if plural {
            word.strip_suffix('s')?
        } else {
            word
        };
        match word {
            "half" => Some(2),
            "quarter" => Some(4),
            _ => lowered_ordinal(word).filter(|part| (3..=10).contains(part)),
        }
    })
}

/// The value of a fraction sign.
pub(crate) fn vulgar_fraction(word: &str) -> Option<Decimal> {
    let hundredths = match word {
        "½" => 5000,
        "¼" => 2500,
        "¾" => 7500,
        "⅓" => 3333,
        "⅔" => 6667,
        "⅛" => 1250,
        _ => return None,
    };
    Some(Decimal::new(hundredths, 4))
}
