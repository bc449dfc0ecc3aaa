//! The protection of a remedy against the two groups that it comes from.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::whole::is_of;
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, Rule};

/// How many words may lie between the noun and its percentage.
const LEAD: usize = 4;

/// "5 of the 1,000 vaccinated and 50 of the 1,000 on placebo fell ill, an efficacy of 80 percent": a
/// finding if one less the ratio of both shares is another percentage.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let [few, group, many, control, stated] = line.figures.as_slice() else {
        return None;
    };
    let pairs = is_of(line.between(few, group)) && is_of(line.between(many, control));
    let counts = [few, group, many, control].into_iter().all(is_plain);
    let marked = |index| words(line.after(index)).any(|word| params.marks.contains_lower(word));
    if !pairs || !counts || !is_stated(params, line) || marked(1) == marked(3) {
        return None;
    }
    let treated = few.value.checked_div(group.value)?;
    let others = many.value.checked_div(control.value)?;
    let (treated, others) = if marked(3) {
        (treated, others)
    } else {
        (others, treated)
    };
    let ratio = treated.checked_div(others)?;
    let made = Decimal::ONE
        .checked_sub(ratio)?
        .checked_mul(Decimal::ONE_HUNDRED)?;
    let gap = made.checked_sub(stated.value)?.abs();
    // Trials count by years at risk: a few points come from there.
    if gap <= Decimal::from(params.slack_percent) || is_quiet(params, line) {
        return None;
    }
    let right = format!("{} percent", made.round_dp(1).normalize());
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("efficacy", stated.quantity.at())
            .evidence("one", few.quantity.at())
            .evidence("other", many.quantity.at())
            .step(format!(
                "1 - {} / {} = {right}",
                treated.round_dp(4).normalize(),
                others.round_dp(4).normalize()
            ))
            .value("stated", stated.words())
            .value("first", few.words())
            .value("second", many.words())
            .value("right", right),
    )
}

/// Whether a word keeps the rule quiet, but for the one that sets the second group against the first:
/// "against 50 of 1,000 who got a placebo".
fn is_quiet(params: &Params, line: &Line<'_>) -> bool {
    let Some(many) = line.figures.get(2) else {
        return true;
    };
    let sets = words(line.before(2)).next_back();
    let until = sets.map_or(many.start, |word| line.offset(word));
    line.is_quiet(params, 0, until) || line.is_quiet(params, many.start, line.text.len())
}

/// "an efficacy of 80 percent", "80 percent effective".
fn is_stated(params: &Params, line: &Line<'_>) -> bool {
    let named = |word: &str| params.signs.contains_lower(word);
    line.figures.get(4).is_some_and(Figure::is_percent)
        && (words(line.before(4)).rev().take(LEAD).any(named)
            || words(line.after(4)).take(1).any(named))
}

fn is_plain(figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "count"
        && figure.quantity.comparison() == Comparison::Equal
        && figure.value > Decimal::ZERO
}
