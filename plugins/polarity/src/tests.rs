use super::Polarity;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::{FindingKind, SegmentKind, Severity};

const FLIP: &str = r#"{
    "min_shared": 4, "min_share_percent": 45, "min_clause_percent": 45, "min_heading_percent": 60, "copy_percent": 75,
    "ignored_words": ["the", "a", "of", "to", "in", "at", "on", "did", "will", "would", "be", "was", "is", "has", "her", "said", "by"],
    "partial_words": ["only", "yet", "all"],
    "unsettled_words": ["if", "earlier"],
    "reversing_words": ["denied", "refused"]
}"#;

fn found(paragraphs: &[&str]) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(None);
    for text in paragraphs {
        case.body(text);
    }
    case.run::<Polarity>(FLIP)
}

#[test]
fn a_denial_of_what_another_sentence_says_is_found() {
    for (denied, stated, words) in [
        (
            "The company did not seal the shafts of the Ilm mine.",
            "The company sealed the shafts of the Ilm mine.",
            "not seal",
        ),
        (
            "Islanders would not be permitted to cross the frozen strait by ferry.",
            "Islanders would be allowed to cross the frozen strait by ferry.",
            "not be permitted",
        ),
        (
            "The mayor can't open the swing bridge at Tolm in winter.",
            "The mayor can open the swing bridge at Tolm in winter.",
            "can't open",
        ),
        (
            "A pamphlet found in Sund says the harbour master has never taken money from the ferry company.",
            "Moe wrote in June that the harbour master has taken money from the ferry company for years and years.",
            "has never taken",
        ),
    ] {
        let found = found(&[stated, denied]);
        assert_eq!(found.len(), 1, "{denied}");
        assert!(
            found[0]
                .side("denied")
                .ends_with(words.trim_start_matches("not ")),
            "{found:?}"
        );
        assert_eq!(found[0].kind, FindingKind::Contradiction);
    }
}

#[test]
fn what_only_looks_like_a_denial_is_quiet() {
    let stated = "The company sealed the shafts of the Ilm mine.";
    for denied in [
        "The company did not only seal the shafts of the Ilm mine.",
        "The company did not seal all shafts of the Orra mine by May 1988 for want of men.",
        "If the company did not seal the shafts of the Ilm mine, the valley will drown.",
        "Did the company not seal the shafts of the Ilm mine?",
        "The company would not seal the shafts of the Ilm mine.",
        "The company denied that it did not seal the shafts of the Ilm mine.",
        "The company did not sell the shafts of the Ilm mine by the river to the town of Tolm.",
    ] {
        assert!(found(&[stated, denied]).is_empty(), "{denied}");
    }
}

#[test]
fn other_names_figures_and_days_are_other_matters() {
    for (stated, denied) in [
        (
            "The mayor of Tolm will attend the opening.",
            "The mayor of Sund will not attend the opening.",
        ),
        (
            "The mill paid 12 men in spring for work.",
            "The mill did not pay 15 men in spring for work.",
        ),
    ] {
        assert!(found(&[stated, denied]).is_empty(), "{denied}");
    }
    let mut case = CaseBuilder::new();
    case.article(None);
    let monday = case.body("The mayor opened the swing bridge at Tolm on Monday.");
    let tuesday = case.body("The mayor did not open the swing bridge at Tolm on Tuesday.");
    case.date(monday, "Monday", (1, 1));
    case.date(tuesday, "Tuesday", (2, 2));
    assert!(case.run::<Polarity>(FLIP).is_empty());
}

#[test]
fn a_heading_is_held_against_the_text_in_any_order() {
    for (text, count) in [
        (
            "The mayor of the harbour town of Tolm will not open its costly new swing bridge.",
            1,
        ),
        (
            "The swing bridge at the harbour, which the mayor of Tolm will not open, cost a lot.",
            1,
        ),
        (
            "The mayor of the harbour town of Tolm will not open the exhibition.",
            0,
        ),
        ("The mayor of Tolm did not open the swing bridge.", 0),
    ] {
        let mut case = CaseBuilder::new();
        case.article(None);
        case.sentence(SegmentKind::Headline, "Tolm mayor to open swing bridge");
        case.body(text);
        assert_eq!(case.run::<Polarity>(FLIP).len(), count, "{text}");
    }
}

#[test]
fn sources_that_differ_are_a_dispute() {
    let mut case = CaseBuilder::new();
    case.article(None);
    let content = "the company sealed the shafts of the Ilm mine";
    let stated =
        case.body("The miners said that long ago the company sealed the shafts of the Ilm mine.");
    case.says(stated, "The miners", "said", content);
    let denied =
        case.body("The council said the company did not seal the deep shafts of the Ilm mine.");
    case.says(
        denied,
        "The council",
        "said",
        "the company did not seal the deep shafts of the Ilm mine",
    );
    let found = case.run::<Polarity>(&FLIP.replace("\"copy_percent\": 75", "\"copy_percent\": 99"));
    assert_eq!(found[0].kind, FindingKind::Disputed);
    assert_eq!(found[0].severity, Some(Severity::Info));
    assert_eq!(found[0].value("denied.source"), "The council");
}

