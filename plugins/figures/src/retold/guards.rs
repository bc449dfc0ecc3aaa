//! What makes two figures different things, however alike their sentences are.

use super::beside;
use super::values::Measured;
use crate::Params;
use crate::context::first_letters;
use crate::measure::Figure;
use crate::names;
use gainsay_sdk::{Case, Comparison, Decimal, Quantity, QuantityKind, Span};

/// Counts up to this one are too common to be held against each other.
const SMALL: u32 = 3;

/// The larger figure is at most so many tenths of the smaller one: beyond, they are two things.
const LARGEST: u32 = 25;

/// The upper bound of a figure is at most so many tenths of its lower one: beyond, it is vague.
const VAGUE: u32 = 16;

/// Figures of one sentence that are at most so many times as large as each other make a list.
pub(super) const LIST: u32 = 10;

/// Sentences that lie closer to each other are beside each other, where no paragraph parts them.
const NEAR: u32 = 4;

/// Dimensions whose figures belong to somebody or something rather than to what is told.
const LENGTHS: [&str; 4] = ["age", "duration", "time", "share-difference"];

/// A number that says how many there are: no range, rank or year.
pub(super) fn is_definite(case: &Case, figure: &Figure<'_>, params: &Params) -> bool {
    let quantity = figure.quantity;
    let kind = quantity.kind();
    let counts = !matches!(
        kind,
        QuantityKind::Ordinal | QuantityKind::Rank | QuantityKind::Part
    );
    let plain = quantity.comparison() != Comparison::Between;
    let unit = !quantity.unit().is_empty();
    let year = !unit
        && figure.value >= Decimal::from(1_900)
        && figure.value <= Decimal::from(2_100)
        && !quantity.words().contains(',');
    let named = unit || !quantity.counted().is_empty();
    counts
        && plain
        && named
        && !year
        && figure.value > Decimal::ZERO
        && !is_vague(quantity)
        && !is_picked(case, figure)
        && !params.passed_nouns.contains(quantity.counted())
}

/// "Hundreds": bounds far apart.
pub(crate) fn is_vague(quantity: Quantity<'_>) -> bool {
    quantity.low().zip(quantity.high()).is_some_and(|bounds| {
        bounds.1 > bounds.0.saturating_mul(Decimal::from(VAGUE)) / Decimal::TEN
    })
}

/// One unit or noun, and numbers of one size.
pub(super) fn comparable(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let (a, b) = (one.quantity, two.quantity);
    // Equal indices are equal strings: what tells most pairs apart costs least.
    a.raw().unit == b.raw().unit
        && a.raw().dimension == b.raw().dimension
        && one.sentence != two.sentence
        && of_one_size(one, two)
        && nouns_agree(a, b)
        && !LENGTHS.contains(&a.dimension())
        && (a.raw().unit != 0 || is_compound(a) == is_compound(b))
        && !one.is_elsewhere(two)
}

fn nouns_agree(one: Quantity<'_>, two: Quantity<'_>) -> bool {
    let (a, b) = (one.raw().counted, two.raw().counted);
    if one.raw().unit != 0 {
        return a == b || a == 0 || b == 0;
    }
    a != 0 && b != 0 && (a == b || heads_other(one, two) || heads_other(two, one))
}

/// "38 members" for "55 member states": the only word of one stands before the noun of the other.
pub(super) fn heads_other(one: Quantity<'_>, other: Quantity<'_>) -> bool {
    // Most nouns stand alone on both sides.
    if !other.counted_words().contains([' ', '-']) || one.counted_words().contains([' ', '-']) {
        return false;
    }
    let key = |word: &str| first_letters(word).trim_end_matches('s').to_owned();
    let mut words = other.counted_words().split([' ', '-']);
    words.next_back();
    words.any(|word| key(word) == key(one.counted_words()))
}

fn of_one_size(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let large = one.value.max(two.value);
    let small = one.value.min(two.value);
    small > Decimal::ZERO
        && (large > Decimal::from(SMALL) || one.quantity.raw().unit != 0)
        && large <= small.saturating_mul(Decimal::from(LARGEST)) / Decimal::TEN
}

/// "A 192-member assembly": the number is part of what something is called.
pub(super) fn is_compound(quantity: Quantity<'_>) -> bool {
    let noun = quantity.counted_words().split([' ', '-']).next();
    quantity.words().split_whitespace().any(|word| {
        word.split_once('-').is_some_and(|(number, rest)| {
            !number.is_empty() && rest.split('-').next() == noun && noun != Some("")
        })
    })
}

/// Whether both cannot be right. The same bound said twice is a figure like any other: "at least
/// six" against "at least nine".
pub(super) fn differ(one: &Figure<'_>, two: &Figure<'_>, params: &Params) -> bool {
    let larger = one.value.max(two.value);
    let slack = larger / Decimal::ONE_HUNDRED * Decimal::from(params.slack_percent);
    one.apart(two, params)
        || same_bound(one.quantity, two.quantity) && (one.value - two.value).abs() > slack
}

