//! Percentages of a few that no whole number of them makes: the GRIM test of means
//! (Brown and Heathers, 2017), for shares.

use crate::Params;
use crate::line::{Figure, Line};
use crate::whole::is_of;
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, QuantityKind, Rule};

/// Beyond so many, some whole number makes any whole percentage.
const MOST: u32 = 60;

/// "37 percent of the 12 jurors": a finding if neither four of them nor five are so many.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let mut pairs = line.figures.windows(2).filter_map(|two| {
        let [share, whole] = two else {
            return None;
        };
        let stands = is_exact_share(share)
            && is_few(line, whole)
            && is_of(line.between(share, whole))
            && !line.is_quiet(params, 0, line.text.len());
        let (below, above) = stands.then(|| neighbours(share, whole))??;
        Some(finding(rule, share, whole, below, above))
    });
    pairs.next()
}

fn is_exact_share(figure: &Figure<'_>) -> bool {
    figure.is_percent()
        && figure.quantity.kind() == QuantityKind::Share
        && figure.quantity.comparison() == Comparison::Equal
        && figure.value > Decimal::ZERO
        && figure.value < Decimal::ONE_HUNDRED
}

/// A few whole things, and not what belongs to them: "the 12 firms' sales", "the 27-nation bloc".
fn is_few(line: &Line<'_>, figure: &Figure<'_>) -> bool {
    let behind = line.cut(figure.end, line.text.len());
    let owned = behind.starts_with(['\'', '’', '-']);
    figure.quantity.dimension() == "count"
        && figure.quantity.unit().is_empty()
        && !figure.quantity.counted().is_empty()
        && figure.quantity.comparison() == Comparison::Equal
        && !owned
        && figure.value > Decimal::ONE
        && figure.value <= Decimal::from(MOST)
        && figure.value == figure.value.trunc()
}

/// The percentages that the nearest numbers of them make, if the share is neither, however it was
/// rounded up or down.
fn neighbours(share: &Figure<'_>, whole: &Figure<'_>) -> Option<(Decimal, Decimal)> {
    let percent = |few: Decimal| few * Decimal::ONE_HUNDRED / whole.value;
    let below = (share.value * whole.value / Decimal::ONE_HUNDRED).floor();
    let (below, above) = (percent(below), percent(below + Decimal::ONE));
    // Cut off instead of rounded, a share is a whole unit of its last digit away.
    let unit = Decimal::new(1, share.value.scale());
    let off = |made: Decimal| (made - share.value).abs() >= unit;
    (off(below) && off(above)).then_some((below, above))
}

fn finding(
    rule: &Rule,
    share: &Figure<'_>,
    whole: &Figure<'_>,
    below: Decimal,
    above: Decimal,
) -> Finding {
    let shown = |percent: Decimal| percent.round_dp(1).normalize();
    let right = format!("{} or {} percent", shown(below), shown(above));
    let count = |percent: Decimal| (percent * whole.value / Decimal::ONE_HUNDRED).round();
    rule.finding(FindingKind::Arithmetic)
        .evidence("share", share.quantity.at())
        .evidence("whole", whole.quantity.at())
        .step(format!(
            "{} / {} = {} percent",
            count(below),
            whole.value.normalize(),
            shown(below)
        ))
        .step(format!(
            "{} / {} = {} percent",
            count(above),
            whole.value.normalize(),
            shown(above)
        ))
        .value("stated", share.words())
        .value("first", whole.words())
        .value("right", right)
}
