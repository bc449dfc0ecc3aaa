//! One finding out of a group of opposed claims.

use crate::Params;
use crate::pairs::Group;
use gainsay_sdk::{Argument, Claim, Day, Finding, FindingKind, Quantity, Rule};

/// Names of the values for messages.
pub(crate) const VALUES: &[&str] = &[
    "claim.source",
    "claim.agent",
    "claim.theme",
    "claim.place",
    "claim.day",
    "counter.source",
    "counter.agent",
    "counter.theme",
    "counter.place",
    "counter.day",
    "counter.figure",
    "more",
];

/// How many further claims and counters a finding lists.
const MORE_CLAIMS: usize = 2;
const MORE_COUNTERS: usize = 4;

/// The finding, with the most telling claim and counter first.
pub(crate) fn finding(rule: &Rule, params: &Params, group: &Group<'_>) -> Option<Finding> {
    let (claim, counters) = group.pairs.iter().max_by_key(|(claim, counters)| {
        let best = counters
            .iter()
            .map(|c| weight(*c))
            .max()
            .unwrap_or_default();
        (weight(*claim) + best, std::cmp::Reverse(claim.index()))
    })?;
    let counter = counters.iter().max_by_key(|c| {
        let listed = u8::from(!params.is_of_claim(**c));
        (weight(**c) + listed, std::cmp::Reverse(c.index()))
    })?;
    let kind = kind(*claim, *counter);
    let mut finding = rule
        .finding(kind)
        .remarked("claim", claim.at(), &remark(*claim))
        .remarked("counter", counter.at(), &remark(*counter));
    let lower = match kind {
        FindingKind::Disputed => params.disputed,
        FindingKind::Reversal => params.reversal,
        _ => None,
    };
    if let Some(level) = lower {
        finding = finding.at_most(level.into());
    }
    let further = further(group, *claim, *counter);
    for (role, other) in &further {
        finding = finding.remarked(role, other.at(), &remark(*other));
    }
    finding = values(finding, "claim", *claim);
    finding = values(finding, "counter", *counter);
    let figure = counter
        .quantities()
        .next()
        .map(Quantity::words)
        .unwrap_or_default();
    let more = further
        .iter()
        .filter(|(role, _)| *role == "counter")
        .count();
    let more = if more > 0 {
        more.to_string()
    } else {
        String::new()
    };
    Some(finding.value("counter.figure", figure).value("more", more))
}

/// Other claims and counters, in order of place within each.
fn further<'c>(
    group: &Group<'c>,
    claim: Claim<'c>,
    counter: Claim<'c>,
) -> Vec<(&'static str, Claim<'c>)> {
    let claims = group
        .pairs
        .iter()
        .map(|(claim, _)| *claim)
        .filter(|c| *c != claim);
    let mut counters: Vec<Claim<'c>> = group
        .pairs
        .iter()
        .flat_map(|(_, counters)| counters.iter().copied())
        .collect();
    counters.sort_by_key(|c| c.index());
    counters.dedup();
    let counters = counters.into_iter().filter(|c| *c != counter);
    let counters = counters.take(MORE_COUNTERS).map(|c| ("counter", c));
    claims
        .take(MORE_CLAIMS)
        .map(|c| ("claim", c))
        .chain(counters)
        .collect()
}

/// How well a claim stands for its side: running text over headings, a named source and agent, a
/// figure.
fn weight(claim: Claim<'_>) -> u8 {
    let heading = claim
        .sentence()
        .is_some_and(gainsay_sdk::Sentence::is_heading);
    let agent = claim.role("agent").is_some_and(|agent| !agent.is_pronoun());
    4 * u8::from(!heading)
        + 2 * u8::from(claim.nearest().is_some())
        + u8::from(agent)
        + u8::from(claim.quantities().next().is_some())
}

fn kind(claim: Claim<'_>, counter: Claim<'_>) -> FindingKind {
    if !claim.same_source(counter) {
        return FindingKind::Disputed;
    }
    match claim.days().zip(counter.days()) {
        Some((one, two)) if two.0 > one.1 => FindingKind::Reversal,
        _ => FindingKind::Contradiction,
    }
}

/// Who says so, and of when.
fn remark(claim: Claim<'_>) -> String {
    let source = claim.source_name();
    match day(claim) {
        day if day.is_empty() => source.to_owned(),
        day => format!("{source}, {day}"),
    }
}

/// The day or days that the claim itself names; empty if it names none.
fn day(claim: Claim<'_>) -> String {
    match claim.stated_days() {
        Some((first, last)) if first == last => Day(first).to_string(),
        Some((first, last)) => format!("{} to {}", Day(first), Day(last)),
        None => String::new(),
    }
}

fn values(mut finding: Finding, side: &str, claim: Claim<'_>) -> Finding {
    for role in ["agent", "theme", "place"] {
        let filler = claim.role(role).filter(|filler| !filler.is_pronoun());
        let words = filler.map(Argument::name).unwrap_or_default();
        finding = finding.value(&format!("{side}.{role}"), words);
    }
    finding
        .value(&format!("{side}.source"), claim.source_name())
        .value(&format!("{side}.day"), day(claim))
}
