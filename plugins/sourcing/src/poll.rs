//! Results of a poll without a word of who was asked.

use crate::Params;
use crate::wording::{all_words, has_phrase, running, span, words_at};
use gainsay_sdk::{Article, Case, Day, Finding, FindingKind, Gap, Quantity, Rule, Span, Token};

/// How many words may stand between a poll and what it does.
const REACH: usize = 8;

/// How many words may stand between a poll and its result.
const APART: usize = 16;

/// How many words before "poll" name who took it.
const BEFORE: usize = 4;

/// How many words behind "poll" name who took it.
const BEHIND: usize = 14;

/// How many words may stand between a number and the people whom it counts.
const COUNTED: usize = 4;

/// The least number of people that a poll asks.
const ASKED: u32 = 50;

/// The first result of a poll of which the article tells neither how many were asked nor by whom.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let results = running(case, article)
        .filter_map(|sentence| result(case, params, sentence.at()))
        .take(params.most);
    let results: Vec<(Span, Span)> = results.collect();
    if results.is_empty() || is_described(params, &all_words(case, article)) {
        return Vec::new();
    }
    results
        .into_iter()
        .map(|(poll, share)| {
            rule.finding(FindingKind::Policy)
                .evidence("poll", poll)
                .evidence("share", share)
                .value("words", case.words_at(share))
        })
        .collect()
}

/// A poll and the percentage that it gives, in one sentence.
fn result(case: &Case, params: &Params, at: Span) -> Option<(Span, Span)> {
    let text = case.words_at(at);
    if !text.contains('%') && !text.contains("cent") {
        return None;
    }
    let words = words_at(case, at);
    let poll = (0..words.len()).find(|at| tells(params, &words, *at))?;
    let poll = span(at.article, words.get(poll..=poll)?)?;
    let is_share = |at: Span| {
        let words = case.words_at(at);
        words.contains('%') || words.contains("percent") || words.contains("per cent")
    };
    let share = case
        .quantities()
        .map(Quantity::at)
        .filter(|figure| at.contains(*figure) && is_share(*figure))
        .find(|figure| is_result(&words, poll, *figure))?;
    Some((poll, share))
}

/// Whether the figure stands in the clause of the poll, and is no change: not "has risen by 4 percent".
fn is_result(words: &[Token<'_>], poll: Span, figure: Span) -> bool {
    let (start, end) = if poll.start < figure.start {
        (poll.end, figure.start)
    } else {
        (figure.end, poll.start)
    };
    let between = words
        .iter()
        .filter(|word| word.at.start >= start as usize && word.at.end <= end as usize);
    let joined = between.clone().any(|word| {
        word.before > Gap::None && matches!(word.text.as_ref(), "and" | "but" | "while" | "as")
    });
    let last = words
        .iter()
        .take_while(|word| word.at.end <= figure.start as usize)
        .last();
    let change = last.is_some_and(|word| word.text == "by");
    !joined && !change && between.count() <= APART
}

/// "A poll shows", "in a new poll", "according to the poll": not an election by that name.
fn tells(params: &Params, words: &[Token<'_>], at: usize) -> bool {
    let named = words
        .get(at)
        .is_some_and(|word| params.poll_words.contains(&word.text));
    if !named {
        return false;
    }
    let before = words.get(at.saturating_sub(BEFORE)..at).unwrap_or_default();
    let after = words.get(at + 1..(at + 1 + REACH).min(words.len()));
    let shows = after
        .unwrap_or_default()
        .iter()
        .take_while(|word| word.before < Gap::Stop)
        .any(|word| params.show_words.contains(&word.text));
    let introduced = |word: &Token<'_>| params.one_words.contains(&word.text);
    let one = before.iter().any(introduced);
    let inside = before
        .iter()
        .rev()
        .find(|word| word.text != "the" && !introduced(word))
        .is_some_and(|word| matches!(word.text.as_ref(), "in" | "to" | "by" | "from"));
    let barred = before
        .iter()
        .any(|word| params.barred_words.contains(&word.text));
    // "A survey found mould": not of what people think.
    let opinion = words
        .get(at)
        .is_some_and(|word| !params.mixed_words.contains(&word.text))
        || words.iter().any(|word| {
            params.opinion_words.contains(&word.text) || params.people_words.contains(&word.text)
        });
    !barred && one && opinion && (shows || inside)
}

/// Whether the article tells who asked, or how many were asked.
fn is_described(params: &Params, words: &[Token<'_>]) -> bool {
    has_phrase(words, &params.settled_words)
        || (0..words.len()).any(|at| names_pollster(params, words, at) || counts(params, words, at))
}

/// "The Courier/Radio Sund poll", "a survey by Marl & Sons".
fn names_pollster(params: &Params, words: &[Token<'_>], at: usize) -> bool {
    let is_poll = |word: &Token<'_>| {
        let singular = word.text.strip_suffix('s').unwrap_or(&word.text);
        params.poll_words.contains(&word.text) || params.poll_words.contains(singular)
    };
    if !words.get(at).is_some_and(is_poll) {
        return false;
    }
    let named = |word: &Token<'_>| {
        word.capital && !params.plain_words.contains(&word.text) && !is_day(&word.text)
    };
    let before = words
        .get(at.saturating_sub(BEFORE)..=at)
        .unwrap_or_default();
    let before = before
        .iter()
        .rev()
        .scan(true, |open, word| {
            let here = *open;
            *open = here && word.before < Gap::Stop && !opens_noun(&word.text);
            here.then_some(word)
        })
        .skip(1);
    let behind = words.get(at + 1..(at + 1 + BEHIND).min(words.len()));
    let behind = behind.unwrap_or_default();
    let by = behind
        .iter()
        .take_while(|word| word.before < Gap::Stop)
        .position(|word| matches!(word.text.as_ref(), "by" | "for" | "from"));
    before.into_iter().any(named)
        || by.is_some_and(|by| behind.iter().skip(by + 1).take(3).any(named))
}

/// Words before which nothing belongs to the noun any more.
fn opens_noun(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "another"
            | "one"
            | "in"
            | "of"
            | "to"
    )
}

fn is_day(word: &str) -> bool {
    let mut name = word.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Day::is_named(&name)
}

/// "1,204 adults": a number of people, beside a word for asking.
fn counts(params: &Params, words: &[Token<'_>], at: usize) -> bool {
    let number = words
        .get(at)
        .filter(|word| word.is_number())
        .and_then(|word| word.text.parse::<u32>().ok());
    if number.is_none_or(|number| number < ASKED) {
        return false;
    }
    let people = words.get(at + 1..(at + 1 + COUNTED).min(words.len()));
    let people = people
        .unwrap_or_default()
        .iter()
        .take_while(|word| {
            word.before == Gap::None && !matches!(word.text.as_ref(), "per" | "percent")
        })
        .any(|word| params.people_words.contains(&word.text));
    let around = words.get(at.saturating_sub(BEHIND)..(at + BEHIND).min(words.len()));
    people
        && around
            .unwrap_or_default()
            .iter()
            .any(|word| params.asked_words.contains(&word.text))
}
