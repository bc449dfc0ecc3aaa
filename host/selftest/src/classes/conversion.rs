//! "20 kilometres (12 miles)": another number in the brackets.

use super::Changes;
use crate::{View, number};

pub(crate) fn find(view: View<'_>) -> Changes {
    let pairs = view.quantities().windows(2).filter(|two| {
        let [first, second] = two else { return false };
        let between = view.cut(first.span.end, second.span.start);
        first.dimension == second.dimension
            && first.unit != second.unit
            && !matches!(
                first.dimension.as_str(),
                "count" | "money" | "share" | "age"
            )
            && between.trim() == "("
    });
    pairs
        .filter_map(|two| number::other(&view.report.text, two.get(1)?))
        .collect()
}
