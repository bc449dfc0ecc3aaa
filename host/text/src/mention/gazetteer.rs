//! Names of the lexicon in the text.

use super::view::{Prose, View};
use crate::syntax::Upos;
use gainsay_model::{EntityKind, MentionForm};

/// A place where the text has a name of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// First and one past the last token, without an article.
    pub(super) tokens: (u32, u32),
    /// Index of the lexicon's entry.
    pub(super) entry: u32,
    /// How it is named.
    pub(super) form: MentionForm,
    /// Two entries have this name; the other entries are tried if this one is not yet known.
    pub(super) shared: Option<u32>,
    /// The name is also an ordinary word or a person's name.
    pub(super) ambiguous: bool,
}

/// Longest names from left to right; they do not overlap.
pub(super) fn matches(view: &View<'_>) -> Vec<Match> {
    let mut found = Vec::new();
    for (sentence, first, end) in view.sentences() {
        let mut at = first;
        while at < end {
            match match_at(view, sentence, at, end) {
                Some(hit) => {
                    at = hit.tokens.1;
                    found.push(hit);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn match_at(view: &View<'_>, sentence: u32, at: u32, end: u32) -> Option<Match> {
    let aliases = view.names.aliases(view.word(at));
    let mut hit: Option<Match> = None;
    for alias in aliases {
        let past = at + alias.tokens.len() as u32;
        if let Some(hit) = &mut hit {
            // Entries are sorted by length: only one of the same length shares the name.
            if hit.tokens.1 == past && same_words(view, at, &alias.tokens) {
                if hit.entry != alias.entry {
                    hit.shared = Some(alias.entry);
                }
                continue;
            }
            break;
        }
        if past > end || !same_words(view, at, &alias.tokens) {
            continue;
        }
        if alias.needs_article && !at.checked_sub(1).is_some_and(|before| view.is_the(before)) {
            continue;
        }
        let entry = view.names.entries.get(alias.entry as usize)?;
        if !fits(view, sentence, (at, past)) {
            continue;
        }
        hit = Some(Match {
            tokens: (at, past),
            entry: alias.entry,
            form: alias.form,
            shared: None,
            ambiguous: entry.ambiguous && alias.form != MentionForm::Metonym,
        });
    }
    hit
}

fn same_words(view: &View<'_>, at: u32, tokens: &[Box<str>]) -> bool {
    tokens
        .iter()
        .zip(at..)
        .all(|(token, at)| view.word(at) == &**token)
}

/// Whether the tags allow a name there: "US" in a line of capitals may be the pronoun, and a name
/// at the start of a sentence or in a headline may be an ordinary word.
fn fits(view: &View<'_>, sentence: u32, tokens: (u32, u32)) -> bool {
    let single = tokens.1 - tokens.0 == 1;
    let upos = view.upos(tokens.0);
    if !single {
        return true;
    }
    let shouted = view.prose(sentence) == Prose::Capitals && shouts(view, sentence);
    match upos {
        Upos::Pron | Upos::Det | Upos::Adp | Upos::Aux | Upos::Cconj | Upos::Sconj | Upos::Part => {
            !shouted
                && view
                    .word(tokens.0)
                    .chars()
                    .filter(|c| c.is_uppercase())
                    .count()
                    > 1
        }
        Upos::Verb => view.bounds(tokens.0).0 != tokens.0,
        _ => true,
    }
}

/// Whether the whole sentence is in capitals.
fn shouts(view: &View<'_>, sentence: u32) -> bool {
    view.annotations
        .sentence_tokens(sentence)
        .all(|(_, token)| !token.span.of(view.text).contains(char::is_lowercase))
}

impl Match {
    /// Whether the entry is a state or a union of states, or a group of them.
    pub(super) fn is_power(&self, view: &View<'_>) -> bool {
        view.names
            .entries
            .get(self.entry as usize)
            .is_some_and(|entry| {
                matches!(
                    entry.kind,
                    EntityKind::Country | EntityKind::Group | EntityKind::Government
                )
            })
    }
}
