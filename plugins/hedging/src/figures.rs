//! Headings that give a figure flat which the text hedges.

use crate::Params;
use gainsay_sdk::{
    Attribution, Case, Comparison, Decimal, Finding, FindingKind, Quantity, Rule, Sentence,
};

/// One finding for each flat figure of a heading.
pub(crate) fn find(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    case.quantities()
        .filter(|figure| is_flat_heading(*figure))
        .filter_map(|heading| {
            let hedged = hedged_in_text(case, heading, params)?;
            Some(
                rule.finding(FindingKind::Policy)
                    .evidence("headline", heading.at())
                    .remarked(
                        "text",
                        hedged.at(),
                        hedged.attribution().map_or("", Attribution::name),
                    )
                    .value("firm", heading.words())
                    .value("hedged", hedged.words())
                    .value(
                        "source",
                        hedged
                            .attribution()
                            .map_or("the article", Attribution::name),
                    ),
            )
        })
        .collect()
}

fn in_heading(figure: Quantity<'_>) -> bool {
    figure.sentence().is_some_and(Sentence::is_heading)
}

/// A number worth a hedge; small ones are counted, not estimated.
fn is_flat_heading(figure: Quantity<'_>) -> bool {
    in_heading(figure)
        && figure.comparison() == Comparison::Equal
        && figure.value().is_some_and(|value| value >= Decimal::TEN)
        && !(figure.counted().is_empty() && figure.unit().is_empty())
}

/// The hedged figure of the text that the heading takes up, unless the text gives it flat too:
/// of the same source as the heading if there is one, else of anybody.
fn hedged_in_text<'c>(
    case: &'c Case,
    heading: Quantity<'c>,
    params: &Params,
) -> Option<Quantity<'c>> {
    let same = |figure: &Quantity<'c>| {
        figure.at().article == heading.at().article
            && figure.value() == heading.value()
            && figure.unit() == heading.unit()
            && figure.counted() == heading.counted()
            && !in_heading(*figure)
    };
    let said: Vec<Quantity<'c>> = case.quantities().filter(same).collect();
    let of_source: Vec<Quantity<'c>> = said
        .iter()
        .filter(|figure| same_source(heading, **figure))
        .copied()
        .collect();
    let pool = if of_source.is_empty() {
        said
    } else {
        of_source
    };
    let is_hedged = |figure: &Quantity<'c>| {
        params
            .hedges
            .iter()
            .any(|hedge| hedge.is(figure.comparison()))
    };
    pool.iter()
        .all(is_hedged)
        .then(|| pool.first().copied())
        .flatten()
}

fn same_source(heading: Quantity<'_>, figure: Quantity<'_>) -> bool {
    heading
        .attribution()
        .zip(figure.attribution())
        .is_some_and(|(one, two)| one.same_source(two))
}
