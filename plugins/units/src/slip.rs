//! One thing with two figures that differ in nothing but their magnitude: "the $4.2 billion loan"
//! and "the $4.2 million loan".

use crate::Params;
use gainsay_sdk::{Case, Decimal, Finding, FindingKind, Quantity, QuantityKind, Rule};

/// Most figures of a case that are compared.
const MOST: usize = 60;

/// A figure with its digits apart from its magnitude.
#[derive(Clone, Copy, Debug)]
struct Figure<'c> {
    quantity: Quantity<'c>,
    value: Decimal,
    /// Its digits without closing zeros and without a point: 42 for 4.2 million.
    digits: i128,
}

/// Whether two figures have the same digits and another magnitude.
pub(crate) fn may_hold(case: &Case) -> bool {
    let figures = figures(case);
    figures.iter().enumerate().any(|(i, one)| {
        figures
            .get(..i)
            .unwrap_or_default()
            .iter()
            .any(|other| one.slips(*other))
    })
}

pub(crate) fn find(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    let figures = figures(case);
    let mut findings = Vec::new();
    for (i, two) in figures.iter().enumerate() {
        let earlier = figures.get(..i).unwrap_or_default();
        let slipped = |one: &&Figure<'_>| {
            one.slips(*two)
                && thing(case, one.quantity, params)
                    .is_some_and(|thing| self::thing(case, two.quantity, params) == Some(thing))
        };
        // The figure that stands there in the same magnitude as well is settled.
        let settled = earlier.iter().any(|one| one.value == two.value);
        if let Some(one) = earlier.iter().find(slipped).filter(|_| !settled) {
            findings.push(
                rule.finding(FindingKind::Contradiction)
                    .evidence("first", one.quantity.at())
                    .evidence("second", two.quantity.at())
                    .value("first", one.quantity.words())
                    .value("second", two.quantity.words())
                    .value(
                        "counted",
                        thing(case, one.quantity, params).unwrap_or_default(),
                    ),
            );
        }
    }
    findings
}

fn figures(case: &Case) -> Vec<Figure<'_>> {
    case.quantities()
        .filter(|quantity| {
            matches!(quantity.kind(), QuantityKind::Level | QuantityKind::Total)
                && quantity.dimension() == "money"
        })
        .filter_map(figure)
        .take(MOST)
        .collect()
}

/// A figure of at least two digits.
fn figure(quantity: Quantity<'_>) -> Option<Figure<'_>> {
    let value = quantity.value().filter(|value| *value > Decimal::ZERO)?;
    let mut digits = value.normalize().mantissa();
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    (digits > 10).then_some(Figure {
        quantity,
        value,
        digits,
    })
}

impl Figure<'_> {
    /// Same digits, a thousand times as much; ten times only with three digits, since
    /// two of them agree by chance.
    fn slips(self, other: Self) -> bool {
        let (small, large) = (self.value.min(other.value), self.value.max(other.value));
        let ratio = || large.checked_div(small).unwrap_or_default();
        let ten = |ratio: Decimal| ratio == Decimal::TEN && self.digits > 100;
        self.digits == other.digits
            && self.value != other.value
            && self.quantity.unit() == other.quantity.unit()
            && self.quantity.sentence_index() != other.quantity.sentence_index()
            && (ratio() == Decimal::ONE_THOUSAND || ten(ratio()))
    }
}

/// What the amount is of: the noun behind it, as in "a $4.2 billion loan", or before it, as in "a
/// loan of $4.2 billion". Lower case; none if the figure is one of a piece.
fn thing<'c>(case: &'c Case, quantity: Quantity<'_>, params: &Params) -> Option<&'c str> {
    let at = quantity.at();
    let text = case.article_text(at.article);
    let noun = |word: &&'c str| {
        word.len() > 3
            && word.chars().all(char::is_alphabetic)
            && word.starts_with(char::is_lowercase)
            && !params.per_piece.contains(word)
            && !params.hedges.contains(word)
    };
    let behind = text.get(at.end as usize..)?;
    let next = behind
        .strip_prefix([' ', '-'])
        .and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    let mut before = text.get(..at.start as usize)?.trim_end().rsplit(' ');
    let of = before.next().filter(|word| *word == "of");
    let earlier = of.and_then(|_| before.next());
    earlier.filter(noun).or(next.filter(noun))
}
