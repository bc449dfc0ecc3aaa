//! Seats against the chamber that they stand in.

use crate::Params;
use crate::line::{self, Figure, Line, words};
use crate::whole::is_of;
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, Rule};

/// "55 of the 120 seats, a majority": a finding if that is no more than half.
pub(crate) fn majority(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let (part, whole) = line.figures.windows(2).find_map(|two| {
        let [part, whole] = two else { return None };
        let stands = is_plain(part) && is_plain(whole) && part.value < whole.value;
        let seats = params.counted.contains(whole.quantity.counted());
        let told = is_of(line.between(part, whole)) || is_share_of_chamber(line, part, whole);
        (stands && seats && told).then_some((part, whole))
    })?;
    let half = part.value.checked_mul(Decimal::TWO)? <= whole.value;
    if !half || !is_majority(params, line, part) || line.is_quiet(params, 0, line.text.len()) {
        return None;
    }
    let needed = (whole.value / Decimal::TWO).floor() + Decimal::ONE;
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("seats", part.quantity.at())
            .evidence("chamber", whole.quantity.at())
            .step(format!(
                "{} / 2 = {}",
                whole.value.normalize(),
                (whole.value / Decimal::TWO).normalize()
            ))
            .value("first", part.words())
            .value("second", whole.words())
            .value("right", needed.normalize().to_string()),
    )
}

/// "55 seats in the 120-seat house".
pub(crate) fn is_in_chamber(line: &Line<'_>, part: &Figure<'_>, whole: &Figure<'_>) -> bool {
    let mut between = words(line.between(part, whole));
    let led = matches!(between.next(), Some("in" | "of"));
    led && is_joined(whole) && between.all(|word| matches!(word, "the" | "its" | "a" | "their"))
}

/// The same if the seats can only be all that the party has: a majority may also be counted over all
/// others, and one of two fifths would be seven seats in ten.
fn is_share_of_chamber(line: &Line<'_>, part: &Figure<'_>, whole: &Figure<'_>) -> bool {
    let fifths = part.value.saturating_mul(Decimal::from(5));
    is_in_chamber(line, part, whole) && fifths >= whole.value.saturating_mul(Decimal::TWO)
}

/// "120-seat".
fn is_joined(figure: &Figure<'_>) -> bool {
    figure.words().contains(['-', '‑'])
}

/// "a majority", "an outright majority": neither the one that others have nor one of voters.
fn is_majority(params: &Params, line: &Line<'_>, part: &Figure<'_>) -> bool {
    let found = words(line.text).find(|word| params.signs.contains_lower(word));
    found.is_some_and(|word| {
        let start = line.offset(word);
        let end = start + word.len();
        let before = words(line.cut(0, start)).next_back();
        let led = before.is_none_or(|word| params.links.contains_lower(word));
        let next = words(line.cut(end, line.text.len()))
            .next()
            .unwrap_or_default();
        let of_others = next == "of" && line.cut(end, part.start).trim() != "of";
        led && !of_others && !params.closing.contains(next)
    })
}

/// "61 of the 120 seats, the Greens 40 and the Farmers 30": a finding if the chamber has fewer.
pub(crate) fn chamber(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let mut chambers = (0..line.figures.len()).filter(|&at| is_chamber(params, line, at));
    let whole = line.figures.get(chambers.next()?)?;
    if chambers.next().is_some() || line.is_quiet(params, 0, line.text.len()) {
        return None;
    }
    let parts: Vec<&Figure<'_>> = line
        .figures
        .iter()
        .filter(|figure| figure.start != whole.start)
        .collect();
    let sum = line::sum(parts.iter().map(|part| part.value));
    let alike = |part: &&Figure<'_>| is_plain(part) && is_seats(params, part);
    let excess = sum > whole.value && sum <= whole.value.saturating_mul(Decimal::TWO);
    if parts.len() < 2 || !excess || !parts.iter().all(alike) {
        return None;
    }
    let terms: Vec<String> = parts
        .iter()
        .map(|part| part.value.normalize().to_string())
        .collect();
    let mut finding = rule
        .finding(FindingKind::Arithmetic)
        .evidence("chamber", whole.quantity.at());
    for part in &parts {
        finding = finding.evidence("seats", part.quantity.at());
    }
    Some(
        finding
            .step(format!("{} = {sum}", terms.join(" + ")))
            .value("stated", whole.words())
            .value("items", terms.join(", "))
            .value("total", sum.normalize().to_string()),
    )
}

/// "61 of the 120 seats", "the 120-seat house": all that there are, and no party's own.
fn is_chamber(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let figure = &line.figures[index];
    is_plain(figure)
        && params.counted.contains(figure.quantity.counted())
        && (is_joined(figure) || index > 0 && is_of(line.before(index)))
}

fn is_seats(params: &Params, figure: &Figure<'_>) -> bool {
    let counted = figure.quantity.counted();
    counted.is_empty() || params.counted.contains(counted)
}

fn is_plain(figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "count"
        && figure.quantity.comparison() == Comparison::Equal
        && figure.value.fract().is_zero()
        && figure.value >= Decimal::ONE
}
