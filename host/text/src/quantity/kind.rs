//! Whether a figure is a level, a change, a share, a rate, ...

use super::line::Line;
use super::number_words::number_word;
use super::pieces::PieceKind;
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
    let kind = if is_rate(line, around) {
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

/// Whether the dimension is that of percentages.
pub(crate) fn is_share(dimension: &str) -> bool {
    matches!(dimension, "ratio" | "share")
}

/// The direction if the figure says how much came or went.
fn change(line: &Line<'_>, words: &Words, around: &Around<'_>) -> Option<Direction> {
    said_behind(line, words, around).or_else(|| said_before(line, words, around))
}

/// "7,000 more troops", "3 percent higher", "a 5 percent rise".
fn said_behind(line: &Line<'_>, words: &Words, around: &Around<'_>) -> Option<Direction> {
    let end = around.end;
    if around.dimension == "age" {
        return None;
    }
    // "40 lost their homes" is no change.
    let finite = matches!(
        line.tag(end),
        Xpos::Vbd | Xpos::Vb | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn
    );
    if let Some(direction) = line.delta_direction(words, end)
        && (!finite || line.is_noun(end + 1))
    {
        return Some(direction);
    }
    // "two kilos lighter", "12 points lower than"; but "two younger brothers".
    for place in [end, around.phrase_end] {
        let noun_behind = line.is_noun(place + 1);
        if let Some(direction) = line.comparative(words, place).filter(|_| !noun_behind) {
            return Some(direction);
        }
    }
    // "a 5 percent rise", "a 7,000 increase", "a ten-point gain"; "seven climbs" are so many.
    let hyphen = line.pieces.is_hyphen(end);
    let noun = end + usize::from(hyphen);
    line.change_noun(words, noun)
        .or_else(|| {
            line.change_noun(words, around.phrase_end)
                .filter(|_| hyphen)
        })
        .filter(|_| around.dimension != "count" || line.tag(noun) != Xpos::Nns)
}

/// "an additional 12", "up 12 percent", "by 300", "a rise of 300", "rose 5 percent".
fn said_before(line: &Line<'_>, words: &Words, around: &Around<'_>) -> Option<Direction> {
    let before = around.start.checked_sub(1)?;
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
    let closed = !line.pieces.is_any(around.end, &["to", "and"]) || around.dimension != "count";
    if closed && let Some(direction) = up_or_down(line, before) {
        return Some(direction);
    }
    match line.pieces.word(before).to_ascii_lowercase().as_str() {
        "by" => {
            let near = before.checked_sub(1)?;
            up_or_down(line, near)
                .or_else(|| line.moves(words, near))
                .or_else(|| line.change_before(words, before, 6))
        }
        "of" => line.change_noun(words, before.checked_sub(1)?),
        _ => moved(line, words, around, before),
    }
}

fn up_or_down(line: &Line<'_>, at: usize) -> Option<Direction> {
    if line.pieces.is(at, "up") {
        Some(Direction::Up)
    } else {
        line.pieces.is(at, "down").then_some(Direction::Down)
    }
}

/// "rose 5 percent", "slipped 12 cents", "lost 40 points"; but not "added 7,000 troops" and "raised
/// $5 million".
fn moved(line: &Line<'_>, words: &Words, around: &Around<'_>, verb: usize) -> Option<Direction> {
    let share = matches!(around.dimension, "ratio" | "share" | "share-difference")
        || matches!(line.lemma(around.end), "point" | "percent");
    let counts = around.dimension == "count";
    if !share && line.counts_object(words, verb) {
        return None;
    }
    if share || !counts {
        return line.moves(words, verb);
    }
    line.change_verb(words, verb).filter(|_| !around.counts)
}

/// "$5 a share", "40 per 100,000", "two flights a day", "1.2 tonnes of ice a year".
fn is_rate(line: &Line<'_>, around: &Around<'_>) -> bool {
    let behind_of = around.end + 2;
    let measure = line.pieces.is(around.end, "of") && line.is_noun(around.end + 1);
    let places = [around.end, around.phrase_end];
    places
        .into_iter()
        .chain(measure.then_some(behind_of))
        .any(|at| is_per(line, at, around.dimension == "money"))
}

/// Whether the words there tell for what the figure before them is one: "per", "a day". Money has a
/// price for anything: "a barrel".
fn is_per(line: &Line<'_>, at: usize, money: bool) -> bool {
    const PERIODS: &[&str] = &[
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "weekend",
        "fortnight",
        "month",
        "quarter",
        "year",
        "season",
        "decade",
        "century",
        "shift",
        "session",
        "game",
        "match",
        "head",
        "person",
        "household",
        "share",
        "piece",
    ];
    const ADVERBS: &[&str] = &[
        "per",
        "each",
        "apiece",
        "hourly",
        "daily",
        "nightly",
        "weekly",
        "monthly",
        "quarterly",
        "yearly",
        "annually",
    ];
    let pieces = &line.pieces;
    if pieces.is_any(at, ADVERBS) || pieces.is(at, "/") {
        return true;
    }
    // "40% a year earlier"
    let ago = pieces.is_any(at + 2, &["ago", "earlier", "later", "before", "after"]);
    pieces.is_any(at, &["a", "an", "every"])
        && !ago
        && (pieces.is_any(at + 1, PERIODS) || (money && line.tag(at + 1) == Xpos::Nn))
}

/// "a total of 40", "a combined 40", "took the total to 40", "40 in all", "In all, 40".
fn is_total(line: &Line<'_>, around: &Around<'_>) -> bool {
    const TOTALLED: &[&str] = &[
        "totaled",
        "totalled",
        "totaling",
        "totalling",
        "totals",
        "total",
        "combined",
        "totalled",
    ];
    let (pieces, start) = (&line.pieces, around.start);
    let word = |back: usize, known: &[&str]| {
        start
            .checked_sub(back)
            .is_some_and(|at| pieces.is_any(at, known))
    };
    let noun = word(2, &["total", "sum"]) && word(1, &["of", "to", "at", "is", "was", "reached"])
        || word(2, &["combined"]) && word(1, &["of"]);
    let opening = word(1, &[","]) && word(2, &["all", "total"]) && word(3, &["in"])
        || word(1, &[","]) && word(2, &["altogether"]);
    let behind = [around.end, around.phrase_end].into_iter().any(|at| {
        let at = at + usize::from(pieces.is(at, ","));
        pieces.reads(at, &["in", "all"])
            || pieces.reads(at, &["in", "total"])
            || pieces.is(at, "altogether")
    });
    word(1, TOTALLED) || noun || opening || behind
}

/// "45 of the 120 homes", "three out of five", "40 of them", "Of the 120 homes, 45".
fn is_part(line: &Line<'_>, around: &Around<'_>) -> bool {
    const WHOLES: &[&str] = &[
        "the", "those", "these", "its", "their", "his", "her", "our", "my", "your", "them", "us",
        "you", "whom", "which", "all",
    ];
    let (pieces, end) = (&line.pieces, around.end);
    if around.dimension != "count" || around.fraction {
        return false;
    }
    let number =
        |at: usize| pieces.is_kind(at, PieceKind::Digits) || number_word(pieces.word(at)).is_some();
    let of = pieces.is(end, "of") && (pieces.is_any(end + 1, WHOLES) || number(end + 1));
    pieces.reads(end, &["out", "of"]) || of || of_frame(line, around.start)
}

/// Longest "Of the 640 pupils," in pieces.
const FRAME: usize = 12;

/// Whether the clause before says of what the figure is a part: "Of the 640 pupils, 35".
pub(crate) fn of_frame(line: &Line<'_>, start: usize) -> bool {
    let pieces = &line.pieces;
    let comma = start.checked_sub(1);
    pieces.is(0, "of")
        && comma.is_some_and(|comma| {
            comma < FRAME && pieces.is(comma, ",") && !(1..comma).any(|at| pieces.is(at, ","))
        })
}
