//! One remark in quotation marks twice, with a word changed.

use crate::align::{Alignment, Kind, Licence, align, change_at_end};
use crate::passage::Passage;
use crate::speakers::speaker;
use crate::twice;
use crate::{Check, Params};
use gainsay_sdk::{Case, Finding, FindingKind, Rule, Severity, word_key};
use std::ops::Range;

/// Fewest words that must follow one another in both passages to begin with.
const SEED: usize = 3;

/// A phrase that stands in more places is no remark but a set phrase.
const MOST_PLACES: usize = 12;

/// Pairs of places that are looked at in one article.
const MOST_SEEDS: usize = 4000;

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    case: &Case,
    passages: &[Passage<'_>],
    findings: &mut Vec<Finding>,
) {
    let licence = Licence {
        adapted: &params.adapted,
        denials: &params.denials,
    };
    let mut best: Vec<([usize; 2], Alignment)> = Vec::new();
    for [(one, i), (other, j)] in seeds(passages, SEED.max(params.min_whole / 2)) {
        let (Some(first), Some(second)) = (passages.get(one), passages.get(other)) else {
            continue;
        };
        for right_first in [true, false] {
            let words = [first.words.as_slice(), second.words.as_slice()];
            let mut aligned = align(&licence, words, [i, j], right_first);
            if aligned.change.is_none() && aligned.equal >= params.min_edge {
                let ends = [true, false].into_iter();
                aligned = ends
                    .filter_map(|right| change_at_end(&licence, words, &aligned, right))
                    .find(|aligned| counts(params, [first, second], aligned))
                    .unwrap_or(aligned);
            }
            if !counts(params, [first, second], &aligned)
                || said_both(passages, [one, other], &aligned)
            {
                continue;
            }
            match best.iter_mut().find(|(pair, _)| *pair == [one, other]) {
                Some((_, known)) if known.equal < aligned.equal => *known = aligned,
                Some(_) => {}
                None => best.push(([one, other], aligned)),
            }
        }
    }
    best.sort_by_key(|(pair, _)| *pair);
    for (pair, aligned) in best {
        let sides = pair.map(|index| passages.get(index));
        if let [Some(first), Some(second)] = sides {
            findings.extend(finding(rule, case, [first, second], &aligned));
        }
    }
}

/// Places of two passages where the same words stand.
fn seeds(passages: &[Passage<'_>], length: usize) -> Vec<[(usize, usize); 2]> {
    let mut all: Vec<u64> = Vec::new();
    let mut places = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let keys: Vec<u64> = passage
            .words
            .iter()
            .map(|word| word_key(&word.text))
            .collect();
        for (at, words) in keys.windows(length).enumerate() {
            all.push(
                words
                    .iter()
                    .fold(0_u64, |sum, key| sum.rotate_left(21) ^ key),
            );
            places.push((index, at));
        }
    }
    let twice = twice::keys(&all);
    let phrases = all.into_iter().zip(places).zip(twice);
    let mut phrases: Vec<(u64, (usize, usize))> = phrases
        .filter(|(_, twice)| *twice)
        .map(|(phrase, _)| phrase)
        .collect();
    phrases.sort_unstable();
    let mut found = Vec::new();
    for same in phrases.chunk_by(|one, other| one.0 == other.0) {
        if same.len() > MOST_PLACES || found.len() > MOST_SEEDS {
            continue;
        }
        for (place, (_, one)) in same.iter().enumerate() {
            let later = same.get(place + 1..).unwrap_or_default();
            let pairs = later.iter().map(|(_, other)| [*one, *other]);
            found.extend(pairs.filter(|[one, other]| {
                let article = |passage: usize| passages.get(passage).map(|passage| passage.article);
                one.0 != other.0 && article(one.0) == article(other.0)
            }));
        }
    }
    found
}

/// Whether enough is the same to be one remark.
fn counts(params: &Params, passages: [&Passage<'_>; 2], aligned: &Alignment) -> bool {
    let Some(change) = &aligned.change else {
        return false;
    };
    if params.check == Check::Sentence && change.kind != Kind::Word {
        return false;
    }
    if aligned.content < params.min_content || aligned.equal < params.min_whole {
        return false;
    }
    let whole = (0..2).any(|side| {
        let quotation = quotation(passages[side], &change.sides[side]);
        quotation.is_some_and(|quotation| {
            aligned.sides[side].start <= quotation.start && quotation.end <= aligned.sides[side].end
        })
    });
    let before = change.sides[0].start - aligned.sides[0].start.min(change.sides[0].start);
    let after = aligned.sides[0].end.max(change.sides[0].end) - change.sides[0].end;
    whole
        || (aligned.equal >= params.min_part
            && aligned.content >= params.min_content * 2
            && before.min(after) >= 2)
}

/// The quotation that the changed words stand in.
fn quotation(passage: &Passage<'_>, change: &Range<usize>) -> Option<Range<usize>> {
    let holds = |range: &&Range<usize>| range.start <= change.start && change.end <= range.end;
    passage.quotations.iter().find(holds).cloned()
}

/// Whether the speaker said it both ways: what one passage has also stands near the other one.
fn said_both(passages: &[Passage<'_>], pair: [usize; 2], aligned: &Alignment) -> bool {
    (0..2).any(|side| {
        let own = passages.get(pair[side]);
        let Some(words) = own.and_then(|own| own.words.get(aligned.sides[side].clone())) else {
            return false;
        };
        let other = pair[1 - side];
        (other.saturating_sub(1)..=other + 1)
            .filter(|near| *near != pair[side])
            .filter_map(|near| passages.get(near))
            .any(|near| {
                near.words.windows(words.len().max(1)).any(|window| {
                    window
                        .iter()
                        .zip(words)
                        .all(|(one, other)| one.text == other.text)
                })
            })
    })
}

fn finding(
    rule: &Rule,
    case: &Case,
    passages: [&Passage<'_>; 2],
    aligned: &Alignment,
) -> Option<Finding> {
    let change = aligned.change.as_ref()?;
    let words = [0, 1].map(|side| {
        let at = passages[side].span(change.sides[side].clone());
        at.map_or("", |at| case.words_at(at))
    });
    let shown = [0, 1].map(|side| match words[side] {
        "" => format!("no \u{201c}{}\u{201d}", words[1 - side]),
        words => format!("\u{201c}{words}\u{201d}"),
    });
    let kind = match change.kind {
        Kind::Denial => "a denial",
        Kind::Number => "a number",
        Kind::Word => "a word",
    };
    let [first, second] = shown;
    let (one, other) = (
        passages[0].span(aligned.sides[0].clone())?,
        passages[1].span(aligned.sides[1].clone())?,
    );
    // Two persons may say nearly the same: a slogan, a vow, an answer to the other one.
    let two = speaker(case, one)
        .zip(speaker(case, other))
        .is_some_and(|(one, other)| one.principal() != other.principal());
    let finding = rule
        .finding(if two {
            FindingKind::Disputed
        } else {
            FindingKind::Contradiction
        })
        .remarked("first", one, &first)
        .remarked("second", other, &second)
        .value("first", first)
        .value("second", second)
        .value("changed", kind);
    Some(if two {
        finding.at_most(Severity::Info)
    } else {
        finding
    })
}
