//! Which of two attributions of a sentence words belong to, where trees hang them on the wrong one:
//! "A, two officials said", "said A and added B", "said A, adding B".

use super::draft::Draft;
use super::grammar::{is_bare_participle, is_participle};
use crate::tree::Tree;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// Attributions before one in the same sentence that are looked at.
const WINDOW: usize = 12;

/// Settles the edges of contents and passes sources on; drafts stand in order of their cues.
pub(super) fn settle(tree: &Tree<'_>, drafts: &mut [Draft]) {
    cut_tails(tree, drafts);
    for index in 0..drafts.len() {
        begin_at_turn(tree, drafts, index);
    }
    for draft in drafts.iter_mut() {
        end_at_relative(tree, draft);
    }
    for index in 0..drafts.len() {
        end_question(tree, drafts, index);
    }
    for index in 0..drafts.len() {
        let contrast = drafts.get(index).and_then(|later| contrast(tree, later));
        if let Some(from) = contrast {
            cut_before(tree, drafts, index, from);
        }
    }
    for index in 0..drafts.len() {
        let circumstance = drafts
            .get(index)
            .and_then(|later| circumstance(tree, later));
        if let Some((from, verb)) = circumstance {
            let earlier = drafts.get_mut(index.saturating_sub(WINDOW)..index);
            for draft in earlier.unwrap_or_default() {
                if draft.head == verb || is_led_to(tree, draft, verb) {
                    draft.shorten(from);
                }
            }
        }
    }
    for index in 0..drafts.len() {
        let Some(from) = drafts.get(index).and_then(|later| goes_on(tree, later)) else {
            continue;
        };
        share(tree, drafts, index, from);
    }
}

/// Takes "…, two officials said" out of the contents of the other attributions of its sentence.
fn cut_tails(tree: &Tree<'_>, drafts: &mut [Draft]) {
    let tails: Vec<(u32, u32)> = drafts
        .iter()
        .filter_map(|d| Some((tree.sentence(d.cue.0), d.tail?)))
        .collect();
    for draft in drafts {
        let sentence = tree.sentence(draft.cue.0);
        let after = tails.partition_point(|(s, _)| *s < sentence);
        let Some((_, tail)) = tails
            .get(after)
            .filter(|(s, tail)| *s == sentence && draft.cue.0 < *tail)
        else {
            continue;
        };
        draft.shorten(*tail);
    }
}

/// "REID: People are scared": what is said in a turn of an interview does not take in whose turn it
/// is.
fn begin_at_turn(tree: &Tree<'_>, drafts: &mut [Draft], index: usize) {
    let Some(turn) = drafts.get(index).filter(|draft| draft.is_turn()) else {
        return;
    };
    let (colon, sentence) = (turn.head, tree.sentence(turn.head));
    let within = drafts.get_mut(index + 1..).unwrap_or_default();
    for draft in within.iter_mut().take(WINDOW) {
        if tree.sentence(draft.head) == sentence {
            for range in &mut draft.content {
                range.0 = range.0.max(colon + 1).min(range.1);
            }
            draft.content.retain(|range| range.0 < range.1);
        }
    }
}

/// "Criticized the plan, which engineers said was old": a thing that is spoken of ends before a
/// clause that only says more of it. Quotations are left whole.
fn end_at_relative(tree: &Tree<'_>, draft: &mut Draft) {
    let quoted = tree
        .token(draft.head)
        .is_some_and(|t| t.quotation.is_some());
    if draft.clausal || quoted {
        return;
    }
    let opens = |comma: &u32| {
        tree.word(*comma) == ","
            && matches!(tree.lemma(comma + 1), "who" | "which" | "whose" | "whom")
    };
    let comma = draft
        .content
        .iter()
        .flat_map(|range| range.0..range.1)
        .find(|at| *at > draft.cue.1 && opens(at));
    if let Some(comma) = comma {
        draft.shorten(comma);
    }
}

/// "Asked how long, the mayor replied": ends a question that opens the sentence before the comma
/// behind which somebody answers.
fn end_question(tree: &Tree<'_>, drafts: &mut [Draft], index: usize) {
    let Some(answer) = drafts.get(index).filter(|draft| draft.speaks()) else {
        return;
    };
    let from = answer
        .source
        .map_or(answer.cue.0, |source| source.0.min(answer.cue.0));
    let (first, _) = tree.sentence_tokens(tree.sentence(answer.head));
    let Some(comma) = from.checked_sub(1).filter(|at| tree.word(*at) == ",") else {
        return;
    };
    let earlier = drafts.get_mut(index.saturating_sub(WINDOW)..index);
    for draft in earlier.unwrap_or_default() {
        let opens = (first..first + 2).contains(&draft.cue.0) && draft.cue.1 <= comma;
        if opens && draft.source.is_none() && is_bare_participle(tree, draft.head) {
            draft.shorten(comma);
        }
    }
}

