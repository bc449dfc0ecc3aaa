//! An average against the lowest and the highest value that it is told with.

use crate::Params;
use crate::line::{Figure, Line, words};
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, QuantityKind, Rule};

/// How far the average may stand from the range, in bytes.
const REACH: usize = 60;

/// How many words may lie between the noun or verb and its figure: "the average price was $350".
const LEAD: usize = 3;

/// The lowest and the highest value of a set, as a sentence tells them.
struct Ends<'l, 'c> {
    first: &'l Figure<'c>,
    last: &'l Figure<'c>,
    /// Index of the figure behind them.
    next: usize,
    low: Decimal,
    high: Decimal,
}

/// "Bids ranged from $2 million to $5 million, averaging $6 million": a finding if the average lies
/// outside.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let mut averages = (0..line.figures.len()).filter(|&index| is_average(params, line, index));
    let index = averages.next()?;
    if averages.next().is_some() || line.is_quiet(params, 0, line.text.len()) {
        return None;
    }
    let average = line.figures.get(index)?;
    let mut ranges = (0..line.figures.len()).filter_map(|at| ends(params, line, at));
    let ends = ranges.next().filter(|_| ranges.next().is_none())?;
    let stands = is_comparable(average, ends.last)
        && belongs(params, line, &ends, average)
        && is_alone(line, &ends, index);
    stands.then(|| finding(rule, params, line, &ends, average))?
}

/// Whether a figure may be the average of others.
pub(crate) fn may_be_average(figure: &Figure<'_>) -> bool {
    let kind = figure.quantity.kind();
    !matches!(kind, QuantityKind::Ordinal | QuantityKind::Rank)
        && matches!(
            figure.quantity.comparison(),
            // "An average of" is read like "about".
            Comparison::Equal | Comparison::About
        )
}

/// "averaging $6 million", "an average of 31", "the average price was $350".
pub(crate) fn is_average(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let marked = |word: &str| params.marks.contains_lower(word);
    let figure = &line.figures[index];
    may_be_average(figure)
        && (words(figure.words()).any(marked)
            || words(line.before(index)).rev().take(LEAD).any(marked))
}

/// "ranged from 18 to 26 pupils": one figure with both ends, or two side by side.
fn ends<'l, 'c>(params: &Params, line: &'l Line<'c>, at: usize) -> Option<Ends<'l, 'c>> {
    let first = line.figures.get(at)?;
    let (last, low, high) = if first.quantity.comparison() == Comparison::Between {
        (first, first.quantity.low()?, first.quantity.high()?)
    } else {
        let last = line.figures.get(at + 1)?;
        let joined = matches!(line.between(first, last).trim(), "to" | "and")
            && is_exact(first)
            && is_exact(last)
            && is_comparable(first, last);
        (last, first.value, joined.then_some(last.value)?)
    };
    let sign = |word: &str| params.signs.contains_lower(word);
    let led =
        words(line.before(at)).rev().take(LEAD).any(sign) || words(first.words()).take(1).any(sign);
    let next = at + if first.start == last.start { 1 } else { 2 };
    (led && low < high).then_some(Ends {
        first,
        last,
        next,
        low,
        high,
    })
}

fn is_exact(figure: &Figure<'_>) -> bool {
    figure.quantity.comparison() == Comparison::Equal
}

/// Whether two figures measure the same; one of them may go without its noun.
fn is_comparable(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let (a, b) = (one.quantity, two.quantity);
    let counted = a.counted() == b.counted() || a.counted().is_empty() || b.counted().is_empty();
    a.unit() == b.unit() && a.dimension() == b.dimension() && counted
}

/// Whether range and average are one statement, and the average has nothing of its own behind it:
/// "an average of 31 in the upper school" is that of others.
fn belongs(params: &Params, line: &Line<'_>, ends: &Ends<'_, '_>, average: &Figure<'_>) -> bool {
    let behind = average.start >= ends.last.end;
    let gap = if behind {
        line.between(ends.last, average)
    } else {
        line.between(average, ends.first)
    };
    // "with bonuses averaging": before the word, nothing may stand that the average could be of.
    let marked =
        |word: &str| params.marks.contains_lower(word) || params.signs.contains_lower(word);
    let mut lead = words(gap).take_while(|word| !marked(word));
    let breaks = gap.contains([';', ':', '"', '“'])
        || words(gap).any(|word| params.closing.contains_lower(word))
        || !lead.all(|word| params.links.contains_lower(word));
    let last = if behind { average } else { ends.last };
    let rest = line.cut(last.end, line.text.len()).trim_start();
    let each = words(rest)
        .next()
        .is_some_and(|word| matches!(word, "a" | "an" | "apiece" | "each" | "per"));
    let closed = rest.is_empty() || rest.starts_with([',', '.', ')', ';']) || each;
    gap.len() <= REACH && !breaks && closed
}

/// Whether no other figure of the measure stands between or behind them.
fn is_alone(line: &Line<'_>, ends: &Ends<'_, '_>, average: usize) -> bool {
    let mut others = line.figures.iter().enumerate();
    !others.any(|(index, figure)| {
        let own = index == average || index < ends.next && figure.start >= ends.first.start;
        let ahead = index < average && figure.end <= ends.first.start;
        !own && !ahead && is_comparable(figure, ends.last)
    })
}

fn finding(
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    ends: &Ends<'_, '_>,
    average: &Figure<'_>,
) -> Option<Finding> {
    let room = |end: Decimal| {
        let part = end.abs() / Decimal::ONE_HUNDRED;
        part.saturating_mul(Decimal::from(params.slack_percent))
    };
    let above = average.value > ends.high.saturating_add(room(ends.high));
    let below = average.value < ends.low.saturating_sub(room(ends.low));
    if !above && !below {
        return None;
    }
    let (way, end) = if above {
        ("above", ends.high)
    } else {
        ("below", ends.low)
    };
    let range = line.cut(ends.first.start, ends.last.end);
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("range", line.span(ends.first.start, ends.last.end))
            .evidence("average", average.quantity.at())
            .step(format!(
                "{} is {way} {}",
                average.value.normalize(),
                end.normalize()
            ))
            .value("stated", average.words())
            .value("first", range)
            .value("right", way),
    )
}
