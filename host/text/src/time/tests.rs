//! Expressions with the article's day and what they must come out as.

use crate::Reader;
use crate::reader::plain_article;
use gainsay_model::{CivilDay, Lexicon, Timex, TimexType};

pub(super) fn read(text: &str, day: &str) -> Vec<Timex> {
    let article = plain_article(text, CivilDay::parse(day).ok());
    Reader::new(&Lexicon::default()).annotate(&article).times
}

/// One row: article's day, text, expressions as `words=TYPE value`.
pub(super) type Row = (&'static str, &'static str, &'static [&'static str]);

pub(super) fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (day, text, expected) in rows {
        let found: Vec<String> = read(text, day)
            .iter()
            .map(|time| {
                let kind = match time.kind {
                    TimexType::Date => "DATE",
                    TimexType::Time => "TIME",
                    TimexType::Duration => "DURATION",
                    TimexType::Set => "SET",
                };
                format!("{}={kind} {}", time.text, time.value)
            })
            .collect();
        if found != *expected {
            wrong.push(format!(
                "{text:?} on {day}: found {found:?}, expected {expected:?}"
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
fn written_dates() {
    check(&[
        (
            "2022-02-17",
            "They met on Feb. 17.",
            &["Feb. 17=DATE 2022-02-17"],
        ),
        (
            "2022-02-17",
            "They met on 17 February 2021.",
            &["17 February 2021=DATE 2021-02-17"],
        ),
        (
            "2022-02-17",
            "They met on February 3, 2020, in Oslo.",
            &["February 3, 2020=DATE 2020-02-03"],
        ),
        (
            "2022-02-17",
            "The file is dated 2021-11-30.",
            &["2021-11-30=DATE 2021-11-30"],
        ),
        (
            "2022-02-17",
            "The form said 2/17/2022.",
            &["2/17/2022=DATE 2022-02-17"],
        ),
        (
            "1990-02-17",
            "A stamp read 11/02/89.",
            &["11/02/89=DATE 1989-11-02"],
        ),
        (
            "2022-02-17",
            "They met on the 15th of March.",
            &["the 15th of March=DATE 2022-03-15"],
        ),
        (
            "2022-02-17",
            "The law passed in March 1996.",
            &["March 1996=DATE 1996-03"],
        ),
        (
            "2022-02-17",
            "It opened in June last year.",
            &["June last year=DATE 2021-06"],
        ),
        ("2022-02-17", "It was built in 1998.", &["1998=DATE 1998"]),
        (
            "2022-02-17",
            "It has stood there since 1789.",
            &["1789=DATE 1789"],
        ),
        (
            "1999-02-17",
            "It fell in nineteen ninety-six.",
            &["nineteen ninety-six=DATE 1996"],
        ),
        (
            "1999-02-17",
            "Wait for the year 2000.",
            &["the year 2000=DATE 2000"],
        ),
        (
            "2022-02-17",
            "The mid-1990s were quiet.",
            &["The mid-1990s=DATE 199"],
        ),
        (
            "2022-02-17",
            "He grew up in the '80s.",
            &["the '80s=DATE 198"],
        ),
        (
            "2022-02-17",
            "They sang songs of the nineties.",
            &["the nineties=DATE 199"],
        ),
        (
            "2022-02-17",
            "A church of the 11th century burned.",
            &["the 11th century=DATE 10"],
        ),
        (
            "2022-02-17",
            "The deal was signed on Dec. 30.",
            &["Dec. 30=DATE 2021-12-30"],
        ),
        (
            "2022-12-17",
            "The deal will be signed on Jan. 4.",
            &["Jan. 4=DATE 2023-01-04"],
        ),
        (
            "2022-02-17",
            "Shops close on Christmas Eve.",
            &["Christmas Eve=DATE 2021-12-24"],
        ),
        (
            "2022-11-01",
            "Shops will close on Thanksgiving Day.",
            &["Thanksgiving Day=DATE 2022-11-24"],
        ),
    ]);
}

#[test]
fn weekdays_follow_the_tense() {
    // 2022-02-17 is a Thursday.
    check(&[
        (
            "2022-02-17",
            "The minister resigned on Wednesday.",
            &["Wednesday=DATE 2022-02-16"],
        ),
        (
            "2022-02-17",
            "The minister said Tuesday that it was over.",
            &["Tuesday=DATE 2022-02-15"],
        ),
        (
            "2022-02-17",
            "The minister will resign on Friday.",
            &["Friday=DATE 2022-02-18"],
        ),
        (
            "2022-02-17",
            "The court is scheduled to meet on Monday.",
            &["Monday=DATE 2022-02-21"],
        ),
        (
            "2022-02-17",
            "They left last Friday.",
            &["last Friday=DATE 2022-02-11"],
        ),
        (
            "2022-02-17",
            "They leave next Tuesday.",
            &["next Tuesday=DATE 2022-02-22"],
        ),
        (
            "2022-02-17",
            "They left Wednesday night.",
            &["Wednesday night=TIME 2022-02-16TNI"],
        ),
        (
            "2022-02-17",
            "The offer stands until Monday.",
            &["Monday=DATE 2022-02-21"],
        ),
        (
            "2022-02-17",
            "Tuesday's vote failed.",
            &["Tuesday=DATE 2022-02-15"],
        ),
        (
            "2022-02-17",
            "It closed at 10 p.m. Wednesday.",
            &["10 p.m. Wednesday=TIME 2022-02-16T22:00"],
        ),
        (
            "2022-02-17",
            "The bell rang at noon Tuesday.",
            &["noon Tuesday=TIME 2022-02-15T12:00"],
        ),
    ]);
}

#[test]
fn relative_times() {
    check(&[
        (
            "2022-02-17",
            "It rained yesterday.",
            &["yesterday=DATE 2022-02-16"],
        ),
        (
            "2022-03-01",
            "It rained yesterday.",
            &["yesterday=DATE 2022-02-28"],
        ),
        (
            "2022-02-17",
            "It will rain tomorrow.",
            &["tomorrow=DATE 2022-02-18"],
        ),
        (
            "2022-02-17",
            "Police came this morning.",
            &["this morning=TIME 2022-02-17TMO"],
        ),
        (
            "2022-02-17",
            "Police came last night.",
            &["last night=TIME 2022-02-16TNI"],
        ),
        (
            "2022-02-17",
            "They met last week.",
            &["last week=DATE 2022-W06"],
        ),
        (
            "2022-02-17",
            "They meet next month.",
            &["next month=DATE 2022-03"],
        ),
        (
            "2022-01-17",
            "They met last month.",
            &["last month=DATE 2021-12"],
        ),
        (
            "2022-02-17",
            "Prices rose last year.",
            &["last year=DATE 2021"],
        ),
        (
            "2022-02-17",
            "They met earlier this year.",
            &["earlier this year=DATE 2022"],
        ),
        (
            "2022-02-17",
            "Work begins early next year.",
            &["early next year=DATE 2023"],
        ),
        (
            "2022-02-17",
            "She left two years ago.",
            &["two years ago=DATE 2020"],
        ),
        (
            "2022-02-17",
            "She left five months ago.",
            &["five months ago=DATE 2021-09"],
        ),
        (
            "2022-02-17",
            "She left 10 days ago.",
            &["10 days ago=DATE 2022-02-07"],
        ),
        (
            "2022-02-17",
            "She left several years ago.",
            &["several years ago=DATE PAST_REF"],
        ),
        ("2022-02-17", "They now agree.", &["now=DATE PRESENT_REF"]),
        (
            "2022-02-17",
            "They recently agreed.",
            &["recently=DATE PAST_REF"],
        ),
        (
            "2022-02-17",
            "They will agree soon.",
            &["soon=DATE FUTURE_REF"],
        ),
        ("2022-02-17", "They left as soon as it ended.", &[]),
        (
            "2022-02-17",
            "It may happen in the future.",
            &["the future=DATE FUTURE_REF"],
        ),
        (
            "2022-02-17",
            "In the past that was rare.",
            &["the past=DATE PAST_REF"],
        ),
        (
            "2022-02-17",
            "He came on Monday and slept in the morning.",
            &["Monday=DATE 2022-02-14", "the morning=TIME 2022-02-14TMO"],
        ),
        ("2022-02-17", "They walked in the morning sun.", &[]),
        (
            "2022-02-17",
            "They met at the end of 2019.",
            &["the end of 2019=DATE 2019"],
        ),
        (
            "2022-02-17",
            "They met in late November.",
            &["late November=DATE 2021-11"],
        ),
        (
            "2022-08-17",
            "They met last spring.",
            &["last spring=DATE 2022-SP"],
        ),
        (
            "2022-02-17",
            "They met last summer.",
            &["last summer=DATE 2021-SU"],
        ),
        (
            "2022-02-17",
            "They met in the summer of 1990.",
            &["the summer of 1990=DATE 1990-SU"],
        ),
    ]);
}

#[test]
fn quarters_and_fiscal_years() {
    check(&[
        (
            "2013-11-02",
            "Profit fell in the third quarter.",
            &["the third quarter=DATE 2013-Q3"],
        ),
        (
            "2013-11-02",
            "It had a third-quarter loss.",
            &["third-quarter=DATE 2013-Q3"],
        ),
        (
            "2013-02-02",
            "Profit fell in the fourth quarter.",
            &["the fourth quarter=DATE 2012-Q4"],
        ),
        (
            "2013-11-02",
            "It fell in the second quarter of 1988.",
            &["the second quarter of 1988=DATE 1988-Q2"],
        ),
        (
            "2013-11-02",
            "Profit rose in the third quarter from a loss a year earlier.",
            &[
                "the third quarter=DATE 2013-Q3",
                "a year earlier=DATE 2012-Q3",
            ],
        ),
        (
            "2013-11-02",
            "Rents are higher than a year ago.",
            &["a year ago=DATE 2012"],
        ),
        (
            "2013-11-02",
            "Sales fell in fiscal 1989.",
            &["fiscal 1989=DATE 1989"],
        ),
        (
            "2013-11-02",
            "It was the year ended June 30.",
            &["the year=DURATION P1Y", "June 30=DATE 2013-06-30"],
        ),
        (
            "2013-11-02",
            "The first half of 2012 was dry.",
            &["The first half of 2012=DATE 2012-H1"],
        ),
    ]);
}

#[test]
fn durations_and_sets() {
    check(&[
        (
            "2022-02-17",
            "It took three years.",
            &["three years=DURATION P3Y"],
        ),
        (
            "2022-02-17",
            "It took more than four hours.",
            &["more than four hours=DURATION PT4H"],
        ),
        (
            "2022-02-17",
            "It took nearly two months.",
            &["nearly two months=DURATION P2M"],
        ),
        (
            "2022-02-17",
            "It took a year and a half.",
            &["a year and a half=DURATION P1Y6M"],
        ),
        (
            "2022-02-17",
            "It took 2 1/2 years.",
            &["2 1/2 years=DURATION P2Y6M"],
        ),
        (
            "2022-02-17",
            "It took half an hour.",
            &["half an hour=DURATION PT30M"],
        ),
        (
            "2022-02-17",
            "It is a two-week visit.",
            &["two-week=DURATION P2W"],
        ),
        (
            "2022-02-17",
            "The two-week visit ended.",
            &["two-week=DURATION P2W"],
        ),
        (
            "2022-02-17",
            "It took the last twenty four hours.",
            &["the last twenty four hours=DURATION PT24H"],
        ),
        (
            "2022-02-17",
            "They fought for the past two months.",
            &["the past two months=DURATION P2M"],
        ),
        (
            "2022-02-17",
            "They fought for a few days.",
            &["a few days=DURATION PXD"],
        ),
        (
            "2022-02-17",
            "They fought for years.",
            &["years=DURATION PXY"],
        ),
        (
            "2022-02-17",
            "They fought for two decades.",
            &["two decades=DURATION P20Y"],
        ),
        ("2022-02-17", "They fly daily.", &["daily=SET P1D"]),
        ("2022-02-17", "They fly every day.", &["every day=SET P1D"]),
        (
            "2022-02-17",
            "They fly every other week.",
            &["every other week=SET P2W"],
        ),
        (
            "2022-02-17",
            "They fly each Thursday.",
            &["each Thursday=SET XXXX-WXX-4"],
        ),
        (
            "2022-02-17",
            "They fly every July.",
            &["every July=SET XXXX-07"],
        ),
        (
            "2022-02-17",
            "They fly every two weeks.",
            &["every two weeks=SET P2W"],
        ),
        ("2022-02-17", "He earns 500 a week.", &[]),
    ]);
}

#[test]
fn conventions_of_nearness() {
    check(&[
        (
            "2022-02-17",
            "The fine announced Monday is small.",
            &["Monday=DATE 2022-02-14"],
        ),
        (
            "2022-02-17",
            "The results will be announced Monday.",
            &["Monday=DATE 2022-02-21"],
        ),
        (
            "2022-02-17",
            "Officials decided to close the bridge in March.",
            &["March=DATE 2022-03"],
        ),
        (
            "2022-02-17",
            "Officials closed the bridge in November.",
            &["November=DATE 2021-11"],
        ),
        (
            "2022-02-17",
            "Prices doubled over the past decade.",
            &["the past decade=DURATION P10Y"],
        ),
        (
            "2022-02-17",
            "The river rose overnight.",
            &["overnight=TIME 2022-02-17TNI"],
        ),
        (
            "2022-02-17",
            "He left within weeks of the vote.",
            &["weeks=DURATION PXW"],
        ),
        ("2022-02-17", "She appeared on 60 Minutes.", &[]),
        ("2022-02-17", "\"I saw it on ''60 Minutes,\" she said.", &[]),
    ]);
}

#[test]
fn words_that_are_no_times() {
    for text in [
        "They may leave.",
        "May 50 people come in?",
        "They march to the square.",
        "The second group left.",
        "He sold 1,200 cars.",
        "A Boeing 747 landed.",
        "He is 37 years old.",
        "A 6-year-old boy won.",
        "Some 2000 people came.",
        "They walked 1900 miles.",
        "The fall of the house surprised us.",
        "A quarter of voters stayed home.",
        "Mr. March spoke.",
        "He set a record in the 400 metres.",
    ] {
        let found = read(text, "2022-02-17");
        assert!(
            found.is_empty(),
            "{text:?}: {:?}",
            found.iter().map(|t| &t.text).collect::<Vec<_>>()
        );
    }
}

#[test]
fn weekday_and_date_are_compared() {
    for (text, weekday) in [
        ("They met on Wednesday, March 4, 2020, in Oslo.", 3),
        ("They met on Tuesday, March 4, in Oslo.", 2),
        ("They met on March 4, a Wednesday.", 3),
        ("They met on Wednesday (March 4).", 3),
        ("They met on Wed. 4 March 2020.", 3),
    ] {
        let found = read(text, "2020-03-17");
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let time = &found[0];
        assert_eq!(time.value, "2020-03-04", "{text}");
        assert_eq!(time.weekday_said, Some(weekday), "{text}");
        assert!(time.explicit && time.weekday_span.is_some(), "{text}");
    }
    let alone = read("They met on March 4.", "2020-03-17");
    assert_eq!((alone[0].weekday_said, alone[0].explicit), (None, true));
}

#[test]
fn impossible_days_are_told() {
    for (text, impossible) in [
        ("They met on June 31.", true),
        ("They met on February 29, 2022.", true),
        ("They met on February 29, 2020.", false),
        ("They met on February 30.", true),
        ("They met on Feb. 29.", false),
        ("They met on April 30.", false),
    ] {
        let found = read(text, "2021-07-01");
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].impossible, impossible, "{text}");
    }
}

#[test]
fn bounds_hold_the_days_meant() {
    let found = read("They met last week.", "2022-02-17");
    assert_eq!(found[0].earliest, CivilDay::new(2022, 2, 7));
    assert_eq!(found[0].latest, CivilDay::new(2022, 2, 13));
}

#[test]
fn without_a_date_relative_times_stay_open() {
    let found = read("They met on Wednesday and on March 4, 2020.", "");
    let values: Vec<&str> = found.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(values, ["XXXX-WXX-3", "2020-03-04"]);
}

#[test]
fn days_and_months_counted_from_what_was_named() {
    check(&[
        (
            "2022-02-17",
            "The bridge closed in May 1996. The following month it was rebuilt.",
            &["May 1996=DATE 1996-05", "The following month=DATE 1996-06"],
        ),
        (
            "2022-02-17",
            "She won in 2003 and lost the following year.",
            &["2003=DATE 2003", "the following year=DATE 2004"],
        ),
        (
            "2022-02-17",
            "The index fell on Monday and had risen the previous Friday.",
            &[
                "Monday=DATE 2022-02-14",
                "the previous Friday=DATE 2022-02-11",
            ],
        ),
        (
            "2022-02-17",
            "The trial opens the week of March 7.",
            &["the week of March 7=DATE 2022-W10"],
        ),
        (
            "2022-02-17",
            "The firm lost money in the quarter ended Oct. 31.",
            &["the quarter=DATE 2021-Q3", "Oct. 31=DATE 2021-10-31"],
        ),
    ]);
}

#[test]
fn yesterdays_weekday_is_not_the_next_one() {
    check(&[
        // A Thursday: Wednesday is yesterday, though a purpose lies ahead.
        (
            "2022-02-17",
            "They will mark the opening held on Wednesday.",
            &["Wednesday=DATE 2022-02-16"],
        ),
        (
            "2022-02-17",
            "The council will vote on Monday.",
            &["Monday=DATE 2022-02-21"],
        ),
        (
            "2022-02-17",
            "The two leaders meet Friday in Oslo.",
            &["Friday=DATE 2022-02-18"],
        ),
        (
            "2022-02-17",
            "The fair opens on May 3 and 4, and on June 5 and 6 visitors may stay.",
            &[
                "May 3=DATE 2022-05-03",
                "4=DATE 2022-05-04",
                "June 5=DATE 2022-06-05",
            ],
        ),
        (
            "2022-02-17",
            "Earlier Thursday, the mayor resigned.",
            &["Thursday=DATE 2022-02-17"],
        ),
    ]);
}
