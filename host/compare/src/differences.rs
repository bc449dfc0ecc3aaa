//! From support to differences.

use crate::content::{WordClass, is_general};
use crate::figures::Values;
use crate::index::{Index, Word};
use crate::negation::Denials;
use crate::relations::Relation;
use crate::roles;
use crate::support::{Match, Support};
use crate::{Comparison, Difference, DifferenceKind};
use gainsay_model::Span;

/// Share of the context that must stand around an opposite.
const OPPOSED_CONTEXT: f32 = 0.35;

/// Share of the context that must stand around a word for its denial to be of the same fact.
const SAME_CONTEXT: f32 = 0.4;

/// How much of the context may stand elsewhere before a word is misplaced.
const SLACK: f32 = 0.25;

/// Both sides.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub(crate) text: &'a Index<'a>,
    pub(crate) statement: &'a Index<'a>,
}

/// What differs at a word.
type Found = (DifferenceKind, Option<Span>, f32);

/// What a look at values or at both ends of a deal settles.
enum Verdict {
    Differs(Found),
    Agrees,
}

/// The differences that the words of a statement make.
pub(crate) fn list(sides: &Sides<'_>, all: &[Support], denials: &Denials) -> Comparison {
    let mut comparison = Comparison {
        words: all.len(),
        text_words: sides.text.words.len(),
        ..Comparison::default()
    };
    let denied = (denials.denied(sides.text), denials.denied(sides.statement));
    let values = (Values::new(sides.text), Values::new(sides.statement));
    for (at, (word, support)) in sides.statement.words.iter().zip(all).enumerate() {
        let denied_here = denied.1.get(at).copied().unwrap_or_default();
        let verdict =
            figure(word, support, &values).or_else(|| converse(sides, all, word, support));
        let kept = support.good.is_some() || matches!(verdict, Some(Verdict::Agrees));
        comparison.supported += usize::from(kept);
        let found = match verdict {
            Some(Verdict::Differs(found)) => Some(found),
            Some(Verdict::Agrees) => None,
            None => compare(sides, word, support, denied_here, &denied.0),
        };
        if let Some((kind, found, weight)) = found {
            comparison.differences.push(Difference {
                kind,
                class: word.class,
                stated: word.span,
                found,
                weight,
            });
        }
    }
    comparison
}

/// A figure whose value is known: what differs, or that nothing does.
fn figure(word: &Word, support: &Support, values: &(Values, Values)) -> Option<Verdict> {
    if word.class != WordClass::Figure || support.good.is_some() {
        return None;
    }
    let value = values.1.at(word.span)?;
    if !values.0.same(value).is_empty() {
        return Some(Verdict::Agrees);
    }
    let sentence = support.best_sentence?;
    let other = values.0.other(value, sentence)?;
    Some(Verdict::Differs((
        DifferenceKind::Figure,
        Some(other),
        support.best,
    )))
}

/// A word that the text tells from the other end: what differs, or that nothing does.
fn converse(sides: &Sides<'_>, all: &[Support], word: &Word, support: &Support) -> Option<Verdict> {
    if support.good.is_some() || support.converse.is_empty() {
        return None;
    }
    let verbs = support.converse.iter();
    let verb = verbs
        .filter_map(|place| sides.text.word(*place))
        .find(|verb| roles::same_agent(sides, all, word, verb));
    Some(verb.map_or(Verdict::Agrees, |verb| {
        Verdict::Differs((DifferenceKind::Opposite, Some(verb.span), support.best))
    }))
}

fn compare(
    sides: &Sides<'_>,
    word: &Word,
    support: &Support,
    denied: bool,
    denied_text: &[bool],
) -> Option<Found> {
    let denied_at = |place: Option<u32>| {
        place.is_some_and(|at| denied_text.get(at as usize).copied().unwrap_or_default())
    };
    let span = |found: Match| {
        let word = found.word.and_then(|word| sides.text.word(word));
        word.map(|word| word.span)
    };
    if let Some(found) = opposed(word.class, support) {
        // "did not open" and "stayed closed" agree.
        if denied == denied_at(found.word) {
            return Some((DifferenceKind::Opposite, span(found), found.context));
        }
        return None;
    }
    let Some((relation, found)) = support.good else {
        if is_general(&word.lemma) && !denied {
            return None;
        }
        let kind = if denied {
            DifferenceKind::Denied
        } else {
            DifferenceKind::Unsupported
        };
        return Some((kind, None, support.best));
    };
    let here =
        relation < Relation::Synonym && found.context >= (support.best - SLACK).max(SAME_CONTEXT);
    match (denied, denied_at(found.word)) {
        (true, false) => return Some((DifferenceKind::Denied, span(found), found.context)),
        (false, true) if here => {
            return Some((DifferenceKind::Affirmed, span(found), found.context));
        }
        _ => {}
    }
    let missing = support.best - found.context - SLACK;
    (missing > 0.0).then_some((DifferenceKind::Misplaced, span(found), missing))
}

/// The opposite that stands in the word's place, if the word itself does not.
fn opposed(class: WordClass, support: &Support) -> Option<Match> {
    let (relation, bad) = support.bad?;
    if relation == Relation::Opposite && class == WordClass::Name {
        return None;
    }
    let modifier = matches!(
        class,
        WordClass::Adjective | WordClass::Adverb | WordClass::Relator
    );
    let (good, shared) = support.good.map_or((-1.0, 0), |(_, found)| {
        let shared = if modifier {
            found.shared_kin
        } else {
            found.shared
        };
        (found.context, shared)
    });
    if good >= support.best - 0.01 && good >= 0.0 {
        return None;
    }
    let closer = bad.context >= OPPOSED_CONTEXT && bad.context > good + 0.01;
    (closer && (!modifier || bad.shared_kin > shared)).then_some(bad)
}
