//! A measure and its conversion that cannot be the same length, weight or heat.
//!
//! Both figures stand for all values that round to them; the intervals, turned into one unit, have
//! to meet, a few percent of slack aside. Newspapers convert by rule of thumb, so round and hedged
//! figures get more room. Units that share a name (tons, gallons, miles at sea) may be any of them,
//! but then the figures have to fit better: whoever converts those converts exactly.

use crate::Params;
use crate::context;
use crate::fit::{Room, meet, scales};
use crate::joint::{Joint, REACH, between, closes, is_side};
use crate::measure::{self, Measure};
use crate::reading::short;
use crate::table::Table;
use gainsay_sdk::{Case, Decimal, Finding, FindingKind, Quantity, Rule, Span};

/// Most findings of a case; more are a table that the rule misreads.
const MOST: usize = 50;

/// Whether there may be a pair at all, from the figures and the gaps between them alone.
pub(crate) fn may_hold(case: &Case) -> bool {
    let joined =
        |gap: &str| gap.len() <= REACH && gap.contains(['(', '[', '/', ',', '-', '—', '–']);
    let mut last: Option<Quantity<'_>> = None;
    case.quantities().any(|quantity| {
        let before = last.replace(quantity);
        let beside = |before: Quantity<'_>| {
            (is_measured(before) || is_measured(quantity))
                && context::between(case, before.at(), quantity.at()).is_some_and(joined)
        };
        let bracket = || context::before(case, quantity.at(), 2).contains(['(', '[']);
        let goes_on = || context::behind(case, quantity.at(), 2).contains(['/', '(']);
        before.is_some_and(beside) || is_measured(quantity) && (bracket() || goes_on())
    })
}

/// Whether a figure may have a unit of measure; a letter counts as what is counted.
fn is_measured(quantity: Quantity<'_>) -> bool {
    let letter = || (1..=2).contains(&quantity.counted().len());
    match quantity.dimension() {
        "money" | "share" => false,
        _ => !quantity.unit().is_empty() || letter(),
    }
}

pub(crate) fn find(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    let table = &Table::new(&params.units, &params.composites);
    let measures = measure::all(case, table);
    let mut findings = Vec::new();
    let mut check = |before: Option<&Measure<'_>>, joint, first: &_, second: &_| {
        if is_conversion(case, params, joint, before, first, second) {
            findings.extend(compare(case, rule, params, first, second));
        }
    };
    for (i, measure) in measures.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| measures.get(i));
        let beside = measures
            .get(i + 1)
            .and_then(|next| Some((joint_of(case, measure, next, params)?, next)));
        if let Some((joint, second)) = beside {
            check(before, joint, measure, second);
        } else if let Some((joint, second)) = unseen_behind(case, measure, table, params) {
            check(before, joint, measure, &second);
        }
        let follows = |before: &Measure<'_>| joint_of(case, before, measure, params).is_some();
        if !before.is_some_and(follows)
            && let Some(first) = unseen_before(case, before, measure, table, params)
        {
            check(None, Joint::Bracket, &first, measure);
        }
    }
    findings.truncate(MOST);
    findings
}

fn joint_of(
    case: &Case,
    first: &Measure<'_>,
    second: &Measure<'_>,
    params: &Params,
) -> Option<Joint> {
    let gap = context::between(case, first.at, second.at)?;
    between(gap, second.hedged, params)
}

/// The conversion that the host does not take for a figure: "16km/10 miles".
fn unseen_behind<'p>(
    case: &Case,
    first: &Measure<'_>,
    table: &Table<'p>,
    params: &Params,
) -> Option<(Joint, Measure<'p>)> {
    let rest = context::behind(case, first.at, REACH);
    let digits = rest.find(|c: char| c.is_ascii_digit())?;
    let joint = between(rest.get(..digits)?, false, params)?;
    let from = first.at.end as usize + digits;
    let second = measure::read_at(case, table, first.at.article, from)?;
    Some((joint, second))
}

/// The measure before a bracket that the host does not take for a figure: "per 100 kilometres (62
/// miles)".
fn unseen_before<'p>(
    case: &Case,
    before: Option<&Measure<'_>>,
    second: &Measure<'_>,
    table: &Table<'p>,
    params: &Params,
) -> Option<Measure<'p>> {
    let head = context::before(case, second.at, REACH);
    let bracket = head.rfind(['(', '['])?;
    let hedges = head.get(bracket..)?;
    between(hedges, false, params)?;
    let measure = head.get(..bracket)?.trim_end();
    let start = second.at.start as usize - head.len();
    let free = before.map_or(0, |before| {
        let same = before.at.article == second.at.article;
        if same { before.at.end as usize } else { 0 }
    });
    // Right behind another measure it would be the smaller part of that one.
    let begins = |at: &usize| {
        let before = measure
            .get(..*at)
            .and_then(|before| before.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || c == '(') && start + at > free + 2
    };
    measure
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(at, _)| at)
        .filter(begins)
        .filter_map(|at| measure::read_at(case, table, second.at.article, start + at))
        .find(|read| read.at.end as usize == start + measure.len())
}

/// Whether the second measure is meant to say the same as the first.
fn is_conversion(
    case: &Case,
    params: &Params,
    joint: Joint,
    before: Option<&Measure<'_>>,
    first: &Measure<'_>,
    second: &Measure<'_>,
) -> bool {
    // "a mile, 5 kilometres, or 10 miles": a choice, not a conversion.
    let listed = || {
        let in_row = context::before(case, first.at, 2) == ", ";
        let goes_on = context::behind(case, second.at, 1).starts_with([',', ')']);
        let beside = before.is_some_and(|before| {
            let gap = context::between(case, before.at, first.at).unwrap_or_default();
            before.unit.dimension == first.unit.dimension
                && !gap.is_empty()
                && gap.len() < REACH / 2
                && !gap.contains('.')
        });
        beside || in_row && !goes_on
    };
    first.unit.id != second.unit.id
        && closes(joint, context::behind(case, second.at, REACH), params)
        && !is_side(context::before(case, first.at, REACH))
        && !(joint == Joint::Apposition && listed())
}

/// A finding unless some reading of both units lets them meet.
fn compare(
    case: &Case,
    rule: &Rule,
    params: &Params,
    first: &Measure<'_>,
    second: &Measure<'_>,
) -> Option<Finding> {
    let scales = scales(first, second);
    let usual = *scales.first()?;
    let meets = scales.iter().enumerate().any(|(i, scale)| {
        let room = if i == 0 {
            Room::usual(params)
        } else {
            Room::exact()
        };
        // Figures too large to be computed with are no reason to object.
        meet(first, second, *scale, room).unwrap_or(true)
    });
    if meets {
        return None;
    }
    let name = second.unit.name();
    let words = |at: Span| case.words_at(at).to_owned();
    let ends = |end: &dyn Fn(Decimal) -> String| {
        if first.is_range() {
            format!("{} to {}", end(first.low.value), end(first.high.value))
        } else {
            end(first.low.value)
        }
    };
    let turned = ends(&|value| usual.turn(value).map(short).unwrap_or_default());
    let (written, shown) = (
        ends(&|value| value.normalize().to_string()),
        format!("{turned} {name}"),
    );
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("measure", first.at)
            .remarked("conversion", second.at, &format!("not {shown}"))
            .step(format!("{written} {} = {shown}", first.unit.name()))
            .value("first", words(first.at))
            .value("second", words(second.at))
            .value("expected", shown)
            .value("unit", name),
    )
}
