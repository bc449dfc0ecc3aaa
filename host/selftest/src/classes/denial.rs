//! Two sentences that say nearly the same: "not" in the second one.

use super::Changes;
use crate::View;
use gainsay_model::Span;

/// How many content words both share at least, and how many percent of the shorter one.
const SHARED: usize = 6;
const PERCENT: usize = 70;

/// How many sentences before it a sentence is compared with.
const REACH: usize = 60;

const AUXILIARIES: &[&str] = &[
    "are", "can", "could", "had", "has", "have", "is", "must", "should", "was", "were", "will",
    "would",
];

pub(crate) fn find(view: View<'_>) -> Changes {
    let sentences = &view.report.claims.sentences;
    let mut changes = Changes::new();
    for (index, second) in sentences.iter().enumerate() {
        let earlier = sentences.get(index.saturating_sub(REACH)..index);
        let mut earlier = earlier.unwrap_or_default().iter();
        let alike = earlier.any(|first| {
            let shared = second
                .words
                .iter()
                .filter(|word| first.words.contains(word));
            let (shared, shorter) = (shared.count(), first.words.len().min(second.words.len()));
            shared >= SHARED && shared * 100 >= shorter * PERCENT
        });
        if alike {
            changes.extend(denied(view, second.span));
        }
    }
    changes
}

/// The place behind the first auxiliary.
fn denied(view: View<'_>, sentence: Span) -> Option<(Span, String)> {
    let text = view.cut(sentence.start, sentence.end);
    let mut start = 0;
    for word in text.split(' ') {
        start += word.len();
        if AUXILIARIES.contains(&word) && !text.contains(" not ") {
            let at = sentence.start as usize + start;
            return Some((Span::new(at, at), " not".to_owned()));
        }
        start += 1;
    }
    None
}
