//! What a verb group says besides its verb: tense, voice, negation, modality.

use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{Modality, Span, Tense};
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// A verb with its auxiliaries, or a noun or adjective with its copula.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct VerbGroup {
    pub(crate) tense: Tense,
    pub(crate) passive: bool,
    pub(crate) modality: Modality,
    pub(crate) negated_by: Option<Span>,
    /// The verb whose meaning denies or hedges it, whoever tells it: "refused to", "is expected to".
    pub(crate) implied_by: Option<Span>,
    /// Conditional by "would", which in reported speech is no more than a future.
    pub(crate) would: bool,
}

/// Reads the group of the predicate at `head`.
pub(crate) fn group(tree: &Tree<'_>, words: &Words, head: u32) -> VerbGroup {
    let mut group = VerbGroup {
        tense: own_tense(tree, head),
        ..VerbGroup::default()
    };
    let subjects = &[Deprel::NsubjPass, Deprel::CsubjPass];
    group.passive = tree.related(head, subjects).next().is_some();
    let mut progressive_go = false;
    for child in tree.children(head).iter().copied() {
        match tree.rel(child) {
            Deprel::Aux | Deprel::Cop => auxiliary(tree, child, &mut group),
            Deprel::AuxPass => {
                group.passive = true;
                auxiliary(tree, child, &mut group);
            }
            Deprel::Advmod | Deprel::Det | Deprel::Cc | Deprel::CcPreconj => {
                adverb(tree, words, head, child, &mut group);
            }
            Deprel::Nsubj | Deprel::NsubjPass if negative_subject(tree, words, child) => {
                group.negated_by = tree.token(child).map(|t| t.span);
            }
            Deprel::Mark if tree.lemma(child) == "to" => progressive_go = true,
            _ => {}
        }
    }
    if progressive_go && group.tense == Tense::None {
        group.tense = Tense::Future;
    }
    if group.negated_by.is_none() {
        group.negated_by = object_negation(tree, words, head);
    }
    perfect_modal(tree, head, &mut group);
    conditional(tree, head, &mut group);
    if is_question(tree, head) {
        group.modality = Modality::Question;
    }
    group
}

/// "must have left" concludes, "would have left" supposes; neither looks ahead.
fn perfect_modal(tree: &Tree<'_>, head: u32, group: &mut VerbGroup) {
    let aux = |lemma: &str| {
        tree.related(head, &[Deprel::Aux])
            .any(|at| tree.lemma(at) == lemma)
    };
    if !aux("have") {
        return;
    }
    if aux("must") {
        group.modality = Modality::Probable;
        group.tense = Tense::Past;
    } else if group.would {
        group.modality = Modality::Hypothetical;
        group.would = false;
        group.tense = Tense::Past;
    }
}

