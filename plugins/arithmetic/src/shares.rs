//! Shares of one whole that make more than all of it.

use crate::Params;
use crate::line::{self, Figure, Line, words};
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, QuantityKind, Rule};

/// The largest sum that is taken for a mistake, in percent.
const MOST: u32 = 130;

/// "44 percent yes, 41 no, 22 undecided": a finding if they make more than a hundred percent, or
/// less although a last share takes "the rest".
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let shares: Vec<&Figure<'_>> = line.figures.iter().filter(|f| f.is_percent()).collect();
    let plain = |figure: &&Figure<'_>| is_plain_share(figure);
    // "(53 percent turnout)": a few words behind the last share still belong to it.
    let behind = line.cut(shares.last()?.end, line.text.len());
    let quiet = line.is_quiet(params, 0, shares.last()?.end)
        || words(behind)
            .take(2)
            .any(|word| params.quiet_words.contains_lower(word));
    if shares.len() < 2
        || !line.speaks(params) && !are_answers(params, line, &shares)
        || quiet
        || !shares.iter().all(plain)
        || !one_whole(line, &shares)
    {
        return None;
    }
    let sum = line::sum(shares.iter().map(|figure| figure.value));
    // Each is rounded by up to half a percent.
    let about = |figure: &&&Figure<'_>| figure.quantity.comparison() == Comparison::About;
    let hedged = shares.iter().filter(about).count() as u64;
    let slack = Decimal::from(shares.len() as u64 + 2 * hedged) / Decimal::TWO
        + Decimal::from(params.slack_percent);
    let closed = words(line.text).any(|word| params.closing.contains_lower(word));
    // Far more than a hundred are shares of several things.
    let over = sum > Decimal::ONE_HUNDRED + slack && sum <= Decimal::from(MOST);
    let under = closed && sum < Decimal::ONE_HUNDRED - slack;
    if !over && !under {
        return None;
    }
    let terms: Vec<String> = shares
        .iter()
        .map(|f| f.value.normalize().to_string())
        .collect();
    let mut finding = rule.finding(FindingKind::Arithmetic);
    for share in &shares {
        finding = finding.evidence("share", share.quantity.at());
    }
    let sum = sum.normalize();
    Some(
        finding
            .step(format!("{} = {sum}", terms.join(" + ")))
            .value("items", terms.join(", "))
            .value("total", sum.to_string()),
    )
}

/// "52 percent backed it, 38 percent opposed it and 10 percent did not know": three shares or more,
/// and words of answers, each of which stands in the sentence once.
fn are_answers(params: &Params, line: &Line<'_>, shares: &[&Figure<'_>]) -> bool {
    let marked = words(line.text).filter(|word| params.marks.contains_lower(word));
    let mut marked: Vec<&str> = marked.collect();
    let all = marked.len();
    marked.sort_unstable();
    marked.dedup();
    shares.len() >= 3 && all > 0 && marked.len() == all
}

fn is_plain_share(figure: &Figure<'_>) -> bool {
    figure.quantity.kind() == QuantityKind::Share
        && matches!(
            figure.quantity.comparison(),
            Comparison::Equal | Comparison::About
        )
        && figure.value > Decimal::ZERO
        && figure.value <= Decimal::ONE_HUNDRED
}

/// Whether the shares may be of one whole: no two of them name different ones ("of men", "of
/// women"), and none counts something of its own.
pub(crate) fn one_whole(line: &Line<'_>, shares: &[&Figure<'_>]) -> bool {
    let wholes: Vec<&str> = shares
        .iter()
        .filter_map(|share| whole_of(line, share))
        .collect();
    wholes.windows(2).all(|pair| pair[0] == pair[1])
}

/// The noun that the share counts, or the words after "of".
fn whole_of<'c>(line: &Line<'c>, share: &Figure<'c>) -> Option<&'c str> {
    let rest = line.cut(share.end, line.text.len()).trim_start();
    let of = rest.strip_prefix("of ").and_then(|rest| {
        let stop = |c: char| matches!(c, ',' | ';' | '.');
        let mut of = words(rest.split(stop).next()?);
        of.find(|word| !matches!(*word, "the" | "all" | "a" | "its" | "their" | "those"))
    });
    of.or_else(|| Some(share.quantity.counted()).filter(|noun| !noun.is_empty()))
}
