//! "between 30 and 50": both ends change places.

use super::Changes;
use crate::View;
use gainsay_model::Comparison;

pub(crate) fn find(view: View<'_>) -> Changes {
    let ranges = view.quantities().iter().filter(|quantity| {
        quantity.comparison == Comparison::Between
            && Some(quantity.value) == quantity.low
            && quantity.low < quantity.high
    });
    ranges
        .filter_map(|quantity| {
            let word = quantity.text.find(' ')?;
            let (lead, ends) = quantity.text.split_at(word + 1);
            let (first, rest) = ends.split_once(" and ")?;
            let (second, rest) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
            // "one million and two million": the magnitude would have to move as well.
            let plain = lead.trim().eq_ignore_ascii_case("between") && !first.contains(' ');
            plain.then(|| (quantity.span, format!("{lead}{second} and {first}{rest}")))
        })
        .collect()
}
