//! How far each holder in the chain stands behind a claim (FactBank values; projection after
//! Saurí and Pustejovsky's De Facto, Computational Linguistics 38:2).

use crate::arguments;
use crate::governors::{self, Effect};
use crate::tree::Tree;
use crate::triggers::{Form, Hit};
use crate::verb::{self, VerbGroup};
use crate::words::Words;
use gainsay_model::{
    Attribution, Commitment, CueClass, Factuality, FactualityFor, Holder, Modality, Polarity, Span,
    Tense, WordSet, lowered,
};
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// The verb group that decides over a trigger: its own, or that of the verb it depends on, with
/// what governing words do to it.
pub(crate) fn group(tree: &Tree<'_>, words: &Words, hit: &Hit) -> VerbGroup {
    match hit.form {
        Form::Verb | Form::Predicate => {
            let adverb = hit.form == Form::Predicate && tree.rel(hit.token) == Deprel::Advmod;
            let aux = arguments::is_modal(tree, hit.token);
            let head = tree.head(hit.token).filter(|_| adverb || aux);
            let mut group = governed(tree, words, head.unwrap_or(hit.token), 0);
            if aux {
                // "must" is the demand itself, not a demand for one.
                group.modality = Modality::None;
            }
            group
        }
        Form::Noun => nominal(tree, words, hit.token),
    }
}

/// Governors looked at above a verb: "is expected to be allowed to begin to withdraw".
const DEEPEST: u8 = 4;

/// "failed to withdraw", "plans to withdraw", "could begin withdrawing".
fn governed(tree: &Tree<'_>, words: &Words, token: u32, depth: u8) -> VerbGroup {
    let mut own = verb::group(tree, words, token);
    let Some(head) = tree.head(token) else {
        if is_imperative(tree, token, &own) {
            own.modality = Modality::Demand;
        }
        return own;
    };
    if depth >= DEEPEST {
        return own;
    }
    let infinitive = is_infinitive(tree, token);
    match tree.rel(token) {
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl if is_finite(tree, token) => {
            let effect = governors::of_clause(tree, words, head);
            apply(tree, head, effect, &mut own);
        }
        _ if is_purpose(tree, token) => own.modality = Modality::Intent,
        Deprel::Xcomp | Deprel::Ccomp => complement(tree, words, token, depth, &mut own),
        Deprel::Advcl | Deprel::Acl if infinitive && tree.upos(head) == Upos::Adj => {
            complement(tree, words, token, depth, &mut own);
        }
        Deprel::Acl | Deprel::Advcl if infinitive => {
            let asked = governors::effect(tree, words, head, token) == DEMANDED
                || tree
                    .head(head)
                    .is_some_and(|above| governors::effect(tree, words, above, token) == DEMANDED);
            let yet = governors::has_yet_to(tree, head);
            if yet {
                apply(tree, head, Effect::Negates, &mut own);
                own.tense = Tense::Present;
            } else if asked {
                own.modality = Modality::Demand;
            } else {
                own.modality = Modality::Intent;
            }
        }
        Deprel::Conj => shared(tree, words, token, head, depth, &mut own),
        _ if own.negated_by.is_none() => own.negated_by = excluded(tree, words, token, head),
        _ => {}
    }
    own
}

const DEMANDED: Effect = Effect::Modal(Modality::Demand);

/// A complement without a subject of its own shares tense, modality and negation of what governs it.
fn complement(tree: &Tree<'_>, words: &Words, token: u32, depth: u8, own: &mut VerbGroup) {
    let Some(head) = tree.head(token) else { return };
    let above = governed(tree, words, head, depth + 1);
    if own.tense == Tense::None || own.tense == Tense::Future && above.tense != Tense::None {
        own.tense = above.tense;
    }
    if own.modality == Modality::None {
        own.modality = above.modality;
    }
    let inner = own.negated_by;
    own.negated_by = inner.or(above.negated_by);
    let effect = governors::effect(tree, words, head, token);
    // "did not refuse to", "did not fail to": twice no.
    if effect == Effect::Negates && above.negated_by.is_some() && inner.is_none() {
        own.negated_by = None;
    } else {
        let by_meaning = words.negators.contains(&format!("{} to", tree.lemma(head)));
        let hedge = matches!(
            effect,
            Effect::Modal(Modality::Probable | Modality::Possible)
        );
        if effect == Effect::Negates && by_meaning || hedge {
            own.implied_by = tree.token(head).map(|t| t.span);
        }
        apply(tree, head, effect, own);
    }
}

