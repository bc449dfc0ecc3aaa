//! Cue nouns whose holder or content another part of their sentence names: "won praise from the
//! farmers", "her goal is to sell".

use super::draft::Draft;
use super::grammar::group_start;
use super::speaker;
use crate::tree::Tree;
use gainsay_model::NounCue;
use gainsay_text::syntax::{Deprel, Upos};

/// Tokens between a verb and its cue noun at most.
const REACH: u32 = 8;

/// "She won praise from the farmers", "he has the support of the clubs": whose it is stands behind
/// "from", "among", "by" or "of", and the subject is whom it is about.
pub(super) fn received(tree: &Tree<'_>, noun: u32, cue: &NounCue) -> Option<Draft> {
    let verb = tree
        .head(noun)
        .filter(|verb| *verb < noun && noun - *verb < REACH && tree.upos(*verb) == Upos::Verb)?;
    let at = noun + 1;
    let named = matches!(tree.lemma(at), "from" | "among" | "by" | "of");
    let owner = tree
        .head(at)
        .filter(|o| named && *o > at && tree.rel(at) == Deprel::Case)?;
    let own = tree.related(noun, &[Deprel::NmodPoss]).next();
    if !is_receiving(tree, verb, noun) || own.is_some() {
        return None;
    }
    let subject = speaker::find(tree, verb, false).filter(|s| s.head < verb)?;
    let (from, to) = tree.noun_phrase(owner);
    Some(Draft {
        source: Some((from.max(at + 1), to)),
        source_head: Some(owner),
        cue: (group_start(tree, verb), at + 1),
        content: vec![subject.range],
        clausal: false,
        ..draft(noun, cue)
    })
}

/// Verbs whose object somebody else gives: "win", "face", and "come under".
fn is_receiving(tree: &Tree<'_>, verb: u32, noun: u32) -> bool {
    match tree.rel(noun) {
        Deprel::Obj => matches!(
            tree.lemma(verb),
            "have"
                | "get"
                | "win"
                | "draw"
                | "receive"
                | "earn"
                | "gain"
                | "attract"
                | "face"
                | "enjoy"
                | "lose"
        ),
        Deprel::Obl => {
            matches!(tree.lemma(verb), "come" | "fall")
                && tree.lemma(noun.saturating_sub(1)) == "under"
        }
        _ => false,
    }
}

/// "Her goal is to sell", "his view is that it holds": the clause that the noun is equated with.
pub(super) fn equated(tree: &Tree<'_>, noun: u32, cue: &NounCue) -> Option<Draft> {
    let subject = matches!(tree.rel(noun), Deprel::NsubjOuter | Deprel::Nsubj);
    let clause = tree.head(noun).filter(|c| subject && *c > noun)?;
    let mark = tree
        .related(clause, &[Deprel::Mark])
        .find(|m| *m > noun && matches!(tree.lemma(*m), "to" | "that"))?;
    let be = mark.checked_sub(1).filter(|b| tree.lemma(*b) == "be")?;
    let owner = tree.related(noun, &[Deprel::NmodPoss]).next()?;
    Some(Draft {
        source: Some(tree.noun_phrase(owner)),
        source_head: Some(owner),
        cue: (noun, be + 1),
        content: vec![(mark, tree.extent(clause).1)],
        clausal: true,
        ..draft(noun, cue)
    })
}

/// What the noun and its entry say by themselves.
fn draft(noun: u32, cue: &NounCue) -> Draft {
    Draft {
        source: None,
        source_head: None,
        cue: (noun, noun + 1),
        head: noun,
        lemma: cue.lemma.clone(),
        class: cue.class,
        commitment: cue.commitment,
        content: Vec::new(),
        negated: false,
        clausal: false,
        setting: false,
        tail: None,
    }
}
