//! Attribution: source, cue and content, over the whole article.
//!
//! Cues are found by the words of the packs and the clauses that they govern; a cue verb that
//! governs neither a clause nor a quotation nor what its entry allows is an ordinary verb ("added
//! that" against "added three rooms").

mod adopted;
mod beside;
mod content;
mod draft;
mod governed;
mod grammar;
mod likely;
mod nearer;
mod nesting;
mod nominal;
mod phrasal;
mod predicated;
mod sharing;
mod source;
mod speaker;
#[cfg(test)]
mod tests;
mod turns;
mod verbal;

use crate::mentions::MentionIndex;
use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{Attribution, AttributionKind, Span};
use gainsay_text::Annotations;

pub(crate) use draft::Draft;
pub(crate) use nesting::{chain, innermost};

/// Every attribution of the article, in order of cue, with their nesting.
pub(crate) fn find(tree: &Tree<'_>, words: &Words, mentions: &MentionIndex) -> Vec<Attribution> {
    let mut drafts = verbal::find(tree, words);
    drafts.extend(phrasal::find(tree, words));
    drafts.extend(nominal::find(tree, words));
    drafts.extend(turns::find(tree));
    drafts.sort_by_key(|draft| (draft.cue.0, draft.cue.1));
    drafts.retain(|draft| is_somebody(tree, words, draft));
    one_for_each_word(&mut drafts);
    drop_settings(tree, &mut drafts);
    sharing::settle(tree, &mut drafts);
    let mut found: Vec<Attribution> = drafts
        .iter()
        .filter_map(|draft| finish(tree, words, mentions, draft))
        .collect();
    adopted::adopt(tree, &mut found);
    nesting::drop_loose(tree.notes, &mut found);
    nesting::link(&mut found);
    found
}

/// "The race offers a choice": things neither feel nor want, and say no more than a clause.
fn is_somebody(tree: &Tree<'_>, words: &Words, draft: &Draft) -> bool {
    use gainsay_model::CueClass::{Ask, Estimate, Know, Report, Say};
    let telling = matches!(draft.class, Ask | Estimate | Know | Report | Say) && draft.clausal;
    // "A slogan that addresses the poor": "that" without its noun names nobody.
    let bare = |s: draft::Range| s.1 == s.0 + 1 && tree.lemma(s.0) == "that";
    if !telling && draft.source.is_some_and(bare) {
        return false;
    }
    telling
        || draft.source_head.is_none_or(|head| {
            source::can_speak(tree, words, head) || source::are_some(tree, words, head)
        })
}

/// Of attributions that share a word of their cues the longest cue stays: "made a promise" is not
/// also "a promise". Drafts stand in order of their cues.
fn one_for_each_word(drafts: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        match kept.last_mut() {
            Some(last) if draft.cue.0 < last.cue.1 => {
                if draft.cue.1 - draft.cue.0 > last.cue.1 - last.cue.0 {
                    *last = draft;
                }
            }
            _ => kept.push(draft),
        }
    }
    *drafts = kept;
}

/// "In a poll, half of them said so": they said so, the poll is where.
fn drop_settings(tree: &Tree<'_>, drafts: &mut Vec<Draft>) {
    let speech: Vec<u32> = drafts
        .iter()
        .filter(|draft| !draft.setting)
        .map(|draft| tree.sentence(draft.head))
        .collect();
    drafts.retain(|d| !d.setting || speech.binary_search(&tree.sentence(d.head)).is_err());
}

fn finish(
    tree: &Tree<'_>,
    words: &Words,
    mentions: &MentionIndex,
    draft: &Draft,
) -> Option<Attribution> {
    let content = content::spans(tree, draft);
    if content.is_empty() {
        return None;
    }
    let source = source::describe(tree, words, mentions, draft);
    Some(Attribution {
        source: draft.source.map(|tokens| tree.span(tokens)),
        source_head: source.head,
        entity: source.entity,
        source_kind: source.kind,
        anonymous: source.anonymous,
        anonymity_reason: source.reason,
        via: source.via,
        cue: tree.span(draft.cue),
        cue_lemma: draft.lemma.clone(),
        cue_class: draft.class,
        commitment: draft.commitment,
        kind: directness(tree, &content),
        content,
        parent: None,
        negated: draft.negated,
        sentence: tree.sentence(draft.cue.0),
    })
}

/// Direct if quotation marks hold all of the content, mixed if they hold some.
fn directness(tree: &Tree<'_>, content: &[Span]) -> AttributionKind {
    let quoted = content.iter().map(|span| quoted(tree.notes, *span));
    let quoted: usize = quoted.sum();
    let whole: usize = content.iter().map(|span| span.len()).sum();
    if quoted == 0 {
        AttributionKind::Indirect
    } else if quoted * 10 >= whole * 8 {
        AttributionKind::Direct
    } else {
        AttributionKind::Mixed
    }
}

/// How many bytes of a place stand in quotation marks; in marks within marks they count again.
///
/// Quotations stand in order of their opening marks: those that begin in the place are looked at, and the
/// last one before it with those around that one.
fn quoted(notes: &Annotations, place: Span) -> usize {
    let quotations = &notes.quotations;
    let starts_before = |at: u32| quotations.partition_point(|q| q.span.start < at);
    let (first, end) = (starts_before(place.start), starts_before(place.end));
    let around = std::iter::successors(first.checked_sub(1), |&inner| {
        quotations.get(inner)?.outer.map(|outer| outer as usize)
    });
    let near = around.chain(first..end).filter_map(|at| quotations.get(at));
    near.map(|quotation| {
        let parts = &quotation.parts;
        let behind = parts.get(parts.partition_point(|part| part.end <= place.start)..);
        let parts = behind.unwrap_or_default().iter();
        parts
            .take_while(|part| part.start < place.end)
            .map(|part| part.end.min(place.end) - part.start.max(place.start))
            .map(|bytes| bytes as usize)
            .sum::<usize>()
    })
    .sum()
}
