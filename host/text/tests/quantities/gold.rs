//! The gold files: sentences and the figures in them.

use gainsay_model::{Comparison, Decimal, Direction, Quantity, QuantityKind, Span};
use serde::Deserialize;
use std::fmt;

/// A sentence and its figures.
pub(crate) struct GoldSentence {
    pub(crate) text: String,
    pub(crate) figures: Vec<GoldFigure>,
}

/// A figure as the gold has it, or as one was read.
pub(crate) struct GoldFigure {
    words: String,
    /// Where `words` stand.
    pub(crate) place: Span,
    comparison: Comparison,
    low: Option<Decimal>,
    high: Option<Decimal>,
    unit: String,
    kind: QuantityKind,
    direction: Direction,
    counted: String,
}

#[derive(Deserialize)]
struct File {
    sentence: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    text: String,
    figures: Vec<String>,
}

/// Reads a gold file.
pub(crate) fn sentences(file: &str) -> Vec<GoldSentence> {
    let file: File = toml::from_str(file).expect("gold is TOML");
    let sentences = file.sentence.iter();
    sentences
        .map(|row| GoldSentence::new(&row.text, row.figures.iter().map(String::as_str)))
        .collect()
}

impl GoldSentence {
    /// A sentence with its rows.
    pub(crate) fn new<'a>(text: &str, rows: impl Iterator<Item = &'a str>) -> Self {
        let mut from = 0;
        let figures = rows.map(|row| {
            let figure = GoldFigure::parse(row, text, from);
            from = figure.place.end as usize;
            figure
        });
        Self {
            figures: figures.collect(),
            text: text.to_owned(),
        }
    }
}

impl GoldFigure {
    fn parse(row: &str, text: &str, from: usize) -> Self {
        let parts: Vec<&str> = row.split('|').collect();
        let [words, bounds, unit, kind, counted] = parts[..] else {
            panic!("{row:?} has {} columns", parts.len());
        };
        let start = text[from..].find(words).map(|at| at + from);
        let start = start.unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
        let (comparison, low, high) = parse_bounds(bounds);
        let (kind, direction) = parse_kind(kind);
        Self {
            words: words.to_owned(),
            place: Span::new(start, start + words.len()),
            comparison,
            low,
            high,
            unit: unit.to_owned(),
            kind,
            direction,
            counted: counted.to_owned(),
        }
    }

    /// A figure that was read.
    pub(crate) fn of(quantity: &Quantity) -> Self {
        Self {
            words: quantity.text.clone(),
            place: quantity.number,
            comparison: quantity.comparison,
            low: quantity.low,
            high: quantity.high,
            unit: quantity.unit.clone(),
            kind: quantity.kind,
            direction: quantity.direction,
            counted: quantity.counted_words.clone(),
        }
    }

    /// Whether value, comparison, unit and kind are those of the figure that was read.
    pub(crate) fn is(&self, quantity: &Quantity) -> bool {
        let read = Self::of(quantity);
        let same = |one: Option<Decimal>, two: Option<Decimal>| match (one, two) {
            (Some(one), Some(two)) => one.round_dp(6) == two.round_dp(6),
            (one, two) => one == two,
        };
        self.comparison == read.comparison
            && same(self.low, read.low)
            && same(self.high, read.high)
            && self.unit == read.unit
            && self.kind == read.kind
            && self.direction == read.direction
    }

    /// Whether what is counted is that of the figure that was read.
    pub(crate) fn counts(&self, quantity: &Quantity) -> bool {
        self.counted.eq_ignore_ascii_case(&quantity.counted_words)
    }
}

fn parse_bounds(bounds: &str) -> (Comparison, Option<Decimal>, Option<Decimal>) {
    let signs = [
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("<", Comparison::Less),
        (">", Comparison::More),
        ("=", Comparison::Equal),
        ("~", Comparison::About),
    ];
    let signed = signs
        .iter()
        .find_map(|(sign, comparison)| Some((*comparison, bounds.strip_prefix(sign)?)));
    let (comparison, values) = signed.unwrap_or((Comparison::Between, bounds));
    let (low, high) = values.split_once("..").unwrap_or((values, values));
    let (low, high) = (Some(fraction(low)), Some(fraction(high)));
    match comparison {
        Comparison::AtMost | Comparison::Less => (comparison, None, high),
        Comparison::AtLeast | Comparison::More => (comparison, low, None),
        _ => (comparison, low, high),
    }
}

fn fraction(text: &str) -> Decimal {
    let number = |text: &str| -> Decimal {
        text.parse()
            .unwrap_or_else(|_| panic!("{text:?} is no number"))
    };
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    number(above) / number(below)
}

fn parse_kind(kind: &str) -> (QuantityKind, Direction) {
    let direction = match kind.as_bytes().last() {
        Some(b'+') => Direction::Up,
        Some(b'-') => Direction::Down,
        _ => Direction::None,
    };
    let kind = match kind.trim_end_matches(['+', '-']) {
        "level" => QuantityKind::Level,
        "delta" => QuantityKind::Delta,
        "total" => QuantityKind::Total,
        "part" => QuantityKind::Part,
        "share" => QuantityKind::Share,
        "rank" => QuantityKind::Rank,
        "ordinal" => QuantityKind::Ordinal,
        "rate" => QuantityKind::Rate,
        other => panic!("{other:?} is no kind"),
    };
    (kind, direction)
}

impl fmt::Display for GoldFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |bound: Option<Decimal>| {
            bound.map_or_else(
                || "*".to_owned(),
                |bound| bound.round_dp(4).normalize().to_string(),
            )
        };
        write!(
            f,
            "{} | {:?} {}..{} | {} | {:?} {:?} | {}",
            self.words,
            self.comparison,
            side(self.low),
            side(self.high),
            self.unit,
            self.kind,
            self.direction,
            self.counted
        )
    }
}
