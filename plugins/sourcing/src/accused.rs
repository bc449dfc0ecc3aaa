//! Somebody with a name who is accused of a crime in the article's own voice.

use crate::second_hand::STATING;
use crate::wording::{all_words, has_phrase, is_negated, phrase_at, words_at};
use crate::{Params, attributions};
use gainsay_sdk::{
    Argument, Article, Case, Claim, Day, Entity, EntityKind, Finding, FindingKind, Gap, Modality,
    Rule, SegmentKind, Span, Token, tokens,
};

/// How many words before a verdict may take it back: "has not been convicted".
const TAKEN_BACK: usize = 4;

/// Words of a name that stands beside a description.
const NAME: usize = 4;

/// Accusations told as fact, without a source, in an article that knows of no verdict.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let claims: Vec<Claim<'_>> = case
        .claims()
        .filter(|claim| claim.at().article == article.index())
        .collect();
    let accusations: Vec<(Claim<'_>, Argument<'_>)> = claims
        .iter()
        .filter(|claim| is_own_word(**claim, params) && is_plain(case, **claim, params))
        .filter_map(|claim| Some((*claim, accused(case, *claim, params)?)))
        .collect();
    if accusations.is_empty() || is_settled(case, &claims, params, article) {
        return Vec::new();
    }
    accusations
        .into_iter()
        .filter(|(claim, _)| !is_loose(case, *claim, params, article))
        .map(|(claim, accused)| {
            rule.finding(FindingKind::Policy)
                .remarked("accusation", claim.at(), "the article")
                .evidence("accused", accused.at())
                .value("agent", accused.name())
        })
        .collect()
}

/// Told as a fact of running text that nobody is quoted for.
fn is_own_word(claim: Claim<'_>, params: &Params) -> bool {
    let body = claim
        .sentence()
        .is_some_and(|sentence| sentence.segment() == SegmentKind::Body);
    body && claim.affirms()
        && claim.is_positive()
        && claim.modality() == Modality::None
        && claim.nearest().is_none()
        && claim.inherited().is_none_or(|by| by.source().is_empty())
        && !claim.is_quoted()
        && claim.confidence() >= params.min_confidence
        && params.frames.iter().any(|frame| claim.is(frame))
}

/// Whether the verb tells of a crime by itself: "pocketed the money", not "took the money".
fn is_plain(case: &Case, claim: Claim<'_>, params: &Params) -> bool {
    !params.loose_frames.iter().any(|frame| claim.is(frame))
        || has_phrase(&words_at(case, claim.trigger()), &params.strong_words)
}

/// The person or organisation by name that is said to have done it; no state and no army.
fn accused<'c>(case: &'c Case, claim: Claim<'c>, params: &Params) -> Option<Argument<'c>> {
    let doer = claim.role("agent").or_else(|| named_before(case, claim))?;
    let party = has_phrase(&words_at(case, doer.at()), &params.party_words);
    let private = match doer.entity().map(Entity::principal) {
        Some(known) => {
            let named = known.name().contains(char::is_uppercase);
            match known.kind() {
                EntityKind::Person => named,
                EntityKind::Organisation => named && !party,
                _ => false,
            }
        }
        None => !party && is_surname(case, doer),
    };
    private.then_some(doer)
}

/// Whether words that were not resolved are a name: all with capitals, and so elsewhere in the article
/// where no sentence begins.
fn is_surname(case: &Case, doer: Argument<'_>) -> bool {
    let words = words_at(case, doer.at());
    let Some(last) = words.last() else {
        return false;
    };
    let text = case.article_text(doer.at().article);
    words.len() <= NAME
        && words.iter().all(|word| word.capital)
        && tokens(text, 0..text.len())
            .windows(2)
            .any(|pair| match pair {
                [before, word] => {
                    word.text == last.text
                        && word.capital
                        && word.before == Gap::None
                        && before.capital
                        && word.at != last.at
                }
                _ => false,
            })
}

/// "The treasurer, Ada Brenn, embezzled the dues": a person in front of an active verb does it,
/// whatever role the name was read in.
fn named_before<'c>(case: &'c Case, claim: Claim<'c>) -> Option<Argument<'c>> {
    let theme = claim.role("theme")?;
    let person = theme.entity()?.principal().kind() == EntityKind::Person;
    let before = words_at(
        case,
        Span {
            start: theme.at().end,
            end: claim.trigger().start,
            ..theme.at()
        },
    );
    let apposed = before.iter().take(NAME + 1).all(|word| word.capital) && before.len() <= NAME;
    (person && theme.at().precedes(claim.trigger()) && apposed).then_some(theme)
}

/// Whether the article tells of a verdict, a plea or an admission.
fn is_settled(case: &Case, claims: &[Claim<'_>], params: &Params, article: Article<'_>) -> bool {
    let known = |claim: &Claim<'_>| {
        claim.affirms() && params.settled_frames.iter().any(|frame| claim.is(frame))
    };
    let words = all_words(case, article);
    claims.iter().any(known)
        || (0..words.len()).any(|at| {
            phrase_at(&words, at, &params.settled_words) > 0 && !is_negated(&words, at, TAKEN_BACK)
        })
}

/// Whether the sentence names a source, hedges, uses the verb in another sense, or tells of the past.
fn is_loose(case: &Case, claim: Claim<'_>, params: &Params, article: Article<'_>) -> bool {
    let Some(sentence) = claim.sentence() else {
        return true;
    };
    let words = words_at(case, sentence.at());
    // Not "the board knew nothing of it".
    let sourced = attributions(case, article).any(|by| {
        by.sentence_index() == sentence.index()
            && !by.source().is_empty()
            && (STATING.contains(&by.cue_class())
                || by.content().iter().any(|said| said.overlaps(claim.at())))
    });
    let asks = case.words_at(sentence.at()).trim_end().ends_with('?');
    sourced
        || asks
        || has_phrase(&words, &params.barred_words)
        || is_old(case, claim, &words, params, article)
}

/// Whether the sentence names a year that lies some years before the article. Without a day of
/// publication the latest year of the article stands for it.
fn is_old(
    case: &Case,
    claim: Claim<'_>,
    words: &[Token<'_>],
    params: &Params,
    article: Article<'_>,
) -> bool {
    let Some(first) = words.iter().filter_map(year).min() else {
        return false;
    };
    let published = article.published().map(|day| Day(day).civil().0);
    let latest = || all_words(case, article).iter().filter_map(year).max();
    let now = published.or_else(latest).unwrap_or(first);
    let dated = claim.stated_days().map(|(_, last)| Day(last).civil().0);
    dated.unwrap_or(first).min(first) + i64::from(params.old_years) <= now
        || (published.is_none() && now == first)
}

/// A year as it is written out.
fn year(word: &Token<'_>) -> Option<i64> {
    let plain = word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    let year = plain.then(|| word.text.parse().ok()).flatten()?;
    (1000..2100).contains(&year).then_some(year)
}
