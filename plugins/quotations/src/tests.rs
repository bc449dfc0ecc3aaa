use super::Quotations;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::{EntityKind, SegmentKind, Severity};

const DRIFT: &str = r#"{
    "check": "drift",
    "min_whole": 5, "min_part": 10, "min_edge": 6, "min_content": 2,
    "denials": ["not", "never"],
    "adapted": ["the", "a", "of", "to", "we", "i", "he", "it", "have", "has", "had", "will", "in", "this", "is"]
}"#;

/// Findings in an article with these paragraphs.
fn found(params: &str, paragraphs: &[&str]) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(None);
    for text in paragraphs {
        case.body(text);
    }
    case.run::<Quotations>(params)
}

#[test]
fn a_changed_word_a_number_and_a_denial_are_found() {
    for (one, other, first) in [
        (
            "We close the mill at Tolm forever",
            "We close the shop at Tolm forever",
            "“mill”",
        ),
        (
            "We paid 12 men of the crew",
            "We paid twenty men of the crew",
            "“12”",
        ),
        (
            "I did not pay men of the crew",
            "I did pay men of the crew",
            "“not”",
        ),
        (
            "All the brave men we hired came home",
            "All the brave men we hired came late",
            "“home”",
        ),
    ] {
        let paragraphs = [
            format!("\"{one},\" Lind said."),
            "Nothing happened.".to_owned(),
            format!("Lind said: “And so {other}, you know.”"),
        ];
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let found = found(DRIFT, &paragraphs);
        assert_eq!(found.len(), 1, "{one}");
        assert_eq!(found[0].value("first"), first);
        assert_eq!(found[0].side("first"), one);
        assert_eq!(found[0].side("second"), other);
    }
}

#[test]
fn what_editors_do_is_quiet() {
    for (one, other) in [
        (
            "We close the mill at Tolm forever",
            "We closed the mills at Tolm forever",
        ),
        (
            "We close the mill at Tolm forever",
            "We close [the works] at Tolm forever",
        ),
        (
            "We close the mill at Tolm forever",
            "We close ... at Tolm forever",
        ),
        (
            "We have closed the mill at Tolm",
            "He had closed the mill at Tolm",
        ),
        (
            "We close the old mill at Tolm forever",
            "We close the mill at Tolm forever",
        ),
        (
            "We paid 12 men of the crew",
            "We paid twelve men of the crew",
        ),
        ("We close the mill", "We close the shop"),
    ] {
        let paragraphs = [
            format!("\"{one},\" Lind said."),
            format!("\"{other},\" Lind said."),
        ];
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        assert!(found(DRIFT, &paragraphs).is_empty(), "{other}");
    }
}

#[test]
fn repetition_within_a_paragraph_and_both_versions_side_by_side_are_quiet() {
    let mill = "\"We close the mill at Tolm forever,\" Lind said.";
    let both =
        "\"We close the mill at Tolm forever. We close the shop at Tolm forever,\" Lind said.";
    assert!(found(DRIFT, &[both]).is_empty());
    assert!(found(DRIFT, &[mill, both]).is_empty());
}

#[test]
fn two_persons_may_say_nearly_the_same() {
    let mut case = CaseBuilder::new();
    case.article(None);
    for (name, thing) in [("Ida Lind", "mill"), ("Karl Moe", "shop")] {
        let quoted = format!("\"We close the {thing} at Tolm forever,\"");
        let sentence = case.body(&format!("{quoted} {name} said."));
        let person = case.entity(name, EntityKind::Person, None);
        let says = case.says(sentence, name, "said", &quoted);
        case.attribution_mut(says).entity = Some(person);
    }
    let found = case.run::<Quotations>(DRIFT);
    assert_eq!(found[0].severity, Some(Severity::Info));
}

#[test]
fn one_quotation_of_two_persons_is_found() {
    let mut case = CaseBuilder::new();
    case.article(None);
    for name in ["Ida Lind", "Karl Moe"] {
        let quoted = "\"We close the mill at Tolm forever,\"";
        let sentence = case.body(&format!("{quoted} {name} said."));
        let person = case.entity(name, EntityKind::Person, None);
        let says = case.says(sentence, name, "said", quoted);
        case.attribution_mut(says).entity = Some(person);
    }
    let found = case.run::<Quotations>(r#"{"check": "speakers", "min_whole": 6}"#);
    assert_eq!(found[0].value("first"), "Ida Lind");
    assert_eq!(found[0].value("second"), "Karl Moe");
}

#[test]
fn a_heading_quotes_what_the_text_has() {
    let rule = r#"{"check": "heading", "min_whole": 3, "adapted": ["the", "a", "is"]}"#;
    for (said, count) in [
        ("the mill is a bottomless pit", 0),
        ("we have lost a lot of money", 1),
    ] {
        let mut case = CaseBuilder::new();
        case.article(None);
        case.sentence(
            SegmentKind::Headline,
            "Lind: ‘The mill is a bottomless pit’",
        );
        case.body(&format!(
            "\"To be honest, {said} and that will not do,\" Lind told the council."
        ));
        assert_eq!(case.run::<Quotations>(rule).len(), count, "{said}");
    }
}

#[test]
fn a_copied_sentence_differs_in_a_word_but_not_in_a_number() {
    let rule = r#"{"check": "sentence", "min_whole": 10, "min_part": 100, "min_edge": 14}"#;
    let one = "The council of Tolm gave the old mill on the river to the miners.";
    for (other, count) in [
        (
            "The council of Tolm gave the old barn on the river to the miners.",
            1,
        ),
        (
            "The council of Tolm gave the 12 old mills on the river to the miners.",
            0,
        ),
        (
            "The council of Tolm gave the old mill on the river to the miners.",
            0,
        ),
        ("The mill is old.", 0),
    ] {
        assert_eq!(found(rule, &[one, other]).len(), count, "{other}");
    }
}

#[test]
fn strange_texts_are_read() {
    for text in [
        "",
        "\"",
        "“”\"'",
        "'’‘ ' \"(\" [",
        "\"é … ’\" “ü”",
        "``''``",
    ] {
        assert!(found(DRIFT, &[text, text, "\"It is\""]).is_empty());
    }
}
