//! Checks on hand-made cases.

use crate::Identity;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::{FindingKind, SegmentKind, Severity};

const SPELLING: &str = r#"{"check": "spelling", "person_words": ["said"], "titles": ["mr"]}"#;
const GIVEN: &str = r#"{"check": "given-name", "min_letters": 4, "kin_words": ["sister"]}"#;
const ROLE: &str = r#"{
    "check": "role",
    "roles": [
        "minister | foreign minister, minister of foreign affairs", "minister | defence minister",
        "head | president", "head | prime minister", "speaker | spokesman", "speaker | spokeswoman",
        "service | army spokeswoman", "service | navy spokeswoman"
    ],
    "other_roles": ["former", "deputy"], "other_times": ["became"], "titles": ["mr"]
}"#;
const ABBREVIATION: &str = r#"{"check": "abbreviation"}"#;
const PARTY: &str = r#"{
    "check": "party", "parties": ["R, Republican", "D, Democratic"], "titles": ["sen"],
    "other_times": ["former"]
}"#;
const FIRST: &str = r#"{"check": "first-mention", "person_words": ["said"], "titles": ["mr"]}"#;
const LATE: &str = r#"{
    "check": "late", "late_words": ["late"], "person_words": ["said"], "day_words": ["Monday"],
    "other_times": ["had"]
}"#;

/// The findings in running text, a sentence a paragraph.
fn found(rule: &str, sentences: &[&str]) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(None);
    for text in sentences {
        case.body(text);
    }
    case.run::<Identity>(rule)
}

#[test]
fn a_surname_that_drifts_once_is_found() {
    for (sentences, odd) in [
        (
            ["Mayor Erik Hallberg came.", "Then Halberg left."],
            "Halberg",
        ),
        (["Erik Hallberg came.", "Halberg said so."], "Halberg"),
        (["Erik Hallberg came.", "Mr. Hallbreg left."], "Hallbreg"),
        (["Erik Moore came.", "Erik Moor left."], "Moor"),
        (["Ursula van Loohn came.", "Ursula van Loon left."], "Loon"),
    ] {
        let found = found(SPELLING, &sentences);
        assert_eq!(found.len(), 1, "{sentences:?}");
        assert_eq!(found[0].side("odd"), odd);
        assert_eq!(found[0].kind, FindingKind::Contradiction);
    }
}

#[test]
fn another_surname_is_no_drift() {
    for sentences in [
        ["Erik Hallberg came.", "Ida Halberg left."],
        ["Erik Hallberg came.", "Then the Hallbergs left."],
        ["Erik Hallberg met Halberg.", "Nobody else came."],
        ["Erik Hallberg came.", "Halberg Street is long."],
        ["Erik Hallberg came.", "Then Kallberg left."],
        ["North Korea won.", "South Koreans lost."],
        ["Erik Waters came.", "Winters are long, but waters freeze."],
        ["Erik González came.", "Then Gonzalez left."],
        ["Erik Lund came.", "Then Lind left."],
    ] {
        assert!(found(SPELLING, &sentences).is_empty(), "{sentences:?}");
    }
}

#[test]
fn a_headline_in_sentence_case_is_read_for_names() {
    for (headline, count) in [
        ("Bridge is closed, says Halberg of the board", 1),
        ("Bridge Is Closed, Says Halberg", 0),
        ("Bridge is closed, says Hallberg of the board", 0),
    ] {
        let mut case = CaseBuilder::new();
        case.article(None);
        case.sentence(SegmentKind::Headline, headline);
        case.body("The bridge was closed by Erik Hallberg.");
        assert_eq!(case.run::<Identity>(SPELLING).len(), count, "{headline}");
    }
}

#[test]
fn a_given_name_that_drifts_is_found() {
    for (sentences, count) in [
        (["Philippa Brandt came.", "Phillippa Brandt left."], 1),
        (["Erik Lund came.", "Eric Lund left."], 1),
        (["Peter Lund came.", "Pete Lund left."], 0),
        (["Mario Conti came.", "Maria Conti left."], 0),
        (["Karen Lund came.", "Her sister Karin Lund left."], 0),
        (["Karen Lund came.", "Karin Moe left."], 0),
        (["Karen Lund and Karin Lund came.", "Both left."], 0),
    ] {
        assert_eq!(found(GIVEN, &sentences).len(), count, "{sentences:?}");
    }
}

