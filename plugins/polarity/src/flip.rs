//! A statement and its denial.

use crate::Params;
use crate::reading::{Auxiliary, Content, Denial, Reading, auxiliary, is_denial};
use gainsay_sdk::{Attribution, Finding, FindingKind, Rule, Span, Token};

/// Most findings in one case: more are a list, such as of who comes and who does not.
const MOST: usize = 3;

/// Adds the findings of a rule.
pub(crate) fn find(rule: &Rule, params: &Params, readings: &[Reading<'_>], findings: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for denying in readings.iter().filter(|reading| !reading.denials.is_empty()) {
        for stating in readings {
            if let Some(flip) = flip(params, denying, stating) {
                found.push(finding(rule, params, denying, stating, &flip));
            }
        }
    }
    if found.len() <= MOST {
        findings.extend(found);
    }
}

/// Where a sentence states what another one denies.
struct Flip {
    denial: Denial,
    /// Index of the stated word among the words.
    stated: usize,
    /// One sentence is a copy of the other but for the denial.
    copy: bool,
}

/// The denial that the other sentence goes against.
fn flip(params: &Params, denying: &Reading<'_>, stating: &Reading<'_>) -> Option<Flip> {
    if denying.sentence == stating.sentence
        || denying.sentence.at().article != stating.sentence.at().article
    {
        return None;
    }
    let heading = denying.sentence.is_heading() || stating.sentence.is_heading();
    let least = if heading { params.min_shared_heading } else { params.min_shared };
    if shared(&denying.content, &stating.content) < least {
        return None;
    }
    let pairs = common(&denying.content, &stating.content);
    let shorter = denying.content.len().min(stating.content.len());
    let longer = denying.content.len().max(stating.content.len());
    if pairs.len() < least || pairs.len() * 100 < shorter * params.min_share_percent {
        return None;
    }
    let copy = pairs.len() * 100 >= longer * params.copy_percent && pairs.len() >= params.min_shared;
    if differ(denying, stating, &pairs) || (!copy && unsettled(params, denying, stating)) {
        return None;
    }
    denying.denials.iter().find_map(|denial| {
        let stated = counterpart(denying, stating, &pairs, denial, copy)?;
        (!reversed(params, denying, stating, denial, stated)).then(|| Flip {
            denial: denial.clone(),
            stated,
            copy,
        })
    })
}

/// How many of the first list's words are in the second one.
fn shared(one: &[Content], other: &[Content]) -> usize {
    let is_in = |content: &&Content| other.iter().any(|known| known.key == content.key);
    one.iter().filter(is_in).count()
}

