//! Chains: which attribution stands in whose content.

use gainsay_model::{Attribution, Span};

/// Links every attribution to the smallest one whose content holds its cue.
pub(super) fn link(found: &mut [Attribution]) {
    let parents: Vec<Option<u32>> = (0..found.len())
        .map(|index| {
            let cue = found.get(index)?.cue;
            smallest(found, cue, Some(index))
        })
        .collect();
    for (index, parent) in parents.iter().enumerate() {
        // Two attributions whose contents hold each other's cues: the later one is the inner one.
        let mutual = parent.is_some_and(|p| parents.get(p as usize) == Some(&Some(index as u32)));
        if let Some(attribution) = found.get_mut(index) {
            attribution.parent = parent.filter(|p| !mutual || (*p as usize) < index);
        }
    }
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
            let holds = attribution.content.iter().any(|span| span.contains(place));
            let size: usize = attribution.content.iter().map(|span| span.len()).sum();
            holds.then_some((size, index as u32))
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
