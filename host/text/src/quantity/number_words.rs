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
            word.as_bytes(),
            b"a" | b"an"
                | b"couple"
                | b"few"
                | b"half"
                | b"minus"
                | b"no"
                | b"no."
                | b"nos."
                | b"number"
                | b"scores"
                | b"several"
                | b"tens"
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
    Some(match word.as_bytes() {
        b"zero" => Unit(0),
        b"one" => Unit(1),
        b"two" => Unit(2),
        b"three" => Unit(3),
        b"four" => Unit(4),
        b"five" => Unit(5),
        b"six" => Unit(6),
        b"seven" => Unit(7),
        b"eight" => Unit(8),
        b"nine" => Unit(9),
        b"ten" => Unit(10),
        b"eleven" => Unit(11),
        b"twelve" => Unit(12),
        b"thirteen" => Unit(13),
        b"fourteen" => Unit(14),
        b"fifteen" => Unit(15),
        b"sixteen" => Unit(16),
        b"seventeen" => Unit(17),
        b"eighteen" => Unit(18),
        b"nineteen" => Unit(19),
        b"twenty" => Tens(20),
        b"thirty" => Tens(30),
        b"forty" | b"fourty" => Tens(40),
        b"fifty" => Tens(50),
        b"sixty" => Tens(60),
        b"seventy" => Tens(70),
        b"eighty" => Tens(80),
        b"ninety" => Tens(90),
        b"hundred" => Magnitude(2),
        b"thousand" => Magnitude(3),
        b"million" | b"mln" => Magnitude(6),
        b"billion" | b"bln" => Magnitude(9),
        b"trillion" => Magnitude(12),
        b"dozen" => Group(12),
        _ => return None,
    })
}

/// Reads an ordinal in words or the ending of one in digits: "third" is 3.
pub(crate) fn ordinal_word(word: &str) -> Option<u32> {
    with_lowered(word, lowered_ordinal)
}

fn lowered_ordinal(word: &str) -> Option<u32> {
    Some(match word.as_bytes() {
        b"first" => 1,
        b"second" => 2,
        b"third" => 3,
        b"fourth" => 4,
        b"fifth" => 5,
        b"sixth" => 6,
        b"seventh" => 7,
        b"eighth" => 8,
        b"ninth" => 9,
        b"tenth" => 10,
        b"eleventh" => 11,
        b"twelfth" => 12,
        b"thirteenth" => 13,
        b"fourteenth" => 14,
        b"fifteenth" => 15,
        b"sixteenth" => 16,
        b"seventeenth" => 17,
        b"eighteenth" => 18,
        b"nineteenth" => 19,
        b"twentieth" => 20,
        b"thirtieth" => 30,
        b"fortieth" => 40,
        b"fiftieth" => 50,
        b"sixtieth" => 60,
        b"seventieth" => 70,
        b"eightieth" => 80,
        b"ninetieth" => 90,
        b"hundredth" => 100,
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
