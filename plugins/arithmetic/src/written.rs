//! What numbers a written number stands for.

use gainsay_sdk::{Comparison, Decimal, Quantity, rounding};

/// What is compared is rounded to this part of itself at the coarsest.
const FINEST: Decimal = Decimal::from_parts(40, 0, 0, false, 0);

/// Both ends of all numbers that round to the written one, as its hedge widens them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
}

impl Written {
    pub(crate) fn of(quantity: Quantity<'_>, value: Decimal) -> Self {
        let half = half_unit(quantity, value);
        let (low, high) = (value.saturating_sub(half), value.saturating_add(half));
        if quantity.comparison() == Comparison::Equal {
            return Self { low, high };
        }
        // "More than" and "up to" bind a number to what is near it, whatever they allow in logic.
        let quarter = value.abs() / Decimal::from(4);
        let bound = |bound: Option<Decimal>, open: Decimal| bound.unwrap_or(open);
        Self {
            low: low.min(bound(quantity.low(), value.saturating_sub(quarter))),
            high: high.max(bound(quantity.high(), value.saturating_add(quarter))),
        }
    }

    /// Both as they are if one hand rounded them: the coarser one to the step of the finer one, or
    /// to a fortieth of itself where that is more. Hedged ones stay as wide as they are.
    pub(crate) fn rounded_alike(
        one: (Quantity<'_>, Decimal),
        two: (Quantity<'_>, Decimal),
    ) -> (Self, Self) {
        let half = |(quantity, value): (Quantity<'_>, Decimal)| half_unit(quantity, value);
        let finer = half(one).min(half(two));
        let narrowed = |(quantity, value): (Quantity<'_>, Decimal)| {
            let room = finer.max(value.abs() / FINEST);
            let half = half_unit(quantity, value).min(room);
            if quantity.comparison() == Comparison::Equal {
                Self::exactly(value).widened(half)
            } else {
                Self::of(quantity, value)
            }
        };
        (narrowed(one), narrowed(two))
    }

    /// That number and no other.
    pub(crate) fn exactly(value: Decimal) -> Self {
        let (low, high) = (value, value);
        Self { low, high }
    }

    /// The same on the other side of zero.
    pub(crate) fn negated(self) -> Self {
        Self {
            low: -self.high,
            high: -self.low,
        }
    }

    /// Widened on both sides.
    pub(crate) fn widened(self, slack: Decimal) -> Self {
        Self {
            low: self.low.saturating_sub(slack),
            high: self.high.saturating_add(slack),
        }
    }

    /// How far apart both lie; zero if a number lies in both.
    pub(crate) fn gap(self, other: Self) -> Decimal {
        let above = other.low.saturating_sub(self.high);
        let below = self.low.saturating_sub(other.high);
        above.max(below).max(Decimal::ZERO)
    }
}

/// Half a unit of the last digit that was written with intent: decimals, digits before "million",
/// whole percents, and the last digit before the zeros of a round number from 1,000 on.
fn half_unit(quantity: Quantity<'_>, value: Decimal) -> Decimal {
    let Some((number, decimals)) = digits(quantity.words()) else {
        return Decimal::ZERO;
    };
    let scale = value.checked_div(number).unwrap_or(Decimal::ONE).abs();
    let share = quantity.dimension() == "share";
    if decimals > 0 || scale > Decimal::ONE || share {
        let digit = Decimal::new(1, decimals);
        digit.saturating_mul(scale.max(Decimal::ONE)) / Decimal::TWO
    } else {
        rounding(value)
    }
}

/// The first number in the words, and how many decimals it has; none if it has no digits or more
/// than any article would write.
fn digits(words: &str) -> Option<(Decimal, u32)> {
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let rest = words.get(start..)?;
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
        .unwrap_or(rest.len());
    let number = rest
        .get(..end)?
        .trim_end_matches(['.', ','])
        .replace(',', "");
    let decimals = number.split_once('.').map_or(0, |(_, after)| after.len());
    let decimals = u32::try_from(decimals).ok().filter(|&count| count <= 6)?;
    Some((gainsay_sdk::number(&number)?, decimals))
}
