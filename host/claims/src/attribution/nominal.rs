//! Cue nouns: "a warning that", "Moscow's claim that", "criticism of", "made a promise to".

use super::draft::{Draft, Range};
use super::grammar::{group_start, is_noun};
use super::predicated;
use super::speaker;
use crate::arguments;
use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{CueClass, NounCue};
use gainsay_text::syntax::{Deprel, Upos, Xpos};

pub(super) fn find(tree: &Tree<'_>, words: &Words) -> Vec<Draft> {
    (0..tree.len())
        .filter(|token| tree.upos(*token) == Upos::Noun)
        .filter_map(|token| {
            let cue = words.noun_cues.get(tree.lemma(token))?;
            predicated::received(tree, token, cue)
                .or_else(|| predicated::equated(tree, token, cue))
                .or_else(|| read(tree, token, cue))
        })
        .collect()
}

fn read(tree: &Tree<'_>, noun: u32, cue: &NounCue) -> Option<Draft> {
    let (content, preposition) = content(tree, noun, cue)?;
    let light = light_verb(tree, noun);
    let (source_head, source) = source(tree, noun, content, light);
    // "the threat of rain", "a plan to send more": nobody's.
    let loose = preposition.is_some() || tree.lemma(content.0) == "to";
    if source.is_none() && loose && cue.class != CueClass::Ask {
        return None;
    }
    if preposition.is_some()
        && light.is_none()
        && is_in_mind(cue.class)
        && is_own(tree, source_head)
    {
        return None;
    }
    let from = light.map_or(noun, |verb| group_start(tree, verb));
    Some(Draft {
        source,
        source_head,
        cue: (from, preposition.map_or(noun, |at| at) + 1),
        head: noun,
        lemma: cue.lemma.clone(),
        class: cue.class,
        commitment: cue.commitment,
        content: vec![content],
        negated: false,
        clausal: preposition.is_none(),
        setting: false,
        tail: None,
    })
}

/// Attitudes that nobody needs to have said.
fn is_in_mind(class: CueClass) -> bool {
    use CueClass::{Commit, Doubt, Estimate, Feel, Know, Think, Wish};
    matches!(
        class,
        Commit | Doubt | Estimate | Feel | Know | Think | Wish
    )
}

/// "She defended her plan for the port": what is somebody's "own" in a pronoun is a thing that other
/// words speak of.
fn is_own(tree: &Tree<'_>, owner: Option<u32>) -> bool {
    owner
        .and_then(|owner| tree.token(owner))
        .is_some_and(|owner| owner.xpos == Xpos::PrpPoss)
}

/// A verb that adds no more than that something is said: "made the claim", "issued a warning".
fn light_verb(tree: &Tree<'_>, noun: u32) -> Option<u32> {
    let verb = tree.head(noun).filter(|_| tree.rel(noun) == Deprel::Obj)?;
    let light = matches!(
        tree.lemma(verb),
        "make"
            | "give"
            | "have"
            | "take"
            | "issue"
            | "offer"
            | "express"
            | "voice"
            | "deliver"
            | "raise"
            | "cast"
            | "launch"
            | "repeat"
            | "renew"
            | "show"
            | "share"
            | "put"
            | "lay"
            | "hold"
            | "send"
            | "place"
            | "pay"
            | "throw"
            | "draw"
            | "level"
            | "reiterate"
    );
    (light && verb < noun && noun - verb < 8).then_some(verb)
}

/// The clause opened by "that" or "to" that hangs on the noun, or the complement of a preposition
/// right behind it, with that preposition.
fn content(tree: &Tree<'_>, noun: u32, cue: &NounCue) -> Option<(Range, Option<u32>)> {
    let allows = |kind: &str| cue.complements.iter().any(|c| c == kind);
    let clauses = &[Deprel::Acl, Deprel::Ccomp, Deprel::AclRelcl];
    let clause = tree
        .related(noun, clauses)
        .filter(|c| *c > noun)
        .find(|clause| {
            let mark = |word: &str| {
                tree.related(*clause, &[Deprel::Mark])
                    .any(|m| m > noun && tree.lemma(m) == word)
            };
            (allows("that") && mark("that")) || (allows("to") && mark("to"))
        });
    if let Some(clause) = clause {
        return Some((tree.extent(clause), None));
    }
    let preposition = noun + 1;
    let stands = tree.upos(preposition) == Upos::Adp
        && tree.sentence(preposition) == tree.sentence(noun)
        && allows(tree.lemma(preposition));
    let complement = tree
        .head(preposition)
        .filter(|c| stands && *c > preposition)?;
    let (_, to) = tree.extent(complement);
    Some(((preposition + 1, to), Some(preposition)))
}

/// Whose: the possessor, the complement of "by", "from" or "among", the subject of a light verb or
/// of the verb that the noun is the object of, or a name before the noun.
fn source(
    tree: &Tree<'_>,
    noun: u32,
    content: Range,
    light: Option<u32>,
) -> (Option<u32>, Option<Range>) {
    let outside = |t: &u32| !(content.0..content.1).contains(t);
    let owner = tree.related(noun, &[Deprel::NmodPoss]).next();
    let by = || {
        ["by", "from", "among"]
            .into_iter()
            .find_map(|word| arguments::complements(tree, noun, word).next())
            .map(|f| f.token)
    };
    let modifier = || {
        tree.related(noun, &[Deprel::Amod, Deprel::Compound])
            .find(|m| arguments::starts_upper(tree.word(*m)) && *m < noun)
    };
    let nominal = |head: u32| (Some(head), Some(tree.noun_phrase(head)));
    if let Some(owner) = owner {
        let (from, to) = tree.noun_phrase(owner);
        return (Some(owner), Some((from, to)));
    }
    if let Some(verb) = light
        && let Some(speaker) = speaker::find(tree, verb, false).filter(|s| outside(&s.head))
    {
        return (Some(speaker.head), Some(speaker.range));
    }
    if let Some(by) = by().filter(outside) {
        return nominal(by);
    }
    if let Some(modifier) = modifier() {
        return nominal(modifier);
    }
    let governor = tree
        .head(noun)
        .filter(|v| tree.upos(*v) == Upos::Verb && tree.rel(noun) == Deprel::Obj)
        .and_then(|verb| arguments::subject(tree, verb))
        .map(|f| f.token)
        .filter(|t| outside(t) && is_noun(tree, *t));
    governor.map_or((None, None), nominal)
}
