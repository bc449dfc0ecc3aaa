//! A clause and its denial in sentences that differ otherwise.

use crate::Params;
use crate::flip::{Flip, reversed, shared, unsettled};
use crate::reading::{Auxiliary, Content, Reading};
use gainsay_sdk::Token;

/// The denial that a clause of the other sentence goes against, though the rest of it differs.
pub(crate) fn in_clause(
    params: &Params,
    denying: &Reading<'_>,
    stating: &Reading<'_>,
) -> Option<Flip> {
    let heading = denying.sentence.is_heading() || stating.sentence.is_heading();
    let whole_heading = heading && told(params, denying, stating);
    denying.denials.iter().find_map(|denial| {
        let key = denying.content.get(denial.predicate)?.key;
        let places = stating.content.iter().enumerate();
        let mut stated = places.filter(|(_, content)| content.key == key);
        stated.find_map(|(place, content)| {
            let (group, helped) = stating.auxiliary(content.word);
            // A headline drops its auxiliaries: "guarantees" for "could guarantee".
            let bare = stating.sentence.is_heading() && !helped
                || denying.sentence.is_heading() && denial.auxiliary == Auxiliary::Fact;
            let fits = (group == denial.auxiliary || whole_heading && bare)
                && (helped || whole_heading)
                && denial.auxiliary != Auxiliary::Open
                && (whole_heading
                    || same_clause(params, denying, stating, [denial.predicate, place]))
                && !unsettled(params, [denying, stating], [denial.word, content.word])
                && !reversed(
                    params,
                    [denying, stating],
                    [denial.word, content.word],
                    false,
                );
            fits.then(|| Flip {
                denial: denial.clone(),
                stated: content.word,
                copy: false,
            })
        })
    })
}

/// Whether a sentence has most of what the heading among the two says, in whatever order.
fn told(params: &Params, one: &Reading<'_>, other: &Reading<'_>) -> bool {
    let (heading, body) = if one.sentence.is_heading() {
        (one, other)
    } else {
        (other, one)
    };
    let shared = shared(&heading.content, &body.content);
    let figures = heading.content.iter().filter(|content| {
        let word = heading.words.get(content.word);
        word.is_some_and(Token::is_number)
            && !body.content.iter().any(|known| known.key == content.key)
    });
    shared > params.min_shared_heading
        && figures.count() == 0
        && shared * 100 >= heading.content.len() * params.min_heading_percent
}

/// How many percent of the shorter sentence both share if only the order of their clauses differs.
const MOVED: usize = 80;

/// Content words before and behind a verb that belong to its clause.
const BEFORE: usize = 3;
const BEHIND: usize = 6;

/// Whether the words around two verbs are the same: something before them, most of what is behind.
fn same_clause(
    params: &Params,
    denying: &Reading<'_>,
    stating: &Reading<'_>,
    verbs: [usize; 2],
) -> bool {
    let readings = [denying, stating];
    let window = |side: usize, start: usize, end: usize| -> &[Content] {
        let content = &readings[side].content;
        content
            .get(start..end.min(content.len()))
            .unwrap_or_default()
    };
    let before = [0, 1].map(|side| window(side, verbs[side].saturating_sub(BEFORE), verbs[side]));
    let behind = [0, 1].map(|side| window(side, verbs[side] + 1, verbs[side] + 1 + BEHIND));
    let (left, right) = (shared(before[0], before[1]), shared(behind[0], behind[1]));
    let shortest = behind[0].len().min(behind[1].len());
    let apart = |kind: fn(&Token<'_>) -> bool| {
        let only = |side: usize| {
            let words = [before[side], behind[side]].concat();
            let others = [before[1 - side], behind[1 - side]].concat();
            words.iter().any(|content| {
                !others.iter().any(|known| known.key == content.key)
                    && content.word > 0
                    && readings[side].words.get(content.word).is_some_and(kind)
            })
        };
        only(0) && only(1)
    };
    let number = |word: &Token<'_>| word.is_number();
    // "The tanker that ran aground was not carrying oil": the subject stands further off.
    let whole = [denying, stating].map(|reading| reading.content.as_slice());
    let all = shared(whole[0], whole[1]);
    let moved = all > params.min_shared && all * 100 >= whole[0].len().min(whole[1].len()) * MOVED;
    (moved || left >= 1 && left + right + 1 >= params.min_shared)
        && right * 100 >= shortest * params.min_clause_percent
        && !apart(number)
        && !apart(|word| word.capital)
}
