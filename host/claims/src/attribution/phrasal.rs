//! Phrases that attribute: "according to X", "it is believed that".

use super::draft::{Draft, Range};
use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{Phrase, PhrasePosition};
use gainsay_text::syntax::{Deprel, Upos};

pub(super) fn find(tree: &Tree<'_>, words: &Words) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut done = 0;
    for token in 0..tree.len() {
        // "per" inside "as per" is not a second phrase.
        if token < done {
            continue;
        }
        let first = tree.word(token).to_lowercase();
        let Some(known) = words.phrases.get(&first) else {
            continue;
        };
        let matching = known.iter().find(|(phrase, _)| stands(tree, token, phrase));
        if let Some((phrase, entry)) = matching {
            let end = token + phrase.len() as u32;
            done = end;
            found.extend(read(tree, entry, (token, end)));
        }
    }
    found
}

fn stands(tree: &Tree<'_>, token: u32, phrase: &[String]) -> bool {
    phrase.iter().enumerate().all(|(i, want)| {
        let at = token + i as u32;
        tree.sentence(at) == tree.sentence(token) && tree.word(at).to_lowercase() == *want
    })
}

fn read(tree: &Tree<'_>, entry: &Phrase, cue: Range) -> Option<Draft> {
    let (source_head, source) = match entry.position {
        PhrasePosition::BeforeSource => {
            let head = following_noun(tree, cue.1)?;
            (Some(head), Some(tree.noun_phrase(head)))
        }
        PhrasePosition::NoSource => (None, None),
        // "said in a statement": the verb attributes, the phrase only says where.
        PhrasePosition::AfterSource => return None,
    };
    let hole = (cue.0, source.map_or(cue.1, |s| s.1));
    let content = content(tree, hole);
    Some(Draft {
        source,
        source_head,
        cue,
        lemma: entry.text.clone(),
        class: entry.class,
        commitment: entry.commitment,
        content,
        negated: false,
        clausal: true,
        tail: None,
    })
}

/// Head of the noun phrase that starts at a token.
fn following_noun(tree: &Tree<'_>, start: u32) -> Option<u32> {
    let head = tree
        .path_up(start)
        .take_while(|at| tree.extent(*at).0.max(start) == start || *at == start)
        .filter(|at| matches!(tree.upos(*at), Upos::Noun | Upos::Propn | Upos::Pron))
        .last();
    head.or_else(|| {
        (start..start + 6).find(|at| {
            tree.sentence(*at) == tree.sentence(start)
                && matches!(tree.upos(*at), Upos::Noun | Upos::Propn | Upos::Pron)
        })
    })
}

/// The clause around the phrase, without it.
fn content(tree: &Tree<'_>, hole: Range) -> Vec<Range> {
    let (first, end) = tree.sentence_tokens(tree.sentence(hole.0));
    let clause = tree
        .path_up(hole.0)
        .filter(|at| !(hole.0..hole.1).contains(at))
        .find(|at| {
            matches!(
                tree.rel(*at),
                Deprel::Root | Deprel::Ccomp | Deprel::Conj | Deprel::Parataxis
            ) && tree.upos(*at) != Upos::Punct
        })
        .map_or((first, end), |at| tree.extent(at));
    [(clause.0, hole.0), (hole.1, clause.1)]
        .into_iter()
        .filter(|(from, to)| (*from..*to).any(|t| tree.upos(t) != Upos::Punct))
        .collect()
}
