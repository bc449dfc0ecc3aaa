//! Figures.

use crate::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How the words bound the number.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Comparison {
    /// The number as it stands.
    #[default]
    #[serde(rename = "=")]
    Equal,
    /// "about", "some", "nearly".
    #[serde(rename = "~")]
    About,
    /// "up to", "as many as", "no more than".
    #[serde(rename = "<=")]
    AtMost,
    /// "fewer than", "under".
    #[serde(rename = "<")]
    Less,
    /// "at least".
    #[serde(rename = ">=")]
    AtLeast,
    /// "more than", "over".
    #[serde(rename = ">")]
    More,
    /// "between 40 and 50", "40 to 50".
    #[serde(rename = "between")]
    Between,
}

/// What the figure is of its measure.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum QuantityKind {
    /// How much there is.
    #[default]
    Level,
    /// How much came or went: "7,000 more", "rose by 12".
    Delta,
    /// A sum: "in all", "a total of".
    Total,
    /// Some of a larger figure: "40 of the 120".
    Part,
    /// A percentage or fraction of a base.
    Share,
    /// A place in an order: "third-largest", "No. 4".
    Rank,
    /// "the 15th".
    Ordinal,
    /// So much for each: "40 per 100,000".
    Rate,
}

/// Which way a delta goes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Not a change, or not said.
    #[default]
    None,
    /// More than before.
    Up,
    /// Less than before.
    Down,
}

/// A figure with what it counts. Numbers are decimals, never floats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number with its hedge, unit and counted noun: "as many as 7,000 troops".
    pub span: Span,
    /// The number alone: "7,000".
    pub number: Span,
    /// The words of `span` as written.
    pub text: String,
    /// The number as written, read exactly.
    #[serde(with = "rust_decimal::serde::str")]
    pub value: Decimal,
    /// Inclusive lower bound that the words allow; none if open.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub low: Option<Decimal>,
    /// Inclusive upper bound that the words allow; none if open.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub high: Option<Decimal>,
    /// How the words bound the number.
    pub comparison: Comparison,
    /// The hedge as written: "as many as".
    pub hedge: Option<String>,
    /// Canonical unit ("km", "USD", "percent"); empty for plain counts.
    pub unit: String,
    /// "count", "money", "ratio", "length", ...
    pub dimension: String,
    /// Lower-cased lemma of the counted noun ("soldier"); empty if none.
    pub counted: String,
    /// The counted noun with its modifiers as written: "Russian combat troops".
    pub counted_words: String,
    /// Level, delta, share, ...
    pub kind: QuantityKind,
    /// Which way a delta goes.
    pub direction: Direction,
    /// Significant digits as written: 2 for "1.2 million", 1 for "7,000".
    pub digits: u8,
    /// Index of the sentence.
    pub sentence: u32,
    /// First and one past the last token of `span`.
    pub tokens: (u32, u32),
}
