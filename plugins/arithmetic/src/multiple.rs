//! "Doubled" and its kin against the two values that follow.

use crate::Params;
use crate::direction::{beside, is_light};
use crate::line::{Figure, Line, words};
use crate::values::led_by;
use crate::written::Written;
use gainsay_sdk::{Decimal, Finding, FindingKind, Rule};

/// How many words may lie between the word and the first value.
const LEAD: usize = 6;

/// How many words before it may leave it open how much more it was.
const HEDGE: usize = 3;

/// Stems of the words for times that a value is taken, with the times in tenths.
const TIMES: &[(&str, u32)] = &[
    ("halv", 5),
    ("doubl", 20),
    ("tripl", 30),
    ("trebl", 30),
    ("quadrupl", 40),
    ("quintupl", 50),
];

/// Endings of their verbs in the past and of their participles.
const ENDINGS: &[&str] = &["ed", "ing", "e", "es"];

/// "doubled to 800 from 400", "tripled from 400 to 1,200": a finding if the values make neither that
/// multiple nor one that is loosely called so.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    if line.figures.len() < 2 {
        return None;
    }
    let mut pairs = (0..line.figures.len()).filter_map(|old| {
        let new = beside(params, line, old)?;
        let ahead = old.min(new);
        let led = led_by(params, line, ahead, "from") || led_by(params, line, ahead, "to");
        let first = line.figures.get(ahead).filter(|_| led)?;
        let mut before = words(line.cut(0, first.start)).rev().take(LEAD);
        let word = before.find(|word| !is_light(params, word))?;
        Some((old, new, word, times(word)?))
    });
    let (old, new, word, times) = pairs.next()?;
    if line.is_quiet(params, 0, line.text.len()) {
        return None;
    }
    finding(rule, params, line, [old, new], (word, times))
}

/// How many times the word takes a value.
fn times(word: &str) -> Option<Decimal> {
    let word = word.to_lowercase();
    let (_, tenths) = TIMES.iter().find(|(stem, _)| {
        let ending = word.strip_prefix(stem);
        ending.is_some_and(|ending| ENDINGS.contains(&ending))
    })?;
    Some(Decimal::new(i64::from(*tenths), 1))
}

fn finding(
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    [old, new]: [usize; 2],
    (word, times): (&str, Decimal),
) -> Option<Finding> {
    let (old, new): (&Figure<'_>, &Figure<'_>) = (line.figures.get(old)?, line.figures.get(new)?);
    let (before, after) = (old.written(), new.written());
    if before.low <= Decimal::ZERO || after.low < Decimal::ZERO {
        return None;
    }
    let made = Written {
        low: after.low.checked_div(before.high)?,
        high: after.high.checked_div(before.low)?,
    };
    let slack = times * Decimal::from(params.slack_percent) / Decimal::ONE_HUNDRED;
    // "more than doubled": so many times or any more of them.
    let start = line.offset(word);
    let mut hedge = words(line.cut(0, start)).rev().take(HEDGE);
    let open = hedge.any(|word| params.marks.contains_lower(word));
    let far = if open {
        times.saturating_sub(made.high)
    } else {
        made.gap(Written::exactly(times))
    };
    if far <= slack {
        return None;
    }
    let right = new.value.checked_div(old.value)?.round_dp(1).normalize();
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("multiple", line.span(start, start + word.len()))
            .evidence("old", old.quantity.at())
            .evidence("new", new.quantity.at())
            .step(format!(
                "{} / {} = {right}",
                new.value.normalize(),
                old.value.normalize()
            ))
            .value("stated", word)
            .value("first", old.words())
            .value("second", new.words())
            .value("right", right.to_string()),
    )
}
