//! What somebody without a name thinks of a person.

use crate::second_hand::STATING;
use crate::wording::{is_cue, is_negated, phrase_at, span, words_at};
use crate::{Params, attributions, is_marked};
use gainsay_sdk::{
    Article, Attribution, Case, EntityKind, Finding, FindingKind, Rule, Sentence, SourceKind, Span,
    Token,
};

/// How many words may stand between "is" and what somebody is called.
const BETWEEN: usize = 5;

/// How many words before a judgement may take it back: "I do not believe that he is".
const TAKEN_BACK: usize = 6;

/// Judgements of a person, in words that hurt, by a source without a name.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    attributions(case, article)
        .filter(|by| is_unnamed(case, params, *by))
        .filter_map(|by| {
            let judgement = judgement(case, params, by)?;
            let finding = rule
                .finding(FindingKind::Policy)
                .evidence("judgement", judgement)
                .evidence("source", by.source_or_whole())
                .value("source", by.name())
                .value("words", case.words_at(judgement));
            Some(finding)
        })
        .collect()
}

/// "A former aide", "an official who asked not to be named": not "the aide", who may have been named.
fn is_unnamed(case: &Case, params: &Params, by: Attribution<'_>) -> bool {
    let text = case.sentence(by.sentence_index());
    let nameless =
        by.kind() == SourceKind::Role && params.nameless_words.contains(by.source_head());
    let kind = by.is_anonymous() || by.kind() == SourceKind::Anonymous || nameless;
    let one = by
        .source()
        .split_whitespace()
        .next()
        .is_some_and(|word| params.one_words.contains_lower(word));
    kind && !by.is_negated()
        && (one || is_marked(case, by, &params.marker_words))
        && text.is_some_and(|sentence| !Sentence::is_heading(sentence))
        && by
            .entity()
            .is_none_or(|entity| entity.kind() != EntityKind::Person)
}

/// The words by which the source judges somebody.
fn judgement(case: &Case, params: &Params, by: Attribution<'_>) -> Option<Span> {
    let article = by.at().article;
    if is_cue(case, params, by) {
        let sentence = case.sentence(by.sentence_index())?;
        let words = words_at(
            case,
            Span {
                start: by.cue_at().end,
                ..sentence.at()
            },
        );
        let called = called(case, params, &words)?;
        return span(article, words.get(called.0..called.1)?);
    }
    if !STATING.contains(&by.cue_class()) || by.cue_class() == "deny" {
        return None;
    }
    by.content().iter().find_map(|said| {
        let words = words_at(case, *said);
        let found = (0..words.len()).find_map(|at| says_of(case, params, &words, at))?;
        span(article, words.get(found.0..found.1)?)
    })
}

/// "Him a coward", "Moen as lazy and vain": whom, and what somebody is called.
fn called(case: &Case, params: &Params, words: &[Token<'_>]) -> Option<(usize, usize)> {
    let object = words.first()?;
    let him = matches!(object.text.as_ref(), "him" | "her");
    let whom = if him {
        1
    } else {
        words.iter().take(3).take_while(|word| word.capital).count()
    };
    if whom == 0 || (!him && !names_person(case, words.get(whom - 1)?)) {
        return None;
    }
    let end = hurts(params, words, whom, true)?;
    Some((0, end))
}

/// "He is a coward", "Moen was vain": from the subject at that word.
fn says_of(case: &Case, params: &Params, words: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
    let subject = words.get(at)?;
    let he = matches!(subject.text.as_ref(), "he" | "she");
    if !he && !names_person(case, subject) {
        return None;
    }
    let mut next = at + 1;
    let been = |at: usize| words.get(at).is_some_and(|word| word.text == "been");
    if words.get(next).is_some_and(|word| is_have(&word.text)) {
        // "Has always been"; "'s" is "has" before "been" alone.
        next = (next + 1..next + 3).find(|at| been(*at)).unwrap_or(next);
    }
    let be = words.get(next)?;
    let is = matches!(be.text.as_ref(), "is" | "was" | "been") || (be.text == "'s" && he);
    let doubtful = at.checked_sub(1).and_then(|before| words.get(before));
    let doubtful = doubtful.is_some_and(|word| {
        matches!(
            word.text.as_ref(),
            "if" | "whether" | "is" | "was" | "unless"
        )
    });
    if !is || doubtful || is_negated(words, at, TAKEN_BACK) {
        return None;
    }
    let end = hurts(params, words, next + 1, false)?;
    Some((at, end))
}

fn is_have(word: &str) -> bool {
    matches!(word, "has" | "had" | "'s")
}

/// Where the insult ends that stands behind words that only strengthen it.
fn hurts(params: &Params, words: &[Token<'_>], from: usize, naming: bool) -> Option<usize> {
    for at in from..from + BETWEEN {
        let word = words.get(at)?;
        let length = phrase_at(words, at, &params.insult_words);
        let end = at + length;
        // "A fool's errand".
        let owns = words.get(end).is_some_and(|next| next.text == "'s");
        if length > 0 {
            return (!owns).then_some(end);
        }
        let strengthens = params.filler_words.contains(&word.text) || (naming && word.text == "as");
        if !strengthens {
            return None;
        }
    }
    None
}

/// Whether the word is the name, or the last word of the name, of a person of the article.
fn names_person(case: &Case, word: &Token<'_>) -> bool {
    word.capital
        && case.entities().any(|entity| {
            let last = entity.name().rsplit(' ').next().unwrap_or_default();
            entity.kind() == EntityKind::Person && last.eq_ignore_ascii_case(&word.text)
        })
}
