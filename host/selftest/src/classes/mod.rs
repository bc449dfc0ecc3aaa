//! The classes of errors, one file each.

mod change;
mod conversion;
mod date;
mod denial;
mod figures;
mod period;
mod range;
mod weekday;

use crate::View;
use gainsay_model::Span;

/// What to replace, and with what.
pub(crate) type Changes = Vec<(Span, String)>;

/// The changes of a class that an article offers.
pub(crate) type Class = fn(View<'_>) -> Changes;

/// All classes by the category of the rules that should find them.
pub(crate) const ALL: &[(&str, Class)] = &[
    ("headline-body-figure", figures::headline),
    ("impossible-date", date::find),
    ("percent-change", change::find),
    ("polarity-flip", denial::find),
    ("range-order", range::find),
    ("repeated-figure", figures::repeated),
    ("reversed-chronology", period::find),
    ("unit-conversion", conversion::find),
    ("weekday-date", weekday::find),
];
