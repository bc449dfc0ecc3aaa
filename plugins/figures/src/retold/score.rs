//! How much speaks for one thing told twice.

use super::subjects::{self, Names};
use super::values::SERIES;
use super::wording::Wording;
use super::{Retold, beside, guards};
use crate::context::{self, Stem};
use crate::measure::Figure;
use gainsay_sdk::{Quantity, QuantityKind};
use serde::{Deserialize, Serialize};

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
    /// Of another figure that both give, with its noun or as a sum of money.
    pub same_figure: i64,
    /// Of numbers within a word: "the 192-member assembly".
    pub compound: i64,
    /// Of a sentence that opens the article.
    pub opening: i64,
    /// Of sentences next to each other.
    pub next: i64,
    /// Of days that exclude each other.
    pub days: i64,
    /// Of another value of that measure in the article; with more than six it is a series.
    pub values: i64,
    /// Of a word of change, up to three.
    pub updates: i64,
    /// Of names on each side that the other has not.
    pub names: i64,
    /// Of other words before the two counted nouns, or of a counted noun beside one unit alone.
    pub modified: i64,
    /// Of the same bound, "at least" twice.
    pub bound: i64,
    /// Of a figure that is taken up: "the four children".
    pub taken_up: i64,
    /// Of an estimate: "about 200".
    pub estimate: i64,
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

/// Names that count among the shared words: more are a list of them.
const NAMES: usize = 3;

/// Sentences that lie so far from each other are no list of like cases.
const FAR: u32 = 4;

/// Whether the sum is reached.
pub(super) fn tells_again<'c>(
    retold: &Retold<'c, '_>,
    weights: &Weights,
    one: &Figure<'c>,
    two: &Figure<'c>,
) -> bool {
    let index = retold.index();
    let counted = [one, two].map(|figure| context::stem(figure.quantity.counted()));
    let mut shared = index.shared(one.sentence, two.sentence);
    let numbers = counted.each_ref().map(|stem| index.number(*stem));
    shared.retain(|stem| !numbers.contains(&Some(*stem)));
    let same_figure = beside::gives_same_figure(retold.case, one, two);
    if shared.len() + usize::from(same_figure) < FEWEST {
        return false;
    }
    let apart = match subjects::names(retold, one.sentence, two.sentence) {
        // A second figure in common outweighs names.
        _ if same_figure => 0,
        Names::Shared => 0,
        Names::Partly => weights.names,
        Names::Different if guards::is_taken_up(retold.case, two) => weights.names,
        Names::Different if one.sentence.index() + FAR <= two.sentence.index() => 2 * weights.names,
        Names::Different | Names::Subjects => return false,
    };
    words(retold, weights, (one, two), &counted, &shared)
        + flag(weights.same_figure, same_figure)
        + apart
        + places(retold, weights, one, two)
        + measures(retold, weights, one, two)
        + count(
            weights.values,
            retold.values().other_values(one, two),
            SERIES,
        )
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
    counted: &[Stem],
    shared: &[u32],
) -> i64 {
    let wording = |figure: &Figure<'c>| Wording::new(retold.case, figure, counted, retold.params);
    let (own, others) = (wording(one), wording(two));
    let near = own.near.intersection(&others.near).count();
    let index = retold.index();
    let rare = shared
        .iter()
        .filter(|stem| index.sentences_with(**stem) == 2);
    let names = retold.names(one.sentence);
    let names: Vec<u32> = names
        .iter()
        .filter_map(|name| index.number(*name))
        .collect();
    let named = shared.iter().filter(|stem| names.contains(stem)).count();
    let (before, behind) = own.runs(&others);
    count(weights.shared, shared.len() - named + named.min(NAMES), 8)
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
        + flag(weights.modified, modified_otherwise(a, b))
        + flag(weights.bound, guards::same_bound(a, b))
        + flag(weights.taken_up, guards::is_taken_up(retold.case, two))
        + flag(
            weights.estimate,
            guards::is_estimate(a) || guards::is_estimate(b),
        )
        + flag(weights.increment, delta.0 != delta.1)
        + flag(weights.rate, unit && (rate.0 || rate.1))
        + count(
            weights.figures,
            beside::further_figures(retold.case, one, two),
            4,
        )
}

/// Whether other words stand before the two counted nouns, or one has a noun and the other none.
fn modified_otherwise(one: Quantity<'_>, two: Quantity<'_>) -> bool {
    if one.raw().unit != 0 {
        return one.raw().counted != two.raw().counted;
    }
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
