//! Parts against the whole that they make.

use crate::Params;
use crate::line::{self, Figure, Line, words};
use crate::{groups, states};
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, QuantityKind, Rule};

/// Longest stretch between two parts of one list, in bytes.
const REACH: usize = 60;

/// "Of the nine, five left and three stayed"; "six insurers -- four banks and two brokers --";
/// "14 men and 12 women, 26 in all": a finding if the parts make another number.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let wholes = 0..line.figures.len();
    let mut found = wholes.filter_map(|index| {
        let whole = &line.figures[index];
        if !is_count(whole) {
            return None;
        }
        let (parts, more) = if begins_with_of(line, index) {
            let parts =
                of_whole(params, line, index).or_else(|| states::of_whole(params, line, index))?;
            let last = index + parts.len();
            (parts, has_one_more(line, last))
        } else {
            let parts = listed(line, index)
                .or_else(|| states::listed(params, line, index))
                .or_else(|| closed(params, line, index))
                .or_else(|| groups::of_people(params, line, index))
                .or_else(|| groups::by_place(params, line, index));
            (parts?, false)
        };
        finding(rule, params, line, whole, &parts, more)
    });
    found.next()
}

/// A count of two or more, not hedged and not a part of another.
pub(crate) fn is_count(figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "count"
        && figure.quantity.comparison() == Comparison::Equal
        && figure.value.fract().is_zero()
        && figure.value >= Decimal::ONE
}

/// "Of the nine brothers".
fn begins_with_of(line: &Line<'_>, index: usize) -> bool {
    let mut before = words(line.before(index)).rev();
    let the = before
        .next()
        .is_some_and(|word| matches!(word, "the" | "those" | "these" | "its" | "their"));
    the && before
        .next()
        .is_some_and(|word| word == "Of" || word == "of")
        && line.before(index).trim_start().starts_with("Of ")
}

/// The figures behind the whole up to the one led by "and" or "while".
fn of_whole<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<Vec<&'l Figure<'c>>> {
    let ends = |i: usize| {
        let before = words(line.before(i)).next_back();
        before.is_some_and(|word| matches!(word, "and" | "while"))
    };
    let closes = |i: &usize| ends(*i) && !ends(*i + 1) || has_one_more(line, *i);
    let last = (index + 2..line.figures.len()).find(closes)?;
    let parts: Vec<&Figure<'_>> = line.figures.get(index + 1..=last)?.iter().collect();
    let whole = &line.figures[index];
    let bare = |part: &&Figure<'_>| is_count(part) && part.value < whole.value;
    let alike = parts.iter().all(|part| {
        let counted = part.quantity.counted();
        part.quantity.kind() == QuantityKind::Part
            || counted.is_empty()
            || counted == whole.quantity.counted()
            || params.counted.contains(counted)
    });
    let overlap = overlaps(line.cut(whole.end, parts.last()?.end), params);
    let members = parts.len() + usize::from(has_one_more(line, last));
    (members >= 3 && alike && !overlap && parts.iter().all(bare)).then_some(parts)
}

/// "two were picked up and one stayed": a lone one is no figure of its own.
fn has_one_more(line: &Line<'_>, index: usize) -> bool {
    let mut before = "";
    words(line.after(index)).any(|word| {
        let one = before == "and" && word == "one";
        before = word;
        one
    })
}

/// "had a cough", "both": one member may be in several parts.
fn overlaps(text: &str, params: &Params) -> bool {
    let mut before = "";
    words(text).any(|word| {
        let owns = matches!(before, "had" | "has" | "have")
            && matches!(word, "a" | "an" | "the" | "no" | "neither" | "both");
        before = word;
        owns || params.quiet_words.contains_lower(word)
    })
}

