//! Noun phrases that describe people and bodies: "a senior US official", "Russia's army".

use super::table::Table;
use super::view::View;
use crate::syntax::{Upos, Xpos};
use gainsay_model::lowered;

/// What kind of thing the head noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Body,
}

/// A describing noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its head noun.
    pub(super) head: u32,
    /// First token of the phrase without determiner or possessor.
    pub(super) start: u32,
    /// First token with determiner and possessor.
    pub(super) whole: u32,
    /// What the head noun names.
    pub(super) sort: Sort,
    /// The head is a plural.
    pub(super) plural: bool,
    /// "the", "this", or a possessor stands before it.
    pub(super) definite: bool,
    /// "both", "the two".
    pub(super) pair: bool,
    /// The entity that it belongs to: possessor, "Russian", "of Ukraine".
    pub(super) owner: Option<u32>,
    /// The possessive pronoun before it: what it means is the owner.
    pub(super) pronoun: Option<u32>,
    /// One past the last token with "of Ukraine".
    pub(super) end: u32,
}

/// The describing phrases of the article in order of their heads.
pub(super) fn phrases(view: &View<'_>, table: &Table<'_>) -> Vec<Phrase> {
    let mut found = Vec::new();
    for (_, first, end) in view.sentences() {
        for head in first..end {
            let sort = sort_of(view, table, head, end).filter(|_| table.outer(head).is_none());
            if let Some(sort) = sort {
                found.push(phrase(view, table, head, sort, (first, end)));
            }
        }
    }
    found
}

fn sort_of(view: &View<'_>, table: &Table<'_>, at: u32, end: u32) -> Option<Sort> {
    let hyphen = |at: u32| matches!(view.word(at), "-" | "‐" | "‑") && view.is_glued(at);
    if hyphen(at + 1) || (at > 1 && hyphen(at - 1) && view.word(at - 2) == "to") {
        return None;
    }
    let noun = match view.upos(at) {
        Upos::Noun | Upos::Propn => true,
        // Taggers take "official" and "secretary" for adjectives; no noun follows an adjective's
        // place, or a name does.
        Upos::Adj => {
            let next = at + 1;
            let named = table
                .outer(next)
                .is_some_and(|found| found.tokens.0 == next);
            next >= end || named || !matches!(view.upos(next), Upos::Noun | Upos::Propn | Upos::Adj)
        }
        _ => false,
    };
    if !noun {
        return None;
    }
    // "police station": the head is still to come.
    let compounded = at + 1 < end
        && matches!(view.upos(at + 1), Upos::Noun)
        && view
            .head(at)
            .is_some_and(|head| head > at && head <= at + 3);
    if compounded {
        return None;
    }
    let lemma = view.lemma(at);
    if view.names.is_person_noun(lemma) {
        Some(Sort::Person)
    } else if view.names.is_organisation(lemma) {
        Some(Sort::Body)
    } else if view.names.is_collective(view.word(at)) || view.names.is_collective(lemma) {
        Some(Sort::Person)
    } else {
        None
    }
}

fn phrase(
    view: &View<'_>,
    table: &Table<'_>,
    head: u32,
    sort: Sort,
    (first, end): (u32, u32),
) -> Phrase {
    let mut start = head;
    while start > first && head - start < 8 && is_modifier(view, start - 1) {
        start -= 1;
    }
    while start < head && view.upos(start) == Upos::Punct {
        start += 1;
    }
    let inner = (start..head)
        .rev()
        .find_map(|at| table.inner(at))
        .map(|found| found.entity);
    let mut whole = start;
    let mut definite = false;
    let mut possessor = None;
    let mut pair = false;
    let mut pronoun = None;
    if start > first {
        let before = start - 1;
        let word = lowered(view.word(before));
        match &*word {
            "the" | "this" | "that" | "these" | "those" => (definite, whole) = (true, before),
            "both" => (definite, pair, whole) = (true, true, before),
            "a" | "an" | "some" | "any" | "no" | "another" | "several" | "many" => whole = before,
            "his" | "her" | "its" | "their" | "our" | "my" | "your" => {
                (definite, whole) = (true, before);
                pronoun = Some(before);
            }
            _ if view.is_possessive(before) && before > first => {
                definite = true;
                let owner = table.outer(before - 1).or_else(|| table.inner(before - 1));
                whole = owner.map_or(start, |owner| owner.tokens.0);
                possessor = owner.map(|owner| owner.entity);
            }
            _ => {}
        }
    }
    pair |= definite && view.word(start).eq_ignore_ascii_case("two") && head - start <= 1;
    let mut past = head + 1;
    let mut of = None;
    if past < end && view.word(past) == "of" {
        let at = past + 1 + u32::from(view.is_the(past + 1));
        let whole = |end: u32| !matches!(view.upos(end), Upos::Noun | Upos::Propn);
        let owner = table
            .outer(at)
            .filter(|owner| owner.tokens.0 == at && whole(owner.tokens.1));
        if let Some(owner) = owner {
            past = owner.tokens.1;
            of = Some(owner.entity);
        }
    }
    Phrase {
        head,
        start,
        whole,
        sort,
        plural: matches!(view.xpos(head), Xpos::Nns | Xpos::Nnps),
        definite,
        pair,
        owner: inner.or(possessor).or(of),
        pronoun,
        end: past,
    }
}

fn is_modifier(view: &View<'_>, at: u32) -> bool {
    match view.upos(at) {
        Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num => true,
        Upos::Punct => {
            matches!(view.word(at), "-" | "‐" | "‑") && view.is_glued(at) && view.is_glued(at + 1)
        }
        Upos::Verb => {
            matches!(view.xpos(at), Xpos::Vbn | Xpos::Vbg)
                && view.rel(at) == crate::syntax::Deprel::Amod
        }
        _ => false,
    }
}
