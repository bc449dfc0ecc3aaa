//! Figures with a unit of the rule's table, as the text writes them.

use crate::context;
use crate::reading::{Digits, all_digits, digits_at, step_of};
use crate::table::{Table, Unit};
use gainsay_sdk::{Case, Comparison, Decimal, Quantity, Span};

/// A figure or a range of figures in one unit.
#[derive(Clone, Debug)]
pub(crate) struct Measure<'p> {
    /// Place, with the unit.
    pub(crate) at: Span,
    pub(crate) unit: Unit<'p>,
    /// The figure, or the lower one of a range.
    pub(crate) low: Figure,
    /// The upper one of a range; the figure itself otherwise.
    pub(crate) high: Figure,
    /// "about", "more than": the digits are nobody's exact value.
    pub(crate) hedged: bool,
}

/// Most figures of a case that are read: no article has more.
const MOST: usize = 5_000;

/// Bytes before a figure in which its sign is looked for.
const SIGN: usize = 12;

/// A value with the place of its last digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) value: Decimal,
    pub(crate) step: Decimal,
}

impl Measure<'_> {
    pub(crate) fn is_range(&self) -> bool {
        self.low != self.high
    }
}

/// The measures of a case in order of place; figures of one measure ("five feet, ten inches") are
/// one.
pub(crate) fn all<'p>(case: &Case, table: &Table<'p>) -> Vec<Measure<'p>> {
    let mut measures: Vec<Measure<'p>> = Vec::new();
    for quantity in case.quantities().take(MOST) {
        let last = measures.last();
        if last.is_some_and(|last| last.at.overlaps(quantity.at())) {
            continue;
        }
        if let Some(joined) = last.and_then(|last| compose(case, table, last, quantity)) {
            measures.pop();
            measures.push(joined);
        } else if let Some(measure) = of(case, table, quantity) {
            measures.push(extended(case, table, &measure).unwrap_or(measure));
        }
    }
    measures
}

/// A figure of the host with its unit; where the host saw none, the one that the text names.
fn of<'p>(case: &Case, table: &Table<'p>, quantity: Quantity<'_>) -> Option<Measure<'p>> {
    let (low, high) = figures(quantity)?;
    let known = table.by_id(quantity.unit());
    let (unit, end) = match known {
        Some(unit) => (unit, quantity.at().end),
        None if quantity.unit().is_empty() => written_unit(case, table, quantity)?,
        None => return None,
    };
    let measure = Measure {
        at: Span {
            end,
            ..quantity.at()
        },
        unit,
        low,
        high,
        hedged: is_hedged(quantity),
    };
    Some(match sign_before(case, &measure) {
        Some(start) => negative(measure, start),
        None => measure,
    })
}

/// Where the sign of "minus 5 C" or "-5 C" begins: it is no part of a figure whose unit the host
/// does not know.
fn sign_before(case: &Case, measure: &Measure<'_>) -> Option<u32> {
    let before = context::before(case, measure.at, SIGN);
    let warm = measure.unit.dimension == "temperature" && measure.low.value > Decimal::ZERO;
    let glued = ["-", "\u{2212}", "\u{2013}"].iter().find_map(|sign| {
        let rest = before.strip_suffix(sign)?;
        (rest.is_empty() || rest.ends_with([' ', '(', '\n', '/']))
            .then_some(before.len() - rest.len())
    });
    let word = before.trim_end_matches(' ').rsplit([' ', '(', '\n']).next();
    let word = word
        .filter(|word| word.eq_ignore_ascii_case("minus"))
        .map(|word| before.len() - before.trim_end_matches(' ').len() + word.len());
    glued
        .or(word)
        .filter(|_| warm)
        .map(|length| measure.at.start - length as u32)
}

/// The same distance below zero; the larger figure of a range becomes the lower one.
fn negative(measure: Measure<'_>, start: u32) -> Measure<'_> {
    let turn = |figure: Figure| Figure {
        value: -figure.value,
        ..figure
    };
    Measure {
        at: Span {
            start,
            ..measure.at
        },
        low: turn(measure.high),
        high: turn(measure.low),
        ..measure
    }
}

fn is_hedged(quantity: Quantity<'_>) -> bool {
    !matches!(
        quantity.comparison(),
        Comparison::Equal | Comparison::Between
    )
}

/// The figure, or both of a range.
fn figures(quantity: Quantity<'_>) -> Option<(Figure, Figure)> {
    let written = all_digits(quantity.words());
    let figure = |value: Decimal, digits| Figure {
        value,
        step: step_of(value, digits),
    };
    if quantity.comparison() == Comparison::Between {
        let (low, high) = quantity.low().zip(quantity.high())?;
        return Some((figure(low, written.first()), figure(high, written.last())));
    }
    let value = quantity.value()?;
    let figure = figure(value, written.first());
    Some(vague(quantity, value).unwrap_or((figure, figure)))
}

/// Both ends of "hundreds" or "a few", which are no value with a hedge.
fn vague(quantity: Quantity<'_>, value: Decimal) -> Option<(Figure, Figure)> {
    let (low, high) = quantity.low().zip(quantity.high())?;
    let end = |value: Decimal| Figure {
        value,
        step: Decimal::ONE,
    };
    let width = high.checked_sub(low)?;
    let wide = width > value.abs().checked_div(Decimal::TWO)?;
    wide.then_some((end(low), end(high)))
}

/// The unit behind the last digits of a figure that the host took for a plain count: "20 C",
/// "1.78 m". The value has to be the one of the digits: "2.5m" of people are a number.
fn written_unit<'p>(
    case: &Case,
    table: &Table<'p>,
    quantity: Quantity<'_>,
) -> Option<(Unit<'p>, u32)> {
    let at = quantity.at();
    let words = case.words_at(at);
    let digits_from = words.find(|c: char| c.is_ascii_digit())?;
    let text = case.article_text(at.article);
    let mut from = at.start as usize + digits_from;
    let first = digits_at(text.get(from..)?)?;
    from += first.end;
    // The second figure of "16-20 C".
    if quantity.comparison() == Comparison::Between {
        let behind = text.get(from..at.end as usize)?;
        let next = from + behind.find(|c: char| c.is_ascii_digit())?;
        from = next + digits_at(text.get(next..)?)?.end;
    } else if quantity.value()?.abs() != first.value {
        return None;
    }
    let (unit, length) = table.by_name(text.get(from..)?)?;
    Some((unit, (from + length) as u32))
}

