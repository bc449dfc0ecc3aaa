//! Closed-class words and places in a sentence that attribution goes by beside the tree.

use super::draft::Range;
use crate::tree::Tree;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// Whether the word is a quotation mark of any kind.
pub(super) fn is_quotation_mark(word: &str) -> bool {
    matches!(
        word,
        "\"" | "“" | "”" | "''" | "``" | "'" | "‘" | "’" | "«" | "»" | "„"
    )
}

/// A verb or auxiliary with tense.
pub(super) fn is_finite(tree: &Tree<'_>, token: u32) -> bool {
    tree.token(token)
        .is_some_and(|t| matches!(t.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md))
}

/// A past tense that the tagger took for a participle: it governs the sentence, has a subject of
/// its own, or hangs on a noun that would else be a sentence without a verb.
pub(super) fn is_misread_past(tree: &Tree<'_>, verb: u32) -> bool {
    let participle = tree
        .token(verb)
        .is_some_and(|t| matches!(t.xpos, Xpos::Vbn));
    let helped = tree
        .related(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
        .any(|aux| !is_parted(tree, aux, verb));
    if !participle || helped {
        return false;
    }
    match tree.rel(verb) {
        Deprel::Root => true,
        // Nothing above it is a predicate either.
        Deprel::Acl => tree.path_up(verb).skip(1).all(|above| {
            is_noun(tree, above) && above < verb && tree.child(above, Deprel::Cop).is_none()
        }),
        _ => tree.related(verb, &[Deprel::Nsubj]).any(|s| s < verb),
    }
}

/// `"It will be," said Reid`: whether a quotation ends between an auxiliary and the verb that the
/// tree gives it to.
pub(super) fn is_parted(tree: &Tree<'_>, aux: u32, verb: u32) -> bool {
    (aux..verb).any(|t| is_quotation_mark(tree.word(t)))
}

/// "saying", "telling": a participle without an auxiliary.
pub(super) fn is_participle(tree: &Tree<'_>, verb: u32) -> bool {
    tree.token(verb).is_some_and(|t| t.xpos == Xpos::Vbg) && tree.child(verb, Deprel::Aux).is_none()
}

/// "to say"
pub(super) fn is_infinitive(tree: &Tree<'_>, verb: u32) -> bool {
    tree.related(verb, &[Deprel::Mark])
        .any(|mark| tree.lemma(mark) == "to")
}

/// "Asked whether it would close, he said", "when told of it, she said": whether the words from
/// `first` on are the occasion and not what is said.
pub(super) fn is_setting(tree: &Tree<'_>, first: u32) -> bool {
    let opens = matches!(tree.upos(first), Upos::Sconj | Upos::Adv);
    let verb = if opens { first + 1 } else { first };
    tree.upos(verb) == Upos::Verb && is_bare_participle(tree, verb)
}

/// A form in -ed or -ing without a subject.
pub(super) fn is_bare_participle(tree: &Tree<'_>, verb: u32) -> bool {
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
    let bare = tree.related(verb, &subjects).next().is_none();
    bare && tree
        .token(verb)
        .is_some_and(|t| matches!(t.xpos, Xpos::Vbn | Xpos::Vbd | Xpos::Vbg))
}

/// A word that a noun phrase can open with or consist of.
pub(super) fn is_nominal(tree: &Tree<'_>, token: u32) -> bool {
    matches!(
        tree.upos(token),
        Upos::Propn | Upos::Noun | Upos::Det | Upos::Adj | Upos::Pron | Upos::Num
    )
}

/// A word that a noun phrase can have for its head.
pub(super) fn is_noun(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.upos(token), Upos::Propn | Upos::Noun | Upos::Pron)
}

/// Nouns and adverbs of time that stand in a clause without a preposition.
pub(super) fn is_time(tree: &Tree<'_>, token: u32) -> bool {
    matches!(
        tree.lemma(token),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tonight"
            | "tomorrow"
            | "week"
            | "month"
            | "year"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "day"
            | "weekend"
            | "time"
    )
}

pub(super) fn is_relative(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.lemma(token), "who" | "which" | "that" | "whom")
}

/// Where the verb group of a predicate starts: at its first auxiliary, negation or adverb in one
/// piece with it.
pub(super) fn group_start(tree: &Tree<'_>, verb: u32) -> u32 {
    let (first, _) = tree.sentence_tokens(tree.sentence(verb));
    let mut start = verb;
    while let Some(before) = start.checked_sub(1).filter(|at| *at >= first) {
        let own = tree.head(before) == Some(verb);
        let joins = match tree.upos(before) {
            Upos::Aux => true,
            Upos::Part => tree.lemma(before) != "'s",
            Upos::Adv => own && !is_relative(tree, before),
            _ => {
                own && matches!(
                    tree.rel(before),
                    Deprel::Aux | Deprel::AuxPass | Deprel::Cop
                )
            }
        };
        if !joins {
            break;
        }
        start = before;
    }
    start
}

/// The range without commas, dashes, adverbs and bare conjunctions at its edges.
pub(super) fn trimmed(tree: &Tree<'_>, (mut from, mut to): Range) -> Range {
    let bare = |t: u32| {
        matches!(tree.upos(t), Upos::Cconj | Upos::Adv | Upos::Intj)
            || (tree.upos(t) == Upos::Punct && !matches!(tree.word(t), ")" | "("))
    };
    while from < to && bare(from) {
        from += 1;
    }
    while from < to && bare(to - 1) {
        to -= 1;
    }
    (from, to)
}

/// The token that a stretch of noun phrase hangs together by: the first noun governed from
/// outside, else the last noun before a preposition or comma.
pub(super) fn head_of(tree: &Tree<'_>, range: Range) -> Option<u32> {
    let outside = |t: u32| {
        tree.head(t)
            .is_none_or(|h| !(range.0..range.1).contains(&h))
    };
    let governed = (range.0..range.1).find(|t| is_noun(tree, *t) && outside(*t));
    governed.or_else(|| {
        let stop = (range.0 + 1..range.1)
            .find(|t| tree.upos(*t) == Upos::Adp || tree.word(*t) == ",")
            .unwrap_or(range.1);
        (range.0..stop)
            .rev()
            .find(|t| is_noun(tree, *t))
            .or_else(|| (range.0..range.1).find(|t| is_nominal(tree, *t)))
    })
}
