//! How alike two sentences tell of their figures.
//!
//! A weighted sum over what both sentences share. The weights are data of the rule. They were fitted
//! (logistic regression) on pairs of figures of one unit or noun in published articles: pairs that
//! agree, as examples of one thing told twice, against pairs that differ.

use crate::Params;
use crate::context::{self, Stem, stem};
use crate::measure::Figure;
use gainsay_sdk::{Case, Decimal, QuantityKind};
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// Weights in hundredths; a share of something weighs as much as its part of the whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Weights {
    /// The sum from which both sentences tell of one thing.
    pub least: i64,
    /// Of nothing at all.
    pub base: i64,
    /// Of five words or more that both have near the figure.
    pub near: i64,
    /// Of two words or more that both have right behind the figure.
    pub behind: i64,
    /// Of four or more further figures of that unit or noun.
    pub others: i64,
    /// Of figures with a unit.
    pub unit: i64,
    /// Of a sentence in a heading.
    pub heading: i64,
    /// Of a sentence that opens the article.
    pub opening: i64,
    /// Of different words before the counted noun.
    pub modified: i64,
    /// Of days that exclude each other.
    pub days: i64,
    /// Of two words or more that tell of an update.
    pub updates: i64,
    /// Of names that only the one, and names that only the other has.
    pub names: i64,
}

impl Weights {
    /// What unit and place weigh.
    fn of_place(&self, one: &Figure<'_>, two: &Figure<'_>) -> i64 {
        let heading = one.sentence.is_heading() || two.sentence.is_heading();
        let opening = one.sentence.index().min(two.sentence.index()) <= 1;
        let flag = |weight: i64, holds: bool| if holds { weight } else { 0 };
        self.of_unit(one) + flag(self.heading, heading) + flag(self.opening, opening)
    }

    fn of_unit(&self, figure: &Figure<'_>) -> i64 {
        let unit = figure.quantity.raw().unit != 0;
        self.base + if unit { self.unit } else { 0 }
    }

    /// The most that unit and words could weigh.
    fn unit_and_words(&self, figure: &Figure<'_>) -> i64 {
        let words = [
            self.near,
            self.behind,
            self.others,
            self.modified,
            self.days,
            self.updates,
            self.names,
        ];
        self.of_unit(figure) + words.iter().map(|&weight| weight.max(0)).sum::<i64>()
    }

    /// The most that both could weigh: most pairs are too far from it to be read any further.
    fn most(&self, one: &Figure<'_>, two: &Figure<'_>) -> i64 {
        self.unit_and_words(one) + self.of_place(one, two) - self.of_unit(one)
    }
}

/// How many pairs of figures are looked at in one case: a text with more is a table.
const PAIRS: u32 = 20_000;

/// How many words the sentences share at least.
const FEWEST: usize = 2;

/// How many words on each side are near a figure.
const NEAR: usize = 6;

/// Counts up to this one are too common to be held against each other.
const SMALL: u32 = 3;

/// The larger figure is at most so many tenths of the smaller one: beyond, they are two things.
const LARGEST: u32 = 22;

/// Compares figures of one case.
pub(crate) struct Likeness<'c, 'p> {
    case: &'c Case,
    params: &'p Params,
    weights: Option<&'p Weights>,
    /// How many pairs may still be looked at.
    left: Cell<u32>,
}

impl<'c, 'p> Likeness<'c, 'p> {
    pub(crate) fn new(case: &'c Case, params: &'p Params) -> Self {
        Self {
            case,
            params,
            weights: params.likeness.as_ref(),
            left: Cell::new(PAIRS),
        }
    }

    /// Whether both sentences tell of one thing with figures that cannot both hold.
    pub(crate) fn conflict(&self, one: &Figure<'c>, two: &Figure<'c>) -> bool {
        self.weights.is_some_and(|weights| {
            one.quantity.raw().unit == two.quantity.raw().unit
                && weights.most(one, two) >= weights.least
                && self.may_compare()
                && comparable(self.params, one, two)
                && !one.is_of_someone_else(two)
                && (one.apart(two, self.params) || one.is_beyond(two))
                && self.score(weights, one, two) >= weights.least
        })
    }

