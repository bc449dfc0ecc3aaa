use super::Figures;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::{Comparison, FindingKind, QuantityKind, SegmentKind, Severity};

const COUNTED: &str =
    r#"{"disputed": "info", "update_words": ["later"], "ignored_words": ["said"]}"#;
const ONE: &str = "The night ferry from Quell carried 118 passengers across the strait.";
const TWO: &str = "The ferry across the strait from Quell carried 131 passengers that night.";

/// Two figures for one ferry; `change` makes the case differ.
fn ferry(second: &str, change: impl FnOnce(&mut CaseBuilder, u32, u32)) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let (first, second) = (case.body(ONE), case.body(second));
    let one = case.count(first, "118 passengers", "118");
    let two = case.count(second, "131 passengers", "131");
    change(&mut case, one, two);
    case
}

fn run(case: &CaseBuilder, params: &str) -> Vec<Found> {
    case.run::<Figures>(params)
}

#[test]
fn two_figures_for_one_thing_in_one_voice_contradict_each_other() {
    let found = run(&ferry(TWO, |_, _, _| {}), COUNTED);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, FindingKind::Contradiction);
    assert_eq!(found[0].severity, None);
    assert_eq!(
        (found[0].side("first"), found[0].side("second")),
        ("118 passengers", "131 passengers")
    );
}

#[test]
fn two_sources_differ() {
    let case = ferry(TWO, |case, one, two| {
        let port = case.body("The port said one thing, the police said another.");
        let port_says = case.says(port, "The port", "said", "one thing");
        let police_say = case.says(port, "the police", "said", "another");
        case.quantity_mut(one).attribution = Some(port_says);
        case.quantity_mut(two).attribution = Some(police_say);
    });
    let found = run(&case, COUNTED);
    assert_eq!(found[0].kind, FindingKind::Disputed);
    assert_eq!(found[0].severity, Some(Severity::Info));
}

#[test]
fn figures_that_leave_room_for_each_other_do_not_conflict() {
    let case = ferry(TWO, |case, one, _| {
        let open = case.intern("");
        let more = case.quantity_mut(one);
        (more.comparison, more.high) = (Comparison::More, open);
    });
    assert!(run(&case, COUNTED).is_empty());
}

#[test]
fn increments_are_not_held_against_totals() {
    let case = ferry(TWO, |case, one, _| {
        case.quantity_mut(one).kind = QuantityKind::Delta;
    });
    assert!(run(&case, COUNTED).is_empty());
}

#[test]
fn a_restricting_word_on_one_side_makes_another_measure() {
    let case = ferry(TWO, |case, one, _| {
        let words = case.intern("elderly passengers");
        case.quantity_mut(one).counted_words = words;
    });
    assert!(run(&case, COUNTED).is_empty());
    let named = ferry(TWO, |case, one, _| {
        let words = case.intern("Danish passengers");
        case.quantity_mut(one).counted_words = words;
    });
    assert_eq!(run(&named, COUNTED).len(), 1);
}

#[test]
fn different_days_and_updates_are_no_conflict() {
    let dated = ferry(TWO, |case, _, _| {
        case.date(0, "night", (18_930, 18_930));
        case.date(1, "night", (18_931, 18_931));
    });
    assert!(run(&dated, COUNTED).is_empty());
    let later = "The ferry across the strait from Quell later carried 131 passengers that night.";
    assert!(run(&ferry(later, |_, _, _| {}), COUNTED).is_empty());
}

#[test]
fn sentences_about_other_things_are_not_compared() {
    let other = "A bus to the airport had room for 131 passengers.";
    assert!(run(&ferry(other, |_, _, _| {}), COUNTED).is_empty());
}

#[test]
fn lists_and_figures_of_another_order_are_not_compared() {
    let strict = |name: &str, value: u32| format!(r#"{{"{name}": {value}}}"#);
    let case = ferry(TWO, |_, _, _| {});
    assert_eq!(run(&case, &strict("max_ratio", 2)).len(), 1);
    let delayed = "A ferry across the strait carried 131 passengers; storms delayed it.";
    let other = ferry(delayed, |_, _, _| {});
    assert_eq!(run(&other, "{}").len(), 1);
    assert!(run(&other, &strict("min_share_percent", 100)).is_empty());
    let list = ferry(TWO, |case, _, _| {
        case.count(0, "night", "8");
    });
    assert!(run(&list, &strict("most_figures", 1)).is_empty());
    let thousands = ferry(TWO, |case, _, two| {
        let many = case.intern("4310");
        case.quantity_mut(two).value = many;
    });
    assert!(run(&thousands, &strict("max_ratio", 2)).is_empty());
}

#[test]
fn figures_of_different_events_measure_different_things() {
    let case = ferry(TWO, |case, one, two| {
        let saved = case.claim(0, "sea.save", "carried 118 passengers");
        let lost = case.claim(1, "sea.lose", "carried 131 passengers");
        case.counts(saved, one);
        case.counts(lost, two);
    });
    assert!(run(&case, COUNTED).is_empty());
}

/// Victims of one event, counted by two.
fn toll(first: &str, second: &str) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    for (words, value) in [(first, "14"), (second, "22")] {
        let sentence = case.body(&format!(
            "The avalanche above Morn killed {words} on the pass."
        ));
        let figure = case.count(sentence, words, value);
        let claim = case.claim(sentence, "harm.kill", &format!("killed {words}"));
        case.counts(claim, figure);
    }
    case
}