#[test]
fn nobody_is_held_against_a_number() {
    let rule = r#"{
        "check": "none", "min_shared_heading": 1, "befallen": ["hurt", "injured", "injuries"],
        "confining_words": ["else", "on"], "unsettled_words": ["last"], "ignored_words": ["was", "were", "the", "in", "no", "one"]
    }"#;
    for (denied, stated, count) in [
        (
            "No one was hurt in the ferry accident.",
            "The ferry accident left three people injured.",
            1,
        ),
        (
            "The ferry accident caused no injuries.",
            "It injured 14 passengers of the ferry.",
            1,
        ),
        (
            "No one else was hurt in the ferry accident.",
            "Three people were injured in the ferry accident.",
            0,
        ),
        (
            "The ferry accident caused no injuries on land.",
            "It injured 14 passengers of the ferry.",
            0,
        ),
        (
            "No one was hurt in the ferry accident.",
            "Last year three were injured in a ferry accident.",
            0,
        ),
        (
            "No one was hurt in the ferry accident.",
            "A 14-year-old injured in the ferry accident was saved.",
            0,
        ),
        (
            "No one was hurt in the ferry accident.",
            "The ferry carried 14 people, and none was injured.",
            0,
        ),
    ] {
        let mut case = CaseBuilder::new();
        case.article(None);
        case.body(denied);
        case.body(stated);
        assert_eq!(case.run::<Polarity>(rule).len(), count, "{stated}");
    }
}

#[test]
fn the_only_one_is_held_against_several() {
    let rule = r#"{
        "check": "sole", "min_shared_heading": 1, "befallen": ["survivor"], "sole_words": ["only", "sole"],
        "sole_between": ["known"], "sole_led": ["of", "was"], "several_verbs": ["survived"],
        "confining_words": ["from", "his", "who"], "unsettled_words": ["ago", "other"],
        "ignored_words": ["was", "were", "the", "of", "only", "a"]
    }"#;
    let only = "The boy was the only survivor of the crash.";
    for (one, several, count) in [
        (only, "The two survivors were flown out.", 1),
        (only, "Two people survived the crash.", 1),
        (
            "The sole known survivor, a boy, slept.",
            "The boy met the two survivors.",
            1,
        ),
        (only, "Two survivors were flown out.", 0),
        (only, "The 40 nurses met the survivor of the crash.", 0),
        (only, "Two doctors and survivors of the crash met.", 0),
        (only, "The crash of 1998 had two survivors.", 0),
        (only, "The two survivors from the other boat met.", 0),
        (
            "One of the only survivors of the crash spoke.",
            "The two survivors of the crash met.",
            0,
        ),
        (
            "The boy was the only survivor of his family.",
            "The two survivors of the crash met.",
            0,
        ),
        (
            "The boy was not the only survivor of the crash.",
            "The two survivors met.",
            0,
        ),
    ] {
        let mut case = CaseBuilder::new();
        case.article(None);
        case.body(one);
        case.body(several);
        assert_eq!(case.run::<Polarity>(rule).len(), count, "{one} {several}");
    }
}

#[test]
fn strange_texts_are_read() {
    for text in [
        "",
        "not",
        "not not not not",
        "’t n’t é never … never",
        "no one was",
    ] {
        assert!(found(&[text, text, "The company sealed the shafts."]).is_empty());
    }
}

#[test]
fn pasts_and_moved_clauses_are_the_same_words() {
    for (denied, stated) in [
        (
            "The ferry line did not pay damages to the passengers who were stranded in Orra.",
            "The ferry line paid damages to the passengers who were stranded in Orra.",
        ),
        (
            "The tanker that ran aground off Tolm was not carrying heavy oil, the coast guard said.",
            "The tanker was carrying heavy oil when it ran aground off Tolm.",
        ),
    ] {
        assert_eq!(found(&[stated, "Rain fell.", denied]).len(), 1, "{denied}");
    }
}

#[test]
fn a_longer_name_of_one_person_is_no_other_name() {
    let stated =
        "Brewers helped pay for the last attacks to wound Donald J. Ostrow in the Ilm valley.";
    let denied = "Some brewers of Sund did not help pay for the last attacks to wound Ostrow in the Ilm valley.";
    assert_eq!(found(&[stated, denied]).len(), 1);
    let north = "Envoys of North Vell attended the talks about the frozen strait.";
    let south = "Envoys of South Vell did not attend the talks about the frozen strait.";
    assert!(found(&[north, south]).is_empty());
}
