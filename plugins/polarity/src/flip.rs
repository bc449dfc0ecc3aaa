//! A statement and its denial.

use crate::Params;
use crate::clause::in_clause;
use crate::reading::{Auxiliary, Content, Denial, Marks, Reading, is_denial};
use crate::voice::one_voice;
use gainsay_sdk::{Attribution, Finding, FindingKind, Rule, Span, Token};

/// Most findings in one case: more are a list, such as of who comes and who does not.
const MOST: usize = 3;

/// Most denying sentences that are held against the others.
pub(crate) const DENYING: usize = 80;

/// Most pairs of sentences with words in common that are compared; an article that has more repeats
/// itself.
const PAIRS: usize = 3000;

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    readings: &[Reading<'_>],
    findings: &mut Vec<Finding>,
) {
    let mut found = Vec::new();
    let mut stated = Vec::new();
    let mut pairs = 0;
    let mut marks = Marks::default();
    let denying = readings
        .iter()
        .filter(|reading| !reading.denials.is_empty());
    for denying in denying.take(DENYING) {
        marks.set(&denying.marks);
        let stands = denying.sentence.is_heading() && is_borne_out(denying, readings);
        // One finding is enough for a sentence that goes against several.
        let flips = readings.iter().filter(|_| !stands).find_map(|stating| {
            // Marks count no word too few: most pairs need no look at the words themselves.
            let near = marks.count(&stating.marks) >= least(params, denying, stating);
            if pairs > PAIRS || !near || !alike(params, denying, stating) {
                return None;
            }
            pairs += 1;
            let known = stated.contains(&stating.sentence.index());
            let flip = flip(params, denying, stating).filter(|_| !known)?;
            if !is_of_heading(denying, stating, &flip) {
                return None;
            }
            Some((stating, flip))
        });
        if let Some((stating, flip)) = flips {
            stated.push(stating.sentence.index());
            found.push(finding(rule, params, denying, stating, &flip));
        }
    }
    if found.len() <= MOST {
        findings.extend(found);
    }
}

/// A heading that a sentence of the text bears out stands: whatever goes against it goes against that
/// sentence too.
fn is_borne_out(heading: &Reading<'_>, readings: &[Reading<'_>]) -> bool {
    let predicates = |reading: &Reading<'_>| -> Vec<u64> {
        let denials = reading.denials.iter();
        let words = denials.filter_map(|denial| reading.content.get(denial.predicate));
        words.map(|word| word.key).collect()
    };
    let own = predicates(heading);
    readings.iter().any(|text| {
        !text.sentence.is_heading()
            && text.sentence.at().article == heading.sentence.at().article
            && in_both(&heading.keys, &text.keys) * 2 >= heading.keys.len()
            && predicates(text).iter().any(|key| own.contains(key))
    })
}

/// Whether what a heading says it of is spoken of in the other sentence too: "Orra Is Not Among The Poorest
/// Towns" says nothing of "towns that are among the poorest".
fn is_of_heading(denying: &Reading<'_>, stating: &Reading<'_>, flip: &Flip) -> bool {
    let spoken_of = |heading: &Reading<'_>, verb: usize, other: &Reading<'_>| {
        let mut before = heading
            .content
            .iter()
            .take_while(|word| word.word < verb)
            .peekable();
        before.peek().is_none() || before.any(|word| other.keys.contains(&word.key))
    };
    let denied = !denying.sentence.is_heading() || spoken_of(denying, flip.denial.word, stating);
    denied && (!stating.sentence.is_heading() || spoken_of(stating, flip.stated, denying))
}

/// Where a sentence states what another one denies.
pub(crate) struct Flip {
    pub(crate) denial: Denial,
    /// Index of the stated word among the words.
    pub(crate) stated: usize,
    /// One sentence is a copy of the other but for the denial.
    pub(crate) copy: bool,
}

/// How many words two sentences have to share.
fn least(params: &Params, one: &Reading<'_>, other: &Reading<'_>) -> usize {
    if one.sentence.is_heading() || other.sentence.is_heading() {
        params.min_shared_heading
    } else {
        params.min_shared
    }
}

/// Whether two sentences share enough to be compared.
fn alike(params: &Params, one: &Reading<'_>, other: &Reading<'_>) -> bool {
    one.sentence != other.sentence
        && one.sentence.at().article == other.sentence.at().article
        && in_both(&one.keys, &other.keys) >= least(params, one, other)
}

/// The denial that the other sentence goes against.
fn flip(params: &Params, denying: &Reading<'_>, stating: &Reading<'_>) -> Option<Flip> {
    if other_days(denying, stating) || contrast(denying, stating) {
        return None;
    }
    in_sentence(params, denying, stating).or_else(|| in_clause(params, denying, stating))
}

