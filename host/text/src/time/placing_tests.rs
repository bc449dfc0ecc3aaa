//! Expressions that are placed by the words around them, and that are told from what only looks like them.

use super::tests::check;

#[test]
fn this_past_and_this_coming() {
    check(&[
        (
            "2022-02-17",
            "They met this past September.",
            &["this past September=DATE 2021-09"],
        ),
        (
            "2022-08-17",
            "It opened this past spring.",
            &["this past spring=DATE 2022-SP"],
        ),
        (
            "2022-02-17",
            "It opens this coming January.",
            &["this coming January=DATE 2023-01"],
        ),
    ]);
}

#[test]
fn may_is_a_month() {
    check(&[
        (
            "2022-08-17",
            "In May, a judge sided with the town.",
            &["May=DATE 2022-05"],
        ),
        (
            "2022-08-17",
            "It was key to understanding the talks of October.",
            &["October=DATE 2021-10"],
        ),
    ]);
}

#[test]
fn parts_of_the_year_that_is_talked_about() {
    check(&[
        (
            "2022-10-17",
            "Sales fell in the first half of the year.",
            &["the first half of the year=DATE 2022-H1"],
        ),
        (
            "2022-01-17",
            "Sales fell in the second half of the year.",
            &["the second half of the year=DATE 2021-H2"],
        ),
        (
            "2022-01-17",
            "Sales will fall in the second half of the year.",
            &["the second half of the year=DATE 2022-H2"],
        ),
        (
            "2022-08-17",
            "Sales fell in the first quarter of the year.",
            &["the first quarter of the year=DATE 2022-Q1"],
        ),
        ("2022-08-17", "The side scored in the first half.", &[]),
    ]);
}

#[test]
fn newspapers_are_no_times() {
    check(&[
        ("2022-02-17", "He told the Leeds Daily Herald.", &[]),
        ("2022-02-17", "She writes for the Dover Weekly.", &[]),
        ("2022-02-17", "It has a daily show.", &["daily=SET P1D"]),
    ]);
}

#[test]
fn a_year_and_a_half_in_a_frame() {
    check(&[
        (
            "2022-02-17",
            "It cost more than in the previous year and a half.",
            &["the previous year and a half=DURATION P1Y6M"],
        ),
        (
            "2022-02-17",
            "It lasted a decade and a half.",
            &["a decade and a half=DURATION P15Y"],
        ),
    ]);
}

#[test]
fn months_that_are_compared() {
    check(&[(
        "2022-11-02",
        "It lost less than in the year-earlier nine months.",
        &["the year-earlier nine months=DURATION P9M"],
    )]);
}

#[test]
fn a_quarter_that_is_not_over_is_no_topic() {
    check(&[
        (
            "2022-11-02",
            "A fourth-quarter gain is likely. It lost money in the quarter.",
            &["fourth-quarter=DATE 2022-Q4", "the quarter=DATE 2022-Q3"],
        ),
        (
            "2022-11-02",
            "The third quarter was weak, unlike the first quarter of 2021. That quarter set a record.",
            &[
                "The third quarter=DATE 2022-Q3",
                "the first quarter of 2021=DATE 2021-Q1",
                "That quarter=DATE 2021-Q1",
            ],
        ),
    ]);
}

#[test]
fn weeks_told_by_an_event() {
    check(&[
        ("2022-02-17", "They met in the week before the fair.", &[]),
        (
            "2022-02-17",
            "They met during the week.",
            &["the week=DATE 2022-W07"],
        ),
    ]);
}

#[test]
fn days_beside_another() {
    check(&[
        (
            "2022-02-17",
            "They met on Monday. The day before, a bridge fell.",
            &["Monday=DATE 2022-02-14", "The day before=DATE 2022-02-13"],
        ),
        (
            "2022-02-17",
            "The fund rose to 5 points on Monday from 4 points the day before, and gold to 7 from 6 the day before.",
            &[
                "Monday=DATE 2022-02-14",
                "the day before=DATE 2022-02-13",
                "the day before=DATE 2022-02-13",
            ],
        ),
        (
            "2022-02-17",
            "She came the day before last Tuesday.",
            &["the day before last Tuesday=DATE 2022-02-14"],
        ),
        ("2022-02-17", "She came the day after the fair.", &[]),
    ]);
}

