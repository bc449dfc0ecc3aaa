//! Speakers nearer to the verb than the subject that the tree gives it, and pronouns of relative
//! clauses.

use super::grammar::{group_start, is_finite, is_noun, is_relative, is_time};
use super::speaker::{Speaker, before};
use crate::tree::Tree;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// Who stands right before the verb and has nothing to do with the subject that the tree gives:
/// "which critics said was late", "that, the mayor explained, is late", "few admit it, but Anna Reid
/// (a captain) says".
pub(super) fn find(tree: &Tree<'_>, verb: u32, subject: u32) -> Option<Speaker> {
    let start = group_start(tree, verb);
    let last = start.checked_sub(1)?;
    let noun = is_noun(tree, last) && !is_relative(tree, last) && !is_time(tree, last);
    let (first, _) = tree.sentence_tokens(tree.sentence(verb));
    if noun && let Some(pronoun) = pronoun(tree, verb).filter(|pronoun| *pronoun < last) {
        let close = tree.upos(pronoun + 1) != Upos::Adp
            && (pronoun..last).all(|t| !is_finite(tree, t) && tree.word(t) != ",");
        // At the start of a sentence "that" is no relative.
        let between = before(tree, verb).filter(|own| close || own.head > first);
        if (close || pronoun == first) && between.is_some() {
            return between;
        }
    }
    let share = tree.upos(last) == Upos::Num || matches!(tree.word(last), "%" | ")");
    let other = (noun || share)
        && subject < last
        && is_finite(tree, start)
        && tree.path_up(last).all(|above| above != subject);
    if !other {
        return None;
    }
    before(tree, verb).filter(|own| own.range.0 > subject)
}

/// The relative pronoun that is the subject of the verb.
pub(super) fn pronoun(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    tree.related(verb, &[Deprel::Nsubj])
        .rfind(|t| *t < verb && is_relative(tree, *t))
}

/// "Reid, who left and criticized it", "who has refused to back it": the pronoun of the relative
/// clause that the verb goes on with. "A clerk who asked not to be named said": a past tense goes on with
/// none, wherever the tree puts it.
pub(super) fn pronoun_above(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let goes_on = |t: &u32| match tree.rel(*t) {
        Deprel::Conj => true,
        Deprel::Xcomp | Deprel::Advcl => tree
            .token(*t)
            .is_some_and(|token| matches!(token.xpos, Xpos::Vb | Xpos::Vbg)),
        _ => false,
    };
    let clause = tree.path_up(verb).find(|t| !goes_on(t))?;
    tree.related(clause, &[Deprel::Nsubj, Deprel::NsubjPass])
        .find(|s| *s < clause && clause < verb && tree.lemma(*s) == "who")
}
