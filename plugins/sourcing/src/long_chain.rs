//! Statements that have come through many hands.

use crate::second_hand::STATING;
use crate::wording::{is_cue, phrase_at, words_at};
use crate::{Params, attributions};
use gainsay_sdk::{
    Article, Attribution, Case, EntityKind, Finding, FindingKind, Gap, Rule, SourceKind, Span,
    Token,
};

/// How many words may stand between "heard" and "reports".
const HEARD: usize = 3;

/// How many words of what is quoted are read for its speaker.
const SPEAKER: usize = 8;

/// How many attributions before and behind one are looked through for those that it passes on.
const NEAR: usize = 8;

/// Somebody through whom a statement has come.
struct Hand<'c> {
    at: Span,
    name: &'c str,
}

/// The statements that come through as many hands as the rule asks for.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let all: Vec<Attribution<'_>> = attributions(case, article).collect();
    let mut found = Vec::new();
    for (index, by) in all.iter().enumerate() {
        let running = case
            .sentence(by.sentence_index())
            .is_some_and(|sentence| !sentence.is_heading());
        // An attribution stands close to those that it passes on, in the order of the text.
        let near = all
            .get(index.saturating_sub(NEAR)..(index + NEAR).min(all.len()))
            .unwrap_or_default();
        let hands = if running {
            hands(case, params, *by, near)
        } else {
            Vec::new()
        };
        if hands.len() >= params.hands {
            found.push(finding(rule, &hands));
        }
    }
    found
}

/// The hands from the outermost to that attribution's own source.
fn hands<'c>(
    case: &'c Case,
    params: &Params,
    by: Attribution<'c>,
    near: &[Attribution<'c>],
) -> Vec<Hand<'c>> {
    let mut links: Vec<Attribution<'c>> = by.outwards().collect();
    links.reverse();
    if let Some(first) = links.first().copied() {
        // "Reuters reported, citing the agency, that the mayor said".
        let leads = near.iter().copied().find(|relay| {
            is_cue(case, params, *relay) && !links.contains(relay) && leads_to(case, *relay, first)
        });
        if let Some(relay) = leads {
            links.insert(0, relay);
        }
    }
    let passes = |link: &Attribution<'c>| {
        !link.is_negated()
            && (is_cue(case, params, *link) || STATING.contains(&link.cue_class()))
            && link.sentence_index() == by.sentence_index()
    };
    // Whether somebody is cited, so that the nesting needs no "that" to be believed.
    let passed = links.iter().any(|link| is_cue(case, params, *link))
        || near.iter().any(|relay| {
            is_cue(case, params, *relay) && links.iter().any(|link| shares_source(*link, *relay))
        });
    let close = |pair: &[Attribution<'c>]| match pair {
        [outer, inner] => {
            leads_to(case, *outer, *inner) || follows(case, params, (*outer, *inner), passed)
        }
        _ => true,
    };
    if !links.iter().all(passes) || !links.windows(2).all(close) {
        return Vec::new();
    }
    let mut hands = Vec::new();
    for link in links {
        add_speaker(&mut hands, case, link);
        let own = near.iter().filter(|relay| {
            is_cue(case, params, **relay)
                && relay.sentence_index() == link.sentence_index()
                && (**relay == link || shares_source(link, **relay))
        });
        for relay in own {
            add_quoted(&mut hands, case, params, *relay, near);
        }
        add_hearsay(&mut hands, case, params, link);
    }
    hands
}

/// Whether both name the same words as their source: "the agency, quoting a paper, said".
fn shares_source(one: Attribution<'_>, other: Attribution<'_>) -> bool {
    let both = one.source_at().zip(other.source_at());
    both.is_some_and(|(one, two)| one.overlaps(two))
}

/// Whether nothing but "that" stands between whom one attribution quotes and the other.
fn leads_to(case: &Case, relay: Attribution<'_>, by: Attribution<'_>) -> bool {
    let Some(said) = relay.content().last() else {
        return false;
    };
    let start = by.source_or_whole().start;
    if relay.sentence_index() != by.sentence_index() || said.end > start {
        return false;
    }
    let between = words_at(
        case,
        Span {
            start: said.end,
            end: start,
            ..*said
        },
    );
    match between.as_slice() {
        [] => is_relative(by.source()),
        [word] => word.text == "that",
        _ => false,
    }
}

/// Whether the inner speaker opens what the outer one says, so that nothing else is meant: "said that
/// the mayor said", "said that it had heard reports that locals said". Where nobody is cited, "that"
/// or plain verbs have to tell that it is said, not meant.
fn follows(
    case: &Case,
    params: &Params,
    (outer, inner): (Attribution<'_>, Attribution<'_>),
    passed: bool,
) -> bool {
    let start = inner.source_or_whole().start;
    let Some(said) = outer
        .content()
        .iter()
        .find(|said| said.start <= start && start < said.end)
    else {
        return false;
    };
    let words = words_at(
        case,
        Span {
            end: start,
            ..*said
        },
    );
    let that = |word: &Token<'_>| word.text == "that";
    match words.as_slice() {
        [] => passed || inner.is_pronoun() || says(outer) && says(inner),
        [word] => that(word),
        words => {
            words.len() <= SPEAKER
                && words.last().is_some_and(that)
                && hearsay(params, words).is_some()
        }
    }
}