#[test]
fn days_with_longer_names() {
    check(&[
        (
            "2022-10-17",
            "Shops will close on Election Day.",
            &["Election Day=DATE 2022-11-08"],
        ),
        (
            "2022-02-17",
            "It rained on New Year's Eve and on Presidents' Day.",
            &[
                "New Year's Eve=DATE 2021-12-31",
                "Presidents' Day=DATE 2022-02-21",
            ],
        ),
        (
            "2022-04-17",
            "They marched on May Day and in May.",
            &["May Day=DATE 2022-05-01", "May=DATE 2022-05"],
        ),
    ]);
}

#[test]
fn to_the_day() {
    check(&[(
        "2022-02-17",
        "It opened 12 years ago to the day.",
        &["12 years ago to the day=DATE 2010-02-17"],
    )]);
}

#[test]
fn what_days_are_awaited() {
    check(&[
        (
            "2022-02-16",
            "The poll is tied ahead of Saturday's vote.",
            &["Saturday=DATE 2022-02-19"],
        ),
        (
            "2022-02-16",
            "The council holds its vote on Friday.",
            &["Friday=DATE 2022-02-18"],
        ),
        (
            "2022-02-18",
            "Until Monday, the shop was open.",
            &["Monday=DATE 2022-02-14"],
        ),
        (
            "2022-02-18",
            "Until Monday, the shop will be closed.",
            &["Monday=DATE 2022-02-21"],
        ),
        (
            "2022-02-18",
            "They asked voters from February 3 through Sunday.",
            &["February 3=DATE 2022-02-03", "Sunday=DATE 2022-02-13"],
        ),
    ]);
}

#[test]
fn the_last_quarter_of_a_year() {
    check(&[
        (
            "2022-02-17",
            "Sales fell in the last quarter of 2012.",
            &["the last quarter of 2012=DATE 2012-Q4"],
        ),
        (
            "2022-02-17",
            "Sales fell in the last quarter.",
            &["the last quarter=DATE 2021-Q4"],
        ),
        (
            "2022-02-17",
            "The 19th-century mill burnt.",
            &["19th-century=DATE 18"],
        ),
    ]);
}

#[test]
fn lengths_that_look_like_others() {
    check(&[
        ("2022-02-17", "It was the third loss in as many years.", &[]),
        (
            "2022-02-17",
            "He spoke for a half hour.",
            &["a half hour=DURATION PT30M"],
        ),
        (
            "2022-02-17",
            "They gave lawmakers a week to decide.",
            &["a week=DURATION P1W"],
        ),
        ("2022-02-17", "They sell 700 seats a week.", &[]),
        ("2022-02-17", "It costs thousands of dollars an hour.", &[]),
    ]);
}

#[test]
fn days_half_a_year_away() {
    check(&[
        (
            "2022-07-31",
            "They had favoured him in the Nov. 8 election.",
            &["Nov. 8=DATE 2022-11-08"],
        ),
        (
            "2022-07-31",
            "They met on Nov. 8.",
            &["Nov. 8=DATE 2021-11-08"],
        ),
        (
            "2022-07-31",
            "They met on Dec. 8.",
            &["Dec. 8=DATE 2021-12-08"],
        ),
    ]);
}

#[test]
fn what_was_hard_to_do() {
    check(&[
        (
            "2022-10-17",
            "The strike made it hard to deliver parts during the summer.",
            &["the summer=DATE 2022-SU"],
        ),
        (
            "2022-07-31",
            "The parties are level ahead of the Nov. 8 vote.",
            &["Nov. 8=DATE 2022-11-08"],
        ),
    ]);
}