/// The measure at that place of the text, for what the host does not take for a figure: "km/10
/// miles".
pub(crate) fn read_at<'p>(
    case: &Case,
    table: &Table<'p>,
    article: u32,
    from: usize,
) -> Option<Measure<'p>> {
    let text = case.article_text(article).get(from..)?;
    let digits = digits_at(text)?;
    let (unit, length) = table.by_name(text.get(digits.end..)?)?;
    let figure = Figure {
        value: digits.value,
        step: digits.step,
    };
    let (start, end) = (from as u32, (from + digits.end + length) as u32);
    Some(Measure {
        at: Span {
            article,
            start,
            end,
        },
        unit,
        low: figure,
        high: figure,
        hedged: false,
    })
}

/// "five feet" and "ten inches" as one measure in feet; "5-foot-10" too.
fn compose<'p>(
    case: &Case,
    table: &Table<'p>,
    large: &Measure<'p>,
    quantity: Quantity<'_>,
) -> Option<Measure<'p>> {
    let gap = context::between(case, large.at, quantity.at())?;
    let near = matches!(gap, "" | " " | ", " | "-" | " and " | ", and ");
    if !near || large.is_range() {
        return None;
    }
    let small = match of(case, table, quantity) {
        Some(small) => Some(small).filter(|small| table.composes(large.unit, small.unit))?,
        None => bare(table, large, quantity, gap)?,
    };
    joined(large, &small)
}

/// Both as one measure, if the smaller one is a part of the larger unit.
fn joined<'p>(large: &Measure<'p>, small: &Measure<'p>) -> Option<Measure<'p>> {
    let ratio = small.unit.size()?.checked_div(large.unit.size()?)?;
    let value = small.low.value.checked_mul(ratio)?;
    let fits = !small.is_range() && value < Decimal::ONE && value >= Decimal::ZERO;
    let figure = Figure {
        value: large.low.value.checked_add(value)?,
        step: small.low.step.min(Decimal::ONE).checked_mul(ratio)?,
    };
    fits.then_some(Measure {
        at: Span {
            end: small.at.end,
            ..large.at
        },
        low: figure,
        high: figure,
        ..large.clone()
    })
}

/// A measure with the smaller unit that follows in the text and is no figure to the host: "6ft 2in",
/// "6-foot-2".
fn extended<'p>(case: &Case, table: &Table<'p>, large: &Measure<'p>) -> Option<Measure<'p>> {
    let part = table.part_of(large.unit)?;
    let from = large.at.end as usize;
    let text = case.article_text(large.at.article).get(from..)?;
    let rest = [", ", " and ", " ", "-", ""]
        .iter()
        .filter_map(|gap| text.strip_prefix(gap))
        .find(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let start = from + text.len() - rest.len();
    let small = if let Some(small) = read_at(case, table, large.at.article, start) {
        Some(small).filter(|small| table.composes(large.unit, small.unit))?
    } else {
        let digits = digits_at(rest).filter(|_| text.starts_with('-'))?;
        let whole = !rest
            .get(digits.end..)?
            .starts_with(|c: char| c.is_alphanumeric() || c == '-');
        whole.then(|| plain(large, part, start, digits))?
    };
    (!large.is_range()).then(|| joined(large, &small))?
}

/// Digits behind a measure, taken for a number of its smaller unit.
fn plain<'p>(large: &Measure<'p>, unit: Unit<'p>, start: usize, digits: Digits) -> Measure<'p> {
    let figure = Figure {
        value: digits.value,
        step: digits.step,
    };
    Measure {
        at: Span {
            article: large.at.article,
            start: start as u32,
            end: (start + digits.end) as u32,
        },
        unit,
        low: figure,
        high: figure,
        hedged: false,
    }
}

/// The inches of "five foot ten", which name no unit of their own.
fn bare<'p>(
    table: &Table<'p>,
    large: &Measure<'p>,
    quantity: Quantity<'_>,
    gap: &str,
) -> Option<Measure<'p>> {
    let unit = table.part_of(large.unit)?;
    let (low, high) = figures(quantity)?;
    let plain = quantity.unit().is_empty() && matches!(gap, "-" | " ");
    plain.then_some(Measure {
        at: quantity.at(),
        unit,
        low,
        high,
        hedged: false,
    })
}
