//! The words that differ between two sentences, and which of them change what is said.

use crate::pairs::{Line, Pair};
use crate::{Params, quoted};
use gainsay_sdk::{Case, Decimal, Gap, Quantity, Span, Time, TimeKind, Token, same_word};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// What sort of words were changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Day,
    Number,
    Denial,
    Quotation,
    Name,
}

impl Kind {
    /// As a message names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Day => "a date",
            Self::Number => "a figure",
            Self::Denial => "a denial",
            Self::Quotation => "a quotation",
            Self::Name => "a name",
        }
    }
}

/// Words that were put in the place of others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change {
    pub(crate) kind: Kind,
    pub(crate) before: Span,
    pub(crate) now: Span,
}

/// Words in each other's place beyond this are another sentence.
const LONGEST: usize = 6;

/// One side of a change.
struct Side<'l, 'c> {
    case: &'c Case,
    line: &'l Line<'c>,
    range: Range<usize>,
}

/// Changes of a sentence in their order. `quotations` are those of the old and of the new version.
pub(crate) fn between(
    case: &Case,
    params: &Params,
    quotations: &[Vec<Range<usize>>; 2],
    pair: &Pair<'_>,
) -> Vec<Change> {
    let words = |line: &Line<'_>| -> Vec<String> {
        line.words
            .iter()
            .map(|word| word.text.to_string())
            .collect()
    };
    let (old, new) = (words(&pair.before), words(&pair.now));
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let changes: Vec<Change> = ops
        .iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .filter_map(|op| {
            let before = Side {
                case,
                line: &pair.before,
                range: op.old_range(),
            };
            let now = Side {
                case,
                line: &pair.now,
                range: op.new_range(),
            };
            let kind = kind(params, quotations, &before, &now)?;
            Some(Change {
                kind,
                before: before.span()?,
                now: now.span()?,
            })
        })
        .collect();
    if changes.is_empty() {
        return reordered(case, pair).into_iter().collect();
    }
    changes
}