#[test]
fn the_weekend_that_is_over() {
    check(&[
        (
            "2022-02-17",
            "They met over the weekend.",
            &["the weekend=DATE 2022-W06-WE"],
        ),
        (
            "2022-02-17",
            "They will meet over the weekend.",
            &["the weekend=DATE 2022-W07-WE"],
        ),
        (
            "2022-02-20",
            "They met this weekend.",
            &["this weekend=DATE 2022-W07-WE"],
        ),
        (
            "2022-02-17",
            "They met this weekend.",
            &["this weekend=DATE 2022-W06-WE"],
        ),
    ]);
}

#[test]
fn lengths_by_their_last_month() {
    check(&[
        (
            "2022-03-17",
            "Sales fell in the 12 months through February.",
            &["the 12 months=DURATION P12M", "February=DATE 2022-02"],
        ),
        (
            "2022-03-17",
            "Sales fell in the year to February.",
            &["the year=DURATION P1Y", "February=DATE 2022-02"],
        ),
    ]);
}

#[test]
fn times_with_a_point() {
    check(&[
        (
            "2022-03-17",
            "It closed at 9.12am on Monday.",
            &["9.12am on Monday=TIME 2022-03-14T09:12"],
        ),
        ("2022-03-17", "It closed up 9.12 points.", &[]),
    ]);
}

#[test]
fn centuries_before_our_era() {
    check(&[("2022-03-17", "It burnt in the 5th century BC.", &[])]);
}

#[test]
fn what_may_have_been() {
    check(&[
        (
            "2022-12-04",
            "He may have thought it was over in April.",
            &["April=DATE 2022-04"],
        ),
        (
            "2022-12-04",
            "The mayor might have met them in April.",
            &["April=DATE 2022-04"],
        ),
        (
            "2022-12-04",
            "The mayor might meet them in April.",
            &["April=DATE 2023-04"],
        ),
        (
            "2022-03-04",
            "They must win the vote in November.",
            &["November=DATE 2022-11"],
        ),
    ]);
}

#[test]
fn what_goes_up_to_a_time() {
    check(&[
        (
            "2022-07-26",
            "The club has raised two million through the end of June.",
            &["the end of June=DATE 2022-06"],
        ),
        (
            "2022-07-26",
            "The offer was extended through June.",
            &["June=DATE 2023-06"],
        ),
        (
            "2022-07-26",
            "The board extended the offer through June.",
            &["June=DATE 2023-06"],
        ),
        (
            "2022-08-26",
            "The tenants had paid rent until May.",
            &["May=DATE 2022-05"],
        ),
        (
            "2022-08-26",
            "The tenants have time until May.",
            &["May=DATE 2023-05"],
        ),
    ]);
}

#[test]
fn months_that_name_a_thing() {
    check(&[
        (
            "2022-03-23",
            "They spoke of a June vote.",
            &["June=DATE 2022-06"],
        ),
        (
            "2022-12-01",
            "They will publish the November figures.",
            &["November=DATE 2022-11"],
        ),
        (
            "2022-12-01",
            "The clubs must file their November figures.",
            &["November=DATE 2022-11"],
        ),
        (
            "2022-03-09",
            "The party was marching toward November.",
            &["November=DATE 2022-11"],
        ),
        (
            "2022-07-01",
            "They spoke of November's vote.",
            &["November=DATE 2022-11"],
        ),
        (
            "2022-07-01",
            "She had said so in that October speech.",
            &["that October=DATE 2021-10"],
        ),
        (
            "2022-05-29",
            "The trial is set for November.",
            &["November=DATE 2022-11"],
        ),
    ]);
}

#[test]
fn the_present_tells_what_is_to_come() {
    check(&[
        (
            "2022-05-19",
            "The rule goes into effect on Dec. 1.",
            &["Dec. 1=DATE 2022-12-01"],
        ),
        (
            "2022-05-19",
            "The rule went into effect on Dec. 1.",
            &["Dec. 1=DATE 2021-12-01"],
        ),
    ]);
}

