//! Whose words they most likely are where neither marks nor tree give a cue verb a subject.

use super::draft::Range;
use super::grammar::{
    group_start, is_misread_past, is_nominal, is_noun, is_relative, is_time, trimmed,
};
use super::speaker::{Speaker, phrase};
use crate::tree::Tree;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// The noun that a participle hangs on, what stands right before the verb, or the subject of the
/// sentence that a conjunction, a comma or a participle goes on with. None if that lies in what is
/// said.
pub(super) fn find(tree: &Tree<'_>, verb: u32, content: &[Range]) -> Option<Speaker> {
    let inside = |head: u32| content.iter().any(|r| (r.0..r.1).contains(&head));
    any(tree, verb).filter(|speaker| !inside(speaker.head))
}

fn any(tree: &Tree<'_>, verb: u32) -> Option<Speaker> {
    let (first, _) = tree.sentence_tokens(tree.sentence(verb));
    let start = group_start(tree, verb);
    let last = start.checked_sub(1).filter(|last| *last >= first)?;
    let form = tree.token(start).map(|t| t.xpos)?;
    let participle = form == Xpos::Vbg;
    // "clubs backing the plan"
    if participle && tree.rel(verb) == Deprel::Acl {
        let noun = tree.head(verb).filter(|n| *n < verb && is_noun(tree, *n))?;
        return Some(phrase(tree, noun, verb));
    }
    // "Two clubs backing the plan began": a clause of its own, as some trees have it.
    let noun = matches!(tree.rel(verb), Deprel::Csubj | Deprel::Nmod) && is_noun(tree, last);
    if participle && noun {
        return right_before(tree, first, start);
    }
    // A base form is a present tense misread.
    let finite = matches!(
        form,
        Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Vb | Xpos::Md
    ) || is_misread_past(tree, verb);
    if finite && let Some(speaker) = right_before(tree, first, start) {
        return Some(speaker);
    }
    let comma = tree.word(last) == ",";
    let joined = finite && (comma || tree.upos(last) == Upos::Cconj);
    if joined || participle && comma {
        return of_sentence(tree, verb, last);
    }
    None
}

/// "She was late and predicted rain": the subject of the sentence, before that token.
fn of_sentence(tree: &Tree<'_>, verb: u32, before: u32) -> Option<Speaker> {
    let root = tree.path_up(verb).last()?;
    let subject = tree
        .related(root, &[Deprel::Nsubj, Deprel::NsubjPass])
        .find(|s| *s < before && !is_time(tree, *s) && tree.lemma(*s) != "there")?;
    Some(phrase(tree, subject, root))
}

/// "many believe", "47% say", "critics called": what stands right before a verb group.
fn right_before(tree: &Tree<'_>, first: u32, start: u32) -> Option<Speaker> {
    let last = start.checked_sub(1).filter(|last| *last >= first)?;
    let share = tree.upos(last) == Upos::Num || tree.word(last) == "%";
    let noun = is_noun(tree, last) && !is_relative(tree, last) && !is_time(tree, last);
    if !(share || noun || is_quantity(tree, last)) {
        return None;
    }
    let joins = |t: &u32| {
        is_nominal(tree, *t) && !is_relative(tree, *t)
            || matches!(tree.word(*t), "'s" | "’s" | "of" | "-" | "&" | "%")
    };
    let from = (first..=last).rev().take_while(joins).last()?;
    let range = trimmed(tree, (from, start));
    (range.0 < range.1).then_some(Speaker { head: last, range })
}

/// A word that stands for some of those that the text speaks of.
fn is_quantity(tree: &Tree<'_>, token: u32) -> bool {
    matches!(
        tree.lemma(token),
        "many"
            | "most"
            | "some"
            | "few"
            | "several"
            | "more"
            | "both"
            | "all"
            | "others"
            | "third"
            | "half"
    )
}
