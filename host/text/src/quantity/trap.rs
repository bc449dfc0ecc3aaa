//! Digits and number words that are no figures: names, scores, telephone numbers, sections of laws,
//! addresses.

use super::line::Line;
use super::number_words::number_word;
use super::pieces::PieceKind;
use crate::syntax::{Deprel, Xpos};
use gainsay_model::SegmentKind;

/// Nouns before a number that names one thing among its like: "Section 230", "Flight 800".
const NUMBERED: &[&str] = &[
    "act",
    "amendment",
    "annex",
    "annexe",
    "apartment",
    "apt.",
    "appendix",
    "area",
    "article",
    "bay",
    "bill",
    "block",
    "box",
    "building",
    "bus",
    "case",
    "category",
    "cell",
    "channel",
    "chapter",
    "class",
    "clause",
    "code",
    "corridor",
    "court",
    "day",
    "district",
    "docket",
    "episode",
    "exhibit",
    "exit",
    "extension",
    "ext.",
    "factor",
    "figure",
    "fig.",
    "flat",
    "flight",
    "floor",
    "footnote",
    "form",
    "formula",
    "game",
    "gate",
    "grade",
    "group",
    "hall",
    "highway",
    "hole",
    "house",
    "interstate",
    "item",
    "juror",
    "junction",
    "lane",
    "leg",
    "level",
    "line",
    "lot",
    "mark",
    "measure",
    "model",
    "note",
    "number",
    "order",
    "page",
    "par",
    "paragraph",
    "part",
    "phase",
    "pier",
    "platform",
    "plot",
    "point",
    "precinct",
    "proposition",
    "psalm",
    "question",
    "reactor",
    "resolution",
    "room",
    "round",
    "route",
    "row",
    "rule",
    "schedule",
    "season",
    "seat",
    "section",
    "sector",
    "series",
    "size",
    "stage",
    "stand",
    "step",
    "suite",
    "table",
    "tel",
    "tel.",
    "terminal",
    "title",
    "track",
    "type",
    "unit",
    "version",
    "verse",
    "volume",
    "vol.",
    "ward",
    "week",
    "year",
    "zone",
];

/// Nouns behind a house number.
const STREETS: &[&str] = &[
    "alley",
    "avenue",
    "ave",
    "ave.",
    "boulevard",
    "blvd",
    "blvd.",
    "circle",
    "close",
    "court",
    "crescent",
    "drive",
    "dr.",
    "embankment",
    "gardens",
    "grove",
    "highway",
    "hill",
    "lane",
    "ln.",
    "mews",
    "parade",
    "park",
    "parkway",
    "place",
    "plaza",
    "quay",
    "road",
    "rd",
    "rd.",
    "row",
    "square",
    "street",
    "st",
    "st.",
    "terrace",
    "turnpike",
    "walk",
    "way",
    "wharf",
];

