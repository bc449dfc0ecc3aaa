//! What rules see of sentences.

use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{ClaimSentence, SegmentKind, lowered};
use gainsay_text::syntax::Upos;

/// Bytes of a paragraph within which it shows that it is a note of correction.
const OPENING: usize = 240;

/// Every sentence with its segment, paragraph and content lemmas.
pub(crate) fn describe(tree: &Tree<'_>, words: &Words) -> Vec<ClaimSentence> {
    let segments = tree.notes.segments.iter();
    let corrections: Vec<bool> = segments
        .map(|segment| words.opens_correction(opening(segment.span.of(tree.text))))
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

/// The first words of a paragraph.
fn opening(paragraph: &str) -> &str {
    let end = paragraph.floor_char_boundary(OPENING);
    paragraph.get(..end).unwrap_or_default()
}

fn is_content(upos: Upos) -> bool {
    matches!(
        upos,
        Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv
    )
}
