//! How far each holder in the chain stands behind a claim (FactBank values; projection after
//! Saurí and Pustejovsky's De Facto, Computational Linguistics 38:2).

use crate::tree::Tree;
use crate::triggers::{Form, Hit};
use crate::verb::{self, VerbGroup};
use crate::words::Words;
use gainsay_model::{
    Attribution, Commitment, CueClass, Factuality, FactualityFor, Holder, Modality, Polarity, Tense,
};
use gainsay_text::syntax::{Deprel, Upos};

/// The verb group that decides over a trigger: its own, or that of the verb it depends on, with
/// what governing verbs do to it.
pub(crate) fn group(tree: &Tree<'_>, words: &Words, hit: &Hit) -> VerbGroup {
    match hit.form {
        Form::Verb | Form::Predicate => {
            let mut own = verb::group(tree, words, hit.token);
            if hit.form == Form::Predicate && tree.rel(hit.token) == Deprel::Advmod {
                own = tree
                    .head(hit.token)
                    .map_or(own, |head| verb::group(tree, words, head));
            }
            governed(tree, words, hit.token, own)
        }
        Form::Noun => nominal(tree, words, hit.token),
    }
}

/// "failed to withdraw", "plans to withdraw", "could begin withdrawing".
fn governed(tree: &Tree<'_>, words: &Words, token: u32, mut own: VerbGroup) -> VerbGroup {
    let relation = tree.rel(token);
    let Some(head) = tree.head(token) else {
        return own;
    };
    match relation {
        Deprel::Xcomp | Deprel::Ccomp
            if is_infinitive(tree, token) || relation == Deprel::Xcomp =>
        {
            let above = verb::group(tree, words, head);
            let above = governed_once(tree, words, head, above);
            apply_governor(tree, words, head, above, &mut own);
        }
        Deprel::Acl | Deprel::Advcl if is_infinitive(tree, token) => {
            own.modality = Modality::Intent;
        }
        Deprel::Conj if own.modality == Modality::None && own.tense == Tense::None => {
            let first = governed_once(tree, words, head, verb::group(tree, words, head));
            own.modality = first.modality;
            own.tense = first.tense;
        }
        _ => {}
    }
    own
}

fn governed_once(tree: &Tree<'_>, words: &Words, token: u32, mut own: VerbGroup) -> VerbGroup {
    if tree.rel(token) == Deprel::Xcomp
        && let Some(head) = tree.head(token)
    {
        let above = verb::group(tree, words, head);
        apply_governor(tree, words, head, above, &mut own);
    }
    own
}

fn apply_governor(
    tree: &Tree<'_>,
    words: &Words,
    head: u32,
    above: VerbGroup,
    own: &mut VerbGroup,
) {
    let lemma = tree.lemma(head);
    let class = words
        .cues
        .get(lemma)
        .and_then(|cues| {
            cues.iter()
                .find(|c| c.complements.iter().any(|k| k == "to"))
        })
        .map(|cue| cue.class);
    if words.negators.contains(&format!("{lemma} to")) || words.negators.contains(lemma) {
        own.negated_by = own.negated_by.or(tree.token(head).map(|t| t.span));
    } else if let Some(class) = class {
        own.modality = match class {
            CueClass::Demand | CueClass::Ask => Modality::Demand,
            CueClass::Commit => Modality::Promise,
            _ => Modality::Intent,
        };
    } else if own.modality == Modality::None {
        own.modality = above.modality;
    }
    if own.tense == Tense::None || own.tense == Tense::Future && above.tense != Tense::None {
        own.tense = above.tense;
    }
    if own.negated_by.is_none() {
        own.negated_by = above.negated_by;
    }
}

fn is_infinitive(tree: &Tree<'_>, token: u32) -> bool {
    tree.related(token, &[Deprel::Mark])
        .any(|mark| tree.lemma(mark) == "to")
}

/// A noun's event is as real as the verb that it depends on makes it.
fn nominal(tree: &Tree<'_>, words: &Words, noun: u32) -> VerbGroup {
    let verb = tree.path_up(noun).skip(1).take(3).find(|at| {
        matches!(tree.upos(*at), Upos::Verb | Upos::Aux) || tree.child(*at, Deprel::Cop).is_some()
    });
    let mut group = verb.map(|v| governed(tree, words, v, verb::group(tree, words, v)));
    if let (Some(verb), Some(group)) = (verb, group.as_mut()) {
        let core = matches!(
            tree.rel(noun),
            Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj
        );
        if core && words.negators.contains(tree.lemma(verb)) {
            group.negated_by = tree.token(verb).map(|t| t.span);
        }
        if !core {
            group.negated_by = None;
        }
    }
    let mut group = group.unwrap_or_default();
    for modifier in tree.related(noun, &[Deprel::Amod, Deprel::Det]) {
        let lemma = tree.lemma(modifier);
        if words.uncertain.contains(lemma) || words.possible.contains(lemma) {
            group.modality = Modality::Possible;
        } else if lemma == "no" && words.negators.contains(lemma) {
            group.negated_by = tree.token(modifier).map(|t| t.span);
        }
    }
    group
}

/// The value that the words give, before anybody's commitment is weighed.
fn stated(polarity: Polarity, modality: Modality, tense: Tense) -> Factuality {
    use Factuality as F;
    let positive = polarity == Polarity::Positive;
    match modality {
        Modality::None if tense == Tense::Future => {
            if positive {
                F::Probable
            } else {
                F::CounterProbable
            }
        }
        Modality::None => {
            if positive {
                F::Certain
            } else {
                F::CounterCertain
            }
        }
        Modality::Probable => {
            if positive {
                F::Probable
            } else {
                F::CounterProbable
            }
        }
        Modality::Possible | Modality::Ability => {
            if positive {
                F::Possible
            } else {
                F::CounterPossible
            }
        }
        _ => F::Unknown,
    }
}

/// One value for the author and for each source of the chain, outermost first.
pub(crate) fn held(
    attributions: &[Attribution],
    chain: &[u32],
    polarity: Polarity,
    modality: Modality,
    tense: Tense,
) -> Vec<FactualityFor> {
    let stated = stated(polarity, modality, tense);
    let mut values = Vec::with_capacity(chain.len() + 1);
    // From the inside out: who reports a neutral cue vouches for nothing.
    let mut value = stated;
    for index in chain.iter().rev() {
        let Some(attribution) = attributions.get(*index as usize) else {
            continue;
        };
        let own = through(attribution.cue_class, value);
        values.push(FactualityFor {
            holder: Holder::Attribution(*index),
            value: own,
        });
        value = match attribution.commitment {
            Commitment::Factive => own,
            Commitment::Neutral | Commitment::Distancing => Factuality::Unknown,
        };
    }
    values.push(FactualityFor {
        holder: Holder::Author,
        value,
    });
    values.reverse();
    values
}

/// What a cue of that class makes of a value for its own source.
fn through(class: CueClass, value: Factuality) -> Factuality {
    use Factuality as F;
    match (class, value) {
        (CueClass::Think | CueClass::Estimate, F::Certain) => F::Probable,
        (CueClass::Think | CueClass::Estimate, F::CounterCertain) => F::CounterProbable,
        (CueClass::Doubt, F::Certain | F::Probable) => F::CounterProbable,
        (CueClass::Wish | CueClass::Demand | CueClass::Ask, _) => F::Unknown,
        (_, value) => value,
    }
}
