//! Checks that read the text, on hand-made cases.

use crate::Calendar;
use gainsay_sdk::Day;
use gainsay_sdk::testing::{CaseBuilder, Found};

const CHRONOLOGY: &str = r#"{"check": "chronology", "to_words": ["to", "until"], "lead_words": ["the", "early", "late"],
    "before_christ": ["bc"], "next_words": ["levels"], "moving_words": ["moved"], "comparing_words": ["gap"],
    "figure_words": ["no"], "clause_words": ["and"]}"#;
const AGE: &str = r#"{"check": "age", "death_words": ["died"], "clause_words": ["and", "when"],
    "other_words": ["his", "said", "whose"], "rough_words": ["about"]}"#;
const ANNIVERSARY: &str = r#"{"check": "anniversary", "slack": 1, "event_words": ["anniversary"],
    "founding_words": ["founded"], "now_words": ["marks"], "clause_words": ["but"], "rough_words": ["nearly"]}"#;
const RELATIVE: &str = r#"{"check": "relative", "slack": 1, "day_words": ["yesterday"]}"#;
const PAST: &str =
    r#"{"check": "past", "slack": 2, "event_words": ["ruled"], "now_words": ["be"]}"#;
const DURATION: &str = r#"{"check": "duration", "to_words": ["to"], "rough_words": ["about"]}"#;
const TERM: &str = r#"{"check": "term", "slack": 1, "founding_words": ["elected"], "event_words": ["ending"],
    "clause_words": ["and"]}"#;

/// Findings of an article of 5 September 2016 whose four-digit numbers are years.
fn found(sentences: &[&str], params: &str) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(Some(Day::of(2016, 9, 5).0));
    for text in sentences {
        let sentence = case.body(text);
        for word in text.split(|c: char| !c.is_ascii_digit()) {
            if let Some(year) = crate::moment::year_of(word) {
                let days = (Day::of(year, 1, 1).0, Day::of(year, 12, 31).0);
                case.date(sentence, word, days);
            }
        }
    }
    case.run::<Calendar>(params)
}

/// Asserts which of the sentences are found, one by one.
fn assert_found(params: &str, sentences: &[(&str, bool)]) {
    for (sentence, expected) in sentences {
        let findings = found(&[sentence], params);
        assert_eq!(!findings.is_empty(), *expected, "{sentence}");
    }
}

#[test]
fn periods_that_end_before_they_start_are_found() {
    let findings = found(&["She led it from late 2009 to early 2004."], CHRONOLOGY);
    assert_eq!(findings[0].side("start"), "2009");
    assert_eq!(findings[0].side("end"), "2004");
    assert_eq!(findings[0].value("written"), "from late 2009 to early 2004");
    assert_found(
        CHRONOLOGY,
        &[
            ("She led it from 2004 to 2009.", false),
            ("She led it (2009-2004).", true),
            ("It ran between 2011 and 1999.", true),
            ("It was shut from the 1990s to the 1980s.", true),
            ("It was shut from May 12 to May 3, 2016.", true),
            ("It was shut from 12 to 3 May 2016.", true),
            ("It was shut May 12-3, 2016.", true),
            ("It was shut from November 12 to January 3, 2016.", false),
            ("She led it from 2009 until her death in 2004.", true),
        ],
    );
}

#[test]
fn numbers_that_are_no_period_are_passed_over() {
    assert_found(
        CHRONOLOGY,
        &[
            ("It cut waste from 2013 to 2009 levels.", false),
            ("They moved the vote from 2013 to 2009.", false),
            ("The gap between 2013 and 2009 is wide.", false),
            ("They lived there from 1900 to 1650 BC.", false),
            ("Call 555-2013-2009 or see No. 2013-2009.", false),
            ("Between 2016 and the 2012 election it grew.", false),
            ("It ran from 2016 to 2012's level.", false),
            ("It sold between 2000 and 1900 cars.", false),
            ("It ran in 2009-10.", false),
        ],
    );
}

#[test]
fn ages_are_held_against_the_year_of_birth() {
    let findings = found(&["Born in 1950, Ada Loring died in 2005 aged 75."], AGE);
    assert_eq!(findings[0].side("age"), "aged 75");
    assert_eq!(findings[0].side("birth"), "Born in 1950");
    assert_eq!(findings[0].side("event"), "2005");
    assert_eq!(findings[0].value("right"), "54 or 55");
    assert_found(
        AGE,
        &[
            ("Born in 1950, Ada Loring died in 2005 aged 54.", false),
            ("Ada Loring, 45, was born in 1950.", true),
            ("Ada Loring, 66, was born in 1950.", false),
            ("Ada Loring, who was born in 1950, is now 45.", true),
            ("The 45-year-old painter, born in 1950, won.", true),
            ("Ada Loring (1950-2005) died at 75.", true),
        ],
    );
}

