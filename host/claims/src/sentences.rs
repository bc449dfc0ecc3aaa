//! What rules see of sentences.

use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{ClaimSentence, SegmentKind, lowered};
use gainsay_text::Segment;
use gainsay_text::syntax::Upos;

/// Bytes of a paragraph within which it shows that it is a note of correction.
const OPENING: u32 = 240;

/// Every sentence with its segment, paragraph and content lemmas.
pub(crate) fn describe(tree: &Tree<'_>, words: &Words) -> Vec<ClaimSentence> {
    let segments = tree.notes.segments.iter();
    let corrections: Vec<bool> = segments
        .map(|segment| is_correction(tree, words, segment))
        .collect();
    tree.notes
        .sentences
        .iter()
        .map(|sentence| {
            let segment = tree.notes.segments.get(sentence.segment as usize);
            let correction = corrections.get(sentence.segment as usize);
            ClaimSentence {
                span: sentence.span,
                segment: segment.map_or(SegmentKind::Body, |s| s.kind),
                paragraph: sentence.segment,
                correction: correction.copied().unwrap_or_default(),
                words: (sentence.tokens.0..sentence.tokens.1)
                    .filter(|t| is_content(tree.upos(*t)))
                    .map(|t| lowered(tree.lemma(t)).into_owned())
                    .collect(),
            }
        })
        .collect()
}

/// Whether a paragraph shows by its first words that it corrects an earlier version.
fn is_correction(tree: &Tree<'_>, words: &Words, paragraph: &Segment) -> bool {
    let (first, end) = paragraph.sentences;
    let sentences = tree.notes.sentences.get(first as usize..end as usize);
    let mut tokens = sentences
        .unwrap_or_default()
        .iter()
        .flat_map(|sentence| sentence.tokens.0..sentence.tokens.1)
        .take_while(|&at| tree.span((at, at + 1)).start < paragraph.span.start + OPENING);
    tokens.any(|at| {
        let word = |behind: usize| tree.word(at + behind as u32);
        let length = words.corrections.at(tree.word(at), word);
        let inside =
            |length| tree.span((at, at + length as u32)).end <= paragraph.span.start + OPENING;
        length.is_some_and(inside)
    })
}

fn is_content(upos: Upos) -> bool {
    matches!(
        upos,
        Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv
    )
}
