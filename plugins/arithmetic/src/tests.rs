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
fn points_are_held_against_the_difference_of_both_rates() {
    let found = |points: &str, value: &str| {
        let text = format!("It raised the rate by {points} to 5.50 from 5.00.");
        let figures = [(points, value), ("5.50", "5.50"), ("5.00", "5.00")];
        let mut case = case(&text, &figures);
        let (unit, points) = (case.intern("basis-point"), case.intern("share-difference"));
        let quantity = case.quantity_mut(0);
        (quantity.unit, quantity.dimension, quantity.counted) = (unit, points, 0);
        quantity.kind = QuantityKind::Delta;
        case.run::<Arithmetic>(r#"{"check": "points"}"#)
    };
    assert!(found("50 basis points", "50").is_empty());
    let found = found("25 basis points", "25");
    assert_eq!(found[0].value("right"), "50 basis points");
}

#[test]
fn a_difference_told_as_percent_is_found_unless_both_agree() {
    let found = |old: &str, new: &str| {
        let text = format!("It went from {old} percent to {new} percent, a 1 percent rise.");
        let shares = [format!("{old} percent"), format!("{new} percent")];
        let figures = [(&*shares[0], old), (&*shares[1], new), ("1 percent", "1")];
        found(&text, &figures, r#"{"check": "points-as-percent"}"#).len()
    };
    assert_eq!(
        [found("4", "5"), found("96", "97"), found("4", "6")],
        [1, 0, 0]
    );
}

const DIRECTION: &str =
    r#"{"check": "direction", "up": ["rose", "up"], "down": ["fell"], "links": ["million"]}"#;

#[test]
fn the_word_of_the_way_is_the_one_right_before_the_values() {
    let figures = [("312", "312"), ("340", "340")];
    let count = |text: &str| found(text, &figures, DIRECTION).len();
    assert_eq!(count("Complaints rose to 312 from 340."), 1);
    assert_eq!(count("Complaints fell to 312 from 340."), 0);
    assert_eq!(count("As prices rose, complaints went to 312 from 340."), 0);
    assert_eq!(count("Complaints were 312, up from 340."), 1);
    assert_eq!(
        count("Complaints were 312 for those who looked up from 340."),
        0
    );
}

#[test]
fn a_converted_value_in_brackets_is_not_the_new_one() {
    let figures = [("500", "500"), ("58", "58"), ("105", "105")];
    let count = |text: &str| found(text, &figures, DIRECTION).len();
    assert_eq!(count("It made 500 (58), up from 105."), 0);
}

#[test]
fn a_record_is_beaten_by_an_earlier_value_alone() {
    let rule = r#"{"check": "record", "marks": ["record"], "up": ["high", "up"], "down": ["low"],
        "signs": ["compared"], "links": ["of", "a"], "quiet_words": ["from"]}"#;
    let figures = [("340", "340"), ("390", "390")];
    let count = |text: &str| found(text, &figures, rule).len();
    assert_eq!(count("It hit a record high of 340, compared with 390."), 1);
    assert_eq!(count("It hit a record low of 340, compared with 390."), 0);
    assert_eq!(
        count("It fell from a record high of 340, compared with 390."),
        0
    );
    // The way of "up from" is a check of its own.
    assert_eq!(count("It hit a record high of 340, up from 390."), 0);
}

#[test]
fn a_named_rate_finds_its_counts_in_the_sentence_before() {
    let rule = r#"{"check": "quotient", "marks": ["turnout"], "counted": ["vote"],
        "wholes": ["voter"], "quiet_words": ["last"]}"#;
    let found = |rate: &str| {
        let mut case = case(
            "In all 50 votes were cast by 100 voters.",
            &[("50 votes", "50"), ("100 voters", "100")],
        );
        let sentence = case.body(rate);
        case.count(sentence, "61 percent", "61");
        let (unit, share) = (case.intern("percent"), case.intern("share"));
        let quantity = case.quantity_mut(2);
        (quantity.unit, quantity.dimension, quantity.counted) = (unit, share, 0);
        case.run::<Arithmetic>(rule)
    };
    assert_eq!(
        found("Turnout was 61 percent.")[0].value("right"),
        "50 percent"
    );
    assert!(found("Last year turnout was 61 percent.").is_empty());
    assert!(found("The town is glad that at last its turnout was 61 percent.").is_empty());
}

#[test]
fn seats_fit_their_chamber() {
    let rule = r#"{"check": "chamber", "counted": ["seat"]}"#;
    let found = |last: &str| {
        let text = format!("They won 61 of the 120 seats, the others 40 and {last}.");
        let figures = [
            ("61", "61"),
            ("120 seats", "120"),
            ("40", "40"),
            (last, last),
        ];
        found(&text, &figures, rule).len()
    };
    assert_eq!([found("30"), found("19"), found("300")], [1, 0, 0]);
}

