//! Digits that are no figures: names, scores, telephone numbers, sections of laws, addresses.

use super::line::Line;
use super::pieces::PieceKind;
use crate::syntax::{Deprel, Xpos};

/// Nouns before a number that names one thing among its like: "Section 230", "Flight 800".
const NUMBERED: &[&str] = &[
    "section",
    "article",
    "chapter",
    "page",
    "paragraph",
    "resolution",
    "route",
    "highway",
    "interstate",
    "flight",
    "room",
    "channel",
    "gate",
    "apartment",
    "suite",
    "box",
    "title",
    "part",
    "phase",
    "level",
    "grade",
    "type",
    "unit",
    "line",
    "volume",
    "figure",
    "table",
    "amendment",
    "proposition",
    "question",
    "lot",
    "level",
    "version",
    "exhibit",
    "rule",
    "clause",
    "act",
    "bill",
    "house",
    "step",
    "stage",
    "size",
    "psalm",
    "verse",
    "week",
    "day",
    "year",
    "season",
    "game",
];

/// Nouns behind a house number.
const STREETS: &[&str] = &[
    "street",
    "st.",
    "avenue",
    "ave.",
    "road",
    "rd.",
    "boulevard",
    "blvd.",
    "lane",
    "drive",
    "place",
    "square",
    "court",
    "way",
    "terrace",
];

/// Whether the digits at that piece are part of a name or a code and not a figure.
pub(crate) fn is_name(line: &Line<'_>, at: usize, end: usize) -> bool {
    let pieces = &line.pieces;
    if pieces.hangs_on_word(at) {
        return true;
    }
    let before = at.checked_sub(1);
    if before.is_some_and(|before| {
        pieces.is_glued(at) && matches!(pieces.word(before), "/" | "." | "_" | "#" | "@" | ":")
    }) {
        return true;
    }
    // "a 486-based machine"
    let participle = pieces.is_hyphen(end)
        && pieces.is_glued(end + 1)
        && matches!(line.tag(end + 1), Xpos::Vbn | Xpos::Vbg)
        && !pieces.is(end + 1, "odd");
    if participle || telephone_or_score(line, at) || clock_or_section(line, at) {
        return true;
    }
    let numbered = before.is_some_and(|before| pieces.is_any(before, NUMBERED));
    if numbered && pieces.is_kind(at, PieceKind::Digits) && !noun_or_unit_follows(line, end) {
        return true;
    }
    after_name(line, at, end) || house_number(line, at) || list_number(line, at)
}

/// "555-1234", "3-2": digits, a hyphen and digits that are no range.
fn telephone_or_score(line: &Line<'_>, at: usize) -> bool {
    let pieces = &line.pieces;
    let joined = |hyphen: usize| {
        pieces.is_hyphen(hyphen)
            && pieces.is_glued(hyphen)
            && pieces.is_glued(hyphen + 1)
            && pieces.is_kind(hyphen + 1, PieceKind::Digits)
    };
    let before = at > 1 && joined(at - 1) && pieces.is_kind(at - 2, PieceKind::Digits);
    if !before && !joined(at + 1) {
        return false;
    }
    let (first, second) = if before { (at - 2, at) } else { (at, at + 2) };
    let (left, right) = (pieces.word(first), pieces.word(second));
    let telephone = left.len() == 3 && right.len() >= 3 || joined(second + 1);
    let falling = match (left.parse::<u32>(), right.parse::<u32>()) {
        (Ok(left), Ok(right)) => left >= right,
        _ => false,
    };
    telephone || falling
}

/// "8:15" and "1.2.3".
fn clock_or_section(line: &Line<'_>, at: usize) -> bool {
    let pieces = &line.pieces;
    let mark = pieces.word(at + 1);
    matches!(mark, ":" | "." | "/")
        && pieces.is_glued(at + 1)
        && pieces.is_glued(at + 2)
        && pieces.is_kind(at + 2, PieceKind::Digits)
}

/// "Boeing 747", "Windows 95": digits behind a name with nothing to count behind them.
fn after_name(line: &Line<'_>, at: usize, end: usize) -> bool {
    let pieces = &line.pieces;
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    // A capital inside the sentence names even where the tagger has doubts; a plural or a verb in a
    // headline ("Quake Kills 42") does not.
    let tag = line.tag(before);
    let name = (tag == Xpos::Nnp || (before > 0 && matches!(tag, Xpos::Nn | Xpos::Jj)))
        && pieces
            .word(before)
            .chars()
            .next()
            .is_some_and(char::is_uppercase);
    let bare = end == at + 1 && pieces.word(at).bytes().all(|byte| byte.is_ascii_digit());
    // Where the tree takes the digits for a part of the name, what follows does not matter.
    let flat = line
        .token(at)
        .is_some_and(|token| token.rel == Deprel::Flat);
    name && bare && (flat || !noun_or_unit_follows(line, end))
}

fn noun_or_unit_follows(line: &Line<'_>, end: usize) -> bool {
    let hyphen = usize::from(line.pieces.is_hyphen(end));
    matches!(
        line.tag(end + hyphen),
        Xpos::Nns | Xpos::Nn | Xpos::Jj | Xpos::Jjr | Xpos::Sym
    ) || line
        .pieces
        .is_any(end, &["%", "percent", "per", "of", "more"])
}

/// "10 Downing Street".
fn house_number(line: &Line<'_>, at: usize) -> bool {
    let pieces = &line.pieces;
    let capital = |place: usize| {
        pieces
            .word(place)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
    };
    (1..=3).any(|offset| {
        pieces.is_any(at + offset, STREETS) && (1..=offset).all(|place| capital(at + place))
    })
}

/// "1. Boil the water": the number of an item in a list.
fn list_number(line: &Line<'_>, at: usize) -> bool {
    at == 0 && matches!(line.pieces.word(1), "." | ")") && line.pieces.is_glued(1)
}
