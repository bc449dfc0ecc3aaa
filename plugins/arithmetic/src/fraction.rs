//! A fraction in words against the percentage beside it that says the same.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::written::Written;
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, QuantityKind, Rule};

/// Words between the two that still belong to the first: "one in four drivers stopped at night".
const OWN: usize = 5;

/// How many words before the first may hedge it.
const LEAD: usize = 3;

/// Points that people round away: "a third" is 31 percent as well as 35.
const ROUNDED: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// "One in four drivers (40 percent)": a finding if nobody would call the percentage that fraction.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    (1..line.figures.len()).find_map(|next| {
        let (one, two) = (line.figures.get(next - 1)?, line.figures.get(next)?);
        let (fraction, percent) = match (is_fraction(one), is_fraction(two)) {
            (true, false) => (one, two),
            (false, true) => (two, one),
            _ => return None,
        };
        let same = is_share(percent)
            && is_of_one_thing(one, two)
            && says_again(params, line, one, two)
            && !is_hedged(params, line.before(next - 1));
        same.then(|| finding(rule, params, fraction, percent))?
    })
}

/// Whether the article has such a fraction.
pub(crate) fn is_fraction(figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "share"
        && figure.quantity.unit().is_empty()
        && figure.quantity.kind() == QuantityKind::Share
        && figure.quantity.comparison() == Comparison::Equal
        && figure.value > Decimal::ZERO
        && figure.value < Decimal::ONE
}

fn is_share(figure: &Figure<'_>) -> bool {
    figure.is_percent()
        && figure.quantity.kind() == QuantityKind::Share
        && figure.quantity.comparison() == Comparison::Equal
        && figure.value <= Decimal::ONE_HUNDRED
}

/// What says the same again has no noun of its own: "(40 percent of women)" is about others.
fn is_of_one_thing(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let own = two.quantity.counted();
    own.is_empty() || own == one.quantity.counted()
}

/// Whether the second is an aside that repeats the first: "(40 percent)", ", or 40 percent,".
fn says_again(params: &Params, line: &Line<'_>, one: &Figure<'_>, two: &Figure<'_>) -> bool {
    let between = line.between(one, two);
    let Some(at) = between.rfind(['(', ',', '–', '—', '-']) else {
        return false;
    };
    let (own, joint) = between.split_at(at);
    let own = own.trim_end_matches(['-', ' ']);
    let belongs = words(own).count() <= OWN
        && !own.contains([',', ';', ':', '(', '"', '“'])
        && !is_hedged(params, own);
    let joint = joint.trim_start_matches('-');
    let light = words(joint).all(|word| params.links.contains_lower(word));
    // A bare comma may part two members of a list.
    let led = !joint.starts_with(',') || words(joint).next().is_some();
    let behind = line.cut(two.end, line.text.len()).trim_start();
    let closed = behind.is_empty() || behind.starts_with([')', ',', '.', ';', '–', '—', '-']);
    belongs && light && led && closed && !two.words().contains('-')
}

/// Whether one of the last words makes the first a rough one, or another's.
fn is_hedged(params: &Params, text: &str) -> bool {
    let mut last = words(text).rev().take(LEAD);
    last.any(|word| params.quiet_words.contains_lower(word))
}

fn finding(
    rule: &Rule,
    params: &Params,
    fraction: &Figure<'_>,
    percent: &Figure<'_>,
) -> Option<Finding> {
    let exact = fraction.value.checked_mul(Decimal::ONE_HUNDRED)?;
    let part = exact / Decimal::ONE_HUNDRED * Decimal::from(params.slack_percent);
    let room = part.max(ROUNDED.min(exact));
    let meant = Written::exactly(exact).widened(room);
    if meant.gap(percent.written()).is_zero() {
        return None;
    }
    let right = format!("{} percent", exact.round_dp(1).normalize());
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("fraction", fraction.quantity.at())
            .evidence("percentage", percent.quantity.at())
            .step(format!("{} = {right}", fraction.words()))
            .value("stated", percent.words())
            .value("first", fraction.words())
            .value("right", right),
    )
}
