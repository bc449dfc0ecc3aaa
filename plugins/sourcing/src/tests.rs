use super::Sourcing;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::{EntityKind, SegmentKind, SourceKind};

const SINGLE: &str = r#"{"check": "anonymous"}"#;
const TEXT: &str = "A senior clerk said the port had lost 40 crates.";

/// An anonymous clerk who counts crates; `change` makes the case differ.
fn clerk(change: impl FnOnce(&mut CaseBuilder, u32)) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let sentence = case.body(TEXT);
    let clerk = case.says(
        sentence,
        "A senior clerk",
        "said",
        "the port had lost 40 crates",
    );
    let by = case.attribution_mut(clerk);
    (by.anonymous, by.source_kind) = (true, SourceKind::Anonymous);
    let claim = case.claim(sentence, "goods.lose", "the port had lost 40 crates");
    case.by(claim, &[clerk]);
    let figure = case.count(sentence, "40 crates", "40");
    case.quantity_mut(figure).attribution = Some(clerk);
    case.counts(claim, figure);
    change(&mut case, clerk);
    case
}

#[test]
fn mentions_of_a_figure_without_an_origin_of_their_own_are_counted_with_it() {
    let case = clerk(|case, _| {
        let heading = case.sentence(SegmentKind::Headline, "Port loses 40 crates");
        case.count(heading, "40 crates", "40");
    });
    let found = case.run::<Sourcing>(SINGLE);
    assert_eq!(found[0].value("mentions"), "2");
    assert_eq!(found[0].side("mention"), "40 crates");
    assert_eq!(
        clerk(|_, _| {}).run::<Sourcing>(SINGLE)[0].value("mentions"),
        ""
    );
}

/// Somebody else says so too, with that number of crates.
fn second(case: &mut CaseBuilder, source: &str, crates: &str) -> u32 {
    let sentence = case.body(&format!("{source} said the port had lost {crates} crates."));
    let by = case.says(sentence, source, "said", "the port had lost");
    let claim = case.claim(sentence, "goods.lose", "the port had lost");
    case.by(claim, &[by]);
    let figure = case.count(sentence, &format!("{crates} crates"), crates);
    case.quantity_mut(figure).attribution = Some(by);
    case.counts(claim, figure);
    by
}

fn run(case: &CaseBuilder, params: &str) -> Vec<Found> {
    case.run::<Sourcing>(params)
}

#[test]
fn a_statement_on_one_anonymous_source_is_found_once() {
    let found = run(&clerk(|_, _| {}), SINGLE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].side("source"), "A senior clerk");
    assert_eq!(found[0].side("statement"), "the port had lost 40 crates");
    assert_eq!(found[0].value("statement"), "40 crates");
}

#[test]
fn a_second_source_bears_it_out() {
    let borne_out = clerk(|case, _| {
        second(case, "The insurer", "40");
    });
    assert!(run(&borne_out, SINGLE).is_empty());
    let other_figure = clerk(|case, _| {
        second(case, "The insurer", "90");
    });
    assert_eq!(run(&other_figure, SINGLE).len(), 1);
}

#[test]
fn the_same_person_or_a_bare_state_does_not_bear_it_out() {
    let same = clerk(|case, _| {
        second(case, "The clerk", "40");
    });
    assert_eq!(run(&same, SINGLE).len(), 1);
    let state = clerk(|case, _| {
        let vell = case.entity("Vell", EntityKind::Country, None);
        let by = second(case, "Vell", "40");
        case.attribution_mut(by).entity = Some(vell);
    });
    assert_eq!(run(&state, SINGLE).len(), 1);
}

#[test]
fn several_people_are_not_a_single_source() {
    let clerks = clerk(|case, by| {
        let source = case.intern("Two senior clerks");
        case.attribution_mut(by).source = source;
    });
    assert!(run(&clerks, SINGLE).is_empty());
}

#[test]
fn frames_and_marker_words_narrow_the_rule() {
    let case = clerk(|_, _| {});
    assert!(
        run(
            &case,
            r#"{"check": "anonymous", "frames": ["x.y"], "figures": false}"#
        )
        .is_empty()
    );
    assert!(
        run(
            &case,
            r#"{"check": "anonymous", "marker_words": ["anonymity"]}"#
        )
        .is_empty()
    );
    assert_eq!(
        run(
            &case,
            r#"{"check": "anonymous", "marker_words": ["senior"]}"#
        )
        .len(),
        1
    );
}

#[test]
fn anonymity_wants_a_reason() {
    let rule = r#"{"check": "anonymity-reason"}"#;
    assert_eq!(
        run(&clerk(|_, _| {}), rule)[0].side("source"),
        "A senior clerk"
    );
    let given = clerk(|case, by| case.attribution_mut(by).reason = true);
    assert!(run(&given, rule).is_empty());
}

/// A mayor quoted in a newspaper's report: inside what it reports, or beside a phrase that names it.
fn reported(nested: bool, cue: &str, kind: SourceKind) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let sentence = case.body(&format!(
        "The mayor said the quay was safe, {cue} the Tarn Courier."
    ));
    let mayor = case.says(sentence, "The mayor", "said", "the quay was safe");
    let courier = case.says(
        sentence,
        "the Tarn Courier",
        cue,
        "The mayor said the quay was safe",
    );
    case.attribution_mut(courier).source_kind = kind;
    if nested {
        case.attribution_mut(mayor).parent = Some(courier);
    }
    run(&case, r#"{"check": "second-hand"}"#)
}

