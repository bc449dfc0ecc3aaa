//! How sure a claim is: the share of claims with the same signs that are right, in percent.
//!
//! A claim is right if its words tell of an event of its frame and whoever it names as the agent is
//! the agent. The model is a sum: a base, and a weight for every sign that holds. The weights were
//! fitted on the sentences of `tests/events.tsv` and rounded; the test there prints the table of
//! confidence against the share of right claims and fails if they part.

use crate::tree::Tree;
use crate::triggers::{Form, Hit};
use gainsay_model::{Argument, Frame};
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// Percent before any sign.
const BASE: i32 = 76;

/// A sign and what it adds in percent.
type Weighed = (bool, i32);

/// Confidence from 5 to 97: extraction from text is never sure, nor sure to be wrong.
pub(crate) fn of(tree: &Tree<'_>, frame: &Frame, hit: &Hit, arguments: &[Argument]) -> u8 {
    let signs = signs(tree, frame, hit, arguments);
    let holding = signs.iter().filter(|(holds, _)| *holds);
    let sum: i32 = holding.map(|(_, weight)| weight).sum();
    (BASE + sum).clamp(5, 97) as u8
}

/// The signs of a claim with their weights.
fn signs(tree: &Tree<'_>, frame: &Frame, hit: &Hit, arguments: &[Argument]) -> [Weighed; 8] {
    let agent = arguments.iter().find(|a| a.role == "agent");
    let (first, end) = tree.sentence_tokens(tree.sentence(hit.token));
    [
        // What evokes the frame: nouns have more senses than verbs with a word of a class.
        (hit.form == Form::Noun, -18),
        (is_of_class(frame), 13),
        // Who fills its roles; an agent that is not named cannot be wrong.
        (agent.is_none(), 10),
        (agent.is_some_and(|a| a.entity.is_some()), 10),
        (arguments.iter().all(|a| a.role == "agent"), -5),
        // Whether the parse is to be trusted.
        (is_loose_participle(tree, hit), -4),
        (!has_verb(tree, first, end), -8),
        (end - first > 40, -4),
    ]
}

/// The frame holds only with a word of a class in one of its roles.
fn is_of_class(frame: &Frame) -> bool {
    let mut patterns = frame.requires.iter().flat_map(|(_, patterns)| patterns);
    patterns.any(|pattern| pattern.0 != "*")
}

/// A participle without auxiliary: "the men seen there" and, misread, "the men saw".
fn is_loose_participle(tree: &Tree<'_>, hit: &Hit) -> bool {
    let form = tree.token(hit.token).map(|t| t.xpos);
    let aux = &[Deprel::Aux, Deprel::AuxPass];
    matches!(form, Some(Xpos::Vbn | Xpos::Vbg)) && tree.related(hit.token, aux).next().is_none()
}

/// The root of the sentence is a verb or has a copula.
fn has_verb(tree: &Tree<'_>, first: u32, end: u32) -> bool {
    let mut roots = (first..end).filter(|t| tree.head(*t).is_none());
    roots.any(|root| tree.upos(root) == Upos::Verb || tree.child(root, Deprel::Cop).is_some())
}