/// "About 200".
pub(crate) fn is_estimate(quantity: Quantity<'_>) -> bool {
    quantity.comparison() == Comparison::About
}

/// "At least" twice, "up to" twice.
pub(super) fn same_bound(one: Quantity<'_>, two: Quantity<'_>) -> bool {
    let bound = one.comparison();
    bound == two.comparison() && !matches!(bound, Comparison::Equal | Comparison::About)
}

/// Told beside each other, or as parts of a list: each says how the other one differs. Only what
/// opens an article is told again at once, and what is taken up: "the four children". A text without
/// paragraphs is beside itself for a few sentences.
pub(super) fn side_by_side(
    case: &Case,
    one: &Figure<'_>,
    two: &Figure<'_>,
    paragraphs: bool,
) -> bool {
    let apart = one.sentence.index().abs_diff(two.sentence.index());
    let together = one.sentence.paragraph() == two.sentence.paragraph();
    let beside = if paragraphs {
        together || apart == 1 && !opens(one, two)
    } else {
        apart < NEAR
    };
    beside && !is_taken_up(case, two)
        || in_list(case, one)
        || in_list(case, two) && !is_whole(case, two)
        || of_someone(case, one) != of_someone(case, two)
}

/// Words before a figure that speak of what was told before.
const KNOWN: [&str; 5] = ["the", "these", "those", "all", "both"];

/// Words that may open a sentence before the one that says of what it is.
const JOINING: [&str; 4] = ["and", "but", "or", "so"];

/// "Earlier this year the firm offered $15", "Or imagine that": a sentence that opens with a word of
/// another time or case.
pub(super) fn is_of_another_time(case: &Case, figure: &Figure<'_>, params: &Params) -> bool {
    let (sentence, at) = (figure.sentence.at(), figure.at());
    let opening = case.words_at(Span {
        end: at.start,
        ..sentence
    });
    let joins = |word: &&str| JOINING.iter().any(|known| word.eq_ignore_ascii_case(known));
    let mut words = opening
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .find(|word| !joins(word))
        .is_some_and(|word| params.update_words.contains_lower(word))
}

/// "The four children": of whom the text has spoken. "The 50 metres butterfly" is what it is called.
pub(super) fn is_taken_up(case: &Case, figure: &Figure<'_>) -> bool {
    let counts = figure.quantity.raw().unit == 0 || figure.quantity.dimension() == "money";
    counts && follows(case, figure, &KNOWN)
}

/// "Four were shot near the river. Another one was shot in the market": one of several counts.
pub(crate) fn is_counted_on(case: &Case, figure: &Figure<'_>) -> bool {
    let next = case.sentence(figure.sentence.index() + 1);
    next.is_some_and(|next| case.words_at(next.at()).starts_with("Another "))
}

/// Words before a figure that pick so many out of more, or hold them against others.
const PICKED: [&str; 6] = ["first", "next", "last", "other", "only", "just"];

/// "The first four states", "only five players": some of many, or not more of them.
fn is_picked(case: &Case, figure: &Figure<'_>) -> bool {
    follows(case, figure, &PICKED)
}

/// Whether the word right before a figure is one of these.
fn follows(case: &Case, figure: &Figure<'_>, words: &[&str]) -> bool {
    let (sentence, at) = (figure.sentence.at(), figure.at());
    let before = case.words_at(Span {
        end: at.start,
        ..sentence
    });
    let mut before = before.trim_end().rsplit(|c: char| !c.is_alphanumeric());
    let last = before.next();
    last.is_some_and(|last| words.iter().any(|word| last.eq_ignore_ascii_case(word)))
}

/// Whether one of them stands in the first sentence behind the headline, or before.
pub(super) fn opens(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    one.sentence.index().min(two.sentence.index()) <= 1
}

/// "Of the nine states, four": what is taken up as a whole makes no list with its parts.
fn is_whole(case: &Case, figure: &Figure<'_>) -> bool {
    let parts = || {
        let others = beside::figures(case, figure.quantity).filter_map(Quantity::value);
        let mut rivals = others.filter(|value| *value >= figure.value);
        rivals.next().is_none()
    };
    is_taken_up(case, figure) && parts()
}

fn in_list(case: &Case, figure: &Figure<'_>) -> bool {
    beside::figures(case, figure.quantity).any(|other| {
        let value = other.value();
        value.is_some_and(|value| is_rival(figure, other, value))
    })
}

/// Whether another figure of that value is one of the same measure and size.
fn is_rival(figure: &Figure<'_>, other: Quantity<'_>, value: Decimal) -> bool {
    let (small, large) = (figure.value.min(value), figure.value.max(value));
    Measured::of(figure.quantity) == Measured::of(other)
        && small > Decimal::ZERO
        && large <= small.saturating_mul(Decimal::from(LIST))
}

/// "He hit six": whose figure it is stands in another sentence.
fn of_someone(case: &Case, figure: &Figure<'_>) -> bool {
    let quoted = case
        .words_at(figure.sentence.at())
        .starts_with(['"', '“', '\'', '‘']);
    !quoted && names::opens_with_pronoun(case, figure.sentence)
}