#[test]
fn ages_of_somebody_else_or_of_another_year_are_passed_over() {
    assert_found(
        AGE,
        &[
            ("Tom Ekberg, 45, said the mill was born in 1950.", false),
            ("Tom Ekberg, 45, whose son was born in 2001, won.", false),
            ("Tom Ekberg, 45, leads a movement born in 2001.", false),
            ("Tom Ekberg, 45, and Ada Loring, born in 1950, won.", false),
            ("Born in 1950, she moved in 1980 and died aged 62.", false),
            ("Born about 1950, she died in 2005 aged 75.", false),
            ("The senator Ada Loring (1991-2003) died at 75.", false),
        ],
    );
}

#[test]
fn names_and_pronouns_lead_from_one_sentence_to_the_next() {
    let birth = "Ada Loring was born in Tolm in 1931.";
    assert_eq!(found(&[birth, "She died in 2011 aged 90."], AGE).len(), 1);
    assert_eq!(
        found(
            &["Ada Loring, 52, runs the mill.", "Loring was born in 1950."],
            AGE
        )
        .len(),
        1
    );
    assert!(found(&[birth, "She died in 2011 aged 80."], AGE).is_empty());
    assert!(
        found(
            &["Tom Loring, 85, runs it.", "Eva Loring was born in 1950."],
            AGE
        )
        .is_empty()
    );
}

#[test]
fn years_are_counted_from_the_year_beside_them() {
    assert_found(
        ANNIVERSARY,
        &[
            ("Founded in 1950, it marks its 50th anniversary.", true),
            ("Founded in 1966, it marks its 50th anniversary.", false),
            (
                "On Friday it marks the 10th anniversary of the 2001 flood.",
                true,
            ),
            (
                "It celebrated the 10th anniversary of the 2001 flood.",
                false,
            ),
            (
                "It marks the 50th anniversary of independence in 2012.",
                false,
            ),
            ("It burned down ten years ago, in 1999.", true),
            ("It burned down nearly 20 years ago, in 1998.", false),
            ("It has grown in the ten years since 1990.", true),
            ("The 50-year-old firm, founded in 1950, closed.", true),
            ("\"It burned down ten years ago, in 1999.\"", false),
        ],
    );
}

#[test]
fn days_are_held_against_the_date_of_the_article() {
    let today = Day::of(2016, 9, 5).0;
    let run = |text: &str, word: &str, date: &str, day: i32, params: &str| {
        let mut case = CaseBuilder::new();
        case.article(Some(today));
        let sentence = case.body(text);
        if !word.is_empty() {
            case.date(sentence, word, (today - 1, today - 1));
        }
        let date = case.date(sentence, date, (day, day));
        case.time_mut(date).explicit = true;
        case.run::<Calendar>(params).len()
    };
    let sank = "The ferry sank yesterday, August 29, off Orra.";
    assert_eq!(run(sank, "yesterday", "August 29", today - 7, RELATIVE), 1);
    assert_eq!(run(sank, "yesterday", "August 29", today - 2, RELATIVE), 0);
    let ruled = "The court ruled on September 19 for her.";
    assert_eq!(run(ruled, "", "September 19", today + 14, PAST), 1);
    assert_eq!(run(ruled, "", "September 19", today + 1, PAST), 0);
    assert_eq!(run(ruled, "", "September 19", today + 200, PAST), 0);
}

#[test]
fn lengths_and_terms_fit_their_ends() {
    assert_found(
        DURATION,
        &[
            (
                "It was shut from 9 a.m. to 5 p.m., six hours, on Friday.",
                true,
            ),
            ("It was shut from 9:30 am to 5:30 pm (eight hours).", false),
            ("It was shut from 10 p.m. to 2 a.m., four hours.", false),
            ("She led it for nine years, from 2009 to 2013.", true),
            ("She led it for five years, from 2009 to 2013.", false),
        ],
    );
    assert_found(
        TERM,
        &[
            (
                "She was elected in 2019 to a four-year term ending in 2021.",
                true,
            ),
            (
                "She was elected in 2019 to a four-year term ending in 2023.",
                false,
            ),
            (
                "She was elected in 2019 to a four-year term and left in 2021.",
                false,
            ),
        ],
    );
}

#[test]
fn odd_text_does_no_harm() {
    for text in [
        "",
        ",",
        "born",
        "born in",
        "-2009",
        "from 2009 to",
        "1950–",
        "aged 45",
        "45-year-old",
        "May",
        "Born 1950,",
    ] {
        for params in [CHRONOLOGY, AGE, ANNIVERSARY, RELATIVE, PAST, DURATION, TERM] {
            assert!(found(&[text], params).is_empty(), "{text}");
        }
    }
}
