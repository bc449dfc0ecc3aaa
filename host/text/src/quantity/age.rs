//! Ages: "75-year-old", "aged between 19 and 34", "Ann, 75, of".

use super::line::Line;
use super::words::UnitId;
use crate::syntax::Xpos;

/// One past the last piece of an age. `core` is where the figure begins without its hedge, `start`
/// where it begins with it, `end` where number and unit end.
pub(crate) fn age_end(
    line: &Line<'_>,
    (start, core): (usize, usize),
    (at, end): (usize, usize),
    unit: &UnitId,
) -> Option<usize> {
    let pieces = &line.pieces;
    let number_only = unit.id.is_empty();
    let years = if number_only {
        let hyphen = usize::from(pieces.is_hyphen(end));
        pieces
            .is_any(end + hyphen, &["year", "years"])
            .then_some(end + hyphen + 1)
    } else {
        pieces
            .is_any(end.saturating_sub(1), &["year", "years"])
            .then_some(end)
    };
    if let Some(years) = years {
        let old = years + usize::from(pieces.is_hyphen(years));
        if pieces.is_any(old, &["old", "olds"]) {
            return Some(old + 1);
        }
    }
    let bare = number_only && line.tag(end) != Xpos::Nns;
    let behind = |place: usize| {
        place.checked_sub(1).is_some_and(|before| {
            pieces.is_any(before, &["aged", "ages"])
                || (pieces.is(before, "age") && !pieces.is(end, "of"))
                || (pieces.is(before, "of")
                    && before > 0
                    && pieces.is_any(before - 1, &["age", "ages"]))
        })
    };
    let compared = (start..core).any(|place| pieces.is_any(place, &["older", "younger"]));
    if bare && (behind(core) || behind(start) || compared) {
        return Some(end);
    }
    (bare && in_commas(line, at, end)).then_some(end)
}

/// "Ann Smith, 75, won" and "The woman, 83, had been".
fn in_commas(line: &Line<'_>, at: usize, end: usize) -> bool {
    let pieces = &line.pieces;
    let age = pieces.word(at).parse::<u32>();
    let Some(noun) = at.checked_sub(2) else {
        return false;
    };
    let named =
        matches!(line.tag(noun), Xpos::Nnp | Xpos::Nnps) && matches!(pieces.word(end), "," | ".");
    let described = line.tag(noun) == Xpos::Nn && pieces.word(end) == ",";
    pieces.is(noun + 1, ",")
        && (named || described)
        && end == at + 1
        && age.is_ok_and(|age| (1..=115).contains(&age))
}
