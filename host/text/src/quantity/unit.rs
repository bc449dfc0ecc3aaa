//! Units and currencies around a number.

use super::line::Line;
use super::pieces::PieceKind;
use super::words::{UnitId, Words};
use crate::syntax::Xpos;

/// A unit found behind a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitFound<'w> {
    /// One past its last piece.
    pub(crate) end: usize,
    /// Which unit.
    pub(crate) unit: &'w UnitId,
}

/// The unit or currency whose name or symbol begins at that piece; a hyphen may stand before it
/// ("26-mile").
pub(crate) fn unit_at<'w>(line: &Line<'_>, words: &'w Words, at: usize) -> Option<UnitFound<'w>> {
    let from = if line.pieces.is_hyphen(at) && line.pieces.is_glued(at + 1) {
        at + 1
    } else {
        at
    };
    let word = line.pieces.word(from);
    if word.is_empty() {
        return None;
    }
    if let Some(found) = named(line, words, from, word) {
        return Some(found);
    }
    symbol(line, words, from)
}

/// A symbol such as "%", "km/h" or "sq. ft.", longest first. A single letter needs to be glued on.
fn symbol<'w>(line: &Line<'_>, words: &'w Words, from: usize) -> Option<UnitFound<'w>> {
    (1..=4).rev().find_map(|length| {
        let sign = line.pieces.span(from, from + length).of(line.pieces.text);
        let index = *words.unit_symbols.get(sign)?;
        let letter = sign.len() == 1 && line.pieces.is_kind(from, PieceKind::Word);
        let word = sign == "in" || sign == "in.";
        let fits = (!letter && !word) || line.pieces.is_glued(from);
        fits.then(|| {
            Some(UnitFound {
                end: from + length,
                unit: words.units.get(index)?,
            })
        })?
    })
}

fn named<'w>(line: &Line<'_>, words: &'w Words, from: usize, word: &str) -> Option<UnitFound<'w>> {
    // "six won" and "two pounds on the door" are verbs.
    if matches!(
        line.tag(from),
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vb | Xpos::Md
    ) {
        return None;
    }
    let lower = word.to_lowercase();
    let names = words.names.get(lower.as_str())?;
    let (name, index) = names.iter().find(|(name, _)| {
        name.iter()
            .enumerate()
            .all(|(offset, part)| line.pieces.is(from + offset, part))
    })?;
    Some(UnitFound {
        end: from + name.len(),
        unit: words.units.get(*index)?,
    })
}

/// The currency whose sign ends right before that piece ("US$", "£", "EUR"), and where it begins.
pub(crate) fn currency_before<'w>(
    line: &Line<'_>,
    words: &'w Words,
    at: usize,
) -> Option<(usize, &'w UnitId)> {
    for width in [2, 1] {
        let Some(from) = at.checked_sub(width) else {
            continue;
        };
        if width == 2 && !line.pieces.is_glued(from + 1) {
            continue;
        }
        let sign = line.pieces.span(from, at).of(line.pieces.text);
        if let Some(index) = words.money_symbols.get(sign) {
            return Some((from, words.units.get(*index)?));
        }
    }
    None
}
