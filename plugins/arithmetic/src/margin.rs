//! Margins against the two figures that they lie between.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::shares::one_whole;
use crate::written::Written;
use gainsay_sdk::{Decimal, Finding, FindingKind, Rule};

/// How far the two shares may stand from the margin, in bytes.
const REACH: usize = 48;

/// A verb that goes on has more letters than its ending.
const VERB: usize = 4;

/// How many words tell whose a share is.
const LABEL: usize = 5;

/// Two shares that stand against each other: "50 to 46", "50 percent to 46 percent", "50-46".
pub(crate) struct Pair {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) shares: [Decimal; 2],
}

impl Pair {
    /// How far both shares lie apart.
    pub(crate) fn difference(&self) -> Decimal {
        let [one, two] = self.shares;
        (one - two).abs().normalize()
    }
}

/// "ahead by six points, 50 to 46": a finding if the difference is another.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let mut margins = line
        .figures
        .iter()
        .filter(|figure| is_margin(params, figure))
        .peekable();
    margins.peek()?;
    if !line.speaks(params) {
        return None;
    }
    let pairs = pairs(line.text);
    margins.find_map(|margin| {
        if let Some(pair) = beside(params, line, margin, &pairs) {
            return finding(rule, line, margin, pair);
        }
        finding(rule, line, margin, &told_apart(params, line, margin)?)
    })
}

/// "six points", "eight-point".
fn is_margin(params: &Params, figure: &Figure<'_>) -> bool {
    let counted = figure.quantity.counted();
    params.counted.contains(counted)
        || words(figure.words()).any(|word| params.counted.contains_lower(word))
}

/// The two shares right behind the margin, or right before it.
fn beside<'p>(
    params: &Params,
    line: &Line<'_>,
    margin: &Figure<'_>,
    pairs: &'p [Pair],
) -> Option<&'p Pair> {
    let light = |start: usize, end: usize| {
        start <= end && end - start <= REACH && is_light(params, line.cut(start, end))
    };
    let behind = pairs.iter().find(|pair| light(margin.end, pair.start));
    behind.or_else(|| pairs.iter().find(|pair| light(pair.end, margin.start)))
}

/// "54 percent of the vote to 44 percent for his rival, a margin of ten points": each share with
/// words of its own, right before the margin or right behind it.
fn told_apart(params: &Params, line: &Line<'_>, margin: &Figure<'_>) -> Option<Pair> {
    let others = line
        .figures
        .iter()
        .filter(|figure| !is_margin(params, figure));
    let shares: Vec<&Figure<'_>> = others.filter(|figure| figure.is_percent()).collect();
    let [one, two] = shares.as_slice() else {
        return None;
    };
    let lone = line
        .figures
        .iter()
        .filter(|figure| is_margin(params, figure))
        .count()
        == 1;
    let sum = one.value.saturating_add(two.value);
    let whole = sum <= Decimal::ONE_HUNDRED + Decimal::ONE && one_whole(line, &shares);
    if !lone || !whole || line.is_quiet(params, 0, line.text.len()) {
        return None;
    }
    let between = line.between(one, two);
    let joined = between.len() <= REACH && !between.contains([';', '(']);
    let behind = margin.start >= two.end && is_aside(params, line.between(two, margin));
    let before = margin.end <= one.start && is_told(params, line.between(margin, one));
    (joined && (behind || before)).then_some(Pair {
        start: one.start,
        end: two.end,
        shares: [one.value, two.value],
    })
}

/// " for his rival, a margin of ": a few words of the second share, then the margin's.
fn is_aside(params: &Params, gap: &str) -> bool {
    gap.rsplit_once([',', '-', '–', '—', '('])
        .is_some_and(|(own, aside)| words(own).count() <= LABEL && is_told(params, aside))
}

/// The same where a verb may join both: ", giving him an edge of", ", taking".
fn is_told(params: &Params, gap: &str) -> bool {
    let mut rest = words(gap);
    let first = rest.next().unwrap_or_default();
    let verb = first.len() > VERB && first.ends_with("ing");
    is_light(params, gap) || verb && !gap.contains(';') && rest.all(|word| is_light(params, word))
}

/// Whether only light words and names lie between: the margin and its two shares say one thing.
fn is_light(params: &Params, gap: &str) -> bool {
    let name = |word: &str| word.starts_with(char::is_uppercase);
    !gap.contains(';') && words(gap).all(|word| params.links.contains_lower(word) || name(word))
}

/// All pairs in the text. The figures of the host may hold both shares as one range.
pub(crate) fn pairs(text: &str) -> Vec<Pair> {
    let numbers = numbers(text);
    let joined = numbers.windows(2).filter_map(|two| {
        let [(start, one_end, one), (two_start, end, two)] = two else {
            return None;
        };
        let joint = text.get(*one_end..*two_start)?.trim();
        let joint = joint
            .trim_start_matches(['%', ' '])
            .trim_start_matches("percent")
            .trim_start_matches("per cent");
        matches!(joint.trim(), "to" | "-" | "–" | "—").then_some(Pair {
            start: *start,
            end: *end,
            shares: [*one, *two],
        })
    });
    joined.collect()
}

/// Numbers up to a hundred, with their places in bytes.
fn numbers(text: &str) -> Vec<(usize, usize, Decimal)> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let stop = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','));
        let written = rest
            .get(..rest.find(stop).unwrap_or(rest.len()))
            .unwrap_or_default();
        let written = written.trim_end_matches(['.', ',']);
        at = start + written.len().max(1);
        let whole = text
            .get(..start)
            .unwrap_or_default()
            .ends_with(|c: char| c.is_alphanumeric() || "$£€".contains(c));
        if let Some(value) =
            gainsay_sdk::number(written).filter(|value| !whole && *value <= Decimal::ONE_HUNDRED)
        {
            numbers.push((start, at, value));
        }
    }
    numbers
}

fn finding(rule: &Rule, line: &Line<'_>, margin: &Figure<'_>, pair: &Pair) -> Option<Finding> {
    let [one, two] = pair.shares.map(|share| share.normalize());
    let difference = pair.difference();
    // Three rounded numbers: the margin was mostly taken before rounding.
    let slack = if difference.fract().is_zero() && margin.value.fract().is_zero() {
        Decimal::ONE
    } else {
        Decimal::new(2, 1)
    };
    let right = Written {
        low: difference - slack,
        high: difference + slack,
    };
    if margin.written().gap(right).is_zero() {
        return None;
    }
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("margin", margin.quantity.at())
            .evidence("shares", line.span(pair.start, pair.end))
            .step(format!("{one} - {two} = {}", one - two))
            .value("stated", margin.words())
            .value("first", one.to_string())
            .value("second", two.to_string())
            .value("right", difference.to_string()),
    )
}
