//! Records against the earlier values beside them.

use crate::Params;
use crate::direction::Way;
use crate::line::{Figure, Line, words};
use crate::values::{breaks, comparable, is_old};
use gainsay_sdk::{Comparison, Finding, FindingKind, Rule};

/// How far the earlier value may stand from the record, in bytes.
const REACH: usize = 64;

/// How many words before a record may tell that it is not the value behind it.
const LEAD: usize = 4;

/// "a record high of 3.4, compared with 3.9": a finding if the earlier value beats the record.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let mut records = (0..line.figures.len()).filter_map(|index| {
        let way = way(params, line, index)?;
        let old = beaten_by(params, line, index)?;
        Some((way, &line.figures[index], &line.figures[old]))
    });
    records.find_map(|(way, new, old)| {
        let (record, before) = (new.written(), old.written());
        let beaten = match way {
            Way::Up => before.low > record.high,
            Way::Down => before.high < record.low,
        };
        beaten.then(|| finding(rule, way, new, old))
    })
}

/// Which record the figure is: "record high of 3.4", "3.4, a record high,".
fn way(params: &Params, line: &Line<'_>, index: usize) -> Option<Way> {
    if line.figures.get(index)?.quantity.comparison() != Comparison::Equal {
        return None;
    }
    let light = |word: &&str| !params.links.contains_lower(word);
    let mut before = words(line.before(index))
        .rev()
        .skip_while(|word| !light(word));
    let ahead = before.next().and_then(|word| Way::of(params, word));
    if let Some(way) = ahead
        && before
            .next()
            .is_some_and(|word| params.marks.contains_lower(word))
    {
        let another = before
            .take(LEAD)
            .any(|word| params.quiet_words.contains_lower(word));
        return (!another).then_some(way);
    }
    let aside = line.after(index).strip_prefix(',')?;
    let mut behind = words(aside).filter(light);
    let marked = behind
        .next()
        .is_some_and(|word| params.marks.contains_lower(word));
    marked
        .then(|| behind.next())?
        .and_then(|word| Way::of(params, word))
}

/// The earlier value behind the record, led by "from", "than" or "compared with". "Up from" tells a
/// way of its own, which is another check.
fn beaten_by(params: &Params, line: &Line<'_>, index: usize) -> Option<usize> {
    let record = line.figures.get(index)?;
    let alike = |old: &usize| comparable(record, &line.figures[*old]);
    let old = (index + 1..line.figures.len()).find(alike)?;
    let gap = line.between(record, &line.figures[old]);
    let way = way(params, line, index);
    let told = |word: &str| Way::of(params, word) == way && matches!(word, "up" | "down");
    let stands = gap.len() <= REACH
        && !words(gap).any(told)
        && is_old(params, line, old)
        && !breaks(params, line, index, old);
    stands.then_some(old)
}

fn finding(rule: &Rule, way: Way, new: &Figure<'_>, old: &Figure<'_>) -> Finding {
    let sign = if way == Way::Up { "more" } else { "less" };
    rule.finding(FindingKind::Arithmetic)
        .evidence("record", new.quantity.at())
        .evidence("earlier", old.quantity.at())
        .step(format!(
            "{} is {sign} than {}",
            old.value.normalize(),
            new.value.normalize()
        ))
        .value("stated", new.words())
        .value("first", old.words())
        .value("right", sign)
}
