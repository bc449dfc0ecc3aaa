//! Figures by their values: "four" is 4, and 2019 stands against 2018 but not against 7 %.

use crate::index::Index;
use gainsay_model::{Decimal, Span};

/// The measure of "2019"; a span of years is measured in "year".
const CALENDAR_YEAR: &str = "calendar year";

/// What a number in the text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    number: Decimal,
    /// Unit, or what is counted, or [`CALENDAR_YEAR`].
    of: String,
    place: Span,
    sentence: u32,
}

/// The values of one side, in order of place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values(Vec<Value>);

impl Values {
    pub(crate) fn new(index: &Index<'_>) -> Self {
        let annotations = index.side.annotations;
        let figures = annotations.quantities.iter().map(|quantity| Value {
            number: quantity.value,
            of: if quantity.unit.is_empty() {
                quantity.counted.clone()
            } else {
                quantity.unit.clone()
            },
            place: quantity.number,
            sentence: quantity.sentence,
        });
        let mut values: Vec<Value> = figures.collect();
        let years = annotations.tokens.iter().filter_map(|token| {
            let word = token.span.of(index.side.text);
            let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
            let value = year.then(|| word.parse::<u16>().ok()).flatten();
            let value = value.filter(|year| (1000..=2199).contains(year))?;
            Some(Value {
                number: value.into(),
                of: CALENDAR_YEAR.to_owned(),
                place: token.span,
                sentence: token.sentence,
            })
        });
        values.extend(years);
        values.sort_by_key(|value| value.place);
        Self(values)
    }

    /// The value whose number holds that place.
    pub(crate) fn at(&self, place: Span) -> Option<&Value> {
        self.0
            .iter()
            .find(|value| value.place.start <= place.start && place.end <= value.place.end)
    }

    /// Sentences that have that value.
    pub(crate) fn same(&self, value: &Value) -> Vec<u32> {
        let same = |other: &&Value| {
            other.number == value.number
                && (other.of == CALENDAR_YEAR) == (value.of == CALENDAR_YEAR)
        };
        self.0.iter().filter(same).map(|v| v.sentence).collect()
    }

    /// Another value of the same measure in a sentence.
    pub(crate) fn other(&self, value: &Value, sentence: u32) -> Option<Span> {
        let other = self.0.iter().find(|other| {
            other.sentence == sentence
                && other.number != value.number
                && other.of == value.of
                && !value.of.is_empty()
        });
        other.map(|other| other.place)
    }
}
