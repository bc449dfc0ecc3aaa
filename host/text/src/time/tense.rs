//! Whether the words around a time expression speak of the past or the future.

use super::limits::tense_of_limit;
use super::words::Words;
use crate::Annotations;
use crate::syntax::{Deprel, Upos, Xpos};

/// Where the clause lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// Past tense or perfect.
    Past,
    /// Present tense.
    Present,
    /// "will", "is to", "plans to", and the infinitives of plans.
    Future,
    /// Up to what goes on from now: "until Tuesday". Beyond doubt ahead.
    Limit,
    /// No verb.
    None,
}

impl Tense {
    /// Whether it lies ahead.
    pub(crate) fn is_ahead(self) -> bool {
        matches!(self, Self::Future | Self::Limit)
    }
}

const FUTURE_AUXILIARIES: &[&str] = &[
    "will", "'ll", "’ll", "shall", "wo", "may", "might", "must", "can", "should", "would",
];

/// Verbs of many that are written alike in the present and the past: "rockets hit the town on Sunday".
const SAME_IN_THE_PAST: &[&str] = &[
    "beat", "bet", "bid", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit",
    "read", "set", "shed", "shut", "slit", "split", "spread", "thrust", "upset",
];

const PAST_AUXILIARIES: &[&str] = &[
    "was", "were", "had", "did", "has", "have", "been", "'d", "’d", "'ve", "’ve",
];

/// Words after which an infinitive lies ahead: "is scheduled to", "plans to".
const PLANS: &[&str] = &[
    "scheduled",
    "expected",
    "due",
    "set",
    "plan",
    "plans",
    "planned",
    "planning",
    "expects",
    "expect",
    "hopes",
    "hope",
    "intends",
    "intend",
    "going",
    "likely",
    "wants",
    "want",
    "slated",
    "about",
    "ready",
    "bound",
    "agreed",
    "promised",
    "promises",
    "pledged",
    "pledges",
    "vowed",
    "vows",
    "threatened",
    "threatens",
    "threatening",
    "aims",
    "aimed",
    "aiming",
    "seeks",
    "seeking",
    "hoping",
    "intended",
    "prepares",
    "preparing",
    "deadline",
];

/// Verbs that place what they govern ahead, whatever their own tense.
const PLANNING: &[&str] = &[
    "scheduled",
    "planned",
    "planning",
    "plans",
    "plan",
    "slated",
    "due",
    "expected",
    "schedule",
];

/// How many pieces to either side are searched for a verb.
const REACH: usize = 24;

/// The tense that governs the pieces from `start` to `end`.
pub(crate) fn tense_around(
    words: &Words<'_>,
    annotations: &Annotations,
    start: usize,
    end: usize,
) -> Tense {
    if let Some(tense) = tense_of_limit(words, annotations, start, end) {
        return tense;
    }
    // "approved a new contract, effective June 1": what was decided can begin on either side.
    let on = start > 1 && words.is(start - 1, "on");
    if start > 0 && words.is(start - 1 - usize::from(on), "effective") {
        return Tense::None;
    }
    // "Friday's ruling" looks back.
    if words.skip_possessive(end) > end {
        return Tense::Past;
    }
    // "said Thursday", "trading began on Monday"
    let preposition = start > 1 && words.is_any(start - 1, &["on", "in", "late", "early"]);
    if let Some(beside) = start.checked_sub(1 + usize::from(preposition))
        && lies_behind(words, beside)
        && !words.is_any(beside, PLANNING)
    {
        return Tense::Past;
    }
    let tree = words.pieces.get(start).map_or(Tense::None, |piece| {
        tense_of_head(words, annotations, piece.token)
    });
    if tree != Tense::None {
        return tree;
    }
    if opens_clause(words, start) {
        return first_tense(words, ahead_of(words, end));
    }
    let left = first_tense(words, (start.saturating_sub(REACH)..start).rev());
    if left != Tense::None {
        return left;
    }
    first_tense(words, ahead_of(words, end))
}

/// The pieces behind an expression that are searched for a verb.
pub(super) fn ahead_of(words: &Words<'_>, end: usize) -> std::ops::Range<usize> {
    end..(end + REACH).min(words.pieces.all.len())
}

