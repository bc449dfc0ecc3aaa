//! Claims told firmer than before, or than below the headline.

use crate::Params;
use crate::unverified::{is_unnamed, is_unverified};
use gainsay_sdk::{
    Argument, Case, Claim, Commitment, Factuality, Finding, FindingKind, Rule, SegmentKind,
};

/// A claim is compared with so many before it.
const REACH: usize = 64;
const ROLES: &[&str] = &["agent", "theme", "victim", "target"];

/// Headlines in the article's own voice whose event the text never tells as fact.
pub(crate) fn headlines(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    let claims: Vec<Claim<'_>> = case
        .claims()
        .filter(|claim| is_wanted(*claim, params))
        .collect();
    claims
        .iter()
        .filter(|claim| segment(**claim) == Some(SegmentKind::Headline) && is_firm(**claim))
        .filter(|claim| claim.confidence() >= params.min_confidence)
        .filter_map(|headline| {
            let mut text = claims.iter().filter(|claim| {
                segment(**claim) == Some(SegmentKind::Body)
                    && claim.at().article == headline.at().article
                    && is_same(*headline, **claim, params)
            });
            let first = *text.next()?;
            let weak = |claim| is_weak(claim) || is_unverified(case, claim, params);
            (weak(first) && text.all(|claim| weak(*claim)))
                .then(|| finding(rule, "headline", *headline, first))
        })
        .collect()
}

/// Events told as fact in the text that it called possible before.
pub(crate) fn later(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    let claims: Vec<Claim<'_>> = case
        .claims()
        .filter(|claim| is_wanted(*claim, params) && segment(*claim) == Some(SegmentKind::Body))
        .collect();
    let mut found = Vec::new();
    for (at, claim) in claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| is_firm(**claim))
    {
        let before = claims.get(at.saturating_sub(REACH)..at).unwrap_or_default();
        let first = before.iter().find(|first| {
            first.at().article == claim.at().article
                && first.raw().sentence != claim.raw().sentence
                && is_same(*claim, **first, params)
        });
        if let Some(first) = first.filter(|first| is_doubtful(**first) && has_all(*claim, **first))
        {
            found.push(finding(rule, "later", *claim, *first));
        }
    }
    found
}

fn segment(claim: Claim<'_>) -> Option<SegmentKind> {
    claim.sentence().map(gainsay_sdk::Sentence::segment)
}

fn is_wanted(claim: Claim<'_>, params: &Params) -> bool {
    let updates = || {
        claim.sentence().is_some_and(|sentence| {
            sentence
                .words()
                .any(|word| params.update_words.contains(word))
        })
    };
    let listed = params.frames.is_empty() || params.frames.iter().any(|frame| claim.is(frame));
    listed && !params.not_frames.iter().any(|frame| claim.is(frame)) && !updates()
}

/// Told as fact by the article itself, or by somebody whom it believes: "researchers find".
fn is_firm(claim: Claim<'_>) -> bool {
    let believed = |by: gainsay_sdk::Attribution<'_>| by.commitment() == Commitment::Factive;
    claim.affirms()
        && claim.chain().all(believed)
        && claim.inherited().is_none()
        && !claim.is_quoted()
}

/// Not told as fact, or on the word of somebody whom the article keeps at a distance.
fn is_weak(claim: Claim<'_>) -> bool {
    !claim.affirms()
        || claim
            .chain()
            .any(|by| by.commitment() == Commitment::Distancing)
}

/// Called possible, or alleged; plans and demands are something else.
fn is_doubtful(claim: Claim<'_>) -> bool {
    matches!(
        claim.factuality(),
        Factuality::Possible | Factuality::CounterPossible
    ) || (claim.is_positive()
        && claim
            .chain()
            .any(|by| by.commitment() == Commitment::Distancing))
}

/// The same event: a frame with a role that is filled alike and none that is filled otherwise.
fn is_same(one: Claim<'_>, two: Claim<'_>, params: &Params) -> bool {
    let alike = |role: &&str| {
        let both = one.role(role).zip(two.role(role));
        both.is_some_and(|(one, two)| !one.is_pronoun() && one.same_as(two))
    };
    let kin = || {
        params
            .kin
            .iter()
            .any(|frames| one.is(frames) && two.is(frames))
    };
    (one.frame() == two.frame() || kin())
        && ROLES.iter().any(alike)
        && ROLES.iter().all(|role| {
            let unnamed = two.role(role);
            one.role_compatible(two, role)
                || unnamed.is_some_and(|argument| is_unnamed(argument, params))
        })
}

/// Whether the firm claim has whatever the doubtful one names, somebody known among it: "people may
/// die" and "people died" are two events, and so are "may meet the envoy" and "met her lawyer".
fn has_all(firm: Claim<'_>, doubtful: Claim<'_>) -> bool {
    let has = |argument: Argument<'_>| {
        let other = firm.role(argument.role());
        other.is_some_and(|other| other.same_as(argument))
    };
    let known =
        |argument: Argument<'_>| argument.party().is_some() || argument.words().starts_with("the ");
    doubtful.arguments().all(has) && doubtful.arguments().any(known)
}

fn finding(rule: &Rule, role: &str, firm: Claim<'_>, weak: Claim<'_>) -> Finding {
    let agent = firm.role("agent").map_or("", Argument::name);
    rule.finding(FindingKind::Policy)
        .evidence(role, firm.at())
        .remarked("hedged", weak.at(), weak.source_name())
        .value("source", weak.source_name())
        .value("agent", agent)
}
