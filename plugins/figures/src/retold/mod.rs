//! One sentence tells again what another one told, with another figure.
//!
//! Most figures of one noun or unit in an article measure different things. First everything is
//! ruled out that makes them differ: lists, neighbouring sentences, other subjects, figures that the
//! text bears out elsewhere. Of the pairs that are left, weights over what both sentences share say
//! which are told as one.

mod beside;
mod guards;
mod score;
mod subjects;
mod wording;

pub(crate) use score::Weights;

use crate::Params;
use crate::context::stem;
use crate::measure::Figure;
use crate::names;
use gainsay_sdk::Case;
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

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
    known: OnceCell<Known<'c>>,
}

/// What is asked of the whole case.
struct Known<'c> {
    /// In how many sentences a stem stands.
    sentences: BTreeMap<String, u32>,
    /// Words that are names where they do not begin a sentence.
    names: BTreeSet<&'c str>,
}

impl<'c, 'p> Retold<'c, 'p> {
    pub(crate) fn new(case: &'c Case, params: &'p Params) -> Self {
        Self {
            case,
            params,
            weights: params.retold.as_ref(),
            left: Cell::new(PAIRS),
            known: OnceCell::new(),
        }
    }

    /// Whether a figure could be told again at all.
    pub(crate) fn can_matter(&self, figure: &Figure<'c>) -> bool {
        self.weights.is_some() && guards::is_definite(figure, self.params)
    }

    /// Whether both sentences tell of one thing with figures that cannot both hold.
    pub(crate) fn conflict(&self, one: &Figure<'c>, two: &Figure<'c>) -> bool {
        self.weights.is_some_and(|weights| {
            guards::comparable(one, two)
                && self.may_compare()
                && guards::is_definite(one, self.params)
                && guards::is_definite(two, self.params)
                && guards::differ(one, two, self.params)
                && !guards::side_by_side(self.case, one, two)
                && !guards::borne_out(self.case, one, two)
                && score::tells_again(self, weights, one, two)
        })
    }

    fn may_compare(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    fn known(&self) -> &Known<'c> {
        self.known.get_or_init(|| {
            let mut known = Known {
                sentences: BTreeMap::new(),
                names: BTreeSet::new(),
            };
            for sentence in self.case.sentences() {
                for stem in wording::stems(self.case, sentence, self.params) {
                    *known.sentences.entry(stem).or_default() += 1;
                }
                known.names.extend(names::of(self.case, sentence));
            }
            known
        })
    }

    /// In how many sentences a stem stands.
    fn sentences_with(&self, stem: &str) -> u32 {
        self.known().sentences.get(stem).copied().unwrap_or(0)
    }

    /// Stems of the names of a sentence. A word that begins it counts if it is a name elsewhere.
    fn names(&self, figure: &Figure<'c>) -> BTreeSet<String> {
        let names = names::of(self.case, figure.sentence).into_iter();
        names.chain(self.first_name(figure)).map(stem).collect()
    }

    /// The word that begins a sentence, if it is a name elsewhere.
    fn first_name(&self, figure: &Figure<'c>) -> Option<&'c str> {
        let text = self.case.words_at(figure.sentence.at());
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words
            .find(|word| !word.is_empty())
            .filter(|word| self.known().names.contains(word))
    }
}