/// Behind a dash or colon, up to the next dash or the sentence's end: "five soldiers, four officers
/// and two medics".
fn listed<'l, 'c>(line: &'l Line<'c>, index: usize) -> Option<Vec<&'l Figure<'c>>> {
    let rest = line.cut(line.figures[index].end, line.text.len());
    let (opening, mark) = [" -- ", " – ", " — ", "—", ": "]
        .iter()
        .filter_map(|mark| rest.find(mark).map(|at| (at, *mark)))
        .min()?;
    let begin = line.figures[index].end + opening + mark.len();
    let inside = line.cut(begin, line.text.len());
    let close = if mark == ": " {
        None
    } else {
        inside.find(mark.trim())
    };
    let end = begin + close.unwrap_or(inside.len());
    let parts: Vec<&Figure<'_>> = line
        .figures
        .iter()
        .filter(|figure| figure.start >= begin && figure.end <= end)
        .collect();
    let first_at_once = parts.first().is_some_and(|part| part.start == begin);
    let next_is_part = line
        .figures
        .get(index + 1)
        .is_some_and(|next| next.start >= begin);
    (parts.len() >= 2
        && first_at_once
        && next_is_part
        && is_enumeration(line, &parts)
        && parts.iter().all(|part| {
            is_count(part) && (!part.quantity.counted().is_empty() || is_led(line, part))
        }))
    .then_some(parts)
}

/// "61 from the coalition": a part that goes without its noun says at once where it belongs.
fn is_led(line: &Line<'_>, part: &Figure<'_>) -> bool {
    let next = words(line.cut(part.end, line.text.len())).next();
    next.is_some_and(|word| matches!(word, "from" | "in" | "for" | "by" | "against" | "at"))
}

/// "14 men and 12 women, 26 people in all", "for a total of 26": the figures before the total, as
/// far back as commas and "and" join them; none if some of them make the total.
fn closed<'l, 'c>(
    params: &Params,
    line: &'l Line<'c>,
    index: usize,
) -> Option<Vec<&'l Figure<'c>>> {
    let lead = line.before(index);
    let after = line.after(index);
    let total = words(lead).any(|word| params.closing.contains_lower(word))
        || words(after)
            .take(3)
            .any(|word| params.closing.contains_lower(word));
    let figures = line.figures.get(..index)?;
    let mut sum = Decimal::ZERO;
    let adds_up = figures.iter().rev().any(|part| {
        sum = sum.saturating_add(part.value);
        sum == line.figures[index].value
    });
    let parts: Vec<&Figure<'_>> = figures.iter().rev().take(2).rev().collect();
    let [one, two] = parts.as_slice() else {
        return None;
    };
    let joined = words(line.between(one, two)).any(|word| word == "and");
    (total && joined && !adds_up && is_count(one) && is_count(two) && lead.len() <= REACH)
        .then_some(parts)
}

/// Whether nothing but short nouns, commas and a last "and" lie between the parts.
pub(crate) fn is_enumeration(line: &Line<'_>, parts: &[&Figure<'_>]) -> bool {
    let gaps: Vec<&str> = parts
        .windows(2)
        .map(|pair| line.between(pair[0], pair[1]))
        .collect();
    let ended = gaps
        .last()
        .is_some_and(|gap| words(gap).any(|word| word == "and"));
    ended
        && gaps
            .iter()
            .all(|gap| gap.len() <= REACH && !gap.contains(';'))
}

fn finding(
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    whole: &Figure<'_>,
    parts: &[&Figure<'_>],
    more: bool,
) -> Option<Finding> {
    let one = more.then_some(Decimal::ONE);
    let sum = line::sum(parts.iter().map(|part| part.value).chain(one));
    let first = parts.iter().chain([&whole]).map(|f| f.start).min()?;
    let last = parts.iter().chain([&whole]).map(|f| f.end).max()?;
    let open = words(line.cut(first, last)).any(|word| params.links.contains_lower(word));
    // Far more than the whole are no parts of it.
    let quiet = parts.len() > 2 && line.is_quiet(params, first, last);
    if open || quiet || sum == whole.value || sum > whole.value.saturating_mul(Decimal::TWO) {
        return None;
    }
    let terms: Vec<String> = parts
        .iter()
        .map(|f| f.value.normalize().to_string())
        .collect();
    let mut finding = rule
        .finding(FindingKind::Arithmetic)
        .evidence("whole", whole.quantity.at());
    for part in parts {
        finding = finding.evidence("part", part.quantity.at());
    }
    Some(
        finding
            .step(format!(
                "{} = {sum}, not {}",
                terms.join(" + "),
                whole.value.normalize()
            ))
            .value("stated", whole.words())
            .value("items", terms.join(" + "))
            .value("total", sum.normalize().to_string()),
    )
}
