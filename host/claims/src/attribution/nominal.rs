//! Cue nouns: "a warning that", "Moscow's claim that", "allegations of".

use super::draft::{Draft, Range};
use crate::arguments;
use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::NounCue;
use gainsay_text::syntax::{Deprel, Upos};

pub(super) fn find(tree: &Tree<'_>, words: &Words) -> Vec<Draft> {
    (0..tree.len())
        .filter(|token| tree.upos(*token) == Upos::Noun)
        .filter_map(|token| read(tree, token, words.noun_cues.get(tree.lemma(token))?))
        .collect()
}

fn read(tree: &Tree<'_>, noun: u32, cue: &NounCue) -> Option<Draft> {
    let content = content(tree, noun, cue)?;
    let source_head = source(tree, noun, content);
    Some(Draft {
        source: source_head.map(|head| tree.noun_phrase(head)),
        source_head,
        cue: (noun, noun + 1),
        lemma: cue.lemma.clone(),
        class: cue.class,
        commitment: cue.commitment,
        content: vec![content],
        negated: false,
        clausal: true,
        tail: None,
    })
}

/// The clause opened by "that" or "to" that hangs on the noun.
fn content(tree: &Tree<'_>, noun: u32, cue: &NounCue) -> Option<Range> {
    let allows = |kind: &str| cue.complements.iter().any(|c| c == kind);
    let clauses = &[Deprel::Acl, Deprel::Ccomp, Deprel::AclRelcl];
    let clause = tree
        .related(noun, clauses)
        .filter(|c| *c > noun)
        .find(|clause| {
            let mark = |word: &str| {
                tree.related(*clause, &[Deprel::Mark])
                    .any(|m| m > noun && tree.lemma(m) == word)
            };
            (allows("that") && mark("that")) || (allows("to") && mark("to"))
        });
    clause.map(|clause| tree.extent(clause))
}

/// Whose: the possessor, the "by" or "from" complement, or the subject of the verb that the noun
/// is the object of ("reiterated a warning that").
fn source(tree: &Tree<'_>, noun: u32, content: Range) -> Option<u32> {
    let owner = tree.related(noun, &[Deprel::NmodPoss]).next();
    let by = || {
        arguments::complements(tree, noun, "by").chain(arguments::complements(tree, noun, "from"))
    };
    let modifier = || {
        tree.related(noun, &[Deprel::Amod, Deprel::Compound])
            .find(|m| arguments::starts_upper(tree.word(*m)))
    };
    let governor = || {
        let verb = tree.head(noun).filter(|v| tree.upos(*v) == Upos::Verb)?;
        (tree.rel(noun) == Deprel::Obj)
            .then(|| arguments::subject(tree, verb))
            .flatten()
    };
    owner
        .or_else(|| {
            by().map(|f| f.token)
                .find(|t| !(content.0..content.1).contains(t))
        })
        .or_else(modifier)
        .or_else(|| governor().map(|f| f.token))
}
