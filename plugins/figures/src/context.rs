//! What sentences say around their figures: days, names, words of change.

use crate::names;
use gainsay_sdk::{Case, Sentence, Time, Words, is_word_char, word_key};
use std::collections::BTreeSet;

/// How many letters of two words must agree for both to be forms of one.
const STEM: usize = 6;

/// The first letters of a word as a number: the same for the same letters. It is made and compared
/// without a string, since every word of an article gets one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stem(u64);

/// Set in the number of letters that do not fit into it as they are.
const HASHED: u64 = 1 << 63;

/// The first letters of a word in lower case, without "'s".
pub(crate) fn stem(word: &str) -> Stem {
    if let Some(stem) = ascii_stem(without_possessive(word)) {
        return stem;
    }
    let letters = first_letters(word);
    // Some letters of other scripts have a small one that is ASCII.
    ascii_stem(&letters).unwrap_or_else(|| Stem(word_key(&letters) | HASHED))
}

/// The stem of a word that begins with ASCII.
fn ascii_stem(word: &str) -> Option<Stem> {
    let first = word.as_bytes().iter().take(STEM);
    first.clone().all(u8::is_ascii).then(|| {
        Stem(first.fold(0, |number, byte| {
            number << 8 | u64::from(byte.to_ascii_lowercase())
        }))
    })
}

/// The same as a string.
pub(crate) fn first_letters(word: &str) -> String {
    let letters = without_possessive(word).chars().take(STEM);
    letters.flat_map(char::to_lowercase).collect()
}

fn without_possessive(mut word: &str) -> &str {
    for ending in ["'s", "’s"] {
        while let Some(rest) = word.strip_suffix(ending) {
            word = rest;
        }
    }
    word
}

/// How many bytes behind a cue a day may stand that is the day of saying: "told reporters on Monday".
const SAYING: u32 = 24;

/// First and last days of what a sentence dates. The day on which somebody says so is none of them.
pub(crate) fn days(case: &Case, sentence: Sentence<'_>) -> Vec<(i32, i32)> {
    case.times_in(sentence.index())
        .filter(|time| !is_of_saying(case, *time))
        .filter_map(Time::days)
        .collect()
}

/// "The ministry said on Monday": a day behind a cue and outside of what is said.
fn is_of_saying(case: &Case, time: Time<'_>) -> bool {
    let at = time.at();
    let mut sayings = case.attributions().filter(|by| {
        let end = by.cue_at().end;
        by.sentence_index() == time.sentence_index() && (end..=end + SAYING).contains(&at.start)
    });
    sayings.any(|by| !by.content().is_empty() && !by.content().iter().any(|said| said.contains(at)))
}

/// Whether both sentences are dated, and no date of the one allows one of the other.
pub(crate) fn days_exclude(case: &Case, one: Sentence<'_>, two: Sentence<'_>) -> bool {
    let (one, two) = (days(case, one), days(case, two));
    let meet = |a: &(i32, i32)| two.iter().any(|b| a.0 <= b.1 && b.0 <= a.1);
    !one.is_empty() && !two.is_empty() && !one.iter().any(meet)
}

/// Different words of the list in either sentence.
pub(crate) fn listed(list: &Words, one: Sentence<'_>, two: Sentence<'_>) -> usize {
    let mut found: Vec<&str> = one
        .words()
        .chain(two.words())
        .filter(|word| list.contains(word))
        .collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// Stems of all words of a sentence.
pub(crate) fn stems(case: &Case, sentence: Sentence<'_>) -> BTreeSet<Stem> {
    case.words_at(sentence.at())
        .split(|c: char| !is_word_char(c))
        .map(stem)
        .collect()
}

/// Whether each sentence names somebody or something of which the other says nothing.
pub(crate) fn names_apart(case: &Case, one: Sentence<'_>, two: Sentence<'_>) -> bool {
    let lacks = |names: &[&str], other: &BTreeSet<Stem>| {
        names.iter().any(|name| !other.contains(&stem(name)))
    };
    lacks(&names::of(case, one), &stems(case, two))
        && lacks(&names::of(case, two), &stems(case, one))
}

#[cfg(test)]
mod tests {
    use super::{first_letters, stem};

    #[test]
    fn stems_are_the_same_where_the_first_letters_are() {
        let words = [
            "",
            "a",
            "Sund's",
            "sund’s",
            "SUND",
            "sunder",
            "Sundered",
            "sundering",
            "'s",
            "émigré",
            "Émigrés",
            "émigre",
            "nai\u{308}ve",
            "élan's",
            "sünd",
            "sund\u{e9}",
            "\u{212a}elvin",
            "kelvin",
        ];
        for one in words {
            for other in words {
                let same = first_letters(one) == first_letters(other);
                assert_eq!(stem(one) == stem(other), same, "{one} {other}");
            }
        }
    }
}
