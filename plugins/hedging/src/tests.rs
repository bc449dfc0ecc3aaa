use super::Hedging;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::{Commitment, Comparison, Factuality, SegmentKind, Tense};

const FIGURE: &str = r#"{"check": "figure"}"#;

/// A headline with 900 jobs, and the same figure in the text with those hedges.
fn jobs(hedges: &[Comparison]) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let heading = case.sentence(SegmentKind::Headline, "Glassworks to shed 900 jobs");
    case.count(heading, "900 jobs", "900");
    for hedge in hedges {
        let sentence = case.body("The glassworks may cut 900 jobs.");
        let figure = case.count(sentence, "900 jobs", "900");
        case.quantity_mut(figure).comparison = *hedge;
    }
    case
}

fn run(case: &CaseBuilder, params: &str) -> Vec<Found> {
    case.run::<Hedging>(params)
}

#[test]
fn a_bound_of_the_text_must_not_become_a_fact_in_the_headline() {
    assert_eq!(run(&jobs(&[Comparison::AtMost]), FIGURE).len(), 1);
    assert_eq!(
        run(&jobs(&[Comparison::AtMost, Comparison::Less]), FIGURE).len(),
        1
    );
    for fine in [
        &[Comparison::Equal][..],
        &[Comparison::AtMost, Comparison::Equal],
        &[],
    ] {
        assert!(run(&jobs(fine), FIGURE).is_empty(), "{fine:?}");
    }
}

#[test]
fn the_rule_says_which_hedges_matter() {
    let case = jobs(&[Comparison::AtLeast]);
    assert!(run(&case, FIGURE).is_empty());
    assert_eq!(
        run(&case, r#"{"check": "figure", "hedges": ["at-least"]}"#).len(),
        1
    );
}

#[test]
fn a_headline_by_a_source_is_held_against_that_source() {
    let mut case = jobs(&[Comparison::AtMost, Comparison::Equal]);
    for (sentence, figure, source) in [(0, 0, "Glassworks"), (1, 1, "glassworks"), (2, 2, "The")] {
        let by = case.says(sentence, source, source, "900 jobs");
        let name = case.intern(&source.to_lowercase());
        case.attribution_mut(by).source = name;
        case.quantity_mut(figure).attribution = Some(by);
    }
    let found = run(&case, FIGURE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].value("source"), "glassworks");
}

/// A headline and a text about one theft; `change` makes the case differ.
fn theft(change: impl FnOnce(&mut CaseBuilder, u32, u32)) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let heading = case.sentence(SegmentKind::Headline, "Warden stole bells");
    let text = case.body("Villagers claimed the warden stole the bells.");
    let firm = case.claim(heading, "crime.steal", "Warden stole bells");
    let weak = case.claim(text, "crime.steal", "the warden stole the bells");
    case.role(firm, "agent", "Warden", None);
    case.role(weak, "agent", "the warden", None);
    let by = case.says(text, "Villagers", "claimed", "the warden stole the bells");
    case.attribution_mut(by).commitment = Commitment::Distancing;
    case.by(weak, &[by]);
    change(&mut case, firm, weak);
    case
}

#[test]
fn an_allegation_must_not_become_a_fact_in_the_headline() {
    let rule = r#"{"check": "claim"}"#;
    let found = run(&theft(|_, _, _| {}), rule);
    assert_eq!(found[0].side("headline"), "Warden stole bells");
    assert_eq!(found[0].value("source"), "Villagers");
    let possible = theft(|case, _, weak| {
        case.by(weak, &[]);
        case.claim_mut(weak).factuality = Factuality::Possible;
    });
    assert_eq!(run(&possible, rule).len(), 1);
}

#[test]
fn a_text_that_bears_the_headline_out_is_quiet() {
    let rule = r#"{"check": "claim"}"#;
    let fact = theft(|case, _, weak| case.by(weak, &[]));
    assert!(run(&fact, rule).is_empty());
    let once = theft(|case, _, _| {
        let text = case.body("A court found that the warden stole the bells.");
        let claim = case.claim(text, "crime.steal", "the warden stole the bells");
        case.role(claim, "agent", "the warden", None);
    });
    assert!(run(&once, rule).is_empty());
    let attributed = theft(|case, firm, _| case.by(firm, &[0]));
    assert!(run(&attributed, rule).is_empty());
    let planned = theft(|case, firm, _| case.claim_mut(firm).tense = Tense::Future);
    assert!(run(&planned, rule).is_empty());
}

#[test]
fn what_was_possible_must_not_become_a_fact_on_the_way() {
    let later = |word: &str| {
        theft(|case, _, weak| {
            case.claim_mut(weak).factuality = Factuality::Possible;
            let text = case.body(&format!(
                "Since the warden {word} stole the bells, it is quiet."
            ));
            let claim = case.claim(text, "crime.steal", "the warden");
            case.role(claim, "agent", "the warden", None);
        })
    };
    let rule = r#"{"check": "later", "update_words": ["admittedly"]}"#;
    assert_eq!(run(&later("then"), rule).len(), 1);
    assert!(run(&later("admittedly"), rule).is_empty());
}

#[test]
fn a_fact_needs_all_that_the_doubtful_event_names() {
    let later = |who: &str, place: Option<&str>| {
        theft(|case, _, weak| {
            case.claim_mut(weak).factuality = Factuality::Possible;
            if let Some(place) = place {
                case.role(weak, "theme", place, None);
            }
            let text = case.body(&format!("Then {who} stole the bells."));
            let claim = case.claim(text, "crime.steal", &format!("{who} stole the bells"));
            case.role(claim, "agent", who, None);
        })
    };
    let rule = r#"{"check": "later"}"#;
    assert_eq!(run(&later("the warden", None), rule).len(), 1);
    assert!(run(&later("the warden", Some("the bells")), rule).is_empty());
}
