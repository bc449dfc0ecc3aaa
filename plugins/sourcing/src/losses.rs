//! Losses that an army or an armed group says it inflicted, and nobody has checked.

use crate::second_hand::STATING;
use crate::wording::{all_words, has_phrase, phrase_at, span, words_at};
use crate::{Params, attributions};
use gainsay_sdk::{
    Article, Attribution, Case, EntityKind, Finding, FindingKind, Gap, Rule, Sentence, Span, Token,
};

/// How many words may stand between the verb and the number, or the number and whom it counts.
const REACH: usize = 4;

/// How many words before the verb are read for who did it.
const SUBJECT: usize = 6;

/// Statements of armed parties about the other side's losses.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let told: Vec<(Attribution<'_>, Span)> = attributions(case, article)
        .filter(|by| is_armed(case, params, *by))
        .filter_map(|by| Some((by, losses(case, params, by)?)))
        .collect();
    if told.is_empty()
        || has_phrase(&all_words(case, article), &params.settled_words)
        || is_borne_out(case, params, article, &told)
    {
        return Vec::new();
    }
    told.into_iter()
        .map(|(by, at)| {
            rule.finding(FindingKind::Policy)
                .evidence("losses", at)
                .evidence("source", by.source_or_whole())
                .value("source", by.name())
                .value("words", case.words_at(at))
        })
        .collect()
}

/// An army, an armed group, or somebody who speaks for one.
fn is_armed(case: &Case, params: &Params, by: Attribution<'_>) -> bool {
    let military = by
        .entity()
        .is_some_and(|entity| entity.kind() == EntityKind::Military);
    let text = case.sentence(by.sentence_index());
    let states = STATING.contains(&by.cue_class()) && by.cue_class() != "deny" && !by.is_negated();
    let body = text.is_some_and(|sentence| !Sentence::is_heading(sentence));
    states
        && body
        && (military
            || has_phrase(&source_words(case, by), &params.party_words)
            || names(by).any(|word| params.party_words.contains_lower(word))
            || speaks_for_it(by) && opens_armed(case, params, by))
}

/// "Its spokesman": whoever is spoken of just before.
fn speaks_for_it(by: Attribution<'_>) -> bool {
    let first = by.source().split(' ').next().unwrap_or_default();
    matches!(first, "its" | "their")
}

/// Whether what is said begins with an army: "the Northern Army destroyed".
fn opens_armed(case: &Case, params: &Params, by: Attribution<'_>) -> bool {
    by.content().first().is_some_and(|said| {
        let words = words_at(case, *said);
        let opening = words.get(..REACH.min(words.len())).unwrap_or_default();
        has_phrase(opening, &params.party_words)
    })
}

/// Words of the source, and of the name of whom it speaks for.
fn names(by: Attribution<'_>) -> impl Iterator<Item = &str> {
    let principal = by.entity().map_or("", |entity| entity.principal().name());
    by.source().split(' ').chain(principal.split(' '))
}

fn source_words<'c>(case: &'c Case, by: Attribution<'_>) -> Vec<Token<'c>> {
    by.source_at()
        .map(|at| words_at(case, at))
        .unwrap_or_default()
}

/// The words that tell how many of the other side were killed or destroyed.
fn losses(case: &Case, params: &Params, by: Attribution<'_>) -> Option<Span> {
    by.content().iter().find_map(|said| {
        let words = words_at(case, *said);
        let (start, end) = (0..words.len()).find_map(|at| {
            inflicted(params, &words, at, by).or_else(|| suffered(params, &words, at, by))
        })?;
        span(said.article, words.get(start..end)?)
    })
}

