//! From a word form to its dictionary form, by a list of irregular words and spelling rules.

use gainsay_model::lowered;
use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::lemma_lists::lists;
use super::tags::Upos;

/// The lower-case dictionary form of a word with this part of speech.
///
/// Names are only lower-cased. A word that no rule knows is its own lemma.
///
/// ```
/// use gainsay_text::syntax::{Upos, lemma};
/// assert_eq!(lemma("announced", Upos::Verb), "announce");
/// assert_eq!(lemma("Cities", Upos::Noun), "city");
/// ```
pub fn lemma(word: &str, upos: Upos) -> Cow<'_, str> {
    let lower = lower_case(word);
    let found = match upos {
        Upos::Verb => verb(&lower),
        Upos::Aux | Upos::Pron | Upos::Det | Upos::Part => function_word(&lower, upos),
        Upos::Noun => noun(&lower),
        Upos::Adj => compared(&lower, &lists().adjectives),
        Upos::Adv => compared(&lower, &lists().adverbs),
        _ => None,
    };
    found.map_or(lower, Cow::Owned)
}

/// The word in lower case with plain apostrophes, borrowed if it already is so.
fn lower_case(word: &str) -> Cow<'_, str> {
    match lowered(word) {
        Cow::Owned(word) => Cow::Owned(word.replace(['’', '‘'], "'")),
        plain @ Cow::Borrowed(_) => plain,
    }
}

fn function_word(word: &str, upos: Upos) -> Option<String> {
    // "'s" is a verb only as an auxiliary; as a particle it marks possession.
    match (upos, word) {
        (Upos::Part, "s" | "'s" | "'") => Some("'s".to_owned()),
        (Upos::Part, "na" | "ta") => Some("to".to_owned()),
        (Upos::Pron, "'s") => Some("we".to_owned()),
        (Upos::Part | Upos::Aux, _) => lists().function_words.get(word).copied().map(str::to_owned),
        (_, _) => pronoun(word).map(str::to_owned),
    }
}

fn pronoun(word: &str) -> Option<&'static str> {
    let shortened = matches!(
        word,
        "'d" | "'ll" | "'m" | "'re" | "'ve" | "d" | "m" | "r" | "re"
    );
    lists()
        .function_words
        .get(word)
        .copied()
        .filter(|_| !shortened)
}

fn noun(word: &str) -> Option<String> {
    if let Some(known) = lists().nouns.get(word).copied() {
        return Some(known.to_owned());
    }
    if let Some((first, last)) = word.rsplit_once('-') {
        return noun(last)
            .filter(|_| !first.is_empty())
            .map(|last| format!("{first}-{last}"));
    }
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 3) {
        return Some(format!("{stem}man"));
    }
    plural_stem(word)
}

/// Takes -s, -es or -ies off.
fn plural_stem(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 1)?;
    if stem.ends_with(['s', '\'', 'u', 'i']) {
        return None;
    }
    if let Some(short) = stem.strip_suffix("ie").filter(|short| short.len() > 1) {
        return Some(format!("{short}y"));
    }
    if let Some(short) = stem.strip_suffix('e') {
        let hissing = ["sh", "ch", "x", "ss", "zz", "o"];
        if hissing.iter().any(|ending| short.ends_with(ending)) {
            return Some(short.to_owned());
        }
    }
    Some(stem.to_owned())
}

fn compared(word: &str, irregular: &FxHashMap<&str, &'static str>) -> Option<String> {
    if let Some(known) = irregular.get(word).copied() {
        return Some(known.to_owned());
    }
    let stem = word
        .strip_suffix("er")
        .or_else(|| word.strip_suffix("est"))?;
    let candidates = [
        Some(stem.to_owned()),
        Some(format!("{stem}e")),
        undoubled(stem),
        with_y(stem),
    ];
    let known = |candidate: &String| lists().compared.contains(candidate.as_str());
    candidates.into_iter().flatten().find(known)
}

/// "happi" to "happy".
fn with_y(stem: &str) -> Option<String> {
    stem.strip_suffix('i').map(|short| format!("{short}y"))
}

