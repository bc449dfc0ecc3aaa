//! Parts that stand behind their whole with no more than a comma: people by kind, or things by place.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::parts::{is_count, is_enumeration};

/// "34 passengers, 18 women and 13 men, were hurt": kinds of people behind people.
pub(crate) fn of_people<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<Vec<&'l Figure<'c>>> {
    let whole = line.figures.get(index)?;
    if !params.wholes.contains(whole.quantity.counted()) {
        return None;
    }
    let kind = |part: &&Figure<'_>| {
        is_count(part) && params.marks.contains(part.quantity.counted()) && part.value < whole.value
    };
    let parts: Vec<&Figure<'_>> = line
        .figures
        .get(index + 1..)?
        .iter()
        .take_while(kind)
        .collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let gap = line.between(whole, first);
    let aboard = |word: &str| matches!(word, "aboard" | "on" | "board");
    let at_once = gap.ends_with(", ") && words(gap).all(aboard);
    let behind = line.cut(last.end, line.text.len());
    let closed = behind.starts_with([',', '.', ')']) || behind.is_empty();
    // "and a guard" would be one more, which is no figure.
    let more = words(behind)
        .next()
        .is_some_and(|word| matches!(word, "and" | "a" | "an" | "one" | "plus"));
    (parts.len() >= 2 && at_once && closed && !more && is_enumeration(line, &parts))
        .then_some(parts)
}

/// "265 houses were damaged, 120 in Sund, 80 in Orra and 45 in Tolm": bare numbers, each with its
/// place, up to the end of the sentence.
pub(crate) fn by_place<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<Vec<&'l Figure<'c>>> {
    let whole = line.figures.get(index)?;
    let parts: Vec<&Figure<'_>> = line.figures.get(index + 1..)?.iter().collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let placed = |part: &&Figure<'_>| {
        let counted = part.quantity.counted();
        let bare = counted.is_empty() || counted == whole.quantity.counted();
        is_count(part) && bare && stands_in_place(line, part)
    };
    let between = line.between(whole, first);
    // "Five died in Sund, three in Orra": the whole has a place of its own.
    let named = words(between).any(|word| word.starts_with(char::is_uppercase));
    let own = words(between).any(|word| params.own_places.contains_lower(word));
    let ended = last_place_ends(line, last);
    let noun = !whole.quantity.counted().is_empty();
    let fits = parts.len() >= 2 && noun && between.ends_with(", ") && !named && !own && ended;
    (fits && is_enumeration(line, &parts) && parts.iter().all(placed)).then_some(parts)
}

/// "in Sund", "of them in Orra".
fn stands_in_place(line: &Line<'_>, part: &Figure<'_>) -> bool {
    let mut behind = words(line.cut(part.end, line.text.len())).peekable();
    if behind.peek() == Some(&"of") {
        behind.next();
        behind.next();
    }
    let led = matches!(behind.next(), Some("in" | "at" | "from" | "on"));
    let the = behind.peek() == Some(&"the");
    let place = if the { behind.nth(1) } else { behind.next() };
    led && place.is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether nothing but the last part's place follows.
fn last_place_ends(line: &Line<'_>, last: &Figure<'_>) -> bool {
    let behind = line.cut(last.end, line.text.len()).trim_end();
    let inside = behind.trim_end_matches(['.', '!']);
    !inside.contains([',', ';', ':', '.']) && words(inside).count() <= 6
}
