//! Quotations without a cue of their own: the speaker of the paragraph goes on.

use super::directness;
use super::nesting::in_speech;
use crate::tree::Tree;
use gainsay_model::{Attribution, CueClass, Span};
use gainsay_text::{Quotation, QuotationKind};

/// A cue right behind a quotation stands within so many bytes.
const NEAR: u32 = 200;

/// Attributions before and behind a quotation that are looked at.
const WINDOW: usize = 12;

/// Adds every quotation that no content holds to what a speaker of its paragraph says: the one
/// named before it, else one named right behind it. A paragraph that is a quotation and nothing
/// else goes on with the paragraph before.
pub(super) fn adopt(tree: &Tree<'_>, found: &mut [Attribution]) {
    let held = Held::new(tree, found);
    let mut touched = Vec::new();
    for quotation in &tree.notes.quotations {
        let whole = quotation.outer.is_none() && quotation.kind == QuotationKind::Speech;
        if !whole || held.overlaps(quotation.span) {
            continue;
        }
        if let Some(index) = speaker(tree, found, quotation)
            && let Some(attribution) = found.get_mut(index)
        {
            attribution.content.push(quotation.span);
            touched.push(index);
        }
    }
    for index in touched {
        if let Some(attribution) = found.get_mut(index) {
            attribution.content.sort();
            attribution.kind = directness(tree, &attribution.content);
        }
    }
}

fn speaker(tree: &Tree<'_>, found: &[Attribution], quotation: &Quotation) -> Option<usize> {
    let paragraph = paragraph_at(tree, quotation.span)?;
    let after = found.partition_point(|a| a.cue.start < quotation.span.start);
    let of = |index: &usize| {
        found
            .get(*index)
            .and_then(|a| paragraph_of(tree, a.sentence))
    };
    let speaks = |index: &usize| {
        found
            .get(*index)
            .is_some_and(|a| is_speech(a) && !in_speech(tree.notes, a.cue))
            && !is_of_source(found, *index)
    };
    let here = |index: &usize| speaks(index) && of(index) == Some(paragraph);
    let last = (after.saturating_sub(WINDOW)..after).rev().find(speaks);
    let before = last.filter(here);
    let behind = || {
        (after..found.len().min(after + WINDOW))
            .find(speaks)
            .filter(here)
            .filter(|i| {
                found
                    .get(*i)
                    .is_some_and(|a| a.cue.start < quotation.span.end + NEAR)
            })
    };
    let above = || {
        let alone = tree
            .notes
            .segments
            .get(paragraph as usize)
            .is_some_and(|s| {
                s.span.start == quotation.span.start && s.span.end <= quotation.span.end + 1
            });
        last.filter(|i| alone && of(i).is_some_and(|p| p + 1 == paragraph))
    };
    before.or_else(behind).or_else(above)
}

/// "Said Reid, who thinks often of it": whether the cue only tells who another speaker is.
fn is_of_source(found: &[Attribution], index: usize) -> bool {
    let Some(cue) = found.get(index).map(|a| a.cue) else {
        return false;
    };
    let near = index.saturating_sub(1)..(index + 2).min(found.len());
    found.get(near).is_some_and(|near| {
        near.iter()
            .filter_map(|other| other.source)
            .any(|source| source.contains(cue))
    })
}

fn is_speech(attribution: &Attribution) -> bool {
    use CueClass::{Ask, Claim, Demand, Deny, Report, Say, Think, Warn};
    attribution.source.is_some()
        && matches!(
            attribution.cue_class,
            Ask | Claim | Demand | Deny | Report | Say | Think | Warn
        )
}

/// Index of the segment of a sentence.
fn paragraph_of(tree: &Tree<'_>, sentence: u32) -> Option<u32> {
    tree.notes
        .sentences
        .get(sentence as usize)
        .map(|s| s.segment)
}

/// Index of the segment in which a place lies.
fn paragraph_at(tree: &Tree<'_>, place: Span) -> Option<u32> {
    let after = tree
        .notes
        .sentences
        .partition_point(|s| s.span.start <= place.start);
    paragraph_of(tree, after.checked_sub(1)? as u32)
}

/// Contents in order of their starts, each with the furthest end so far.
struct Held(Vec<(u32, u32)>);

impl Held {
    /// Without what is said inside quotations: "I think" does not hold the words around it.
    fn new(tree: &Tree<'_>, found: &[Attribution]) -> Self {
        let mut spans: Vec<(u32, u32)> = found
            .iter()
            .filter(|a| !in_speech(tree.notes, a.cue))
            .flat_map(|a| a.content.iter().map(|span| (span.start, span.end)))
            .collect();
        spans.sort_unstable();
        let mut furthest = 0;
        for span in &mut spans {
            furthest = furthest.max(span.1);
            span.1 = furthest;
        }
        Self(spans)
    }

    fn overlaps(&self, place: Span) -> bool {
        let after = self.0.partition_point(|span| span.0 < place.end);
        after
            .checked_sub(1)
            .and_then(|last| self.0.get(last))
            .is_some_and(|span| span.1 > place.start)
    }
}
