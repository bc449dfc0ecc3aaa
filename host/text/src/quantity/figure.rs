//! One figure: from the number outwards to hedge, unit, counted noun and kind.

use super::age::age_end;
use super::counted::{Counted, counted_before, counted_behind};
use super::fractions::{bare_fraction, ratio};
use super::interval::{Bounds, HedgeFound, bounds_of, hedge_before, hedge_behind, range};
use super::kind::{Around, is_share, kind_of, of_frame};
use super::line::Line;
use super::number_words::number_word;
use super::numbers::{Form, Number, cardinal_at, digits_value, number_at};
use super::pieces::PieceKind;
use super::range::range_behind;
use super::trap::{is_code, is_name, is_named_word};
use super::unit::{currency_before, unit_at, unit_before};
use super::words::{UnitId, Words};
use crate::syntax::Xpos;
use gainsay_model::{Decimal, Direction, QuantityKind};

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

/// The parts of a figure that are known before the words around it are read.
struct Parts<'w> {
    /// First piece of the number, with a minus.
    at: usize,
    number: Number,
    /// The upper end of a range.
    second: Option<Number>,
    number_end: usize,
    /// Where the unit before the number begins.
    sign: Option<(usize, &'w UnitId)>,
    unit: UnitId,
    /// One past number and unit.
    end: usize,
}

/// The figure whose number begins at that piece.
pub(crate) fn figure_at(line: &Line<'_>, words: &Words, at: usize) -> Sight {
    let minus = usize::from(is_minus(line, at));
    let from = at + minus;
    if line.is_taken(from) {
        return Sight::Nothing;
    }
    let Some(number) = number_at(&line.pieces, from).or_else(|| bare_fraction(line, words, from))
    else {
        return Sight::Nothing;
    };
    let mut number = metres_not_millions(line, words, from, number);
    if let Some(ratio) = ratio(line, from, &number) {
        number = ratio;
    }
    let sign = unit_before(line, words, from);
    let digits = line.pieces.is_kind(from, PieceKind::Digits);
    let trap = if digits {
        sign.is_none() && is_name(line, from, number.end)
    } else {
        is_named_word(line, from, number.end)
    };
    if trap || is_base(line, from) {
        return Sight::Name(number.end.max(at + 1));
    }
    match parts_of(line, words, at, from, number) {
        Some(parts) => Sight::Figure(Box::new(complete(line, words, parts))),
        None => Sight::Name(number.end.max(at + 1)),
    }
}

/// Number, range and unit; none where "one" is a pronoun or digits are a part of a code ("5G").
fn parts_of<'w>(
    line: &Line<'_>,
    words: &'w Words,
    at: usize,
    from: usize,
    mut number: Number,
) -> Option<Parts<'w>> {
    let range = range_behind(line, words, from, &number);
    let mut second = range.map(|(_, second)| second);
    let number_end = second.map_or(number.end, |second| second.end);
    number.value = range.map_or(number.value, |(first, _)| first);
    let sign = unit_before(line, words, from);
    let behind = measured_in(line, words, number_end, number.form);
    let plain = sign.is_none() && behind.is_none();
    let pronoun = number.form == Form::One && second.is_none() && !one_counts(line, number_end);
    if plain && (pronoun || is_code(line, number_end)) {
        return None;
    }
    let (unit, end) = match (sign, behind) {
        (Some((_, unit)), _) => (unit.clone(), number_end),
        (None, Some((unit, end))) => (unit.clone(), end),
        (None, None) if number.form == Form::Fraction => (UnitId::plain("share"), number_end),
        (None, None) => (UnitId::plain("count"), number_end),
    };
    let hundredth = Decimal::new(1, 2);
    for number in [Some(&mut number), second.as_mut()].into_iter().flatten() {
        if unit.hundredth {
            number.value = number.value.checked_mul(hundredth)?;
        }
        if from > at {
            // "-40% sales" may be a slip of a dash; a minus belongs to what can lie below zero.
            number.value.set_sign_negative(true);
        }
        number.value = number.value.normalize();
    }
    Some(Parts {
        at,
        number,
        second,
        number_end,
        sign,
        unit,
        end,
    })
}

