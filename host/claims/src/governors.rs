//! What a word above a verb or noun of event makes of it: "failed to", "plans to", "is likely to",
//! "the threat of". Complement-taking words fall into few classes by what they imply
//! (Karttunen's implicatives, raising and control); cues and hedges come from packs, the semi-
//! auxiliaries of English stand here.

use crate::tree::Tree;
use crate::verb;
use crate::words::Words;
use gainsay_model::{CueClass, Modality, lowered};
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// What a governor makes of its complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing of its own: "managed to", "began to", "was forced to".
    None,
    /// It did not happen: "failed to".
    Negates,
    /// It lies ahead: "is going to".
    Future,
    /// Neither so nor not so: "plans to".
    Modal(Modality),
    /// And the opposite of it: "is unlikely to", "is unwilling to".
    NegatedModal(Modality),
}

/// Verbs of trying: whether it came off is not said.
const TRYING: &[&str] = &[
    "aim",
    "aspire",
    "attempt",
    "endeavor",
    "endeavour",
    "fight",
    "long",
    "mean",
    "prepare",
    "rush",
    "scramble",
    "seek",
    "strive",
    "struggle",
    "threaten",
    "try",
    "vie",
    "wait",
    "want",
    "wish",
    "work",
    "yearn",
    "consider",
    "contemplate",
    "mull",
    "debate",
];

/// Adjectives of will.
const WILLING: &[&str] = &[
    "anxious",
    "committed",
    "desperate",
    "determined",
    "eager",
    "free",
    "happy",
    "impatient",
    "inclined",
    "keen",
    "prepared",
    "ready",
    "resolved",
    "willing",
];

const UNWILLING: &[&str] = &[
    "afraid",
    "averse",
    "hesitant",
    "loath",
    "loth",
    "reluctant",
    "unwilling",
];

const OBLIGED: &[&str] = &[
    "have", "need", "oblige", "obligate", "obliged", "ought", "require", "suppose", "supposed",
    "duty",
];

const PERMITTED: &[&str] = &[
    "allow",
    "authorise",
    "authorize",
    "entitle",
    "let",
    "permit",
    "welcome",
];

/// Nouns of what may come: "the risk of an attack".
const PROSPECTS: &[&str] = &[
    "chance",
    "danger",
    "fear",
    "likelihood",
    "possibility",
    "potential",
    "probability",
    "prospect",
    "risk",
    "spectre",
    "specter",
    "threat",
    "worry",
];

/// Nouns of what somebody is about: "an attempt at a coup".
const ENDEAVOURS: &[&str] = &[
    "attempt",
    "bid",
    "campaign",
    "decision",
    "effort",
    "idea",
    "intention",
    "preparation",
    "readiness",
    "scheme",
    "willingness",
];

/// Effect of a verb or adjective on its infinitive or participle, or on its object.
pub(crate) fn effect(tree: &Tree<'_>, words: &Words, head: u32, complement: u32) -> Effect {
    let lemma = tree.lemma(head);
    if has_yet_to(tree, head) || negates(tree, words, head) {
        return Effect::Negates;
    }
    let word = lowered(tree.word(head));
    let phrase = format!("{word} to");
    let infinitive = tree
        .related(complement, &[Deprel::Mark])
        .any(|mark| tree.lemma(mark) == "to");
    if infinitive && words.probable.contains(&phrase) {
        return Effect::Modal(Modality::Probable);
    }
    if infinitive && words.uncertain.contains(&phrase) {
        return Effect::Modal(Modality::Possible);
    }
    if let Some(hedged) = hedged(tree, words, head) {
        return hedged;
    }
    match lemma {
        "go" if tree.token(head).map(|t| t.xpos) == Some(Xpos::Vbg) => return Effect::Future,
        "about" | "due" | "scheduled" | "slated" => return Effect::Future,
        "appear" | "seem" => return Effect::Modal(Modality::Probable),
        "able" | "capable" => return Effect::Modal(Modality::Ability),
        "unable" | "incapable" | "powerless" => return Effect::Negates,
        _ => {}
    }
    let listed = [
        (OBLIGED, Effect::Modal(Modality::Obligation)),
        (PERMITTED, Effect::Modal(Modality::Permission)),
        (WILLING, Effect::Modal(Modality::Intent)),
        (UNWILLING, Effect::NegatedModal(Modality::Intent)),
    ];
    let found = listed
        .iter()
        .find(|(list, _)| list.contains(&lemma) || list.contains(&&*word));
    found
        .map(|(_, effect)| *effect)
        .or_else(|| of_cue(tree, words, head, complement))
        .or_else(|| {
            TRYING
                .contains(&lemma)
                .then_some(Effect::Modal(Modality::Intent))
        })
        .unwrap_or(Effect::None)
}

