//! Instances of the packs' frames, with everything that claims carry.

use crate::attribution;
use crate::confidence;
use crate::factuality;
use crate::mentions::MentionIndex;
use crate::roles;
use crate::tree::Tree;
use crate::triggers::{self, Form, Hit};
use crate::words::Words;
use gainsay_model::{
    Argument, Attribution, Claim, Frame, Quantity, Span, Tense, Timex, TimexType, Trace,
};
use gainsay_text::syntax::{Deprel, Upos};
use std::collections::BTreeMap;

/// Claims, and how many words there were that could have evoked one.
pub(crate) struct Found {
    pub(crate) claims: Vec<Claim>,
    pub(crate) triggers_seen: u32,
}

/// Claims of the frames of one pack by the token of their trigger. Figures and times go to the
/// nearest claim of each pack, so that what one pack knows takes nothing from another.
type Layer = BTreeMap<u32, Vec<usize>>;

/// Every claim of the article in order of trigger.
pub(crate) fn find(
    tree: &Tree<'_>,
    words: &Words,
    mentions: &MentionIndex,
    attributions: &[Attribution],
    quantities: &[Quantity],
) -> Found {
    let mut claims: Vec<Claim> = Vec::new();
    let packs = words.layers.iter().max().map_or(0, |last| last + 1);
    let mut layers: Vec<Layer> = vec![Layer::default(); packs];
    let mut triggers_seen = 0;
    for token in 0..tree.len() {
        let hits = triggers::at(tree, words, token);
        triggers_seen += u32::from(!hits.is_empty());
        for hit in hits {
            let Some(frame) = words.frames.get(hit.frame) else {
                continue;
            };
            let said = attribution::innermost(attributions, tree.span(hit.tokens));
            let said = said.and_then(|index| attributions.get(index as usize));
            let Some(arguments) = roles::fill(tree, words, mentions, said, frame, &hit) else {
                continue;
            };
            let layer = words.layers.get(hit.frame).copied();
            if let Some(layer) = layer.and_then(|layer| layers.get_mut(layer)) {
                layer.entry(token).or_default().push(claims.len());
            }
            claims.push(claim(tree, words, attributions, frame, &hit, arguments));
        }
    }
    for layer in &layers {
        attach_quantities(tree, quantities, layer, &mut claims);
        let loose = attach_times(tree, &tree.notes.times, layer, &mut claims);
        inherit_times(tree, &loose, layer, &mut claims);
    }
    inherit_sources(tree, attributions, &mut claims);
    Found {
        claims,
        triggers_seen,
    }
}

fn claim(
    tree: &Tree<'_>,
    words: &Words,
    attributions: &[Attribution],
    frame: &Frame,
    hit: &Hit,
    arguments: Vec<Argument>,
) -> Claim {
    let mut group = factuality::group(tree, words, hit);
    let trigger = tree.span(hit.tokens);
    let innermost = attribution::innermost(attributions, trigger);
    let chain = attribution::chain(attributions, innermost);
    let said = innermost.and_then(|index| attributions.get(index as usize));
    let polarity = factuality::attributed(said, &mut group);
    let tense = if hit.form == Form::Noun && group.tense == Tense::None {
        Tense::Past
    } else {
        group.tense
    };
    let partial = is_partial(tree, words, hit.token);
    let confidence = confidence::of(tree, frame, hit, &arguments);
    let trace = vec![Trace {
        step: format!("{:?} trigger", hit.form).to_lowercase(),
        matched: tree.lemma(hit.token).to_owned(),
        span: trigger,
    }];
    Claim {
        frame: frame.id.clone(),
        trigger,
        span: clause(tree, hit).cover(trigger),
        sentence: tree.sentence(hit.token),
        factuality: factuality::held(attributions, &chain, polarity, &group, tense),
        arguments,
        quantities: Vec::new(),
        times: Vec::new(),
        polarity,
        modality: group.modality,
        tense,
        partial,
        negated_by: group.negated_by,
        chain,
        inherited_source: None,
        quoted: tree.token(hit.token).is_some_and(|t| t.quotation.is_some()),
        confidence,
        trace,
    }
}

/// The trigger's clause without clauses beside it and without its conjunction.
fn clause(tree: &Tree<'_>, hit: &Hit) -> Span {
    use Deprel::{Cc, Conj, Mark, Parataxis, Punct};
    let (mut from, mut to) = hit.tokens;
    for child in tree.children(hit.token).iter().copied() {
        if matches!(tree.rel(child), Cc | Conj | Mark | Parataxis | Punct) {
            continue;
        }
        let (left, right) = tree.extent(child);
        from = from.min(left);
        to = to.max(right);
    }
    tree.span((from, to))
}

