use crate::Backing;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::wire::SegmentKind;

/// An article of a headline and paragraphs of one sentence each.
fn case(headline: &str, body: &[&str]) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(None);
    case.sentence(SegmentKind::Headline, headline);
    for sentence in body {
        case.body(sentence);
    }
    case
}

fn found(headline: &str, body: &[&str], rule: &str) -> Vec<Found> {
    case(headline, body).run::<Backing>(rule)
}

const CAUSE: &str = r#"{"told_in": "heading", "told": ["cuts"], "told_near": ["risk"],
    "told_gap": 1, "told_quiet": ["may"], "backed": ["linked"], "min_shared": 1,
    "lifting": ["trial"]}"#;

#[test]
fn a_headline_is_held_against_its_backing() {
    let link = ["Bread was linked to a lower risk."];
    let found_there = found("Bread cuts the risk", &link, CAUSE);
    assert_eq!(found_there[0].side("told"), "cuts the risk");
    assert_eq!(found_there[0].side("backing"), "linked");
    for quiet in ["Bread may cut the risk", "Bread cuts this very small risk"] {
        assert!(found(quiet, &link, CAUSE).is_empty(), "{quiet}");
    }
    assert!(found("Does bread cut risk? Bread cuts risk?", &link, CAUSE).is_empty());
    assert!(found("Bread cuts the risk", &["It was linked to him."], CAUSE).is_empty());
    let trial = ["Bread was linked to a lower risk.", "It was a trial."];
    assert!(found("Bread cuts the risk", &trial, CAUSE).is_empty());
}

const RISK: &str = r#"{"told_in": "anywhere", "context": ["study"], "told": ["%", "doubles"],
    "told_near": ["risk"], "told_gap": 3, "told_either": true, "unless": "share"}"#;

#[test]
fn a_number_out_of_another_lifts_the_doubt() {
    let count = |line: &str| found("A study of naps", &["Naps are fine.", line], RISK).len();
    assert_eq!(count("The risk rose by 30% a year."), 1);
    let rise = found("A study of naps", &["There is a 30% higher risk."], RISK);
    assert_eq!(rise[0].side("told"), "30% higher risk");
    assert_eq!(count("It doubles the risk."), 1);
    for share in [
        "one in 50",
        "5 out of every 1,000",
        "3 percent of them",
        "9 per 100,000",
    ] {
        assert_eq!(
            count(&format!("It doubles the risk, to {share}.")),
            0,
            "{share}"
        );
    }
    assert!(found("Of naps", &["It doubles the risk."], RISK).is_empty());
}

#[test]
fn the_opening_ends_with_its_third_paragraph() {
    let rule = r#"{"told_in": "heading", "told": ["drug"], "backed": ["mice"],
        "named_early": true}"#;
    let late = ["One.", "Two.", "Three.", "It was given to mice."];
    assert_eq!(found("New drug", &late, rule).len(), 1);
    let third = ["One.", "Two.", "It was given to mice.", "Four.", "Five."];
    assert!(found("New drug", &third, rule).is_empty());
}

#[test]
fn the_lead_is_no_more_than_half_of_a_short_text() {
    let rule = r#"{"told_in": "heading", "told": ["drug"], "backed": ["mice"],
        "named_early": true}"#;
    let mice = "It was given to mice.";
    assert_eq!(found("New drug", &["One.", mice], rule).len(), 1);
    assert!(found("New drug", &[mice, "Two."], rule).is_empty());
    assert!(found("New drug", &["One.", mice, "Three."], rule).is_empty());
    assert!(found("New drug", &[mice], rule).is_empty());
}

#[test]
fn a_backing_may_stand_in_the_sentence_itself() {
    let rule = r#"{"told_in": "opening", "told": ["prices"], "told_near": ["fell"],
        "told_quiet_apart": ["may", "june"], "backed": ["inflation"], "backed_near": ["slowed"],
        "backed_by": ["as"], "unless": "counted"}"#;
    for (line, count) in [
        ("Prices fell in May as inflation slowed to 3 percent.", 1),
        ("As inflation slowed to 3 percent, prices fell.", 1),
        ("Prices fell in May, and inflation slowed.", 0),
        ("Prices fell in May from June as inflation slowed.", 0),
        ("Prices fell by an odd 0.2 percent as inflation slowed.", 0),
    ] {
        assert_eq!(found(line, &[], rule).len(), count, "{line}");
    }
}

#[test]
fn a_statement_may_have_to_begin_its_clause() {
    let rule = r#"{"told_in": "opening", "told": ["prices"], "told_near": ["fell"],
        "told_after": ["consumer"], "unless": "counted"}"#;
    let count = |line: &str| found(line, &[], rule).len();
    assert_eq!(
        [count("Prices fell"), count("Consumer prices fell")],
        [1, 1]
    );
    assert_eq!(
        [count("Oil prices fell"), count("Prices fell 2 percent")],
        [0, 0]
    );
    assert_eq!(count("Bread is cheap—prices fell"), 1);
}

#[test]
fn odd_texts_are_read_to_their_end() {
    let rule = r#"{"told_in": "anywhere", "told": ["%"], "told_near": ["risk"], "told_gap": 20,
        "told_either": true, "backed": ["ß"]}"#;
    for text in [
        "",
        " ",
        "%",
        "—/—",
        "% %% risk",
        "äöü—risk/%",
        "’s ‘ß’ risk%",
        "... , \n risk",
    ] {
        let _ = found(text, &[text, text], rule);
    }
}