#[test]
fn quarters_that_are_compared() {
    check(&[
        (
            "2022-11-02",
            "The third quarter was weaker than the comparable year-ago quarter.",
            &[
                "The third quarter=DATE 2022-Q3",
                "the comparable year-ago quarter=DATE 2021-Q3",
            ],
        ),
        (
            "2022-11-02",
            "The third quarter was weaker than the same quarter of 2020.",
            &[
                "The third quarter=DATE 2022-Q3",
                "the same quarter of 2020=DATE 2020-Q3",
            ],
        ),
    ]);
}

#[test]
fn what_somebody_is_accused_of() {
    check(&[
        (
            "2022-02-16",
            "She is accused of killing him on Friday.",
            &["Friday=DATE 2022-02-11"],
        ),
        (
            "2022-02-16",
            "She is killing time until the vote on Friday.",
            &["Friday=DATE 2022-02-18"],
        ),
        (
            "2022-05-19",
            "She is charged with killing him on Dec. 1.",
            &["Dec. 1=DATE 2021-12-01"],
        ),
    ]);
}

#[test]
fn what_is_threatened_lies_ahead() {
    check(&[
        (
            "2022-05-19",
            "Several threatened to block the harbour in July.",
            &["July=DATE 2022-07"],
        ),
        (
            "2022-05-19",
            "The club aims to raise a million by November.",
            &["November=DATE 2022-11"],
        ),
    ]);
}

#[test]
fn a_verb_that_is_alike_in_both_tenses_tells_of_none() {
    check(&[
        (
            "2022-05-20",
            "Rockets hit the harbour on Sunday.",
            &["Sunday=DATE 2022-05-15"],
        ),
        (
            "2022-05-20",
            "The teams meet on Sunday.",
            &["Sunday=DATE 2022-05-22"],
        ),
    ]);
}

#[test]
fn what_begins_or_goes_on_from_now() {
    check(&[
        (
            "2022-10-26",
            "It named two directors, effective Feb. 1.",
            &["Feb. 1=DATE 2023-02-01"],
        ),
        (
            "2022-10-26",
            "The two sides signed a pact effective June 1.",
            &["June 1=DATE 2022-06-01"],
        ),
        (
            "2022-03-31",
            "The judge postponed the hearing until Tuesday.",
            &["Tuesday=DATE 2022-04-05"],
        ),
        (
            "2022-03-04",
            "They won by results tallied through Wednesday.",
            &["Wednesday=DATE 2022-03-02"],
        ),
        (
            "2022-04-11",
            "If she wins the vote Thursday, she will lead.",
            &["Thursday=DATE 2022-04-14"],
        ),
    ]);
}

#[test]
fn the_end_of_a_length() {
    check(&[
        (
            "2022-11-02",
            "The stock will be redeemed in five years.",
            &["five years=DATE 2027"],
        ),
        (
            "2022-11-02",
            "They will meet for the first time in five years.",
            &["five years=DURATION P5Y"],
        ),
        (
            "2022-11-02",
            "Prices doubled in five years.",
            &["five years=DURATION P5Y"],
        ),
        (
            "2022-11-02",
            "It will close in two or three years.",
            &["two or three years=DURATION P2Y"],
        ),
    ]);
}

#[test]
fn the_month_that_is_just_over_is_not_last() {
    check(&[
        (
            "2022-03-01",
            "Two planes crashed last February.",
            &["last February=DATE 2021-02"],
        ),
        (
            "2022-05-01",
            "Two planes crashed last February.",
            &["last February=DATE 2022-02"],
        ),
        (
            "2022-01-10",
            "Two planes crashed last December.",
            &["last December=DATE 2021-12"],
        ),
    ]);
}

#[test]
fn names_and_times_that_are_no_day() {
    check(&[
        ("2022-02-17", "He told USA TODAY of the plan.", &[]),
        ("2022-02-17", "She spoke on the Today show.", &[]),
        ("2022-02-17", "It matters in today's world.", &[]),
        ("2022-02-17", "It runs many of today's cars.", &[]),
        (
            "2022-02-17",
            "It stood in today's editions.",
            &["today=DATE 2022-02-17"],
        ),
        (
            "2022-02-17",
            "The French daily Le Figaro had reported it.",
            &[],
        ),
    ]);
}
