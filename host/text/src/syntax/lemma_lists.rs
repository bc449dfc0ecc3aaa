//! Words whose lemma no spelling rule gives, read from the lists in `lemma/`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// From a form to its lemma.
type Forms = BTreeMap<&'static str, &'static str>;

/// All lists, read once.
pub(super) struct Lists {
    pub(super) verbs: Forms,
    pub(super) nouns: Forms,
    pub(super) adjectives: Forms,
    pub(super) adverbs: Forms,
    pub(super) function_words: Forms,
    /// Verb stems in a double consonant, with their infinitive.
    pub(super) doubled: Forms,
    /// Words compared with -er and -est.
    pub(super) compared: BTreeSet<&'static str>,
    /// Verb stems whose infinitive has an -e that their ending does not show.
    pub(super) with_e: BTreeSet<&'static str>,
    /// Verb stems whose infinitive has no -e, against what their ending suggests.
    pub(super) without_e: BTreeSet<&'static str>,
}

/// The lists of this crate.
pub(super) fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists {
        verbs: forms(include_str!("lemma/verbs.txt")),
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

/// Reads lines of a lemma, a colon and its forms.
fn forms(text: &'static str) -> Forms {
    let entries = lines(text).filter_map(|line| line.split_once(": "));
    entries
        .flat_map(|(lemma, forms)| forms.split(' ').map(move |form| (form, lemma)))
        .collect()
}

fn words(text: &'static str) -> BTreeSet<&'static str> {
    lines(text).flat_map(str::split_whitespace).collect()
}
