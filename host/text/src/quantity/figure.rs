//! One figure: from the number outwards to hedge, unit, counted noun and kind.

use super::counted::{Counted, counted_before, counted_behind};
use super::interval::{Bounds, bounds_of, hedge_before, hedge_behind, range};
use super::kind::{Around, is_share, kind_of};
use super::line::Line;
use super::number_words::number_word;
use super::numbers::{Form, Number, number_at};
use super::pieces::PieceKind;
use super::trap::is_name;
use super::unit::{currency_before, unit_at};
use super::words::{UnitId, Words};
use crate::syntax::Xpos;
use gainsay_model::{Comparison, Decimal, Direction, QuantityKind};

/// A figure in pieces of its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// First piece, with hedge and sign.
    pub(crate) start: usize,
    /// One past the last piece, with unit and counted noun.
    pub(crate) end: usize,
    /// The number's pieces.
    pub(crate) number: (usize, usize),
    /// Value.
    pub(crate) value: Decimal,
    /// Bounds.
    pub(crate) bounds: Bounds,
    /// Pieces of the hedge.
    pub(crate) hedge: Option<(usize, usize)>,
    /// Unit and dimension.
    pub(crate) unit: UnitId,
    /// Counted noun.
    pub(crate) counted: Option<Counted>,
    /// Kind.
    pub(crate) kind: QuantityKind,
    /// Direction of a change.
    pub(crate) direction: Direction,
    /// Significant digits.
    pub(crate) digits: u8,
}

/// What stands at a piece.
pub(crate) enum Sight {
    /// A figure.
    Figure(Box<Figure>),
    /// Digits or number words that are no figure, up to that piece.
    Name(usize),
    /// Nothing of the kind.
    Nothing,
}

/// The figure whose number begins at that piece.
pub(crate) fn figure_at(line: &Line<'_>, words: &Words, at: usize) -> Sight {
    let Some(number) = number_at(&line.pieces, at).filter(|_| !line.is_taken(at)) else {
        return Sight::Nothing;
    };
    let number = metres_not_millions(line, words, at, number);
    if line.pieces.is_kind(at, PieceKind::Digits) && is_name(line, at, number.end) {
        return Sight::Name(number.end.max(at + 1));
    }
    let range = range_behind(line, words, at, &number);
    let second = range.map(|(_, second)| second);
    let number_end = second.map_or(number.end, |second| second.end);
    let number = Number {
        value: range.map_or(number.value, |(first, _)| first),
        ..number
    };
    let sign = currency_before(line, words, at);
    let behind = unit_at(line, words, number_end).or_else(|| {
        // "millions of dollars"
        let of = matches!(number.form, Form::Vague(..)) && line.pieces.is(number_end, "of");
        of.then(|| unit_at(line, words, number_end + 1))?
    });
    if number.form == Form::One
        && sign.is_none()
        && behind.is_none()
        && !one_counts(line, number_end)
    {
        return Sight::Name(number.end);
    }
    let mut end = number_end;
    let mut unit = UnitId {
        id: "".into(),
        dimension: "count".into(),
    };
    if let Some((_, currency)) = sign {
        unit = currency.clone();
    } else if let Some(found) = behind {
        unit = found.unit.clone();
        end = found.end;
    }
    if number.form == Form::Fraction && unit.id.is_empty() {
        unit.dimension = "share".into();
    }
    if let Some(age_end) = age_end(line, at, end, &unit) {
        unit = UnitId {
            id: "year".into(),
            dimension: "age".into(),
        };
        end = age_end;
    }
    Sight::Figure(Box::new(complete(
        line,
        words,
        &Parts {
            at,
            number,
            second,
            number_end,
            sign,
            unit,
            end,
        },
    )))
}

/// The parts of a figure that are known before the words around it are read.
struct Parts<'w> {
    at: usize,
    number: Number,
    second: Option<Number>,
    number_end: usize,
    sign: Option<(usize, &'w UnitId)>,
    unit: UnitId,
    end: usize,
}

