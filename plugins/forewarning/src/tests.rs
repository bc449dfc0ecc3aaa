use super::Forewarning;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::{EntityKind, Factuality, FindingKind, Modality, Tense};

const RULE: &str = r#"{"frames": ["fraud.stage"], "incident": ["harm.break"], "signs": ["stage"]}"#;
const TEXT: &str = "The harbour master fears that Tarn will stage a break-in at its own depot.";

/// A warning about Tarn; `change` makes the case differ.
fn warned(change: impl FnOnce(&mut CaseBuilder, u32, u32)) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let tarn = case.entity("Tarn", EntityKind::Organisation, None);
    let sentence = case.body(TEXT);
    let fears = case.says(
        sentence,
        "The harbour master",
        "fears",
        "Tarn will stage a break-in",
    );
    let claim = case.claim(
        sentence,
        "fraud.stage",
        "Tarn will stage a break-in at its own depot",
    );
    case.role(claim, "agent", "Tarn", Some(tarn));
    case.by(claim, &[fears]);
    case.claim_mut(claim).tense = Tense::Future;
    change(&mut case, claim, fears);
    case
}

fn run(case: &CaseBuilder) -> Vec<Found> {
    case.run::<Forewarning>(RULE)
}

#[test]
fn a_warning_of_what_a_named_party_will_stage_is_kept() {
    let found = run(&warned(|_, _, _| {}));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, FindingKind::Warning);
    assert_eq!(
        found[0].side("warning"),
        "Tarn will stage a break-in at its own depot"
    );
    assert_eq!(found[0].value("agent"), "Tarn");
    assert_eq!(found[0].value("source"), "The harbour master");
    assert_eq!(found[0].value("incident.source"), "");
}

#[test]
fn a_settled_past_told_by_somebody_is_an_accusation_unless_the_cue_warns() {
    let past = warned(|case, claim, _| case.claim_mut(claim).tense = Tense::Past);
    assert!(run(&past).is_empty());
    let feared = warned(|case, claim, fears| {
        case.claim_mut(claim).tense = Tense::Past;
        let warn = case.intern("warn");
        case.attribution_mut(fears).cue_class = warn;
    });
    assert_eq!(run(&feared).len(), 1);
}

#[test]
fn what_may_happen_is_a_warning() {
    let may = warned(|case, claim, _| {
        let claim = case.claim_mut(claim);
        (claim.tense, claim.modality) = (Tense::None, Modality::Possible);
        claim.factuality = Factuality::Possible;
    });
    assert_eq!(run(&may).len(), 1);
}

#[test]
fn nobody_behind_it_a_denial_or_no_sign_is_quiet() {
    assert!(run(&warned(|case, claim, _| case.by(claim, &[]))).is_empty());
    assert!(run(&warned(|case, claim, _| case.deny(claim))).is_empty());
    let unsigned = r#"{"frames": ["fraud.stage"], "signs": ["pretend"]}"#;
    assert!(warned(|_, _, _| {}).run::<Forewarning>(unsigned).is_empty());
}

#[test]
fn warnings_about_one_party_make_one_finding() {
    let two = warned(|case, _, fears| {
        let sentence = case.body("It added that Tarn may stage a second one.");
        let claim = case.claim(sentence, "fraud.stage", "Tarn may stage a second one");
        case.role(claim, "agent", "Tarn", Some(0));
        case.by(claim, &[fears]);
        case.claim_mut(claim).modality = Modality::Possible;
    });
    let found = run(&two);
    assert_eq!((found.len(), found[0].evidence.len()), (1, 2));
    assert_eq!(found[0].value("more"), "1");
}

#[test]
fn the_second_half_of_a_warning_belongs_to_it() {
    let halves = warned(|case, claim, _| {
        let sentence = case.claim_mut(claim).sentence;
        let half = case.claim(sentence, "fraud.stage", "at its own depot");
        case.role(half, "agent", "its", None);
    });
    let found = run(&halves);
    assert_eq!((found.len(), found[0].evidence.len()), (1, 2));
}

/// A second article in which `source` claims the incident.
fn claimed(source: &str, days_later: i32) -> Vec<Found> {
    let case = warned(|case, _, _| {
        let other = case.entity("Velm", EntityKind::Organisation, None);
        case.article(Some(18_936 + days_later));
        let sentence = case.body(&format!("{source} said thieves had broken into the depot."));
        let says = case.says(
            sentence,
            source,
            "said",
            "thieves had broken into the depot",
        );
        case.attribution_mut(says).entity = Some(if source == "Tarn" { 0 } else { other });
        let claim = case.claim(sentence, "harm.break", "thieves had broken into the depot");
        case.by(claim, &[says]);
    });
    run(&case)
}

#[test]
fn the_incident_that_the_party_claims_afterwards_joins_the_warning() {
    let found = claimed("Tarn", 3);
    assert_eq!(
        found[0].side("incident"),
        "thieves had broken into the depot"
    );
    assert_eq!(found[0].value("day"), "5 November 2021");
    assert_eq!(found[0].value("incident.day"), "8 November 2021");
    for (source, days) in [("Velm", 3), ("Tarn", -3), ("Tarn", 400)] {
        assert_eq!(
            claimed(source, days)[0].side("incident"),
            "",
            "{source} {days}"
        );
    }
}

#[test]
fn an_incident_with_what_it_serves_for_is_a_warning() {
    let rule =
        r#"{"frames": ["fraud.stage"], "aims": ["fraud.blame"], "incident": ["harm.break"]}"#;
    let blamed = |incident: &str| {
        let mut case = CaseBuilder::new();
        case.article(Some(18_936));
        let tarn = case.entity("Tarn", EntityKind::Organisation, None);
        let sentence = case.body("He fears that Tarn will break in and blame Orra.");
        let fears = case.says(sentence, "He", "fears", "Tarn will break in and blame Orra");
        for (frame, words) in [(incident, "break in"), ("fraud.blame", "blame Orra")] {
            let claim = case.claim(sentence, frame, words);
            case.role(claim, "agent", "Tarn", Some(tarn));
            case.by(claim, &[fears]);
            case.claim_mut(claim).tense = Tense::Future;
        }
        case.run::<Forewarning>(rule).len()
    };
    assert_eq!(blamed("harm.break"), 1);
    assert_eq!(blamed("harm.other"), 0);
}
