//! A few sentences for each class of figure, in the notation of the gold files.

use crate::gold::GoldSentence;
use crate::{Score, reader};
use gainsay_model::Article;

#[track_caller]
fn hold(rows: &[(&str, &[&str])]) {
    let reader = reader();
    let mut score = Score::default();
    for (text, figures) in rows {
        let gold = GoldSentence::new(text, figures.iter().copied());
        score.add(
            &gold,
            &reader.annotate(&Article::plain("gold", text)).quantities,
        );
    }
    assert!(score.wrong.is_empty(), "{}", score.wrong.join("\n"));
}

#[test]
fn ratios_are_shares() {
    hold(&[
        (
            "One in seven voters was unsure.",
            &["One in seven|=1/7||share|voters"],
        ),
        (
            "About 3 in 10 farmers agreed.",
            &["3 in 10|~0.27..0.33||share|farmers"],
        ),
        (
            "Nine out of ten shops were shut.",
            &["Nine out of ten|=0.9||share|shops"],
        ),
        (
            "The test fails once in every 400 runs.",
            &["400|=400||level|runs"],
        ),
        (
            "They lost four in 12 matches.",
            &["four|=4||level|", "12|=12||level|matches"],
        ),
        ("Two in the village had seen it.", &["Two|=2||level|"]),
    ]);
}

#[test]
fn fractions_with_units_and_changes() {
    hold(&[
        (
            "The spill is half a mile wide.",
            &["half a mile|=0.5|mi|level|"],
        ),
        (
            "They walked three-quarters of a mile.",
            &["three-quarters of a mile|=0.75|mi|level|"],
        ),
        (
            "Rates rose a quarter of a percentage point.",
            &["a quarter|=0.25|percentage-point|delta+|"],
        ),
        ("Output fell by a fifth.", &["a fifth|=0.2||delta-|"]),
        ("Costs are up a third.", &["a third|=1/3||delta+|"]),
        (
            "It was settled by a third party.",
            &["third|=3||ordinal|party"],
        ),
        (
            "The law had the votes of 46 of the party's 180 members.",
            &["46|=46||part|members", "180|=180||level|members"],
        ),
        ("She came back a third time.", &["third|=3||ordinal|time"]),
        (
            "It weighs one and a half tonnes.",
            &["one and a half|=1.5|t|level|"],
        ),
        (
            "They sold two and a half million copies.",
            &["two and a half million|=2500000||level|copies"],
        ),
        (
            "A third of the country's mills have shut.",
            &["A third|=1/3||share|mills"],
        ),
    ]);
}

#[test]
fn vague_numbers() {
    hold(&[
        (
            "Several thousand fans waited.",
            &["Several thousand|~2000..9999||level|fans"],
        ),
        (
            "A couple of hundred fans waited.",
            &["A couple of hundred|~200..300||level|fans"],
        ),
        (
            "Tens of millions of birds died.",
            &["Tens of millions|~20000000..99999999||level|birds"],
        ),
        (
            "It cost hundreds of billions of dollars.",
            &["hundreds of billions|~200000000000..999999999999|USD|level|"],
        ),
        ("A few fans waited.", &[]),
    ]);
}

#[test]
fn signs_and_temperatures() {
    hold(&[
        ("It was minus 7 degrees Celsius.", &["7|=-7|degC|level|"]),
        ("It was -7°C at noon.", &["-7|=-7|degC|level|"]),
        (
            "Growth was -0.3% last year.",
            &["-0.3|=-0.3|percent|share|"],
        ),
        (
            "The error is plus or minus 3 percentage points.",
            &["3|=3|percentage-point|level|"],
        ),
        ("It was 38C in the sun.", &["38|=38|degC|level|"]),
        (
            "It was about minus 20 degrees Celsius.",
            &["20|~-22..-18|degC|level|"],
        ),
    ]);
}

#[test]
fn money_of_every_kind() {
    hold(&[
        ("It costs 80 cents.", &["80|=0.8|USD|level|"]),
        ("A stamp costs 95p.", &["95|=0.95|GBP|level|"]),
        ("It cost 30 kopecks.", &["30|=0.3|RUB|level|"]),
        (
            "They paid 300 pounds for the horse.",
            &["300|=300|GBP|level|"],
        ),
        ("The horse ate 300 pounds of hay.", &["300|=300|lb|level|"]),
        (
            "The firm lost 12 million pounds.",
            &["12 million|=12000000|GBP|level|"],
        ),
        ("The dish costs ¥900.", &["900|=900|JPY|level|"]),
        ("It cost 400 pesos.", &["400|=400||level|pesos"]),
        ("It raised 12€ from each.", &["12|=12|EUR|level|"]),
        (
            "They burned twelve stone houses.",
            &["twelve|=12||level|stone houses"],
        ),
    ]);
}