#[test]
fn two_roles_of_one_set_are_found_wherever_they_stand() {
    for sentences in [
        [
            "Foreign Minister Anna Lund came.",
            "Defence Minister Lund left.",
        ],
        [
            "Anna Lund, the Danish foreign minister, came.",
            "Then defence minister Anna Lund left.",
        ],
        [
            "Anna Lund, minister of foreign affairs, came.",
            "Defence Minister Anna Lund left.",
        ],
        [
            "A spokesman, navy spokeswoman Anna Lund, came.",
            "Anna Lund, an army spokeswoman, left.",
        ],
    ] {
        let found = found(ROLE, &sentences);
        assert_eq!(found.len(), 1, "{sentences:?}");
        assert_eq!(found[0].value("person"), "Anna Lund");
        assert_eq!(found[0].severity, None);
    }
    let bare = found(ROLE, &["President Lund came.", "Prime Minister Lund left."]);
    assert_eq!(bare[0].severity, Some(Severity::Info));
}

#[test]
fn other_roles_times_and_people_are_quiet() {
    for sentences in [
        [
            "Former Foreign Minister Anna Lund came.",
            "Defence Minister Lund left.",
        ],
        [
            "Foreign Minister Anna Lund came.",
            "The deputy Defence Minister Lund left.",
        ],
        [
            "Foreign Minister Anna Lund came.",
            "Foreign and Defence Minister Lund left.",
        ],
        [
            "Foreign Minister Anna Lund came.",
            "In 1999 Defence Minister Lund left.",
        ],
        [
            "Foreign Minister Anna Lund came.",
            "She became Defence Minister Anna Lund.",
        ],
        [
            "Foreign Minister Anna Lund came.",
            "Defence Minister Ole Lund left.",
        ],
        ["President Ole Lund came.", "Prime Minister Anna Lund left."],
        [
            "Foreign Minister Anna Lund came.",
            "Anna Lund, defence minister Moe, and Per Dahl left.",
        ],
        [
            "Foreign Minister Anna Lund came.",
            "Anna Lund, the defence minister’s aunt, left.",
        ],
        [
            "Foreign Minister Anna Lund came.",
            "President Anna Lund left.",
        ],
    ] {
        assert!(found(ROLE, &sentences).is_empty(), "{sentences:?}");
    }
}

#[test]
fn an_abbreviation_for_two_names_is_found_once() {
    for (sentences, count) in [
        (
            [
                "The Trout Board of Sund (TBS) met.",
                "The Trout Bureau of Sund (TBS) left.",
            ],
            1,
        ),
        (
            [
                "The TBS (Trout Board of Sund) met.",
                "The Trout Bureau of Sund left.",
            ],
            1,
        ),
        (
            [
                "The Trout Board of Sund (TBS) met.",
                "The Trout Boards of Sund left.",
            ],
            0,
        ),
        (
            [
                "The Trout Association of Sund (TAS) met.",
                "The Trout Assn. of Sund left.",
            ],
            0,
        ),
        (
            [
                "The Trout Board of Sund (TBS) met.",
                "The Town Bureau of Sund left.",
            ],
            0,
        ),
        (
            [
                "The Trout Board of Sund (TBS) met.",
                "The Trout Bureau of Sund Bay left.",
            ],
            0,
        ),
        (
            ["The Trout Board (TB) met.", "The Trout Bureau (TB) left."],
            0,
        ),
        (
            [
                "The Trout Board of Sund (WWF) met.",
                "The Trout Bureau of Sund (WWF) left.",
            ],
            0,
        ),
    ] {
        assert_eq!(
            found(ABBREVIATION, &sentences).len(),
            count,
            "{sentences:?}"
        );
    }
}

#[test]
fn two_parties_or_states_of_one_politician_are_found() {
    for (sentences, count) in [
        (
            ["Sen. Anna Lund (R-Ohio) came.", "Anna Lund (D-Ohio) left."],
            1,
        ),
        (["Anna Lund, R-Ohio, came.", "Anna Lund, R-Iowa, left."], 1),
        (
            [
                "Democratic Sen. Anna Lund came.",
                "Anna Lund (R-N.Y.) left.",
            ],
            1,
        ),
        (["Anna Lund (R-Calif.) came.", "Anna Lund (R-CA) left."], 0),
        (["Sen. Lund (R-Ohio) came.", "Sen. Lund (D-Iowa) left."], 0),
        (["Anna Lund (I-Ohio) came.", "Anna Lund (D-Ohio) left."], 0),
        (
            [
                "A former Democratic Sen. Anna Lund came.",
                "Anna Lund (R-N.Y.) left.",
            ],
            0,
        ),
    ] {
        assert_eq!(found(PARTY, &sentences).len(), count, "{sentences:?}");
    }
}

