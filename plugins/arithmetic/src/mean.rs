//! Means of whole numbers that no sum of so few can give: the GRIM test (Brown and Heathers, 2017).

use crate::Params;
use crate::average::may_be_average;
use crate::line::{Figure, Line, words};
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, QuantityKind, Rule};

/// More decimals than this are no mean of a news article.
const MOST_DECIMALS: u32 = 4;

/// "The 10 patients reported a mean of 3.47 attacks": a finding if neither 34 attacks nor 35 have
/// that mean. Only where the few and the mean are all that the sentence counts.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let [few, mean] = line.figures.as_slice() else {
        return None;
    };
    let stands = is_few(params, few)
        && is_mean(params, line, mean)
        && !line.is_quiet(params, 0, line.text.len())
        && !is_of_others(params, line, few, mean);
    let (below, above) = stands.then(|| neighbours(few, mean))??;
    Some(finding(rule, few, mean, below, above))
}

/// A few people, told to the last one.
fn is_few(params: &Params, figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "count"
        && matches!(
            figure.quantity.kind(),
            QuantityKind::Level | QuantityKind::Total
        )
        && figure.quantity.comparison() == Comparison::Equal
        && params.wholes.contains(figure.quantity.counted())
        && figure.value > Decimal::ONE
        && figure.value.fract().is_zero()
}

/// A mean of what comes in whole numbers: "a mean of 3.47 attacks", "the mean number of attacks was
/// 3.47".
fn is_mean(params: &Params, line: &Line<'_>, figure: &Figure<'_>) -> bool {
    let marked = |word: &str| params.marks.contains_lower(word);
    let decimals = figure.value.scale();
    figure.quantity.dimension() == "count"
        && may_be_average(figure)
        && params.counted.contains(figure.quantity.counted())
        && (1..=MOST_DECIMALS).contains(&decimals)
        && figure.value > Decimal::ZERO
        && words(line.cut(0, figure.end)).any(marked)
}

/// Whether the mean may be one over something else: "3.47 attacks a week", "of another group".
fn is_of_others(params: &Params, line: &Line<'_>, few: &Figure<'_>, mean: &Figure<'_>) -> bool {
    let rest = line.cut(mean.end, line.text.len());
    let each = |word: &str| params.links.contains_lower(word);
    words(rest).any(each)
        || line.between(few, mean).contains([';', ':', '('])
        || words(line.between(few, mean)).any(|word| params.closing.contains_lower(word))
}

/// The means that the nearest whole sums give, if the mean is neither, however it was rounded.
fn neighbours(few: &Figure<'_>, mean: &Figure<'_>) -> Option<(Decimal, Decimal)> {
    let below = few.value.checked_mul(mean.value)?.floor();
    let (below, above) = (
        below.checked_div(few.value)?,
        below.checked_add(Decimal::ONE)?.checked_div(few.value)?,
    );
    // Cut off instead of rounded, a mean is a whole unit of its last digit away.
    let unit = Decimal::new(1, mean.value.scale());
    let off = |made: Decimal| (made - mean.value).abs() >= unit;
    (off(below) && off(above)).then_some((below, above))
}

fn finding(
    rule: &Rule,
    few: &Figure<'_>,
    mean: &Figure<'_>,
    below: Decimal,
    above: Decimal,
) -> Finding {
    let digits = mean.value.scale();
    let shown = |made: Decimal| made.round_dp(digits);
    let step = |made: Decimal| {
        let sum = made.saturating_mul(few.value).round();
        format!("{sum} / {} = {}", few.value.normalize(), shown(made))
    };
    rule.finding(FindingKind::Arithmetic)
        .evidence("few", few.quantity.at())
        .evidence("mean", mean.quantity.at())
        .step(step(below))
        .step(step(above))
        .value("stated", mean.words())
        .value("first", few.words())
        .value("right", format!("{} or {}", shown(below), shown(above)))
}
