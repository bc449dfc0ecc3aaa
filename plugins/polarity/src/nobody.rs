//! Nobody in one sentence, a number of people in another one.

use crate::Params;
use crate::flip::{other_days, shared};
use crate::reading::Reading;
use crate::voice::one_voice;
use gainsay_sdk::{Attribution, Finding, FindingKind, Gap, Rule, Token};
use std::ops::Range;

/// How far before what befell them people are counted, in words: "14 Tolm police officers were hurt".
const COUNTED: usize = 6;

/// How far before what they suffered its verb stands, in words.
const SUFFERED: usize = 3;

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    readings: &[Reading<'_>],
    findings: &mut Vec<Finding>,
) {
    for denying in readings {
        let Some(nobody) = nobody(params, &denying.words).filter(|_| is_settled(params, denying))
        else {
            continue;
        };
        let counting = readings.iter().find_map(|other| {
            let counted = somebody(params, &other.words)?;
            (is_settled(params, other) && one_event(denying, other)).then_some((other, counted))
        });
        if let Some((other, counted)) = counting {
            findings.push(finding(rule, params, [denying, other], [nobody, counted]));
            return;
        }
    }
}

/// Whether a sentence says of nobody what befell somebody else.
pub(crate) fn is_told(params: &Params, reading: &Reading<'_>) -> bool {
    nobody(params, &reading.words).is_some()
}

/// "no one was hurt", "no injuries", "without injuries".
fn nobody(params: &Params, words: &[Token<'_>]) -> Option<Range<usize>> {
    let befallen = |word: &Token<'_>| params.befallen.contains(&word.text);
    (0..words.len()).find_map(|start| {
        let at = |step: usize| words.get(start + step).map(|word| word.text.as_ref());
        let mut next = match (at(0)?, at(1)) {
            ("no", Some("one")) => 2,
            ("nobody" | "no" | "without" | "zero", _) => 1,
            _ => return None,
        };
        let of_people = next == 2 || at(0) == Some("nobody");
        while of_people
            && matches!(
                at(next),
                Some("was" | "were" | "is" | "has" | "have" | "had" | "been")
            )
        {
            next += 1;
        }
        let end = start + next;
        let confined = |word: &Token<'_>| params.confining_words.contains(&word.text);
        let behind = words.get(end + 1..).unwrap_or_default();
        let plain = !behind.iter().take(3).any(confined);
        (words.get(end).is_some_and(befallen) && plain).then_some(start..end + 1)
    })
}

/// "three people were hurt", "injured 14 passengers".
fn somebody(params: &Params, words: &[Token<'_>]) -> Option<Range<usize>> {
    let counts = |index: usize| {
        let age = words.get(index + 1).is_some_and(|word| {
            matches!(word.text.as_ref(), "year" | "month" | "percent" | "million")
        });
        let number = words.get(index).is_some_and(|word| {
            word.text
                .parse::<u32>()
                .is_ok_and(|number| number > 0 && number < 1900)
                || params.counting_words.contains(&word.text)
        });
        number && !age
    };
    words.iter().enumerate().find_map(|(index, word)| {
        let befell = params.befallen.contains(&word.text);
        // "Burns" are had by people; "burns 14" is something else.
        let suffered = params.suffered.contains(&word.text) && suffers(params, words, index);
        if !befell && !suffered {
            return None;
        }
        let before = index.saturating_sub(COUNTED)..index;
        let denied = |word: &Token<'_>| {
            matches!(
                word.text.as_ref(),
                "not" | "no" | "never" | "none" | "nobody" | "without" | "nor"
            )
        };
        if words
            .get(before.clone())
            .unwrap_or_default()
            .iter()
            .any(denied)
        {
            return None;
        }
        // Between the number and what befell them nothing ends or starts a clause.
        let clause = |from: usize| {
            let between = words.get(from + 1..=index).unwrap_or_default();
            !between.iter().any(|word| {
                word.before >= Gap::Mark
                    || matches!(
                        word.text.as_ref(),
                        "and" | "but" | "who" | "that" | "when" | "after"
                    )
            })
        };
        if let Some(start) = before.rev().find(|&start| counts(start) && clause(start)) {
            return Some(start..index + 1);
        }
        (befell && counts(index + 1)).then_some(index..index + 2)
    })
}

/// Whether a word shortly before tells that people have it: "treated for burns", "suffered bad burns".
fn suffers(params: &Params, words: &[Token<'_>], index: usize) -> bool {
    let near = index.saturating_sub(SUFFERED)..index;
    let mut near = words.get(near).unwrap_or_default().iter();
    near.any(|word| params.suffering.contains(&word.text))
}

/// Whether nothing tells of a condition or another time.
pub(crate) fn is_settled(params: &Params, reading: &Reading<'_>) -> bool {
    !reading.has(0..reading.words.len(), |word| {
        params.unsettled_words.contains(&word.text)
    })
}

/// Whether both sentences seem to be about one event.
fn one_event(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    one.sentence != other.sentence
        && one.sentence.at().article == other.sentence.at().article
        && !other_days(one, other)
        && shared(&one.content, &other.content) > 0
}

pub(crate) fn finding(
    rule: &Rule,
    params: &Params,
    sides: [&Reading<'_>; 2],
    words: [Range<usize>; 2],
) -> Finding {
    let [denied, stated] = [0, 1].map(|side| {
        let range = &words[side];
        sides[side].clause(range.start, range.end.saturating_sub(1))
    });
    let sources = [0, 1].map(|side| sides[side].source(words[side].start));
    let same = one_voice(sides, sources);
    let kind = if same {
        FindingKind::Contradiction
    } else {
        FindingKind::Disputed
    };
    let name = |side: usize| sources[side].map_or("the article", Attribution::name);
    let finding = rule
        .finding(kind)
        .evidence("denied", denied)
        .evidence("stated", stated)
        .value("denied", sides[0].case.words_at(denied))
        .value("stated", sides[1].case.words_at(stated))
        .value("denied.source", name(0))
        .value("stated.source", name(1));
    if same {
        finding
    } else {
        finding.at_most(params.disputed.into())
    }
}