#[test]
fn ranges_and_alternatives() {
    hold(&[
        ("Five or six men came.", &["Five or six|5..6||level|men"]),
        ("Prices range from $3 to $5.", &["3 to $5|3..5|USD|level|"]),
        (
            "Sales fell by 10 to 15 percent.",
            &["10 to 15|10..15|percent|delta-|"],
        ),
        (
            "Sales fell by 900 to 4,000.",
            &["900|=900||delta-|", "4,000|=4000||level|"],
        ),
        ("Children aged 3 to 6 sang.", &["3 to 6|3..6|year|level|"]),
        (
            "It rose from 12 to 14 percent.",
            &["12|=12|percent|share|", "14|=14|percent|share|"],
        ),
        ("Riders must be older than 14.", &["14|>14|year|level|"]),
    ]);
}

#[test]
fn changes() {
    hold(&[
        ("Prices are 3 percent higher.", &["3|=3|percent|delta+|"]),
        (
            "The tower is two metres taller than planned.",
            &["two|=2|m|delta+|"],
        ),
        (
            "He has two younger brothers.",
            &["two|=2||level|younger brothers"],
        ),
        ("The index lost 40 points.", &["40|=40||delta-|points"]),
        (
            "The charity raised $5 million.",
            &["5 million|=5000000|USD|level|"],
        ),
        ("Fares go up by 20 percent.", &["20|=20|percent|delta+|"]),
        (
            "The index fell 30 points, or 2 percent.",
            &["30|=30||delta-|points", "2|=2|percent|delta-|"],
        ),
        ("The route has six climbs.", &["six|=6||level|climbs"]),
        ("It sold 40 fewer than in May.", &["40|=40||delta-|"]),
        ("It was a ten-point gain.", &["ten|=10||delta+|point"]),
    ]);
}

#[test]
fn totals_parts_and_rates() {
    hold(&[
        ("In all, 40 boats sank.", &["40|=40||total|boats"]),
        ("That took the total to 40.", &["40|=40||total|"]),
        (
            "Of the 640 sheep, 35 died.",
            &["640|=640||level|sheep", "35|=35||part|sheep"],
        ),
        (
            "It has nine ferries, two of which are new.",
            &["nine|=9||level|ferries", "two|=2||part|"],
        ),
        (
            "They see 12 cases per 100,000 people.",
            &["12|=12||rate|cases"],
        ),
        ("The plant burns 4 tonnes of coal a day.", &["4|=4|t|rate|"]),
        ("They earn $900 monthly.", &["900|=900|USD|rate|"]),
    ]);
}

#[test]
fn orders_are_no_counts() {
    hold(&[
        ("She finished fifth.", &["fifth|=5||rank|"]),
        ("He is the world number 3.", &["3|=3||rank|"]),
        ("She took fourth place.", &["fourth|=4||rank|place"]),
        ("He cited the Fifth Amendment.", &[]),
        ("It was filed as case No. 22-451.", &[]),
    ]);
}

#[test]
fn names_and_codes() {
    hold(&[
        ("Bus 12 stops here.", &[]),
        ("The second volume, part two of the set, is lost.", &[]),
        ("The mayor of Area Nine resigned.", &[]),
        ("They built a 5G network and a 3D printer.", &[]),
        ("Call 0300 555 0123 for help.", &[]),
        ("They met for a one-on-one debate.", &[]),
        ("They lost 1-3 at home.", &[]),
        ("Articles 4 and 5 are void.", &[]),
        ("The sale is on Feb. 11-15.", &[]),
        ("The box is styled with 12px fonts.", &[]),
        ("A Type 2 diabetes drug is new.", &[]),
        ("One wonders why.", &[]),
    ]);
}

#[test]
fn hedges_on_both_sides() {
    hold(&[
        ("Perhaps 40 men came.", &["40|~36..44||level|men"]),
        ("Some 30-odd men came.", &["30|~27..33||level|men"]),
        ("They have 50-plus boats.", &["50|>=50||level|boats"]),
        ("It has room for 60 men at most.", &["60|<=60||level|men"]),
        ("They met a 300-strong crowd.", &["300|=300||level|crowd"]),
        ("A 12-member panel sat.", &["12|=12||level|member"]),
    ]);
}
