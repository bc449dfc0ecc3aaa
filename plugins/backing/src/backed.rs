//! What the text says that a statement rests on.

use crate::Params;
use crate::lifted::is_number;
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
    if params.named_early && text.lead().any(|line| line.has(&params.backed)) {
        return None;
    }
    if let Some(at) = beside(params, told) {
        return Some(at);
    }
    let backed = phrase(params);
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

/// How far behind the word that makes it the reason a backing begins, in words.
const LED: usize = 4;

/// "Prices fell as inflation slowed": what stands in the sentence of the statement itself, behind a
/// word that makes it the reason. A number before that word is the statement's own.
pub(crate) fn beside(params: &Params, told: &Line<'_>) -> Option<Span> {
    if params.backed_by.is_empty() || told.has(&params.backed_quiet) {
        return None;
    }
    let at = phrase(params).find(told)?;
    let words = told.words();
    let start = at.start.saturating_sub(LED);
    let mut led = words.get(start..at.start)?.iter();
    let joint = start + led.rposition(|word| word.is_in(&params.backed_by))?;
    let mut before = words.get(..joint)?.iter();
    let counted = before.any(|word| is_number(word.text));
    (!counted).then(|| told.span(at))
}

fn phrase(params: &Params) -> Phrase<'_> {
    Phrase {
        first: &params.backed,
        near: &params.backed_near,
        gap: GAP,
        either: true,
    }
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
