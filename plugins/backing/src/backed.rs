//! What the text says that a statement rests on.

use crate::Params;
use crate::phrase::Phrase;
use crate::text::{Line, Text};
use gainsay_sdk::{Span, same_word};

/// How many words may lie between the two words of a backing.
const GAP: usize = 4;

/// Shortest words that tell what a sentence is about.
const SHORTEST: usize = 4;

/// The first sentence but that of the statement that words the rule's backing; nothing if the opening
/// names it and the rule asks whether it does.
pub(crate) fn find(params: &Params, text: &Text<'_>, told: &Line<'_>) -> Option<Span> {
    if params.named_early && text.opening().any(|line| line.has(&params.backed)) {
        return None;
    }
    let backed = Phrase {
        first: &params.backed,
        near: &params.backed_near,
        gap: GAP,
        either: true,
    };
    let others = text
        .all()
        .filter(|line| !line.is_heading() && !line.is(told));
    let mut found = others.filter_map(|line| {
        let at = backed.find(line)?;
        let fits = !line.has(&params.backed_quiet) && shared(told, line) >= params.min_shared;
        fits.then(|| line.span(at))
    });
    found.next()
}

/// How many words of a sentence are held against those of another: longer ones are no prose.
const MOST_WORDS: usize = 80;

/// How many words of the statement's sentence stand in the other one too.
fn shared(told: &Line<'_>, line: &Line<'_>) -> usize {
    let lower = |line: &Line<'_>| -> Vec<String> {
        let words = line.words().iter().take(MOST_WORDS);
        words
            .filter(|word| word.text.len() >= SHORTEST)
            .map(|word| word.text.to_lowercase())
            .collect()
    };
    let other = lower(line);
    let told = lower(told).into_iter();
    told.filter(|word| other.iter().any(|other| same_word(word, other)))
        .count()
}