fn is_partial(tree: &Tree<'_>, words: &Words, token: u32) -> bool {
    let (from, to) = tree.extent(token);
    // Only near the trigger: "some of" in a far adjunct says nothing about it.
    let (from, to) = (from.max(token.saturating_sub(12)), to.min(token + 12));
    (from..to).any(|at| {
        let word = |i: usize| {
            if at + (i as u32) < to {
                tree.word(at + i as u32)
            } else {
                ""
            }
        };
        words.partial.at(tree.word(at), word).is_some()
    })
}

/// The claims whose trigger is the nearest one above a token.
fn claims_above<'m>(tree: &Tree<'_>, layer: &'m Layer, token: u32) -> &'m [usize] {
    tree.path_up(token)
        .find_map(|at| layer.get(&at))
        .map_or(&[], Vec::as_slice)
}

fn attach_quantities(
    tree: &Tree<'_>,
    quantities: &[Quantity],
    layer: &Layer,
    claims: &mut [Claim],
) {
    for (index, quantity) in quantities.iter().enumerate() {
        let number = (quantity.tokens.0..quantity.tokens.1).find(|t| {
            tree.token(*t)
                .is_some_and(|t| t.span.overlaps(quantity.number))
        });
        let Some(number) = number else { continue };
        for claim in claims_above(tree, layer, number) {
            if let Some(claim) = claims.get_mut(*claim) {
                claim.quantities.push(index as u32);
            }
        }
    }
}

fn attach_times(tree: &Tree<'_>, times: &[Timex], layer: &Layer, claims: &mut [Claim]) -> Vec<u32> {
    let mut loose = Vec::new();
    for (index, time) in times.iter().enumerate() {
        let above = claims_above(tree, layer, time.tokens.0);
        let of = if above.is_empty() {
            claims_before(tree, layer, time.tokens.0)
        } else {
            above
        };
        for claim in of {
            if let Some(claim) = claims.get_mut(*claim) {
                claim.times.push(index as u32);
            }
        }
        if of.is_empty() {
            loose.push(index as u32);
        }
    }
    loose
}

/// A claim without a time of its own has that of its sentence, if the sentence has just one day
/// that belongs to no claim: "on Monday the mayor said that the bridge had reopened".
fn inherit_times(tree: &Tree<'_>, loose: &[u32], layer: &Layer, claims: &mut [Claim]) {
    let mut by_sentence: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for index in loose {
        if let Some(time) = tree.notes.times.get(*index as usize)
            && time.earliest.is_some()
            && time.kind == TimexType::Date
        {
            by_sentence.entry(time.sentence).or_default().push(*index);
        }
    }
    if by_sentence.is_empty() {
        return;
    }
    for index in layer.values().flatten() {
        if let Some(claim) = claims.get_mut(*index)
            && claim.times.is_empty()
            && let Some([only]) = by_sentence.get(&claim.sentence).map(Vec::as_slice)
        {
            claim.times.push(*only);
        }
    }
}

/// The claims of the nearest trigger before a token, with no other verb between: for a time that
/// the tree hangs elsewhere.
fn claims_before<'m>(tree: &Tree<'_>, layer: &'m Layer, token: u32) -> &'m [usize] {
    let Some((trigger, claims)) = layer.range(..token).next_back() else {
        return &[];
    };
    let same = tree.sentence(*trigger) == tree.sentence(token);
    let verbless = (trigger + 1..token).all(|t| !matches!(tree.upos(t), Upos::Verb | Upos::Aux));
    if same && verbless { claims } else { &[] }
}

/// A sentence without a cue after one with a cue, in the same paragraph, may go on with the
/// account of its source.
fn inherit_sources(tree: &Tree<'_>, attributions: &[Attribution], claims: &mut [Claim]) {
    let segment = |sentence: u32| {
        tree.notes
            .sentences
            .get(sentence as usize)
            .map(|s| s.segment)
    };
    for claim in claims.iter_mut().filter(|claim| claim.chain.is_empty()) {
        let before = attributions.partition_point(|a| a.cue.start < claim.trigger.start);
        let last = before.checked_sub(1);
        let found = last.and_then(|i| attributions.get(i)).is_some_and(|a| {
            a.sentence < claim.sentence && segment(a.sentence) == segment(claim.sentence)
        });
        claim.inherited_source = last.filter(|_| found).map(|i| i as u32);
    }
}
