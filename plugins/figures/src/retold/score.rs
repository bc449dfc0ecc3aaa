//! How much speaks for one thing told twice.

use super::wording::{self, Wording};
use super::{Retold, guards};
use crate::context;
use crate::measure::Figure;
use gainsay_sdk::{Decimal, Quantity, QuantityKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Weights in tenths.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Weights {
    /// The sum from which both sentences tell of one thing.
    pub least: i64,
    /// Of a word that both share, up to eight.
    pub shared: i64,
    /// Of a shared word near both figures, up to five.
    pub near: i64,
    /// Of a shared word that no other sentence has, up to four.
    pub rare: i64,
    /// Of a word right behind both counted nouns or units, up to two.
    pub behind: i64,
    /// Of a word right before both figures, up to two.
    pub before: i64,
    /// Of another figure that both give, with its noun.
    pub same_figure: i64,
    /// Of numbers within a word: "the 192-member assembly".
    pub compound: i64,
    /// Of a sentence that opens the article.
    pub opening: i64,
    /// Of sentences next to each other.
    pub next: i64,
    /// Of days that exclude each other.
    pub days: i64,
    /// Of another value of that measure in the article, up to six.
    pub values: i64,
    /// Of a word of change, up to three.
    pub updates: i64,
    /// Of names on each side that the other has not.
    pub names: i64,
    /// Of other words before the two counted nouns.
    pub modified: i64,
    /// Of an increment on one side alone.
    pub increment: i64,
    /// Of a further figure in the two sentences beyond two.
    pub figures: i64,
    /// Of figures with a unit.
    pub unit: i64,
    /// Of rates.
    pub rate: i64,
    /// Of a date in one sentence alone, for figures with a unit.
    pub one_date: i64,
}

/// How many words the sentences share at least.
const FEWEST: usize = 3;

/// Whether the sum is reached.
pub(super) fn tells_again<'c>(
    retold: &Retold<'c, '_>,
    weights: &Weights,
    one: &Figure<'c>,
    two: &Figure<'c>,
) -> bool {
    let counted = [one, two].map(|figure| context::stem(figure.quantity.counted()));
    let stems = |figure: &Figure<'c>| -> BTreeSet<String> {
        let mut stems = wording::stems(retold.case, figure.sentence, retold.params);
        stems.retain(|stem| !counted.contains(stem));
        stems
    };
    let shared: Vec<String> = stems(one).intersection(&stems(two)).cloned().collect();
    if shared.len() < FEWEST {
        return false;
    }
    let same_figure = gives_same_figure(retold, one, two);
    let names = names(retold, one, two);
    if names == Names::Different && !same_figure {
        return false;
    }
    let apart = flag(weights.names, names != Names::Shared);
    words(retold, weights, (one, two), &counted, &shared)
        + flag(weights.same_figure, same_figure)
        + apart
        + places(retold, weights, one, two)
        + measures(retold, weights, one, two)
        >= weights.least
}

fn flag(weight: i64, holds: bool) -> i64 {
    if holds { weight } else { 0 }
}

fn count(weight: i64, count: usize, most: usize) -> i64 {
    weight * count.min(most) as i64
}

/// What the shared words weigh.
fn words<'c>(
    retold: &Retold<'c, '_>,
    weights: &Weights,
    (one, two): (&Figure<'c>, &Figure<'c>),
    counted: &[String],
    shared: &[String],
) -> i64 {
    let wording = |figure: &Figure<'c>| Wording::new(retold.case, figure, counted, retold.params);
    let (own, others) = (wording(one), wording(two));
    let near = own.near.intersection(&others.near).count();
    let rare = shared
        .iter()
        .filter(|stem| retold.sentences_with(stem) == 2);
    let (before, behind) = own.runs(&others);
    count(weights.shared, shared.len(), 8)
        + count(weights.near, near, 5)
        + count(weights.rare, rare.count(), 4)
        // The counted noun or the unit is no surprise.
        + count(weights.behind, behind.saturating_sub(1), 2)
        + count(weights.before, before, 2)
}

