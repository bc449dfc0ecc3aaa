//! Other figures of the article that say whether two figures are one.

use super::guards;
use crate::measure::Figure;
use gainsay_sdk::{Case, Decimal};
use std::collections::BTreeSet;

/// Further values of that measure and size in the article.
pub(super) fn other_values(case: &Case, one: &Figure<'_>, two: &Figure<'_>) -> usize {
    let values: BTreeSet<Decimal> = case
        .quantities()
        .filter_map(|other| {
            let value = other.value()?;
            let rival = value != one.value && value != two.value;
            (rival && guards::is_rival(one, other, value)).then_some(value)
        })
        .collect();
    values.len()
}

/// Figures of the two sentences beyond their own and two more.
pub(super) fn further_figures(case: &Case, one: &Figure<'_>, two: &Figure<'_>) -> usize {
    let sentences = [one.sentence.index(), two.sentence.index()];
    let all = case.quantities();
    let here = all.filter(|other| sentences.contains(&other.sentence_index()));
    here.count().saturating_sub(4)
}

/// Whether both sentences give one more figure, with its noun or as a sum of money: "four grants
/// totalling".
pub(super) fn gives_same_figure(case: &Case, one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let beside = |figure: &Figure<'_>| -> Vec<(Decimal, u32, u32)> {
        let own = figure.quantity;
        let all = case.quantities().filter(|other| {
            other.sentence_index() == own.sentence_index()
                && other.index() != own.index()
                && (other.raw().counted != 0 || other.dimension() == "money")
        });
        all.filter_map(|other| Some((other.value()?, other.raw().unit, other.raw().counted)))
            .filter(|(value, ..)| *value > Decimal::ONE)
            .collect()
    };
    let others = beside(two);
    beside(one).iter().any(|figure| others.contains(figure))
}