/// "said Thursday" and "the ruling announced Thursday", but not "will be announced Thursday" or
/// "is heard in May".
fn lies_behind(words: &Words<'_>, at: usize) -> bool {
    match words.tag(at) {
        Xpos::Vbd => true,
        Xpos::Vbn => {
            !(at > 0 && words.is_any(at - 1, &["be", "being", "get", "not", "to", "is", "are"]))
        }
        _ => false,
    }
}

/// The tense of the first piece that shows one, in the order of the places.
pub(super) fn first_tense(words: &Words<'_>, places: impl Iterator<Item = usize>) -> Tense {
    for at in places {
        if matches!(words.pieces.word(at), ";" | ":") {
            break;
        }
        let tense = tense_of_piece(words, at);
        if tense != Tense::None {
            return tense;
        }
    }
    Tense::None
}

/// Whether the expression opens a clause, so that its verb follows: "On Friday, ...", "but in March".
fn opens_clause(words: &Words<'_>, start: usize) -> bool {
    let introduced = start > 0 && words.is_any(start - 1, &["in", "on", "by", "also", "since"]);
    let first = start - usize::from(introduced);
    let Some(before) = first.checked_sub(1) else {
        return true;
    };
    words.is_any(before, &["but", "\"", "“", "``"]) || (introduced && words.is(before, "and"))
}

/// The tense of the nearest verb above the token in the tree.
fn tense_of_head(words: &Words<'_>, annotations: &Annotations, token: u32) -> Tense {
    let mut at = annotations
        .tokens
        .get(token as usize)
        .and_then(|token| token.head);
    let quotation = annotations
        .tokens
        .get(token as usize)
        .and_then(|token| token.quotation);
    let mut participle = false;
    for _ in 0..8 {
        let Some(index) = at else { break };
        let Some(head) = annotations.tokens.get(index as usize) else {
            break;
        };
        // Who quotes it says when it was said, not when it is.
        if quotation.is_some() && head.quotation != quotation {
            break;
        }
        if matches!(head.upos, Upos::Verb | Upos::Aux) {
            let tense = tense_of_verb(words, annotations, index);
            // "is accused of killing him on Friday": the present tells when they accuse.
            if tense == Tense::Present && participle {
                return Tense::None;
            }
            if tense != Tense::None {
                return tense;
            }
            participle = true;
        } else if annotations
            .children(index)
            .any(|(_, child)| child.upos == Upos::Aux)
        {
            return tense_of_verb(words, annotations, index);
        }
        at = head.head;
    }
    Tense::None
}

pub(super) fn tense_of_verb(words: &Words<'_>, annotations: &Annotations, index: u32) -> Tense {
    let own = annotations
        .word(words.pieces.text, index)
        .to_ascii_lowercase();
    if PLANNING.contains(&own.as_str()) {
        return plan_tense(words, annotations, index);
    }
    let (mut infinitive, mut perfect) = (false, false);
    let (mut ahead, mut sure) = (false, false);
    let mut found = Tense::None;
    for (child, token) in annotations.children(index) {
        if child > index {
            break;
        }
        let word = annotations
            .word(words.pieces.text, child)
            .to_ascii_lowercase();
        // "May" is a month as well.
        if FUTURE_AUXILIARIES.contains(&word.as_str()) && token.upos == Upos::Aux {
            ahead = true;
            sure = matches!(word.as_str(), "will" | "shall" | "'ll" | "’ll" | "wo");
        }
        perfect |= word == "have" && token.upos == Upos::Aux;
        if PAST_AUXILIARIES.contains(&word.as_str()) && token.upos == Upos::Aux {
            found = Tense::Past;
        }
        if matches!(word.as_str(), "is" | "are" | "'s" | "am") && token.upos == Upos::Aux {
            found = Tense::Present;
        }
        infinitive |= token.xpos == Xpos::To;
    }
    if ahead {
        // "may have met"
        let over = perfect && !sure;
        return if over { Tense::Past } else { Tense::Future };
    }
    let Some(verb) = annotations.tokens.get(index as usize) else {
        return Tense::None;
    };
    // "to understanding" is none.
    if infinitive && verb.xpos == Xpos::Vb {
        return infinitive_tense(words, annotations, verb.head);
    }
    if found != Tense::None {
        return found;
    }
    let own_clause = matches!(verb.rel, Deprel::Root | Deprel::Advcl);
    let tag = if verb.xpos == Xpos::Vb && own_clause && has_subject(annotations, index) {
        // "The two leaders meet": a plain form with a subject is a present, but in "help them prepare".
        Xpos::Vbp
    } else {
        verb.xpos
    };
    finite_tense(tag, || SAME_IN_THE_PAST.contains(&own.as_str()))
}