/// The numbers of a sentence that stand in another order: "from 30 to 50" and "from 50 to 30".
fn reordered(case: &Case, pair: &Pair<'_>) -> Option<Change> {
    let [old, new] = [&pair.before, &pair.now].map(|line| {
        let words = line.words.iter().enumerate();
        let numbers = words.filter(|(_, word)| word.is_number());
        numbers.collect::<Vec<(usize, &Token<'_>)>>()
    });
    let same = |a: &(usize, &Token<'_>), b: &(usize, &Token<'_>)| a.1.text == b.1.text;
    let sorted = |numbers: &[(usize, &Token<'_>)]| {
        let mut texts: Vec<String> = numbers.iter().map(|(_, n)| n.text.to_string()).collect();
        texts.sort_unstable();
        texts
    };
    let first = old.iter().zip(&new).position(|(a, b)| !same(a, b))?;
    let last = old.iter().zip(&new).rposition(|(a, b)| !same(a, b))?;
    let moved = old.len() == new.len() && sorted(&old) == sorted(&new);
    let span = |line, numbers: &[(usize, &Token<'_>)]| {
        let range = numbers.get(first)?.0..numbers.get(last)?.0 + 1;
        Side { case, line, range }.span()
    };
    moved.then_some(Change {
        kind: Kind::Number,
        before: span(&pair.before, &old)?,
        now: span(&pair.now, &new)?,
    })
}

fn kind(
    params: &Params,
    quotations: &[Vec<Range<usize>>; 2],
    before: &Side<'_, '_>,
    now: &Side<'_, '_>,
) -> Option<Kind> {
    let (old, new) = (before.words(), now.words());
    if old.len().max(new.len()) > LONGEST {
        return None;
    }
    if denials(params, old) != denials(params, new) {
        // With more around it, the sentence was turned about: "failed to" for "did not".
        let content = |words: &[Token<'_>]| content(params, words).count();
        return (content(old) + content(new) == 0).then_some(Kind::Denial);
    }
    if old.is_empty() || new.is_empty() {
        return None;
    }
    if let (Some(one), Some(other)) = (before.day(), now.day()) {
        // One day in other words is the same, unless a part of the words is another one: a weekday.
        let same = one.value() == other.value() && before.holds(one.at()) && now.holds(other.at());
        return (!same).then_some(Kind::Day);
    }
    if has_number(old) && has_number(new) {
        return before.says_otherwise(now).then_some(Kind::Number);
    }
    let other_words = content(params, old).any(|word| is_new(word, new))
        && content(params, new).any(|word| is_new(word, old));
    if !other_words {
        return None;
    }
    let [old_quotations, new_quotations] = quotations;
    if before.is_within(old_quotations) && now.is_within(new_quotations) {
        return Some(Kind::Quotation);
    }
    let named = before.names() && now.names();
    named.then_some(Kind::Name)
}

fn denials(params: &Params, words: &[Token<'_>]) -> usize {
    let denies = |word: &&Token<'_>| params.denials.contains(&word.text);
    words.iter().filter(denies).count()
}

fn content<'w, 't>(
    params: &'w Params,
    words: &'w [Token<'t>],
) -> impl Iterator<Item = &'w Token<'t>> {
    let light = |word: &&Token<'_>| {
        !params.light_words.contains(&word.text) && !params.denials.contains(&word.text)
    };
    words.iter().filter(light)
}

fn has_number(words: &[Token<'_>]) -> bool {
    words.iter().any(Token::is_number)
}

/// Whether none of the words is another form of it.
fn is_new(word: &Token<'_>, words: &[Token<'_>]) -> bool {
    !words.iter().any(|other| same_word(&word.text, &other.text))
}

impl<'c> Side<'_, 'c> {
    fn words(&self) -> &[Token<'c>] {
        self.line.words.get(self.range.clone()).unwrap_or_default()
    }

    /// Place of the words; of those around them if there are none.
    fn span(&self) -> Option<Span> {
        let range = if self.range.is_empty() {
            self.range.start.saturating_sub(1)..self.range.end + 1
        } else {
            self.range.clone()
        };
        let end = range.end.min(self.line.words.len());
        let words = self.line.words.get(range.start.min(end)..end)?;
        Some(Span {
            article: self.line.sentence.at().article,
            start: words.first()?.at.start as u32,
            end: words.last()?.at.end as u32,
        })
    }

    /// The day or days that the words are part of.
    fn day(&self) -> Option<Time<'c>> {
        let span = self.span()?;
        let mut times = self.case.times_in(self.line.sentence.index());
        times.find(|time| {
            matches!(time.kind(), TimeKind::Date | TimeKind::Time)
                && time.at().start < span.end
                && span.start < time.at().end
        })
    }

    fn holds(&self, at: Span) -> bool {
        let span = self.span();
        span.is_some_and(|span| span.start <= at.start && at.end <= span.end)
    }

    fn is_within(&self, quotations: &[Range<usize>]) -> bool {
        let span = self.span();
        span.is_some_and(|at| quoted::holds(quotations, &(at.start as usize..at.end as usize)))
    }

    /// Whether a name stands in it; the first word of a sentence has a capital anyhow.
    fn names(&self) -> bool {
        let mut words = self.range.clone().zip(self.words());
        words.any(|(at, word)| word.capital && at > 0 && word.before < Gap::Stop)
    }

    /// Whether its figures have other values than those of the other side; "24" and "twenty-four"
    /// have the same. What is no figure to the reader of claims is compared as it is written.
    fn says_otherwise(&self, other: &Self) -> bool {
        match (self.values(), other.values()) {
            (Some(one), Some(two)) => one != two,
            _ => true,
        }
    }

    fn values(&self) -> Option<Vec<Decimal>> {
        let span = self.span()?;
        let figures = self.case.quantities().filter(|figure| {
            let at = figure.at();
            at.article == span.article && at.start < span.end && span.start < at.end
        });
        let values: Vec<Decimal> = figures.filter_map(Quantity::value).collect();
        (!values.is_empty()).then_some(values)
    }
}
