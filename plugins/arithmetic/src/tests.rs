use crate::Arithmetic;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::wire::{Comparison, QuantityKind};

/// A sentence with figures: their words and their values.
fn case(text: &str, figures: &[(&str, &str)]) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(None);
    let sentence = case.body(text);
    for (words, value) in figures {
        let figure = case.count(sentence, words, value);
        if words.contains("percent") {
            let (unit, share, none) = (case.intern("percent"), case.intern("share"), 0);
            let quantity = case.quantity_mut(figure);
            (quantity.unit, quantity.dimension, quantity.counted) = (unit, share, none);
            quantity.kind = QuantityKind::Share;
        }
    }
    case
}

fn found(text: &str, figures: &[(&str, &str)], rule: &str) -> Vec<Found> {
    case(text, figures).run::<Arithmetic>(rule)
}

const CHANGE: &str = r#"{"check": "change", "closing": ["and"]}"#;

#[test]
fn a_change_is_held_against_all_that_rounds_to_its_values() {
    let figures = [
        ("7 percent", "7"),
        ("3 million", "3000000"),
        ("2.8 million", "2800000"),
    ];
    let text = "Sales rose 7 percent to 3 million from 2.8 million.";
    assert!(found(text, &figures, CHANGE).is_empty());
    let figures = [
        ("40 percent", "40"),
        ("3 million", "3000000"),
        ("2.8 million", "2800000"),
    ];
    let found = found(
        "Sales rose 40 percent to 3 million from 2.8 million.",
        &figures,
        CHANGE,
    );
    assert_eq!(found[0].value("right"), "7.1 percent");
    assert_eq!(found[0].side("old"), "2.8 million");
}

#[test]
fn a_change_beside_values_of_another_statement_is_quiet() {
    let text = "Sales rose 40 percent and costs went to 309 from 300.";
    let figures = [("40 percent", "40"), ("309", "309"), ("300", "300")];
    assert!(found(text, &figures, CHANGE).is_empty());
}

#[test]
fn a_range_is_found_by_the_order_of_its_ends() {
    let mut case = case(
        "It takes between 900 and 300.",
        &[("between 900 and 300", "900")],
    );
    let low = case.intern("300");
    let quantity = case.quantity_mut(0);
    (quantity.low, quantity.comparison) = (low, Comparison::Between);
    assert_eq!(case.run::<Arithmetic>(r#"{"check": "range"}"#).len(), 1);
    let high = case.intern("950");
    case.quantity_mut(0).high = high;
    assert!(case.run::<Arithmetic>(r#"{"check": "range"}"#).is_empty());
}

#[test]
fn shares_may_exceed_a_hundred_by_rounding_alone() {
    let rule = r#"{"check": "shares", "closing": ["rest"]}"#;
    let sum = |last: &str, end: &str| {
        let text = format!("They took 45 percent, 31 percent and {last} percent{end}.");
        let last = (&*format!("{last} percent"), last);
        found(
            &text,
            &[("45 percent", "45"), ("31 percent", "31"), last],
            rule,
        )
        .len()
    };
    assert_eq!([sum("25", ""), sum("24", ""), sum("30", "")], [0, 0, 1]);
    // Less than all is a mistake only if the last takes the rest.
    assert_eq!([sum("10", ""), sum("10", ", the rest")], [0, 1]);
}

#[test]
fn numbers_beyond_all_measure_are_quiet() {
    let huge = "79228162514264337593543950335";
    let rules = [
        CHANGE,
        r#"{"check": "parts"}"#,
        r#"{"check": "whole"}"#,
        r#"{"check": "list"}"#,
    ];
    for rule in rules {
        let text = format!("Of the {huge} men: {huge} and 2 or 5 percent, to {huge} from 2.");
        let figures = [
            (huge, huge),
            (huge, huge),
            ("2", "2"),
            ("5 percent", "5"),
            (huge, huge),
        ];
        let _ = found(&text, &figures, rule);
    }
}
