//! Expressions that lean on what was named before them, that are counted, and that only look like times.

use super::tests::check;

#[test]
fn a_year_earlier_is_as_long_as_what_is_reported() {
    check(&[
        (
            "2013-11-02",
            "The third quarter was weak. In the nine months it lost money, unlike a year earlier.",
            &[
                "The third quarter=DATE 2013-Q3",
                "the nine months=DURATION P9M",
                "a year earlier=DATE 2012",
            ],
        ),
        (
            "2013-11-02",
            "The third quarter was weak. In the nine months it earned less than in the 2012 period.",
            &[
                "The third quarter=DATE 2013-Q3",
                "the nine months=DURATION P9M",
                "the 2012 period=DATE 2012",
            ],
        ),
        (
            "2013-11-02",
            "The nine months were good, but the third quarter was weaker than a year earlier.",
            &[
                "The nine months=DURATION P9M",
                "the third quarter=DATE 2013-Q3",
                "a year earlier=DATE 2012-Q3",
            ],
        ),
        (
            "2013-11-02",
            "The third quarter was weak after two months of strikes, unlike the 2012 period.",
            &[
                "The third quarter=DATE 2013-Q3",
                "two months=DURATION P2M",
                "the 2012 period=DATE 2012-Q3",
            ],
        ),
    ]);
}

#[test]
fn soon_after_what_was_told_is_no_future() {
    check(&[
        ("2022-02-17", "He was soon released.", &[]),
        ("2022-02-17", "The walk soon became a race.", &[]),
        (
            "2022-02-17",
            "He will soon be released.",
            &["soon=DATE FUTURE_REF"],
        ),
    ]);
}

#[test]
fn what_had_been_due_is_over() {
    check(&[
        (
            "2022-02-21",
            "The offer had been due to expire Friday.",
            &["Friday=DATE 2022-02-18"],
        ),
        (
            "2022-02-21",
            "The offer is due to expire Friday.",
            &["Friday=DATE 2022-02-25"],
        ),
    ]);
}

#[test]
fn lengths_of_one_unit() {
    check(&[
        (
            "2022-02-17",
            "A day-long meeting ended the yearlong strike.",
            &["day-long=DURATION P1D", "yearlong=DURATION P1Y"],
        ),
        ("2022-02-17", "The day long awaited came.", &[]),
    ]);
}

#[test]
fn lengths_without_a_number() {
    check(&[
        (
            "2022-02-17",
            "Prices will fall in the weeks ahead.",
            &["the weeks ahead=DURATION PXW"],
        ),
        (
            "2022-02-17",
            "In the years that followed he wrote.",
            &["years=DURATION PXY"],
        ),
        (
            "2022-02-17",
            "The accord follows months of talks.",
            &["months=DURATION PXM"],
        ),
        (
            "2022-02-17",
            "The town changed over the years.",
            &["the years=DURATION PXY"],
        ),
        ("2022-02-17", "He wrote over the years of the war.", &[]),
    ]);
}

#[test]
fn weekdays_that_share_their_nights() {
    check(&[
        (
            "2022-02-17",
            "They play on Monday and Tuesday nights.",
            &[
                "Monday=SET XXXX-WXX-1TNI",
                "Tuesday nights=SET XXXX-WXX-2TNI",
            ],
        ),
        (
            "2022-02-17",
            "They played on Monday and Tuesday night.",
            &["Monday=DATE 2022-02-14", "Tuesday night=TIME 2022-02-15TNI"],
        ),
    ]);
}

#[test]
fn two_days_from_the_article() {
    check(&[
        (
            "2022-02-17",
            "They met the day before yesterday.",
            &["the day before yesterday=DATE 2022-02-15"],
        ),
        (
            "2022-02-17",
            "They will meet the day after tomorrow.",
            &["the day after tomorrow=DATE 2022-02-19"],
        ),
    ]);
}

#[test]
fn days_beside_the_one_named_last() {
    check(&[
        (
            "2022-02-17",
            "He came on Monday and left the next day.",
            &["Monday=DATE 2022-02-14", "the next day=DATE 2022-02-15"],
        ),
        (
            "2022-02-17",
            "She sold them on Monday and had bought them the previous day.",
            &["Monday=DATE 2022-02-14", "the previous day=DATE 2022-02-13"],
        ),
    ]);
}

#[test]
fn that_part_of_the_day_named_last() {
    check(&[
        (
            "2022-02-17",
            "He came on Monday and left that evening.",
            &["Monday=DATE 2022-02-14", "that evening=TIME 2022-02-14TEV"],
        ),
        (
            "2022-02-17",
            "They said that evening trains were late.",
            &[],
        ),
    ]);
}

#[test]
fn any_day_of_that_name() {
    check(&[
        (
            "2022-02-17",
            "Payrolls are sent out on a Friday.",
            &["Friday=DATE XXXX-WXX-5"],
        ),
        (
            "2022-02-17",
            "They will face a Friday deadline.",
            &["Friday=DATE 2022-02-18"],
        ),
    ]);
}