/// A word for the one before it.
fn is_relative(word: &str) -> bool {
    matches!(word, "which" | "who" | "that")
}

fn add_speaker<'c>(hands: &mut Vec<Hand<'c>>, case: &Case, link: Attribution<'c>) {
    let Some(at) = link.source_at() else {
        return;
    };
    // "The agency, quoting a paper": up to the comma.
    let name = case.words_at(at).find(',');
    let end = name.map_or(at.end, |length| at.start + length as u32);
    let at = Span { end, ..at };
    // "that", "which": the same as the word before.
    let speaks = !link.is_pronoun()
        && !matches!(
            link.kind(),
            SourceKind::Author | SourceKind::Document | SourceKind::Unknown
        );
    if speaks {
        add(hands, at, link.source_head());
    }
}

/// The speaker in "quoted a driver as saying", "cited a channel that": not the matter in "cited costs".
fn add_quoted<'c>(
    hands: &mut Vec<Hand<'c>>,
    case: &'c Case,
    params: &Params,
    relay: Attribution<'c>,
    near: &[Attribution<'c>],
) {
    let Some(said) = relay.content().first().copied() else {
        return;
    };
    let Some(sentence) = case.sentence(relay.sentence_index()) else {
        return;
    };
    let behind = Span {
        end: sentence.at().end.max(said.start),
        ..said
    };
    let words = words_at(case, behind);
    let breaks =
        |word: &&str| params.speaker_end_words.contains(word) || params.cue_words.contains(word);
    let end = words
        .iter()
        .take(SPEAKER)
        .enumerate()
        .position(|(at, word)| at > 0 && (word.before > Gap::None || breaks(&word.text.as_ref())));
    let whole = (words.len() <= SPEAKER).then_some(words.len());
    let Some((end, speaker)) = end.or(whole).and_then(|end| Some((end, words.get(..end)?))) else {
        return;
    };
    let Some(at) = crate::wording::span(said.article, speaker) else {
        return;
    };
    let next = |ahead: usize| words.get(end + ahead).map_or("", |word| word.text.as_ref());
    // "Quoted a driver as saying", "citing the agency, that".
    let speaking = next(0) == "as" && next(1).ends_with("ing");
    // "Citing the agency, which quoted".
    let passing =
        is_relative(next(0)) && (1..3).any(|ahead| params.cue_words.contains(next(ahead)));
    let led = next(0) == "that" && words.get(end).is_some_and(|word| word.before == Gap::Mark);
    let person = speaker
        .last()
        .is_some_and(|word| params.speaker_words.contains(&word.text));
    let speaks = speaking
        || passing
        || person
        || led
        || near
            .iter()
            .any(|other| *other != relay && other.source_at().is_some_and(|own| own.overlaps(at)))
        || names_media(case, at);
    if speaks && case.words_at(said).starts_with(char::is_alphanumeric) {
        let name = case
            .words_at(at)
            .rsplit(|c: char| c.is_whitespace())
            .next()
            .unwrap_or_default();
        add(hands, at, name);
    }
}

/// Whether an outlet is named there.
fn names_media(case: &Case, at: Span) -> bool {
    let words = case.words_at(at);
    case.entities().any(|entity| {
        let name = entity.name();
        entity.kind() == EntityKind::Media && !name.is_empty() && words.contains(name)
    })
}

/// "It had heard reports that": somebody without a name between both.
fn add_hearsay<'c>(
    hands: &mut Vec<Hand<'c>>,
    case: &'c Case,
    params: &Params,
    link: Attribution<'c>,
) {
    for said in link.content() {
        let words = words_at(case, *said);
        let heard = hearsay(params, &words).and_then(|at| words.get(at..=at));
        if let Some(at) = heard.and_then(|heard| crate::wording::span(said.article, heard)) {
            add(hands, at, case.words_at(at));
        }
    }
}

/// A plain verb of saying.
fn says(by: Attribution<'_>) -> bool {
    by.cue_class() == "say"
}

/// Where "reports" stands in "had heard reports that".
fn hearsay(params: &Params, words: &[Token<'_>]) -> Option<usize> {
    (0..words.len())
        .filter(|at| phrase_at(words, *at, &params.heard_words) > 0)
        .find_map(|heard| {
            (heard + 1..=heard + HEARD).find(|at| {
                words
                    .get(*at)
                    .is_some_and(|word| params.rumour_words.contains(&word.text))
                    && words.get(at + 1).is_none_or(|next| next.text == "that")
            })
        })
}

/// One more hand, unless it is known.
fn add<'c>(hands: &mut Vec<Hand<'c>>, at: Span, name: &'c str) {
    let known = hands
        .iter()
        .any(|hand| hand.at.overlaps(at) || hand.name.eq_ignore_ascii_case(name));
    if !known && !name.is_empty() {
        hands.push(Hand { at, name });
    }
}

fn finding(rule: &Rule, hands: &[Hand<'_>]) -> Finding {
    let finding = rule
        .finding(FindingKind::Policy)
        .value("hands", hands.len().to_string());
    hands
        .iter()
        .fold(finding, |finding, hand| finding.evidence("hand", hand.at))
}
