use super::Opposition;
use gainsay_sdk::testing::{CaseBuilder, Found};
use gainsay_sdk::{EntityKind, FindingKind, Severity};

const RULE: &str = r#"{"claim": "gate.open", "disputed": "warning", "quiet_words": ["briefly"]}"#;

/// Two bodies that say the opposite of one gate; `change` makes the case differ.
fn case(change: impl FnOnce(&mut CaseBuilder, u32, u32)) -> CaseBuilder {
    let mut case = CaseBuilder::new();
    case.frame("gate.open", &["gate.close"]);
    case.article(Some(18_936));
    let first = case.body("The harbour board said the crew had opened the north gate.");
    let second = case.body("The pilots said the crew had closed the north gate.");
    let board = case.says(
        first,
        "The harbour board",
        "said",
        "the crew had opened the north gate",
    );
    let pilots = case.says(
        second,
        "The pilots",
        "said",
        "the crew had closed the north gate",
    );
    let open = case.claim(first, "gate.open", "the crew had opened the north gate");
    let close = case.claim(second, "gate.close", "the crew had closed the north gate");
    case.by(open, &[board]);
    case.by(close, &[pilots]);
    change(&mut case, open, close);
    case
}

fn run(case: &CaseBuilder, params: &str) -> Vec<Found> {
    case.run::<Opposition>(params)
}

#[test]
fn two_sources_that_say_the_opposite_are_disputed() {
    let found = run(&case(|_, _, _| {}), RULE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, FindingKind::Disputed);
    assert_eq!(found[0].severity, Some(Severity::Warning));
    assert_eq!(
        found[0].side("counter"),
        "the crew had closed the north gate"
    );
    assert_eq!(found[0].value("counter.source"), "The pilots");
}

#[test]
fn the_denial_of_the_opposite_says_the_same_as_the_claim() {
    let closed = case(|case, open, close| {
        let shut = case.intern("gate.shut");
        case.claim_mut(open).frame = shut;
        case.deny(open);
        let _ = close;
    });
    let rule = r#"{"claim": "gate.open", "denied": ["gate.shut"], "counter": ["gate.close"]}"#;
    assert_eq!(run(&closed, rule).len(), 1);
    assert!(
        run(
            &closed,
            r#"{"claim": "gate.open", "counter": ["gate.close"]}"#
        )
        .is_empty()
    );
}

#[test]
fn what_lasts_counters_only_beside_a_word_that_says_so() {
    let kept = case(|case, _, close| {
        let keep = case.intern("gate.keep");
        case.claim_mut(close).frame = keep;
    });
    let rule = |word: &str| {
        format!(
            r#"{{"claim": "gate.open", "lasting": ["gate.keep"], "lasting_words": ["{word}"]}}"#
        )
    };
    assert_eq!(run(&kept, &rule("pilots")).len(), 1);
    assert!(run(&kept, &rule("still")).is_empty());
}

