//! What holds for the time expressions of any text.

use super::tests::read;
use crate::reader::soups;
use gainsay_model::TimexType;

#[test]
fn values_fit_their_types_and_days_their_order() {
    const PARTS: &[&str] = &[
        "the",
        "last",
        "next",
        "following",
        "previous",
        "week",
        "of",
        "March",
        "31",
        "1996",
        "quarter",
        "ended",
        "Friday",
        "night",
        "two",
        "years",
        "ago",
        "will",
        "met",
        "earlier",
        "the",
        "near",
        "term",
        "every",
        "month",
        "noon",
        "tomorrow",
        "about",
        "fiscal",
        "early",
        "first",
        "half",
        "January",
        "and",
        "summer",
        ",",
        "9999",
        "0001",
    ];
    for text in soups(PARTS, (400, 30), 0x2545_F491_4F6C_DD1D) {
        for time in read(&text, "2020-01-31") {
            let value = time.value.as_str();
            let length = value.starts_with('P') && !value.ends_with("_REF");
            let fits = match time.kind {
                TimexType::Duration => length,
                TimexType::Set => length || value.starts_with("XXXX"),
                TimexType::Date => !length && !value.is_empty(),
                TimexType::Time => value.contains('T'),
            };
            assert!(
                fits,
                "{:?} {value} of {:?} in {text:?}",
                time.kind, time.text
            );
            assert!(time.earliest <= time.latest, "{value} in {text:?}");
            assert_eq!(time.earliest.is_some(), time.latest.is_some(), "{value}");
        }
    }
}

#[test]
fn token_soup_gives_ordered_spans() {
    const SOUP: &[&str] = &[
        "March",
        "4",
        ",",
        "2020",
        "Wednesday",
        "31",
        "the",
        "last",
        "two",
        "weeks",
        "ago",
        "-",
        "/",
        "p.m.",
        "quarter",
        "'s",
        "“",
        "é",
        "half",
        "a",
        "year",
        "earlier",
        "1990s",
        "'",
        "end",
        "of",
        "fiscal",
        "99999999999999999999",
        "0",
        "½",
        "every",
        "May",
        "first",
        "(",
        ")",
        "noon",
        ":",
        "more",
        "than",
        "\n\n",
        "hundred",
        "million",
        "$",
        "%",
        "🙂",
        "th",
        "17th",
    ];
    for text in soups(SOUP, (300, 40), 0x9E37_79B9_7F4A_7C15) {
        let mut end = 0;
        for time in read(&text, "2020-02-29") {
            assert!(
                time.span.start >= end && time.span.end > time.span.start,
                "{text:?}"
            );
            assert_eq!(
                text.get(time.span.range()),
                Some(time.text.as_str()),
                "{text:?}"
            );
            end = time.span.end;
        }
    }
}
