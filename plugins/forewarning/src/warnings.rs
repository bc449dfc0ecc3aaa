//! Which claims are warnings, and the finding that they make.

use crate::Params;
use gainsay_sdk::{
    Argument, Attribution, Case, Claim, Day, Finding, FindingKind, Modality, Rule, Words,
};

/// How many further warnings a finding lists.
const MORE: usize = 4;

/// Warnings about one party, in order of place.
pub(crate) struct Warnings<'c> {
    pub(crate) agent: Argument<'c>,
    pub(crate) claims: Vec<Claim<'c>>,
}

impl<'c> Warnings<'c> {
    /// Those of articles that are no later than that of the incidents.
    pub(crate) fn until(&self, incidents: &[Claim<'c>]) -> &[Claim<'c>] {
        let last = incidents.first().map(|claim| claim.at().article);
        let later = |claim: &Claim<'c>| last.is_some_and(|last| claim.at().article > last);
        let end = self.claims.iter().position(later);
        &self.claims[..end.unwrap_or(self.claims.len())]
    }
}

/// Warnings by the party that they are about.
pub(crate) fn by_agent<'c>(case: &'c Case, params: &Params) -> Vec<Warnings<'c>> {
    let mut groups: Vec<Warnings<'c>> = Vec::new();
    let warns = |claim: &Claim<'c>| {
        is_warning(*claim, params) || is_aim(case, *claim, params) || is_on_own(*claim, params)
    };
    for claim in case.claims().filter(warns) {
        let Some(agent) = claim.role("agent").filter(|agent| !agent.is_pronoun()) else {
            continue;
        };
        match groups.iter_mut().find(|group| group.agent.same_as(agent)) {
            Some(group) => group.claims.push(claim),
            None => groups.push(Warnings {
                agent,
                claims: vec![claim],
            }),
        }
    }
    for group in &mut groups {
        add_companions(case, params, group);
    }
    groups
}

/// Adds what else is said of the party in the sentences of its warnings: "stage a raid and present
/// it as ...", of which the second half has lost its "will" to the first.
fn add_companions<'c>(case: &'c Case, params: &Params, group: &mut Warnings<'c>) {
    let sentences: Vec<u32> = group
        .claims
        .iter()
        .map(|claim| claim.raw().sentence)
        .collect();
    let beside = |claim: &Claim<'c>| {
        let aimed = || is_of(*claim, &params.aims) || is_of(*claim, &params.incident);
        claim.is_positive()
            && (is_wanted(*claim, params) || aimed())
            && sentences.contains(&claim.raw().sentence)
            && claim
                .role("agent")
                .is_none_or(|agent| !agent.differs_from(group.agent))
    };
    group.claims.extend(case.claims().filter(beside));
    group.claims.sort_by_key(|claim| claim.index());
    group.claims.dedup();
}

fn is_warning(claim: Claim<'_>, params: &Params) -> bool {
    is_wanted(claim, params)
        && source(claim).is_some()
        && (is_unsettled(claim) || is_warned(claim, params) || is_under_way(claim, params))
        && (params.signs.is_empty() || has_word(claim, &params.signs))
        && !has_word(claim, &params.quiet_words)
}

/// What an incident is to serve for, with the incident in the same sentence: "blow up a bridge and
/// blame the neighbours".
fn is_aim(case: &Case, claim: Claim<'_>, params: &Params) -> bool {
    let is_incident = |other: Claim<'_>| {
        other.raw().sentence == claim.raw().sentence
            && (is_of(other, &params.incident) || is_of(other, &params.frames))
            && other.is_positive()
            && other.role("agent").is_some()
            && other.role_compatible(claim, "agent")
    };
    is_of(claim, &params.aims)
        && claim.is_positive()
        && is_unsettled(claim)
        && source(claim).is_some()
        && !has_word(claim, &params.quiet_words)
        && case.claims().any(is_incident)
}