fn apply(tree: &Tree<'_>, head: u32, effect: Effect, own: &mut VerbGroup) {
    let negate = |own: &mut VerbGroup| {
        own.negated_by = own.negated_by.or(tree.token(head).map(|t| t.span));
    };
    match effect {
        Effect::None => {}
        Effect::Negates => negate(own),
        Effect::Future => own.tense = Tense::Future,
        Effect::Modal(modality) => own.modality = modality,
        Effect::NegatedModal(modality) => {
            negate(own);
            own.modality = modality;
        }
    }
}

/// "did not withdraw or release": a conjunct without words of its own before it shares those of
/// the first.
fn shared(tree: &Tree<'_>, words: &Words, token: u32, first: u32, depth: u8, own: &mut VerbGroup) {
    let but = tree
        .related(token, &[Deprel::Cc])
        .any(|cc| tree.lemma(cc) == "but");
    let aux = &[
        Deprel::Aux,
        Deprel::AuxPass,
        Deprel::Cop,
        Deprel::Nsubj,
        Deprel::NsubjPass,
    ];
    let bare = own.tense == Tense::None && tree.related(token, aux).next().is_none();
    if but || !bare && own.modality == Modality::None && own.tense != Tense::None {
        return;
    }
    let above = governed(tree, words, first, depth + 1);
    if own.modality == Modality::None {
        own.modality = above.modality;
    }
    if own.tense == Tense::None {
        own.tense = above.tense;
    }
    if bare && own.negated_by.is_none() {
        own.negated_by = above.negated_by;
    }
}

/// "without signing", "instead of signing", "prevented them from signing".
fn excluded(tree: &Tree<'_>, words: &Words, token: u32, head: u32) -> Option<Span> {
    let opener = &[Deprel::Mark, Deprel::Case];
    let gerund = tree.token(token).map(|t| t.xpos) == Some(Xpos::Vbg);
    for mark in tree.related(token, opener).filter(|_| gerund) {
        let lemma = tree.lemma(mark);
        let two = format!("{lemma} {}", lowered(tree.word(mark + 1)));
        let before = format!("{} {lemma}", lowered(tree.word(mark.wrapping_sub(1))));
        if [lemma, &two, &before]
            .iter()
            .any(|words_| words.negators.contains(words_))
        {
            return tree.token(mark).map(|t| t.span);
        }
    }
    let mut above = tree.path_up(head).take(2).filter(|_| gerund);
    let by = above.find(|at| governors::negates(tree, words, *at))?;
    tree.token(by).map(|t| t.span)
}

/// A bare verb that opens its sentence: "Withdraw your tanks."
fn is_imperative(tree: &Tree<'_>, token: u32, own: &VerbGroup) -> bool {
    let bare = tree.token(token).is_some_and(|t| t.xpos == Xpos::Vb);
    let none = &[
        Deprel::Nsubj,
        Deprel::NsubjPass,
        Deprel::Aux,
        Deprel::AuxPass,
        Deprel::Mark,
        Deprel::Cop,
    ];
    bare && own.tense == Tense::None && tree.related(token, none).next().is_none()
}

fn is_infinitive(tree: &Tree<'_>, token: u32) -> bool {
    tree.related(token, &[Deprel::Mark])
        .any(|mark| tree.lemma(mark) == "to")
}

/// "in order to leave", "so as to leave".
fn is_purpose(tree: &Tree<'_>, token: u32) -> bool {
    let mut marks = tree.related(token, &[Deprel::Mark]);
    marks.any(|mark| matches!(tree.lemma(mark), "in" | "so") && tree.rel(mark + 1) == Deprel::Fixed)
}

/// A clause with a subject or "that" of its own keeps its own negation.
fn is_finite(tree: &Tree<'_>, token: u32) -> bool {
    let opened = tree
        .related(token, &[Deprel::Mark])
        .any(|mark| matches!(tree.lemma(mark), "that" | "whether" | "if"));
    let subject = tree
        .related(token, &[Deprel::Nsubj, Deprel::NsubjPass])
        .next()
        .is_some();
    let finite = |at: u32| {
        let form = tree.token(at).map(|t| t.xpos);
        matches!(form, Some(Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md))
    };
    let auxiliary = tree.related(token, &[Deprel::Aux]).any(finite);
    opened || auxiliary || subject && !is_infinitive(tree, token)
}

