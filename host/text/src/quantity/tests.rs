//! Figures and what they must come out as, over a small lexicon of the language.

use crate::Reader;
use crate::reader::{plain_article, soups};
use gainsay_model::{
    Approximator, CivilDay, Comparison, Currency, Direction, Lexicon, Quantity, Unit,
};

use Direction::{Down, Up};

fn lexicon() -> Lexicon {
    let hedge = |words: &str, comparison, side: Option<&str>, after| Approximator {
        words: words.to_owned(),
        comparison,
        side: side.map(str::to_owned),
        after,
    };
    let unit = |id: &str, dimension: &str, names: &[&str], symbols: &[&str]| Unit {
        id: id.to_owned(),
        dimension: dimension.to_owned(),
        names: names.iter().map(|&name| name.to_owned()).collect(),
        symbols: symbols.iter().map(|&symbol| symbol.to_owned()).collect(),
        factor: "1".to_owned(),
        ..Unit::default()
    };
    let words = |pairs: &[(&str, Direction)]| {
        pairs
            .iter()
            .map(|(word, direction)| ((*word).to_owned(), *direction))
            .collect()
    };
    Lexicon {
        approximators: vec![
            hedge("about", Comparison::About, None, false),
            hedge("some", Comparison::About, None, false),
            hedge("nearly", Comparison::About, Some("below"), false),
            hedge("just over", Comparison::About, Some("above"), false),
            hedge("as many as", Comparison::AtMost, None, false),
            hedge("up to", Comparison::AtMost, None, false),
            hedge("no more than", Comparison::AtMost, None, false),
            hedge("more than", Comparison::More, None, false),
            hedge("over", Comparison::More, None, false),
            hedge("at least", Comparison::AtLeast, None, false),
            hedge("fewer than", Comparison::Less, None, false),
            hedge("or more", Comparison::AtLeast, None, true),
            hedge("or so", Comparison::About, None, true),
        ],
        delta_words: words(&[
            ("more", Up),
            ("additional", Up),
            ("another", Up),
            ("extra", Up),
            ("fewer", Down),
        ]),
        change_verbs: words(&[("rise", Up), ("increase", Up), ("add", Up), ("fall", Down)]),
        change_nouns: words(&[("increase", Up), ("rise", Up), ("drop", Down)]),
        units: vec![
            unit("percent", "share", &["percent", "per cent"], &["%"]),
            unit(
                "percentage-point",
                "share-difference",
                &["percentage point", "percentage points"],
                &[],
            ),
            unit("mi", "length", &["mile", "miles"], &["mi"]),
            unit("km", "length", &["kilometer", "kilometers"], &["km"]),
            unit("m", "length", &["meter", "meters"], &["m"]),
            unit("km/h", "speed", &["kilometers per hour"], &["km/h"]),
            unit("m2", "area", &["square meter", "square meters"], &["m²"]),
        ],
        currencies: vec![
            Currency {
                id: "USD".to_owned(),
                names: vec!["dollar".to_owned(), "dollars".to_owned()],
                symbols: vec!["$".to_owned(), "US$".to_owned()],
                ..Currency::default()
            },
            Currency {
                id: "GBP".to_owned(),
                names: vec!["pound".to_owned(), "pounds".to_owned()],
                symbols: vec!["£".to_owned()],
                ..Currency::default()
            },
            Currency {
                id: "EUR".to_owned(),
                names: vec!["euro".to_owned(), "euros".to_owned()],
                symbols: vec!["€".to_owned()],
                ..Currency::default()
            },
        ],
        ..Lexicon::default()
    }
}

fn read(text: &str) -> Vec<Quantity> {
    let article = plain_article(text, CivilDay::new(2022, 2, 17));
    Reader::new(&lexicon()).annotate(&article).quantities
}

/// `text|value|bounds|unit|counted|kind`, the direction behind the kind as `+` or `-`.
fn shown(quantity: &Quantity) -> String {
    let side = |bound: Option<gainsay_model::Decimal>| {
        bound.map_or_else(|| "*".to_owned(), |bound| bound.normalize().to_string())
    };
    let sign = match quantity.direction {
        Direction::None => "",
        Up => "+",
        Down => "-",
    };
    format!(
        "{}|{}|{}..{}|{}|{}|{:?}{sign}",
        quantity.text,
        quantity.value.round_dp(3).normalize(),
        side(quantity.low.map(|low| low.round_dp(3))),
        side(quantity.high.map(|high| high.round_dp(3))),
        quantity.unit,
        quantity.counted,
        quantity.kind
    )
}