/// Where somebody else's words begin that are set against those before: "said A, while B said C".
fn contrast(tree: &Tree<'_>, later: &Draft) -> Option<u32> {
    let source = later.source.filter(|source| source.1 <= later.cue.0)?;
    let opens = |at: u32| matches!(tree.lemma(at), "while" | "whereas" | "but");
    let mark = source
        .0
        .checked_sub(1)
        .filter(|at| later.speaks() && opens(*at))?;
    let comma = mark.checked_sub(1).filter(|at| tree.word(*at) == ",");
    Some(comma.unwrap_or(mark))
}

/// "Defended the plan by citing a poll", "left after she had asked": where words begin that tell how
/// or when, and the verb that they belong to.
fn circumstance(tree: &Tree<'_>, later: &Draft) -> Option<(u32, u32)> {
    let verb = tree
        .head(later.head)
        .filter(|verb| tree.rel(later.head) == Deprel::Advcl && *verb < later.head)?;
    let mark = tree
        .related(later.head, &[Deprel::Mark, Deprel::Advmod])
        .find(|mark| {
            *mark > verb
                && *mark < later.head
                && matches!(
                    tree.lemma(*mark),
                    "by" | "while"
                        | "after"
                        | "before"
                        | "when"
                        | "as"
                        | "though"
                        | "although"
                        | "without"
                )
        })?;
    Some((mark, verb))
}

/// "It seemed to fall as critics said": whether what seems so is told by that verb.
fn is_led_to(tree: &Tree<'_>, draft: &Draft, verb: u32) -> bool {
    draft.source.is_none() && tree.rel(verb) == Deprel::Xcomp && tree.head(verb) == Some(draft.head)
}

/// Cuts the contents of earlier attributions of the sentence at that place.
fn cut_before(tree: &Tree<'_>, drafts: &mut [Draft], index: usize, from: u32) {
    let earlier = drafts.get_mut(index.saturating_sub(WINDOW)..index);
    for draft in earlier.unwrap_or_default() {
        let own = tree.sentence(draft.head) == tree.sentence(from) && draft.cue.1 <= from;
        // "Said that while others claimed A, it was B" says B.
        let first = draft.content.first().map_or(from, |range| range.0);
        if own && (first..from).any(|t| tree.upos(t) == Upos::Verb) {
            draft.cut(from);
        }
    }
}

/// Where a cue starts that goes on with an earlier speaker's words: at the comma or conjunction
/// before "adding that", "and added that".
fn goes_on(tree: &Tree<'_>, later: &Draft) -> Option<u32> {
    let before = later.cue.0.checked_sub(1)?;
    // "according to" names its own source.
    if later.lemma.contains(' ') {
        return None;
    }
    let speech = later.speaks() || later.clausal;
    let participle = is_participle(tree, later.head);
    if participle && tree.word(before) == "," {
        return Some(before);
    }
    let own = tree
        .related(later.head, &[Deprel::Nsubj])
        .any(|s| s < later.head);
    let joined = tree.upos(before) == Upos::Cconj;
    if !(joined && speech && !own) || tree.upos(later.head) != Upos::Verb {
        return None;
    }
    let comma = before.checked_sub(1).filter(|c| tree.word(*c) == ",");
    Some(comma.unwrap_or(before))
}

/// Cuts the contents of earlier attributions at that place and gives the later one their source.
fn share(tree: &Tree<'_>, drafts: &mut [Draft], index: usize, from: u32) {
    let Some(later) = drafts.get(index).cloned() else {
        return;
    };
    let participle = is_participle(tree, later.head);
    let sentence = tree.sentence(later.head);
    let helped = |d: &Draft| {
        let auxiliaries = &[Deprel::Aux, Deprel::AuxPass];
        tree.related(d.head, auxiliaries).next().is_some()
    };
    // A participle without an auxiliary is a past tense misread.
    let tense = |d: &Draft| match tree.token(d.head).map(|t| t.xpos) {
        Some(Xpos::Vbn) if !helped(d) => Some(Xpos::Vbd),
        other => other,
    };
    let window = index.saturating_sub(WINDOW)..index;
    let outer = window.clone().find(|at| {
        drafts.get(*at).is_some_and(|d| {
            let fits = if participle {
                later.speaks() || !d.speaks()
            } else {
                d.speaks() && tense(d) == tense(&later)
            };
            tree.sentence(d.head) == sentence && d.holds(later.head) && d.cue.1 <= from && fits
        })
    });
    // "He said, adding that": the cue right before the comma.
    let beside = window.clone().rev().find(|at| {
        drafts.get(*at).is_some_and(|d| {
            let inverted = d.source.is_some_and(|s| s.0 >= d.cue.1 && s.1 == from);
            tree.sentence(d.head) == sentence && d.speaks() && (d.cue.1 == from || inverted)
        })
    });
    let outer = beside.filter(|_| participle).or(outer);
    let Some(source) = outer
        .and_then(|at| drafts.get(at))
        .map(|d| (d.source, d.source_head))
        .filter(|s| s.0.is_some() || later.source.is_none())
    else {
        return;
    };
    for at in window {
        let Some(draft) = drafts.get_mut(at) else {
            continue;
        };
        if tree.sentence(draft.head) != sentence || !draft.holds(later.head) {
            continue;
        }
        draft.cut(from);
    }
    if let Some(draft) = drafts.get_mut(index) {
        (draft.source, draft.source_head) = source;
    }
}
