//! "rose 20 percent to 1,000 from 800": another percentage.

use super::Changes;
use crate::{View, number};
use gainsay_model::{Quantity, QuantityKind};

/// How far the percentage may stand from the first of the two values, in bytes.
const REACH: u32 = 40;

pub(crate) fn find(view: View<'_>) -> Changes {
    let triples = view.quantities().windows(3).filter(|three| {
        let [percent, new, old] = three else {
            return false;
        };
        let one_sentence = percent.sentence == new.sentence && new.sentence == old.sentence;
        let led = |quantity: &Quantity, word: &str| {
            let before = view.before(quantity.sentence, quantity.span.start);
            before.trim_end().ends_with(word)
        };
        percent.unit == "percent"
            && percent.kind == QuantityKind::Delta
            && one_sentence
            && new.unit == old.unit
            && new.unit != "percent"
            && new.span.start.saturating_sub(percent.span.end) <= REACH
            && led(new, " to")
            && led(old, " from")
    });
    triples
        .filter_map(|three| number::other(&view.report.text, three.first()?))
        .collect()
}
