//! One sentence tells again what another one told, with another figure.
//!
//! Most figures of one noun or unit in an article measure different things. First everything is
//! ruled out that makes them differ: lists, neighbouring sentences, other subjects, figures that the
//! text bears out elsewhere. Of the pairs that are left, weights over what both sentences share say
//! which are told as one.

pub(crate) mod beside;
mod guards;
mod index;
pub(crate) mod lengths;
mod score;
mod subjects;
mod values;
mod wording;

#[cfg(test)]
mod tests;

pub(crate) use score::Weights;

use crate::Params;
use crate::context::{Stem, stem};
use crate::measure::Figure;
use crate::names;
use gainsay_sdk::{Case, Quantity, Sentence};
use index::Index;
use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;
use values::{Measured, Values};

/// How many further mentions of a figure a finding lists.
const MENTIONS: usize = 2;

/// How many pairs of figures are looked at in one case: a text with more is a table.
const PAIRS: u32 = 20_000;

/// Compares figures of one case.
pub(crate) struct Retold<'c, 'p> {
    case: &'c Case,
    params: &'p Params,
    weights: Option<&'p Weights>,
    /// How many pairs may still be looked at.
    left: Cell<u32>,
    /// Read once a pair gets so far.
    values: OnceCell<Values>,
    /// The same; fewer pairs do, and it takes all words of the case.
    index: OnceCell<Index<'c>>,
}

impl<'c, 'p> Retold<'c, 'p> {
    pub(crate) fn new(case: &'c Case, params: &'p Params) -> Self {
        Self {
            case,
            params,
            weights: params.retold.as_ref(),
            left: Cell::new(PAIRS),
            values: OnceCell::new(),
            index: OnceCell::new(),
        }
    }

    /// Whether the rule gives weights.
    pub(crate) fn is_asked(&self) -> bool {
        self.weights.is_some()
    }

    /// Whether a figure could be told again at all.
    pub(crate) fn can_matter(&self, figure: &Figure<'c>) -> bool {
        self.is_asked() && guards::is_definite(self.case, figure, self.params)
    }

    /// Whether both sentences tell of one thing with figures that cannot both hold. Only asked of
    /// figures that can matter.
    pub(crate) fn conflict(&self, one: &Figure<'c>, two: &Figure<'c>) -> bool {
        // What tells most pairs apart for the least work comes first.
        self.weights.is_some_and(|weights| {
            guards::comparable(one, two)
                && self.may_compare()
                && !self.values().is_series(one, two)
                && guards::differ(one, two, self.params)
                && !guards::side_by_side(self.case, one, two, self.values().has_paragraphs)
                && ![one, two]
                    .map(|f| guards::is_of_another_time(self.case, f, self.params))
                    .contains(&true)
                && !self.values().bears_out(one, two)
                && score::tells_again(self, weights, one, two)
        })
    }

    /// Whether figures of two sources are none that a rule about told figures holds against each
    /// other: rough ones, and one of several counts.
    pub(crate) fn leaves_room(&self, one: &Figure<'c>, two: &Figure<'c>) -> bool {
        let leaves = |figure: &Figure<'c>| {
            guards::is_vague(figure.quantity)
                || guards::is_estimate(figure.quantity)
                || guards::is_counted_on(self.case, figure)
        };
        self.is_asked() && (leaves(one) || leaves(two))
    }

    /// Where else the text counts as many: what stands more often is less likely the slip. A unit
    /// does not say of what a figure is.
    pub(crate) fn mentions(
        &self,
        one: &Figure<'c>,
        two: &Figure<'c>,
    ) -> impl Iterator<Item = Quantity<'c>> + use<'c> {
        let given = [one, two].map(|figure| (Measured::of(figure.quantity), figure.value));
        let own = [one, two].map(|figure| figure.sentence.index());
        let article = one.at().article;
        let all = self.case.quantities().filter(move |other| {
            let value = other.value();
            other.at().article == article
                && other.raw().unit == 0
                && !own.contains(&other.sentence_index())
                && value.is_some_and(|value| given.contains(&(Measured::of(*other), value)))
        });
        all.take(MENTIONS)
    }

    fn may_compare(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    fn values(&self) -> &Values {
        self.values.get_or_init(|| Values::new(self.case))
    }

    fn index(&self) -> &Index<'c> {
        self.index
            .get_or_init(|| Index::new(self.case, self.params))
    }

    /// Stems of the names of a sentence. A word that begins it counts if it is a name elsewhere.
    fn names(&self, sentence: Sentence<'c>) -> BTreeSet<Stem> {
        let names = names::of(self.case, sentence).into_iter();
        names.chain(self.first_name(sentence)).map(stem).collect()
    }

    /// The word that begins a sentence, if it is a name elsewhere.
    fn first_name(&self, sentence: Sentence<'c>) -> Option<&'c str> {
        let text = self.case.words_at(sentence.at());
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words
            .find(|word| !word.is_empty())
            .filter(|word| self.index().is_name(word))
    }
}
