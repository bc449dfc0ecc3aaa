//! Headlines and subheads against running text.

use crate::likeness::Likeness;
use crate::measure::Figure;
use crate::{Params, pairs};
use gainsay_sdk::{Decimal, Finding, QuantityKind, Rule, SegmentKind};

/// Reports figures of headings that nothing in the running text agrees with and something
/// disagrees with.
pub(crate) fn find<'c>(
    rule: &Rule,
    params: &Params,
    figures: &[Figure<'c>],
    likeness: &Likeness<'c, '_>,
    findings: &mut Vec<Finding>,
) {
    let (headings, body): (Vec<&Figure<'c>>, Vec<&Figure<'c>>) = figures
        .iter()
        .partition(|figure| figure.sentence.is_heading());
    for heading in headings {
        let strict = can_be_checked(heading);
        if !strict && params.likeness.is_none() {
            continue;
        }
        let article = heading.at().article;
        let body: Vec<&Figure<'c>> = body
            .iter()
            .filter(|figure| figure.at().article == article)
            .copied()
            .collect();
        if body.iter().any(|figure| agrees(heading, figure, params)) || is_sum(heading, &body) {
            continue;
        }
        let mut others = body.iter();
        let other = others.find(|other| {
            strict && differs(heading, other, params) || likeness.conflict(heading, other)
        });
        if let Some(other) = other {
            findings.push(pairs::finding(rule, params.disputed, heading, other));
        }
    }
}

/// No ranks, ordinals, shares and years.
pub(crate) fn can_be_checked(figure: &Figure<'_>) -> bool {
    let kind = figure.quantity.kind();
    let counts = matches!(
        kind,
        QuantityKind::Level | QuantityKind::Total | QuantityKind::Delta
    );
    let year = figure.quantity.unit().is_empty()
        && figure.value >= Decimal::from(1_900)
        && figure.value <= Decimal::from(2_100)
        && !figure.quantity.words().contains(',');
    figure.wanted && counts && !year && !figure.updates
}

/// The same number anywhere, or a figure of the same measure that leaves room for it.
pub(crate) fn agrees(heading: &Figure<'_>, body: &Figure<'_>, params: &Params) -> bool {
    let same_noun = heading.quantity.counted() == body.quantity.counted();
    heading.value == body.value
        || (same_noun
            && heading.quantity.unit() == body.quantity.unit()
            && !heading.apart(body, params)
            && !heading.is_beyond(body))
}

/// "Five police officers and three passers-by" for "eight hurt".
pub(crate) fn is_sum(heading: &Figure<'_>, body: &[&Figure<'_>]) -> bool {
    body.chunk_by(|one, two| one.sentence == two.sentence)
        .any(|sentence| {
            let sum = |figures: &[&Figure<'_>]| {
                figures
                    .iter()
                    .try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(figure.value))
            };
            let adds_up = |figures: &[&Figure<'_>]| sum(figures) == Some(heading.value);
            adds_up(sentence) || sentence.windows(2).any(adds_up)
        })
}

pub(crate) fn differs(heading: &Figure<'_>, body: &Figure<'_>, params: &Params) -> bool {
    let delta = |figure: &Figure<'_>| figure.quantity.kind() == QuantityKind::Delta;
    body.wanted
        && body.sentence.segment() == SegmentKind::Body
        && (body.is_level() || delta(body))
        && delta(heading) == delta(body)
        && !body.updates
        && heading.apart(body, params)
        && heading.same_measure(body, params)
        && heading.same_case(body, params)
        && heading.shares(body, params.min_shared, params)
        && !heading.far_apart(body, params)
}
