//! A figure that is told twice: another number in the second place.

use super::Changes;
use crate::{View, number};
use gainsay_model::{Quantity, SegmentKind};
use rust_decimal::Decimal;

/// How many content words both sentences share at least.
const SHARED: usize = 4;

/// How many figures before it a figure is compared with.
const REACH: usize = 24;

/// A headline and the text.
pub(crate) fn headline(view: View<'_>) -> Changes {
    told_twice(view, true)
}

/// Two places of the text.
pub(crate) fn repeated(view: View<'_>) -> Changes {
    told_twice(view, false)
}

fn told_twice(view: View<'_>, headline: bool) -> Changes {
    let quantities = view.quantities();
    let mut changes = Changes::new();
    for (index, second) in quantities.iter().enumerate() {
        let earlier = quantities.get(index.saturating_sub(REACH)..index);
        let mut earlier = earlier.unwrap_or_default().iter();
        if earlier.any(|first| is_headline(view, first) == headline && same(view, first, second)) {
            changes.extend(number::other(&view.report.text, second));
        }
    }
    changes
}

fn is_headline(view: View<'_>, quantity: &Quantity) -> bool {
    let sentence = view.report.claims.sentences.get(quantity.sentence as usize);
    sentence.is_some_and(|sentence| sentence.segment == SegmentKind::Headline)
}

/// Whether both are one number of one thing in sentences about one matter.
fn same(view: View<'_>, first: &Quantity, second: &Quantity) -> bool {
    let words = |quantity: &Quantity| {
        let sentence = view.report.claims.sentences.get(quantity.sentence as usize);
        sentence.map_or(&[][..], |sentence| sentence.words.as_slice())
    };
    let (one, two) = (words(first), words(second));
    let shared = one.iter().filter(|word| two.contains(word)).count();
    first.sentence != second.sentence
        && first.value == second.value
        && first.value > Decimal::from(3)
        && first.unit == second.unit
        && first.counted == second.counted
        && !(first.unit.is_empty() && first.counted.is_empty())
        && shared >= SHARED
}
