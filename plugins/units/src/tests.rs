//! The checks on hand-made cases.

use crate::Units;
use gainsay_sdk::testing::{CaseBuilder, Found};

const CONVERSION: &str = r#"{
    "check": "conversion",
    "units": [
        "length | in | 0.0254 | inches, inch, in",
        "length | ft | 0.3048 | feet, foot, ft",
        "length | m | 1 | metres, metre, m",
        "length | km | 1000 | kilometres, kilometre, km",
        "length | mi | 1609.344, 1852 | miles, mile",
        "mass | t | 1000 | tonnes",
        "mass | ton | 907.18474, 1000, 1016.0469088 | tons",
        "speed | mph | 0.44704 | mph",
        "temperature | degC | 1 | C | 0",
        "temperature | degF | 0.5555555556 | F | -17.7777777778"
    ],
    "composites": ["ft in"],
    "extents": ["wide", "long", "hour", "an"],
    "endings": ["hour", "an"],
    "hedges": ["about", "or", "some"]
}"#;

/// A sentence with its figures, each with its value.
fn case(text: &str, figures: &[(&str, &str)]) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(None);
    add(&mut case, text, figures, "");
    case
}

/// Adds a sentence; `dimension` is that of all its figures, with their unit: "money EUR".
fn add(case: &mut CaseBuilder, text: &str, figures: &[(&str, &str)], units: &str) {
    let sentence = case.body(text);
    for (i, (words, value)) in figures.iter().enumerate() {
        let figure = case.count(sentence, words, value);
        if let Some(unit) = units.split(' ').nth(i).filter(|unit| !unit.is_empty()) {
            let (unit, dimension) = (case.intern(unit), case.intern("money"));
            let record = case.quantity_mut(figure);
            (record.unit, record.dimension) = (unit, dimension);
        }
    }
}

/// The findings in a sentence whose figures have the units that the host gives them: none for
/// single letters, which it takes for what is counted.
fn conversions(text: &str, figures: &[(&str, &str)]) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(None);
    let sentence = case.body(text);
    for (words, value) in figures {
        let figure = case.count(sentence, words, value);
        let unit = words.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        let (unit, counted) = match unit {
            "miles" | "mile" => ("mi", ""),
            "feet" | "foot" => ("ft", ""),
            "tonnes" => ("t", ""),
            "tons" => ("ton", ""),
            "m" | "C" | "F" => ("", unit),
            unit => (unit, ""),
        };
        let (unit, counted) = (case.intern(unit), case.intern(counted));
        let record = case.quantity_mut(figure);
        (record.unit, record.counted) = (unit, counted);
    }
    case.run::<Units>(CONVERSION)
}

#[test]
fn a_conversion_that_is_off_is_found_with_the_right_one() {
    let found = conversions(
        "The dyke is 26 miles (62 km) long.",
        &[("26 miles", "26"), ("62 km", "62")],
    );
    assert_eq!(found[0].side("measure"), "26 miles");
    assert_eq!(found[0].side("conversion"), "62 km");
    assert_eq!(found[0].value("expected"), "41.8 kilometres");
}

#[test]
fn rounded_and_hedged_conversions_are_quiet() {
    for (text, figures) in [
        (
            "It is 26 miles (42 km) off.",
            [("26 miles", "26"), ("42 km", "42")],
        ),
        (
            "It is 500 km (300 miles) off.",
            [("500 km", "500"), ("300 miles", "300")],
        ),
        ("It is 2 km (1 mile) off.", [("2 km", "2"), ("1 mile", "1")]),
        (
            "It lies 12 miles (22 km) out at sea.",
            [("12 miles", "12"), ("22 km", "22")],
        ),
        (
            "It holds 5 tons (5 tonnes).",
            [("5 tons", "5"), ("5 tonnes", "5")],
        ),
        ("It was 20 C (68 F).", [("20 C", "20"), ("68 F", "68")]),
        ("It rose by 2 C (3.6 F).", [("2 C", "2"), ("3.6 F", "3.6")]),
        (
            "It was minus 10 C (14 F).",
            [("10 C", "10"), ("14 F", "14")],
        ),
    ] {
        assert!(conversions(text, &figures).is_empty(), "{text}");
    }
}

#[test]
fn what_is_no_conversion_is_quiet() {
    for (text, figures) in [
        (
            "It is 5 miles (20 tonnes an hour).",
            [("5 miles", "5"), ("20 tonnes", "20")],
        ),
        (
            "A room of 3 m by 8 m (10 feet by 26 feet).",
            [("8 m", "8"), ("10 feet", "10")],
        ),
        (
            "It is a 50 m (6 feet deep) pool.",
            [("50 m", "50"), ("6 feet", "6")],
        ),
        (
            "It is 9 km (2 miles from the sea).",
            [("9 km", "9"), ("2 miles", "2")],
        ),
        (
            "He ran a mile, 5 km, or 10 miles.",
            [("5 km", "5"), ("10 miles", "10")],
        ),
        (
            "It is 5 m long, 30 feet wide.",
            [("5 m", "5"), ("30 feet", "30")],
        ),
    ] {
        assert!(conversions(text, &figures).is_empty(), "{text}");
    }
}