#[test]
fn a_bare_surname_before_the_full_name_is_found() {
    for (sentences, count) in [
        (
            ["Rain fell.", "Hallberg said so.", "Erik Hallberg left."],
            1,
        ),
        (
            [
                "Erik Hallberg came.",
                "Hallberg said so.",
                "Erik Hallberg left.",
            ],
            0,
        ),
        (["Rain fell.", "Hallberg said so.", "Mr. Hallberg left."], 0),
        (
            ["Hallberg said so.", "Rain fell.", "Erik Hallberg left."],
            0,
        ),
        (
            [
                "Rain fell.",
                "NWH Corp said so.",
                "North Western Corp left.",
            ],
            0,
        ),
    ] {
        assert_eq!(found(FIRST, &sentences).len(), count, "{sentences:?}");
    }
}

#[test]
fn the_dead_do_not_speak_on_a_day_of_this_week() {
    for (sentences, count) in [
        (
            [
                "Nobody came, the late Anna Lund said on Monday.",
                "Rain fell.",
            ],
            1,
        ),
        (
            [
                "He is the widower of the late Anna Lund.",
                "Anna Lund said on Monday that it rains.",
            ],
            1,
        ),
        (
            [
                "He is the widower of the late Anna Lund.",
                "Lund said on Monday that it rains.",
            ],
            0,
        ),
        (
            [
                "The late Anna Lund said that it rains.",
                "Rain fell on Monday.",
            ],
            0,
        ),
        (
            [
                "The late Anna Lund had said so on a Monday.",
                "Anna Lund said much.",
            ],
            0,
        ),
        (
            ["A paper of late Monday said that it rains.", "Rain fell."],
            0,
        ),
    ] {
        assert_eq!(found(LATE, &sentences).len(), count, "{sentences:?}");
    }
}

#[test]
fn strange_texts_are_read() {
    for text in [
        "",
        "’",
        "A’s (",
        "É. É. É É’s é",
        "(R-",
        "the late",
        "ABC (",
        "(ABC) ABC (ABC)",
        "Minister Minister Minister",
        "Lund, Lund, Lund, the",
        "\u{a0}X\u{a0}Y-\u{2011}Z&",
    ] {
        for rule in [SPELLING, GIVEN, ROLE, ABBREVIATION, PARTY, FIRST, LATE] {
            assert!(found(rule, &[text, text]).is_empty(), "{text:?} {rule}");
        }
    }
}

const AFFILIATION: &str = r#"{
    "check": "affiliation",
    "roles": ["service | navy", "service | army", "service | fire brigade", "ministry | foreign ministry"],
    "titles": ["spokeswoman", "capt"], "person_words": ["said"],
    "other_roles": ["former", "and"], "other_times": ["joined"]
}"#;

#[test]
fn two_bodies_of_one_full_name_are_found_wherever_they_stand() {
    for (other, count) in [
        ("Army spokeswoman Ana Ruiz left.", 1),
        ("Army Capt. Ana Ruiz left.", 1),
        (
            "Ana Ruiz, a spokeswoman for the Sund fire brigade, left.",
            1,
        ),
        ("Ana Ruiz, an army spokeswoman, left.", 1),
        ("Ana Ruiz from the army said so.", 1),
        ("Navy Capt. Ana Ruiz left.", 0),
        ("Army Capt. Ida Ruiz left.", 0),
        ("Army Capt. Ruiz left.", 0),
        ("Former Army spokeswoman Ana Ruiz left.", 0),
        ("Ana Ruiz joined when Army Capt. Ana Ruiz left.", 0),
        ("Ana Ruiz of the Army Museum left.", 0),
        ("Ana Ruiz, a foreign ministry spokeswoman, left.", 0),
    ] {
        let found = found(AFFILIATION, &["Ana Ruiz of the Navy said so.", other]);
        assert_eq!(found.len(), count, "{other}");
    }
}

const PLACE: &str = r#"{
    "check": "place-country", "since": 1992, "before_words": ["in", "near"], "behind_words": ["on"],
    "opening_words": ["in", "after"], "other_times": ["then"], "origin_words": ["born"],
    "regions": [
        "Germany", "France", "Ukraine", "Poland", "Britain = UK", "England < Britain",
        "Scotland < Britain", "United States", "Texas < United States"
    ],
    "wide_regions": ["United States"],
    "places": ["Lyon | France", "Lviv | Ukraine | Poland", "Glasgow | Scotland"]
}"#;

