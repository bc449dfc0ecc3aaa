//! Runs of words that look like a proper name, taken apart into modifiers, title and name.

use super::gazetteer::Match;
use super::view::{Prose, View};
use crate::syntax::{Upos, Xpos};
use gainsay_model::lowered;

/// A proper name with what stands before it.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// First and one past the last token with modifiers and title.
    pub(super) whole: (u32, u32),
    /// Tokens of the title: "Prime Minister"; empty if there is none.
    pub(super) title: (u32, u32),
    /// Tokens of the name; empty if a title stands alone.
    pub(super) name: (u32, u32),
    /// Index of the lexicon match that the name is.
    pub(super) matched: Option<usize>,
    /// Indices of lexicon matches before the title or name.
    pub(super) modifiers: Vec<usize>,
}

impl Run {
    /// A name with nothing before it.
    pub(super) fn of_name(name: (u32, u32)) -> Self {
        let title = (name.0, name.0);
        Self {
            whole: name,
            title,
            name,
            matched: None,
            modifiers: Vec::new(),
        }
    }
}

/// The proper names of the article in order of place.
pub(super) fn runs(view: &View<'_>, matches: &[Match]) -> Vec<Run> {
    let mut found = Vec::new();
    let mut next_match = 0;
    for (sentence, first, end) in view.sentences() {
        let mut at = first;
        while at < end {
            while matches
                .get(next_match)
                .is_some_and(|hit| hit.tokens.1 <= at)
            {
                next_match += 1;
            }
            let hits = matches.get(next_match..).unwrap_or_default();
            let past = run_end(view, sentence, at, end, hits);
            if past > at {
                take_apart(view, (at, past), matches, next_match, &mut found);
                at = past;
            } else {
                at += 1;
            }
        }
    }
    found
}

/// One past the last token of the run that begins there; the same place if none does.
fn run_end(view: &View<'_>, sentence: u32, at: u32, end: u32, hits: &[Match]) -> u32 {
    let mut hits = hits.iter().peekable();
    let mut past = at;
    while past < end {
        while hits.peek().is_some_and(|hit| hit.tokens.1 <= past) {
            hits.next();
        }
        let hit = hits.peek().filter(|hit| hit.tokens.0 == past);
        if let Some(hit) = hit {
            past = hit.tokens.1;
            continue;
        }
        if let Some(length) = title_length(view, past, end).filter(|length| *length > 1) {
            past += length;
            continue;
        }
        if is_name_word(view, sentence, past, at) {
            past += 1;
            continue;
        }
        let joined = if past > at {
            joint(view, sentence, (at, past), end)
        } else {
            0
        };
        if joined == 0 {
            break;
        }
        past += joined;
    }
    past
}

/// Whether the token can be a word of a name that begins at `start`.
fn is_name_word(view: &View<'_>, sentence: u32, at: u32, start: u32) -> bool {
    if !view.is_capital(at) || is_calendar_word(view, at, start) || is_party_letter(view, at) {
        return false;
    }
    let upos = view.upos(at);
    match upos {
        Upos::Propn => true,
        Upos::Noun | Upos::Adj | Upos::X | Upos::Intj => {
            let next_is_name = || view.upos(at + 1) == Upos::Propn && view.is_capital(at + 1);
            if view.prose(sentence) == Prose::Capitals {
                return false;
            }
            let first = opens_sentence(view, at);
            (!first && upos != Upos::Intj) || (first && upos == Upos::X && next_is_name())
        }
        _ => false,
    }
}

/// Whether it is the letter of "R-Ohio" or "(D)".
fn is_party_letter(view: &View<'_>, at: u32) -> bool {
    let hyphened = view.word(at + 1) == "-" && view.is_glued(at + 1);
    view.word(at).len() == 1 && (hyphened || view.word(at + 1) == ")")
}

/// Whether a capital at that place may be owed to the start of a sentence or a quotation.
fn opens_sentence(view: &View<'_>, at: u32) -> bool {
    let (first, _) = view.bounds(at);
    at == first
        || matches!(
            view.word(at - 1),
            "\"" | "“" | "‘" | "'" | "``" | ":" | "(" | "''" | "—"
        )
}

