//! Incidents that a warned-of party claims afterwards.

use crate::Params;
use crate::warnings::Warnings;
use gainsay_sdk::{Argument, Article, Case, Claim};

/// Claims of incident frames by the party, made after its first warning and within the window.
pub(crate) fn after<'c>(
    case: &'c Case,
    params: &Params,
    warnings: &Warnings<'c>,
    window: i32,
) -> Vec<Claim<'c>> {
    let Some(warning) = warnings.claims.first() else {
        return Vec::new();
    };
    case.claims()
        .filter(|claim| params.incident.iter().any(|frame| claim.is(frame)) && claim.affirms())
        .filter(|claim| is_by(*claim, warnings.agent) && follows(*claim, *warning, window))
        .collect()
}

/// Whether the party, or somebody who speaks for it, says so.
fn is_by(claim: Claim<'_>, agent: Argument<'_>) -> bool {
    claim
        .nearest()
        .is_some_and(|by| match (by.entity(), agent.entity()) {
            (Some(source), Some(agent)) => source.principal() == agent.principal(),
            (None, None) => by.source_head() == agent.head(),
            _ => false,
        })
}

/// Later in the same article, or in an article published within the window after it.
fn follows(claim: Claim<'_>, warning: Claim<'_>, window: i32) -> bool {
    if claim.at().article == warning.at().article {
        return warning.at().precedes(claim.at());
    }
    let day = |claim: Claim<'_>| claim.article().and_then(Article::published);
    match (day(warning), day(claim)) {
        (Some(warned), Some(claimed)) => (0..=window).contains(&claimed.saturating_sub(warned)),
        _ => false,
    }
}
