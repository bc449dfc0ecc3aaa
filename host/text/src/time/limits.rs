//! The side on which a time lies up to which something goes: "until Friday", "through June", "ahead of Tuesday".

use super::lexical::TimeWord;
use super::tense::{Tense, ahead_of, first_tense, tense_of_verb};
use super::words::Words;
use crate::Annotations;
use crate::syntax::{Upos, Xpos};

/// Verbs that move a limit: what they tell is over, and the limit lies ahead.
const PROLONGING: &[&str] = &[
    "adjourn", "close", "continue", "delay", "extend", "postpone", "prolong", "remain", "renew",
    "stay", "suspend",
];

/// Verbs above the time that are looked at.
const HEIGHT: usize = 8;

/// The tense of a time after "until", "through" and "ahead of"; none where these do not tell.
pub(super) fn tense_of_limit(
    words: &Words<'_>,
    annotations: &Annotations,
    start: usize,
    end: usize,
) -> Option<Tense> {
    if is_ahead(words, start) {
        return Some(Tense::Limit);
    }
    let limit = start > 0 && words.is_any(start - 1, &["until", "till", "through"]);
    if !limit || ends_range(words, start) || opens_and_is_over(words, start, end) {
        return None;
    }
    let over = is_over(words, annotations, start);
    Some(if over { Tense::Past } else { Tense::Limit })
}

/// "raised two million through June" and "had met until May", but not "was extended through June" and
/// "met until May", which may go on.
fn is_over(words: &Words<'_>, annotations: &Annotations, start: usize) -> bool {
    let token = words.pieces.get(start).map(|piece| piece.token);
    let Some(verb) = token.and_then(|token| verb_above(annotations, token)) else {
        return false;
    };
    let auxiliaries = |wanted: &[&str]| {
        annotations.children(verb).any(|(child, token)| {
            let word = annotations.word(words.pieces.text, child);
            token.upos == Upos::Aux && wanted.iter().any(|aux| word.eq_ignore_ascii_case(aux))
        })
    };
    let Some(told) = annotations.tokens.get(verb as usize) else {
        return false;
    };
    let passive = told.xpos == Xpos::Vbn && auxiliaries(&["was", "were", "been", "be"]);
    if passive || PROLONGING.contains(&&*told.lemma) {
        return false;
    }
    let through = words.is(start - 1, "through");
    // "results tallied through Wednesday"
    if through && told.xpos == Xpos::Vbn && !auxiliaries(&["is", "are"]) {
        return true;
    }
    let so_far = through || auxiliaries(&["had"]);
    so_far && tense_of_verb(words, annotations, verb) == Tense::Past
}

/// The nearest verb above a token.
fn verb_above(annotations: &Annotations, token: u32) -> Option<u32> {
    let head = |token: &u32| annotations.tokens.get(*token as usize)?.head;
    std::iter::successors(head(&token), head)
        .take(HEIGHT)
        .find(|token| {
            let upos = annotations
                .tokens
                .get(*token as usize)
                .map(|token| token.upos);
            upos == Some(Upos::Verb)
        })
}

/// "Until Friday, the shop was open": what the sentence opens with is over with what it tells.
fn opens_and_is_over(words: &Words<'_>, start: usize, end: usize) -> bool {
    start == 1 && first_tense(words, ahead_of(words, end)) == Tense::Past
}

/// "ahead of Tuesday", "ahead of the May 3 vote", "set for June" and "toward June".
fn is_ahead(words: &Words<'_>, start: usize) -> bool {
    let article = start > 0 && words.is(start - 1, "the");
    let first = (start - usize::from(article)).checked_sub(2);
    let toward = start > 0 && words.is_any(start - 1, &["toward", "towards"]);
    toward
        || first.is_some_and(|first| {
            words.pieces.reads(first, &["ahead", "of"])
                || words.pieces.reads(first, &["set", "for"])
        })
}

/// "May through June", "May 3 through Sunday", "this year through August": as far ahead or behind as the
/// stretch is.
fn ends_range(words: &Words<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(2) else {
        return false;
    };
    let named = matches!(
        words.sense(before),
        TimeWord::Month(_)
            | TimeWord::Season(_)
            | TimeWord::Unit(_)
            | TimeWord::Units(_)
            | TimeWord::Weekday(_)
    );
    let of_month = before > 0 && matches!(words.sense(before - 1), TimeWord::Month(_));
    let day = of_month && words.digits(before).is_some();
    words.is(start - 1, "through") && (named || day)
}
