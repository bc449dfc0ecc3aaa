//! Figures: numbers with their hedges, units and what they count.
//!
//! [`read`] cuts each sentence into pieces, finds numbers outside time expressions, and gives each
//! its bounds ([`interval`]), unit ([`unit`]), counted noun ([`counted`]) and kind ([`kind`]).

mod age;
mod counted;
mod figure;
mod fractions;
mod interval;
mod kind;
mod line;
mod number_words;
mod numbers;
mod order;
mod pieces;
mod range;
mod read;
mod trap;
mod unit;
mod vague;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use number_words::{NumberWord, number_word, number_words, ordinal_words};
pub(crate) use numbers::{Form, Number, cardinal_at, ordinal_at};
pub(crate) use pieces::{Cut, Piece, PieceKind, Pieces, with_lowered};
pub(crate) use read::read;
pub(crate) use words::Words;
