//! Units and currencies around a number.

use super::line::Line;
use super::number_words::{NumberWord, number_word};
use super::pieces::PieceKind;
use super::words::{UnitId, Words};
use crate::syntax::Xpos;
use gainsay_model::lowered;

/// A unit found behind a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitFound<'w> {
    /// One past its last piece.
    pub(crate) end: usize,
    /// Which unit.
    pub(crate) unit: &'w UnitId,
}

/// How far from an ambiguous unit a word of money may stand, in pieces.
const MONEY_REACH: usize = 12;

/// The unit or currency whose name or symbol begins at that piece; a hyphen may stand before it
/// ("26-mile").
pub(crate) fn unit_at<'w>(line: &Line<'_>, words: &'w Words, at: usize) -> Option<UnitFound<'w>> {
    let hyphen = line.pieces.is_hyphen(at) && line.pieces.is_glued(at + 1);
    let from = at + usize::from(hyphen);
    let word = line.pieces.word(from);
    if word.is_empty() {
        return None;
    }
    named(line, words, from, word, hyphen)
        .or_else(|| symbol(line, words, from))
        .or_else(|| money_symbol(line, words, from))
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

/// A sign or code of a currency behind its number: "5€", "300 USD". A single letter is none.
fn money_symbol<'w>(line: &Line<'_>, words: &'w Words, from: usize) -> Option<UnitFound<'w>> {
    let sign = line.pieces.word(from);
    let letter = sign.len() == 1 && sign.bytes().all(|byte| byte.is_ascii_alphabetic());
    // "5 $3 tickets": the sign belongs to the number behind it.
    let leads = line.pieces.is_kind(from + 1, PieceKind::Digits) && line.pieces.is_glued(from + 1);
    let index = words
        .money_symbols
        .get(sign)
        .filter(|_| !letter && !leads)?;
    Some(UnitFound {
        end: from + 1,
        unit: words.units.get(*index)?,
    })
}

fn named<'w>(
    line: &Line<'_>,
    words: &'w Words,
    from: usize,
    word: &str,
    hyphen: bool,
) -> Option<UnitFound<'w>> {
    // "six won" and "two pounds on the door" are verbs.
    if matches!(
        line.tag(from),
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vb | Xpos::Md
    ) {
        return None;
    }
    let names = words.names.get(&*lowered(word))?;
    let (name, index) = names.iter().find(|(name, _)| {
        name.iter()
            .enumerate()
            .all(|(offset, part)| line.pieces.is(from + offset, part))
    })?;
    let end = from + name.len();
    let mut unit = words.units.get(*index)?;
    if unit.ambiguous && !hyphen {
        // "twelve stone houses", "three real estate firms"
        let modifies = line.tag(end) == Xpos::Nns
            || (&*unit.dimension == "money" && line.tag(end) == Xpos::Nn);
        if !word.ends_with(['s', 'S']) && modifies {
            return None;
        }
        let money = names
            .iter()
            .filter(|(other, _)| other == name)
            .filter_map(|(_, index)| words.units.get(*index))
            .find(|unit| &*unit.dimension == "money");
        unit = money
            .filter(|_| is_money(line, words, from, end))
            .unwrap_or(unit);
    }
    Some(UnitFound { end, unit })
}

/// Whether a unit that is a measure and a currency, as "pound" is, means money there.
fn is_money(line: &Line<'_>, words: &Words, from: usize, end: usize) -> bool {
    let many = from.checked_sub(1).is_some_and(|before| {
        matches!(
            number_word(line.pieces.word(before)),
            Some(NumberWord::Magnitude(6..))
        )
    });
    if many {
        return true;
    }
    // "300 pounds of flour"
    if line.pieces.is(end, "of") {
        return false;
    }
    (from.saturating_sub(MONEY_REACH)..end + MONEY_REACH).any(|at| {
        words.money.contains(line.lemma(at))
            || words.money_symbols.contains_key(line.pieces.word(at))
    })
}

/// The currency whose sign ends right before that piece ("US$", "£", "EUR"), or the unit whose name
/// does ("magnitude 6"), and where it begins.
pub(crate) fn unit_before<'w>(
    line: &Line<'_>,
    words: &'w Words,
    at: usize,
) -> Option<(usize, &'w UnitId)> {
    currency_before(line, words, at).or_else(|| {
        let hyphen = usize::from(at > 0 && line.pieces.is_hyphen(at - 1));
        let from = at.checked_sub(1 + hyphen)?;
        let name = lowered(line.pieces.word(from));
        let index = words.leading.get(&*name)?;
        Some((from, words.units.get(*index)?))
    })
}

/// The currency whose sign ends right before that piece, and where it begins.
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