#[test]
fn days_with_a_name() {
    check(&[
        (
            "2022-02-17",
            "Shops will close on Good Friday.",
            &["Good Friday=DATE 2022-04-15"],
        ),
        (
            "2022-09-01",
            "Schools will open after Labor Day.",
            &["Labor Day=DATE 2022-09-05"],
        ),
        ("2022-02-17", "A song remembers Bloody Sunday.", &[]),
        ("2022-02-17", "Much good came of labor and palm oil.", &[]),
    ]);
}

#[test]
fn centuries_by_their_years() {
    check(&[
        (
            "2022-02-17",
            "The mill dates to the late 1800s.",
            &["the late 1800s=DATE 18"],
        ),
        (
            "2022-02-17",
            "The mill dates to the 1810s.",
            &["the 1810s=DATE 181"],
        ),
    ]);
}

#[test]
fn a_half_between_number_and_unit() {
    check(&[
        (
            "2022-02-17",
            "It took five and a half years.",
            &["five and a half years=DURATION P5Y6M"],
        ),
        (
            "2022-02-17",
            "A two-and-a-half-hour film won.",
            &["two-and-a-half-hour=DURATION PT2H30M"],
        ),
    ]);
}

#[test]
fn now_and_then_is_no_time() {
    check(&[("2022-02-17", "They write every now and then.", &[])]);
}

#[test]
fn second_day_of_a_range() {
    check(&[(
        "2022-02-17",
        "The fair opens on May 3-5.",
        &["May 3=DATE 2022-05-03", "5=DATE 2022-05-05"],
    )]);
}

#[test]
fn days_counted_in_their_month() {
    check(&[
        (
            "2022-02-17",
            "They will vote on the first Monday in May.",
            &["the first Monday in May=DATE 2022-05-02"],
        ),
        (
            "2022-02-17",
            "They voted on the last Friday of June 2021.",
            &["the last Friday of June 2021=DATE 2021-06-25"],
        ),
        ("2022-02-17", "The second Friday was quiet.", &[]),
        (
            "2022-02-17",
            "It rained in the last week of May.",
            &["May=DATE 2021-05"],
        ),
        ("2022-02-17", "It rained on the last day of the fair.", &[]),
    ]);
}

#[test]
fn times_ago_by_halves_and_to_the_day() {
    check(&[
        (
            "2022-02-17",
            "It opened half a century ago.",
            &["half a century ago=DATE 1972"],
        ),
        (
            "2022-02-17",
            "It opened half a year ago.",
            &["half a year ago=DATE 2021-08"],
        ),
        (
            "2022-02-17",
            "It opened a year and a half ago.",
            &["a year and a half ago=DATE 2020"],
        ),
        (
            "2022-02-17",
            "It opened 10 years ago today.",
            &["10 years ago today=DATE 2012-02-17"],
        ),
        (
            "2022-02-17",
            "It opened two years ago this month.",
            &["two years ago this month=DATE 2020-02"],
        ),
        (
            "2022-02-17",
            "It opened a week ago this month.",
            &["a week ago=DATE 2022-W06", "this month=DATE 2022-02"],
        ),
    ]);
}

#[test]
fn numbers_that_count_no_length() {
    check(&[
        (
            "2022-02-17",
            "It lasted a quarter of a century.",
            &["a quarter of a century=DURATION P25Y"],
        ),
        ("2022-02-17", "It lasted three quarters of an hour.", &[]),
        (
            "2022-02-17",
            "The shop is open 24 hours a day, seven days a week.",
            &[],
        ),
        (
            "2022-02-17",
            "The shop is open 12 hours a day.",
            &["12 hours=DURATION PT12H"],
        ),
        (
            "2022-02-17",
            "In the 1996-97 fiscal year it grew.",
            &["1996=DATE 1996"],
        ),
    ]);
}

#[test]
fn every_second_year() {
    check(&[
        (
            "2022-02-17",
            "The fair is held every second year.",
            &["every second year=SET P2Y"],
        ),
        (
            "2022-02-17",
            "The clock ticks every second.",
            &["every second=SET PT1S"],
        ),
    ]);
}

#[test]
fn the_end_of_a_range_of_months() {
    check(&[
        (
            "2022-08-17",
            "The fair lasted May through June.",
            &["June=DATE 2022-06"],
        ),
        (
            "2022-08-17",
            "The fair was extended through June.",
            &["June=DATE 2023-06"],
        ),
    ]);
}

#[test]
fn what_that_points_back_to() {
    check(&[
        (
            "2022-08-17",
            "It began in May 2019. The index rose 5 points that month.",
            &["May 2019=DATE 2019-05", "that month=DATE 2019-05"],
        ),
        (
            "2022-08-17",
            "It began in 2019. The index fell that summer.",
            &["2019=DATE 2019", "that summer=DATE 2019-SU"],
        ),
    ]);
}

