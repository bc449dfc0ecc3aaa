//! The words of numbers, one at a time.

use super::pieces::with_lowered;
use gainsay_model::{Decimal, WordMap, WordSet};
use std::sync::LazyLock;

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

/// Words of cardinal numbers.
const NUMBERS: &[(&str, NumberWord)] = &[
    ("zero", NumberWord::Unit(0)),
    ("one", NumberWord::Unit(1)),
    ("two", NumberWord::Unit(2)),
    ("three", NumberWord::Unit(3)),
    ("four", NumberWord::Unit(4)),
    ("five", NumberWord::Unit(5)),
    ("six", NumberWord::Unit(6)),
    ("seven", NumberWord::Unit(7)),
    ("eight", NumberWord::Unit(8)),
    ("nine", NumberWord::Unit(9)),
    ("ten", NumberWord::Unit(10)),
    ("eleven", NumberWord::Unit(11)),
    ("twelve", NumberWord::Unit(12)),
    ("thirteen", NumberWord::Unit(13)),
    ("fourteen", NumberWord::Unit(14)),
    ("fifteen", NumberWord::Unit(15)),
    ("sixteen", NumberWord::Unit(16)),
    ("seventeen", NumberWord::Unit(17)),
    ("eighteen", NumberWord::Unit(18)),
    ("nineteen", NumberWord::Unit(19)),
    ("twenty", NumberWord::Tens(20)),
    ("thirty", NumberWord::Tens(30)),
    ("forty", NumberWord::Tens(40)),
    ("fourty", NumberWord::Tens(40)),
    ("fifty", NumberWord::Tens(50)),
    ("sixty", NumberWord::Tens(60)),
    ("seventy", NumberWord::Tens(70)),
    ("eighty", NumberWord::Tens(80)),
    ("ninety", NumberWord::Tens(90)),
    ("hundred", NumberWord::Magnitude(2)),
    ("thousand", NumberWord::Magnitude(3)),
    ("million", NumberWord::Magnitude(6)),
    ("mln", NumberWord::Magnitude(6)),
    ("billion", NumberWord::Magnitude(9)),
    ("bln", NumberWord::Magnitude(9)),
    ("trillion", NumberWord::Magnitude(12)),
    ("dozen", NumberWord::Group(12)),
];

/// Words of ordinal numbers.
const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
];

/// Words before figures that have no number themselves.
const OPENERS: &[&str] = &[
    "a", "an", "couple", "few", "half", "minus", "no", "no.", "nos.", "number", "scores",
    "several", "tens",
];

/// The words of cardinal numbers, in lower case.
pub(crate) fn number_words() -> impl Iterator<Item = &'static str> {
    NUMBERS.iter().map(|(word, _)| *word)
}

/// The words of ordinal numbers, in lower case.
pub(crate) fn ordinal_words() -> impl Iterator<Item = &'static str> {
    ORDINALS.iter().map(|(word, _)| *word)
}

/// Whether a figure can begin with the word: words of number, their plurals, and what stands before
/// them.
pub(crate) fn is_opener(word: &str) -> bool {
    static WORDS: LazyLock<WordSet> = LazyLock::new(|| {
        let plurals = number_words().map(|word| format!("{word}s"));
        let words = number_words()
            .chain(ordinal_words())
            .chain(OPENERS.iter().copied());
        words.map(str::to_owned).chain(plurals).collect()
    });
    with_lowered(word, |word| WORDS.contains(word))
}

/// Reads a number word.
pub(crate) fn number_word(word: &str) -> Option<NumberWord> {
    static WORDS: LazyLock<WordMap<NumberWord>> =
        LazyLock::new(|| NUMBERS.iter().copied().collect());
    with_lowered(word, |word| WORDS.get(word).copied())
}

/// Reads an ordinal in words or the ending of one in digits: "third" is 3.
pub(crate) fn ordinal_word(word: &str) -> Option<u32> {
    with_lowered(word, lowered_ordinal)
}

fn lowered_ordinal(word: &str) -> Option<u32> {
    static WORDS: LazyLock<WordMap<u32>> = LazyLock::new(|| ORDINALS.iter().copied().collect());
    WORDS.get(word).copied()
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
