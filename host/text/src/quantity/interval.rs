//! Bounds that the words around a number allow.

use super::line::Line;
use super::numbers::{Form, Number};
use super::words::{Hedge, Side, Words};
use gainsay_model::{Comparison, Decimal, lowered};

/// Inclusive bounds; none where the words leave them open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// How the words bound the number.
    pub(crate) comparison: Comparison,
    /// Lower bound.
    pub(crate) low: Option<Decimal>,
    /// Upper bound.
    pub(crate) high: Option<Decimal>,
}

/// A hedge found beside a number, as pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HedgeFound<'w> {
    /// First piece.
    pub(crate) start: usize,
    /// One past the last piece.
    pub(crate) end: usize,
    /// Which hedge.
    pub(crate) hedge: &'w Hedge,
}

impl HedgeFound<'_> {
    /// Whether a clause ends behind it.
    pub(crate) fn closes(&self, line: &Line<'_>) -> bool {
        matches!(line.pieces.word(self.end), "" | "." | "," | ";" | ")")
    }
}

/// The longest hedge that ends right before that piece.
pub(crate) fn hedge_before<'w>(
    line: &Line<'_>,
    words: &'w Words,
    at: usize,
) -> Option<HedgeFound<'w>> {
    // "an estimated 40", "more than a dozen": an article may stand between.
    let at = if at > 1 && line.pieces.is_any(at - 1, &["the", "a", "an"]) {
        at - 1
    } else {
        at
    };
    let last = lowered(line.pieces.word(at.checked_sub(1)?));
    let hedges = words.before.get(&*last)?;
    hedges.iter().find_map(|hedge| {
        let start = at.checked_sub(hedge.words.len())?;
        reads(line, start, hedge).then_some(HedgeFound {
            start,
            end: at,
            hedge,
        })
    })
}

/// The longest hedge that begins at that piece, behind a number: "or more".
pub(crate) fn hedge_behind<'w>(
    line: &Line<'_>,
    words: &'w Words,
    at: usize,
) -> Option<HedgeFound<'w>> {
    // "300-odd", "50-plus"
    let hyphen = line.pieces.is_hyphen(at) && line.pieces.is_glued(at + 1);
    let at = at + usize::from(hyphen);
    let first = lowered(line.pieces.word(at));
    let hedges = words.behind.get(&*first)?;
    hedges.iter().find_map(|hedge| {
        let found = HedgeFound {
            start: at,
            end: at + hedge.words.len(),
            hedge,
        };
        // "40 at least 12 of them": only the end of a clause shows that it looks back.
        let closed = &*first != "at" || found.closes(line);
        (closed && reads(line, at, hedge)).then_some(found)
    })
}

fn reads(line: &Line<'_>, start: usize, hedge: &Hedge) -> bool {
    hedge
        .words
        .iter()
        .enumerate()
        .all(|(offset, word)| line.pieces.is(start + offset, word))
}

/// Bounds of a single number with its hedge.
pub(crate) fn bounds_of(number: &Number, hedge: Option<&Hedge>) -> Bounds {
    let value = number.value;
    if let Form::Vague(low, high) = number.form {
        return vague(Decimal::from(low), Decimal::from(high), hedge);
    }
    let Some(hedge) = hedge else {
        return exact(value);
    };
    let comparison = hedge.comparison;
    let (low, high) = match comparison {
        Comparison::AtMost | Comparison::Less => (None, Some(value)),
        Comparison::AtLeast | Comparison::More => (Some(value), None),
        Comparison::About => around(value, hedge.side),
        Comparison::Equal | Comparison::Between => (Some(value), Some(value)),
    };
    Bounds {
        comparison,
        low,
        high,
    }
}

/// The number as it stands.
pub(crate) fn exact(value: Decimal) -> Bounds {
    Bounds {
        comparison: Comparison::Equal,
        low: Some(value),
        high: Some(value),
    }
}

/// A tenth to either side, or to the side that the hedge names.
fn around(value: Decimal, side: Side) -> (Option<Decimal>, Option<Decimal>) {
    let tenth = value
        .abs()
        .checked_mul(Decimal::new(1, 1))
        .unwrap_or_default();
    let less = value.checked_sub(tenth).map(|low| low.normalize());
    let more = value.checked_add(tenth).map(|high| high.normalize());
    match side {
        Side::Both => (less, more),
        Side::Below => (less, Some(value)),
        Side::Above => (Some(value), more),
    }
}

/// "dozens", "more than dozens", "up to hundreds".
fn vague(low: Decimal, high: Decimal, hedge: Option<&Hedge>) -> Bounds {
    match hedge.map(|hedge| hedge.comparison) {
        Some(comparison @ (Comparison::AtLeast | Comparison::More)) => Bounds {
            comparison,
            low: Some(low),
            high: None,
        },
        Some(comparison @ (Comparison::AtMost | Comparison::Less)) => Bounds {
            comparison,
            low: None,
            high: Some(high),
        },
        _ => Bounds {
            comparison: Comparison::About,
            low: Some(low),
            high: Some(high),
        },
    }
}

/// Bounds of "between 40 and 50".
pub(crate) fn range(first: Decimal, second: Decimal) -> Bounds {
    Bounds {
        comparison: Comparison::Between,
        low: Some(first.min(second)),
        high: Some(first.max(second)),
    }
}
