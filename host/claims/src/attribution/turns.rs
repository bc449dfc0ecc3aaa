//! Turns of an interview or a headline: "Mayor: "We will rebuild"".

use super::draft::Draft;
use crate::tree::Tree;
use gainsay_model::{Commitment, CueClass};
use gainsay_text::syntax::Upos;

/// Names longer than this before a colon are not speakers.
const LONGEST_NAME: u32 = 6;

pub(super) fn find(tree: &Tree<'_>) -> Vec<Draft> {
    tree.notes
        .segments
        .iter()
        .filter_map(|segment| {
            let sentence = tree.notes.sentences.get(segment.sentences.0 as usize)?;
            let last = tree
                .notes
                .sentences
                .get(segment.sentences.1.checked_sub(1)? as usize)?;
            turn(tree, sentence.tokens.0, last.tokens.1)
        })
        .collect()
}

fn turn(tree: &Tree<'_>, first: u32, end: u32) -> Option<Draft> {
    let colon = (first + 1..(first + LONGEST_NAME).min(end)).find(|t| tree.word(*t) == ":")?;
    let name = (first..colon).all(|t| tree.upos(t) == Upos::Propn);
    let speaks = tree.token(colon + 1).is_some_and(|t| t.quotation.is_some())
        || (first..colon).all(|t| tree.word(t).chars().all(|c| !c.is_lowercase()));
    (name && speaks && colon + 1 < end).then(|| Draft {
        source: Some((first, colon)),
        source_head: Some(first),
        cue: (colon, colon + 1),
        lemma: ":".to_owned(),
        class: CueClass::Say,
        commitment: Commitment::Neutral,
        content: vec![(colon + 1, end)],
        negated: false,
        clausal: true,
        tail: None,
    })
}
