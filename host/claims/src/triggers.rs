//! Which words evoke which frames.

use crate::tree::Tree;
use crate::words::{Trigger, Words};
use gainsay_model::{Complement, Cue, CueClass, Frame};
use gainsay_text::syntax::{Deprel, Upos};

/// How the trigger stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Verb,
    Noun,
    Predicate,
}

/// A word that evokes a frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) token: u32,
    /// First and one past the last token of the trigger, as far as it is in one piece.
    pub(crate) tokens: (u32, u32),
    pub(crate) frame: usize,
    pub(crate) form: Form,
    /// Words of the trigger beyond the first.
    pub(crate) extra: usize,
}

/// Frames that a token evokes, the most specific trigger of each.
pub(crate) fn at(tree: &Tree<'_>, words: &Words, token: u32) -> Vec<Hit> {
    // The "had" of "had sent" evokes nothing.
    if matches!(tree.rel(token), Deprel::Aux | Deprel::AuxPass) {
        return Vec::new();
    }
    let Some(triggers) = words.triggers.get(tree.lemma(token)) else {
        return Vec::new();
    };
    let (own, form) = match tree.upos(token) {
        Upos::Verb | Upos::Aux => (&triggers.verbs, Form::Verb),
        Upos::Noun | Upos::Propn => (&triggers.nouns, Form::Noun),
        _ => (&triggers.predicates, Form::Predicate),
    };
    let mut hits = collect(tree, words, token, own, form);
    // "is in place", "are intact": nouns and adjectives can be predicates too.
    if form != Form::Predicate {
        let predicates = &triggers.predicates;
        hits.extend(collect(tree, words, token, predicates, Form::Predicate));
    }
    hits.sort_by(|a, b| a.frame.cmp(&b.frame).then(b.extra.cmp(&a.extra)));
    hits.dedup_by_key(|hit| hit.frame);
    if hits.iter().any(|hit| hit.extra > 0) {
        silence_shorter(words, &mut hits);
    }
    hits
}

/// "pull out" is not "pull": a longer trigger silences shorter ones of its pack at the same word.
fn silence_shorter(words: &Words, hits: &mut Vec<Hit>) {
    let layer = |hit: &Hit| words.layers.get(hit.frame).copied();
    let all = hits.clone();
    hits.retain(|hit| {
        let same = all.iter().filter(|other| layer(other) == layer(hit));
        same.map(|other| other.extra).max() == Some(hit.extra)
    });
}

fn collect(
    tree: &Tree<'_>,
    words: &Words,
    token: u32,
    triggers: &[Trigger],
    form: Form,
) -> Vec<Hit> {
    // Asked before the triggers are read: "in" begins dozens of them, and is rarely a predicate.
    if triggers.is_empty() || form == Form::Predicate && !is_predicate(tree, token) {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for trigger in triggers {
        let Some(frame) = words.frames.get(trigger.frame) else {
            continue;
        };
        let Some(rest) = rest(tree, token, &trigger.rest) else {
            continue;
        };
        if form != Form::Verb || !ruled_out(tree, words, token, frame) {
            let end = rest
                .iter()
                .fold(token + 1, |end, at| if *at == end { end + 1 } else { end });
            let extra = trigger.rest.len();
            hits.push(Hit {
                token,
                tokens: (token, end),
                frame: trigger.frame,
                form,
                extra,
            });
        }
    }
    hits
}

/// Tokens of the trigger's further words: next to it, or governed by it.
fn rest(tree: &Tree<'_>, token: u32, wanted: &[String]) -> Option<Vec<u32>> {
    let mut found: Vec<u32> = Vec::new();
    for word in wanted {
        let next = found.last().map_or(token + 1, |last| last + 1);
        let is = |at: u32| tree.lemma(at) == word || tree.word(at).eq_ignore_ascii_case(word);
        let beside = Some(next)
            .filter(|at| *at < tree.len() && tree.sentence(*at) == tree.sentence(token) && is(*at));
        let governed = || {
            let children = tree.children(token).iter().copied();
            let grandchildren = tree
                .children(token)
                .iter()
                .flat_map(|child| tree.children(*child))
                .copied();
            children
                .chain(grandchildren)
                .find(|at| *at > token && is(*at))
        };
        found.push(beside.or_else(governed)?);
    }
    Some(found)
}

fn is_predicate(tree: &Tree<'_>, token: u32) -> bool {
    let copula = tree.child(token, Deprel::Cop).is_some();
    let subject = tree.related(token, &[Deprel::Nsubj]).next().is_some();
    let complement = tree.rel(token) == Deprel::Xcomp;
    // "they are still there": some trees hang the adverb on the verb "be".
    let adverb = tree.rel(token) == Deprel::Advmod
        && tree
            .head(token)
            .is_some_and(|h| matches!(tree.lemma(h), "be" | "stay" | "remain"));
    copula || subject || complement || adverb
}

fn ruled_out(tree: &Tree<'_>, words: &Words, token: u32, frame: &Frame) -> bool {
    let has = |complement: &Complement| has_complement(tree, words, token, *complement);
    frame.not_if.iter().any(has) || !frame.only_if.is_empty() && !frame.only_if.iter().any(has)
}

/// "7,000 soldiers arrived on Monday, an official said": the clause behind says who tells it.
fn reports(tree: &Tree<'_>, words: &Words, token: u32, clause: u32) -> bool {
    let told = |cue: &Cue| {
        use CueClass::{Claim, Estimate, Report, Say, Warn};
        matches!(cue.class, Say | Claim | Report | Estimate | Warn)
    };
    let cues = words.cues.get(tree.lemma(clause));
    tree.rel(clause) == Deprel::Parataxis
        && clause > token
        && cues.is_some_and(|cues| cues.iter().any(told))
        && tree.child(clause, Deprel::Nsubj).is_some()
}

fn has_complement(tree: &Tree<'_>, words: &Words, token: u32, complement: Complement) -> bool {
    match complement {
        // "added 300 soldiers even though ..." has an object, whatever clause follows.
        Complement::Clause => {
            let mut clauses = tree.related(token, &[Deprel::Ccomp, Deprel::Parataxis]);
            let clause = clauses.find(|&clause| !reports(tree, words, token, clause));
            clause.is_some() && tree.child(token, Deprel::Obj).is_none()
        }
        Complement::Object => tree.child(token, Deprel::Obj).is_some(),
        Complement::Infinitive => tree.child(token, Deprel::Xcomp).is_some(),
    }
}
