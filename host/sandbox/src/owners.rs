//! What the figures of an article belong to.

use crate::build_case::{Places, kept};
use gainsay_model::{ArticleClaims, Span};
use std::collections::BTreeMap;

/// What a figure belongs to.
#[derive(Clone, Copy, Default)]
pub(crate) struct Owner {
    pub(crate) claim: Option<u32>,
    pub(crate) attribution: Option<u32>,
}

/// For every figure that is kept, in order: the first claim that lists it with the attribution
/// nearest to that claim; else the innermost attribution whose content it stands in.
pub(crate) fn owners(claims: &ArticleClaims, places: &Places<'_>) -> Vec<Owner> {
    let selection = places.selection;
    let mut claimed: BTreeMap<u32, Owner> = BTreeMap::new();
    for row in selection.claims.iter() {
        let Some(claim) = claims.claims.get(row as usize) else {
            continue;
        };
        let owner = Owner {
            claim: places.claim(row),
            attribution: claim.chain.last().and_then(|row| places.attribution(*row)),
        };
        for quantity in &claim.quantities {
            claimed.entry(*quantity).or_insert(owner);
        }
    }
    let around = innermost(claims, places);
    let rows = selection.quantities.iter().zip(around);
    rows.map(|(row, attribution)| match claimed.get(&row) {
        Some(owner) => Owner {
            claim: owner.claim,
            attribution: owner.attribution.or(attribution),
        },
        None => Owner {
            claim: None,
            attribution,
        },
    })
    .collect()
}

/// For every figure that is kept, in order, the innermost attribution whose content it stands in.
fn innermost(claims: &ArticleClaims, places: &Places<'_>) -> Vec<Option<u32>> {
    // Deeper nesting than this is not language; the search stays linear.
    const DEEPEST: usize = 64;
    let selection = places.selection;
    let mut contents: Vec<(Span, u32)> = selection
        .attributions
        .iter()
        .filter_map(|row| {
            Some((
                claims.attributions.get(row as usize)?,
                places.attribution(row)?,
            ))
        })
        .flat_map(|(said, place)| said.content.iter().map(move |span| (*span, place)))
        .collect();
    contents.sort_by_key(|(span, place)| (span.start, u32::MAX - span.end, *place));
    let mut figures: Vec<(Span, usize)> = kept(&claims.quantities, &selection.quantities)
        .enumerate()
        .map(|(at, quantity)| (quantity.span, at))
        .collect();
    figures.sort_unstable();
    let mut around = vec![None; figures.len()];
    let mut waiting = contents.into_iter().peekable();
    let mut open: Vec<(Span, u32)> = Vec::new();
    for (figure, at) in figures {
        while let Some(content) = waiting.next_if(|(span, _)| span.start <= figure.start) {
            open.push(content);
        }
        while open.pop_if(|(span, _)| span.end <= figure.start).is_some() {}
        let candidates = open.iter().rev().take(DEEPEST);
        let mut holding = candidates.filter(|(span, _)| span.contains(figure));
        if let Some(slot) = around.get_mut(at) {
            *slot = holding.next().map(|(_, place)| *place);
        }
    }
    around
}
