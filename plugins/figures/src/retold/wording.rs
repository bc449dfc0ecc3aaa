//! The words of a sentence as they lie around a figure.

use crate::Params;
use crate::context::{Stem, stem};
use crate::measure::Figure;
use gainsay_sdk::{Case, Gap, Sentence, Span, Token, tokens};
use std::collections::BTreeSet;

/// How many words on each side are near a figure.
const NEAR: usize = 6;

/// Stems of the words before and behind the number of a figure.
pub(super) struct Wording {
    /// From the number towards the beginning of the sentence.
    before: Vec<Stem>,
    /// From the number, with unit and counted noun, towards the end.
    behind: Vec<Stem>,
    /// Stems of those words near the number that say something, without what is counted.
    pub(super) near: BTreeSet<Stem>,
}

impl Wording {
    pub(super) fn new(case: &Case, figure: &Figure<'_>, counted: &[Stem], params: &Params) -> Self {
        let all = words(case, figure.sentence);
        let at = figure.at();
        let within = |token: &&Token<'_>| {
            token.at.start >= at.start as usize && token.at.end <= at.end as usize
        };
        let numeral = |token: &&Token<'_>| is_numeral(token, params);
        let numerals = || all.iter().filter(within).filter(numeral);
        let first = numerals()
            .next()
            .map_or(at.start as usize, |token| token.at.start);
        let last = numerals()
            .next_back()
            .map_or(at.end as usize, |token| token.at.end);
        let (before, behind): (Vec<&Token<'_>>, Vec<&Token<'_>>) = all
            .iter()
            .filter(|token| token.at.end <= first || token.at.start >= last)
            .partition(|token| token.at.end <= first);
        let near = |words: &mut dyn Iterator<Item = &&Token<'_>>| -> Vec<Stem> {
            words
                .filter(|token| is_content(token, params))
                .take(NEAR)
                .map(|token| stem(&token.text))
                .collect()
        };
        let mut found: BTreeSet<Stem> = near(&mut before.iter().rev()).into_iter().collect();
        found.extend(near(&mut behind.iter()));
        found.retain(|stem| !counted.contains(stem));
        let stems = |token: &&Token<'_>| stem(&token.text);
        Self {
            before: before.iter().rev().map(stems).collect(),
            behind: behind.iter().map(stems).collect(),
            near: found,
        }
    }

    /// How many words right before both numbers are the same, and how many right behind.
    pub(super) fn runs(&self, other: &Self) -> (usize, usize) {
        let run = |one: &[Stem], two: &[Stem]| {
            let pairs = one.iter().zip(two);
            pairs.take_while(|(a, b)| a == b).count()
        };
        (
            run(&self.before, &other.before),
            run(&self.behind, &other.behind),
        )
    }
}

/// Stems of the words of a sentence that say something, each once.
pub(super) fn stems(case: &Case, sentence: Sentence<'_>, params: &Params) -> Vec<Stem> {
    let words = words(case, sentence);
    let content = words.iter().filter(|token| is_content(token, params));
    let mut stems: Vec<Stem> = content.map(|token| stem(&token.text)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The stem of the word right behind that place, if it says something: what a length of time is of.
pub(super) fn next(case: &Case, at: Span, end: u32, params: &Params) -> Option<Stem> {
    let text = case.article_text(at.article);
    let words = tokens(text, at.end as usize..end as usize);
    let next = words.first().filter(|word| word.before == Gap::None)?;
    is_content(next, params).then(|| stem(&next.text))
}

fn words<'c>(case: &'c Case, sentence: Sentence<'_>) -> Vec<Token<'c>> {
    let at = sentence.at();
    tokens(
        case.article_text(at.article),
        at.start as usize..at.end as usize,
    )
}

fn is_numeral(token: &Token<'_>, params: &Params) -> bool {
    token.is_number() || params.scale_words.contains(&token.text)
}

fn is_content(token: &Token<'_>, params: &Params) -> bool {
    let word = &token.text;
    word.len() > 1
        && word.starts_with(char::is_alphanumeric)
        && !is_numeral(token, params)
        && !params.light_words.contains(word)
}