/// What a noun makes of the event noun or infinitive that hangs on it: "plan for", "threat of".
pub(crate) fn of_noun(words: &Words, noun: &str) -> Effect {
    if PROSPECTS.contains(&noun) {
        return Effect::Modal(Modality::Possible);
    }
    if ENDEAVOURS.contains(&noun) {
        return Effect::Modal(Modality::Intent);
    }
    match words.noun_cues.get(noun).map(|cue| cue.class) {
        Some(CueClass::Demand | CueClass::Ask) => Effect::Modal(Modality::Demand),
        Some(CueClass::Commit | CueClass::Wish) => Effect::Modal(Modality::Intent),
        Some(CueClass::Warn | CueClass::Feel) => Effect::Modal(Modality::Possible),
        Some(CueClass::Deny) => Effect::Negates,
        _ => Effect::None,
    }
}

/// What a predicate makes of a finite clause that it is said of: "it is possible that".
pub(crate) fn of_clause(tree: &Tree<'_>, words: &Words, predicate: u32) -> Effect {
    let denied = verb::group(tree, words, predicate).negated_by.is_some();
    match tree.lemma(predicate) {
        "true" | "case" | "correct" | "accurate" | "so" if denied => Effect::Negates,
        "false" | "untrue" | "wrong" | "incorrect" | "impossible" if !denied => Effect::Negates,
        _ => hedged(tree, words, predicate).unwrap_or(Effect::None),
    }
}

/// The packs' words for likely and possible; "un-" turns them round.
fn hedged(tree: &Tree<'_>, words: &Words, head: u32) -> Option<Effect> {
    let lemma = tree.lemma(head);
    if words.probable.contains(lemma) {
        return Some(Effect::Modal(Modality::Probable));
    }
    if words.possible.contains(lemma) {
        return Some(Effect::Modal(Modality::Possible));
    }
    let plain = lemma.strip_prefix("un").unwrap_or_default();
    words
        .probable
        .contains(plain)
        .then_some(Effect::NegatedModal(Modality::Probable))
}

/// "has yet to decide", "is yet to decide".
pub(crate) fn has_yet_to(tree: &Tree<'_>, head: u32) -> bool {
    matches!(tree.lemma(head), "have" | "be" | "remain")
        && tree
            .related(head, &[Deprel::Advmod])
            .any(|at| tree.lemma(at) == "yet")
}

/// "failed to", "ruled out", "stopped short of", "denied".
pub(crate) fn negates(tree: &Tree<'_>, words: &Words, head: u32) -> bool {
    let lemma = tree.lemma(head);
    let next = lowered(tree.word(head + 1));
    let two = format!("{lemma} {next}");
    words.negators.contains(lemma)
        || words.negators.contains(&two)
        || words
            .negators
            .contains(&format!("{two} {}", lowered(tree.word(head + 2))))
        || tree.upos(head) == Upos::Verb && words.negators.contains(&format!("{lemma} to"))
}

/// What the packs' cue of that verb says of the thing demanded, promised, expected.
fn of_cue(tree: &Tree<'_>, words: &Words, head: u32, complement: u32) -> Option<Effect> {
    let gerund = tree.token(complement).map(|t| t.xpos) == Some(Xpos::Vbg);
    let nominal = matches!(tree.upos(complement), Upos::Noun | Upos::Propn);
    let wanted = match (gerund, nominal) {
        (true, _) => "gerund",
        (_, true) => "np",
        _ => "to",
    };
    let cues = words.cues.get(tree.lemma(head))?;
    let cue = cues
        .iter()
        .find(|cue| cue.complements.iter().any(|kind| kind == wanted))?;
    let passive = verb::group(tree, words, head).passive;
    Some(match cue.class {
        CueClass::Demand | CueClass::Ask => Effect::Modal(Modality::Demand),
        CueClass::Commit => Effect::Modal(Modality::Promise),
        // Of a noun the attribution says so: "denied the attack", "opposed the attack".
        CueClass::Deny if nominal => Effect::None,
        CueClass::Deny => Effect::Negates,
        CueClass::Estimate if passive => Effect::Modal(Modality::Probable),
        CueClass::Say | CueClass::Claim | CueClass::Think | CueClass::Report
            if passive && wanted == "to" =>
        {
            Effect::Modal(Modality::Possible)
        }
        CueClass::Think | CueClass::Wish if gerund => Effect::Modal(Modality::Intent),
        CueClass::Warn | CueClass::Wish if nominal => Effect::Modal(Modality::Possible),
        _ if gerund || nominal => Effect::None,
        CueClass::Know => Effect::None,
        _ => Effect::Modal(Modality::Intent),
    })
}
