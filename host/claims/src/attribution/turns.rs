//! Turns of an interview or a headline: "Mayor: "We will rebuild"", "Poll: Half of voters undecided".

use super::draft::Draft;
use super::grammar::{head_of, is_finite};
use crate::tree::Tree;
use gainsay_model::{Commitment, CueClass, SegmentKind};
use gainsay_text::syntax::Upos;

/// Names longer than this before a colon are not speakers.
const LONGEST_NAME: u32 = 7;

/// A first paragraph that is no longer may be a headline with a full stop, in tokens.
const LONGEST_HEADLINE: u32 = 32;

pub(super) fn find(tree: &Tree<'_>) -> Vec<Draft> {
    tree.notes
        .segments
        .iter()
        .enumerate()
        .filter_map(|(index, segment)| {
            let sentence = tree.notes.sentences.get(segment.sentences.0 as usize)?;
            let last = tree
                .notes
                .sentences
                .get(segment.sentences.1.checked_sub(1)? as usize)?;
            let opening = index == 0 && last.tokens.1 - sentence.tokens.0 <= LONGEST_HEADLINE;
            let headline = segment.kind == SegmentKind::Headline || opening;
            turn(tree, sentence.tokens.0, last.tokens.1, headline)
        })
        .collect()
}

fn turn(tree: &Tree<'_>, first: u32, end: u32, headline: bool) -> Option<Draft> {
    let colon = (first + 1..(first + LONGEST_NAME).min(end)).find(|t| tree.word(*t) == ":")?;
    let nominal = |t: u32| {
        matches!(
            tree.upos(t),
            Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num
        ) || matches!(tree.lemma(t), "'s" | "’s" | "." | "-" | "at")
            || (headline && tree.upos(t) == Upos::Det)
    };
    let name = if headline {
        (first..colon).all(|t| nominal(t) && !is_finite(tree, t))
    } else {
        (first..colon).all(|t| {
            tree.upos(t) == Upos::Propn || tree.word(t) == "." || is_in_capitals(tree.word(t))
        })
    };
    let speaks = headline
        || tree.token(colon + 1).is_some_and(|t| t.quotation.is_some())
        || (first..colon).all(|t| tree.word(t).chars().all(|c| !c.is_lowercase()));
    (name && speaks && colon + 1 < end).then(|| Draft {
        source: Some((first, colon)),
        source_head: head_of(tree, (first, colon)).or(Some(first)),
        cue: (colon, colon + 1),
        head: colon,
        lemma: ":".to_owned(),
        class: CueClass::Say,
        commitment: Commitment::Neutral,
        content: vec![(colon + 1, end)],
        negated: false,
        clausal: true,
        setting: false,
        tail: None,
    })
}

/// "REID", which taggers take for any kind of word.
fn is_in_capitals(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase)
}