/// "One does not bring kitchens when one leaves. One brings kitchens when one stays.": a speaker sets
/// a denial and a statement side by side on purpose.
fn contrast(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    one.sentence.index().abs_diff(other.sentence.index()) == 1
        && one.sentence.paragraph() == other.sentence.paragraph()
}

/// The denial that the other sentence as a whole goes against.
fn in_sentence(params: &Params, denying: &Reading<'_>, stating: &Reading<'_>) -> Option<Flip> {
    let shorter = denying.content.len().min(stating.content.len());
    // A word may stand twice in both; beyond that, no order makes more words common than there are.
    let most = in_both(&denying.keys, &stating.keys) + 2;
    if most * 100 < shorter * params.min_share_percent {
        return None;
    }
    let pairs = common(&denying.content, &stating.content);
    let longer = denying.content.len().max(stating.content.len());
    if pairs.len() < least(params, denying, stating)
        || pairs.len() * 100 < shorter * params.min_share_percent
        || differ(params, denying, stating, &pairs)
    {
        return None;
    }
    let copy =
        pairs.len() * 100 >= longer * params.copy_percent && pairs.len() >= params.min_shared;
    denying.denials.iter().find_map(|denial| {
        let stated = counterpart(denying, stating, &pairs, denial, copy)?;
        let verbs = [denial.word, stated];
        let unclear = !copy && unsettled(params, [denying, stating], verbs);
        (!unclear && !reversed(params, [denying, stating], verbs, copy)).then(|| Flip {
            denial: denial.clone(),
            stated,
            copy,
        })
    })
}

/// How many numbers stand in both lists, which are sorted.
fn in_both(one: &[u64], other: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        count += usize::from(a == b);
        (i, j) = (i + usize::from(a <= b), j + usize::from(b <= a));
    }
    count
}

