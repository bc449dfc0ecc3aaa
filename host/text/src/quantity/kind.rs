//! Whether a figure is a level, a change, a share, a rate, ...

use super::line::Line;
use super::words::Words;
use crate::syntax::Xpos;
use gainsay_model::{Direction, QuantityKind};

/// What the words around a figure are asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around<'u> {
    /// First piece of hedge, sign or number.
    pub(crate) start: usize,
    /// First piece behind number and unit.
    pub(crate) end: usize,
    /// First piece behind the counted noun.
    pub(crate) phrase_end: usize,
    /// Dimension of the unit.
    pub(crate) dimension: &'u str,
    /// The number is a fraction: "two-thirds".
    pub(crate) fraction: bool,
    /// A counted noun was found.
    pub(crate) counts: bool,
}

/// Kind and direction of a figure.
pub(crate) fn kind_of(
    line: &Line<'_>,
    words: &Words,
    around: &Around<'_>,
) -> (QuantityKind, Direction) {
    if let Some(direction) = change(line, words, around) {
        return (QuantityKind::Delta, direction);
    }
    let kind = if is_rate(line, around.end) || is_rate(line, around.phrase_end) {
        QuantityKind::Rate
    } else if is_total(line, around) {
        QuantityKind::Total
    } else if is_part(line, around) {
        QuantityKind::Part
    } else if around.fraction || is_share(around.dimension) {
        QuantityKind::Share
    } else {
        QuantityKind::Level
    };
    (kind, Direction::None)
}

/// The direction if the figure says how much came or went.
fn change(line: &Line<'_>, words: &Words, around: &Around<'_>) -> Option<Direction> {
    let (start, end) = (around.start, around.end);
    // "7,000 more troops", "another 40", "an additional 12"
    // "40 lost their homes" and "40 more than once" are no changes.
    let finite = matches!(
        line.tag(end),
        Xpos::Vbd | Xpos::Vb | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn
    );
    if let Some(direction) = line.delta_direction(words, end)
        && !line.pieces.is(end + 1, "than")
        && (!finite || line.is_noun(end + 1))
    {
        return Some(direction);
    }
    let before = start.checked_sub(1)?;
    // "an added 300", but not "they added 300".
    let verb = matches!(
        line.tag(before),
        Xpos::Vbd | Xpos::Vb | Xpos::Vbz | Xpos::Vbp
    ) || (line.tag(before) == Xpos::Vbn
        && line.tag(before.saturating_sub(1)) != Xpos::Dt);
    if let Some(direction) = line.delta_direction(words, before).filter(|_| !verb) {
        return Some(direction);
    }
    // "up 12 percent", "down 3"
    let closed = !line.pieces.is_any(end, &["to", "and"]) || around.dimension != "count";
    if closed && line.pieces.is_any(before, &["up", "down"]) {
        let up = line.pieces.is(before, "up");
        return Some(if up { Direction::Up } else { Direction::Down });
    }
    // "a 5 percent rise", "a 7,000 increase"
    if let Some(direction) = line.change_noun(words, end).or_else(|| {
        line.change_noun(words, end + 1)
            .filter(|_| line.pieces.is_hyphen(end))
    }) {
        return Some(direction);
    }
    match line.pieces.word(before).to_ascii_lowercase().as_str() {
        "by" => line.change_before(words, before, 6),
        "of" => line.change_noun(words, before.checked_sub(1)?),
        // "rose 5 percent", "fell 300 to 5,000", but not "added 7,000 troops".
        _ => line
            .change_verb(words, before)
            .filter(|_| !around.counts || around.dimension != "count"),
    }
}

/// Whether the dimension is that of percentages.
pub(crate) fn is_share(dimension: &str) -> bool {
    matches!(dimension, "ratio" | "share")
}

/// "$5 a share", "40 per 100,000", "two flights a day".
fn is_rate(line: &Line<'_>, at: usize) -> bool {
    if line.pieces.is_any(at, &["per", "each"]) || line.pieces.is(at, "/") {
        return true;
    }
    line.pieces.is_any(at, &["a", "an", "every"])
        && (line.pieces.is_any(
            at + 1,
            &[
                "day", "week", "month", "year", "hour", "minute", "second", "night", "quarter",
                "share", "head", "person", "piece", "barrel", "gallon", "litre", "liter", "pound",
                "ounce", "ton", "tonne", "kilo", "copy", "ticket", "game", "unit", "vote",
                "bottle", "bushel",
            ],
        ))
}

/// "a total of 40", "40 in all".
fn is_total(line: &Line<'_>, around: &Around<'_>) -> bool {
    let start = around.start;
    let before = start > 1
        && line.pieces.is(start - 1, "of")
        && line.pieces.is_any(start - 2, &["total", "combined", "sum"]);
    let totalled = start > 0
        && line.pieces.is_any(
            start - 1,
            &["totaled", "totalled", "totaling", "totalling", "total"],
        );
    let behind = [around.end, around.phrase_end].into_iter().any(|at| {
        line.pieces.reads(at, &["in", "all"])
            || line.pieces.reads(at, &["in", "total"])
            || line.pieces.is(at, "altogether")
            || line.pieces.reads(at, &[",", "in", "all"])
    });
    before || totalled || behind
}

/// "45 of the 120 homes", "three out of five", "40 of them".
fn is_part(line: &Line<'_>, around: &Around<'_>) -> bool {
    let end = around.end;
    if around.dimension != "count" || around.fraction {
        return false;
    }
    let out_of = line.pieces.reads(end, &["out", "of"]);
    let of = line.pieces.is(end, "of")
        && (line.pieces.is_any(
            end + 1,
            &[
                "the", "those", "these", "its", "their", "his", "her", "them", "all",
            ],
        ) || line
            .pieces
            .word(end + 1)
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_digit()));
    out_of || of
}