#[test]
fn a_frame_is_a_measure_whatever_the_noun_if_one_is_missing() {
    let frame = r#"{"measure": "frame", "frames": ["harm.kill"], "wholes": ["climber", "skier"]}"#;
    assert_eq!(run(&toll("14 climbers", "22"), frame).len(), 1);
    assert_eq!(run(&toll("14 climbers", "22 skiers"), frame).len(), 1);
    assert!(run(&toll("14 guides", "22 porters"), frame).is_empty());
}

#[test]
fn the_only_figure_of_a_sentence_with_a_sign_needs_no_claim() {
    let tolls = |sentence: &str| {
        let mut case = CaseBuilder::new();
        case.article(Some(18_936));
        let first = case.body("The avalanche above Morn killed 14 climbers on the pass.");
        let figure = case.count(first, "14 climbers", "14");
        let claim = case.claim(first, "harm.kill", "killed 14 climbers");
        case.counts(claim, figure);
        let sentence = case.body(sentence);
        case.count(sentence, "22", "22");
        run(
            &case,
            r#"{"measure": "frame", "frames": ["harm.kill"], "sign_words": ["dead"]}"#,
        )
        .len()
    };
    assert_eq!(
        tolls("Rescuers counted 22 dead under the avalanche above Morn on the pass."),
        1
    );
    assert_eq!(
        tolls("Rescuers counted 22 tents under the avalanche above Morn on the pass."),
        0
    );
}

#[test]
fn a_part_may_be_smaller_than_its_whole_but_not_larger() {
    let frame = r#"{"measure": "frame", "frames": ["harm.kill"], "wholes": ["climber"]}"#;
    assert!(run(&toll("14 guides", "22 climbers"), frame).is_empty());
    assert_eq!(run(&toll("14 climbers", "22 guides"), frame).len(), 1);
}

fn headed(headline: (&str, &str, &str), body: &[(&str, &str, &str)]) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let heading = case.sentence(SegmentKind::Headline, headline.0);
    case.count(heading, headline.1, headline.2);
    for (text, words, value) in body {
        let sentence = case.body(text);
        case.count(sentence, words, value);
    }
    case
}

#[test]
fn a_headline_needs_its_figure_in_the_text() {
    let rule = r#"{"scope": "headline", "min_shared": 1}"#;
    let mill = ("Eleven workers hurt at paper mill", "Eleven workers", "11");
    let nine = (
        "A fire at the paper mill hurt nine workers.",
        "nine workers",
        "9",
    );
    let found = run(&headed(mill, &[nine]), rule);
    assert_eq!(
        (found[0].side("headline"), found[0].side("body")),
        ("Eleven workers", "nine workers")
    );
    let eleven = ("All 11 went home.", "11", "11");
    assert!(run(&headed(mill, &[nine, eleven]), rule).is_empty());
}

#[test]
fn a_headline_may_add_up() {
    let rule = r#"{"scope": "headline", "min_shared": 1}"#;
    let mut case = headed(
        ("Eleven workers hurt at mill", "Eleven workers", "11"),
        &[(
            "Five workers were hurt at the mill and six workers near it.",
            "Five workers",
            "5",
        )],
    );
    case.count(1, "six workers", "6");
    assert!(run(&case, rule).is_empty());
}

#[test]
fn years_in_headlines_are_no_figures() {
    let rule = r#"{"scope": "headline", "min_shared": 0}"#;
    let case = headed(
        ("Workers of 1984 strikes meet", "1984 strikes", "1984"),
        &[("There were 20 strikes at the mill.", "20 strikes", "20")],
    );
    assert!(run(&case, rule).is_empty());
}

/// The same ferry in two articles, `days` apart, the second figure from `value` passengers.
fn two_articles(params: &str, days: i32, value: &str) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let first = case.body(ONE);
    case.count(first, "118 passengers", "118");
    case.article(Some(18_936 + days));
    let second = case.body(&TWO.replace("131", value));
    case.count(second, &format!("{value} passengers"), value);
    run(&case, params)
}

#[test]
fn articles_of_one_day_that_give_two_figures_differ() {
    let found = two_articles(COUNTED, 0, "131");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, FindingKind::Disputed);
}

