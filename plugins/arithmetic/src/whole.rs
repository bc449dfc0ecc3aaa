//! A percentage against the part and the whole beside it.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::written::Written;
use gainsay_sdk::{Decimal, Finding, FindingKind, QuantityKind, Rule};

/// How far the percentage may stand from part and whole, in bytes.
const REACH: usize = 40;

/// "412 of the 1,030 homes, or 45 percent": a finding if part and whole make another percentage.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let mut found = line.figures.windows(3).filter_map(|three| {
        let [part, whole, share] = three else {
            return None;
        };
        let stands = is_count(part)
            && is_count(whole)
            && share.is_percent()
            && share.quantity.kind() == QuantityKind::Share
            && share.quantity.counted().is_empty()
            && is_of(line.between(part, whole))
            && belongs(params, line.between(whole, share))
            && part.value <= whole.value;
        if !stands {
            return None;
        }
        finding(rule, part, whole, share, Decimal::new(1, 1))
    });
    found.next()
}

fn is_count(figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "count" && figure.value > Decimal::ZERO
}

/// "412 of the 1,030", "412 out of 1,030".
pub(crate) fn is_of(between: &str) -> bool {
    let mut words = words(between).peekable();
    words.next_if_eq(&"out");
    words.next() == Some("of") && words.all(|word| matches!(word, "the" | "its" | "their" | "all"))
}

/// ", or 45 percent", " (45 percent".
fn belongs(params: &Params, between: &str) -> bool {
    between.len() <= REACH
        && between
            .rsplit([',', '(', '–', '—'])
            .next()
            .is_some_and(|last| {
                last.len() < between.len()
                    && words(last).all(|word| params.links.contains_lower(word))
            })
}

/// A finding if part and whole make another percentage, by more than `slack` points.
pub(crate) fn finding(
    rule: &Rule,
    part: &Figure<'_>,
    whole: &Figure<'_>,
    share: &Figure<'_>,
    slack: Decimal,
) -> Option<Finding> {
    let (few, all) = (part.written(), whole.written());
    let made = Written {
        low: percent(few.low, all.high)?,
        high: percent(few.high, all.low)?,
    };
    if made.gap(share.written()) <= slack {
        return None;
    }
    let right = percent(part.value, whole.value)?.round_dp(1).normalize();
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("part", part.quantity.at())
            .evidence("whole", whole.quantity.at())
            .evidence("share", share.quantity.at())
            .step(format!(
                "{} / {} = {right} percent",
                part.value.normalize(),
                whole.value.normalize()
            ))
            .value("stated", share.words())
            .value("first", part.words())
            .value("second", whole.words())
            .value("right", format!("{right} percent")),
    )
}

fn percent(few: Decimal, all: Decimal) -> Option<Decimal> {
    few.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all)
}