#[test]
fn a_denial_of_the_same_frame_counters_it() {
    let denied = case(|case, _, close| {
        let frame = case.intern("gate.open");
        case.claim_mut(close).frame = frame;
        case.deny(close);
    });
    assert_eq!(run(&denied, RULE).len(), 1);
    assert!(run(&denied, r#"{"claim": "gate.open", "denial": false}"#).is_empty());
}

#[test]
fn one_finding_takes_all_claims_and_counters_of_an_agent() {
    let more = case(|case, _, _| {
        let third = case.body("Two captains said the crew had closed the gate again.");
        let captains = case.says(
            third,
            "Two captains",
            "said",
            "the crew had closed the gate again",
        );
        let again = case.claim(third, "gate.close", "the crew had closed the gate again");
        case.by(again, &[captains]);
    });
    let found = run(&more, RULE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].evidence.len(), 3);
    assert_eq!(found[0].value("more"), "1");
}

#[test]
fn different_agents_do_not_contradict_each_other() {
    let parted = case(|case, open, close| {
        let (ann, bo) = (
            case.entity("Anland", EntityKind::Country, None),
            case.entity("Boland", EntityKind::Country, None),
        );
        case.role(open, "agent", "the crew", Some(ann));
        case.role(close, "agent", "the crew", Some(bo));
    });
    assert!(run(&parted, RULE).is_empty());
}

#[test]
fn an_agent_known_on_one_side_alone_is_no_difference() {
    let half = case(|case, open, _| {
        let ann = case.entity("Anland", EntityKind::Country, None);
        case.role(open, "agent", "the crew", Some(ann));
    });
    assert_eq!(run(&half, RULE).len(), 1);
    let strict = r#"{"claim": "gate.open", "known_roles": ["agent"]}"#;
    assert!(run(&half, strict).is_empty());
}

#[test]
fn different_named_places_are_different_gates() {
    let parted = case(|case, open, close| {
        let (one, two) = (
            case.entity("Arle", EntityKind::Place, None),
            case.entity("Brenn", EntityKind::Place, None),
        );
        case.role(open, "place", "north gate", Some(one));
        case.role(close, "place", "north gate", Some(two));
    });
    assert!(run(&parted, RULE).is_empty());
}

#[test]
fn what_is_foretold_or_possible_is_no_counter() {
    let future = case(|case, _, close| {
        case.claim_mut(close).tense = gainsay_sdk::Tense::Future;
    });
    assert!(run(&future, RULE).is_empty());
    let possible = case(|case, _, close| {
        case.claim_mut(close).factuality = gainsay_sdk::Factuality::Possible;
    });
    assert!(run(&possible, RULE).is_empty());
}

#[test]
fn a_word_of_the_rule_silences_it() {
    let params = r#"{"claim": "gate.open", "quiet_words": ["pilots"]}"#;
    assert!(run(&case(|_, _, _| {}), params).is_empty());
}

#[test]
fn a_rule_can_ask_for_a_word_on_each_side() {
    let wants = |side: &str, word: &str| {
        let params = format!(r#"{{"claim": "gate.open", "{side}": ["{word}"]}}"#);
        run(&case(|_, _, _| {}), &params).len()
    };
    assert_eq!(
        (
            wants("claim_signs", "harbour"),
            wants("claim_signs", "pilots")
        ),
        (1, 0)
    );
    assert_eq!(
        (
            wants("counter_signs", "pilots"),
            wants("counter_signs", "harbour")
        ),
        (1, 0)
    );
}

#[test]
fn a_claim_that_holds_in_part_leaves_room() {
    let partial = case(|case, open, _| case.claim_mut(open).partial = true);
    assert_eq!(run(&partial, RULE).len(), 1);
    let agrees = r#"{"claim": "gate.open", "partial_agrees": ["gate.close"]}"#;
    assert!(run(&partial, agrees).is_empty());
}

#[test]
fn the_article_may_tell_what_came_first_and_next() {
    let story = |gap: i32| {
        case(|case, open, close| {
            case.by(open, &[]);
            case.by(close, &[]);
            let first = case.claim_mut(open).sentence;
            let second = case.claim_mut(close).sentence;
            let one = case.date(first, "north", (18_930, 18_930));
            let two = case.date(second, "north", (18_930 + gap, 18_930 + gap));
            case.when(open, one);
            case.when(close, two);
        })
    };
    assert!(run(&story(1), RULE).is_empty());
    let same_day = run(&story(0), RULE);
    assert_eq!(same_day.len(), 1);
    assert_eq!(same_day[0].kind, FindingKind::Contradiction);
}

#[test]
fn a_counter_before_the_claim_is_history_if_the_rule_says_so() {
    let earlier = |days: i32| {
        case(|case, _, close| {
            let sentence = case.claim_mut(close).sentence;
            let before = case.date(sentence, "north", (18_936 - days, 18_936 - days));
            case.when(close, before);
        })
    };
    let after = r#"{"claim": "gate.open", "after": true, "slack": "P2D"}"#;
    assert_eq!(run(&earlier(2), after).len(), 1);
    assert!(run(&earlier(3), after).is_empty());
    assert_eq!(run(&earlier(3), RULE).len(), 1);
    assert!(run(&earlier(31), RULE).is_empty());
}

#[test]
fn what_holds_at_present_reaches_back() {
    let present = |tense| {
        case(|case, open, close| {
            let (first, second) = (
                case.claim_mut(open).sentence,
                case.claim_mut(close).sentence,
            );
            case.claim_mut(open).tense = tense;
            let today = case.date(first, "north", (18_936, 18_936));
            let yesterday = case.date(second, "north", (18_935, 18_935));
            case.when(open, today);
            case.when(close, yesterday);
        })
    };
    let after = r#"{"claim": "gate.open", "after": true, "slack": "P2D"}"#;
    assert_eq!(run(&present(gainsay_sdk::Tense::Present), after).len(), 1);
    assert!(run(&present(gainsay_sdk::Tense::Past), after).is_empty());
}

#[test]
fn one_source_that_says_the_opposite_later_reverses_itself() {
    let turned = case(|case, open, close| {
        let third = case.body("On Monday the harbour board opened, on Friday it closed the gate.");
        let board = case.says(third, "the harbour board", "opened", "it closed the gate");
        case.by(open, &[board]);
        case.by(close, &[board]);
        let sentence = case.claim_mut(close).sentence;
        let friday = case.date(sentence, "north", (18_937, 18_937));
        case.when(close, friday);
    });
    let found = run(&turned, r#"{"claim": "gate.open", "reversal": "info"}"#);
    assert_eq!(found[0].kind, FindingKind::Reversal);
    assert_eq!(found[0].severity, Some(Severity::Info));
}

#[test]
fn a_rule_can_ask_for_somebody_behind_both_sides() {
    let bare = case(|case, open, _| case.by(open, &[]));
    assert_eq!(
        run(&bare, r#"{"claim": "gate.open", "attributed": 1}"#).len(),
        1
    );
    assert!(run(&bare, r#"{"claim": "gate.open", "attributed": 2}"#).is_empty());
}

#[test]
fn the_opposite_in_an_article_of_a_later_day_is_news() {
    let after = |days: i32| {
        let mut case = case(|_, _, _| {});
        case.article(Some(18_936 + days));
        let later = case.body("Fishermen said the crew had closed the north gate.");
        let say = case.says(
            later,
            "Fishermen",
            "said",
            "the crew had closed the north gate",
        );
        let close = case.claim(later, "gate.close", "the crew had closed the north gate");
        case.by(close, &[say]);
        let found = run(&case, RULE);
        found[0].evidence.len()
    };
    assert_eq!(after(1), 3);
    assert_eq!(after(2), 2);
    assert_eq!(after(9), 2);
}