/// "bigg" to "big".
fn undoubled(stem: &str) -> Option<String> {
    let mut chars = stem.chars().rev();
    let last = chars.next()?;
    let double = chars.next() == Some(last) && last.is_ascii_alphabetic();
    double.then(|| stem.strip_suffix(last).unwrap_or(stem).to_owned())
}

fn verb(word: &str) -> Option<String> {
    if let Some(known) = lists().verbs.get(word).copied() {
        return Some(known.to_owned());
    }
    if let Some((first, last)) = word.rsplit_once('-') {
        return verb(last)
            .filter(|_| !first.is_empty())
            .map(|last| format!("{first}-{last}"));
    }
    if let Some(stem) = word.strip_suffix("ied") {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) = word
        .strip_suffix("eed")
        .filter(|stem| has_vowel(stem) || stem.len() > 1)
    {
        return Some(format!("{stem}ee"));
    }
    let stem = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"));
    if let Some(stem) = stem.filter(|stem| stem.len() > 1 && has_vowel(stem)) {
        return Some(infinitive(stem));
    }
    if let Some(base) = prefixed_irregular(word) {
        return Some(base);
    }
    if word.len() > 3 {
        plural_stem(word)
    } else {
        None
    }
}

/// "rewrote", "outbid": a prefix before an irregular form.
fn prefixed_irregular(word: &str) -> Option<String> {
    ["re", "over", "under", "out", "mis", "un", "fore"]
        .iter()
        .find_map(|prefix| {
            let rest = word.strip_prefix(prefix).filter(|rest| rest.len() > 3)?;
            // A regular form of the list says nothing of the word with a prefix.
            let base = lists()
                .verbs
                .get(rest)
                .copied()
                .filter(|base| *base != rest && !rest.ends_with('s'))?;
            Some(format!("{prefix}{base}"))
        })
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// The infinitive whose -ing or -ed was taken off.
fn infinitive(stem: &str) -> String {
    if let Some(known) = lists().doubled.get(stem).copied() {
        return known.to_owned();
    }
    if lists().with_e.contains(stem) {
        return format!("{stem}e");
    }
    if lists().without_e.contains(stem) {
        return stem.to_owned();
    }
    let doubled = ["bb", "dd", "gg", "kk", "mm", "nn", "pp", "rr", "tt", "vv"];
    if doubled.iter().any(|ending| stem.ends_with(ending)) {
        return undoubled(stem).unwrap_or_else(|| stem.to_owned());
    }
    if lacks_e(stem) {
        format!("{stem}e")
    } else {
        stem.to_owned()
    }
}

/// Whether the ending of a stem shows that its infinitive ends in -e.
fn lacks_e(stem: &str) -> bool {
    let vowel = |char: Option<char>| char.is_some_and(|char| "aeiouy".contains(char));
    let mut back = stem.chars().rev();
    let (last, second, third) = (back.next(), back.next(), back.next());
    // One vowel letter before the last consonant, as in "mak-"; "qu" counts as a consonant.
    let single = vowel(second) && (!vowel(third) || stem.ends_with("quir"));
    let syllables = stem.chars().filter(|&char| "aeiouy".contains(char)).count();
    match last {
        Some('v' | 'c' | 'u') => true,
        Some('z') => second != Some('z'),
        Some('s') => second != Some('s'),
        Some('g') => second != Some('n') && second != Some('g') || stem.ends_with("ang"),
        Some('l') => {
            matches!(
                second,
                Some('b' | 'c' | 'd' | 'f' | 'g' | 'k' | 'p' | 't' | 'z')
            ) || (single && matches!(second, Some('i' | 'u')))
                || (single && syllables == 1)
        }
        Some('r') => single && (matches!(second, Some('a' | 'i' | 'u')) || syllables == 1),
        Some('t') => {
            let ate = ["iat", "uat", "creat"]
                .iter()
                .any(|ending| stem.ends_with(ending));
            ate || single && (second == Some('a') || syllables == 1 && second != Some('e'))
        }
        Some('n') => single && (second == Some('i') || syllables == 1),
        Some('d' | 'm' | 'k') => single,
        Some('p' | 'b') => single && syllables == 1,
        _ => false,
    }
}