#[test]
fn other_joints_are_known() {
    for (text, figures) in [
        (
            "It is 26 miles, or 62 km, long.",
            [("26 miles", "26"), ("62 km", "62")],
        ),
        (
            "It is 26 miles wide (62 km).",
            [("26 miles", "26"), ("62 km", "62")],
        ),
        (
            "It is 26 miles -- 62 km -- long.",
            [("26 miles", "26"), ("62 km", "62")],
        ),
        (
            "It goes 26 miles (62 mph) an hour.",
            [("26 miles", "26"), ("62 mph", "62")],
        ),
    ] {
        assert_eq!(conversions(text, &figures).len(), 1, "{text}");
    }
}

#[test]
fn what_the_host_does_not_see_is_read_from_the_text() {
    let slash = conversions("It is 16km/30 miles off.", &[("16km", "16")]);
    assert_eq!(slash[0].side("conversion"), "30 miles");
    let before = conversions(
        "They burn 5 litres per 100 km (93 miles).",
        &[("93 miles", "93")],
    );
    assert_eq!(before[0].side("measure"), "100 km");
    let composed = conversions(
        "The 5-foot-10 (1.98 m) man.",
        &[("5-foot", "5"), ("1.98", "1.98")],
    );
    assert_eq!(composed[0].side("measure"), "5-foot-10");
}

#[test]
fn odd_texts_do_no_harm() {
    for text in [
        "5 m (",
        "5 m (é",
        "5 m/",
        "5 m/9",
        "\u{a0}5 m (7\u{a0}m)",
        "(5 m",
        "5 m (99999999999999999999999 km)",
        "5 m \u{2014}",
        "5-foot-",
        "-5 C (",
        "5 m (1e9 km)",
    ] {
        conversions(text, &[("5", "5")]);
    }
    let huge = "79228162514264337593543950335";
    conversions(
        "5 m (6 km) and 7 km (8 m).",
        &[("5 m", huge), ("6 km", huge), ("7 km", huge), ("8 m", "0")],
    );
}

#[test]
fn numbers_in_words_and_digits_have_to_agree() {
    let spelled = |text: &str, figures: &[(&str, &str)]| {
        case(text, figures).run::<Units>(r#"{"check": "spelled"}"#)
    };
    let found = spelled(
        "They have fifteen (50) days.",
        &[("fifteen", "15"), ("50", "50")],
    );
    assert_eq!(
        (found[0].side("first"), found[0].side("second")),
        ("fifteen", "50")
    );
    for (text, figures) in [
        (
            "They have fifteen (15) days.",
            [("fifteen", "15"), ("15", "15")],
        ),
        ("The older one (12) sings.", [("one", "1"), ("12", "12")]),
        (
            "They brought three (1) cups, (2) pans.",
            [("three", "3"), ("1", "1")],
        ),
        (
            "They have fifteen (50 if asked) days.",
            [("fifteen", "15"), ("50", "50")],
        ),
    ] {
        assert!(spelled(text, &figures).is_empty(), "{text}");
    }
}

#[test]
fn conversions_between_currencies_keep_one_rate() {
    let rates = |second: &str, value: &str| {
        let mut case = CaseBuilder::new();
        case.article(None);
        add(
            &mut case,
            "It cost 10 euros ($11).",
            &[("10 euros", "10"), ("$11", "11")],
            "EUR USD",
        );
        let text = format!("They paid 40 euros (${second}).");
        let words = format!("${second}");
        add(
            &mut case,
            &text,
            &[("40 euros", "40"), (&words, value)],
            "EUR USD",
        );
        case.run::<Units>(r#"{"check": "currency", "slack_percent": 10}"#)
    };
    assert_eq!(rates("66", "66").len(), 1);
    assert!(rates("44", "44").is_empty());
    assert!(rates("47", "47").is_empty());
    assert!(rates("66 in 1995", "66").is_empty());
}

#[test]
fn the_same_digits_of_one_thing_have_one_magnitude() {
    let slips = |text: &str, words: &str, value: &str| {
        let mut case = CaseBuilder::new();
        case.article(None);
        add(
            &mut case,
            "A $4.2 billion loan was signed.",
            &[("$4.2 billion", "4200000000")],
            "USD",
        );
        add(&mut case, text, &[(words, value)], "USD");
        case.run::<Units>(r#"{"check": "magnitude"}"#)
    };
    let found = slips("The $4.2 million loan ends.", "$4.2 million", "4200000");
    assert_eq!(found[0].value("counted"), "loan");
    assert!(slips("The $4.2 million fee ends.", "$4.2 million", "4200000").is_empty());
    assert!(slips("The $4.3 million loan ends.", "$4.3 million", "4300000").is_empty());
    assert!(slips("The $42 billion loan ends.", "$42 billion", "42000000000").is_empty());
}