fn complete(line: &Line<'_>, words: &Words, parts: &Parts<'_>) -> Figure {
    let mut start = parts.sign.map_or(parts.at, |(from, _)| from);
    let between =
        parts.second.is_some() && start > 0 && line.pieces.is_any(start - 1, &["between", "from"]);
    start -= usize::from(between && line.pieces.is(start - 1, "between"));
    let core = start;
    let before = hedge_before(line, words, start);
    let hedge_behind = hedge_behind(line, words, parts.end);
    let mut hedge = None;
    if let Some(found) = &before {
        start = found.start;
        hedge = Some((found.start, found.end));
    }
    let mut end = parts.end;
    if let Some(found) = hedge_behind.as_ref().filter(|_| before.is_none()) {
        end = found.end;
        hedge = Some((found.start, found.end));
    }
    let chosen = before.or(hedge_behind).map(|found| found.hedge);
    let bounds = match &parts.second {
        Some(second) => range(parts.number.value, second.value),
        None => bounds_of(&parts.number, chosen),
    };
    let plain_count = &*parts.unit.dimension == "count"
        || is_share(&parts.unit.dimension)
        || parts.number.form == Form::Fraction;
    let mut counted = if plain_count {
        counted_behind(line, words, end)
    } else {
        None
    };
    // In "a 12 percent drop" the drop is measured, not counted.
    counted = counted.filter(|counted| line.change_noun(words, counted.head).is_none());
    let phrase_end = counted.map_or(end, |counted| counted.head + 1);
    let around = Around {
        start: if hedge.is_some_and(|(from, _)| from < core) {
            start
        } else {
            core
        },
        end,
        phrase_end,
        dimension: &parts.unit.dimension,
        fraction: parts.number.form == Form::Fraction,
        counts: counted.is_some(),
    };
    let (kind, direction) = kind_of(line, words, &around);
    // In "45 of the 120 homes" the phrase ends before the larger figure, which has its own place.
    let own_phrase = counted.is_some_and(|counted| {
        !(end..counted.head).any(|at| line.pieces.is_kind(at, PieceKind::Digits))
    });
    if counted.is_none() && plain_count {
        if kind == QuantityKind::Part {
            counted = behind_larger_figure(line, words, end);
        }
        counted = counted.or_else(|| counted_before(line, start));
    }
    Figure {
        start,
        end: if own_phrase { phrase_end } else { end },
        number: (parts.at, parts.number_end),
        value: parts.number.value.normalize(),
        bounds,
        hedge,
        unit: parts.unit.clone(),
        counted,
        kind,
        direction,
        digits: parts.second.map_or(parts.number.digits, |second| {
            second.digits.max(parts.number.digits)
        }),
    }
}

/// The noun in "45 of the 120 homes", seen from the 45.
fn behind_larger_figure(line: &Line<'_>, words: &Words, end: usize) -> Option<Counted> {
    let larger = (end..end + 5).find(|at| {
        line.pieces.is_kind(*at, PieceKind::Digits) || number_word(line.pieces.word(*at)).is_some()
    })?;
    counted_behind(line, words, number_at(&line.pieces, larger)?.end)
}

/// "5m" before no noun and without a currency is a length if the lexicon has metres.
fn metres_not_millions(line: &Line<'_>, words: &Words, at: usize, number: Number) -> Number {
    let glued =
        number.end == at + 2 && line.pieces.word(at + 1) == "m" && line.pieces.is_glued(at + 1);
    let money =
        currency_before(line, words, at).is_some() || unit_at(line, words, number.end).is_some();
    if !glued || money || line.is_noun(number.end) || !words.unit_symbols.contains_key("m") {
        return number;
    }
    match super::numbers::digits_value(line.pieces.word(at)) {
        Some((value, digits)) => Number {
            end: at + 1,
            value,
            digits,
            form: Form::Digits,
        },
        None => number,
    }
}

/// The second number of "40 to 50", "40-50", "between 40 and 50", with the first as it is meant
/// ("2-3 million" begins at two million).
fn range_behind(
    line: &Line<'_>,
    words: &Words,
    at: usize,
    number: &Number,
) -> Option<(Decimal, Number)> {
    let pieces = &line.pieces;
    if matches!(number.form, Form::Vague(..) | Form::Fraction) {
        return None;
    }
    let sign = currency_before(line, words, at);
    let first = sign.map_or(at, |(from, _)| from);
    let between = first > 0 && pieces.is(first - 1, "between");
    let from = first > 0 && pieces.is(first - 1, "from");
    // "$3 billion to $4 billion", "5 percent to 7 percent": the unit may stand twice.
    let unit =
        unit_at(line, words, number.end).filter(|unit| pieces.is_any(unit.end, &["to", "and"]));
    let joint = unit.map_or(number.end, |unit| unit.end);
    let joined = pieces.is_hyphen(joint)
        || (pieces.is(joint, "to") && !from)
        || (pieces.is(joint, "and") && between);
    if !joined || changes_to(line, words, first) {
        return None;
    }
    let mut next = joint + 1;
    let second_sign = (next..next + 3).find(|place| currency_before(line, words, *place).is_some());
    next = second_sign.unwrap_or(next);
    let second = number_at(pieces, next).filter(|_| !line.is_taken(next))?;
    // "rose 3.5 percent to $8 billion" is no range.
    let same_unit = match unit {
        Some(unit) => unit_at(line, words, second.end).is_some_and(|other| other.unit == unit.unit),
        None => second_sign.is_none() || sign.is_some(),
    };
    let meant = shared_magnitude(line, next, number, &second);
    let vague = matches!(second.form, Form::Vague(..) | Form::Fraction);
    (same_unit && !vague && (meant < second.value || between)).then_some((meant, second))
}

