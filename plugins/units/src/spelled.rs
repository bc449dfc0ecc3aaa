//! A number in words and in digits beside it, as contracts and officials write: "fifteen (15) days".

use crate::context;
use gainsay_sdk::{
    Case, Comparison, Decimal, Finding, FindingKind, Quantity, QuantityKind, Rule, Span,
};

/// More disagreements in one case are a table or references, not slips.
const MOST_SLIPS: usize = 2;

/// References in brackets from which on a number in brackets says nothing about the word before it.
const FEW_REFERENCES: usize = 3;

pub(crate) fn find(case: &Case, rule: &Rule) -> Vec<Finding> {
    let mut pairs = Vec::new();
    let mut quantities = case.quantities().peekable();
    while let Some(first) = quantities.next() {
        let second = quantities.peek().copied();
        if let Some(second) = second.filter(|second| disagree(case, first, *second)) {
            pairs.push((first, second));
        }
    }
    if pairs.is_empty() || pairs.len() > MOST_SLIPS {
        return Vec::new();
    }
    pairs.retain(|(first, second)| !is_mark(case, *first, *second));
    pairs
        .into_iter()
        .map(|(first, second)| {
            rule.finding(FindingKind::Arithmetic)
                .evidence("first", first.at())
                .evidence("second", second.at())
                .value("first", first.words())
                .value("second", second.words())
        })
        .collect()
}

/// Whether one is the other in brackets, one of them is in words and one in digits, and the values
/// differ.
fn disagree(case: &Case, first: Quantity<'_>, second: Quantity<'_>) -> bool {
    let (one, two) = (first.at(), second.at());
    context::between(case, one, two) == Some(" (")
        && counts(first)
        && counts(second)
        && in_words(first) != in_words(second)
        && first.value() != second.value()
        && goes_on(case, two)
        // "the older one (12)": no number.
        && !first.words().eq_ignore_ascii_case("one")
}

/// A whole number without a unit and without a hedge.
fn counts(quantity: Quantity<'_>) -> bool {
    let whole = |value: Decimal| value.fract().is_zero();
    quantity.unit().is_empty()
        && quantity.comparison() == Comparison::Equal
        && quantity.dimension() == "count"
        && !matches!(
            quantity.kind(),
            QuantityKind::Ordinal | QuantityKind::Rank | QuantityKind::Share
        )
        && quantity.value().is_some_and(whole)
        && (in_words(quantity) || in_digits(quantity))
}

fn in_words(quantity: Quantity<'_>) -> bool {
    quantity
        .words()
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'))
}

fn in_digits(quantity: Quantity<'_>) -> bool {
    quantity
        .words()
        .chars()
        .all(|c| c.is_ascii_digit() || c == ',')
}

/// Whether the bracket closes and what is counted follows: "fifteen (15) days".
fn goes_on(case: &Case, at: Span) -> bool {
    let rest = case.article_text(at.article).get(at.end as usize..);
    rest.and_then(|rest| rest.strip_prefix(") "))
        .is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// Whether brackets hold references or the marks of a list: many of them stand behind no number
/// word, or the next in the row does.
fn is_mark(case: &Case, first: Quantity<'_>, second: Quantity<'_>) -> bool {
    let others = references(case, first.at().article);
    let digits = [first, second]
        .into_iter()
        .find(|quantity| in_digits(*quantity));
    let value = digits.and_then(Quantity::value).unwrap_or_default();
    let beside = |other: &u32| (Decimal::from(*other) - value).abs() == Decimal::ONE;
    others.len() >= FEW_REFERENCES || others.iter().any(beside)
}

/// Bracketed numbers that stand behind no number word, as many as matter.
fn references(case: &Case, article: u32) -> Vec<u32> {
    let text = case.article_text(article);
    let bracketed = |at: usize| -> Option<(usize, u32)> {
        let inner = text.get(at + 1..)?.split_once(')')?.0;
        let number = inner.len() < 4 && inner.bytes().all(|byte| byte.is_ascii_digit());
        Some((at, inner.parse().ok().filter(|_| number)?))
    };
    // In order of place.
    let ends: Vec<usize> = case
        .quantities()
        .filter(|quantity| quantity.at().article == article)
        .map(|quantity| quantity.at().end as usize + 1)
        .collect();
    let spelled = |at: usize| ends.binary_search(&at).is_ok();
    text.match_indices('(')
        .filter_map(|(at, _)| bracketed(at))
        .filter(|(at, _)| !spelled(*at))
        .map(|(_, number)| number)
        .take(FEW_REFERENCES)
        .collect()
}