/// Number of tokens that join the run to a name word after them: a hyphen, "de la", "of the", "&".
fn joint(view: &View<'_>, sentence: u32, run: (u32, u32), end: u32) -> u32 {
    let at = run.1;
    let follows =
        |offset: u32| at + offset < end && is_name_word(view, sentence, at + offset, run.0);
    match view.word(at) {
        "-" | "‐" | "‑" if view.is_glued(at) && view.is_glued(at + 1) && follows(1) => 1,
        "&" if follows(1) => 1,
        "de" | "du" | "da" | "di" | "del" | "van" | "von" | "der" | "den" | "bin" | "ibn"
        | "al" | "el" | "la" | "le" | "dos" | "ter" | "ten" | "zu" => (1..=4)
            .find(|&offset| follows(offset))
            .filter(|&offset| {
                (1..offset).all(|o| {
                    matches!(
                        view.word(at + o),
                        "la" | "las" | "los" | "der" | "den" | "-" | "le" | "al" | "el" | "de"
                    )
                })
            })
            .unwrap_or(0),
        "of" | "for" | "on" if can_take_of(view, run) => {
            let offset = 1 + u32::from(view.word(at + 1) == "the");
            if follows(offset) { offset } else { 0 }
        }
        _ => 0,
    }
}

/// Whether a run may go on with "of": bodies do ("Bank of England"), titles and people do not.
fn can_take_of(view: &View<'_>, run: (u32, u32)) -> bool {
    let last = run.1 - 1;
    let word = lowered(view.word(last));
    let singular = word.strip_suffix('s').unwrap_or(&word);
    view.names.is_organisation(&word)
        || view.names.is_organisation(singular)
        || (view.word(run.1) == "of" && view.names.of_heads.contains(&word))
}

/// Whether the word is a weekday or month and no part of a person's name.
fn is_calendar_word(view: &View<'_>, at: u32, start: u32) -> bool {
    let word = view.word(at).trim_end_matches('.');
    match word {
        "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday"
        | "January" | "February" | "July" | "September" | "October" | "November" | "December"
        | "Jan" | "Feb" | "Aug" | "Sept" | "Oct" | "Nov" | "Dec" => true,
        "March" | "April" | "May" | "June" | "August" => {
            at == start || view.upos(at + 1) == Upos::Num
        }
        _ => false,
    }
}

/// Splits a run into names, each with its modifiers and title.
fn take_apart(
    view: &View<'_>,
    run: (u32, u32),
    matches: &[Match],
    first_match: usize,
    found: &mut Vec<Run>,
) {
    let mut modifiers = Vec::new();
    let mut start = run.0;
    let mut at = run.0;
    let mut index = first_match;
    while at < run.1 {
        while matches.get(index).is_some_and(|hit| hit.tokens.0 < at) {
            index += 1;
        }
        let Some(hit) = matches.get(index).filter(|hit| hit.tokens.0 == at) else {
            break;
        };
        let past = hit.tokens.1;
        if past >= run.1 {
            found.push(Run {
                whole: (start, past),
                title: (at, at),
                name: (at, past),
                matched: Some(index),
                modifiers: std::mem::take(&mut modifiers),
            });
            return;
        }
        if !stands_alone(view, hit, (past, run.1), matches.get(index + 1)) {
            break;
        }
        if matches!(view.word(past), "-" | "‐" | "‑" | "&") {
            // "US-Germany talks": two names side by side.
            found.push(Run {
                whole: (at, past),
                title: (at, at),
                name: (at, past),
                matched: Some(index),
                modifiers: Vec::new(),
            });
            start = past + 1;
            at = past + 1;
            modifiers.clear();
            continue;
        }
        modifiers.push(index);
        at = past;
    }
    if at >= run.1 {
        return;
    }
    if let Some(title) = inner_title(view, (at, run.1)) {
        // "Ohio Gov. Ann Roe": what stands before the title is a name of its own.
        found.push(Run {
            whole: (start, title),
            title: (at, at),
            name: (at, title),
            matched: None,
            modifiers: std::mem::take(&mut modifiers),
        });
        (start, at) = (title, title);
    }
    let title_end = title_end(view, (at, run.1));
    let mut name = (title_end, run.1);
    // "Republican Ann Roe": an adjective with a capital is no given name.
    let is_no_part = |at: u32| {
        !view.word(at).starts_with(char::is_alphabetic)
            || (view.xpos(at) == Xpos::Jj && at + 1 < run.1 && view.upos(at + 1) == Upos::Propn)
    };
    while name.0 < name.1 && is_no_part(name.0) {
        name.0 += 1;
    }
    let matched = matches
        .get(index..)
        .unwrap_or_default()
        .iter()
        .take_while(|hit| hit.tokens.0 <= name.0)
        .position(|hit| hit.tokens == name)
        .map(|offset| index + offset);
    found.push(Run {
        whole: (start, run.1),
        title: (at, title_end),
        name,
        matched,
        modifiers,
    });
}

