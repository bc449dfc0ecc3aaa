//! Ranges whose lower end comes second.

use crate::Params;
use crate::line::{Figure, Line, words};
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, Rule};

/// Numbers from two on.
const SMALL: [&str; 11] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// "between 50 and 30": a finding if the lower end comes second.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let indices = 0..line.figures.len();
    indices
        .filter_map(|index| whole(line, index).or_else(|| parted(params, line, index)))
        .map(|(start, end, first, second)| {
            rule.finding(FindingKind::Arithmetic)
                .evidence("range", line.span(start, end))
                .step(format!("{first} is more than {second}"))
                .value("first", first.to_string())
                .value("second", second.to_string())
        })
        .next()
}

type Reversed = (usize, usize, Decimal, Decimal);

/// Both ends in one figure: the number as written is the first, so it must not be the higher.
fn whole(line: &Line<'_>, index: usize) -> Option<Reversed> {
    let figure = line.figures.get(index)?;
    let (low, high) = (figure.quantity.low()?, figure.quantity.high()?);
    if let Some((first, second)) = shared_magnitude(figure.words()) {
        return (first > second).then_some((figure.start, figure.end, first, second));
    }
    let reversed = figure.quantity.comparison() == Comparison::Between
        && figure.value == high
        && low < high
        && begins_with_between(figure.words());
    reversed.then_some((figure.start, figure.end, high, low))
}

/// "between 90 and 70 million": both numbers of the magnitude that is said once.
fn shared_magnitude(text: &str) -> Option<(Decimal, Decimal)> {
    let mut parts = text.split_whitespace();
    let between = parts.next()?.eq_ignore_ascii_case("between");
    let first = small(parts.next()?)?;
    let and = parts.next()? == "and";
    let second = small(parts.next()?)?;
    let magnitude = matches!(
        parts.next()?,
        "million" | "billion" | "trillion" | "thousand"
    );
    // "between 900 and 1 million": the first has no magnitude at all.
    let near = first <= second.saturating_mul(Decimal::TEN);
    (between && and && magnitude && near).then_some((first, second))
}

/// A number of at most three digits, or a small one in words.
fn small(word: &str) -> Option<Decimal> {
    let number = word.trim_start_matches(['$', '£', '€']);
    let short = number.len() <= 5 && !number.contains(',');
    let spelled = SMALL.iter().position(|small| *small == number);
    let spelled = spelled.map(|place| Decimal::from(place as u64 + 2));
    spelled.or_else(|| gainsay_sdk::number(number).filter(|_| short))
}

fn begins_with_between(text: &str) -> bool {
    words(text)
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("between"))
}

/// The ends apart, as "between 15 and 12 years" and "ages 39 to 18": a bare number, the word that
/// joins both ends, and a number with a unit.
fn parted(params: &Params, line: &Line<'_>, index: usize) -> Option<Reversed> {
    let first = line.figures.get(index)?;
    let mut before = words(line.before(index)).rev();
    let lead = before.next()?;
    let ranges = |word: Option<&str>| word.is_some_and(|word| params.signs.contains_lower(word));
    let joint = if lead.eq_ignore_ascii_case("between") {
        "and"
    } else if is_age(params, first, lead) || lead == "from" && ranges(before.next()) {
        "to"
    } else {
        return None;
    };
    let rest = line.cut(first.end, line.text.len());
    let after = rest.trim_start().strip_prefix(joint)?.strip_prefix(' ')?;
    let start = line.text.len() - after.len();
    let (end, second) = second(line, start)?;
    (first.value > second).then_some((first.start, end, first.value, second))
}

/// End and value of the number at byte `start`: a figure, or a number that belongs to a time.
fn second(line: &Line<'_>, start: usize) -> Option<(usize, Decimal)> {
    if let Some(figure) = line.figures.iter().find(|figure| figure.start == start) {
        return Some((figure.end, figure.value));
    }
    let after = line.cut(start, line.text.len());
    // "between six and four hours": the host takes the second for a time.
    let word = after.split(|c: char| !c.is_alphabetic()).next()?;
    if let Some(number) = SMALL.iter().position(|small| *small == word) {
        let value = Decimal::from(number as u64 + 2);
        return Some((start + word.len(), value));
    }
    let stop = |c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'));
    let length = after.find(stop).unwrap_or(after.len());
    let number = after.get(..length)?.trim_end_matches([',', '.']);
    Some((
        start + length,
        gainsay_sdk::number(&number.replace(',', ""))?,
    ))
}

/// "ages 39", "aged 39".
fn is_age(params: &Params, figure: &Figure<'_>, lead: &str) -> bool {
    figure.quantity.dimension() == "age" && params.links.contains_lower(lead)
}
