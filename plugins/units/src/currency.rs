//! Two conversions between the same currencies that imply two rates.

use crate::Params;
use crate::context;
use crate::joint::{Joint, REACH, between, closes};
use crate::reading::{all_digits, short, step_of};
use gainsay_sdk::{
    Case, Comparison, Decimal, Finding, FindingKind, Quantity, Rule, Sentence, Span,
};

/// Most conversions of a case that are compared.
const MOST: usize = 40;

/// How far the first amount may be off, in percent: it is what was converted, so little.
const FIRST: u32 = 3;

/// An amount, the same in another currency, and how many of the one are one of the other.
#[derive(Clone, Copy, Debug)]
struct Conversion<'c> {
    first: Quantity<'c>,
    second: Quantity<'c>,
    /// Smallest and largest rate that the digits allow.
    low: Decimal,
    high: Decimal,
    rate: Decimal,
}

/// Whether two amounts of two currencies stand side by side twice.
pub(crate) fn may_hold(case: &Case) -> bool {
    let mut neighbours = 0;
    let mut last: Option<Quantity<'_>> = None;
    for quantity in case.quantities() {
        if last.is_some_and(|last| is_pair(last, quantity)) {
            neighbours += 1;
        }
        last = Some(quantity);
    }
    neighbours > 1
}

fn is_pair(first: Quantity<'_>, second: Quantity<'_>) -> bool {
    first.dimension() == "money"
        && second.dimension() == "money"
        && first.unit() != second.unit()
        && first.at().precedes(second.at())
        && first.sentence_index() == second.sentence_index()
}

pub(crate) fn find(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    let mut found: Vec<Conversion<'_>> = Vec::new();
    let mut last: Option<Quantity<'_>> = None;
    for quantity in case.quantities() {
        let pair = last.filter(|last| is_pair(*last, quantity));
        found.extend(pair.and_then(|first| conversion(case, params, first, quantity)));
        last = Some(quantity);
    }
    found.truncate(MOST);
    let mut findings = Vec::new();
    for (i, one) in found.iter().enumerate() {
        let others = found.get(..i).unwrap_or_default();
        let known: Vec<_> = others.iter().filter_map(|other| one.like(*other)).collect();
        let apart = |other: &&Conversion<'_>| one.apart(other, params);
        // Two earlier conversions at this rate leave the blame with the odd one, told already.
        if let (Some(other), true) = (known.iter().find(apart), known.iter().all(|k| apart(&k))) {
            findings.push(report(case, rule, *one, *other));
        }
    }
    findings
}

/// The conversion that two amounts make, if they do.
fn conversion<'c>(
    case: &'c Case,
    params: &Params,
    first: Quantity<'c>,
    second: Quantity<'c>,
) -> Option<Conversion<'c>> {
    let gap = context::between(case, first.at(), second.at())?;
    let hedged = second.comparison() == Comparison::About;
    let joint = between(gap, hedged, params)?;
    let behind = context::behind(case, second.at(), REACH);
    let dated = first
        .sentence()
        .is_some_and(|sentence| is_of_another_time(case, sentence, params));
    if joint != Joint::Bracket || !closes(joint, behind, params) || dated {
        return None;
    }
    let ((one_low, one, one_high), (two_low, two, two_high)) =
        (room(first, FIRST, FIRST)?, converted(second, params)?);
    Some(Conversion {
        first,
        second,
        low: two_low.checked_div(one_high)?,
        rate: two.checked_div(one)?,
        high: two_high.checked_div(one_low)?,
    })
}

/// The values around the amount that was turned into another currency.
fn converted(quantity: Quantity<'_>, params: &Params) -> Option<(Decimal, Decimal, Decimal)> {
    room(
        quantity,
        params.rounding_percent,
        params.small_rounding_percent,
    )
}

/// The values that round to an amount, around it, but no more than so many percent off: those of
/// `small` below ten.
fn room(quantity: Quantity<'_>, percent: u32, small: u32) -> Option<(Decimal, Decimal, Decimal)> {
    let value = quantity.value().filter(|value| *value > Decimal::ZERO)?;
    let percent = if value < Decimal::TEN { small } else { percent };
    let most = value.checked_mul(Decimal::from(percent))? / Decimal::ONE_HUNDRED;
    let half = match quantity.comparison() {
        Comparison::Equal => step_of(value, all_digits(quantity.words()).first()) / Decimal::TWO,
        Comparison::Between => return None,
        _ => most,
    };
    let half = half.min(most);
    Some((value.checked_sub(half)?, value, value.checked_add(half)?))
}

/// Whether the sentence names a year or a word of other times, when rates were others.
fn is_of_another_time(case: &Case, sentence: Sentence<'_>, params: &Params) -> bool {
    let words = case.words_at(sentence.at());
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .any(|word| is_year(word) || params.other_times.contains(&word.to_lowercase()))
}

fn is_year(word: &str) -> bool {
    let plain = word.trim_end_matches('s');
    plain.len() == 4
        && plain.bytes().all(|byte| byte.is_ascii_digit())
        && (plain.starts_with("19") || plain.starts_with("20"))
}

impl Conversion<'_> {
    /// Another conversion between the same currencies, turned round if it goes the other way.
    fn like(&self, other: Self) -> Option<Self> {
        let same = |a: Quantity<'_>, b: Quantity<'_>| a.unit() == b.unit();
        if same(self.first, other.first) && same(self.second, other.second) {
            return Some(other);
        }
        let turned = same(self.first, other.second) && same(self.second, other.first);
        let turn = |rate: Decimal| Decimal::ONE.checked_div(rate);
        Some(Self {
            low: turn(other.high)?,
            rate: turn(other.rate)?,
            high: turn(other.low)?,
            ..other
        })
        .filter(|_| turned)
    }

    /// Whether no rate fits both, the slack aside.
    fn apart(&self, other: &Self, params: &Params) -> bool {
        let slack = Decimal::ONE + Decimal::from(params.slack_percent) / Decimal::ONE_HUNDRED;
        let above = |high: Decimal, low: Decimal| high.checked_mul(slack).is_some_and(|h| h < low);
        above(self.high, other.low) || above(other.high, self.low)
    }
}

fn report(case: &Case, rule: &Rule, one: Conversion<'_>, other: Conversion<'_>) -> Finding {
    let whole = |conversion: Conversion<'_>| Span {
        end: conversion.second.at().end,
        ..conversion.first.at()
    };
    let written = |conversion| format!("{})", case.words_at(whole(conversion)));
    let rate = |rate: Decimal| {
        format!(
            "{} {} to the {}",
            short(rate),
            one.second.unit(),
            one.first.unit()
        )
    };
    rule.finding(FindingKind::Arithmetic)
        .remarked("first", whole(other), &rate(other.rate))
        .remarked("second", whole(one), &rate(one.rate))
        .step(format!("{}: {}", written(other), rate(other.rate)))
        .step(format!("{}: {}", written(one), rate(one.rate)))
        .value("first", written(other))
        .value("second", written(one))
        .value("rate", rate(other.rate))
        .value("other-rate", rate(one.rate))
}