/// A noun's event is as real as the verb that it depends on makes it.
fn nominal(tree: &Tree<'_>, words: &Words, noun: u32) -> VerbGroup {
    let verb = tree.path_up(noun).skip(1).take(3).find(|at| {
        matches!(tree.upos(*at), Upos::Verb | Upos::Aux) || tree.child(*at, Deprel::Cop).is_some()
    });
    let mut group = verb
        .map(|v| governed(tree, words, v, 0))
        .unwrap_or_default();
    let relation = tree.rel(noun);
    let core = matches!(relation, Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj);
    if !core {
        group.negated_by = None;
    }
    if let Some(verb) = verb.filter(|v| core && tree.head(noun) == Some(*v)) {
        let passive = relation == Deprel::NsubjPass;
        if relation == Deprel::Obj || passive {
            let effect = governors::effect(tree, words, verb, noun);
            apply(tree, verb, effect, &mut group);
        }
    }
    if relation == Deprel::Nmod
        && let Some(above) = tree.head(noun)
    {
        let effect = governors::of_noun(words, tree.lemma(above));
        apply(tree, above, effect, &mut group);
    }
    modified(tree, words, noun, &mut group);
    group
}

/// "the alleged attack", "no attack".
fn modified(tree: &Tree<'_>, words: &Words, noun: u32, group: &mut VerbGroup) {
    for modifier in tree.related(noun, &[Deprel::Amod, Deprel::Det, Deprel::Compound]) {
        let lemma = tree.lemma(modifier);
        let word = lowered(tree.word(modifier));
        let hedge = |list: &WordSet| list.contains(lemma) || list.contains(&word);
        if hedge(&words.uncertain) || hedge(&words.possible) {
            group.modality = Modality::Possible;
        } else if hedge(&words.probable) {
            group.modality = Modality::Probable;
        } else if matches!(
            &*word,
            "planned" | "proposed" | "intended" | "threatened" | "attempted"
        ) {
            group.modality = Modality::Intent;
        } else if lemma == "no" && words.negators.contains(lemma) {
            group.negated_by = tree.token(modifier).map(|t| t.span);
        }
    }
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

/// What the attribution around a claim adds to its words: modality of a demand, tense of "would",
/// polarity of a denial.
pub(crate) fn attributed(said: Option<&Attribution>, group: &mut VerbGroup) -> Polarity {
    let mut negative = group.negated_by.is_some();
    if let Some(said) = said {
        // "refused to": cue and negator are one word.
        let counted = group.negated_by.is_some_and(|by| by.overlaps(said.cue));
        negative ^= said.cue_class == CueClass::Deny && !said.negated && !counted;
        if group.would && group.modality == Modality::Conditional {
            group.modality = Modality::None;
        }
        let stated = group.modality == Modality::None;
        match said.cue_class {
            CueClass::Demand if stated => group.modality = Modality::Demand,
            CueClass::Wish if stated => group.modality = Modality::Intent,
            _ => {}
        }
    }
    if negative {
        Polarity::Negative
    } else {
        Polarity::Positive
    }
}

/// One value for the author and for each source of the chain, outermost first.
pub(crate) fn held(
    attributions: &[Attribution],
    chain: &[u32],
    polarity: Polarity,
    group: &VerbGroup,
    tense: Tense,
) -> Vec<FactualityFor> {
    let stated = stated(polarity, group.modality, tense);
    let mut values = Vec::with_capacity(chain.len() + 1);
    // From the inside out: who reports a neutral cue vouches for nothing.
    let mut value = stated;
    for index in chain.iter().rev() {
        let Some(attribution) = attributions.get(*index as usize) else {
            continue;
        };
        let own = through(attribution, value);
        values.push(FactualityFor {
            holder: Holder::Attribution(*index),
            value: own,
        });
        // "refused to sign" says that nobody signed, whoever tells it.
        let implied = group
            .implied_by
            .is_some_and(|by| by.overlaps(attribution.cue));
        value = match attribution.commitment {
            _ if implied => own,
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

/// What a cue makes of a value for its own source.
fn through(attribution: &Attribution, value: Factuality) -> Factuality {
    use Factuality as F;
    if attribution.negated {
        return F::Unknown;
    }
    match (attribution.cue_class, value) {
        (CueClass::Think | CueClass::Estimate, F::Certain) => F::Probable,
        (CueClass::Think | CueClass::Estimate, F::CounterCertain) => F::CounterProbable,
        (CueClass::Doubt, F::Certain | F::Probable) => F::CounterProbable,
        (CueClass::Wish | CueClass::Demand | CueClass::Ask, _) => F::Unknown,
        (CueClass::Feel, _) if attribution.commitment != Commitment::Factive => F::Unknown,
        (_, value) => value,
    }
}