#[test]
fn a_source_inside_a_media_report_is_second_hand() {
    for (nested, cue) in [(true, "reported"), (false, "according to")] {
        let found = reported(nested, cue, SourceKind::MediaReport);
        assert_eq!(found.len(), 1, "{nested}");
        assert_eq!(
            (found[0].side("report"), found[0].side("source")),
            ("the Tarn Courier", "The mayor")
        );
        assert_eq!(found[0].value("through"), "the Tarn Courier");
        assert!(reported(nested, cue, SourceKind::NamedPerson).is_empty());
    }
    // A verb beside the source reports something else.
    assert!(reported(false, "reported", SourceKind::MediaReport).is_empty());
}

/// A claim on the mayor's word and the same claim later.
fn told_twice(change: impl FnOnce(&mut CaseBuilder, u32, u32)) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let first = case.body("The mayor said Ostrow Lines had dumped oil.");
    let mayor = case.says(first, "The mayor", "said", "Ostrow Lines had dumped oil");
    let one = case.claim(first, "harm.dump", "Ostrow Lines had dumped oil");
    let later = case.body("After Ostrow Lines dumped the oil, gulls died.");
    let two = case.claim(later, "harm.dump", "Ostrow Lines dumped the oil");
    for claim in [one, two] {
        case.role(claim, "agent", "Ostrow Lines", None);
    }
    case.by(one, &[mayor]);
    change(&mut case, one, two);
    run(&case, r#"{"check": "dropped"}"#)
}

#[test]
fn what_was_somebodys_word_must_not_become_fact_on_the_way() {
    let found = told_twice(|_, _, _| {});
    assert_eq!(found[0].side("flat"), "Ostrow Lines dumped the oil");
    assert_eq!(found[0].value("source"), "The mayor");
    assert!(told_twice(|case, one, _| case.by(one, &[])).is_empty());
    assert!(told_twice(|case, _, two| case.by(two, &[0])).is_empty());
    assert!(told_twice(|case, _, two| case.claim_mut(two).inherited = Some(0)).is_empty());
}

/// A statement of a source in one sentence, under a rule.
fn stated(source: &str, cue: &str, said: &str, kind: SourceKind, params: &str) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    case.article(Some(18_936));
    let sentence = case.body(&format!("{source} {cue} {said}."));
    let by = case.says(sentence, source, cue, said);
    case.attribution_mut(by).source_kind = kind;
    run(&case, params)
}

#[test]
fn only_what_is_possible_is_not_confirmed() {
    let rule = r#"{"check": "confirmed", "cue_words": ["confirmed"], "hedge_words": ["possibly"],
        "open_words": ["exposed"], "marker_words": ["source"]}"#;
    let confirmed = |said| stated("The clerk", "confirmed", said, SourceKind::Role, rule);
    let found = confirmed("the leak may have started in a valve");
    assert_eq!(
        (found[0].side("cue"), found[0].side("hedge")),
        ("confirmed", "may have")
    );
    assert_eq!(
        confirmed("that the fire was possibly set")[0].side("hedge"),
        "possibly"
    );
    for said in [
        "that talks may be held",
        "that the clerk may have to go",
        "that guests may have been exposed",
        "that the possibly stolen car was found",
        "that a man, who may have slept, was found",
        "that the fire was set",
    ] {
        assert!(confirmed(said).is_empty(), "{said}");
    }
}

#[test]
fn losses_are_those_of_the_other_side() {
    let rule = r#"{"check": "losses", "party_words": ["army", "rebels"], "inflict_words": ["killed"],
        "foe_words": ["rebels"], "force_words": ["soldiers", "enemy"], "barred_words": ["would"],
        "settled_words": ["verified"], "toll_words": ["killed"]}"#;
    let army = |said| stated("The army", "said", said, SourceKind::Organisation, rule);
    let found = army("its men had killed 300 enemy soldiers");
    assert_eq!(found[0].side("losses"), "killed 300 enemy soldiers");
    assert_eq!(
        army("40 rebels were killed")[0].side("losses"),
        "40 rebels were killed"
    );
    for said in [
        "12 of its soldiers were killed",
        "rebels had killed 12 soldiers",
        "a mine killed 12 soldiers",
        "it would have killed 300 enemy soldiers",
        "it killed 300 enemy soldiers, which nobody verified",
    ] {
        assert!(army(said).is_empty(), "{said}");
    }
}

#[test]
fn an_insult_counts_from_those_without_a_name() {
    let rule = r#"{"check": "opinion", "one_words": ["a"], "insult_words": ["coward"],
        "filler_words": ["a", "complete"], "cue_words": ["called"], "marker_words": ["anonymity"]}"#;
    let said = |source, said| stated(source, "said", said, SourceKind::Anonymous, rule);
    assert_eq!(
        said("A clerk", "he's a complete coward")[0].side("judgement"),
        "he's a complete coward"
    );
    assert!(said("The clerk", "he is a coward").is_empty());
    for words in [
        "he is no coward",
        "she never thought he was a coward",
        "he is a coward's son",
    ] {
        assert!(said("A clerk", words).is_empty(), "{words}");
    }
    assert!(
        stated(
            "A clerk",
            "said",
            "he is a coward",
            SourceKind::NamedPerson,
            rule
        )
        .is_empty()
    );
}