/// The unit behind a number, with its end: "half a mile", "three-quarters of a mile", "millions of
/// dollars".
fn measured_in<'w>(
    line: &Line<'_>,
    words: &'w Words,
    end: usize,
    form: Form,
) -> Option<(&'w UnitId, usize)> {
    let pieces = &line.pieces;
    let of = usize::from(pieces.is(end, "of"));
    let article = usize::from(pieces.is_any(end + of, &["a", "an"]));
    let from = match form {
        Form::Vague(..) => end + of,
        Form::Fraction if article == 1 => end + of + 1,
        _ => end,
    };
    let found = unit_at(line, words, from).or_else(|| unit_at(line, words, end));
    found
        .map(|found| (found.unit, found.end))
        .or_else(|| Some((shared_unit(line, words, end)?, end)))
}

/// The unit that the next number has for both: "from 12 to 14 percent", "by 5 and 10 points".
fn shared_unit<'w>(line: &Line<'_>, words: &'w Words, end: usize) -> Option<&'w UnitId> {
    let pieces = &line.pieces;
    let number = end + 1;
    if !pieces.is_any(end, &["to", "and", "or"]) || line.is_taken(number) {
        return None;
    }
    let second = cardinal_at(pieces, number)?;
    Some(unit_at(line, words, second.end)?.unit)
}

fn complete(line: &Line<'_>, words: &Words, parts: Parts<'_>) -> Figure {
    let frame = frame(line, words, parts);
    let (parts, hedge) = (&frame.parts, &frame.hedge);
    let bounds = match &parts.second {
        Some(second) => range(parts.number.value, second.value),
        None => bounds_of(&parts.number, hedge.as_ref().map(|found| found.hedge)),
    };
    let fraction = parts.number.form == Form::Fraction && parts.unit.id.is_empty();
    let plain = &*parts.unit.dimension == "count" || is_share(&parts.unit.dimension);
    let (start, end) = (frame.start, frame.end);
    // "40 percent of voters" and "a 40 percent share" have a noun, "40 percent call it" has none.
    let share = is_share(&parts.unit.dimension) && !fraction;
    let noun = !share || line.pieces.is(end, "of") || line.is_determined(start);
    let mut counted = counted_behind(line, words, end, fraction)
        .filter(|_| plain && noun)
        // In "a 12 percent drop" the drop is measured, not counted.
        .filter(|counted| {
            line.change_noun(words, counted.head).is_none() || counts_changes(line, parts)
        });
    let around = Around {
        start,
        end,
        phrase_end: counted.map_or(end, |counted| counted.head + 1),
        dimension: &parts.unit.dimension,
        fraction,
        counts: counted.is_some(),
    };
    let (kind, direction) = kind_of(line, words, &around);
    // In "45 of the 120 homes" the phrase ends before the larger figure, which has its own place.
    let own = counted.is_some_and(|counted| {
        !(end..counted.head).any(|at| line.pieces.is_kind(at, PieceKind::Digits))
    });
    if counted.is_none() && plain {
        let of_larger = kind == QuantityKind::Part || (fraction && line.pieces.is(end, "of"));
        let larger = if of_frame(line, start) { 1 } else { end };
        counted = of_larger
            .then(|| behind_larger_figure(line, words, larger))
            .flatten()
            .or_else(|| counted_before(line, start));
    }
    Figure {
        start,
        end: if own { around.phrase_end } else { end },
        number: (parts.at, parts.number_end),
        value: parts.number.value,
        bounds,
        hedge: hedge.as_ref().map(|found| (found.start, found.end)),
        unit: parts.unit.clone(),
        counted,
        kind,
        direction,
        digits: parts.second.map_or(parts.number.digits, |second| {
            second.digits.max(parts.number.digits)
        }),
    }
}