fn check(rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found: Vec<String> = read(text).iter().map(shown).collect();
        if found != *expected {
            wrong.push(format!(
                "{text:?}:\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn numbers_in_digits_and_words() {
    check(&[
        ("He sold 12 horses.", &["12 horses|12|12..12||horse|Level"]),
        (
            "He sold 1,204 horses.",
            &["1,204 horses|1204|1204..1204||horse|Level"],
        ),
        (
            "He sold twelve horses.",
            &["twelve horses|12|12..12||horse|Level"],
        ),
        (
            "He sold twenty-one horses.",
            &["twenty-one horses|21|21..21||horse|Level"],
        ),
        (
            "They sold a hundred thousand books.",
            &["a hundred thousand books|100000|100000..100000||book|Level"],
        ),
        (
            "They sold one hundred and fifty thousand books.",
            &["one hundred and fifty thousand books|150000|150000..150000||book|Level"],
        ),
        (
            "They sold 1.5 million books.",
            &["1.5 million books|1500000|1500000..1500000||book|Level"],
        ),
        (
            "They sold half a million books.",
            &["half a million books|500000|500000..500000||book|Level"],
        ),
        (
            "They sold two dozen books.",
            &["two dozen books|24|24..24||book|Level"],
        ),
        (
            "They sold a dozen books.",
            &["a dozen books|12|12..12||book|Level"],
        ),
        (
            "They sold 2 1/2 tons.",
            &["2 1/2 tons|2.5|2.5..2.5||ton|Level"],
        ),
        ("One soldier left.", &["One soldier|1|1..1||soldier|Level"]),
        (
            "Three million voters stayed home.",
            &["Three million voters|3000000|3000000..3000000||voter|Level"],
        ),
    ]);
}

#[test]
fn hedges_give_bounds() {
    check(&[
        (
            "As many as 7,000 troops came.",
            &["As many as 7,000 troops|7000|*..7000||troops|Level"],
        ),
        (
            "Up to 40 ships came.",
            &["Up to 40 ships|40|*..40||ship|Level"],
        ),
        (
            "No more than 40 ships came.",
            &["No more than 40 ships|40|*..40||ship|Level"],
        ),
        (
            "More than 100 ships came.",
            &["More than 100 ships|100|100..*||ship|Level"],
        ),
        (
            "Over 150,000 soldiers came.",
            &["Over 150,000 soldiers|150000|150000..*||soldier|Level"],
        ),
        (
            "At least 40 ships came.",
            &["At least 40 ships|40|40..*||ship|Level"],
        ),
        (
            "Fewer than 40 ships came.",
            &["Fewer than 40 ships|40|*..40||ship|Level"],
        ),
        (
            "About 500 ships came.",
            &["About 500 ships|500|450..550||ship|Level"],
        ),
        (
            "Some 500 ships came.",
            &["Some 500 ships|500|450..550||ship|Level"],
        ),
        (
            "Nearly 500 ships came.",
            &["Nearly 500 ships|500|450..500||ship|Level"],
        ),
        (
            "Just over 500 ships came.",
            &["Just over 500 ships|500|500..550||ship|Level"],
        ),
        (
            "They closed 40 or more schools.",
            &["40 or more schools|40|40..*||school|Level"],
        ),
        (
            "Dozens of ships came.",
            &["Dozens of ships|24|24..99||ship|Level"],
        ),
        (
            "Hundreds of ships came.",
            &["Hundreds of ships|200|200..999||ship|Level"],
        ),
        (
            "Thousands of fans came.",
            &["Thousands of fans|2000|2000..9999||fan|Level"],
        ),
        (
            "Tens of thousands of fans came.",
            &["Tens of thousands of fans|20000|20000..99999||fan|Level"],
        ),
        (
            "Scores of fans came.",
            &["Scores of fans|40|40..199||fan|Level"],
        ),
    ]);
}

#[test]
fn ranges() {
    check(&[
        (
            "Between 40 and 50 ships left.",
            &["Between 40 and 50 ships|40|40..50||ship|Level"],
        ),
        (
            "They sent 40 to 50 ships.",
            &["40 to 50 ships|40|40..50||ship|Level"],
        ),
        (
            "They sent 40-50 ships.",
            &["40-50 ships|40|40..50||ship|Level"],
        ),
        (
            "They need 2-3 million books.",
            &["2-3 million books|2000000|2000000..3000000||book|Level"],
        ),
        (
            "Sales grew 3.5% to $8 billion.",
            &[
                "3.5%|3.5|3.5..3.5|percent||Share",
                "$8 billion|8000000000|8000000000..8000000000|USD||Level",
            ],
        ),
        ("It costs $3 to $5.", &["$3 to $5|3|3..5|USD||Level"]),
        (
            "It grew between 3 percent and 5 percent.",
            &["between 3 percent and 5 percent|3|3..5|percent||Share"],
        ),
    ]);
    let range = &read("They sent 40 to 50 ships.")[0];
    assert_eq!(range.comparison, Comparison::Between);
}

#[test]
fn money_and_units() {
    check(&[
        (
            "It paid $5 million.",
            &["$5 million|5000000|5000000..5000000|USD||Level"],
        ),
        (
            "It paid US$5 million.",
            &["US$5 million|5000000|5000000..5000000|USD||Level"],
        ),
        (
            "It paid 5 million dollars.",
            &["5 million dollars|5000000|5000000..5000000|USD||Level"],
        ),
        (
            "It paid €3bn.",
            &["€3bn|3000000000|3000000000..3000000000|EUR||Level"],
        ),
        (
            "It paid £4.2m for it.",
            &["£4.2m|4200000|4200000..4200000|GBP||Level"],
        ),
        (
            "It paid more than $5 million.",
            &["more than $5 million|5000000|5000000..*|USD||Level"],
        ),
        ("It costs $5 a share.", &["$5|5|5..5|USD||Rate"]),
        ("They walked 26 miles.", &["26 miles|26|26..26|mi||Level"]),
        ("It was a 26-mile walk.", &["26-mile|26|26..26|mi||Level"]),
        ("They walked 5 km.", &["5 km|5|5..5|km||Level"]),
        ("They drove at 40 km/h.", &["40 km/h|40|40..40|km/h||Level"]),
        (
            "It covers 300 square meters.",
            &["300 square meters|300|300..300|m2||Level"],
        ),
        (
            "Turnout was 45 percent.",
            &["45 percent|45|45..45|percent||Share"],
        ),
        ("Turnout was 3.5%.", &["3.5%|3.5|3.5..3.5|percent||Share"]),
        (
            "Some 45 percent of voters agreed.",
            &["Some 45 percent of voters|45|40.5..49.5|percent|voter|Share"],
        ),
    ]);
}

#[test]
fn kinds_and_directions() {
    check(&[
        (
            "They sent 7,000 more troops.",
            &["7,000 more troops|7000|7000..7000||troops|Delta+"],
        ),
        (
            "They sent an additional 12 ships.",
            &["12 ships|12|12..12||ship|Delta+"],
        ),
        (
            "They sent another 300 ships.",
            &["300 ships|300|300..300||ship|Delta+"],
        ),
        (
            "They sent 30 fewer ships.",
            &["30 fewer ships|30|30..30||ship|Delta-"],
        ),
        (
            "The fleet was increased by 70 ships.",
            &["70 ships|70|70..70||ship|Delta+"],
        ),
        ("They added 70 ships.", &["70 ships|70|70..70||ship|Level"]),
        ("It was an increase of 104.", &["104|104|104..104|||Delta+"]),
        (
            "A 12 percent drop followed.",
            &["12 percent|12|12..12|percent||Delta-"],
        ),
        (
            "Prices rose 5 percent.",
            &["5 percent|5|5..5|percent||Delta+"],
        ),
        (
            "Prices rose to 5 percent.",
            &["5 percent|5|5..5|percent||Share"],
        ),
        (
            "Prices fell by 3 percentage points.",
            &["3 percentage points|3|3..3|percentage-point||Delta-"],
        ),
        (
            "A total of 40 ships sank.",
            &["40 ships|40|40..40||ship|Total"],
        ),
        (
            "They sank 40 ships in all.",
            &["40 ships|40|40..40||ship|Total"],
        ),
        (
            "They saw 45 of the 120 homes.",
            &[
                "45|45|45..45||home|Part",
                "120 homes|120|120..120||home|Level",
            ],
        ),
        (
            "Two-thirds of voters agreed.",
            &["Two-thirds of voters|0.667|0.667..0.667||voter|Share"],
        ),
        (
            "A quarter of voters agreed.",
            &["A quarter of voters|0.25|0.25..0.25||voter|Share"],
        ),
        (
            "The rate is 40 per 100,000 people.",
            &["40|40|40..40|||Rate"],
        ),
        (
            "It is the third-largest city.",
            &["third-largest city|3|3..3||city|Rank"],
        ),
        ("It is the No. 4 port.", &["No. 4 port|4|4..4||port|Rank"]),
        (
            "It was the 15th attack.",
            &["15th attack|15|15..15||attack|Ordinal"],
        ),
    ]);
}

#[test]
fn counted_nouns() {
    check(&[
        (
            "They counted 150,000 Russian soldiers.",
            &["150,000 Russian soldiers|150000|150000..150000||soldier|Level"],
        ),
        ("Some 40 were killed.", &["Some 40|40|36..44|||Level"]),
        (
            "The number of cases rose to 1,204.",
            &["1,204|1204|1204..1204||case|Level"],
        ),
        ("The toll was put at 57.", &["57|57|57..57|||Level"]),
        (
            "Dozens of people and 12 dogs left.",
            &[
                "Dozens of people|24|24..99||people|Level",
                "12 dogs|12|12..12||dog|Level",
            ],
        ),
    ]);
    let soldiers = &read("They counted 150,000 Russian soldiers.")[0];
    assert_eq!(soldiers.counted_words, "Russian soldiers");
    assert_eq!((soldiers.digits, soldiers.dimension.as_str()), (2, "count"));
    let more = &read("They sent 7,000 more Russian troops.")[0];
    assert_eq!(more.counted_words, "Russian troops");
}

#[test]
fn ages_are_figures_of_their_own() {
    for (text, age) in [
        ("A 75-year-old man won.", "75"),
        ("He is 75 years old.", "75"),
        ("A man aged 75 won.", "75"),
        ("Ann Smith, 75, won.", "75"),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(
            (found[0].dimension.as_str(), found[0].unit.as_str()),
            ("age", "year"),
            "{text}"
        );
        assert_eq!(found[0].value.to_string(), age);
    }
}

#[test]
fn digits_that_are_no_figures() {
    for text in [
        "The F-16 landed.",
        "COVID-19 spread.",
        "They met in 1998.",
        "They met on March 4.",
        "They met at 8:15 p.m. on Tuesday.",
        "Call 555-1234 now.",
        "They won 3-2.",
        "He lives at 10 Downing Street.",
        "No one came.",
        "One of them left.",
        "See section 1.2.3 for it.",
        "It took three years.",
        "A Boeing 747 landed.",
        "A 486-based machine broke.",
    ] {
        let found = read(text);
        assert!(
            found.is_empty(),
            "{text:?}: {:?}",
            found.iter().map(shown).collect::<Vec<_>>()
        );
    }
}

#[test]
fn figures_seen_counts_what_was_not_read() {
    let article = plain_article("He sold 12 horses and 9.9.9.9 of them.", None);
    let annotations = Reader::new(&lexicon()).annotate(&article);
    assert!(annotations.figures_seen as usize >= annotations.quantities.len());
}

#[test]
fn token_soup_gives_ordered_spans() {
    const SOUP: &[&str] = &[
        "7,000",
        "more",
        "than",
        "$",
        "£",
        "5m",
        "million",
        "hundred",
        "and",
        "to",
        "-",
        "%",
        "of",
        "the",
        "half",
        "a",
        "dozen",
        "dozens",
        "1/2",
        "/",
        "0",
        "½",
        "troops",
        "between",
        "percent",
        "third",
        "99999999999999999999999999999999",
        "é",
        "🙂",
        "No.",
        "4",
        ".",
        ",",
        "one",
        "years",
        "old",
        "thousand",
        "trillion",
        "trillion",
        "per",
        "up",
        "by",
        "rose",
        "\n\n",
        "US$",
        "°",
    ];
    for text in soups(SOUP, (300, 40), 0xD1B5_4A32_D192_ED03) {
        let mut end = 0;
        for quantity in read(&text) {
            assert!(quantity.number.start >= end, "{text:?}");
            assert!(quantity.span.contains(quantity.number), "{text:?}");
            assert_eq!(
                text.get(quantity.span.range()),
                Some(quantity.text.as_str()),
                "{text:?}"
            );
            end = quantity.number.end;
        }
    }
}
