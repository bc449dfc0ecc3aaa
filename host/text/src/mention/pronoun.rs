//! Pronouns to the entities that they stand for.
//!
//! The nearest subject before the pronoun wins if it fits in number, animacy and gender; the
//! search goes back to the start of the paragraph before that mentions anybody or anything. "it" and "they" give up at a subject that
//! fits but is no known entity, since they then mean that thing.

use super::table::{Found, Gender, Table};
use super::view::View;
use crate::syntax::{Deprel, Upos, Xpos};
use gainsay_model::{EntityKind, MentionForm};

/// How far back an antecedent is looked for, in tokens.
const REACH: u32 = 220;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pronoun {
    He,
    She,
    It,
    They,
}

/// Enters the mention if the token is a pronoun of the third person that can be resolved.
pub(super) fn resolve(view: &View<'_>, at: u32, table: &mut Table<'_>) {
    let Some(pronoun) = pronoun_at(view, at) else {
        return;
    };
    for entity in antecedents(view, table, at, pronoun) {
        match pronoun {
            Pronoun::He => table.set_gender(entity, Gender::Male),
            Pronoun::She => table.set_gender(entity, Gender::Female),
            Pronoun::It | Pronoun::They => {}
        }
        table.mention(entity, (at, at + 1), MentionForm::Pronoun);
    }
}

fn pronoun_at(view: &View<'_>, at: u32) -> Option<Pronoun> {
    if view.upos(at) != Upos::Pron || view.rel(at) == Deprel::Expl {
        return None;
    }
    let word = view.word(at);
    let is = |forms: &[&str]| forms.iter().any(|form| word.eq_ignore_ascii_case(form));
    if is(&["he", "him", "his", "himself"]) {
        Some(Pronoun::He)
    } else if is(&["she", "her", "hers", "herself"]) {
        Some(Pronoun::She)
    } else if is(&["it", "its", "itself"]) {
        // "It was the fourth rise this year": what happened, and no body.
        let named = view.rel(at) == Deprel::Nsubj
            && (view.head(at)).is_some_and(|noun| view.upos(noun) == Upos::Noun);
        (!named).then_some(Pronoun::It)
    } else if is(&["they", "them", "their", "theirs", "themselves"]) {
        Some(Pronoun::They)
    } else {
        None
    }
}

/// What the pronoun stands for: nobody, one entity, or the members of a coordination.
fn antecedents(view: &View<'_>, table: &Table<'_>, at: u32, pronoun: Pronoun) -> Vec<u32> {
    let limit = at.saturating_sub(REACH);
    let paragraph = view.segment(at);
    let mut fallback: Option<Found> = None;
    let mut sentence = view.bounds(at);
    let mut from = at;
    let mut mentioning: Option<u32> = None;
    loop {
        // Within its own sentence the nearest subject counts, in earlier ones the first.
        let own = from == at;
        let places: &mut dyn Iterator<Item = u32> = if own {
            &mut (sentence.0..from).rev()
        } else {
            &mut (sentence.0..from)
        };
        for place in places {
            if excluded(view, at, place) {
                continue;
            }
            let subject = view.is_subject(place);
            let outer = table.outer(place);
            if outer.is_some() && view.segment(place) < paragraph {
                mentioning = mentioning.or(Some(view.segment(place)));
            }
            let found = outer.filter(|found| view.head_of(found.tokens) == place);
            match found.filter(|found| fits(table, found, pronoun)) {
                Some(found) if subject => {
                    return with_conjuncts(view, table, place, found, pronoun);
                }
                Some(found) => fallback = fallback.or(Some(found)),
                None if subject && blocks(view, table, place, pronoun) => return Vec::new(),
                None => {}
            }
        }
        if let Some(found) = fallback.filter(|_| matches!(pronoun, Pronoun::He | Pronoun::She)) {
            return vec![found.entity];
        }
        let Some(before) = sentence.0.checked_sub(1).filter(|before| *before >= limit) else {
            break;
        };
        if mentioning.is_some_and(|segment| view.segment(before) < segment) {
            break;
        }
        sentence = view.bounds(before);
        from = sentence.1;
    }
    Vec::new()
}

/// Whether grammar forbids the pronoun to mean what stands there: an object of the same verb as
/// the subject, or a noun inside whose own phrase the pronoun stands.
fn excluded(view: &View<'_>, pronoun: u32, place: u32) -> bool {
    let object = matches!(view.rel(pronoun), Deprel::Obj | Deprel::Iobj | Deprel::Obl);
    let reflexive = view.word(pronoun).ends_with("self") || view.word(pronoun).ends_with("selves");
    (object && !reflexive && view.head(pronoun) == view.head(place))
        || view.head(pronoun) == Some(place)
}

fn fits(table: &Table<'_>, found: &Found, pronoun: Pronoun) -> bool {
    let Some(record) = table.record(found.entity) else {
        return false;
    };
    let kind = record.entity.kind;
    let person = matches!(kind, EntityKind::Person | EntityKind::Role) && !record.plural;
    match pronoun {
        Pronoun::He => person && record.gender != Gender::Female,
        Pronoun::She => person && record.gender != Gender::Male,
        Pronoun::It => {
            !record.plural
                && found.form != MentionForm::Demonym
                && !matches!(kind, EntityKind::Person | EntityKind::Role)
        }
        Pronoun::They => record.plural,
    }
}

/// Whether the subject there is what the pronoun means although it is no known entity.
fn blocks(view: &View<'_>, table: &Table<'_>, place: u32, pronoun: Pronoun) -> bool {
    let plural = matches!(view.xpos(place), Xpos::Nns | Xpos::Nnps);
    let noun = matches!(view.upos(place), Upos::Noun | Upos::Propn);
    let person = table.outer(place).is_some_and(|found| {
        matches!(
            table.kind(found.entity),
            EntityKind::Person | EntityKind::Role
        )
    });
    match pronoun {
        Pronoun::It => noun && !plural && !person && table.outer(place).is_none(),
        Pronoun::They => noun && plural,
        Pronoun::He | Pronoun::She => false,
    }
}

/// The entity, for "they" with those that are joined to it by "and".
fn with_conjuncts(
    view: &View<'_>,
    table: &Table<'_>,
    place: u32,
    found: Found,
    pronoun: Pronoun,
) -> Vec<u32> {
    let mut entities = vec![found.entity];
    if pronoun == Pronoun::They {
        let (_, end) = view.bounds(place);
        for at in place + 1..end.min(place + 20) {
            if view.head(at) == Some(place) && view.rel(at) == Deprel::Conj {
                entities.extend(table.outer(at).map(|found| found.entity));
            }
        }
    }
    entities.dedup();
    entities
}
