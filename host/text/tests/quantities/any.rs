//! What holds for any text whatever.

use crate::reader;
use crate::soup::soups;
use gainsay_model::Article;
use gainsay_text::Reader;

/// Words and marks that figures are made of.
const PARTS: &[&str] = &[
    "one",
    "two",
    "a",
    "half",
    "third",
    "quarters",
    "hundred",
    "thousand",
    "million",
    "dozens",
    "several",
    "of",
    "and",
    "in",
    "out of",
    "every",
    "per",
    "to",
    "or",
    "between",
    "from",
    "by",
    "up",
    "minus",
    "-",
    "–",
    "−",
    "/",
    ",",
    ".",
    ":",
    "(",
    ")",
    "$",
    "€",
    "%",
    "°C",
    "C",
    "p",
    "m",
    "bn",
    "7",
    "007",
    "1,200",
    "3.5",
    "½",
    "12",
    "999999999999999999999999999999",
    "percent",
    "points",
    "cents",
    "pounds",
    "miles",
    "stone",
    "magnitude",
    "No.",
    "Section",
    "the",
    "people",
    "farm",
    "older than",
    "about",
    "at most",
    "odd",
    "more",
    "higher",
    "rose",
    "raised",
    "total",
    "in all",
    "aged",
    "years old",
    "fifth",
    "15th",
    "each",
    "day",
    "é",
    "日本",
    "👩‍👩‍👧",
    "\n\n",
];

/// Figures stand in order on character boundaries, and no lower bound is above the upper one.
#[track_caller]
fn is_sound(reader: &Reader, text: &str) {
    let mut end = 0;
    for quantity in reader.annotate(&Article::plain("any", text)).quantities {
        assert!(quantity.number.start >= end, "{text:?}");
        assert!(quantity.span.contains(quantity.number), "{text:?}");
        assert_eq!(
            text.get(quantity.span.range()),
            Some(&*quantity.text),
            "{text:?}"
        );
        assert!(!quantity.number.is_empty(), "{text:?}");
        if let (Some(low), Some(high)) = (quantity.low, quantity.high) {
            assert!(low <= high, "{text:?}");
        }
        end = quantity.number.end;
    }
}

#[test]
fn any_row_of_parts_is_read() {
    let reader = reader();
    for text in soups(PARTS, (1500, 30), 0x9E37_79B9_7F4A_7C15) {
        is_sound(&reader, &text);
    }
}

/// Texts that make a reader with a look too far behind or ahead quadratic.
#[test]
fn long_rows_of_one_part_are_read_to_the_end() {
    let reader = reader();
    for part in [
        "7",
        "7 ",
        "one hundred ",
        "one trillion ",
        "half a ",
        "one in ",
        "1 to ",
        "$1 to $",
        "number of ",
        "the number of 7 to ",
        "minus ",
        "two or ",
        "a couple of ",
        "1-",
        "1/",
        "of 7, ",
        "third ",
        "rose by ",
        "300 pounds ",
        "7 and a half ",
        "per 7 ",
    ] {
        is_sound(&reader, &part.repeat(40_000 / part.len()));
    }
}
