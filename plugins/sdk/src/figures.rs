//! Comparing figures: intervals by hedge and written precision.
//!
//! Definitions: two figures of one measure conflict only if their intervals are disjoint. A hedge
//! opens an interval ("at most", "more than"), "about" widens it by a tenth, and a round figure
//! stands for all that rounds to it.

use crate::{Comparison, Quantity};
use rust_decimal::Decimal;

/// The values that a figure's words allow, both ends inclusive; none is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Option<Decimal>,
    /// Upper end.
    pub high: Option<Decimal>,
}

impl Interval {
    /// What the words of a figure allow, taken as `written` if they do not hedge.
    pub fn of(quantity: Quantity<'_>) -> Self {
        let exact = Self {
            low: quantity.low(),
            high: quantity.high(),
        };
        match quantity.comparison() {
            Comparison::Equal => quantity.value().map_or(exact, |value| {
                let slack = rounding(value);
                Self {
                    low: Some(value - slack),
                    high: Some(value + slack),
                }
            }),
            _ => exact,
        }
    }

    /// How far apart both lie: zero if a value lies in both.
    pub fn gap(self, other: Self) -> Decimal {
        let above = |a: Self, b: Self| {
            let (low, high) = b.low.zip(a.high)?;
            (low > high).then(|| low.checked_sub(high).unwrap_or(Decimal::MAX))
        };
        above(self, other)
            .or_else(|| above(other, self))
            .unwrap_or_default()
    }

    /// Whether no value lies in both.
    pub fn disjoint(self, other: Self) -> bool {
        self.gap(other) > Decimal::ZERO
    }
}

/// Half a unit of the last non-zero digit of a round figure of 1,000 or more; 0 for the others,
/// since people write small counts as they are.
pub fn rounding(value: Decimal) -> Decimal {
    let (thousand, ten) = (Decimal::ONE_THOUSAND, Decimal::TEN);
    if value.abs() < thousand || !value.fract().is_zero() {
        return Decimal::ZERO;
    }
    let mut unit = Decimal::ONE;
    while let Some(next) = unit
        .checked_mul(ten)
        .filter(|next| (value % *next).is_zero())
    {
        unit = next;
    }
    if unit < ten {
        Decimal::ZERO
    } else {
        unit / Decimal::TWO
    }
}

/// A decimal number of a case; none for the empty string.
pub fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_figures_stand_for_what_rounds_to_them() {
        for (value, slack) in [
            ("7000", "500"),
            ("150000", "5000"),
            ("14", "0"),
            ("1234", "0"),
        ] {
            assert_eq!(
                rounding(number(value).unwrap()),
                number(slack).unwrap(),
                "{value}"
            );
        }
    }

    #[test]
    fn open_ends_meet_everything_beyond() {
        let bounds = |low: &str, high: &str| Interval {
            low: number(low),
            high: number(high),
        };
        let (few, many, more) = (bounds("3", "5"), bounds("9", "9"), bounds("4", ""));
        assert_eq!(few.gap(many), number("4").unwrap());
        assert!(few.disjoint(many) && many.disjoint(few));
        assert!(!few.disjoint(more) && !many.disjoint(more));
        assert!(!few.disjoint(few));
    }
}
