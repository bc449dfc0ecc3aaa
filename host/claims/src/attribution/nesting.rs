//! Chains: which attribution stands in whose content.

use gainsay_model::{Attribution, Span};
use gainsay_text::{Annotations, QuotationKind};

/// Leaves out what is said inside a quotation that nobody is found to speak: "I think" there is no
/// statement of the article's.
pub(super) fn drop_loose(notes: &Annotations, found: &mut Vec<Attribution>) {
    let loose: Vec<bool> = (0..found.len())
        .map(|index| {
            let Some(cue) = found.get(index).map(|a| a.cue) else {
                return false;
            };
            in_speech(notes, cue) && smallest(found, cue, Some(index)).is_none()
        })
        .collect();
    let mut loose = loose.into_iter();
    found.retain(|_| !loose.next().unwrap_or(false));
}

/// Whether the place lies inside somebody's words.
pub(super) fn in_speech(notes: &Annotations, place: Span) -> bool {
    let after = notes
        .quotations
        .partition_point(|q| q.span.start <= place.start);
    let near = after.saturating_sub(BEFORE)..after;
    notes.quotations.get(near).is_some_and(|near| {
        near.iter()
            .any(|q| q.kind == QuotationKind::Speech && q.span.contains(place))
    })
}

/// Quotations before a place that may still hold it: nested ones.
const BEFORE: usize = 6;

/// Links every attribution to the smallest one whose content holds its cue.
pub(super) fn link(found: &mut [Attribution]) {
    let parents: Vec<Option<u32>> = (0..found.len())
        .map(|index| {
            let cue = found.get(index)?.cue;
            smallest(found, cue, Some(index))
        })
        .collect();
    let mut above: Vec<usize> = (0..found.len()).collect();
    for (index, parent) in parents.iter().enumerate() {
        // Two attributions whose contents hold each other's cues: the later one is the inner one.
        let mutual = parent.is_some_and(|p| parents.get(p as usize) == Some(&Some(index as u32)));
        let parent = parent.filter(|p| !mutual || (*p as usize) < index);
        // Of a larger circle the last link is left out.
        let parent = parent.filter(|p| outermost(&mut above, *p as usize) != index);
        if let (Some(attribution), Some(above)) = (found.get_mut(index), above.get_mut(index)) {
            attribution.parent = parent;
            *above = parent.map_or(index, |p| p as usize);
        }
    }
}

/// Where the links so far lead from there; halves the way for the next time it is asked.
fn outermost(above: &mut [usize], mut at: usize) -> usize {
    while let Some(&next) = above.get(at).filter(|next| **next != at) {
        let further = above.get(next).copied().unwrap_or(next);
        if let Some(link) = above.get_mut(at) {
            *link = further;
        }
        at = further;
    }
    at
}

/// Looking further than this for content that holds a place would make long texts quadratic.
const WINDOW: usize = 48;

fn smallest(found: &[Attribution], place: Span, but: Option<usize>) -> Option<u32> {
    let near = found.partition_point(|a| a.cue.start < place.start);
    let window = near.saturating_sub(WINDOW)..(near + WINDOW).min(found.len());
    window
        .filter(|index| Some(*index) != but)
        .filter_map(|index| {
            let attribution = found.get(index)?;
            let content = &attribution.content;
            let holds = content.iter().any(|span| span.contains(place));
            holds.then(|| {
                (
                    content.iter().map(|span| span.len()).sum::<usize>(),
                    index as u32,
                )
            })
        })
        .min()
        .map(|(_, index)| index)
}

/// The innermost attribution whose content holds that place.
pub(crate) fn innermost(found: &[Attribution], place: Span) -> Option<u32> {
    smallest(found, place, None)
}

/// Attributions from the outermost to that one.
pub(crate) fn chain(found: &[Attribution], innermost: Option<u32>) -> Vec<u32> {
    let mut chain = Vec::new();
    let mut at = innermost;
    while let Some(index) = at {
        if chain.contains(&index) || chain.len() > 16 {
            break;
        }
        chain.push(index);
        at = found.get(index as usize).and_then(|a| a.parent);
    }
    chain.reverse();
    chain
}
