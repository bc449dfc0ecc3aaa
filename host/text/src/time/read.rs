//! Finds and resolves the time expressions of an article.

use super::bounds::bounds;
use super::expression::expression_at;
use super::lexical::TimeWord;
use super::meaning::{Amount, Found, Meaning};
use super::resolve::Reference;
use super::tense::{Tense, tense_around};
use super::words::Words;
use crate::Annotations;
use crate::quantity::Cut;
use crate::syntax::Xpos;
use gainsay_model::{Article, Timex};

/// Fills `times` and `dates_seen` from the tokens and their tags. Expressions come out in order of
/// place and do not overlap.
pub(crate) fn read(article: &Article, annotations: &mut Annotations, cut: &Cut) {
    let mut reference = Reference::new(article.published);
    let mut times = Vec::new();
    let mut seen = 0u32;
    for sentence in 0..annotations.sentences.len() as u32 {
        let pieces = cut.of(sentence);
        let tags = pieces
            .iter()
            .map(|piece| {
                annotations
                    .tokens
                    .get(piece.token as usize)
                    .map_or(Xpos::Xx, |t| t.xpos)
            })
            .collect();
        let words = Words::new(&article.text, pieces, tags);
        seen += read_sentence(&words, annotations, sentence, &mut reference, &mut times);
    }
    annotations.times = times;
    annotations.dates_seen = seen;
}

/// Reads one sentence; gives the number of words that look like dates or times.
fn read_sentence(
    words: &Words<'_>,
    annotations: &Annotations,
    sentence: u32,
    reference: &mut Reference,
    times: &mut Vec<Timex>,
) -> u32 {
    let mut seen = 0;
    let mut at = 0;
    while at < words.pieces.all.len() {
        if let Some(found) = expression_at(words, at).filter(|found| found.end > at) {
            times.push(timex(words, annotations, sentence, reference, &found));
            seen += 1;
            at = found.end;
        } else {
            seen += u32::from(looks_like_a_date(words, at));
            at += 1;
        }
    }
    seen
}

/// Whether a word that no rule took still looks like a date.
fn looks_like_a_date(words: &Words<'_>, at: usize) -> bool {
    match words.sense(at) {
        TimeWord::Weekday(_) | TimeWord::Weekdays(_) | TimeWord::Day(_) | TimeWord::Tonight => true,
        TimeWord::Month(_) => !words.is_any(at, &["may", "march", "mar", "jan", "dec"]),
        _ => matches!(words.digits(at), Some((1900..=2100, 4))) && !words.follows_sign(at),
    }
}

/// "The bonds will be redeemed in five years" says when; "they rose in five years" says how long it took,
/// as does "the first time in five years".
fn at_its_end(words: &Words<'_>, found: &Found, tense: Tense) -> Meaning {
    let Meaning::Duration(count @ Amount::Exactly(_), unit) = found.meaning else {
        return found.meaning;
    };
    let counted = words.count(found.start).is_some() || words.is_any(found.start, &["a", "an"]);
    let alone = words.unit(found.end - 1).is_some() && !words.is(found.end, "or");
    let ranged = (found.start..found.end).any(|at| words.is_any(at, &["or", "to"]));
    let introduced = found.start > 1
        && words.is(found.start - 1, "in")
        && !words.is_any(found.start - 2, &["time", "first", "once", "twice"]);
    let plain = counted && alone && !ranged && found.modifier.is_none() && !unit.is_clock();
    if !(tense.is_ahead() && introduced && plain) {
        return found.meaning;
    }
    Meaning::Away {
        count,
        unit,
        past: false,
        from_now: true,
        grain: None,
    }
}

fn timex(
    words: &Words<'_>,
    annotations: &Annotations,
    sentence: u32,
    reference: &mut Reference,
    found: &Found,
) -> Timex {
    let tense = tense_around(words, annotations, found.start, found.end);
    let meaning = at_its_end(words, found, tense);
    let resolved = reference.resolve(&meaning, tense);
    let span = words.pieces.span(found.start, found.end);
    let days = bounds(&resolved.value);
    let (weekday_said, weekday_span, explicit) = match &found.meaning {
        Meaning::Date(date) => {
            let beside = date.day.and(date.weekday);
            let place = date.weekday_at.filter(|_| beside.is_some());
            let place = place
                .and_then(|place| words.pieces.get(place))
                .map(|piece| piece.span);
            (beside, place, date.day.is_some() && date.month_in_words)
        }
        _ => (None, None, false),
    };
    Timex {
        span,
        text: span.of(words.pieces.text).to_owned(),
        kind: resolved.kind,
        value: resolved.value,
        modifier: found.modifier,
        earliest: days.map(|(first, _)| first),
        latest: days.map(|(_, last)| last),
        weekday_said,
        weekday_span,
        impossible: resolved.impossible,
        explicit,
        sentence,
        tokens: words.pieces.tokens(found.start, found.end),
    }
}
