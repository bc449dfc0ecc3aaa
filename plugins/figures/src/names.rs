//! Names of a sentence: what tells "the district of Sund" from "the district of Orra".

use gainsay_sdk::{Case, Day, Sentence, Span, is_word_char};
use std::collections::BTreeMap;

/// How many letters a name and its adjective share at least: "Oskland", "Osklander".
const STEM: usize = 4;

/// The capitalised words of a sentence behind its first word and outside of those who speak in it.
pub(crate) fn of<'c>(case: &'c Case, sentence: Sentence<'c>) -> Vec<&'c str> {
    let speakers: Vec<Span> = case
        .attributions()
        .filter(|by| by.sentence_index() == sentence.index())
        .filter_map(gainsay_sdk::Attribution::source_at)
        .collect();
    beside(case, sentence, &speakers)
}

/// Where the sources of all attributions stand, by sentence.
pub(crate) fn speakers(case: &Case) -> BTreeMap<u32, Vec<Span>> {
    let mut speakers: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
    for by in case.attributions() {
        let places = speakers.entry(by.sentence_index()).or_default();
        places.extend(by.source_at());
    }
    speakers
}

/// The names of a sentence in which these speak.
pub(crate) fn beside<'c>(
    case: &'c Case,
    sentence: Sentence<'c>,
    speakers: &[Span],
) -> Vec<&'c str> {
    let at = sentence.at();
    let text = case.words_at(at);
    let mut offset = 0;
    let mut names = Vec::new();
    for (place, word) in text.split(|c: char| !is_word_char(c)).enumerate() {
        let start = at.start + offset as u32;
        offset += word.len()
            + text
                .get(offset + word.len()..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
        let named =
            word.chars().next().is_some_and(char::is_uppercase) && word.chars().nth(1).is_some();
        let spoken = || {
            speakers
                .iter()
                .any(|by| by.start <= start && start < by.end)
        };
        if place > 0 && named && !Day::is_named(word) && !spoken() {
            names.push(word);
        }
    }
    names
}

/// "He hit six": about somebody of an earlier sentence, who need not be the one that another names.
pub(crate) fn opens_with_pronoun(case: &Case, sentence: Sentence<'_>) -> bool {
    let text = case.words_at(sentence.at());
    let first = text
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty());
    first.is_some_and(|word| matches!(word, "He" | "She" | "They" | "His" | "Her" | "Their"))
}

/// Whether both name somebody or something and have no name in common.
pub(crate) fn differ(one: &[&str], two: &[&str]) -> bool {
    let same = |a: &str, b: &str| {
        a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= STEM.min(a.chars().count())
    };
    !one.is_empty() && !two.is_empty() && !one.iter().any(|a| two.iter().any(|b| same(a, b)))
}
