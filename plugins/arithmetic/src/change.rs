//! Changes in percent against the two values that they lie between.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::written::Written;
use gainsay_sdk::{Decimal, Direction, Finding, FindingKind, QuantityKind, Rule};

/// How far the percentage may stand from the values, in bytes: further off it is about others.
const REACH: usize = 64;

/// "rose 20 percent to 1,000 from 800": a finding if the values make another percentage.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let percents = (0..line.figures.len()).filter(|&i| is_change(&line.figures[i]));
    let mut found = percents.filter_map(|index| {
        let (old, new) = values(params, line, index)?;
        if line.is_quiet(params, 0, line.text.len()) {
            return None;
        }
        finding(rule, params, &line.figures[index], old, new)
    });
    found.next()
}

/// A percentage of nothing that the sentence names. Whether it is a change, the two values tell.
fn is_change(figure: &Figure<'_>) -> bool {
    figure.is_percent() && figure.quantity.counted().is_empty()
}

/// The old and the new value that belong to the percentage at `index`.
fn values<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<(&'l Figure<'c>, &'l Figure<'c>)> {
    let percent = &line.figures[index];
    let old = (0..line.figures.len()).filter(|&i| i != index && is_old(params, line, i));
    let mut pairs = old.filter_map(|i| {
        let old = &line.figures[i];
        let new = (0..line.figures.len()).filter(|&j| {
            let new = &line.figures[j];
            j != i && j != index && alike(old, new) && belongs(params, line, index, i, j)
        });
        let new = new.min_by_key(|&j| line.figures[j].start.abs_diff(percent.start))?;
        Some((old, &line.figures[new]))
    });
    let pair = pairs.next()?;
    // Two old values: whose percentage it is, nobody can tell.
    pairs.next().is_none().then_some(pair)
}

/// Whether both values measure the same.
fn alike(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let (a, b) = (one.quantity, two.quantity);
    let counted = a.counted() == b.counted() || a.counted().is_empty() || b.counted().is_empty();
    // "to 65 million pounds from 58 million": the second number goes without its unit.
    let bare = a.dimension() == "count" && a.counted().is_empty() && !b.unit().is_empty();
    let unit = a.unit() == b.unit() && a.dimension() == b.dimension() || bare;
    let rated = (a.kind() == QuantityKind::Rate) == (b.kind() == QuantityKind::Rate);
    let level = |kind| {
        !matches!(
            kind,
            QuantityKind::Delta | QuantityKind::Ordinal | QuantityKind::Rank
        )
    };
    unit && !one.is_percent()
        && !two.is_percent()
        && counted
        && rated
        && level(a.kind())
        && level(b.kind())
}

/// Whether the percentage stands with the old value `i` and the new value `j`: "P to B from A",
/// "B, up P from A", "from A to B, a P rise", "by P, from A to B".
fn belongs(params: &Params, line: &Line<'_>, p: usize, i: usize, j: usize) -> bool {
    let (percent, old, new) = (&line.figures[p], &line.figures[i], &line.figures[j]);
    let near = |a: &Figure<'_>, b: &Figure<'_>| b.start.saturating_sub(a.end) <= REACH;
    let others = |from: usize, to: usize| {
        (from + 1..to).any(|k| k != p && k != i && k != j && rivals(&line.figures[k], percent, new))
    };
    let to = led_by(params, line, j, "to") || led_by(params, line, j, "at");
    let compared = !led_by(params, line, i, "from");
    let (first, last) = (p.min(i).min(j), p.max(i).max(j));
    if others(first, last) || breaks(params, line, first, last) {
        return false;
    }
    if p < j && j < i {
        to && near(percent, new)
    } else if j < p && p < i {
        near(percent, old) && (to || compared || is_aside(line.before(p)))
    } else if i < j && j < p {
        to && near(new, percent) && is_aside(line.before(p))
    } else if j < i && i < p {
        (to || compared) && near(old, percent) && is_aside(line.before(p))
    } else {
        p < i && i < j && to && near(percent, old)
    }
}

/// Whether the figure could be meant instead: another change, or another value of that measure.
fn rivals(figure: &Figure<'_>, percent: &Figure<'_>, value: &Figure<'_>) -> bool {
    is_change(figure) && percent.is_percent() || alike(figure, value)
}

/// "Sales were $6.6 billion, up", "(up": the change is an aside behind a value.
fn is_aside(before: &str) -> bool {
    before
        .rsplit_once([',', '(', '-', '–', '—'])
        .is_some_and(|(_, aside)| words(aside).count() <= 4)
}

/// Whether the words from one figure to another begin another statement.
fn breaks(params: &Params, line: &Line<'_>, first: usize, last: usize) -> bool {
    let text = line.between(&line.figures[first], &line.figures[last]);
    text.contains(';') || words(text).any(|word| params.closing.contains_lower(word))
}

/// "from 58 million", "compared with 58 million", "higher than 58 million".
fn is_old(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let compared = |word: &str| params.signs.contains_lower(word);
    led_by(params, line, index, "from")
        || led_by(params, line, index, "than")
        || words(line.before(index))
            .rev()
            .find(|w| !params.links.contains_lower(w))
            .is_some_and(|word| {
                matches!(word, "with" | "to") && words(line.before(index)).any(compared)
                    || compared(word)
            })
}

/// Whether "from" or "to" leads to the figure, with no more than a few light words between.
fn led_by(params: &Params, line: &Line<'_>, index: usize, word: &str) -> bool {
    let before = line.before(index);
    let before = before.rsplit([',', ';', '(']).next().unwrap_or(before);
    words(before)
        .rev()
        .find(|w| !params.links.contains_lower(w))
        .is_some_and(|w| w.eq_ignore_ascii_case(word))
}

fn finding(
    rule: &Rule,
    params: &Params,
    percent: &Figure<'_>,
    old: &Figure<'_>,
    new: &Figure<'_>,
) -> Option<Finding> {
    let made = growth(old.written(), new.written())?;
    let (up, down) = (percent.written(), negated(percent.written()));
    // A loss that narrows, a rank that improves: the direction of the words is another check.
    let gap = made.gap(up).min(made.gap(down));
    let slack = percent.value.abs() / Decimal::ONE_HUNDRED * Decimal::from(params.slack_percent);
    if gap <= slack + Decimal::new(1, 1) {
        return None;
    }
    let exact = growth(
        Written {
            low: old.value,
            high: old.value,
        },
        Written {
            low: new.value,
            high: new.value,
        },
    )?;
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

/// From `old` to `new` in percent, both ends.
fn growth(old: Written, new: Written) -> Option<Written> {
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

fn negated(range: Written) -> Written {
    Written {
        low: -range.high,
        high: -range.low,
    }
}
