//! What titles and appositions tell of a person: what they are called, and for whom they act.

use super::phrase::{Phrase, Sort};
use super::run::Run;
use super::table::Table;
use super::view::View;
use crate::syntax::{Deprel, Upos};
use gainsay_model::{EntityKind, MentionForm};
use std::collections::{HashMap, HashSet};

/// Notes titles, roles and memberships; gives the heads of the phrases that belong to a name.
pub(super) fn harvest(
    view: &View<'_>,
    runs: &[Run],
    phrases: &[Phrase],
    table: &mut Table<'_>,
) -> HashSet<u32> {
    let mut taken = HashSet::new();
    let mut by_start = HashMap::new();
    let mut by_end = HashMap::new();
    for run in runs.iter().filter(|run| run.name.0 < run.name.1) {
        by_start.insert(run.whole.0, run);
        by_end.insert(run.name.1, run);
        taken.extend(run.title.0..run.title.1);
        title(view, run, table);
    }
    for phrase in phrases.iter().filter(|phrase| phrase.sort == Sort::Person) {
        let next = phrase.head + 1;
        let name_after = by_start.get(&next).copied();
        let apposed_after = || {
            by_start
                .get(&(next + 1))
                .copied()
                .filter(|run| is_apposed(view, phrase, run))
        };
        let apposed_before = || {
            let comma = phrase.whole.checked_sub(1)?;
            let run = by_end.get(&comma).copied()?;
            (view.word(comma) == "," && closes(view, phrase)).then_some(run)
        };
        if let Some(run) = name_after.or_else(apposed_after) {
            if learn(view, phrase, run.name.1 - 1, table).is_some() {
                taken.insert(phrase.head);
            }
        } else if let Some(run) = apposed_before() {
            if let Some(entity) = learn(view, phrase, run.name.1 - 1, table) {
                taken.insert(phrase.head);
                table.mention(
                    entity,
                    (phrase.start, phrase.head + 1),
                    MentionForm::Nominal,
                );
            }
        } else if let Some(subject) = copula_subject(view, phrase.head) {
            learn(view, phrase, subject, table);
        }
    }
    taken
}

/// What the title before a name says.
fn title(view: &View<'_>, run: &Run, table: &mut Table<'_>) {
    let Some(found) = table
        .outer(run.name.1 - 1)
        .filter(|_| run.title.0 < run.title.1)
    else {
        return;
    };
    if table.kind(found.entity) != EntityKind::Person {
        return;
    }
    let noun = view.word(run.title.1 - 1).to_lowercase();
    table.set_gender(found.entity, view.names.gender_of(&noun));
    if view.names.is_person_noun(&noun) {
        table.call(found.entity, &noun);
    }
    // "Ukraine's President X", "President X of Ukraine".
    let possessive = run
        .whole
        .0
        .checked_sub(2)
        .filter(|_| view.is_possessive(run.whole.0 - 1));
    let after = (view.word(run.name.1) == "of").then_some(run.name.1 + 1);
    if let Some(owner) = possessive.or(after).and_then(|at| table.outer(at)) {
        table.set_member_of(found.entity, owner.entity);
    }
}

/// Notes that the entity at that token is called by the phrase.
fn learn(view: &View<'_>, phrase: &Phrase, token: u32, table: &mut Table<'_>) -> Option<u32> {
    let entity = table.outer(token)?.entity;
    if table.kind(entity) != EntityKind::Person || phrase.plural {
        return None;
    }
    let noun = view.lemma(phrase.head);
    let compound = phrase.head > phrase.start
        && view.upos(phrase.head - 1) == Upos::Noun
        && table.inner(phrase.head - 1).is_none();
    if compound {
        table.call_loosely(entity, noun);
    } else {
        table.call(entity, noun);
    }
    table.set_gender(entity, view.names.gender_of(noun));
    let owner = phrase.owner.or_else(|| purpose(view, phrase, table));
    if let Some(owner) = owner.filter(|owner| *owner != entity) {
        table.set_member_of(entity, owner);
    }
    Some(entity)
}

/// "a spokeswoman for the foreign ministry", "head of research at Acme".
fn purpose(view: &View<'_>, phrase: &Phrase, table: &Table<'_>) -> Option<u32> {
    let first = phrase.head + 1;
    let (_, end) = view.bounds(first);
    if !matches!(view.word(first), "for" | "of" | "at" | "with" | "in") {
        return None;
    }
    (first + 1..end.min(first + 7))
        .take_while(|&at| !matches!(view.word(at), "," | "." | ";"))
        .find_map(|at| table.outer(at))
        .map(|found| found.entity)
        .filter(|&entity| table.kind(entity) != EntityKind::Person)
}

/// Whether a name after a comma is in apposition to the phrase: "Germany's chancellor, Olaf Scholz,".
fn is_apposed(view: &View<'_>, phrase: &Phrase, run: &Run) -> bool {
    phrase.definite
        && view.word(phrase.head + 1) == ","
        && (matches!(view.word(run.name.1), "," | "." | ";" | ")" | "")
            || view.rel(view.head_of(run.name)) == Deprel::Appos)
}

/// Whether a phrase after a comma ends like an apposition.
fn closes(view: &View<'_>, phrase: &Phrase) -> bool {
    if view.rel(phrase.head) == Deprel::Appos {
        return true;
    }
    matches!(
        view.word(phrase.end),
        "," | "." | ";" | ")" | "—" | "for" | "of" | "at" | "in" | "who" | "with" | ""
    ) && view.rel(phrase.head) != Deprel::Conj
}

/// The subject of "X is the mayor".
fn copula_subject(view: &View<'_>, head: u32) -> Option<u32> {
    let (first, _) = view.bounds(head);
    let before = first.max(head.saturating_sub(24))..head;
    let mut subject = None;
    let mut copula = false;
    for at in before {
        if view.head(at) == Some(head) {
            copula |= view.rel(at) == Deprel::Cop && view.lemma(at) == "be";
            if view.rel(at) == Deprel::Nsubj {
                subject = Some(at);
            }
        }
    }
    subject.filter(|_| copula)
}
