use super::Versions;
use crate::quoted;
use gainsay_sdk::FindingKind;
use gainsay_sdk::testing::{CaseBuilder, Found};

const RULE: &str = r#"{
    "notes": ["correction:", "an earlier version"], "denials": ["not", "no", "never"],
    "light_words": ["the", "a", "of", "did", "had", "has", "was"]
}"#;

const OLD: &str = "The ferry from Quell carried 118 passengers, Ada Brenn said.";

fn compare(rule: &str, before: &[&str], now: &[&str]) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    for sentences in [before, now] {
        case.article(None);
        for text in sentences {
            case.body(text);
        }
    }
    case.run::<Versions>(rule)
}

fn changed(before: &str, now: &str) -> Option<(String, String, String)> {
    let rest = "The pier is new.";
    let found = compare(RULE, &[before, rest], &[now, rest]);
    let found = found.first()?;
    let value = |name: &str| found.value(name).to_owned();
    Some((value("changed"), value("before"), value("now")))
}

fn is(kind: &str, before: &str, now: &str) -> Option<(String, String, String)> {
    Some((kind.into(), before.into(), now.into()))
}

#[test]
fn another_figure_name_denial_or_quotation_is_found() {
    assert_eq!(
        changed(OLD, &OLD.replace("118", "181")),
        is("a figure", "118", "181")
    );
    assert_eq!(
        changed(OLD, &OLD.replace("Brenn", "Moe")),
        is("a name", "Brenn", "Moe")
    );
    let range = "Between 30 and 50 boats (20 and 40 in winter) lie in Quell.";
    assert_eq!(
        changed(range, &range.replace("30 and 50", "50 and 30")),
        is("a figure", "30 and 50", "50 and 30")
    );
    assert_eq!(
        changed(range, &range.replace("40 in", "45 in")),
        is("a figure", "40", "45")
    );
    let sank = "The crew said the old ferry had sunk in the harbour.";
    let floats = "The crew said the old ferry had not sunk in the harbour.";
    assert_eq!(
        changed(sank, floats).map(|(kind, ..)| kind).as_deref(),
        Some("a denial")
    );
    let quote = "\"We will rebuild the pier by spring,\" the mayor of Quell said.";
    assert_eq!(
        changed(quote, &quote.replace("rebuild", "sell")),
        is("a quotation", "rebuild", "sell")
    );
}

#[test]
fn what_editors_do_is_quiet() {
    for now in [
        OLD,
        "The ferry from Quell carried 118 passengers on its last trip, Ada Brenn said.",
        "The ferry from Quell carried 118 passengers, Ada Brenn told the board.",
        "The ferry from Quell was carrying 118 passengers, Ada Brenn said.",
        "A choir sang in the church of Orra.",
    ] {
        assert_eq!(changed(OLD, now), None, "{now}");
    }
}

#[test]
fn a_note_makes_it_another_rules_matter() {
    let now = OLD.replace("118", "181");
    let note = "Correction: an earlier version gave a wrong number of passengers.";
    assert!(compare(RULE, &[OLD], &[&now, note]).is_empty());
    let noted = RULE.replace('{', r#"{"noted": true, "#);
    let found = compare(&noted, &[OLD], &[&now, note]);
    assert_eq!(found[0].kind, FindingKind::Update);
    assert!(compare(&noted, &[OLD], &[&now]).is_empty());
}

#[test]
fn several_changes_of_a_sentence_are_one_finding() {
    let now = OLD.replace("118", "181").replace("Brenn", "Moe");
    let found = compare(RULE, &[OLD], &[&now]);
    assert_eq!((found.len(), found[0].evidence.len()), (1, 4));
    assert_eq!(found[0].value("more"), "1");
}

#[test]
fn quotation_marks_are_paired_within_a_paragraph() {
    let text = "a \u{201c}bc\u{201d} d \"ef\n\nno\" x";
    let words: Vec<&str> = quoted::ranges(text)
        .into_iter()
        .filter_map(|range| text.get(range))
        .collect();
    assert_eq!(words.len(), 3);
    assert!(words[1].starts_with("\"ef"));
}

const STALE: &str = r#"{
    "check": "stale-day", "notes": ["first published"], "day_words": ["tomorrow", "later today"],
    "figurative_words": ["of", "leaders"]
}"#;

/// What is stale in a sentence that stands in two versions, the second so many days later.
fn stale(text: &str, word: &str, later: i32) -> Vec<Found> {
    let mut case = CaseBuilder::new();
    for day in [0, later] {
        case.article(Some(day));
        let sentence = case.body(text);
        case.date(sentence, word, (day, day));
    }
    case.run::<Versions>(STALE)
}

#[test]
fn a_word_for_a_day_goes_stale_with_a_new_date() {
    let text = "Éva Moen – the mayor – votes tomorrow.";
    let found = stale(text, "tomorrow", 7);
    assert_eq!(found[0].side("before"), "tomorrow");
    assert_eq!(found[0].value("now"), "8 January 1970");
    assert!(stale(text, "tomorrow", 1).is_empty());
    let found = stale("They will meet later today.", "today", 7);
    assert_eq!(found[0].side("now"), "later today");
    assert!(stale("They meet today.", "today", 7).is_empty());
}

#[test]
fn quotations_names_and_the_future_at_large_are_no_days() {
    for text in [
        "\"We vote tomorrow,\" she said.",
        "It trains the engineers of tomorrow.",
        "It trains tomorrow's leaders.",
        "It was first published on 4 March and says tomorrow.",
    ] {
        assert!(stale(text, "tomorrow", 7).is_empty(), "{text}");
    }
    assert!(stale("The film Tomorrow is old.", "Tomorrow", 7).is_empty());
}