/// Whether a lexicon name before more words of a run is a modifier rather than a part of the name:
/// "Russian President Putin" against "Paris Hilton".
fn stands_alone(view: &View<'_>, hit: &Match, rest: (u32, u32), next: Option<&Match>) -> bool {
    if next.is_some_and(|next| next.tokens.0 <= rest.0 + 1 && next.tokens.1 <= rest.1) {
        return true;
    }
    if hit.form == gainsay_model::MentionForm::Demonym && !hit.ambiguous {
        return true;
    }
    let titled = title_end(view, rest) > rest.0;
    let person_noun = |at: u32| view.names.is_person_noun(&lowered(view.word(at)));
    let body = || {
        let last = lowered(view.word(rest.1 - 1));
        view.names.is_organisation(&last)
    };
    let long = hit.tokens.1 - hit.tokens.0 > 1;
    titled
        || person_noun(rest.1 - 1)
        || (hit.is_power(view) && body())
        || (long && hit.is_power(view))
}

/// One past the title at the start of the range; the start if there is none. A title alone, with
/// no name after it, counts.
pub(super) fn title_end(view: &View<'_>, range: (u32, u32)) -> u32 {
    let mut end = range.0;
    // Titles of the lexicon, several in a row: "Prime Minister Sir John Roe".
    while let Some(length) = title_length(view, end, range.1) {
        end += length;
    }
    // Roles in capitals: "Press Secretary Jen Psaki"; the last word of the run is a surname.
    let noun = (end..range.1.saturating_sub(1).min(end + 5))
        .rev()
        .find(|&at| view.names.is_person_noun(&lowered(view.word(at))));
    match noun {
        Some(at) if at >= end && is_all_words(view, (end, at)) => at + 1,
        _ => end,
    }
}

/// Where a title of the lexicon begins inside a run, with one to four words before it and a name
/// after it.
fn inner_title(view: &View<'_>, range: (u32, u32)) -> Option<u32> {
    if title_length(view, range.0, range.1).is_some() {
        return None;
    }
    (range.0 + 1..range.1.min(range.0 + 5))
        .find(|&at| title_length(view, at, range.1).is_some_and(|length| at + length < range.1))
}

/// Length in tokens of the title of the lexicon that stands there.
fn title_length(view: &View<'_>, at: u32, end: u32) -> Option<u32> {
    if at >= end {
        return None;
    }
    view.names.titles(view.word(at)).iter().find_map(|title| {
        let length = title.len() as u32;
        let same = title
            .iter()
            .zip(at..)
            .all(|(word, at)| view.word(at) == &**word);
        (same && at + length <= end).then_some(length)
    })
}

/// Whether the range has at most four tokens and none is a number.
fn is_all_words(view: &View<'_>, range: (u32, u32)) -> bool {
    range.1 - range.0 <= 4 && (range.0..range.1).all(|at| view.xpos(at) != Xpos::Cd)
}
