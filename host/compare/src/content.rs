//! Which words carry content, and of what class they are.

use gainsay_text::Token;
use gainsay_text::syntax::Upos;

/// Class of a content word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordClass {
    /// Proper name.
    Name,
    /// Number, in digits or words.
    Figure,
    /// Common noun.
    Noun,
    /// Verb.
    Verb,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
    /// A preposition or conjunction that relates two facts: "before", "despite".
    Relator,
}

/// Verbs that say little by themselves.
const LIGHT_VERBS: &[&str] = &[
    "be", "can", "come", "could", "do", "get", "go", "have", "make", "may", "might", "must", "say",
    "shall", "should", "take", "tell", "use", "will", "would",
];

/// Modifiers that say little by themselves.
const LIGHT_MODIFIERS: &[&str] = &[
    "also", "as", "even", "here", "how", "just", "many", "much", "new", "not", "now", "only",
    "other", "own", "same", "so", "still", "such", "then", "there", "too", "very", "well", "when",
    "where", "while", "why",
];

/// Words of so general a meaning that a writer may put them anywhere without a fact of his own.
const GENERAL: &[&str] = &[
    "able",
    "account",
    "allow",
    "area",
    "ask",
    "base",
    "become",
    "begin",
    "believe",
    "bring",
    "call",
    "case",
    "cause",
    "certain",
    "continue",
    "due",
    "effort",
    "enable",
    "end",
    "event",
    "expect",
    "face",
    "fact",
    "feel",
    "find",
    "follow",
    "form",
    "give",
    "group",
    "happen",
    "hear",
    "help",
    "hold",
    "include",
    "involve",
    "issue",
    "keep",
    "kind",
    "know",
    "lead",
    "leave",
    "let",
    "like",
    "look",
    "lot",
    "matter",
    "mean",
    "member",
    "move",
    "need",
    "number",
    "occur",
    "part",
    "people",
    "person",
    "place",
    "plan",
    "provide",
    "put",
    "related",
    "remain",
    "run",
    "see",
    "seek",
    "seem",
    "set",
    "show",
    "side",
    "situation",
    "sort",
    "spend",
    "stand",
    "start",
    "state",
    "stay",
    "such",
    "thing",
    "think",
    "time",
    "try",
    "turn",
    "type",
    "various",
    "want",
    "way",
    "work",
];

/// Whether a word that the text does not have still adds nothing to it.
pub(crate) fn is_general(lemma: &str) -> bool {
    GENERAL.binary_search(&lemma).is_ok()
}

/// Function words that carry a fact of order, cause or degree.
const RELATORS: &[&str] = &[
    "above", "after", "against", "always", "because", "before", "below", "despite", "down",
    "except", "fewer", "first", "last", "less", "more", "most", "never", "unlike", "up", "without",
];

/// The class of a token, if it carries content. `word` is lower case.
pub(crate) fn class_of(token: &Token, word: &str) -> Option<WordClass> {
    let lemma = &*token.lemma;
    let figure = word.starts_with(|c: char| c.is_ascii_digit());
    let light = |list: &[&str]| list.binary_search(&lemma).is_ok();
    match token.upos {
        Upos::Num => Some(WordClass::Figure),
        Upos::Noun | Upos::Propn | Upos::Adj if figure => Some(WordClass::Figure),
        Upos::Noun => Some(WordClass::Noun),
        Upos::Propn => Some(WordClass::Name),
        Upos::Verb => {
            let spelt = word.chars().all(char::is_alphabetic);
            (spelt && !light(LIGHT_VERBS)).then_some(WordClass::Verb)
        }
        Upos::Adj if light(RELATORS) => Some(WordClass::Adjective),
        Upos::Adj => (!light(LIGHT_MODIFIERS)).then_some(WordClass::Adjective),
        Upos::Adv if light(RELATORS) => Some(WordClass::Adverb),
        Upos::Adv => (!light(LIGHT_MODIFIERS) && lemma.len() > 3).then_some(WordClass::Adverb),
        Upos::Adp | Upos::Sconj => light(RELATORS).then_some(WordClass::Relator),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(LIGHT_VERBS.is_sorted());
        assert!(LIGHT_MODIFIERS.is_sorted());
        assert!(GENERAL.is_sorted());
        assert!(RELATORS.is_sorted());
    }
}