#[test]
fn hours_without_a_number() {
    check(&[
        (
            "2022-08-17",
            "They talked for hours.",
            &["hours=DURATION PTXH"],
        ),
        (
            "2022-08-17",
            "They left hours ago.",
            &["hours ago=DATE PAST_REF"],
        ),
        (
            "2022-08-17",
            "It was open as recently as 2019.",
            &["2019=DATE 2019"],
        ),
    ]);
}

#[test]
fn the_end_of_a_range_of_weekdays() {
    check(&[
        (
            "2022-02-16",
            "The shop is open Monday-Friday.",
            &["Monday=DATE 2022-02-14", "Friday=DATE 2022-02-18"],
        ),
        (
            "2022-02-16",
            "The fair ran from Friday to Sunday.",
            &["Friday=DATE 2022-02-11", "Sunday=DATE 2022-02-13"],
        ),
    ]);
}

#[test]
fn the_early_hours_are_no_length() {
    check(&[
        (
            "2022-02-17",
            "In the early hours of Tuesday it burned.",
            &["Tuesday=DATE 2022-02-15"],
        ),
        (
            "2022-02-17",
            "In the early years it grew.",
            &["the early years=DURATION PXY"],
        ),
    ]);
}

#[test]
fn weeks_from_a_day() {
    check(&[
        (
            "2022-02-16",
            "The trial opens a week from Monday.",
            &["a week from Monday=DATE 2022-02-28"],
        ),
        (
            "2022-02-16",
            "The trial opened a week ago Monday.",
            &["a week ago Monday=DATE 2022-02-07"],
        ),
        (
            "2022-02-16",
            "The trial opens two weeks from tomorrow.",
            &["two weeks from tomorrow=DATE 2022-03-03"],
        ),
        (
            "2022-02-16",
            "The trial opens two days from home.",
            &["two days=DURATION P2D"],
        ),
    ]);
}

#[test]
fn the_prior_year() {
    check(&[
        (
            "2022-02-17",
            "Sales doubled from the prior year.",
            &["the prior year=DATE 2021"],
        ),
        ("2022-02-17", "They met prior to the vote.", &[]),
    ]);
}

#[test]
fn one_day_to_come() {
    check(&[
        (
            "2022-02-17",
            "He will one day return.",
            &["one day=DATE FUTURE_REF"],
        ),
        (
            "2022-02-17",
            "She wants to one day return.",
            &["one day=DATE FUTURE_REF"],
        ),
        ("2022-02-17", "One day, he left.", &[]),
        (
            "2022-02-17",
            "He stayed one day.",
            &["one day=DURATION P1D"],
        ),
    ]);
}

#[test]
fn the_year_end_behind() {
    check(&[
        (
            "2022-02-17",
            "Shares have gained 5% since year-end.",
            &["year-end=DATE 2021-12-31"],
        ),
        (
            "2022-02-17",
            "The plant will close by year-end.",
            &["year-end=DATE 2022-12-31"],
        ),
        (
            "2022-02-17",
            "The plant will close by year's end.",
            &["year's end=DATE 2022"],
        ),
    ]);
}

#[test]
fn a_year_before_the_year() {
    check(&[(
        "2013-11-02",
        "The third quarter was weak. For the year it expects more than the sales of a year earlier.",
        &[
            "The third quarter=DATE 2013-Q3",
            "the year=DATE 2013",
            "a year earlier=DATE 2012",
        ],
    )]);
}

#[test]
fn the_reported_quarter_stays_the_topic() {
    check(&[
        (
            "2013-11-02",
            "Net rose in the third quarter. After a flat second quarter, costs fell. The year-earlier period \
             was weak.",
            &[
                "the third quarter=DATE 2013-Q3",
                "second quarter=DATE 2013-Q2",
                "The year-earlier period=DATE 2012-Q3",
            ],
        ),
        (
            "2013-10-27",
            "Net was 15 cents in the third quarter. In the year-ago quarter, the second quarter ended Oct. 31, \
             it had a loss. Sales fell in that quarter.",
            &[
                "the third quarter=DATE 2013-Q3",
                "the year-ago quarter=DATE 2012-Q3",
                "the second quarter=DATE 2012-Q2",
                "Oct. 31=DATE 2012-10-31",
                "that quarter=DATE 2012-Q2",
            ],
        ),
    ]);
}

#[test]
fn halves_told_by_quarters() {
    check(&[
        (
            "2022-10-26",
            "Losses will go on through the first two quarters of 2023.",
            &["the first two quarters of 2023=DATE 2023-H1"],
        ),
        (
            "2022-10-26",
            "It changed from a fiscal year to a calendar year.",
            &[],
        ),
        (
            "2022-10-26",
            "The write-off will cut taxes in future quarters.",
            &["future quarters=DATE FUTURE_REF"],
        ),
        (
            "2022-10-26",
            "It sold more this year than last.",
            &["this year=DATE 2022", "last=DATE 2021"],
        ),
    ]);
}
