//! Leads that are smaller than the error of the poll that they come from.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::margin::{Pair, pairs};
use gainsay_sdk::{Case, Decimal, Finding, FindingKind, Rule};

/// How many words may lie between the noun and its figure: "margin of sampling error of plus or
/// minus three percentage points".
const LEAD: usize = 6;

/// How many sentences the lead and the error may stand apart.
const REACH: u32 = 8;

/// "leads 48 to 46" beside "a margin of error of three points": a finding for the first such lead,
/// if the article nowhere calls the race close.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    case: &Case,
    lines: &[Line<'_>],
) -> Option<Finding> {
    let error = lines
        .iter()
        .flat_map(|line| (0..line.figures.len()).map(move |index| (line, index)))
        .filter(|(line, index)| is_error(params, line, *index))
        .min_by_key(|(line, index)| line.figures[*index].value);
    let (said, index) = error?;
    let error = &said.figures[index];
    let mut leads = lines.iter().filter_map(|line| {
        let near = line.sentence.abs_diff(said.sentence) <= REACH;
        let pair = near.then(|| lead(params, line))??;
        Some((line, pair))
    });
    let (line, pair) = leads.next()?;
    let difference = pair.difference();
    let close =
        words(case.article_text(line.article())).any(|word| params.closing.contains_lower(word));
    if leads.next().is_some() || close || difference.is_zero() || difference >= error.value {
        return None;
    }
    Some(finding(rule, line, &pair, error))
}

/// "a margin of error of three percentage points", "a 3 percent margin of error".
fn is_error(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let figure = &line.figures[index];
    let marked = |word: &str| params.marks.contains_lower(word);
    let points = figure.is_percent()
        || figure.quantity.dimension() == "share-difference"
        || params.counted.contains(figure.quantity.counted());
    points
        && figure.value > Decimal::ZERO
        && figure.value <= Decimal::TEN
        && (words(line.before(index)).rev().take(LEAD).any(marked)
            || words(line.after(index)).take(LEAD).any(marked))
}

/// The one pair of shares of a sentence that tells of a lead.
fn lead(params: &Params, line: &Line<'_>) -> Option<Pair> {
    if !line.speaks(params) || line.is_quiet(params, 0, line.text.len()) {
        return None;
    }
    let mut pairs = pairs(line.text).into_iter();
    let pair = pairs.next()?;
    (pairs.next().is_none() && is_of_one_poll(&pair)).then_some(pair)
}

/// Two shares of one whole, no score and no range.
fn is_of_one_poll(pair: &Pair) -> bool {
    let [one, two] = pair.shares;
    one.min(two) >= Decimal::TEN && one + two <= Decimal::ONE_HUNDRED + Decimal::ONE
}

fn finding(rule: &Rule, line: &Line<'_>, pair: &Pair, error: &Figure<'_>) -> Finding {
    let [one, two] = pair.shares.map(|share| share.normalize());
    let difference = pair.difference();
    rule.finding(FindingKind::Policy)
        .evidence("lead", line.span(pair.start, pair.end))
        .evidence("error", error.quantity.at())
        .step(format!("{one} - {two} = {}", one - two))
        .value("stated", error.words())
        .value("first", one.to_string())
        .value("second", two.to_string())
        .value("right", difference.to_string())
}