/// How many of the first list's words are in the second one.
pub(crate) fn shared(one: &[Content], other: &[Content]) -> usize {
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

/// Whether the sentences are about different figures or names.
fn differ(
    params: &Params,
    one: &Reading<'_>,
    other: &Reading<'_>,
    pairs: &[(usize, usize)],
) -> bool {
    let turned: Vec<(usize, usize)> = pairs.iter().map(|(i, j)| (*j, *i)).collect();
    let sides = [([one, other], pairs), ([other, one], turned.as_slice())];
    let numbers = sides.iter().all(|(sides, pairs)| {
        let mut alone = alone(sides[0], pairs);
        alone.any(|index| sides[0].word(index).is_some_and(Token::is_number))
    });
    let names = || {
        sides.iter().all(|(sides, pairs)| {
            let named = |index: &usize| sides[0].word(*index).is_some_and(|word| word.capital);
            let mut names = alone(sides[0], pairs).filter(named);
            names.any(|index| !is_forename(params, *sides, pairs, index))
        })
    };
    let heading = one.sentence.is_heading() || other.sentence.is_heading();
    numbers || !heading && names()
}

/// The content words of a sentence, by index, that the other one does not have.
fn alone(own: &Reading<'_>, pairs: &[(usize, usize)]) -> impl Iterator<Item = usize> {
    (0..own.content.len()).filter(|index| pairs.iter().all(|(i, _)| i != index))
}

/// How many words before a name its titles and given names may begin.
const FORENAMES: usize = 3;

/// Whether it is a title or given name of somebody whom the other sentence names without: "Donald J.
/// Trump" for "Mr. Trump". "North Korea" for "South Korea" is none.
fn is_forename(
    params: &Params,
    [own, other]: [&Reading<'_>; 2],
    pairs: &[(usize, usize)],
    index: usize,
) -> bool {
    let Some(first) = own.content.get(index) else {
        return false;
    };
    let behind = own.words.iter().enumerate().skip(first.word + 1);
    let behind = behind.take(FORENAMES).take_while(|(_, word)| word.capital);
    let mut surnames = behind.filter_map(|(place, _)| {
        let pair = pairs.iter().find(|(i, _)| {
            let content = own.content.get(*i);
            content.is_some_and(|content| content.word == place)
        })?;
        other.content.get(pair.1)
    });
    surnames.next().is_some_and(|surname| {
        let before = surname
            .word
            .checked_sub(1)
            .and_then(|at| other.words.get(at));
        before.is_none_or(|word| !word.capital || params.ignored_words.contains(&word.text))
    })
}

/// Whether the sentences tell of different days.
pub(crate) fn other_days(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    let days = (one.sentence.days(), other.sentence.days());
    matches!(days, (Some(a), Some(b)) if a.1 < b.0 || b.1 < a.0)
}

/// How far from its verb a word that unsettles a statement is looked for, in words.
const NEAR: usize = 12;

/// Whether only one of the statements is a condition or of another time.
pub(crate) fn unsettled(params: &Params, sides: [&Reading<'_>; 2], verbs: [usize; 2]) -> bool {
    (0..2).any(|side| {
        let (own, other) = (sides[side], sides[1 - side]);
        own.has(
            verbs[side].saturating_sub(NEAR)..verbs[side] + NEAR,
            |word| {
                params.unsettled_words.contains(&word.text)
                    && !other.words.iter().any(|known| known.text == word.text)
            },
        )
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
    let predicate = if let Some((_, j)) = paired {
        *j
    } else {
        // Another verb in its place, between the same words, with the same auxiliary before it.
        let before = pairs.iter().rev().find(|(i, _)| *i < denial.predicate)?;
        let after = pairs.iter().find(|(i, _)| *i > denial.predicate)?;
        let alone = before.0 + 1 == denial.predicate && after.0 == denial.predicate + 1;
        (alone && before.1 + 2 == after.1).then_some(before.1 + 1)?
    };
    let stated = stating.content.get(predicate)?.word;
    let (group, helped) = stating.auxiliary(stated);
    let fits = group == denial.auxiliary && group != Auxiliary::Open;
    // "For reporting" is no statement.
    let gerund = |word: &Token<'_>| word.text.ends_with("ing");
    let helped_alike = helped || (paired.is_some() && !stating.has(stated..stated + 1, gerund));
    let beside = |step: usize| {
        let near = |index: usize| pairs.iter().any(|(i, _)| *i == index);
        near(denial.predicate + step) || denial.predicate.checked_sub(step).is_some_and(near)
    };
    let one_subject = pairs.iter().any(|(i, _)| *i < denial.predicate)
        || same_before(denying, stating, denial, stated) >= SUBJECT;
    // A verb or adjective that ends the sentence has no object; more before it has to agree.
    let one_object = pairs.iter().any(|(i, _)| *i > denial.predicate)
        || (denial.predicate + 1 == denying.content.len()
            && pairs
                .iter()
                .rev()
                .skip(1)
                .take(ENDING)
                .filter(|(i, _)| *i + 1 + ENDING >= denial.predicate)
                .count()
                >= ENDING);
    (fits && helped_alike && (copy || (beside(1) && one_subject && one_object))).then_some(stated)
}

/// Words before a verb that ends its sentence that must be the same.
const ENDING: usize = 3;

/// Words before the verb that must be the same if they are pronouns and the like.
const SUBJECT: usize = 2;

/// How many words before the verb are the same one by one, the denial and its "do" left out.
fn same_before(
    denying: &Reading<'_>,
    stating: &Reading<'_>,
    denial: &Denial,
    stated: usize,
) -> usize {
    let mut before = denying.words.get(..denial.word).unwrap_or_default();
    if let Some((last, rest)) = before.split_last()
        && matches!(last.text.as_ref(), "do" | "does" | "did")
    {
        before = rest;
    }
    let other = stating.words.get(..stated).unwrap_or_default();
    let pairs = before.iter().rev().zip(other.iter().rev());
    pairs
        .take_while(|(one, other)| one.text == other.text)
        .count()
}

/// Whether the stating sentence denies as well, or one of them says it the other way round.
pub(crate) fn reversed(
    params: &Params,
    sides: [&Reading<'_>; 2],
    verbs: [usize; 2],
    copy: bool,
) -> bool {
    // A copy has the denials of other clauses as well.
    let reach = if copy { NEAR / 2 } else { NEAR };
    let denies = |word: &Token<'_>| {
        is_denial(word)
            || matches!(
                word.text.as_ref(),
                "no" | "none" | "nor" | "neither" | "nobody" | "nothing"
            )
    };
    let count = |side: usize, known: &dyn Fn(&Token<'_>) -> bool| {
        let near = verbs[side].saturating_sub(NEAR)..verbs[side] + NEAR;
        let words = sides[side].words.iter().enumerate();
        words
            .filter(|(index, word)| near.contains(index) && known(word))
            .count()
    };
    let reverses = |word: &Token<'_>| params.reversing_words.contains(&word.text);
    sides[1].has(verbs[1].saturating_sub(reach)..verbs[1], denies)
        || count(0, &reverses) != count(1, &reverses)
        || count(0, &denies) != count(1, &denies) + 1
}

fn finding(
    rule: &Rule,
    params: &Params,
    denying: &Reading<'_>,
    stating: &Reading<'_>,
    flip: &Flip,
) -> Finding {
    let denied = denying
        .content
        .get(flip.denial.predicate)
        .map_or(flip.denial.word, |word| word.word);
    let sources = [denying.source(denied), stating.source(flip.stated)];
    let name = |source: Option<Attribution<'_>>| {
        source.map_or("the article", Attribution::name).to_owned()
    };
    let one_voice = one_voice([denying, stating], sources);
    let kind = if one_voice || flip.copy {
        FindingKind::Contradiction
    } else {
        FindingKind::Disputed
    };
    let denied_at = denying.clause(flip.denial.word.saturating_sub(1), denied);
    let stated_at = stating.clause(flip.stated.saturating_sub(1), flip.stated);
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