/// Whether a verb has a subject and no auxiliary.
fn has_subject(annotations: &Annotations, verb: u32) -> bool {
    let mut subject = false;
    for (_, child) in annotations.children(verb) {
        if child.upos == Upos::Aux || child.xpos == Xpos::To {
            return false;
        }
        subject |= child.rel == Deprel::Nsubj;
    }
    subject
}

/// The tense that the form of a verb shows; `is_same` tells whether it is written alike in the past.
fn finite_tense(tag: Xpos, is_same: impl FnOnce() -> bool) -> Tense {
    match tag {
        Xpos::Vbd => Tense::Past,
        Xpos::Vbp if is_same() => Tense::None,
        Xpos::Vbz | Xpos::Vbp => Tense::Present,
        _ => Tense::None,
    }
}

/// "is scheduled to open" lies ahead; "managed to open" where its governor lies.
fn infinitive_tense(words: &Words<'_>, annotations: &Annotations, head: Option<u32>) -> Tense {
    let Some(index) = head else {
        return Tense::Future;
    };
    let word = annotations
        .word(words.pieces.text, index)
        .to_ascii_lowercase();
    if PLANS.contains(&word.as_str()) {
        return plan_tense(words, annotations, index);
    }
    match annotations
        .tokens
        .get(index as usize)
        .map(|token| token.upos)
    {
        Some(Upos::Verb | Upos::Aux) => tense_of_verb(words, annotations, index),
        Some(Upos::Adj) => tense_of_adjective(words, annotations, index),
        _ => Tense::Future,
    }
}

/// "was able to meet" and "made it hard to meet" lie behind, "is able to meet" ahead.
fn tense_of_adjective(words: &Words<'_>, annotations: &Annotations, adjective: u32) -> Tense {
    let own = tense_of_verb(words, annotations, adjective);
    let verb = annotations
        .tokens
        .get(adjective as usize)
        .and_then(|token| token.head)
        .filter(|_| own == Tense::None);
    let governing = verb.map_or(own, |verb| tense_of_verb(words, annotations, verb));
    if governing == Tense::Past {
        Tense::Past
    } else {
        Tense::Future
    }
}

/// What is planned lies ahead; what "had been due" was planned from a time that is over.
fn plan_tense(words: &Words<'_>, annotations: &Annotations, plan: u32) -> Tense {
    let had = annotations.children(plan).any(|(child, _)| {
        let word = annotations.word(words.pieces.text, child);
        child < plan && word.eq_ignore_ascii_case("had")
    });
    if had { Tense::Past } else { Tense::Future }
}

/// The tense that a single piece shows, without the tree.
fn tense_of_piece(words: &Words<'_>, at: usize) -> Tense {
    if words.is_any(at, FUTURE_AUXILIARIES) && !words.is_capital(at) {
        return Tense::Future;
    }
    if at > 0 && words.is(at, "to") && words.is_any(at - 1, PLANS) {
        return Tense::Future;
    }
    if words.is_any(at, PLANNING) {
        return Tense::Future;
    }
    if words.tag(at) == Xpos::Vbn && at > 0 && words.is(at - 1, "be") {
        return Tense::None;
    }
    if words.is_any(at, PAST_AUXILIARIES) {
        return Tense::Past;
    }
    match words.tag(at) {
        Xpos::Vbn => Tense::Past,
        Xpos::Vb if at > 1 && words.is(at - 1, "to") && words.is_any(at - 2, PLANS) => {
            Tense::Future
        }
        Xpos::Md => Tense::Future,
        tag => finite_tense(tag, || words.is_any(at, SAME_IN_THE_PAST)),
    }
}
