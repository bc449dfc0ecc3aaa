//! The way that a value is said to have gone against the two values.

use crate::Params;
use crate::change::{growth, is_change};
use crate::line::{Figure, Line, words};
use crate::values::{breaks, comparable, led_by};
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, Rule};

/// How far the two values may stand apart, in bytes.
const REACH: usize = 48;

/// How many words may lie between the word of the way and the first value.
const LEAD: usize = 8;

/// A way that values go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

impl Way {
    /// The way that a word of the rule tells.
    pub(crate) fn of(params: &Params, word: &str) -> Option<Self> {
        if params.up.contains_lower(word) {
            Some(Self::Up)
        } else {
            params.down.contains_lower(word).then_some(Self::Down)
        }
    }
}

/// "rose to 312 from 340", "312, up from 340": a finding if the values go the other way.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    if line.figures.len() < 2 || !line.speaks(params) {
        return None;
    }
    let mut pairs = (0..line.figures.len()).filter_map(|old| {
        let new = beside(params, line, old)?;
        Some((old, new, said(params, line, old, new)?))
    });
    let (old, new, word) = pairs.next()?;
    let quiet = line.is_quiet(params, 0, line.text.len());
    if quiet || !is_against(params, line, old, new, word) {
        return None;
    }
    Some(finding(rule, params, line, [old, new], word))
}

/// The new value of "from `old`": the nearest one that measures the same.
pub(crate) fn beside(params: &Params, line: &Line<'_>, old: usize) -> Option<usize> {
    let value = line.figures.get(old)?;
    if !is_plain(value) || !led_by(params, line, old, "from") {
        return None;
    }
    let fits = |new: &usize| {
        let other = &line.figures[*new];
        let (first, last) = (old.min(*new), old.max(*new));
        let gap = line.between(&line.figures[first], &line.figures[last]);
        is_plain(other) && gap.len() <= REACH && !breaks(params, line, first, last)
    };
    // "51.9 billion won ($58 million), up from": the bracket converts the value.
    let aside = |figure: &Figure<'_>| line.cut(0, figure.start).ends_with('(');
    let alike = |new: &usize| {
        let other = &line.figures[*new];
        comparable(value, other) && !aside(other)
    };
    let behind = (old + 1..line.figures.len()).find(alike);
    let ahead = (0..old).rev().find(alike);
    behind
        .filter(|&new| led_by(params, line, new, "to") && fits(&new))
        .or_else(|| ahead.filter(fits))
}

fn is_plain(figure: &Figure<'_>) -> bool {
    let hedged = matches!(
        figure.quantity.comparison(),
        Comparison::Between | Comparison::AtMost
    );
    figure.value > Decimal::ZERO && !hedged
}

/// The word that tells the way: before the values, or in an aside between them.
fn said<'c>(params: &Params, line: &Line<'c>, old: usize, new: usize) -> Option<&'c str> {
    let first = line.figures.get(old.min(new))?;
    let between = || words(line.between(&line.figures[new], &line.figures[old]));
    let turns = |word: &str| Way::of(params, word).is_some();
    if new < old && (!led_by(params, line, new, "to") || between().any(turns)) {
        return aside(params, line, new, old);
    }
    words(line.cut(0, first.start))
        .rev()
        .take(LEAD)
        .find(|word| !is_light(params, word))
        .filter(|word| Way::of(params, word).is_some())
}

/// The "up" of "$6.6 billion, up 13 percent from".
fn aside<'c>(params: &Params, line: &Line<'c>, new: usize, old: usize) -> Option<&'c str> {
    let (new, old) = (line.figures.get(new)?, line.figures.get(old)?);
    let word = words(line.between(new, old))
        .rev()
        .find(|word| !is_light(params, word))
        .filter(|word| Way::of(params, word).is_some())?;
    let before = line.cut(new.end, line.offset(word)).trim_end();
    before.ends_with([',', '(', '-', '–', '—']).then_some(word)
}

/// Words that may stand between "rose" and the first value: "by 3 percent", "sharply".
pub(crate) fn is_light(params: &Params, word: &str) -> bool {
    matches!(word, "from" | "to" | "by")
        || word.starts_with(|c: char| c.is_ascii_digit())
        || params.links.contains_lower(word)
}

/// Whether the values go the other way, however they were rounded. Where a percentage beside them
/// is wrong as well, that one is the finding.
fn is_against(params: &Params, line: &Line<'_>, old: usize, new: usize, word: &str) -> bool {
    let (one, two) = (&line.figures[old], &line.figures[new]);
    let (before, after) = (one.written(), two.written());
    let against = match Way::of(params, word) {
        Some(Way::Up) => after.high < before.low,
        Some(Way::Down) => after.low > before.high,
        None => false,
    };
    let (first, last) = (old.min(new), old.max(new));
    let fits = |figure: &Figure<'_>| {
        let said = figure.written();
        let made = growth(before, after);
        made.is_none_or(|made| made.gap(said).is_zero() || made.gap(said.negated()).is_zero())
    };
    let beside = first.saturating_sub(1)..=last + 1;
    against
        && line
            .figures
            .iter()
            .enumerate()
            .filter(|(at, figure)| {
                *at != old && *at != new && beside.contains(at) && is_change(figure)
            })
            .all(|(_, figure)| fits(figure))
}

fn finding(
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    [old, new]: [usize; 2],
    word: &str,
) -> Finding {
    let (old, new) = (&line.figures[old], &line.figures[new]);
    let start = line.offset(word);
    let sign = if Way::of(params, word) == Some(Way::Up) {
        "less"
    } else {
        "more"
    };
    rule.finding(FindingKind::Arithmetic)
        .evidence("way", line.span(start, start + word.len()))
        .evidence("old", old.quantity.at())
        .evidence("new", new.quantity.at())
        .step(format!(
            "{} is {sign} than {}",
            new.value.normalize(),
            old.value.normalize()
        ))
        .value("stated", word)
        .value("first", old.words())
        .value("second", new.words())
        .value("right", sign)
}