#[test]
fn a_city_in_a_country_without_it_is_found() {
    for (text, count) in [
        ("A mill burned in Lyon, Germany.", 1),
        ("A mill in Lviv, Poland, burned.", 1),
        ("It burned near Glasgow, England on Monday.", 1),
        ("LYON, Germany (AP) - A mill burned.", 1),
        ("A mill burned in Lyon, France.", 0),
        ("A mill burned in Glasgow, UK.", 0),
        ("A mill burned in Lyon, Texas.", 0),
        ("A mill burned in Lyon, United States.", 0),
        ("Mills burned in Lyon, Germany and Poland.", 0),
        ("Mills burned in Lyon, Germany, Poland and Ukraine.", 0),
        ("After talks in Lyon, Germany, long silent, spoke.", 0),
        ("They met in Lyon, Germany's rival.", 0),
        ("She was born in Lviv, Poland.", 0),
        ("A mill burned in Lyon, Germany, in 1871.", 0),
        ("A mill burned in Moen, Germany.", 0),
        ("Lyon, Germany.", 0),
    ] {
        let found = found(PLACE, &[text]);
        assert_eq!(found.len(), count, "{text}");
    }
}

const OFFICE: &str = r#"{
    "check": "office-dates", "slack": 14, "titles": ["president", "minister"], "now_words": ["says"],
    "person_words": ["said"], "day_words": ["Monday"], "other_roles": ["former", "vice"],
    "other_times": ["when"], "lands": ["British"],
    "holders": [
        "Ole Lund | Lund | President | 2009-01-20 | 2017-01-20", "Ida Moe | Moe | Prime Minister | 2020-01-01 |",
        "Erik J. Bang | Bang | President | 1990-01-01 | 1994-01-01", "Per Bang | Bang | President | 2001-01-01 | 2004-01-01",
        "Bad Line | Line | President | 2001-13-01 | x", "Short"
    ]
}"#;

#[test]
fn an_office_told_outside_of_its_term_is_found() {
    let run = |published: Option<i32>, texts: &[&str]| {
        let mut case = CaseBuilder::new();
        case.article(published);
        for text in texts {
            case.body(text);
        }
        case.run::<Identity>(OFFICE).len()
    };
    // 4 March 2025.
    let late = Some(20_151);
    for (text, count) in [
        ("President Ole Lund said so on Monday.", 1),
        ("President Lund says so.", 1),
        ("President Erik J. Bang says so.", 1),
        ("President Bang says so.", 0),
        ("President Ole Lund said so.", 0),
        ("Former President Ole Lund says so.", 0),
        ("Club President Ole Lund says so.", 0),
        ("Prime Minister Ole Lund says so.", 0),
        ("When it rains, President Ole Lund says so.", 0),
        ("\u{201c}President Ole Lund says so,\u{201d} she said.", 0),
        ("British Prime Minister Ida Moe says so.", 0),
        ("President Bad Line says so.", 0),
    ] {
        assert_eq!(run(late, &[text]), count, "{text}");
    }
    assert_eq!(run(None, &["President Lund says so."]), 0);
    assert_eq!(
        run(late, &["It was in 2014.", "President Lund says so."]),
        0
    );
    // 20 January 2017 is day 17,186.
    assert_eq!(run(Some(17_186 + 14), &["President Lund says so."]), 0);
    assert_eq!(run(Some(17_186 + 15), &["President Lund says so."]), 1);
}

#[test]
fn a_surname_that_one_article_of_several_spells_otherwise_is_found() {
    let rule = r#"{
        "check": "spelling-across", "min_letters": 5, "min_times": 3, "kin_words": ["sister"],
        "titles": ["mr"]
    }"#;
    for (odd, count) in [
        ("Erik Halberg left.", 1),
        ("Erik Hallberg left.", 0),
        ("Ida Halberg left.", 0),
        ("Mr Halberg left.", 0),
        ("Erik Halberg and his sister left.", 0),
        ("Erik Halberg met a halberg.", 0),
        ("Erik HallBerg left.", 0),
    ] {
        let mut case = CaseBuilder::new();
        for text in [
            "Erik Hallberg came.",
            "Erik Hallberg spoke.",
            "Erik Hallberg sat.",
        ] {
            case.article(Some(0));
            case.body(text);
        }
        case.article(Some(1));
        case.body(odd);
        assert_eq!(case.run::<Identity>(rule).len(), count, "{odd}");
    }
}
