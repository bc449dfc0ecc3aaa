//! What rules see of sentences.

use crate::tree::Tree;
use gainsay_model::{ClaimSentence, SegmentKind, lowered};
use gainsay_text::syntax::Upos;

/// Every sentence with its segment, paragraph and content lemmas.
pub(crate) fn describe(tree: &Tree<'_>) -> Vec<ClaimSentence> {
    tree.notes
        .sentences
        .iter()
        .map(|sentence| {
            let segment = tree.notes.segments.get(sentence.segment as usize);
            ClaimSentence {
                span: sentence.span,
                segment: segment.map_or(SegmentKind::Body, |s| s.kind),
                paragraph: sentence.segment,
                words: (sentence.tokens.0..sentence.tokens.1)
                    .filter(|t| is_content(tree.upos(*t)))
                    .map(|t| lowered(tree.lemma(t)).into_owned())
                    .collect(),
            }
        })
        .collect()
}

fn is_content(upos: Upos) -> bool {
    matches!(
        upos,
        Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv
    )
}
