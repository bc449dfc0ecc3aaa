//! Changes in percent against the two values that they lie between.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::values::{Sort, comparable, values};
use crate::written::Written;
use gainsay_sdk::{Decimal, Direction, Finding, FindingKind, QuantityKind, Rule};

/// Percentages, and values of one measure that are none themselves.
const PERCENT: Sort = Sort { is_change, alike };

/// "rose 20 percent to 1,000 from 800": a finding if the values make another percentage.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let percents = (0..line.figures.len()).filter(|&i| is_change(&line.figures[i]));
    let mut found = percents.filter_map(|index| {
        let (old, new) = values(&PERCENT, params, line, index)?;
        if line.is_quiet(params, 0, line.text.len()) {
            return None;
        }
        finding(rule, params, &line.figures[index], old, new)
    });
    found.next()
}

/// A percentage of nothing that the sentence names, or of a "jump". Whether it is a change, the two
/// values tell.
pub(crate) fn is_change(figure: &Figure<'_>) -> bool {
    let delta = figure.quantity.kind() == QuantityKind::Delta;
    figure.is_percent() && (figure.quantity.counted().is_empty() || delta)
}

/// Whether both values measure the same and are no percentages themselves.
fn alike(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    !one.is_percent() && !two.is_percent() && comparable(one, two)
}

fn finding(
    rule: &Rule,
    params: &Params,
    percent: &Figure<'_>,
    old: &Figure<'_>,
    new: &Figure<'_>,
) -> Option<Finding> {
    let (before, after) = rounded(old, new);
    let made = growth(before, after)?;
    let (up, down) = (percent.written(), percent.written().negated());
    // A loss that narrows, a rank that improves: the direction of the words is another check.
    let gap = made.gap(up).min(made.gap(down));
    let slack = percent.value.abs() / Decimal::ONE_HUNDRED * Decimal::from(params.slack_percent);
    if gap <= slack + Decimal::new(1, 1) {
        return None;
    }
    let exact = growth(Written::exactly(old.value), Written::exactly(new.value))?;
    let right = exact.low.abs().round_dp(1).normalize();
    let way = match percent.quantity.direction() {
        Direction::Down => "down",
        _ => "up",
    };
    Some(
        rule.finding(FindingKind::Arithmetic)
            .remarked(
                "percentage",
                percent.quantity.at(),
                &format!("{} {way}", percent.words()),
            )
            .evidence("old", old.quantity.at())
            .evidence("new", new.quantity.at())
            .step(format!(
                "({} - {}) / {} = {} percent",
                new.value.normalize(),
                old.value.normalize(),
                old.value.normalize(),
                exact.low.round_dp(1).normalize()
            ))
            .value("stated", percent.words())
            .value("first", old.words())
            .value("second", new.words())
            .value("right", format!("{right} percent")),
    )
}

/// Both values with what rounds to them. Behind "15 percent more than" stands no bound.
fn rounded(old: &Figure<'_>, new: &Figure<'_>) -> (Written, Written) {
    let pair = Written::rounded_alike((old.quantity, old.value), (new.quantity, new.value));
    if words(old.words()).nth(1) == Some("than") {
        let half = old.value.abs() / Decimal::ONE_HUNDRED;
        return (Written::exactly(old.value).widened(half), pair.1);
    }
    pair
}

/// From `old` to `new` in percent, both ends.
pub(crate) fn growth(old: Written, new: Written) -> Option<Written> {
    let percent = |new: Decimal, old: Decimal| {
        let ratio = new.checked_sub(old)?.checked_div(old)?;
        ratio.checked_mul(Decimal::ONE_HUNDRED)
    };
    if old.low <= Decimal::ZERO || new.low < Decimal::ZERO {
        return None;
    }
    Some(Written {
        low: percent(new.low, old.high)?,
        high: percent(new.high, old.low)?,
    })
}
