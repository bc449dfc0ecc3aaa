//! Time expressions: where they stand and what they mean on the calendar.
//!
//! [`read`] cuts each sentence into pieces, matches expressions left to right ([`expression`]), and
//! places each on the calendar by the article's date, the tense around it and what was named
//! before it ([`resolve`]). Nothing is taken from the clock of the machine.

mod anchors;
mod bounds;
mod calendar;
mod clock;
mod counts;
mod dates;
mod durations;
mod expression;
mod feasts;
mod lexical;
mod limits;
mod meaning;
mod periods;
mod read;
mod relative;
mod resolve;
mod sets;
mod tense;
mod value;
mod word_list;
mod words;

#[cfg(test)]
mod placing_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod reference_tests;
#[cfg(test)]
mod tests;

pub(crate) use read::read;