/// The main verb of a sentence with a question mark whose auxiliary stands before its subject.
fn is_question(tree: &Tree<'_>, head: u32) -> bool {
    let (_, end) = tree.sentence_tokens(tree.sentence(head));
    let marked = (end.saturating_sub(2)..end).any(|at| tree.word(at) == "?");
    let main = tree.rel(head) == Deprel::Root || tree.head(head).is_none();
    if !marked || !main {
        return false;
    }
    let mut auxiliaries = tree.related(head, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    let first = auxiliaries.next();
    let subject = tree
        .related(head, &[Deprel::Nsubj, Deprel::NsubjPass])
        .next();
    first.is_some_and(|aux| subject.is_none_or(|subject| aux < subject || is_asking(tree, subject)))
}

fn is_asking(tree: &Tree<'_>, subject: u32) -> bool {
    matches!(tree.lemma(subject), "who" | "what" | "which")
}

fn own_tense(tree: &Tree<'_>, head: u32) -> Tense {
    match tree.token(head).map(|t| t.xpos) {
        Some(Xpos::Vbd) => Tense::Past,
        Some(Xpos::Vbz | Xpos::Vbp) => Tense::Present,
        Some(Xpos::Vbn) if matches!(tree.rel(head), Deprel::Acl) => Tense::Past,
        _ => Tense::None,
    }
}

fn auxiliary(tree: &Tree<'_>, child: u32, group: &mut VerbGroup) {
    let xpos = tree.token(child).map(|t| t.xpos);
    match tree.lemma(child) {
        "will" | "shall" | "'ll" if xpos == Some(Xpos::Md) => group.tense = Tense::Future,
        "wo" | "sha" => group.tense = Tense::Future,
        "would" | "'d" if xpos == Some(Xpos::Md) => {
            group.tense = Tense::Future;
            group.modality = Modality::Conditional;
            group.would = true;
        }
        "may" | "might" | "could" => set(group, Modality::Possible),
        "can" | "ca" => set(group, Modality::Ability),
        "must" | "should" | "ought" => set(group, Modality::Obligation),
        _ => match xpos {
            Some(Xpos::Vbd) => group.tense = Tense::Past,
            // "has withdrawn" tells of something done by now.
            Some(Xpos::Vbz | Xpos::Vbp) if group.tense == Tense::None => {
                let have = tree.lemma(child) == "have";
                group.tense = if have { Tense::Past } else { Tense::Present };
            }
            _ => {}
        },
    }
}

fn set(group: &mut VerbGroup, modality: Modality) {
    group.modality = modality;
    if group.tense == Tense::None {
        group.tense = Tense::Future;
    }
}

fn adverb(tree: &Tree<'_>, words: &Words, head: u32, child: u32, group: &mut VerbGroup) {
    let lemma = tree.lemma(child);
    if words.negators.contains(lemma) {
        let next = tree.lemma(child + 1);
        let only = matches!(next, "only" | "just" | "merely" | "simply" | "solely");
        if !only && (child < head || tree.rel(child) == Deprel::Advmod) {
            group.negated_by = tree.token(child).map(|t| t.span);
        }
    } else if words.probable.contains(lemma) {
        group.modality = Modality::Probable;
    } else if words.possible.contains(lemma) || words.uncertain.contains(lemma) {
        group.modality = Modality::Possible;
    }
}

/// "no troops withdrew", "nobody came".
fn negative_subject(tree: &Tree<'_>, words: &Words, subject: u32) -> bool {
    words.negators.contains(tree.lemma(subject)) && tree.upos(subject) == Upos::Pron
        || tree
            .related(subject, &[Deprel::Det, Deprel::Advmod, Deprel::CcPreconj])
            .any(|word| {
                matches!(tree.lemma(word), "no" | "neither" | "not")
                    && words.negators.contains(tree.lemma(word))
                    && !is_bound(tree, word)
            })
}

/// "No more than 9,500", "not only": nothing is denied.
fn is_bound(tree: &Tree<'_>, negation: u32) -> bool {
    let next = negation + 1;
    next < tree.len()
        && matches!(
            tree.word(next),
            "more" | "fewer" | "less" | "later" | "only" | "just" | "all" | "every"
        )
}

/// "sent no troops".
fn object_negation(tree: &Tree<'_>, words: &Words, head: u32) -> Option<Span> {
    let objects = tree.related(head, &[Deprel::Obj, Deprel::NsubjPass]);
    for object in objects {
        for det in tree.related(object, &[Deprel::Det]) {
            if tree.lemma(det) == "no" && words.negators.contains("no") && !is_bound(tree, det) {
                return tree.token(det).map(|t| t.span);
            }
        }
    }
    None
}

/// "if it withdraws", "whether it withdrew", "unless".
fn conditional(tree: &Tree<'_>, head: u32, group: &mut VerbGroup) {
    for mark in tree.related(head, &[Deprel::Mark]) {
        match tree.lemma(mark) {
            "if" | "unless" | "provided" | "providing" | "supposing" | "assuming" | "lest"
                if tree.rel(head) == Deprel::Advcl =>
            {
                group.modality = Modality::Conditional;
            }
            "if" | "whether" => group.modality = Modality::Question,
            _ => {}
        }
    }
}
