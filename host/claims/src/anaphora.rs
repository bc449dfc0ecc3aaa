//! Words that stand for something said before: "the figure", "they".

use crate::arguments;
use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{Quantity, QuantityKind, WordPattern};
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// How many sentences back an antecedent may stand. Those without a noun do not count: they cannot
/// come between a word and what it stands for.
const REACH: u32 = 2;
/// How many sentences are looked at for that.
const LOOK: u32 = 8;

/// The sentences in which an antecedent may stand, its own first.
fn within_reach(tree: &Tree<'_>, sentence: u32) -> impl Iterator<Item = u32> {
    let mut nouns = 0;
    (0..=LOOK)
        .map_while(move |back| sentence.checked_sub(back))
        .take_while(move |earlier| {
            let (first, end) = tree.sentence_tokens(*earlier);
            let noun = |t| matches!(tree.upos(t), Upos::Noun | Upos::Propn);
            nouns += u32::from(*earlier < sentence && (first..end).any(noun));
            nouns <= REACH
        })
}

/// "put the number at 20,000": gives a figure that counts a mere measure word ("number", "toll")
/// what the word stands for: its own "of" complement, else what the last count before it counted.
pub(crate) fn resolve_measures(tree: &Tree<'_>, words: &Words, quantities: &mut [Quantity]) {
    let measure = [WordPattern("@measure".into())];
    for index in 0..quantities.len() {
        let Some(quantity) = quantities.get(index) else {
            continue;
        };
        let own = words.fits(&quantity.counted, &measure);
        if quantity.dimension != "count" || !(own || quantity.counted.is_empty()) {
            continue;
        }
        let Some(noun) = measured(tree, words, &measure, quantity) else {
            continue;
        };
        // "The toll of the raid" counts no raid: what is counted stands in the plural.
        let of = arguments::complements(tree, noun, "of")
            .map(|f| f.token)
            .find(|of| is_plural(tree, *of));
        let resolved = match of {
            Some(of) => Some((tree.lemma(of).to_lowercase(), tree.word(of).to_owned())),
            None => previous_count(tree, quantities, index, &measure, words),
        };
        if let (Some((counted, counted_words)), Some(quantity)) =
            (resolved, quantities.get_mut(index))
        {
            quantity.counted = counted;
            quantity.counted_words = counted_words;
        }
    }
}

/// The measure noun that the figure is given for: argument of a verb above the number.
fn measured(
    tree: &Tree<'_>,
    words: &Words,
    measure: &[WordPattern],
    quantity: &Quantity,
) -> Option<u32> {
    let number = (quantity.tokens.0..quantity.tokens.1).find(|t| {
        tree.token(*t)
            .is_some_and(|t| t.span.overlaps(quantity.number))
    })?;
    let fits = |token: &u32| words.fits(tree.lemma(*token), measure);
    for at in tree.path_up(number).take(5) {
        if fits(&at) {
            return Some(at);
        }
        let arguments = &[Deprel::Obj, Deprel::Nsubj, Deprel::NsubjPass];
        if let Some(found) = tree.related(at, arguments).find(fits) {
            return Some(found);
        }
    }
    None
}

fn previous_count(
    tree: &Tree<'_>,
    quantities: &[Quantity],
    index: usize,
    measure: &[WordPattern],
    words: &Words,
) -> Option<(String, String)> {
    let sentence = quantities.get(index)?.sentence;
    let earliest = within_reach(tree, sentence).last()?;
    quantities
        .get(..index)?
        .iter()
        .rev()
        .take_while(|q| q.sentence >= earliest)
        .find_map(|earlier| {
            let counts = earlier.dimension == "count"
                && !earlier.counted.is_empty()
                && !words.fits(&earlier.counted, measure)
                && !matches!(earlier.kind, QuantityKind::Rank | QuantityKind::Ordinal);
            counts.then(|| (earlier.counted.clone(), earlier.counted_words.clone()))
        })
}

/// The noun that a pronoun stands for, if one that fits stands in this sentence before it or in
/// the two sentences before: nearest first, subjects before others in a sentence.
pub(crate) fn antecedent(tree: &Tree<'_>, pronoun: u32, fits: impl Fn(u32) -> bool) -> Option<u32> {
    let plural = matches!(
        tree.lemma(pronoun),
        "they" | "them" | "their" | "these" | "those"
    );
    let single = matches!(tree.lemma(pronoun), "he" | "him" | "his" | "she" | "her");
    let sentence = tree.sentence(pronoun);
    for earlier in within_reach(tree, sentence) {
        let (first, end) = tree.sentence_tokens(earlier);
        let end = if earlier == sentence { pronoun } else { end };
        let candidates: Vec<u32> = (first..end)
            .filter(|t| matches!(tree.upos(*t), Upos::Noun | Upos::Propn))
            // "A patrol report says they": no patrol.
            .filter(|t| tree.rel(*t) != Deprel::Compound)
            .filter(|t| !plural || is_plural_or_group(tree, *t))
            .filter(|t| !single || !is_plural(tree, *t))
            .filter(|t| fits(*t))
            .collect();
        let subject = |t: &&u32| matches!(tree.rel(**t), Deprel::Nsubj | Deprel::NsubjPass);
        if let Some(found) = candidates
            .iter()
            .find(subject)
            .or_else(|| candidates.last())
        {
            return Some(*found);
        }
    }
    None
}

fn is_plural_or_group(tree: &Tree<'_>, token: u32) -> bool {
    is_plural(tree, token)
        || tree.child(token, Deprel::Conj).is_some()
        || tree.upos(token) == Upos::Noun
}

fn is_plural(tree: &Tree<'_>, token: u32) -> bool {
    tree.token(token)
        .is_some_and(|t| matches!(t.xpos, Xpos::Nns | Xpos::Nnps))
}
