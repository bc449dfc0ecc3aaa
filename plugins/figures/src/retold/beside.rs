//! Other figures of the two sentences that say whether their figures are one.

use crate::measure::Figure;
use gainsay_sdk::{Case, Decimal, Quantity};

/// Figures of a sentence that are looked at, at most.
const MOST: usize = 16;

/// The other figures of its sentence, nearest ones first on each side.
pub(crate) fn figures<'c>(case: &'c Case, own: Quantity<'c>) -> impl Iterator<Item = Quantity<'c>> {
    let sentence = own.sentence_index();
    let here = move |other: &Quantity<'c>| other.sentence_index() == sentence;
    let before = (0..own.index())
        .rev()
        .map_while(|index| case.quantity(index));
    let behind = (own.index() + 1..).map_while(|index| case.quantity(index));
    let before = before.take_while(here).take(MOST);
    before.chain(behind.take_while(here).take(MOST))
}

/// How many further figures the two sentences have, beyond two.
pub(super) fn further_figures(case: &Case, one: &Figure<'_>, two: &Figure<'_>) -> usize {
    let count = |figure: &Figure<'_>| figures(case, figure.quantity).count();
    (count(one) + count(two)).saturating_sub(2)
}

/// Whether both sentences give one more figure, with its noun or as a sum of money: "four grants
/// totalling".
pub(super) fn gives_same_figure(case: &Case, one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let told = |figure: &Figure<'_>| -> Vec<(Decimal, u32, u32)> {
        figures(case, figure.quantity)
            .filter(|other| other.raw().counted != 0 || other.dimension() == "money")
            .filter_map(|other| Some((other.value()?, other.raw().unit, other.raw().counted)))
            .filter(|(value, ..)| *value > Decimal::ONE)
            .collect()
    };
    let others = told(two);
    told(one).iter().any(|figure| others.contains(figure))
}