/// The longest list of words that stand in both in the same order, as pairs of indices.
fn common(one: &[Content], other: &[Content]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut lengths = vec![0_u16; (one.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, a) in one.iter().enumerate().rev() {
        for (j, b) in other.iter().enumerate().rev() {
            let length = if a.key == b.key {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        if a.key == b.key {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Whether the sentences are about different figures, names or days.
fn differ(one: &Reading<'_>, other: &Reading<'_>, pairs: &[(usize, usize)]) -> bool {
    let only = |reading: &Reading<'_>, paired: &dyn Fn(usize) -> bool, kind: fn(&Token) -> bool| {
        let mut own = reading.content.iter().enumerate().filter(|(index, content)| {
            !paired(*index) && content.word > 0 && reading.words.get(content.word).is_some_and(kind)
        });
        own.next().is_some()
    };
    let first = |index: usize| pairs.iter().any(|(i, _)| *i == index);
    let second = |index: usize| pairs.iter().any(|(_, j)| *j == index);
    let number = |word: &Token| word.text.starts_with(|char: char| char.is_ascii_digit());
    let name = |word: &Token| word.capital;
    let apart = |kind: fn(&Token) -> bool| only(one, &first, kind) && only(other, &second, kind);
    let days = (one.sentence.days(), other.sentence.days());
    let heading = one.sentence.is_heading() || other.sentence.is_heading();
    apart(number)
        || (!heading && apart(name))
        || matches!(days, (Some(a), Some(b)) if a.1 < b.0 || b.1 < a.0)
}

/// Whether one of them is no plain statement of one time.
fn unsettled(params: &Params, one: &Reading<'_>, other: &Reading<'_>) -> bool {
    [one, other].iter().any(|reading| {
        reading.has(0..reading.words.len(), |word| params.unsettled_words.contains(&word.text))
    })
}

/// The word of the stating sentence that is denied in the other one.
fn counterpart(
    denying: &Reading<'_>,
    stating: &Reading<'_>,
    pairs: &[(usize, usize)],
    denial: &Denial,
    copy: bool,
) -> Option<usize> {
    let paired = pairs.iter().find(|(i, _)| *i == denial.predicate);
    let predicate = match paired {
        Some((_, j)) => *j,
        // Another verb in its place, between the same words, with the same auxiliary before it.
        None => {
            let before = pairs.iter().rev().find(|(i, _)| *i < denial.predicate)?;
            let after = pairs.iter().find(|(i, _)| *i > denial.predicate)?;
            let alone = before.0 + 1 == denial.predicate && after.0 == denial.predicate + 1;
            (alone && before.1 + 2 == after.1).then_some(before.1 + 1)?
        }
    };
    let stated = stating.content.get(predicate)?.word;
    let (group, helped) = auxiliary(&stating.words, stated);
    let fits = group == denial.auxiliary && group != Auxiliary::Open;
    let helped_alike = paired.is_some() || helped;
    // What stands beside the verb tells whether it is said of the same.
    let neighbours = |step: usize| {
        let near = |index: usize| pairs.iter().any(|(i, _)| *i == index);
        near(denial.predicate + step) || denial.predicate.checked_sub(step).is_some_and(near)
    };
    let first = pairs.iter().any(|(i, _)| *i < denial.predicate);
    let last = pairs.iter().any(|(i, _)| *i > denial.predicate);
    let _ = denying;
    (fits && helped_alike && (copy || (neighbours(1) && first && last))).then_some(stated)
}

/// Whether the stating sentence denies as well, or one of them says it the other way round.
fn reversed(
    params: &Params,
    denying: &Reading<'_>,
    stating: &Reading<'_>,
    denial: &Denial,
    stated: usize,
) -> bool {
    let denies = |word: &Token| {
        is_denial(word)
            || matches!(word.text.as_str(), "no" | "none" | "nor" | "neither" | "nobody" | "nothing")
    };
    let reverses = |word: &Token| params.reversing_words.contains(&word.text);
    let count = |reading: &Reading<'_>| reading.words.iter().filter(|word| reverses(word)).count();
    let start = stated.saturating_sub(6);
    let other_denials = |reading: &Reading<'_>| reading.words.iter().filter(|word| denies(word)).count();
    let _ = denial;
    stating.has(start..stated, denies)
        || count(denying) != count(stating)
        || other_denials(denying) != other_denials(stating) + 1
}

fn finding(
    rule: &Rule,
    params: &Params,
    denying: &Reading<'_>,
    stating: &Reading<'_>,
    flip: &Flip,
) -> Finding {
    let denied = denying.content.get(flip.denial.predicate).map_or(flip.denial.word, |word| word.word);
    let sources = [denying.source(denied), stating.source(flip.stated)];
    let name = |source: Option<Attribution<'_>>| source.map_or("the article", Attribution::name).to_owned();
    let one_voice = match sources {
        [Some(one), Some(other)] => one.same_source(other),
        [None, None] => true,
        _ => denying.sentence.is_heading() || stating.sentence.is_heading(),
    };
    let kind = if one_voice || flip.copy { FindingKind::Contradiction } else { FindingKind::Disputed };
    let denied_at = clause(denying, flip.denial.word.saturating_sub(1), denied);
    let stated_at = clause(stating, flip.stated.saturating_sub(1), flip.stated);
    let words = |at: Span| denying.case.words_at(at).to_owned();
    let finding = rule
        .finding(kind)
        .evidence("denied", denied_at)
        .evidence("stated", stated_at)
        .value("denied", words(denied_at))
        .value("stated", words(stated_at))
        .value("denied.source", name(sources[0]))
        .value("stated.source", name(sources[1]));
    if kind == FindingKind::Disputed {
        finding.at_most(params.disputed.into())
    } else {
        finding
    }
}

/// The place from one word to another, both included.
fn clause(reading: &Reading<'_>, from: usize, to: usize) -> Span {
    let whole = reading.sentence.at();
    let place = |index: usize| reading.words.get(index).map(|word| word.at.clone());
    Span {
        article: whole.article,
        start: place(from).map_or(whole.start, |at| at.start as u32),
        end: place(to).map_or(whole.end, |at| at.end as u32),
    }
}
