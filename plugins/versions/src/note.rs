//! Notes that tell readers of a change.

use gainsay_sdk::{Case, Words};

/// Whether the new version has a note that the old one lacks.
pub(crate) fn tells(case: &Case, notes: &Words) -> bool {
    let texts = [0, 1].map(|article| case.article_text(article).to_lowercase());
    notes.iter().any(|note| {
        let [before, now] = [0, 1].map(|side: usize| texts[side].matches(note).count());
        now > before
    })
}

/// Whether a version has such a note.
pub(crate) fn stands(case: &Case, article: u32, notes: &Words) -> bool {
    let text = case.article_text(article).to_lowercase();
    notes.iter().any(|note| text.contains(note))
}
