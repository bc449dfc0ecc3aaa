use crate::Figures;
use gainsay_sdk::testing::CaseBuilder;
use gainsay_sdk::{Comparison, FindingKind, QuantityKind, TimeKind};

const RULE: &str = r#"{
    "lengths": 4,
    "light_words": ["the", "of", "in", "at", "a", "by", "was", "were", "for", "and"],
    "passed_nouns": ["point"],
    "update_words": ["later"],
    "retold": {
        "least": 40, "shared": 10, "near": 10, "rare": 5, "behind": 5, "before": 5, "same_figure": 60,
        "compound": 30, "opening": 10, "next": -20, "days": -25, "values": -5, "updates": -5,
        "names": -20, "modified": -20, "bound": 10, "taken_up": 30, "estimate": -10, "increment": -20,
        "figures": -3, "unit": -55, "rate": -20, "one_date": -10
    }
}"#;
const ONE: &str = "A storm over the northern marsh damaged 14 windmills built in the last century.";
const BETWEEN: [&str; 2] = ["Nobody was hurt.", "Trees fell on a road."];
const TWO: &str =
    "Owners want money for 19 windmills that the storm over the northern marsh damaged.";

/// Two sentences with a figure each and two others between them; `change` makes the case differ.
fn told(
    (one, first): (&str, &str),
    (two, second): (&str, &str),
    change: impl FnOnce(&mut CaseBuilder, u32, u32),
) -> Vec<FindingKind> {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let one = case.body(one);
    for text in BETWEEN {
        case.body(text);
    }
    let two = case.body(two);
    let number = |words: &str| {
        words
            .split([' ', '-'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let first = case.count(one, first, &number(first));
    let second = case.count(two, second, &number(second));
    change(&mut case, first, second);
    let found = case.run::<Figures>(RULE);
    found.into_iter().map(|found| found.kind).collect()
}

fn windmills(change: impl FnOnce(&mut CaseBuilder, u32, u32)) -> usize {
    told((ONE, "14 windmills"), (TWO, "19 windmills"), change).len()
}

#[test]
fn a_figure_that_changes_when_it_is_told_again_is_found() {
    let found = told((ONE, "14 windmills"), (TWO, "19 windmills"), |_, _, _| {});
    assert_eq!(found, [FindingKind::Contradiction]);
}

#[test]
fn what_the_text_gives_again_is_listed() {
    let mut case = CaseBuilder::new();
    case.article(None);
    for (text, words) in [
        (ONE, "14 windmills"),
        (BETWEEN[0], ""),
        ("Most of the 14 windmills were new.", "14 windmills"),
        (TWO, "19 windmills"),
    ] {
        let sentence = case.body(text);
        if let Some((number, _)) = words.split_once(' ') {
            case.count(sentence, words, number);
        }
    }
    let found = case.run::<Figures>(RULE);
    assert_eq!(found[0].side("mention"), "14 windmills");
}

#[test]
fn sentences_that_share_little_tell_of_two_things() {
    let two = "Owners of 19 windmills on the coast met.";
    assert!(told((ONE, "14 windmills"), (two, "19 windmills"), |_, _, _| {}).is_empty());
}

#[test]
fn neighbours_tell_of_two_things_unless_the_second_takes_up_the_first() {
    let neighbours = |two: &str| {
        let mut case = CaseBuilder::new();
        case.article(None);
        for text in BETWEEN {
            case.body(text);
        }
        let (one, two) = (case.body(ONE), case.body(two));
        case.count(one, "14 windmills", "14");
        case.count(two, "19 windmills", "19");
        case.run::<Figures>(RULE).len()
    };
    assert_eq!(neighbours(TWO), 0);
    assert_eq!(
        neighbours("Owners want money for the 19 windmills that the storm over the marsh damaged."),
        1
    );
}

#[test]
fn a_figure_of_a_list_is_not_told_again() {
    let list = |case: &mut CaseBuilder, _, _| {
        case.count(3, "19 windmills", "12");
    };
    assert_eq!(windmills(list), 0);
}

#[test]
fn figures_that_the_text_repeats_are_both_meant() {
    let again = |first: &'static str, second: &'static str| {
        move |case: &mut CaseBuilder, _, _| {
            let sentence =
                case.body("One had 14 windmills, another had 19 windmills or 20 windmills.");
            case.count(sentence, "14 windmills", first);
            case.count(sentence, "19 windmills", second);
        }
    };
    assert_eq!(windmills(again("14", "19")), 0);
    assert_eq!(windmills(again("14", "44")), 1);
}

#[test]
fn a_measure_of_many_values_is_a_series() {
    let others = |most: u32| {
        windmills(move |case, _, _| {
            for value in 21..21 + most {
                let words = format!("{value} windmills");
                let sentence = case.body(&format!("Another year saw {words}."));
                case.count(sentence, &words, &value.to_string());
            }
        })
    };
    assert_eq!((others(2), others(9)), (1, 0));
}

#[test]
fn the_same_bound_is_a_figure_and_another_one_leaves_room() {
    let bounds = |one: Comparison, two: Comparison| {
        windmills(move |case, first, second| {
            let open = case.intern("");
            for (figure, bound) in [(first, one), (second, two)] {
                case.quantity_mut(figure).comparison = bound;
                case.quantity_mut(figure).high = open;
            }
        })
    };
    assert_eq!(bounds(Comparison::AtLeast, Comparison::AtLeast), 1);
    assert_eq!(bounds(Comparison::AtLeast, Comparison::More), 0);
}

#[test]
fn each_subject_has_its_own_figure() {
    let of = |one: &str, two: &str| {
        let mut case = CaseBuilder::new();
        case.article(None);
        case.body("The marsh lies between Sund and Orra.");
        let one = case.body(&format!(
            "{one} lost 14 windmills in the storm over the marsh."
        ));
        for text in BETWEEN {
            case.body(text);
        }
        let two = case.body(&format!(
            "{two} lost 19 windmills in the storm over the marsh."
        ));
        case.count(one, "14 windmills", "14");
        case.count(two, "19 windmills", "19");
        case.run::<Figures>(RULE).len()
    };
    assert_eq!(of("Sund", "Orra"), 0);
    assert_eq!(of("Sund", "Sund"), 1);
}

#[test]
fn ranks_parts_estimates_of_anything_and_passed_nouns_are_left_out() {
    for kind in [
        QuantityKind::Ordinal,
        QuantityKind::Rank,
        QuantityKind::Part,
    ] {
        let changed = windmills(|case, first, _| case.quantity_mut(first).kind = kind);
        assert_eq!(changed, 0, "{kind:?}");
    }
    let vague = |case: &mut CaseBuilder, first, _| {
        let most = case.intern("60");
        let least = case.intern("24");
        case.quantity_mut(first).high = most;
        case.quantity_mut(first).low = least;
    };
    assert_eq!(windmills(vague), 0);
    let points = |text: &str| text.replace("windmills", "points");
    let found = told(
        (&points(ONE), "14 points"),
        (&points(TWO), "19 points"),
        |_, _, _| {},
    );
    assert!(found.is_empty());
}

#[test]
fn a_figure_within_a_word_is_compared_with_its_like() {
    let one = "The pact was signed when the 46-member league of marsh towns had met.";
    let two = "Envoys of the 64-member league stayed away from the pact of marsh towns.";
    let member = |case: &mut CaseBuilder, first, second| {
        for figure in [first, second] {
            let noun = case.intern("member");
            case.quantity_mut(figure).counted = noun;
            case.quantity_mut(figure).counted_words = noun;
        }
    };
    let found = told((one, "46-member"), (two, "64-member"), member);
    assert_eq!(found.len(), 1);
    let two = "Envoys of 64 members stayed away from the pact of the league of marsh towns.";
    let found = told((one, "46-member"), (two, "64 members"), member);
    assert!(found.is_empty());
}

/// Two lengths of time in sentences apart, and the sides of what is found.
fn lengths(one: &str, two: &str, (first, second): (&str, &str)) -> Vec<(String, String)> {
    let mut case = CaseBuilder::new();
    case.article(None);
    let one = case.body(one);
    for text in BETWEEN {
        case.body(text);
    }
    let two = case.body(two);
    for (sentence, words) in [(one, first), (two, second)] {
        let number = words.split('-').next().unwrap_or_default();
        let value = case.intern(&format!("PT{number}M"));
        let time = case.date(sentence, words, (0, 0));
        let time = case.time_mut(time);
        (time.kind, time.value) = (TimeKind::Duration, value);
        (time.earliest, time.latest) = (None, None);
    }
    let found = case.run::<Figures>(RULE).into_iter();
    found
        .map(|found| {
            (
                found.side("first").to_owned(),
                found.side("second").to_owned(),
            )
        })
        .collect()
}

#[test]
fn a_length_that_changes_when_it_is_told_again_is_found() {
    let one = "The referee ordered a 10-minute break when the floodlights of the stadium failed.";
    let two = "Fans sang while the floodlights of the stadium failed and the referee ordered a 18-minute ";
    let words = ("10-minute", "18-minute");
    assert_eq!(
        lengths(one, &format!("{two}break."), words),
        [("10-minute".to_owned(), "18-minute".to_owned())]
    );
    assert!(lengths(one, &format!("{two}search."), words).is_empty());
    assert!(lengths(one, "The court took a 18-minute break.", words).is_empty());
    let long = two.replace("18-minute", "40-minute");
    assert!(lengths(one, &format!("{long}break."), ("10-minute", "40-minute")).is_empty());
    let range = two.replace("18-minute", "18-20-minute");
    assert!(
        lengths(
            one,
            &format!("{range}break."),
            ("10-minute", "18-20-minute")
        )
        .is_empty()
    );
}
