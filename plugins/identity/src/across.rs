//! One surname that articles spell in two ways.

use crate::names::{Name, names};
use crate::params::{Asked, Params};
use crate::pieces::pieces;
use crate::spelling::{is_derived, slip};
use crate::words::Line;
use gainsay_sdk::{Case, Finding, FindingKind, Span};

/// Most full names of a case that are held against one another.
const MOST_NAMES: usize = 4_000;

/// Most surnames behind one given name: more are no given name, or a list.
const MOST_ALIKE: usize = 80;

/// Most findings of a case: more are a list of names that are alike.
const MOST_FINDINGS: usize = 5;

/// A full name in one spelling.
struct Full<'t> {
    given: &'t str,
    surname: &'t str,
    /// The articles that have it, each once.
    articles: Vec<u32>,
    /// How often it stands in all of them.
    times: u32,
    at: Span,
}

/// Adds the findings of a rule over several articles. A case has only the sentences of its claims; names
/// stand in all of the text.
pub(crate) fn find(asked: &Asked<'_>, case: &Case) -> Vec<Finding> {
    let params = &asked.params;
    if case.articles().nth(1).is_none() {
        return Vec::new();
    }
    let full = full_names(params, case);
    let mut findings = Vec::new();
    // Names of one given name stand together.
    for known in full.chunk_by(|one, other| one.given == other.given) {
        if known.len() > MOST_ALIKE {
            continue;
        }
        for odd in known.iter().filter(|odd| odd.articles.len() == 1) {
            let usual = known.iter().find(|usual| {
                is_usual(params, usual, odd) && !is_common(case, [usual.surname, odd.surname])
            });
            let Some(usual) = usual.filter(|_| findings.len() < MOST_FINDINGS) else {
                continue;
            };
            findings.push(
                asked
                    .rule
                    .finding(FindingKind::Contradiction)
                    .evidence("odd", odd.at)
                    .evidence("usual", usual.at)
                    .value("odd", format!("{} {}", odd.given, odd.surname))
                    .value("usual", format!("{} {}", usual.given, usual.surname)),
            );
        }
    }
    findings
}

/// Whether a text has one of the words in small letters too: then it is no name.
fn is_common(case: &Case, words: [&str; 2]) -> bool {
    let small = words.map(str::to_lowercase);
    let mut articles = 0..case.articles().count() as u32;
    articles.any(|at| {
        let text = case.article_text(at);
        small.iter().any(|word| text.contains(word.as_str()))
    })
}

/// Whether the odd spelling is meant to be the usual one, which stands in other articles alone.
fn is_usual(params: &Params, usual: &Full<'_>, odd: &Full<'_>) -> bool {
    usual.times >= u32::from(params.min_times)
        && usual.times > odd.times
        && slip(usual.surname, odd.surname).is_some()
        // A capital within a name is a matter of style.
        && !usual.surname.eq_ignore_ascii_case(odd.surname)
        && !is_derived(usual.surname, odd.surname)
        && odd.articles.iter().all(|at| !usual.articles.contains(at))
}

/// The full names of all articles, each once, by given name.
fn full_names<'t>(params: &Params, case: &'t Case) -> Vec<Full<'t>> {
    let mut full: Vec<Full<'t>> = Vec::new();
    for article in case.articles() {
        let sentences = article.raw().sentences;
        let mut sentences = (sentences.start..sentences.end).filter_map(|at| case.sentence(at));
        let Some(sentence) = sentences.find(|sentence| !sentence.is_heading()) else {
            continue;
        };
        let text = case.article_text(article.index());
        let lines: Vec<Line<'_>> = pieces(text)
            .map(|piece| {
                let at = Span {
                    article: article.index(),
                    start: piece.start as u32,
                    end: piece.end as u32,
                };
                Line::read_at(case, sentence, at)
            })
            .collect();
        for name in names(&lines) {
            let Some(line) = lines.get(name.line) else {
                continue;
            };
            full.extend(full_name(params, line, name));
        }
        if full.len() > MOST_NAMES {
            break;
        }
    }
    full.truncate(MOST_NAMES);
    full.sort_by(|one, other| (one.given, one.surname).cmp(&(other.given, other.surname)));
    full.dedup_by(|later, known| {
        let is_same = later.given == known.given && later.surname == known.surname;
        if is_same {
            known.times += 1;
            known.articles.append(&mut later.articles);
        }
        is_same
    });
    for known in &mut full {
        known.articles.sort_unstable();
        known.articles.dedup();
    }
    full
}

/// A given name or a title before a surname that is long enough, in a sentence without relatives.
fn full_name<'t>(params: &Params, line: &Line<'t>, name: Name) -> Option<Full<'t>> {
    let (given, surname) = (name.given(line), line.word(name.last));
    let kin = || {
        line.words()
            .any(|word| params.kin_words.contains_lower(word))
    };
    let is_full = !given.is_empty()
        && !params.titles.contains_lower(given)
        && given.len() > 2
        && surname.len() >= params.min_letters
        && !params.known.contains(surname);
    (is_full && !kin()).then(|| Full {
        given,
        surname,
        articles: vec![line.sentence.at().article],
        times: 1,
        at: line.span(name.first, name.next),
    })
}
