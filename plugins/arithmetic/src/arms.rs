//! The groups of a trial against all who took part.

use crate::Params;
use crate::line::{Figure, Line, words};
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, Rule};

/// How far the groups may be from the whole, in percent: further off they count something else.
const NEAR: u32 = 25;

/// "43,000 took part: 21,500 got the drug and 22,500 a placebo": a finding if the groups make
/// another number.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let [whole, one, two] = line.figures.as_slice() else {
        return None;
    };
    let counted = params.counted.contains(whole.quantity.counted());
    let alike = |part: &Figure<'_>| {
        let counted = part.quantity.counted();
        counted.is_empty() || params.counted.contains(counted)
    };
    let groups = alike(one) && alike(two) && [whole, one, two].into_iter().all(is_plain);
    if !counted || !groups || !are_arms(params, line) {
        return None;
    }
    let sum = one.value.saturating_add(two.value);
    let (first, second, all) = (one.written(), two.written(), whole.written());
    let low = first.low.saturating_add(second.low);
    let high = first.high.saturating_add(second.high);
    let apart = low > all.high || high < all.low;
    let gap = sum.saturating_sub(whole.value).abs();
    let near = gap <= whole.value / Decimal::ONE_HUNDRED * Decimal::from(NEAR);
    (apart && near).then(|| {
        rule.finding(FindingKind::Arithmetic)
            .evidence("whole", whole.quantity.at())
            .evidence("part", one.quantity.at())
            .evidence("part", two.quantity.at())
            .step(format!(
                "{} + {} = {}",
                one.value.normalize(),
                two.value.normalize(),
                sum.normalize()
            ))
            .value("stated", whole.words())
            .value("first", one.words())
            .value("second", two.words())
            .value("total", sum.normalize().to_string())
    })
}

/// Whether one of the two groups, and one alone, is that of the control. Where a dash or colon leads
/// to groups with nouns of their own, they are parts like any others.
fn are_arms(params: &Params, line: &Line<'_>) -> bool {
    let marked = |index| words(line.after(index)).any(|word| params.marks.contains_lower(word));
    let joined = words(line.after(1)).any(|word| matches!(word, "and" | "while"));
    let led = line.after(0).contains([':', '–', '—']) || line.after(0).contains("--");
    let named =
        |part: Option<&Figure<'_>>| part.is_some_and(|part| !part.quantity.counted().is_empty());
    let parts = led && named(line.figures.get(1)) && named(line.figures.get(2));
    joined && !parts && marked(1) != marked(2) && !line.is_quiet(params, 0, line.text.len())
}

fn is_plain(figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "count"
        && figure.quantity.comparison() == Comparison::Equal
        && figure.value >= Decimal::TEN
}
