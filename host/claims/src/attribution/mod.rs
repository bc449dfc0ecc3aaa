//! Attribution: source, cue and content, over the whole article.
//!
//! Cues are found by the words of the packs and the clauses that they govern; a cue verb that
//! governs neither a clause nor a quotation nor what its entry allows is an ordinary verb ("added
//! that" against "added three rooms").

mod content;
mod draft;
mod nesting;
mod nominal;
mod phrasal;
mod source;
mod turns;
mod verbal;

use crate::mentions::MentionIndex;
use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{Attribution, AttributionKind, Span};

pub(crate) use draft::Draft;
pub(crate) use nesting::{chain, innermost};

/// Every attribution of the article, in order of cue, with their nesting.
pub(crate) fn find(tree: &Tree<'_>, words: &Words, mentions: &MentionIndex) -> Vec<Attribution> {
    let mut drafts = verbal::find(tree, words);
    drafts.extend(phrasal::find(tree, words));
    drafts.extend(nominal::find(tree, words));
    drafts.extend(turns::find(tree));
    drafts.sort_by_key(|draft| (draft.cue.0, draft.cue.1));
    drafts.dedup_by_key(|draft| draft.cue.0);
    cut_tails(tree, &mut drafts);
    let mut found: Vec<Attribution> = drafts
        .iter()
        .filter_map(|draft| finish(tree, words, mentions, draft))
        .collect();
    nesting::link(&mut found);
    found
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
        for range in &mut draft.content {
            if range.0 < *tail {
                range.1 = range.1.min(*tail);
            }
        }
    }
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
    let quoted: usize = content
        .iter()
        .flat_map(|span| {
            tree.notes.quotations.iter().flat_map(move |quotation| {
                quotation
                    .parts
                    .iter()
                    .filter(|part| part.overlaps(*span))
                    .map(move |part| {
                        part.end
                            .min(span.end)
                            .saturating_sub(part.start.max(span.start))
                            as usize
                    })
            })
        })
        .sum();
    let whole: usize = content.iter().map(|span| span.len()).sum();
    if quoted == 0 {
        AttributionKind::Indirect
    } else if quoted * 10 >= whole * 8 {
        AttributionKind::Direct
    } else {
        AttributionKind::Mixed
    }
}