    /// Counts the pairs that are looked at more closely.
    fn may_compare(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    /// The weighted sum in hundredths.
    fn score(&self, weights: &Weights, one: &Figure<'c>, two: &Figure<'c>) -> i64 {
        let (own, others) = (self.words(one), self.words(two));
        let shared = own.iter().filter(|id| others.contains(id)).count();
        let (near, behind) = self.nearby(one, two);
        // "to cut 450 jobs" above "would cut 540 jobs": one word does if it stands beside both.
        let opens = two.sentence.index() <= 1 && near > 0 && names_noun(one) && names_noun(two);
        if shared < FEWEST && !(opens && shared > 0) {
            return i64::MIN;
        }
        let flag = |weight: i64, holds: bool| if holds { weight } else { 0 };
        let count = |weight: i64, count: usize, most: i64| weight * (count as i64).min(most) / most;
        weights.of_place(one, two)
            + count(weights.near, near, 5)
            + count(weights.behind, behind, 2)
            + count(weights.others, self.others(one) + self.others(two), 4)
            + flag(
                weights.modified,
                one.is_modified_otherwise(two, self.params),
            )
            + flag(
                weights.days,
                context::days_exclude(self.case, one.sentence, two.sentence),
            )
            + count(
                weights.updates,
                context::listed(&self.params.update_words, one.sentence, two.sentence),
                2,
            )
            + flag(
                weights.names,
                context::names_apart(self.case, one.sentence, two.sentence),
            )
    }

    /// Different content words of the sentence without the counted noun and numbers.
    fn words(&self, figure: &Figure<'c>) -> Vec<u32> {
        let words = figure.sentence.words().zip(figure.sentence.word_ids());
        let plain = words.filter(|(word, _)| {
            *word != figure.quantity.counted()
                && !word.starts_with(|c: char| c.is_ascii_digit())
                && !self.params.scale_words.contains(word)
        });
        let mut ids: Vec<u32> = plain.map(|(_, id)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Words that stand near both figures, and those right behind both.
    fn nearby(&self, one: &Figure<'c>, two: &Figure<'c>) -> (usize, usize) {
        let (own, others) = (self.window(one), self.window(two));
        let stems = |window: &[Vec<&'c str>; 2]| -> Vec<Stem> {
            let counted = stem(one.quantity.counted());
            let all = window.iter().flatten().map(|word| stem(word));
            let mut all: Vec<Stem> = all.filter(|word| *word != counted).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (a, b) = (stems(&own), stems(&others));
        let near = a.iter().filter(|word| b.contains(word)).count();
        let right = |window: &[Vec<&'c str>; 2]| -> Vec<Stem> {
            window[1].iter().take(3).map(|word| stem(word)).collect()
        };
        let (a, b) = (right(&own), right(&others));
        let behind = a.iter().filter(|word| b.contains(word)).count();
        (near, behind)
    }

    /// The words before and behind a figure in its sentence, light ones left out.
    fn window(&self, figure: &Figure<'c>) -> [Vec<&'c str>; 2] {
        let (sentence, at) = (figure.sentence.at(), figure.at());
        let cut = |start: u32, end: u32| {
            let span = gainsay_sdk::Span { start, end, ..at };
            self.case.words_at(span)
        };
        let light = |word: &&str| {
            !word.is_empty()
                && !word.starts_with(|c: char| c.is_ascii_digit())
                && !self.params.light_words.contains_lower(word)
        };
        let split = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'));
        let mut before: Vec<&str> = cut(sentence.start, at.start)
            .rsplit(split)
            .filter(light)
            .take(NEAR)
            .collect();
        before.reverse();
        let behind = cut(at.end, sentence.end)
            .split(split)
            .filter(light)
            .take(NEAR)
            .collect();
        [before, behind]
    }

    /// Further figures of that unit or noun in the sentence.
    fn others(&self, figure: &Figure<'c>) -> usize {
        let alike = self.case.quantities().filter(|other| {
            other.sentence_index() == figure.sentence.index()
                && other.unit() == figure.quantity.unit()
                && (!other.unit().is_empty() || other.counted() == figure.quantity.counted())
        });
        alike.count().saturating_sub(1)
    }
}

/// Whether it counts a noun, with no unit.
fn names_noun(figure: &Figure<'_>) -> bool {
    figure.quantity.raw().unit == 0 && figure.quantity.raw().counted != 0
}

/// "Fire kills 27" above "27 people died": a heading leaves out whom it counts if they are people.
fn leaves_out_people(params: &Params, one: &Figure<'_>, two: &Figure<'_>) -> bool {
    one.sentence.is_heading()
        && one.quantity.raw().counted == 0
        && two.sentence.index() <= 1
        && params.left_out.contains(two.quantity.counted())
}

/// Whether both could measure one thing: a unit or noun in common, and numbers of one size.
fn comparable(params: &Params, one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let (a, b) = (one.quantity, two.quantity);
    let kinds = |kind| !matches!(kind, QuantityKind::Ordinal | QuantityKind::Rank);
    let lengths = ["age", "duration", "time", "share-difference"];
    // Equal indices are equal strings: what tells most pairs apart costs least.
    let (unit, nouns) = (a.raw().unit, (a.raw().counted, b.raw().counted));
    let named = if unit == 0 {
        nouns.0 != 0 && nouns.0 == nouns.1 || leaves_out_people(params, one, two)
    } else {
        nouns.0 == nouns.1 || nouns.0 == 0 || nouns.1 == 0
    };
    let sizes = || {
        let (small, large) = (one.value.min(two.value), one.value.max(two.value));
        small > Decimal::ZERO
            && (large > Decimal::from(SMALL) || unit != 0)
            && large <= small.saturating_mul(Decimal::from(LARGEST)) / Decimal::TEN
    };
    unit == b.raw().unit
        && named
        && a.raw().dimension == b.raw().dimension
        && one.sentence != two.sentence
        && kinds(a.kind())
        && kinds(b.kind())
        && !lengths.contains(&a.dimension())
        && sizes()
        && (one.sentence.is_heading() || !one.two_sources(two))
}
