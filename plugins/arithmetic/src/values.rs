//! The old and the new value around a change: "P to B from A", "B, up P from A".

use crate::Params;
use crate::line::{Figure, Line, words};
use gainsay_sdk::QuantityKind;

/// How far the change may stand from the values, in bytes: further off it is about others.
const REACH: usize = 64;

/// Values so near each other, in bytes, may share what they are a rate of.
const JOINED: usize = 24;

/// A rate and a value are of one kind if one is at most so many times the other.
const ALIKE: gainsay_sdk::Decimal = gainsay_sdk::Decimal::from_parts(3, 0, 0, false, 0);

/// What makes a change and its two values.
pub(crate) struct Sort {
    /// Whether a figure may be the change.
    pub(crate) is_change: fn(&Figure<'_>) -> bool,
    /// Whether two figures may be its values.
    pub(crate) alike: fn(&Figure<'_>, &Figure<'_>) -> bool,
}

/// The old and the new value that belong to the change at `index`.
pub(crate) fn values<'l, 'c>(
    sort: &Sort,
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<(&'l Figure<'c>, &'l Figure<'c>)> {
    let change = &line.figures[index];
    let old = (0..line.figures.len()).filter(|&i| i != index && is_old(params, line, i));
    let mut pairs = old.filter_map(|i| {
        let old = &line.figures[i];
        let new = (0..line.figures.len()).filter(|&j| {
            let new = &line.figures[j];
            j != i
                && j != index
                && (sort.alike)(old, new)
                && belongs(sort, params, line, [index, i, j])
        });
        let new = new.min_by_key(|&j| line.figures[j].start.abs_diff(change.start))?;
        Some((old, &line.figures[new]))
    });
    let pair = pairs.next()?;
    // Two old values: whose change it is, nobody can tell.
    pairs.next().is_none().then_some(pair)
}

/// Whether the change `p` stands with the old value `i` and the new value `j`: "P to B from A",
/// "B, up P from A", "from A to B, a P rise", "by P, from A to B".
fn belongs(sort: &Sort, params: &Params, line: &Line<'_>, [p, i, j]: [usize; 3]) -> bool {
    let (change, old, new) = (&line.figures[p], &line.figures[i], &line.figures[j]);
    let near = |a: &Figure<'_>, b: &Figure<'_>| b.start.saturating_sub(a.end) <= REACH;
    let others = |from: usize, to: usize| {
        (from + 1..to).any(|k| k != p && k != i && k != j && rivals(sort, &line.figures[k], new))
    };
    let to = led_by(params, line, j, "to") || led_by(params, line, j, "at") || stands_at(line, j);
    let compared = !led_by(params, line, i, "from");
    let (first, last) = (p.min(i).min(j), p.max(i).max(j));
    if others(first, last) || breaks(params, line, first, last) {
        return false;
    }
    if p < j && j < i {
        to && near(change, new)
    } else if j < p && p < i {
        near(change, old) && (to || compared || is_aside(line.before(p)))
    } else if i < j && j < p {
        to && near(new, change) && is_aside(line.before(p))
    } else if j < i && i < p {
        (to || compared) && near(old, change) && is_aside(line.before(p))
    } else {
        p < i && i < j && to && near(change, old)
    }
}

/// Whether two figures, neither of them a change or a place in an order, measure the same.
pub(crate) fn comparable(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let (a, b) = (one.quantity, two.quantity);
    let counted = a.counted() == b.counted() || a.counted().is_empty() || b.counted().is_empty();
    // "to 65 million pounds from 58 million": the second number goes without its unit.
    let bare = a.dimension() == "count" && a.counted().is_empty() && !b.unit().is_empty();
    let unit = a.unit() == b.unit() && a.dimension() == b.dimension() || bare;
    // "from $1,200 to $1,500 a month": one tells what both are a rate of.
    let joined = two.start.abs_diff(one.end).min(one.start.abs_diff(two.end)) <= JOINED
        && one.value.max(two.value) / ALIKE <= one.value.min(two.value);
    let rated = (a.kind() == QuantityKind::Rate) == (b.kind() == QuantityKind::Rate) || joined;
    // A sum with "#" looks like a rank.
    let sums = one.is_hashed() && two.is_hashed();
    unit && counted && rated && (sums || is_level(a.kind()) && is_level(b.kind()))
}

fn is_level(kind: QuantityKind) -> bool {
    !matches!(
        kind,
        QuantityKind::Delta | QuantityKind::Ordinal | QuantityKind::Rank
    )
}

/// Whether the figure could be meant instead: another change, or another value of that measure.
fn rivals(sort: &Sort, figure: &Figure<'_>, value: &Figure<'_>) -> bool {
    (sort.is_change)(figure) || (sort.alike)(figure, value)
}

/// "Sales were $6.6 billion, up", "(up": the change is an aside behind a value.
fn is_aside(before: &str) -> bool {
    before
        .rsplit_once([',', '(', '-', '–', '—'])
        .is_some_and(|(_, aside)| words(aside).count() <= 4)
}

/// Whether the words from one figure to another begin another statement.
pub(crate) fn breaks(params: &Params, line: &Line<'_>, first: usize, last: usize) -> bool {
    let text = line.between(&line.figures[first], &line.figures[last]);
    text.contains(';') || words(text).any(|word| params.closing.contains_lower(word))
}

/// "lower at 45 crowns": what something costs, weighs or measures.
fn stands_at(line: &Line<'_>, index: usize) -> bool {
    let measured = !line.figures[index].quantity.unit().is_empty();
    measured && words(line.before(index)).next_back() == Some("at")
}

/// "15 percent more than the $300 million": the host reads a bound where the words compare.
fn is_compared(line: &Line<'_>, index: usize) -> bool {
    let than = words(line.figures[index].words()).nth(1) == Some("than");
    let change = index.checked_sub(1).and_then(|i| line.figures.get(i));
    than && change.is_some_and(Figure::is_percent) && line.before(index).trim().is_empty()
}

/// "up on the 58 million", "up 15 percent on the 58 million".
fn is_up_on(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let mut before = words(line.before(index))
        .rev()
        .skip_while(|word| params.links.contains_lower(word));
    let on = before.next() == Some("on");
    let moved = match before.next() {
        Some(word) => matches!(word, "up" | "down"),
        None => index.checked_sub(2).is_some_and(|i| {
            let end = line.figures.get(i + 1).map_or(0, |change| change.start);
            let start = line.figures.get(i).map_or(0, |figure| figure.end);
            let last = words(line.cut(start, end)).next_back();
            last.is_some_and(|word| matches!(word, "up" | "down"))
        }),
    };
    on && moved
}

/// "from 58 million", "compared with 58 million", "higher than 58 million".
pub(crate) fn is_old(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let compared = |word: &str| params.signs.contains_lower(word);
    is_compared(line, index)
        || is_up_on(params, line, index)
        || led_by(params, line, index, "from")
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
pub(crate) fn led_by(params: &Params, line: &Line<'_>, index: usize, word: &str) -> bool {
    let before = line.before(index);
    let before = before.rsplit([',', ';', '(']).next().unwrap_or(before);
    words(before)
        .rev()
        .find(|w| !params.links.contains_lower(w))
        .is_some_and(|w| w.eq_ignore_ascii_case(word))
}
