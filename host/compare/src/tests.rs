//! Statements against texts, from sentence to difference.

use crate::{Comparer, Comparison, DifferenceKind, Side};
use gainsay_model::{Article, Lexicon, Span, WordRelations};
use gainsay_text::{Annotations, Reader};

fn lexicon() -> Lexicon {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    Lexicon {
        negators: ["not", "n't", "never", "no", "fail to"]
            .into_iter()
            .map(str::to_owned)
            .collect(),
        relations: WordRelations {
            synonyms: lines(&["buy purchase acquire", "bridge crossing"]),
            opposites: lines(&["open reopen | close shut", "rise climb | fall drop"]),
            converses: lines(&["buy purchase | sell"]),
            rivals: lines(&["baker brewer miller", "monday tuesday wednesday"]),
        },
        ..Lexicon::default()
    }
}

fn compare(text: &str, statement: &str) -> Comparison {
    let lexicon = lexicon();
    let reader = Reader::new(&lexicon);
    let read = |text: &str| -> Annotations { reader.annotate(&Article::plain("test", text)) };
    let (whole, stated) = (read(text), read(statement));
    Comparer::new(&lexicon).compare(
        Side {
            text,
            annotations: &whole,
        },
        Side {
            text: statement,
            annotations: &stated,
        },
    )
}

/// Kinds with the stated word and what the text has instead.
fn found(text: &str, statement: &str) -> Vec<(DifferenceKind, String, String)> {
    let found = compare(text, statement).differences;
    let words = |span: Option<Span>| span.map_or("", |span| span.of(text)).to_owned();
    found
        .iter()
        .map(|d| (d.kind, d.stated.of(statement).to_owned(), words(d.found)))
        .collect()
}

fn one(kind: DifferenceKind, stated: &str, found: &str) -> Vec<(DifferenceKind, String, String)> {
    vec![(kind, stated.to_owned(), found.to_owned())]
}

#[test]
fn the_same_words_and_their_like_do_not_differ() {
    let text = "The council of Ashford bought the old bridge on Monday.";
    assert_eq!(found(text, text), []);
    let other = "The council of Ashford acquired the old crossing on Monday.";
    assert_eq!(found(text, other), []);
    assert_eq!(compare(text, other).supported, compare(text, other).words);
}

#[test]
fn opposites_and_rivals_in_one_place_differ() {
    let text = "The council of Ashford opened the old bridge on Monday.";
    let closed = found(
        text,
        "The council of Ashford closed the old bridge on Monday.",
    );
    assert_eq!(closed, one(DifferenceKind::Opposite, "closed", "opened"));
    let later = found(
        text,
        "The council of Ashford opened the old bridge on Tuesday.",
    );
    assert_eq!(later, one(DifferenceKind::Opposite, "Tuesday", "Monday"));
}

#[test]
fn an_opposite_elsewhere_is_no_difference() {
    let text = "The council opened the bridge. Bread prices dropped sharply.";
    assert_eq!(found(text, "The council opened the bridge."), []);
    let climbed = found(text, "Bread prices climbed sharply.");
    assert_eq!(climbed, one(DifferenceKind::Opposite, "climbed", "dropped"));
}

#[test]
fn an_opposite_that_is_denied_agrees() {
    let text = "The council did not open the bridge.";
    let found = found(text, "The council shut the bridge.");
    assert!(
        found
            .iter()
            .all(|(kind, ..)| *kind != DifferenceKind::Opposite),
        "{found:?}"
    );
}

#[test]
fn denied_on_one_side_alone_differs() {
    let text = "The council opened the bridge.";
    let denied = "The council did not open the bridge.";
    assert_eq!(
        found(text, denied),
        one(DifferenceKind::Denied, "open", "opened")
    );
    assert_eq!(
        found(denied, text),
        one(DifferenceKind::Affirmed, "opened", "open")
    );
    assert_eq!(found(denied, denied), []);
    let failed = "The council failed to open the bridge.";
    assert!(
        found(text, failed)
            .iter()
            .any(|(kind, ..)| *kind == DifferenceKind::Denied)
    );
}

#[test]
fn figures_differ_by_value_and_not_by_spelling() {
    let text = "The mill of Ashford employed four bakers in 1987.";
    assert_eq!(
        found(text, "The mill of Ashford employed 4 bakers in 1987."),
        []
    );
    let year = found(text, "The mill of Ashford employed four bakers in 1988.");
    assert_eq!(year, one(DifferenceKind::Figure, "1988", "1987"));
}

#[test]
fn the_other_end_of_a_deal_differs_for_one_agent_alone() {
    let text = "The brewer sold the mill to the council.";
    let agent = found(text, "The brewer purchased the mill.");
    assert_eq!(agent, one(DifferenceKind::Opposite, "purchased", "sold"));
    assert_eq!(found(text, "The council purchased the mill."), []);
}

#[test]
fn exchanged_roles_differ() {
    let text = "The brewer sued the council.";
    let kinds: Vec<DifferenceKind> = found(text, "The council sued the brewer.")
        .into_iter()
        .map(|(kind, ..)| kind)
        .collect();
    assert_eq!(kinds, [DifferenceKind::Swapped]);
    assert_eq!(found(text, "The council was sued by the brewer."), []);
}

#[test]
fn a_word_without_support_is_named() {
    let text = "The council opened the bridge.";
    let pier = found(text, "The council opened the pier.");
    assert_eq!(pier, one(DifferenceKind::Unsupported, "pier", ""));
}

#[test]
fn any_text_can_be_compared() {
    for odd in [
        "",
        " ",
        "—",
        "“",
        "𝕏 𝕏 𝕏",
        "not",
        "n't no never",
        "0 0,0 00.",
        "é-é-é -",
    ] {
        let _ = compare(odd, "The mill shut.");
        let _ = compare("The mill shut.", odd);
        let _ = compare(odd, odd);
    }
}
