//! Statements that are attributed first and told as fact later.

use crate::Params;
use gainsay_sdk::{Article, Case, Claim, Commitment, Finding, FindingKind, Rule, SegmentKind};

/// A claim is compared with so many before it.
const REACH: usize = 64;

/// Claims in the article's own voice that it had on somebody's word alone before.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let claims: Vec<Claim<'_>> = case
        .claims()
        .filter(|claim| claim.at().article == article.index() && claim.affirms())
        .filter(|claim| {
            params.frames.is_empty() || params.frames.iter().any(|frame| claim.is(frame))
        })
        .collect();
    let mut found = Vec::new();
    for (at, later) in claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| is_own_voice(**claim))
    {
        let before = claims.get(at.saturating_sub(REACH)..at).unwrap_or_default();
        let first = before.iter().find(|claim| claim.retells(*later));
        // Told as fact from the start, it is the article's own knowledge.
        if let Some(first) = first.filter(|claim| is_on_word(**claim)) {
            found.push(finding(rule, *first, *later));
        }
    }
    found
}

fn is_own_voice(claim: Claim<'_>) -> bool {
    let body = claim
        .sentence()
        .is_some_and(|sentence| sentence.segment() == SegmentKind::Body);
    body && claim.nearest().is_none() && claim.inherited().is_none() && !claim.is_quoted()
}

fn is_on_word(claim: Claim<'_>) -> bool {
    claim
        .nearest()
        .is_some_and(|by| by.commitment() != Commitment::Factive)
}

fn finding(rule: &Rule, first: Claim<'_>, later: Claim<'_>) -> Finding {
    let agent = later.role("agent").map_or("", |agent| agent.name());
    rule.finding(FindingKind::Policy)
        .remarked("attributed", first.at(), first.source_name())
        .remarked("flat", later.at(), "the article")
        .value("source", first.source_name())
        .value("agent", agent)
}
