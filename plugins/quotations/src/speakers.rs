//! One quotation, two speakers.

use crate::Params;
use crate::passage::Passage;
use gainsay_sdk::{Attribution, Case, Entity, EntityKind, Finding, FindingKind, Rule, Span, Token};
use std::ops::Range;

/// Longest list of quotations that are compared with one another.
const QUOTATIONS: usize = 200;

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    case: &Case,
    passages: &[Passage<'_>],
    findings: &mut Vec<Finding>,
) {
    let long = |quotation: &Range<usize>| quotation.len() >= params.min_whole;
    // A headline is too short to tell whose words it quotes: "Brandt: Olsen for ferry because 'it pays'".
    let quotations: Vec<(&Passage<'_>, &Range<usize>)> = passages
        .iter()
        .filter(|passage| !passage.heading)
        .flat_map(|passage| passage.quotations.iter().map(move |range| (passage, range)))
        .filter(|(_, range)| long(range))
        .take(QUOTATIONS)
        .collect();
    for (index, one) in quotations.iter().enumerate() {
        for other in quotations.iter().skip(index + 1) {
            if one.0.article != other.0.article || !(within(*one, *other) || within(*other, *one)) {
                continue;
            }
            findings.extend(finding(rule, case, *one, *other));
        }
    }
}

/// Whether the words of one quotation stand in the other one.
fn within(one: (&Passage<'_>, &Range<usize>), other: (&Passage<'_>, &Range<usize>)) -> bool {
    let (Some(one), Some(other)) = (
        one.0.words.get(one.1.clone()),
        other.0.words.get(other.1.clone()),
    ) else {
        return false;
    };
    let same = |window: &[Token<'_>]| {
        let mut pairs = window.iter().zip(one);
        pairs.all(|(a, b)| a.text == b.text)
    };
    !one.is_empty() && other.windows(one.len()).any(same)
}

fn finding(
    rule: &Rule,
    case: &Case,
    one: (&Passage<'_>, &Range<usize>),
    other: (&Passage<'_>, &Range<usize>),
) -> Option<Finding> {
    let (first_at, second_at) = (one.0.span(one.1.clone())?, other.0.span(other.1.clone())?);
    let (first, second) = (speaker(case, first_at)?, speaker(case, second_at)?);
    (first.principal() != second.principal()).then(|| {
        rule.finding(FindingKind::Contradiction)
            .remarked("first", first_at, first.name())
            .remarked("second", second_at, second.name())
            .value("first", first.name())
            .value("second", second.name())
    })
}

/// The person who is named beside the quotation.
pub(crate) fn speaker(case: &Case, at: Span) -> Option<Entity<'_>> {
    let covers = |attribution: &Attribution<'_>| {
        attribution.content().iter().any(|content| {
            content.article == at.article && content.start <= at.start && at.end <= content.end + 1
        })
    };
    let mut found = case
        .attributions()
        .filter(covers)
        .filter(|attribution| !attribution.is_pronoun());
    let attribution = found.next()?;
    let entity = attribution.entity()?;
    (found.next().is_none() && entity.kind() == EntityKind::Person).then_some(entity)
}
