//! A well-known city that is put into a country in which it is not: "Lyon, Germany".

use crate::gazetteer::{City, Gazetteer};
use crate::params::{Asked, Params};
use crate::words::{Line, is_shouted, is_year};
use gainsay_sdk::{Finding, FindingKind};

/// Most words of a city's name, and of a country's.
const LONGEST: usize = 3;

/// A city, a comma and a country, in words of a line.
#[derive(Clone, Copy)]
struct Place<'t> {
    first: usize,
    /// Index of the first word of the country.
    country: usize,
    next: usize,
    region: &'t str,
}

/// Adds the findings of a rule.
pub(crate) fn find(asked: &Asked<'_>, lines: &[Line<'_>]) -> Vec<Finding> {
    let (params, mut findings) = (&asked.params, Vec::new());
    let table = Gazetteer::new(params);
    for line in lines.iter().filter(|line| !line.sentence.is_heading()) {
        for country in line.capitals() {
            if let Some((place, city)) = misplaced(params, &table, line, country) {
                findings.push(
                    asked
                        .rule
                        .finding(FindingKind::Contradiction)
                        .evidence("place", line.span(place.first, place.next))
                        .value("place", line.text(place.first, place.next))
                        .value("name", line.text(place.first, place.country))
                        .value("other", city.home),
                );
            }
        }
    }
    findings
}

/// The place whose country starts at that word, and where its city is in truth.
fn misplaced<'t, 'p>(
    params: &Params,
    table: &Gazetteer<'p>,
    line: &Line<'t>,
    country: usize,
) -> Option<(Place<'t>, City<'p>)> {
    let before = country.checked_sub(1)?;
    (line.gap(country) == ", " && line.is_capital(before)).then_some(())?;
    let (first, is_dateline) = city_start(params, line, country)?;
    let city = table.city(line.text(first, country))?;
    let place = (1..=LONGEST)
        .rev()
        .find_map(|length| place(table, line, first, country, length))?;
    let is_place = if is_dateline {
        ends_dateline(line, place)
    } else {
        is_whole(params, line, place)
    };
    let told = is_place && !is_of_another_time(params, line);
    let is_life = || line.has_year() || line.has(&params.origin_words);
    (told && table.excludes(city, place.region) && !(city.was_in(place.region) && is_life()))
        .then_some((place, city))
}

/// Index of the first word of the city, and whether it opens a dateline: "in Lyon", "LYON".
fn city_start(params: &Params, line: &Line<'_>, country: usize) -> Option<(usize, bool)> {
    let mut first = country.checked_sub(1)?;
    while country - first < LONGEST && line.is_joined(first) && is_city_word(line, first) {
        first -= 1;
    }
    if first == 0 {
        let shouted = (0..country).all(|at| is_shouted(line.word(at)));
        return (shouted && line.gap(0).is_empty()).then_some((0, true));
    }
    let before = line.word(first - 1);
    let led = line.is_joined(first) && params.before_words.contains_lower(before);
    led.then_some((first, false))
}

/// Whether the word before is a part of the name too: "Tel Aviv", "Rio de Janeiro".
fn is_city_word(line: &Line<'_>, at: usize) -> bool {
    at > 0 && (line.is_capital(at - 1) || matches!(line.word(at - 1), "de" | "ez"))
}

/// The country that starts there and has that many words, if the table knows it.
fn place<'t>(
    table: &Gazetteer<'_>,
    line: &Line<'t>,
    first: usize,
    country: usize,
    length: usize,
) -> Option<Place<'t>> {
    let next = country + length;
    let joined = (country + 1..next).all(|at| line.is_joined(at));
    let region = line.text(country, next);
    (joined && table.knows(region)).then_some(Place {
        first,
        country,
        next,
        region,
    })
}

/// "LYON, Germany (AP) —".
fn ends_dateline(line: &Line<'_>, place: Place<'_>) -> bool {
    let gap = line.gap(place.next);
    gap.starts_with(" (") || gap.contains(['\u{2013}', '\u{2014}']) || gap.starts_with(" -")
}

/// Whether the country ends the name of the place: no list, no subject of what follows, no owner.
fn is_whole(params: &Params, line: &Line<'_>, place: Place<'_>) -> bool {
    let gap = line.gap(place.next);
    let next = line.word(place.next);
    if next.is_empty() {
        return gap.is_empty() || gap.starts_with(['.', '!', '?', '"', '\u{201d}', ')']);
    }
    let is_list = line.is_capital(place.next)
        || next.starts_with(|char: char| char.is_ascii_digit())
        || matches!(next, "and" | "or" | "which" | "but" | "nor" | "plus");
    if is_list || is_opening(params, line, place.first) {
        return false;
    }
    if line.is_joined(place.next) {
        return params.behind_words.contains(next);
    }
    gap == ", "
}

/// Whether the clause has nothing but the place and what leads to it: its subject is still to come.
fn is_opening(params: &Params, line: &Line<'_>, first: usize) -> bool {
    let starts = |at: usize| {
        at == 0
            || !line.is_joined(at) && !line.gap(at).starts_with(['\'', '\u{2019}'])
            || matches!(line.word(at - 1), "and" | "but" | "that")
    };
    let start = (0..first).rev().find(|&at| starts(at)).unwrap_or(0);
    params.opening_words.contains_lower(line.word(start))
}

/// Whether the sentence tells of borders that were others.
fn is_of_another_time(params: &Params, line: &Line<'_>) -> bool {
    let earlier = |year: u32| year < u32::from(params.since);
    let mut years = line.words().filter(|word| is_year(word));
    line.has(&params.other_times) || years.any(|year| year.parse().is_ok_and(earlier))
}
