//! Which content words are denied: "did not open", "no ship", "failed to open", "without a licence".

use crate::index::Index;
use gainsay_model::Lexicon;
use gainsay_text::syntax::{Deprel, Upos};
use std::collections::BTreeSet;

/// Steps from a denied verb down its open complements: "was not able to begin to work".
const CHAIN: usize = 3;

/// Verbs of an end: what they govern holds no longer.
const ENDING: &[&str] = &["cease", "quit", "stop"];

/// Words that deny, from a lexicon.
#[derive(Clone, Debug, Default)]
pub(crate) struct Denials {
    /// "not", "never", "without".
    words: BTreeSet<String>,
    /// Verbs that deny their open complement: "fail" of "fail to".
    verbs: BTreeSet<String>,
}

impl Denials {
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let mut denials = Self::default();
        for words in &lexicon.negators {
            match words.strip_suffix(" to") {
                Some(verb) => denials.verbs.insert(verb.to_owned()),
                None => denials.words.insert(words.clone()),
            };
        }
        denials
    }

    /// For each content word, whether it is denied.
    pub(crate) fn denied(&self, index: &Index<'_>) -> Vec<bool> {
        let mut denied = vec![false; index.words.len()];
        let tokens = &index.side.annotations.tokens;
        for (token, at) in tokens.iter().zip(0_u32..) {
            if self.verbs.contains(&*token.lemma) || ENDING.contains(&&*token.lemma) {
                for child in complements(index, at) {
                    deny(index, child, &mut denied);
                }
                continue;
            }
            let lower = token.span.of(index.side.text).to_lowercase();
            let word = self.words.contains(&lower) || self.words.contains(&*token.lemma);
            if !word || in_compound(index, at) {
                continue;
            }
            if token.upos == Upos::Verb {
                // "lacks a plan", "denied that it was closed".
                for child in index.dependents_of(at) {
                    let relation = tokens.get(*child as usize).map(|t| t.rel);
                    if matches!(relation, Some(Deprel::Obj | Deprel::Ccomp)) {
                        deny(index, *child, &mut denied);
                    }
                }
                continue;
            }
            let Some(head) = token.head else { continue };
            deny(index, head, &mut denied);
            // "no ship sailed", "sent no ship", "nobody sailed".
            let noun = tokens.get(head as usize);
            let argument =
                |rel: Deprel| matches!(rel, Deprel::Nsubj | Deprel::Obj | Deprel::NsubjPass);
            if let Some(noun) = noun.filter(|noun| token.rel == Deprel::Det && argument(noun.rel))
                && let Some(verb) = noun.head
            {
                deny(index, verb, &mut denied);
            }
        }
        denied
    }
}

/// Part of a hyphenated word ("never-before-seen"), or of "not only".
fn in_compound(index: &Index<'_>, token: u32) -> bool {
    let tokens = &index.side.annotations.tokens;
    let is = |at: Option<u32>, words: &[&str]| {
        at.and_then(|at| tokens.get(at as usize))
            .is_some_and(|t| words.contains(&t.span.of(index.side.text)))
    };
    let hyphens = &["-", "‐", "‑"];
    is(Some(token + 1), hyphens)
        || is(token.checked_sub(1), hyphens)
        || is(Some(token + 1), &["only", "just"])
}

fn complements(index: &Index<'_>, token: u32) -> Vec<u32> {
    let tokens = &index.side.annotations.tokens;
    let open = |child: &u32| {
        tokens
            .get(*child as usize)
            .is_some_and(|t| t.rel == Deprel::Xcomp)
    };
    let children = index.dependents_of(token).iter().copied();
    children.filter(open).collect()
}

fn objects(index: &Index<'_>, token: u32) -> Vec<u32> {
    let tokens = &index.side.annotations.tokens;
    let object = |child: &u32| {
        tokens
            .get(*child as usize)
            .is_some_and(|t| t.rel == Deprel::Obj)
    };
    let children = index.dependents_of(token).iter().copied();
    children.filter(object).collect()
}

fn deny(index: &Index<'_>, token: u32, denied: &mut [bool]) {
    let mut at = vec![token];
    for _ in 0..CHAIN {
        let mut next = Vec::new();
        for token in at {
            let word = index.word_at.get(token as usize).copied().flatten();
            if let Some(denied) = word.and_then(|word| denied.get_mut(word as usize)) {
                *denied = true;
            }
            next.extend(complements(index, token));
            if word.is_none() {
                // "did not have a licence".
                next.extend(objects(index, token));
            }
        }
        at = next;
    }
}
