//! Whether two measures may be one: units turned into each other, digits into intervals.

use crate::Params;
use crate::measure::{Figure, Measure};
use gainsay_sdk::Decimal;

/// How a value of the first unit becomes one of the second: multiplied, then added to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    factor: Decimal,
    added: Decimal,
}

impl Scale {
    /// A value of the first unit in the second.
    pub(crate) fn turn(self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.factor)?.checked_add(self.added)
    }
}

/// All ways in which one unit may be turned into the other, the usual first; none if they measure
/// different things.
pub(crate) fn scales(first: &Measure<'_>, second: &Measure<'_>) -> Vec<Scale> {
    let (one, two) = (first.unit, second.unit);
    let pairs = || {
        one.sizes()
            .flat_map(move |a| two.sizes().map(move |b| (a, b)))
    };
    let scale = |(a, b): (Decimal, Decimal), per: Decimal| {
        let factor = a.checked_mul(per)?.checked_div(b)?;
        let added = (one.offset() - two.offset()).checked_div(b)?;
        Some(Scale { factor, added })
    };
    let hour = Decimal::from(3600);
    match (one.dimension, two.dimension) {
        ("temperature", "temperature") => {
            let heat = pairs().filter_map(|pair| scale(pair, Decimal::ONE));
            let difference = |scale: Scale| Scale {
                added: Decimal::ZERO,
                ..scale
            };
            let heat: Vec<Scale> = heat.collect();
            heat.iter()
                .copied()
                .chain(heat.iter().copied().map(difference))
                .collect()
        }
        (a, b) if a == b => pairs()
            .filter_map(|pair| scale(pair, Decimal::ONE))
            .collect(),
        // "150 kilometres (93 miles per hour)": the time is said once.
        ("speed", "length") => pairs()
            .flat_map(|pair| [scale(pair, hour), scale(pair, Decimal::ONE)])
            .flatten()
            .collect(),
        ("length", "speed") => pairs()
            .flat_map(|pair| {
                let per_hour = Decimal::ONE.checked_div(hour);
                [
                    per_hour.and_then(|per| scale(pair, per)),
                    scale(pair, Decimal::ONE),
                ]
            })
            .flatten()
            .collect(),
        _ => Vec::new(),
    }
}

/// How many degrees may lie between two temperatures, whatever both were rounded from.
const DEGREES: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// How far figures may be off, in percent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Of a figure, for the rounding of round and hedged ones.
    rounding: Decimal,
    /// The same, of figures below ten.
    small: Decimal,
    /// Between two intervals.
    slack: Decimal,
}

impl Room {
    /// For the usual size of both units.
    pub(crate) fn usual(params: &Params) -> Self {
        Self {
            rounding: Decimal::from(params.rounding_percent),
            small: Decimal::from(params.small_rounding_percent),
            slack: Decimal::from(params.slack_percent),
        }
    }

    /// For a reading of the units that is not the usual one.
    pub(crate) fn exact() -> Self {
        Self {
            rounding: Decimal::TWO,
            small: Decimal::TWO,
            slack: Decimal::TWO,
        }
    }

    /// All values that a figure may stand for.
    fn around(self, figure: Figure, hedged: bool) -> Option<(Decimal, Decimal)> {
        let value = figure.value.abs();
        let percent = if value < Decimal::TEN {
            self.small
        } else {
            self.rounding
        };
        let most = value.checked_mul(percent)? / Decimal::ONE_HUNDRED;
        let half = figure.step.checked_div(Decimal::TWO)?;
        // Half of the last place is more than writers mean by "1 mile" or "100 miles".
        let half = if hedged { most } else { half.min(most) };
        Some((
            figure.value.checked_sub(half)?,
            figure.value.checked_add(half)?,
        ))
    }
}

/// Whether some value is meant by both; of two ranges, both ends have to be.
pub(crate) fn meet(
    first: &Measure<'_>,
    second: &Measure<'_>,
    scale: Scale,
    room: Room,
) -> Option<bool> {
    let hedged = first.hedged || second.hedged;
    let slack_of = |one: (Decimal, Decimal), two: (Decimal, Decimal)| {
        // Degrees are counted from a zero that means nothing.
        if first.unit.dimension == "temperature" {
            return Some(DEGREES);
        }
        let largest = one.1.abs().max(two.1.abs());
        Some(largest.checked_mul(room.slack)? / Decimal::ONE_HUNDRED)
    };
    let close = |one: (Decimal, Decimal), two: (Decimal, Decimal)| {
        let slack = slack_of(one, two)?;
        Some(one.0 <= two.1.checked_add(slack)? && two.0 <= one.1.checked_add(slack)?)
    };
    let turned = |figure: Figure| {
        let (low, high) = room.around(figure, hedged)?;
        Some((scale.turn(low)?, scale.turn(high)?))
    };
    let written = |figure: Figure| room.around(figure, hedged);
    let (low, high) = (turned(first.low)?, turned(first.high)?);
    let (other_low, other_high) = (written(second.low)?, written(second.high)?);
    if first.is_range() && second.is_range() {
        return Some(close(low, other_low)? && close(high, other_high)?);
    }
    close((low.0, high.1), (other_low.0, other_high.1))
}