#[test]
fn numbers_beyond_all_measure_are_quiet() {
    let huge = "79228162514264337593543950335";
    let checks = [
        "change",
        "parts",
        "whole",
        "list",
        "range",
        "margin",
        "shares",
        "points",
        "points-as-percent",
        "direction",
        "record",
        "quotient",
        "lead",
        "majority",
        "chamber",
        "arms",
        "efficacy",
        "courses",
        "fraction",
        "average",
        "mean",
    ];
    for check in checks {
        let rule = format!(r#"{{"check": "{check}", "up": ["from"], "signs": ["men"]}}"#);
        let text = format!("Of the {huge} men: {huge} and 2 or 5 percent, to {huge} from 2.");
        let figures = [
            (huge, huge),
            (huge, huge),
            ("2", "2"),
            ("5 percent", "5"),
            (huge, huge),
        ];
        let _ = found(&text, &figures, &rule);
        let text = format!("They raised it by 2 percent to {huge} percent from -{huge} percent.");
        let (high, low) = (format!("{huge} percent"), format!("-{huge} percent"));
        let negative = format!("-{huge}");
        let figures = [("2 percent", "2"), (&high, huge), (&low, &negative)];
        let _ = found(&text, &figures, &rule);
    }
}

#[test]
fn bare_numbers_with_a_place_each_are_parts() {
    let parts = r#"{"check": "parts"}"#;
    let text = "A total of 265 sheds were damaged, 120 in Sund, 80 in Orra and 45 in Tolm.";
    let figures = [
        ("265 sheds", "265"),
        ("120", "120"),
        ("80", "80"),
        ("45", "45"),
    ];
    let mut case = case(text, &figures);
    let none = case.intern("");
    for figure in 1..4 {
        case.quantity_mut(figure).counted = none;
    }
    let found = case.run::<Arithmetic>(parts);
    assert_eq!(found[0].value("total"), "245");
}

#[test]
fn a_rate_behind_the_second_value_is_that_of_both() {
    let figures = [("35 percent", "35"), ("1250", "1250"), ("1500", "1500")];
    let text = "Rents have soared 35 percent, from 1250 to 1500 a month.";
    let mut case = case(text, &figures);
    let none = case.intern("");
    for figure in 1..3 {
        case.quantity_mut(figure).counted = none;
    }
    case.quantity_mut(2).kind = QuantityKind::Rate;
    assert_eq!(
        case.run::<Arithmetic>(CHANGE)[0].value("right"),
        "20 percent"
    );
}

#[test]
fn pounds_of_old_wires_are_sums() {
    let text = "Profit rose 68 percent to #54.8 million from #39.8 million.";
    let figures = [("68 percent", "68"), ("#54", "54"), ("#39", "39")];
    let mut case = case(text, &figures);
    let none = case.intern("");
    for figure in 1..3 {
        case.quantity_mut(figure).counted = none;
        case.quantity_mut(figure).kind = QuantityKind::Rank;
    }
    assert_eq!(
        case.run::<Arithmetic>(CHANGE)[0].value("right"),
        "37.7 percent"
    );
}

#[test]
fn a_mean_is_one_of_a_whole_sum_however_it_was_rounded() {
    let rule = r#"{"check": "mean", "marks": ["mean"], "wholes": ["patient"], "counted": ["attack"],
        "links": ["a"]}"#;
    let count = |few: &str, mean: &str, end: &str| {
        let text = format!("The {few} patients had a mean of {mean} attacks{end}.");
        let (people, attacks) = (format!("{few} patients"), format!("{mean} attacks"));
        found(&text, &[(&people, few), (&attacks, mean)], rule).len()
    };
    assert_eq!([count("10", "3.47", ""), count("10", "3.50", "")], [1, 0]);
    // 10 / 3 rounded up, down and cut off; and more people than two decimals can tell.
    assert_eq!([count("3", "3.34", ""), count("3", "3.33", "")], [0, 0]);
    assert_eq!(count("120", "3.47", ""), 0);
    assert_eq!(count("10", "3.47", " a week"), 0);
}

#[test]
fn a_fraction_is_held_against_a_percentage_that_repeats_it() {
    let rule =
        r#"{"check": "fraction", "links": ["or"], "quiet_words": ["than"], "slack_percent": 15}"#;
    let count = |text: &str| {
        let mut case = case(text, &[("One in four", "0.25"), ("40 percent", "40")]);
        let (share, none) = (case.intern("share"), case.intern(""));
        let quantity = case.quantity_mut(0);
        (quantity.dimension, quantity.counted) = (share, none);
        quantity.kind = QuantityKind::Share;
        case.run::<Arithmetic>(rule).len()
    };
    assert_eq!(count("One in four of all drivers (40 percent) did."), 1);
    assert_eq!(count("One in four, or 40 percent, did."), 1);
    assert_eq!(count("One in four, 40 percent, did."), 0);
    assert_eq!(count("One in four drink more than others (40 percent)."), 0);
    assert_eq!(count("One in four (40 percent in Sund) did."), 0);
}
