//! Who does what to whom, on both sides: "the court sued the firm" against "the firm sued the court".

use crate::content::WordClass;
use crate::differences::Sides;
use crate::index::{Index, Word};
use crate::support::Support;
use crate::{Difference, DifferenceKind};
use gainsay_text::syntax::Deprel;

/// The content words that act and those that are acted on.
#[derive(Default)]
struct Roles {
    agents: Vec<u32>,
    themes: Vec<u32>,
}

/// Adds verbs of the statement whose agent is the theme of the same verb in the text and not its
/// agent, or the other way round.
pub(crate) fn add(sides: &Sides<'_>, support: &[Support], differences: &mut Vec<Difference>) {
    for (word, found) in sides.statement.words.iter().zip(support) {
        if word.class != WordClass::Verb {
            continue;
        }
        let stated = roles(sides.statement, word);
        let swapped = found.places.iter().find_map(|place| {
            let verb = sides.text.word(*place)?;
            let same = verb.class == WordClass::Verb && verb.lemma == word.lemma;
            let roles = same.then(|| roles(sides.text, verb))?;
            let has = |own: &[u32], theirs: &[u32]| meet(support, own, theirs);
            // "opened the gate" and "the gate opened" are no exchange.
            let crossed = has(&stated.agents, &roles.themes)
                || !roles.themes.is_empty() && has(&stated.themes, &roles.agents);
            let straight = has(&stated.agents, &roles.agents) || has(&stated.themes, &roles.themes);
            (crossed && !straight).then_some(verb)
        });
        if let Some(verb) = swapped {
            differences.push(Difference {
                kind: DifferenceKind::Swapped,
                class: WordClass::Verb,
                stated: word.span,
                found: Some(verb.span),
                weight: found.good.map_or(0.0, |(_, found)| found.context),
            });
        }
    }
}

/// Whether two verbs have an agent in common.
pub(crate) fn same_agent(sides: &Sides<'_>, support: &[Support], word: &Word, verb: &Word) -> bool {
    let (stated, found) = (roles(sides.statement, word), roles(sides.text, verb));
    meet(support, &stated.agents, &found.agents)
}

/// A word of the statement is supported by one of the words of the text.
fn meet(support: &[Support], stated: &[u32], found: &[u32]) -> bool {
    stated.iter().any(|word| {
        let places = support.get(*word as usize).map(|s| s.places.as_slice());
        let places = places.unwrap_or_default();
        found.iter().any(|word| places.binary_search(word).is_ok())
    })
}

fn roles(index: &Index<'_>, verb: &Word) -> Roles {
    let tokens = &index.side.annotations.tokens;
    let mut roles = Roles::default();
    for child in index.dependents_of(verb.token) {
        let Some(word) = index.word_at.get(*child as usize).copied().flatten() else {
            continue;
        };
        match tokens.get(*child as usize).map(|token| token.rel) {
            Some(Deprel::Nsubj | Deprel::OblAgent) => roles.agents.push(word),
            Some(Deprel::Obj | Deprel::NsubjPass) => roles.themes.push(word),
            _ => {}
        }
    }
    roles
}
