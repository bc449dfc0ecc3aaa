//! Small numbers as words or figures.

/// The number that a word or figure writes.
pub(crate) fn number(word: &str) -> Option<i32> {
    let written = NUMBERS.iter().position(|number| *number == word);
    written
        .map(|place| place as i32 + 1)
        .or_else(|| {
            word.parse()
                .ok()
                .filter(|number| (1..=1000).contains(number))
        })
        .or_else(|| {
            let ten = TENS.iter().position(|ten| *ten == word)?;
            Some((ten as i32 + 2) * 10)
        })
}

/// The number of an ordinal: "10th", "tenth".
pub(crate) fn ordinal(word: &str) -> Option<i32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..).unwrap_or_default();
    if matches!(ending, "st" | "nd" | "rd" | "th") {
        return digits
            .parse()
            .ok()
            .filter(|number| (1..=1000).contains(number));
    }
    let place = ORDINALS.iter().position(|ordinal| *ordinal == word)?;
    Some(if place < 10 {
        place as i32 + 1
    } else {
        (place as i32 - 8) * 10
    })
}

const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const ORDINALS: [&str; 18] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
];