/// The first number of "2-3 million": the magnitude behind the second belongs to both.
fn shared_magnitude(line: &Line<'_>, next: usize, number: &Number, second: &Number) -> Decimal {
    let (plain, _) = super::numbers::digits_value(line.pieces.word(next)).unwrap_or_default();
    let both_plain = number.form == Form::Digits && number.value < plain && plain < second.value;
    let factor = second.value.checked_div(plain).filter(|_| both_plain);
    factor
        .and_then(|factor| number.value.checked_mul(factor))
        .unwrap_or(number.value)
}

/// "rose 40 to 500": a change and a level, not a range.
fn changes_to(line: &Line<'_>, words: &Words, first: usize) -> bool {
    first > 0
        && (line.change_verb(words, first - 1).is_some()
            || line.pieces.is_any(first - 1, &["by", "up", "down"]))
}

/// Whether "one" counts: "one soldier", but not "one of them" or "no one".
fn one_counts(line: &Line<'_>, end: usize) -> bool {
    line.is_noun(end) || (line.tag(end) == Xpos::Jj && line.is_noun(end + 1))
}

/// One past the last piece of an age: "75-year-old", "75 years old", "aged 75", "Ann, 75, of".
fn age_end(line: &Line<'_>, at: usize, end: usize, unit: &UnitId) -> Option<usize> {
    let pieces = &line.pieces;
    let number_only = unit.id.is_empty();
    let unit_end = if number_only {
        let hyphen = usize::from(pieces.is_hyphen(end));
        pieces
            .is_any(end + hyphen, &["year", "years"])
            .then_some(end + hyphen + 1)
    } else {
        pieces
            .is_any(end.saturating_sub(1), &["year", "years"])
            .then_some(end)
    };
    if let Some(unit_end) = unit_end {
        let old = unit_end + usize::from(pieces.is_hyphen(unit_end));
        if pieces.is_any(old, &["old", "olds"]) {
            return Some(old + 1);
        }
    }
    if !number_only {
        return None;
    }
    let before = at.checked_sub(1)?;
    if pieces.is(before, "aged") || (pieces.is(before, "age") && !pieces.is_any(end, &["of"])) {
        return Some(end);
    }
    let age: u32 = pieces.word(at).parse().ok()?;
    let apposed = pieces.is(before, ",")
        && matches!(line.tag(before.checked_sub(1)?), Xpos::Nnp | Xpos::Nnps)
        && matches!(pieces.word(end), "," | ".");
    (apposed && (1..=115).contains(&age)).then_some(end)
}

/// Rank ("third-largest", "No. 4") or ordinal ("the 15th"), with its end and value.
pub(crate) fn place_in_order(line: &Line<'_>, at: usize) -> Option<(usize, u32, QuantityKind)> {
    let pieces = &line.pieces;
    if line.is_taken(at) {
        return None;
    }
    if pieces.is_any(at, &["no.", "nos.", "number", "#"]) || pieces.reads(at, &["no", "."]) {
        let digits = at + if pieces.reads(at, &["no", "."]) { 2 } else { 1 };
        let capital = pieces.word(at).starts_with(['N', '#']);
        let value = pieces
            .word(digits)
            .parse()
            .ok()
            .filter(|_| pieces.is_kind(digits, PieceKind::Digits))?;
        return capital.then_some((digits + 1, value, QuantityKind::Rank));
    }
    let (end, value) = super::numbers::ordinal_at(pieces, at)?;
    let joined = usize::from(pieces.is_hyphen(end));
    let next = end + joined;
    let superlative = line.tag(next) == Xpos::Jjs
        || pieces.is_any(next, &["most", "least", "best", "worst"])
        || (joined == 1 && pieces.word(next).ends_with("est"));
    if superlative {
        return Some((next + 1, value, QuantityKind::Rank));
    }
    let digits = pieces.is_kind(at, PieceKind::Digits);
    let determined = at > 0 && pieces.is_any(at - 1, &["the", "his", "her", "its", "their", "a"]);
    let noun = line.is_noun(end) || matches!(line.tag(end), Xpos::Jj);
    (digits || (value > 2 && determined && noun)).then_some((end, value, QuantityKind::Ordinal))
}

/// A rank or an ordinal as a figure.
pub(crate) fn ordinal_figure(line: &Line<'_>, words: &Words, at: usize) -> Option<Figure> {
    let (end, value, kind) = place_in_order(line, at)?;
    let value = Decimal::from(value);
    let counted = counted_behind(line, words, end);
    let bounds = Bounds {
        comparison: Comparison::Equal,
        low: Some(value),
        high: Some(value),
    };
    Some(Figure {
        start: at,
        end: counted.map_or(end, |counted| counted.head + 1),
        number: (at, end),
        value,
        bounds,
        hedge: None,
        unit: UnitId {
            id: "".into(),
            dimension: "count".into(),
        },
        counted,
        kind,
        direction: Direction::None,
        digits: 1,
    })
}