/// Whether the digits at that piece are part of a name or a code and not a figure.
pub(crate) fn is_name(line: &Line<'_>, at: usize, end: usize) -> bool {
    let pieces = &line.pieces;
    if pieces.hangs_on_word(at) || hangs_on_time(line, at) {
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
    participle
        || leading_zero(pieces.word(at))
        || is_serial(pieces.word(at))
        || is_group_of_digits(line, at, end)
        || telephone_or_score(line, at)
        || clock_or_section(line, at)
        || after_numbered(line, at, end)
        || after_name(line, at, end)
        || house_number(line, at)
        || list_number(line, at)
}

/// Whether the number words from that piece are part of a name: "part two", "Formula One".
pub(crate) fn is_named_word(line: &Line<'_>, at: usize, end: usize) -> bool {
    let pieces = &line.pieces;
    if number_word(pieces.word(at)).is_none() {
        return false;
    }
    let capital = |place: usize| pieces.word(place).starts_with(char::is_uppercase);
    // In a headline every word may have a capital.
    let of = usize::from(at > 2 && pieces.is(at - 1, "of"));
    let name = at > 1 && capital(at) && capital(at - 1 - of) && !capital(end) && !is_heading(line);
    // "one-on-one"
    let joined = at > 1 && pieces.hangs_on_word(at);
    // "half past six"
    let clock = at > 0 && pieces.is(at - 1, "past");
    name || joined || clock || after_numbered(line, at, end)
}

/// "Feb. 11-15": the second day of a date.
fn hangs_on_time(line: &Line<'_>, at: usize) -> bool {
    at > 1
        && line.pieces.is_glued(at)
        && line.pieces.is_hyphen(at - 1)
        && line.is_taken(at - 2)
        && line.pieces.is_kind(at - 2, PieceKind::Digits)
}

/// Whether an ordinal is part of a name: "the Fifth Amendment".
pub(crate) fn is_named_order(line: &Line<'_>, at: usize, end: usize) -> bool {
    let capital = |place: usize| line.pieces.word(place).starts_with(char::is_uppercase);
    at > 0 && capital(at) && capital(end) && line.is_word(at) && !is_heading(line)
}

fn is_heading(line: &Line<'_>) -> bool {
    let Some(token) = line.token(0) else {
        return false;
    };
    let sentence = line.annotations.sentences.get(token.sentence as usize);
    let segment = sentence.and_then(|s| line.annotations.segments.get(s.segment as usize));
    segment.is_some_and(|s| matches!(s.kind, SegmentKind::Headline | SegmentKind::Subhead))
}

/// Whether letters hang on the digits that end there: "5G", "737s", "1080p".
pub(crate) fn is_code(line: &Line<'_>, end: usize) -> bool {
    line.pieces.is_glued(end)
        && line.is_word(end)
        && end > 0
        && line.pieces.is_kind(end - 1, PieceKind::Digits)
}

/// "007", "0800".
fn leading_zero(word: &str) -> bool {
    word.strip_prefix('0')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// More digits in a row than anybody writes without commas.
fn is_serial(word: &str) -> bool {
    word.len() > 9 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "0800 555 019": digits beside digits, as in telephone numbers and codes.
fn is_group_of_digits(line: &Line<'_>, at: usize, end: usize) -> bool {
    let pieces = &line.pieces;
    let free = |place: usize| pieces.is_kind(place, PieceKind::Digits) && !line.is_taken(place);
    let behind = free(end) && !pieces.is_glued(end) && !pieces.is_hyphen(end + 1);
    let before = at > 0 && free(at - 1) && !pieces.is_glued(at) && !pieces.is_hyphen(end);
    behind || before
}

/// "Section 12", "Type 2 diabetes", "sections 4 and 5".
fn after_numbered(line: &Line<'_>, at: usize, end: usize) -> bool {
    let pieces = &line.pieces;
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let word = pieces.word(before);
    if pieces.is_any(before, NUMBERED) {
        // "In the game 12 players were hurt": a plural behind is counted, unless a name counts it.
        // No sentence begins with a bare noun and a number that counts another.
        let named = before == 0 || word.starts_with(char::is_uppercase);
        let unit = pieces.is_any(end, &["%", "percent", "per"]) || line.tag(end) == Xpos::Sym;
        // "That day two died."
        let verb = line.is_word(at) && matches!(line.tag(end), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let counts = matches!(line.tag(end), Xpos::Nns | Xpos::Jj | Xpos::Jjr) || verb;
        return !unit && (named || !counts);
    }
    // The second of "sections 4 and 5", and the first.
    let list = pieces.is_any(before, &["and", "to", "through", "or"])
        && before > 1
        && pieces.is_kind(before - 1, PieceKind::Digits);
    let noun = if list {
        before.checked_sub(2)
    } else {
        Some(before)
    };
    noun.is_some_and(|noun| is_numbered_plural(line, noun))
        && pieces.is_kind(at, PieceKind::Digits)
        && !noun_or_unit_follows(line, end)
}

fn is_numbered_plural(line: &Line<'_>, at: usize) -> bool {
    let singular = line.pieces.word(at).strip_suffix(['s', 'S']);
    // "levels 40", "points 12" and the like are more often two phrases.
    singular.is_some_and(|singular| {
        NUMBERED
            .iter()
            .any(|noun| noun.eq_ignore_ascii_case(singular))
    })
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
    // "lost 1-3 at home"
    let verb = first.checked_sub(1).is_some_and(|verb| {
        matches!(
            line.tag(verb),
            Xpos::Vbd | Xpos::Vbn | Xpos::Vbz | Xpos::Vbp | Xpos::Vb
        )
    });
    let counts =
        noun_or_unit_follows(line, second + 1) || number_word(pieces.word(second + 1)).is_some();
    let score = left.len() <= 2 && right.len() <= 2 && verb && !counts;
    // "case No. 22-451"
    let code = first > 0 && pieces.is_any(first - 1, &["no", "no.", "nos.", "#"]);
    telephone || falling || score || code
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
        && pieces.word(before).starts_with(char::is_uppercase);
    let bare = end == at + 1 && pieces.word(at).bytes().all(|byte| byte.is_ascii_digit());
    // Where the tree takes the digits for a part of the name, what follows does not matter.
    let flat = line
        .token(at)
        .is_some_and(|token| token.rel == Deprel::Flat);
    name && bare && (flat || !noun_or_unit_follows(line, end))
}

fn noun_or_unit_follows(line: &Line<'_>, end: usize) -> bool {
    let hyphen = usize::from(line.pieces.is_hyphen(end));
    let counted = matches!(
        line.tag(end + hyphen),
        Xpos::Nns | Xpos::Nn | Xpos::Jj | Xpos::Jjr | Xpos::Sym
    );
    (counted && !line.pieces.is_any(end, &["only", "alone"]))
        || line
            .pieces
            .is_any(end, &["%", "percent", "per", "of", "more"])
}

/// "10 Downing Street".
pub(crate) fn house_number(line: &Line<'_>, at: usize) -> bool {
    let pieces = &line.pieces;
    let capital = |place: usize| pieces.word(place).starts_with(char::is_uppercase);
    (1..=3).any(|offset| {
        pieces.is_any(at + offset, STREETS) && (1..=offset).all(|place| capital(at + place))
    })
}

/// "1. Boil the water": the number of an item in a list.
fn list_number(line: &Line<'_>, at: usize) -> bool {
    at == 0 && matches!(line.pieces.word(1), "." | ")") && line.pieces.is_glued(1)
}