/// An attack to come on what is the attacker's own.
fn is_on_own(claim: Claim<'_>, params: &Params) -> bool {
    let own = |target: Argument<'_>| {
        let mut words = target.words().split_whitespace();
        words.any(|word| params.own_words.contains(word))
    };
    is_of(claim, &params.incident)
        && claim.is_positive()
        && is_unsettled(claim)
        && source(claim).is_some()
        && claim.role("target").is_some_and(own)
        && !has_word(claim, &params.quiet_words)
}

/// Told of the present, and about the future all the same.
fn is_under_way(claim: Claim<'_>, params: &Params) -> bool {
    is_of(claim, &params.intents) && claim.tense() == gainsay_sdk::Tense::Present
}

fn is_of(claim: Claim<'_>, frames: &Words) -> bool {
    frames.iter().any(|frame| claim.is(frame))
}

/// A claim of one of the frames that is not denied.
fn is_wanted(claim: Claim<'_>, params: &Params) -> bool {
    is_of(claim, &params.frames)
        && claim.is_positive()
        && claim.confidence() >= params.min_confidence
}

/// Who warns: the nearest source, or the one whose account goes on.
fn source(claim: Claim<'_>) -> Option<Attribution<'_>> {
    claim.nearest().or_else(|| claim.inherited())
}

/// Told of what may come or what somebody intends.
fn is_unsettled(claim: Claim<'_>) -> bool {
    claim.is_future() || claim.modality() != Modality::None || !claim.is_factual()
}

fn is_warned(claim: Claim<'_>, params: &Params) -> bool {
    claim.chain().any(|by| {
        params
            .cue_classes
            .iter()
            .any(|class| class == by.cue_class())
    })
}

fn has_word(claim: Claim<'_>, list: &Words) -> bool {
    claim
        .sentence()
        .is_some_and(|sentence| sentence.words().any(|word| list.contains(word)))
}

/// One finding for all warnings about a party and what it claimed afterwards.
pub(crate) fn finding(
    rule: &Rule,
    warnings: &[Claim<'_>],
    incidents: &[Claim<'_>],
    agent: Argument<'_>,
) -> Option<Finding> {
    let (first, further) = warnings.split_first()?;
    let mut finding =
        rule.finding(FindingKind::Warning)
            .remarked("warning", first.at(), &remark(*first));
    for claim in further.iter().take(MORE) {
        finding = finding.remarked("warning", claim.at(), &remark(*claim));
    }
    for claim in incidents.iter().take(MORE) {
        finding = finding.remarked("incident", claim.at(), &remark(*claim));
    }
    let incident = incidents.first().copied();
    let more = if further.is_empty() {
        String::new()
    } else {
        further.len().to_string()
    };
    Some(
        finding
            .value("agent", agent.name())
            .value("source", source_name(*first))
            .value("day", day(*first))
            .value("more", more)
            .value(
                "incident.source",
                incident.map(source_name).unwrap_or_default(),
            )
            .value("incident.day", incident.map(day).unwrap_or_default()),
    )
}

/// Who warns by name; a party that is told to plan something does not warn of itself.
fn source_name(claim: Claim<'_>) -> &str {
    let agent = claim.role("agent").and_then(Argument::party);
    let is_agent = |by: &Attribution<'_>| {
        let party = by.entity().map(gainsay_sdk::Entity::principal);
        party.is_some() && party == agent
    };
    let told = claim.chain().rev().find(|by| !is_agent(by));
    let warner = told.or_else(|| source(claim).filter(|by| !is_agent(by)));
    warner.map_or("the article", Attribution::name)
}

fn remark(claim: Claim<'_>) -> String {
    match day(claim) {
        day if day.is_empty() => source_name(claim).to_owned(),
        day => format!("{}, {day}", source_name(claim)),
    }
}

/// The day of the article that it stands in; empty if that has none.
fn day(claim: Claim<'_>) -> String {
    let published = claim.article().and_then(gainsay_sdk::Article::published);
    published
        .map(|day| Day(day).to_string())
        .unwrap_or_default()
}
