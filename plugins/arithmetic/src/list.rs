//! The number of items that a list announces against the items.

use crate::Params;
use crate::line::{Figure, Line, words};
use crate::names;
use gainsay_sdk::{Comparison, Decimal, Finding, FindingKind, Rule};

/// The longest list that is counted.
const MOST_ITEMS: u32 = 9;

/// Longest item, in words: longer ones hold a remark.
const LONGEST_ITEM: usize = 6;

/// What closes the number and opens the list.
const MARKS: [&str; 5] = [": ", " -- ", " – ", " — ", "—"];

/// Items with the place of their list, in bytes of the sentence.
pub(crate) struct List<'t> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) items: Vec<&'t str>,
}

/// "three towns: Alta, Brevik, Corran and Dune": a finding if the list has more or fewer items.
pub(crate) fn check(rule: &Rule, params: &Params, line: &Line<'_>) -> Option<Finding> {
    let mut found = (0..line.figures.len()).filter_map(|index| {
        let figure = &line.figures[index];
        let announced = announced(figure)?;
        let list = behind_mark(params, line, index)
            .or_else(|| names::behind_statement(params, line, index))
            .or_else(|| names::in_brackets(line, index))
            .or_else(|| names::in_apposition(params, line, index, announced))?;
        let count = list.items.len() as u32;
        // "The five largest states have two each (Alta, Brevik, ...)": the list is that of the five.
        let of_another = line
            .figures
            .iter()
            .any(|other| other.value == Decimal::from(count));
        (count != announced && count >= 2 && !of_another).then(|| {
            rule.finding(FindingKind::Arithmetic)
                .evidence("number", figure.quantity.at())
                .evidence("list", line.span(list.start, list.end))
                .step(format!("{count} items: {}", list.items.join("; ")))
                .value("stated", figure.words())
                .value("count", count.to_string())
                .value("items", list.items.join(", "))
        })
    });
    found.next()
}

/// "three towns": a small number of something, without a hedge.
fn announced(figure: &Figure<'_>) -> Option<u32> {
    let quantity = figure.quantity;
    let noun = quantity.counted();
    let plain = quantity.dimension() == "count" && quantity.comparison() == Comparison::Equal;
    let number = u32::try_from(figure.value)
        .ok()
        .filter(|&n| (2..=MOST_ITEMS).contains(&n))?;
    (plain && !noun.is_empty() && figure.value == Decimal::from(number)).then_some(number)
}

/// Behind "N things:", "N things --" or "N things in the north:".
fn behind_mark<'t>(params: &Params, line: &Line<'t>, index: usize) -> Option<List<'t>> {
    let figure = &line.figures[index];
    let rest = line.cut(figure.end, line.text.len());
    let (at, mark) = MARKS
        .iter()
        .filter_map(|mark| rest.find(mark).map(|at| (at, *mark)))
        .min()?;
    // What lies between belongs to the noun: "in the north", no other statement.
    let lead = rest.get(..at)?;
    let place = words(lead)
        .next()
        .is_none_or(|word| params.links.contains_lower(word));
    if !place || words(lead).count() > 4 || lead.contains([',', '(', '"', '“']) {
        return None;
    }
    let start = figure.end + at + mark.len();
    let inside = line.cut(start, line.text.len());
    let close = if mark == ": " {
        inside
            .trim_end()
            .trim_end_matches(['.', '!', '"', '”'])
            .len()
    } else {
        inside.find(mark.trim()).map_or_else(
            || inside.trim_end().trim_end_matches(['.', '!']).len(),
            |at| inside.get(..at).map_or(0, |text| text.trim_end().len()),
        )
    };
    let end = start + close;
    let items = items(params, line.cut(start, end))?;
    Some(List { start, end, items })
}

/// The items, if nothing but short names lies between commas and the last "and".
fn items<'t>(params: &Params, list: &'t str) -> Option<Vec<&'t str>> {
    if list.contains([';', ':', '(', '"', '“', '.', '?']) && !list.contains("U.S.") {
        return None;
    }
    let items = parted(list)?;
    let name = |item: &&str| {
        let count = words(item).count();
        let within = words(item)
            .any(|word| matches!(word, "and" | "or") || params.quiet_words.contains_lower(word));
        (1..=LONGEST_ITEM).contains(&count) && !within
    };
    items.iter().all(name).then_some(items)
}

/// What lies between commas and the last "and"; none without one.
pub(crate) fn parted(list: &str) -> Option<Vec<&str>> {
    let mut items: Vec<&str> = list.split(',').map(str::trim).collect();
    let last = items.pop()?;
    let (before, after) = last
        .strip_prefix("and ")
        .map(|item| ("", item))
        .or_else(|| last.split_once(" and "))?;
    items.extend(
        [before.trim(), after.trim()]
            .into_iter()
            .filter(|item| !item.is_empty()),
    );
    Some(items)
}