/// A figure with its hedge.
struct Frame<'w> {
    parts: Parts<'w>,
    hedge: Option<HedgeFound<'w>>,
    start: usize,
    end: usize,
}

/// Finds the hedge before or behind, and tells an age.
fn frame<'w>(line: &Line<'_>, words: &'w Words, mut parts: Parts<'w>) -> Frame<'w> {
    let mut core = parts.sign.map_or(parts.at, |(from, _)| from);
    let between = parts.second.is_some() && core > 0 && line.pieces.is(core - 1, "between");
    core -= usize::from(between);
    let before = hedge_before(line, words, core);
    let start = before.as_ref().map_or(core, |found| found.start);
    if let Some(end) = age_end(
        line,
        (start, core),
        (parts.at, parts.number_end),
        &parts.unit,
    ) {
        parts.unit = UnitId::age();
        parts.end = end;
    }
    let behind = hedge_behind(line, words, parts.end).filter(|_| before.is_none());
    let end = behind.as_ref().map_or(parts.end, |found| found.end);
    let hedge = before.or(behind).or_else(|| {
        // "600 pupils at most"
        let counted = counted_behind(line, words, end, false)?;
        hedge_behind(line, words, counted.head + 1).filter(|found| found.closes(line))
    });
    Frame {
        parts,
        hedge,
        start,
        end,
    }
}

/// Whether a minus stands there: the word, or a sign that stands free before and not behind.
fn is_minus(line: &Line<'_>, at: usize) -> bool {
    let pieces = &line.pieces;
    let digits = pieces.is_kind(at + 1, PieceKind::Digits);
    if pieces.is(at, "minus") {
        // "plus or minus 3 points"
        if at > 0 && pieces.is(at - 1, "or") {
            return false;
        }
        return digits || number_word(pieces.word(at + 1)).is_some();
    }
    let sign = pieces.word(at) == "−" || pieces.is_hyphen(at);
    // Without a unit it is the mark of an item in a list.
    let unit = || pieces.is(at + 2, "%") || pieces.is_glued(at + 2) || pieces.is(at + 2, "degrees");
    sign && digits && !pieces.is_glued(at) && pieces.is_glued(at + 1) && unit()
}

/// The base of a rate: "12 per 100,000", "3 for every 10".
fn is_base(line: &Line<'_>, at: usize) -> bool {
    at > 0
        && (line.pieces.is(at - 1, "per")
            || (at > 1 && line.pieces.reads(at - 2, &["for", "every"])))
}

/// "seven climbs" and "three cuts" count changes; "a 7,000 cut" and "5 percent cuts" are changes.
fn counts_changes(line: &Line<'_>, parts: &Parts<'_>) -> bool {
    &*parts.unit.dimension == "count" && line.tag(parts.end) == Xpos::Nns
}

/// The noun in "45 of the 120 homes", seen from the 45.
fn behind_larger_figure(line: &Line<'_>, words: &Words, end: usize) -> Option<Counted> {
    let larger = (end..end + 8).find(|at| {
        line.pieces.is_kind(*at, PieceKind::Digits) || number_word(line.pieces.word(*at)).is_some()
    })?;
    counted_behind(line, words, number_at(&line.pieces, larger)?.end, false)
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
    match digits_value(line.pieces.word(at)) {
        Some((value, digits)) => Number {
            end: at + 1,
            value,
            digits,
            form: Form::Digits,
        },
        None => number,
    }
}

/// Whether "one" counts: "one soldier", but not "one of them", "no one", "one wonders".
fn one_counts(line: &Line<'_>, end: usize) -> bool {
    let singular = |at: usize| matches!(line.tag(at), Xpos::Nn | Xpos::Nnp);
    singular(end) || (line.tag(end) == Xpos::Jj && singular(end + 1))
}
