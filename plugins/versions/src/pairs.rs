//! Sentences of the old version and what became of them.

use gainsay_sdk::{Case, Sentence, Token, tokens, word_key};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A sentence with its words.
pub(crate) struct Line<'c> {
    pub(crate) sentence: Sentence<'c>,
    pub(crate) words: Vec<Token<'c>>,
    /// Keys of the words in ascending order.
    sorted: Vec<u64>,
}

/// A sentence of the old version and one of the new version that is nearly the same.
pub(crate) struct Pair<'c> {
    pub(crate) before: Line<'c>,
    pub(crate) now: Line<'c>,
}

/// Sentences on each side of a rewritten passage that are compared with each other; more are another
/// text.
const MOST: usize = 40;

/// Pairs in the order of the new version.
pub(crate) fn nearly_same(case: &Case, min_alike_percent: usize) -> Vec<Pair<'_>> {
    let [before, now] = [0, 1].map(|article| lines(case, article));
    let keys = |lines: &[Option<Line<'_>>]| -> Vec<u64> {
        let words = lines.iter().flatten().map(|line| &line.words);
        words
            .map(|words| {
                let keys = words.iter().map(|word| word_key(&word.text));
                keys.fold(0_u64, |sum, key| sum.rotate_left(7) ^ key)
            })
            .collect()
    };
    let (mut before, mut now) = (before, now);
    let ops = capture_diff_slices(Algorithm::Patience, &keys(&before), &keys(&now));
    let mut pairs = Vec::new();
    for op in ops {
        if let DiffOp::Replace {
            old_index,
            old_len,
            new_index,
            new_len,
        } = op
        {
            let old = before.get_mut(old_index..old_index + old_len.min(MOST));
            let new = now.get_mut(new_index..new_index + new_len.min(MOST));
            if let Some((old, new)) = old.zip(new) {
                pair_up(old, new, min_alike_percent, &mut pairs);
            }
        }
    }
    pairs.sort_by_key(|pair| pair.now.sentence.index());
    pairs
}

fn lines(case: &Case, article: u32) -> Vec<Option<Line<'_>>> {
    let text = case.article_text(article);
    let sentences = case.sentences().filter(|s| s.at().article == article);
    sentences
        .map(|sentence| {
            let at = sentence.at();
            let words = words(text, at.start as usize..at.end as usize);
            let mut sorted: Vec<u64> = words.iter().map(|word| word_key(&word.text)).collect();
            sorted.sort_unstable();
            Some(Line {
                sentence,
                words,
                sorted,
            })
        })
        .collect()
}

/// All words of a stretch, those in brackets among them.
fn words(text: &str, range: Range<usize>) -> Vec<Token<'_>> {
    let part = text.get(range.clone()).unwrap_or_default();
    let mut start = range.start;
    let mut found = Vec::new();
    for piece in part.split_inclusive(['(', ')', '[', ']']) {
        let end = start + piece.len();
        let whole = piece.trim_end_matches(['(', ')', '[', ']']).len();
        found.extend(tokens(text, start..start + whole));
        start = end;
    }
    found
}

/// Takes the pairs that are most alike out of a rewritten passage.
fn pair_up<'c>(
    old: &mut [Option<Line<'c>>],
    new: &mut [Option<Line<'c>>],
    min_alike_percent: usize,
    pairs: &mut Vec<Pair<'c>>,
) {
    let mut alike: Vec<(usize, usize, usize)> = Vec::new();
    for (i, one) in old.iter().enumerate() {
        for (j, other) in new.iter().enumerate() {
            if let (Some(one), Some(other)) = (one, other) {
                let percent = alike_percent(&one.sorted, &other.sorted);
                if percent >= min_alike_percent {
                    alike.push((percent, i, j));
                }
            }
        }
    }
    alike.sort_unstable_by_key(|&(percent, i, j)| (std::cmp::Reverse(percent), i, j));
    for (_, i, j) in alike {
        if let (Some(one), Some(other)) = (old.get_mut(i), new.get_mut(j))
            && one.is_some()
            && other.is_some()
            && let (Some(before), Some(now)) = (one.take(), other.take())
        {
            pairs.push(Pair { before, now });
        }
    }
}

/// Words in common, in percent of all words of both.
fn alike_percent(one: &[u64], other: &[u64]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    200 * common / (one.len() + other.len()).max(1)
}
