//! Changes in points against the two percentages that they lie between.

use crate::Params;
use crate::change::is_change;
use crate::first::is_points;
use crate::line::{Figure, Line};
use crate::values::{Sort, comparable, values};
use crate::written::Written;
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, QuantityKind, Rule};

/// Points, and percentages or the bare numbers of rates.
const POINTS: Sort = Sort {
    is_change: is_points,
    alike: are_rates,
};

/// Percentages of percentages.
const PERCENT: Sort = Sort {
    is_change: is_percent_change,
    alike: are_shares,
};

/// "by 25 basis points to 5.50 from 5.00": a finding if the difference is another.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let mut changes = (0..line.figures.len()).filter(|&i| is_points(&line.figures[i]));
    changes.find_map(|index| {
        let (old, new) = settled(&POINTS, params, line, index)?;
        let change = &line.figures[index];
        let made = difference(old, new)?;
        let said = in_points(change);
        if made.gap(said).min(made.gap(said.negated())) <= slack(params, change) {
            return None;
        }
        let right = new.value.checked_sub(old.value)?.abs().normalize();
        let right = if change.quantity.unit() == "basis-point" {
            counted(hundredfold(right)?, "basis point")
        } else {
            counted(right, "percentage point")
        };
        Some(finding(rule, change, old, new, right))
    })
}

/// "from 4 percent to 5 percent, a 1 percent rise": a finding if the percentage is the difference
/// of both in points, and not their ratio.
pub(crate) fn told_as_percent(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let named = |figure: &Figure<'_>| {
        figure.is_percent() && params.counted.contains(figure.quantity.counted())
    };
    let is_told = |&i: &usize| is_percent_change(&line.figures[i]) || named(&line.figures[i]);
    let mut changes = (0..line.figures.len()).filter(is_told);
    changes.find_map(|index| {
        let (old, new) = settled(&PERCENT, params, line, index)?;
        let change = &line.figures[index];
        let points = new.value.checked_sub(old.value)?.abs();
        let ratio = points
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(old.value)?;
        // Near a hundred percent the difference and the ratio are the same.
        let agree = ratio <= change.value.saturating_mul(Decimal::TWO);
        if points != change.value || points.is_zero() || agree {
            return None;
        }
        let right = counted(points, "percentage point");
        Some(finding(rule, change, old, new, right))
    })
}

/// The values around a change, if nothing hedges them and the sentence has no word to be quiet at.
fn settled<'l, 'c>(
    sort: &Sort,
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<(&'l Figure<'c>, &'l Figure<'c>)> {
    let (old, new) = values(sort, params, line, index)?;
    let plain = |figure: &Figure<'_>| figure.quantity.comparison() == Comparison::Equal;
    let settled = plain(old) && plain(new) && !line.is_quiet(params, 0, line.text.len());
    settled.then_some((old, new))
}

/// A percentage of nothing that the sentence names, or one that is told as a change.
fn is_percent_change(figure: &Figure<'_>) -> bool {
    is_change(figure) || figure.is_percent() && figure.quantity.kind() == QuantityKind::Delta
}

fn are_shares(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    one.is_percent() && two.is_percent() && comparable(one, two)
}

/// "to 5.50 percent from 5.00": one of them, or both, may go without the word.
fn are_rates(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let rate = |figure: &Figure<'_>| {
        let quantity = figure.quantity;
        let bare = quantity.dimension() == "count" && quantity.kind() == QuantityKind::Level;
        (figure.is_percent() || bare && quantity.counted().is_empty())
            && quantity.kind() != QuantityKind::Delta
            && figure.value <= Decimal::ONE_HUNDRED
    };
    rate(one) && rate(two)
}

/// What the words of a change in points stand for, in percentage points.
fn in_points(change: &Figure<'_>) -> Written {
    let half = if change.value.fract().is_zero() {
        Decimal::new(5, 1)
    } else {
        Decimal::ZERO
    };
    let said = change.written().widened(half);
    if change.quantity.unit() == "basis-point" {
        Written {
            low: said.low / Decimal::ONE_HUNDRED,
            high: said.high / Decimal::ONE_HUNDRED,
        }
    } else {
        said
    }
}

/// From `old` to `new`, both ends.
fn difference(old: &Figure<'_>, new: &Figure<'_>) -> Option<Written> {
    let (old, new) = (old.written(), new.written());
    Some(Written {
        low: new.low.checked_sub(old.high)?,
        high: new.high.checked_sub(old.low)?,
    })
}

fn slack(params: &Params, change: &Figure<'_>) -> Decimal {
    change.value.abs() / Decimal::ONE_HUNDRED * Decimal::from(params.slack_percent) / Decimal::TEN
}

/// "1 basis point", "25 basis points".
fn counted(value: Decimal, unit: &str) -> String {
    let ending = if value == Decimal::ONE { "" } else { "s" };
    format!("{} {unit}{ending}", value.normalize())
}

fn hundredfold(value: Decimal) -> Option<Decimal> {
    value.checked_mul(Decimal::ONE_HUNDRED)
}

fn finding(
    rule: &Rule,
    change: &Figure<'_>,
    old: &Figure<'_>,
    new: &Figure<'_>,
    right: String,
) -> Finding {
    let difference = new.value.saturating_sub(old.value);
    rule.finding(FindingKind::Arithmetic)
        .evidence("change", change.quantity.at())
        .evidence("old", old.quantity.at())
        .evidence("new", new.quantity.at())
        .step(format!(
            "{} - {} = {}",
            new.value.normalize(),
            old.value.normalize(),
            difference.normalize()
        ))
        .value("stated", change.words())
        .value("first", old.words())
        .value("second", new.words())
        .value("right", right)
}
