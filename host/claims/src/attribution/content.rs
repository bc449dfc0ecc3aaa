//! From the tokens that a cue governs to the whole of what is said: quotations are followed to
//! their ends, over sentences and paragraphs.

use super::draft::{Draft, Range};
use crate::tree::Tree;
use gainsay_model::Span;
use gainsay_text::QuotationKind;
use gainsay_text::syntax::Upos;

/// Quotations before the content that may still reach into it: a nested one or two.
const BEFORE: usize = 4;

/// Content in spans, in order, without overlaps and bare marks at the edges.
pub(super) fn spans(tree: &Tree<'_>, draft: &Draft) -> Vec<Span> {
    let mut spans: Vec<Span> = draft
        .content
        .iter()
        .flat_map(|range| around(*range, draft.cue))
        .filter_map(|range| trimmed(tree, range))
        .collect();
    if draft.clausal {
        follow_quotations(tree, draft, &mut spans);
    }
    // What is said inside a quotation ends with it.
    let inside = tree.token(draft.head).and_then(|token| token.quotation);
    if let Some(outer) = inside.and_then(|q| tree.notes.quotations.get(q as usize)) {
        spans.retain(|span| outer.span.contains(*span));
    }
    spans.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// A range without the cue, if it should lie inside.
fn around(range: Range, cue: Range) -> Vec<Range> {
    if cue.0 < range.1 && range.0 < cue.1 {
        return vec![(range.0, cue.0), (cue.1, range.1)];
    }
    vec![range]
}

/// Without commas, stops and "that" at its edges; none if nothing is left.
fn trimmed(tree: &Tree<'_>, (mut from, mut to): Range) -> Option<Span> {
    let bare = |t: u32| {
        tree.upos(t) == Upos::Punct
            && matches!(tree.word(t), "," | "." | ";" | ":" | "-" | "--" | "—" | "–")
    };
    while from < to && bare(from) {
        from += 1;
    }
    while from < to && bare(to - 1) {
        to -= 1;
    }
    (from < to).then(|| tree.span((from, to)))
}

fn follow_quotations(tree: &Tree<'_>, draft: &Draft, spans: &mut Vec<Span>) {
    let cue = tree.span(draft.cue);
    let mut last_end = None;
    let Some(reach) = spans.iter().copied().reduce(Span::cover) else {
        return;
    };
    let quotations = &tree.notes.quotations;
    // Quotations stand in order of their opening marks: look from a few before the content on.
    let first = quotations
        .partition_point(|q| q.span.start < reach.start)
        .saturating_sub(BEFORE);
    let near = quotations
        .iter()
        .skip(first)
        .take_while(|q| q.span.start < reach.end);
    for quotation in near {
        let touches = spans.iter().any(|span| quotation.span.overlaps(*span));
        if touches && quotation.kind != QuotationKind::Term && !quotation.span.contains(cue) {
            spans.push(quotation.span);
            last_end = last_end.max(Some(quotation.span.end));
        }
    }
    // "A," she said. "B.": the next sentence of the paragraph goes on in quotation marks.
    if let Some(end) = last_end.map(|end: u32| end.max(cue.end)) {
        spans.extend(continuation(tree, draft, end));
    }
}

/// The sentence after the cue's, if it is nothing but a quotation of the same paragraph.
fn continuation(tree: &Tree<'_>, draft: &Draft, end: u32) -> Option<Span> {
    let sentence = tree.sentence(draft.cue.0);
    let segment = tree.notes.sentences.get(sentence as usize)?.segment;
    let next = tree.notes.sentences.get(sentence as usize + 1)?;
    let quotations = &tree.notes.quotations;
    let first = quotations.partition_point(|q| q.span.start < next.span.start);
    let quotation = quotations
        .get(first)
        .filter(|q| q.span.start >= end && q.span.start <= next.span.start + 1)?;
    let same = next.segment == segment && quotation.kind == QuotationKind::Speech;
    // A cue of its own after the quotation would make it another attribution's content.
    let own = quotation.span.end + 1 < next.span.end;
    (same && !own).then_some(quotation.span)
}