/// "Had killed 300 enemy soldiers", "shot down two helicopters".
fn inflicted(
    params: &Params,
    words: &[Token<'_>],
    at: usize,
    by: Attribution<'_>,
) -> Option<(usize, usize)> {
    let length = phrase_at(words, at, &params.inflict_words);
    if length == 0 || is_passive(words, at) || is_open(params, words, at) {
        return None;
    }
    let from = at + length;
    let number = (from..from + REACH).find(|at| is_number(params, words, *at))?;
    let last = counted(params, words, number)?;
    let whom = words.get(from..=last)?;
    let is_foe = |word: &Token<'_>| params.foe_words.contains(&word.text);
    // Rebels count as the foe in the words of an army alone.
    let foe = whom.iter().any(is_foe)
        && !by
            .source()
            .split(' ')
            .any(|word| params.foe_words.contains_lower(word));
    let own = whom.iter().any(is_own);
    let broken = whom.iter().any(|word| word.before >= Gap::Stop);
    let meant = !own && !broken && acts(params, words.get(..at)?, by, foe);
    meant.then_some((at, last + 1))
}

/// Whether the words before the verb tell that the source's side did it: not "a mine had killed",
/// not "rebels had killed". Of a foe, its troops by any name are the other side.
fn acts(params: &Params, before: &[Token<'_>], by: Attribution<'_>, foe: bool) -> bool {
    let helps = |word: &Token<'_>| {
        matches!(
            word.text.as_ref(),
            "to" | "have" | "having" | "had" | "also" | "that"
        )
    };
    if before.iter().all(helps) {
        return true;
    }
    let near = before
        .get(before.len().saturating_sub(SUBJECT)..)
        .unwrap_or_default();
    let many = names(by).any(|word| word.ends_with('s') && params.party_words.contains_lower(word));
    near.iter().enumerate().any(|(at, word)| {
        let named = word.capital
            && names(by).any(|own| {
                own.starts_with(char::is_uppercase) && own.eq_ignore_ascii_case(&word.text)
            });
        match word.text.as_ref() {
            "it" | "we" | "its" | "our" => true,
            "they" | "their" => many || foe,
            _ => {
                named
                    || (foe || speaks_for_it(by))
                        && !(foe && params.foe_words.contains(&word.text))
                        && phrase_at(near, at, &params.party_words) > 0
            }
        }
    })
}

/// "40 rebels were killed": only if they are those of the other side.
fn suffered(
    params: &Params,
    words: &[Token<'_>],
    at: usize,
    by: Attribution<'_>,
) -> Option<(usize, usize)> {
    if !is_number(params, words, at) || is_open(params, words, at) {
        return None;
    }
    let foe = (at + 1..at + 1 + REACH).find(|at| {
        words
            .get(*at)
            .is_some_and(|word| params.foe_words.contains(&word.text))
    })?;
    let source = by.source().to_lowercase();
    let theirs = words.get(foe).is_some_and(|word| {
        let one = word.text.strip_suffix('s').unwrap_or(&word.text);
        !source.contains(one)
    });
    let own = words.get(at..foe)?.iter().any(is_own);
    let verb =
        (foe + 1..foe + 1 + REACH).find(|at| phrase_at(words, *at, &params.inflict_words) > 0)?;
    let passive = is_passive(words, verb);
    let broken = words
        .get(at + 1..=verb)?
        .iter()
        .any(|word| word.before > Gap::None);
    (theirs && !own && passive && !broken).then_some((at, verb + 1))
}

/// Whom or what the number counts, if it is something that an enemy can lose.
fn counted(params: &Params, words: &[Token<'_>], number: usize) -> Option<usize> {
    let counts = |at: &usize| {
        words.get(*at).is_some_and(|word| {
            params.foe_words.contains(&word.text) || params.force_words.contains(&word.text)
        })
    };
    // The last of "enemy soldiers", "rebel fighters".
    let first = (number + 1..=number + REACH).find(counts)?;
    let mut last = first;
    while counts(&(last + 1)) && words.get(last + 1)?.before == Gap::None {
        last += 1;
    }
    Some(last)
}

fn is_number(params: &Params, words: &[Token<'_>], at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|word| word.is_number() || params.number_words.contains(&word.text))
}

fn is_passive(words: &[Token<'_>], verb: usize) -> bool {
    let before = words.get(verb.saturating_sub(2)..verb).unwrap_or_default();
    before.iter().any(|word| {
        matches!(
            word.text.as_ref(),
            "was" | "were" | "been" | "being" | "are" | "is"
        )
    })
}

/// "Its", "our": losses of its own.
fn is_own(word: &Token<'_>) -> bool {
    matches!(word.text.as_ref(), "its" | "our" | "his" | "their" | "own")
}

/// Words shortly before that make it a plan, a wish or a question: "would kill", "if 300".
fn is_open(params: &Params, words: &[Token<'_>], at: usize) -> bool {
    words
        .get(at.saturating_sub(REACH)..at)
        .unwrap_or_default()
        .iter()
        .any(|word| params.barred_words.contains(&word.text))
}

/// Whether somebody who does not bear arms tells of deaths or damage as well, and so bears it out or
/// contradicts it.
fn is_borne_out(
    case: &Case,
    params: &Params,
    article: Article<'_>,
    told: &[(Attribution<'_>, Span)],
) -> bool {
    attributions(case, article)
        .filter(|by| told.iter().all(|(armed, _)| armed != by))
        .filter(|by| !by.source().is_empty() && !by.is_pronoun())
        .filter(|by| !has_phrase(&source_words(case, *by), &params.party_words))
        .any(|by| {
            by.content()
                .iter()
                .any(|said| has_phrase(&words_at(case, *said), &params.toll_words))
        })
}
