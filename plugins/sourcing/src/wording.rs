//! Words and phrases of running text, against the lists of a rule.

use crate::Params;
use gainsay_sdk::{Article, Attribution, Case, Gap, Sentence, Span, Token, Words, tokens};

/// Words of the longest phrase in a list.
const LONGEST: usize = 5;

/// The words at that place.
pub(crate) fn words_at(case: &Case, at: Span) -> Vec<Token<'_>> {
    let text = case.article_text(at.article);
    tokens(text, at.start as usize..at.end as usize)
}

/// All words of an article.
pub(crate) fn all_words<'c>(case: &'c Case, article: Article<'_>) -> Vec<Token<'c>> {
    let text = case.article_text(article.index());
    tokens(text, 0..text.len())
}

/// Sentences of running text of an article.
pub(crate) fn running<'c>(
    case: &'c Case,
    article: Article<'_>,
) -> impl Iterator<Item = Sentence<'c>> + use<'c> {
    let article = article.index();
    case.sentences()
        .filter(move |sentence| sentence.at().article == article && !sentence.is_heading())
}

/// How many words the longest phrase of the list takes that starts at that word; 0 if none does.
pub(crate) fn phrase_at(words: &[Token<'_>], at: usize, list: &Words) -> usize {
    let mut phrase = String::new();
    let mut longest = 0;
    let here = words.get(at..).unwrap_or_default();
    for (index, word) in here.iter().take(LONGEST).enumerate() {
        if index > 0 {
            if word.before != Gap::None {
                break;
            }
            phrase.push(' ');
        }
        phrase.push_str(&word.text);
        if list.contains(&phrase) {
            longest = index + 1;
        }
    }
    longest
}

/// Whether a phrase of the list stands among the words.
pub(crate) fn has_phrase(words: &[Token<'_>], list: &Words) -> bool {
    !list.is_empty() && (0..words.len()).any(|at| phrase_at(words, at, list) > 0)
}

/// Whether the cue, as it is written, is one of those that the rule is about.
pub(crate) fn is_cue(case: &Case, params: &Params, by: Attribution<'_>) -> bool {
    words_at(case, by.cue_at())
        .iter()
        .any(|word| params.cue_words.contains(&word.text))
}

/// Whether the word takes back what follows it.
pub(crate) fn is_negation(word: &Token<'_>) -> bool {
    matches!(
        word.text.as_ref(),
        "not" | "no" | "never" | "nor" | "neither" | "nobody" | "none" | "without"
    )
}

/// Whether one of the `reach` words before that one, within the sentence, takes back what follows.
pub(crate) fn is_negated(words: &[Token<'_>], at: usize, reach: usize) -> bool {
    let first = at.saturating_sub(reach);
    let open = words
        .get(first..=at)
        .unwrap_or_default()
        .iter()
        .rev()
        .scan(true, |open, word| {
            let here = *open;
            *open = here && word.before < Gap::Stop;
            here.then_some(word)
        });
    open.skip(1).any(is_negation)
}

/// The span of a run of words in that article.
pub(crate) fn span(article: u32, words: &[Token<'_>]) -> Option<Span> {
    let (first, last) = (words.first()?, words.last()?);
    Some(Span {
        article,
        start: first.at.start as u32,
        end: last.at.end as u32,
    })
}