#[test]
fn another_figure_of_a_later_day_is_news() {
    assert!(two_articles(COUNTED, 1, "131").is_empty());
    assert!(two_articles(COUNTED, 1, "97").is_empty());
}

#[test]
fn what_can_only_grow_does_not_become_less() {
    let params = &COUNTED.replace('{', r#"{"cumulative": true, "#);
    assert!(two_articles(params, 1, "131").is_empty());
    assert_eq!(two_articles(params, 1, "97").len(), 1);
}

/// Casualties, the dead, and those in the third sentence.
fn casualties(dead: &str, rest: (&str, &str)) -> usize {
    const RULE: &str = r#"{
        "measure": "confused", "counted": ["casualty"], "wholes": ["fatality"], "sign_words": ["wounded"],
        "min_shared": 2
    }"#;
    let mut case = CaseBuilder::new();
    case.article(None);
    let sides = [
        (
            "The shelling of the depot caused 200 casualties.",
            "200 casualties",
            "casualty",
        ),
        (rest.0, rest.1, "man"),
        (dead, "fatalities", "fatality"),
    ];
    for (text, words, noun) in sides {
        let sentence = case.body(text);
        let number = text.split(' ').find(|word| word.parse::<u32>().is_ok());
        let figure = case.count(sentence, words, number.unwrap_or_default());
        let noun = case.intern(noun);
        case.quantity_mut(figure).counted = noun;
    }
    case.run::<Figures>(RULE).len()
}

#[test]
fn a_number_of_casualties_is_none_of_dead_if_some_were_hurt() {
    let wounded = ("Medics treated 140 wounded men.", "140 wounded men");
    let dead = "The shelling of the depot left 200 fatalities.";
    assert_eq!(casualties(dead, wounded), 1);
    assert_eq!(casualties(&dead.replace("200", "60"), wounded), 0);
    assert_eq!(casualties("A flood left 200 fatalities.", wounded), 0);
    assert_eq!(
        casualties(dead, ("Bread was baked for 140 men.", "140 men")),
        0
    );
}

/// A headline and a text, each with its figure.
fn captioned(caption: (&str, &str, &str), body: (&str, &str, &str)) -> usize {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    for (segment, (text, words, value)) in
        [(SegmentKind::Caption, caption), (SegmentKind::Body, body)]
    {
        let sentence = case.sentence(segment, text);
        case.count(sentence, words, value);
    }
    let rule = r#"{"scope": "caption", "min_shared": 2, "update_words": ["file"]}"#;
    let found = run(&case, rule);
    assert!(found.iter().all(|found| found.side("caption") == caption.1));
    found.len()
}

#[test]
fn a_caption_is_held_against_the_text() {
    let body = (
        "A fire at the paper mill hurt nine workers.",
        "nine workers",
        "9",
    );
    let caption = |text: &'static str, words: &'static str, value: &'static str| {
        captioned((text, words, value), body)
    };
    let told = "The paper mill after a fire hurt eleven workers.";
    assert_eq!(caption(told, "eleven workers", "11"), 1);
    let same = "The paper mill after a fire hurt nine workers.";
    assert_eq!(caption(same, "nine workers", "9"), 0);
    let file = "The paper mill (file) after a fire hurt eleven workers.";
    assert_eq!(caption(file, "eleven workers", "11"), 0);
    let other = "The choir and eleven workers.";
    assert_eq!(caption(other, "eleven workers", "11"), 0);
}

/// Friday of the headline against a text; the article is of a Tuesday.
fn headed_by_friday(headline: &str, body: &str, word: &str, day: i32) -> usize {
    let mut case = CaseBuilder::new();
    case.article(Some(20_333));
    let heading = case.sentence(SegmentKind::Headline, headline);
    case.date(heading, "Friday", (20_336, 20_336));
    let sentence = case.body(body);
    case.date(sentence, word, (day, day));
    let rule =
        r#"{"measure": "day", "min_shared": 2, "day_leads": ["on"], "day_quiet": ["weekend"]}"#;
    run(&case, rule).len()
}

#[test]
fn a_weekday_of_the_headline_needs_the_text() {
    let head = "Council closes bridge on Friday";
    let tuesday = "The council closes the bridge on Tuesday.";
    assert_eq!(headed_by_friday(head, tuesday, "Tuesday", 20_333), 1);
    let date = "The council closes the bridge on September 5.";
    assert_eq!(headed_by_friday(head, date, "September 5", 20_336), 0);
    let half = "The council closes half the bridge on Tuesday, the rest at the weekend.";
    assert_eq!(headed_by_friday(head, half, "Tuesday", 20_333), 0);
    let choir = "The choir of the town sang on Tuesday.";
    assert_eq!(headed_by_friday(head, choir, "Tuesday", 20_333), 0);
    let sale = "Council closes bridge on Black Friday";
    assert_eq!(headed_by_friday(sale, tuesday, "Tuesday", 20_333), 0);
}
