//! Places in an order: "third-largest", "No. 4", "the 15th attack", "finished fourth".

use super::counted::counted_behind;
use super::figure::Figure;
use super::interval::exact;
use super::line::Line;
use super::numbers::ordinal_at;
use super::pieces::PieceKind;
use super::trap::{house_number, is_named_order};
use super::words::{UnitId, Words};
use crate::syntax::Xpos;
use gainsay_model::{Decimal, Direction, QuantityKind};

/// A rank or an ordinal as a figure.
pub(crate) fn ordinal_figure(line: &Line<'_>, words: &Words, at: usize) -> Option<Figure> {
    let (end, value, kind) = place_in_order(line, at)?;
    let value = Decimal::from(value);
    let counted = counted_behind(line, words, end, false);
    Some(Figure {
        start: at,
        end: counted.map_or(end, |counted| counted.head + 1),
        number: (at, end),
        value,
        bounds: exact(value),
        hedge: None,
        unit: UnitId::plain("count"),
        counted,
        kind,
        direction: Direction::None,
        digits: 1,
    })
}

/// Rank or ordinal, with its end and value.
fn place_in_order(line: &Line<'_>, at: usize) -> Option<(usize, u32, QuantityKind)> {
    let pieces = &line.pieces;
    if line.is_taken(at) {
        return None;
    }
    if let Some((end, value)) = numbered(line, at) {
        return Some((end, value, QuantityKind::Rank));
    }
    let (end, value) = ordinal_at(pieces, at).filter(|(end, _)| !is_named_order(line, at, *end))?;
    let joined = usize::from(pieces.is_hyphen(end));
    let next = end + joined;
    let superlative = line.tag(next) == Xpos::Jjs
        || pieces.is_any(next, &["most", "least", "best", "worst"])
        || (joined == 1 && pieces.word(next).ends_with("est"));
    if superlative {
        return Some((next + 1, value, QuantityKind::Rank));
    }
    let digits = pieces.is_kind(at, PieceKind::Digits);
    let noun = line.is_noun(end) || matches!(line.tag(end), Xpos::Jj);
    let rank = digits || value > 2;
    // "finished fourth", "was ranked 12th"
    let verb = at.checked_sub(1).is_some_and(|before| {
        matches!(
            line.tag(before),
            Xpos::Vbd | Xpos::Vbn | Xpos::Vbz | Xpos::Vbp | Xpos::Vb | Xpos::Vbg
        )
    });
    if rank && (verb && !noun || pieces.is_any(end, &["place", "position", "spot"])) {
        return Some((end, value, QuantityKind::Rank));
    }
    let determined = at > 0
        && (pieces.is_any(
            at - 1,
            &["the", "his", "her", "its", "their", "a", "our", "my"],
        ) || pieces.is_any(at - 1, &["'s", "’s", "s", "'", "’"]));
    (digits || (value > 2 && determined && noun)).then_some((end, value, QuantityKind::Ordinal))
}

/// "No. 4", "#4", "Number 4", "world number 4".
fn numbered(line: &Line<'_>, at: usize) -> Option<(usize, u32)> {
    let pieces = &line.pieces;
    if !pieces.is_any(at, &["no", "no.", "nos.", "number", "#"]) {
        return None;
    }
    let digits = at + if pieces.reads(at, &["no", "."]) { 2 } else { 1 };
    let capital = pieces.word(at).starts_with(['N', '#'])
        || at
            .checked_sub(1)
            .is_some_and(|before| pieces.is(before, "world") || line.tag(before) == Xpos::Vbn);
    // "case No. 22-451"
    let code = pieces.is_glued(digits + 1)
        && (pieces.is_hyphen(digits + 1) || pieces.is(digits + 1, "/"))
        && pieces.is_kind(digits + 2, PieceKind::Digits);
    let value = pieces
        .word(digits)
        .parse()
        .ok()
        .filter(|_| pieces.is_kind(digits, PieceKind::Digits))?;
    (capital && !code && !house_number(line, digits)).then_some((digits + 1, value))
}
