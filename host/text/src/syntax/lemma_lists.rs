//! Words whose lemma no spelling rule gives, read from the lists in `lemma/`.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// From a form to its lemma.
type Forms = FxHashMap<&'static str, &'static str>;

/// All lists, read once.
pub(super) struct Lists {
    pub(super) verbs: Forms,
    /// Lemmas of irregular verbs with the number of their listed forms.
    pub(super) irregular_verbs: FxHashMap<&'static str, usize>,
    pub(super) nouns: Forms,
    pub(super) adjectives: Forms,
    pub(super) adverbs: Forms,
    pub(super) function_words: Forms,
    /// Verb stems in a double consonant, with their infinitive.
    pub(super) doubled: Forms,
    /// Words compared with -er and -est.
    pub(super) compared: FxHashSet<&'static str>,
    /// Verb stems whose infinitive has an -e that their ending does not show.
    pub(super) with_e: FxHashSet<&'static str>,
    /// Verb stems whose infinitive has no -e, against what their ending suggests.
    pub(super) without_e: FxHashSet<&'static str>,
}

/// The lists of this crate.
pub(super) fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists {
        verbs: forms(include_str!("lemma/verbs.txt")),
        irregular_verbs: form_counts(include_str!("lemma/verbs.txt")),
        nouns: forms(include_str!("lemma/nouns.txt")),
        adjectives: forms(include_str!("lemma/adjectives.txt")),
        adverbs: forms(include_str!("lemma/adverbs.txt")),
        function_words: forms(include_str!("lemma/function_words.txt")),
        doubled: forms(include_str!("lemma/doubled_stems.txt")),
        compared: words(include_str!("lemma/compared.txt")),
        with_e: words(include_str!("lemma/stems_with_e.txt")),
        without_e: words(include_str!("lemma/stems_without_e.txt")),
    })
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

/// What the list of irregular verbs says of a word by itself: 0 nothing, 1 an infinitive, else a
/// form. "Swept" is past tense and participle; of "began" and "begun", "blew" and "blown", the
/// number of forms, the vowel and the ending tell which is which.
pub(super) fn verb_form(word: &str) -> u8 {
    let lists = lists();
    let Some(lemma) = lists.verbs.get(word) else {
        return u8::from(lists.irregular_verbs.contains_key(word));
    };
    let several = lists
        .irregular_verbs
        .get(lemma)
        .is_some_and(|&forms| forms > 1);
    let weak = ["ed", "ing", "s"]
        .iter()
        .any(|ending| word.ends_with(ending));
    let participle = word.ends_with('n') || word.ends_with("ne");
    2 + u8::from(several)
        + 2 * u8::from(word.contains('u'))
        + 4 * u8::from(participle)
        + 8 * u8::from(weak)
}

/// The lemmas of such lines with the number of their forms.
fn form_counts(text: &'static str) -> FxHashMap<&'static str, usize> {
    let entries = lines(text).filter_map(|line| line.split_once(": "));
    entries
        .map(|(lemma, forms)| (lemma, forms.split(' ').count()))
        .collect()
}

/// Reads lines of a lemma, a colon and its forms.
fn forms(text: &'static str) -> Forms {
    let entries = lines(text).filter_map(|line| line.split_once(": "));
    entries
        .flat_map(|(lemma, forms)| forms.split(' ').map(move |form| (form, lemma)))
        .collect()
}

fn words(text: &'static str) -> FxHashSet<&'static str> {
    lines(text).flat_map(str::split_whitespace).collect()
}