/// What place and time weigh.
fn places<'c>(
    retold: &Retold<'c, '_>,
    weights: &Weights,
    one: &Figure<'c>,
    two: &Figure<'c>,
) -> i64 {
    let (first, second) = (one.sentence, two.sentence);
    let dated = |figure: &Figure<'c>| !context::days(retold.case, figure.sentence).is_empty();
    let unit = one.quantity.raw().unit != 0;
    let updates = context::listed(&retold.params.update_words, first, second);
    flag(weights.opening, guards::opens(one, two))
        + flag(weights.next, first.index().abs_diff(second.index()) == 1)
        + flag(
            weights.days,
            context::days_exclude(retold.case, first, second),
        )
        + flag(weights.one_date, unit && dated(one) != dated(two))
        + count(weights.updates, updates, 3)
}

/// What the figures themselves weigh.
fn measures<'c>(
    retold: &Retold<'c, '_>,
    weights: &Weights,
    one: &Figure<'c>,
    two: &Figure<'c>,
) -> i64 {
    let (a, b) = (one.quantity, two.quantity);
    let is = |kind: QuantityKind| (a.kind() == kind, b.kind() == kind);
    let delta = is(QuantityKind::Delta);
    let rate = is(QuantityKind::Rate);
    let unit = a.raw().unit != 0;
    let compound = !unit && guards::is_compound(a);
    flag(weights.unit, unit)
        + flag(weights.compound, compound)
        + flag(weights.modified, !unit && modified_otherwise(a, b))
        + flag(weights.increment, delta.0 != delta.1)
        + flag(weights.rate, unit && (rate.0 || rate.1))
        + count(weights.values, other_values(retold, one, two), 6)
        + count(weights.figures, figures_beside(retold, one, two), 4)
}

/// Whether other words stand before the two counted nouns.
fn modified_otherwise(one: Quantity<'_>, two: Quantity<'_>) -> bool {
    let before = |quantity: Quantity<'_>| {
        let mut words: Vec<String> = quantity
            .counted_words()
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        words.pop();
        words
    };
    before(one) != before(two) && !guards::heads_other(one, two) && !guards::heads_other(two, one)
}

/// Further values of that measure and size in the article.
fn other_values(retold: &Retold<'_, '_>, one: &Figure<'_>, two: &Figure<'_>) -> usize {
    let values: BTreeSet<Decimal> = retold
        .case
        .quantities()
        .filter_map(|other| {
            let value = other.value()?;
            let rival = value != one.value && value != two.value;
            (rival && guards::is_rival(one, other, value)).then_some(value)
        })
        .collect();
    values.len()
}

/// Figures of the two sentences beyond their own and two more.
fn figures_beside(retold: &Retold<'_, '_>, one: &Figure<'_>, two: &Figure<'_>) -> usize {
    let sentences = [one.sentence.index(), two.sentence.index()];
    let all = retold.case.quantities();
    let here = all.filter(|other| sentences.contains(&other.sentence_index()));
    here.count().saturating_sub(4)
}

/// Whether both sentences give one more figure, of the same noun: "four grants totalling".
fn gives_same_figure(retold: &Retold<'_, '_>, one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let beside = |figure: &Figure<'_>| -> Vec<(Decimal, u32, u32)> {
        let own = figure.quantity;
        let all = retold.case.quantities().filter(|other| {
            other.sentence_index() == own.sentence_index()
                && other.index() != own.index()
                && other.raw().counted != 0
        });
        all.filter_map(|other| Some((other.value()?, other.raw().unit, other.raw().counted)))
            .filter(|(value, ..)| *value > Decimal::ONE)
            .collect()
    };
    let others = beside(two);
    beside(one).iter().any(|figure| others.contains(figure))
}

/// What the names of two sentences say about whose figures they give.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// One side has no name that the other has not.
    Shared,
    /// Each side has names of its own beside those that both have.
    Partly,
    /// Both have names, and none in common.
    Different,
}

fn names<'c>(retold: &Retold<'c, '_>, one: &Figure<'c>, two: &Figure<'c>) -> Names {
    let (own, others) = (retold.names(one), retold.names(two));
    let lacks = |names: &BTreeSet<String>, figure: &Figure<'c>| {
        let stems = context::stems(retold.case, figure.sentence);
        names.iter().any(|name| !stems.contains(name))
    };
    if !lacks(&own, two) || !lacks(&others, one) {
        Names::Shared
    } else if own.is_disjoint(&others) {
        Names::Different
    } else {
        Names::Partly
    }
}
