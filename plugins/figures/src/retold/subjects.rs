//! Whom and what two sentences name.

use super::Retold;
use crate::context::{self, Stem};
use gainsay_sdk::Sentence;
use std::collections::BTreeSet;

/// What the names of two sentences say about whose figures they give.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// One side has no name that the other has not.
    Shared,
    /// Each side has names of its own beside those that both have.
    Partly,
    /// Each side has names, and neither speaks of any of the other's, not even as of a speaker.
    Different,
    /// Each begins with a name that the other has not: "Sund has 20 boats", "Orra has 17".
    Subjects,
}

/// Compares the names of two sentences.
pub(super) fn names<'c>(retold: &Retold<'c, '_>, one: Sentence<'c>, two: Sentence<'c>) -> Names {
    let (own, others) = (retold.names(one), retold.names(two));
    let stems = |sentence: Sentence<'c>| context::stems(retold.case, sentence);
    let (words, other_words) = (stems(one), stems(two));
    let lacks = |names: &BTreeSet<Stem>, words: &BTreeSet<Stem>| {
        names.iter().any(|name| !words.contains(name))
    };
    if !lacks(&own, &other_words) || !lacks(&others, &words) {
        return Names::Shared;
    }
    let first = |sentence: Sentence<'c>| retold.first_name(sentence).map(context::stem);
    let subjects = first(one)
        .zip(first(two))
        .is_some_and(|(first, second)| !other_words.contains(&first) && !words.contains(&second));
    if subjects {
        Names::Subjects
    } else if own.is_disjoint(&other_words) && others.is_disjoint(&words) {
        Names::Different
    } else {
        Names::Partly
    }
}
