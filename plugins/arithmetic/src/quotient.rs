//! A rate that a noun names against its two counts: "a turnout of 61 percent".

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::whole::{finding, is_of};
use gainsay_sdk::{Decimal, Finding, QuantityKind, Rule};

/// How far both counts may stand apart, and the rate from them, in bytes.
const REACH: usize = 64;

/// How many words may lie between the noun and its percentage.
const LEAD: usize = 4;

/// "4,210 of 7,120 voters cast ballots, a turnout of 45 percent": a finding if the counts make
/// another percentage. The counts may stand in the sentence before.
pub(crate) fn find(rule: &Rule, params: &Params, lines: &[Line<'_>], found: &mut Vec<Finding>) {
    let mut before = None;
    for line in lines {
        for index in 0..line.figures.len() {
            if !is_rate(params, line, index) {
                continue;
            }
            let near = beside(params, line, index);
            let near = near.or_else(|| ahead(params, before?, line, index));
            found.extend(
                near.and_then(|(part, whole)| {
                    judged(rule, params, part, whole, &line.figures[index])
                }),
            );
        }
        before = Some(line);
    }
}

/// "a turnout of 61 percent", "61 percent turnout".
fn is_rate(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let figure = &line.figures[index];
    let marked = |word: &str| params.marks.contains_lower(word);
    figure.is_percent()
        && figure.quantity.kind() != QuantityKind::Delta
        && figure.value <= Decimal::ONE_HUNDRED
        && (words(line.before(index)).rev().take(LEAD).any(marked)
            || words(figure.words()).any(marked)
            || words(line.after(index)).take(1).any(marked))
}

/// Part and whole in the sentence of the rate: right before it or right behind it.
fn beside<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    rate: usize,
) -> Option<(&'l Figure<'c>, &'l Figure<'c>)> {
    let near = |first: usize, second: usize| {
        let pair = pair(params, line, first, second)?;
        let (start, end) = (rate.min(first), rate.max(second));
        let (start, end) = (line.figures.get(start)?, line.figures.get(end)?);
        let gap = line.between(
            &line.figures[rate.min(second)],
            &line.figures[rate.max(first)],
        );
        let quiet = line.is_quiet(params, start.start, end.end);
        let breaks =
            gap.contains(';') || words(gap).any(|word| params.closing.contains_lower(word));
        (gap.len() <= REACH && !breaks && !quiet).then_some(pair)
    };
    let left = rate.checked_sub(2).and_then(|first| near(first, first + 1));
    left.or_else(|| near(rate + 1, rate + 2))
}

/// Part and whole in the sentence before, if the rate is the first figure of its own.
fn ahead<'l, 'c>(
    params: &Params,
    before: &'l Line<'c>,
    line: &Line<'_>,
    rate: usize,
) -> Option<(&'l Figure<'c>, &'l Figure<'c>)> {
    let opens = rate == 0 && words(line.before(rate)).count() <= LEAD;
    let alone = before.figures.len() == 2 && before.sentence + 1 == line.sentence;
    let end = line.figures.get(rate)?.end;
    let quiet = before.is_quiet(params, 0, before.text.len()) || line.is_quiet(params, 0, end);
    (opens && alone && !quiet).then(|| pair(params, before, 0, 1))?
}

/// Which of two counts is the part and which the whole.
fn pair<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    first: usize,
    second: usize,
) -> Option<(&'l Figure<'c>, &'l Figure<'c>)> {
    let (one, two) = (line.figures.get(first)?, line.figures.get(second)?);
    let gap = line.between(one, two);
    if gap.len() > REACH || gap.contains(';') {
        return None;
    }
    // "1,905 voters cast ballots out of a total of 3,465": the whole goes without its noun.
    let bare = gap.contains("out of") && is_count(two) && two.quantity.counted().is_empty();
    let part = is_of(gap) && is_count(one) || is_part(params, one);
    if is_whole(params, line, second) && part || bare && is_part(params, one) {
        Some((one, two))
    } else if is_whole(params, line, first)
        && (is_part(params, two) || is_rest_of(line, first, two))
    {
        Some((two, one))
    } else {
        None
    }
}

/// "Of 3,120 registered voters, 2,001 voted": the part goes without its noun.
fn is_rest_of(line: &Line<'_>, whole: usize, part: &Figure<'_>) -> bool {
    let mut before = words(line.before(whole)).rev();
    let led = before.find(|word| *word != "the");
    let of = led.is_some_and(|word| word.eq_ignore_ascii_case("of"));
    of && is_count(part) && part.quantity.kind() == QuantityKind::Part
}

fn is_part(params: &Params, figure: &Figure<'_>) -> bool {
    is_count(figure) && params.counted.contains(figure.quantity.counted())
}

/// A count of what the rate is taken of, with the word that the rule asks for ("registered voters"), or
/// of people whom a word behind makes so: "400 people infected".
fn is_whole(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let Some(figure) = line.figures.get(index) else {
        return false;
    };
    let counted = figure.quantity.counted();
    let described =
        || words(figure.quantity.counted_words()).any(|word| params.signs.contains_lower(word));
    let named = || params.wholes.contains(counted) && (params.signs.is_empty() || described());
    let made_so = || {
        let next = words(line.after(index)).next();
        params.counted.contains(counted)
            && next.is_some_and(|word| params.links.contains_lower(word))
    };
    is_count(figure) && figure.quantity.kind() != QuantityKind::Part && (named() || made_so())
}

fn is_count(figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "count"
        && figure.quantity.kind() != QuantityKind::Delta
        && figure.value > Decimal::ZERO
}

/// Some of those counted are in neither count, so that a small gap is passed over.
fn judged(
    rule: &Rule,
    params: &Params,
    part: &Figure<'_>,
    whole: &Figure<'_>,
    rate: &Figure<'_>,
) -> Option<Finding> {
    let slack = rate.value / Decimal::ONE_HUNDRED * Decimal::from(params.slack_percent);
    let fits = part.value <= whole.value;
    fits.then(|| finding(rule, part, whole, rate, slack))?
}
