//! Descriptions to entities: "Russia's army", "a US official", "the official", "both leaders".

use super::phrase::{Phrase, Sort};
use super::pronoun;
use super::table::{Table, slug};
use super::view::View;
use gainsay_model::{EntityKind, MentionForm, lowered};
use std::collections::HashSet;

/// Entities that are looked at as the antecedent of a description.
const ANTECEDENTS: usize = 24;

/// Enters bodies that belong to a named power: "the Russian army", "Poland's interior ministry".
pub(super) fn describe(view: &View<'_>, phrases: &[Phrase], table: &mut Table<'_>) {
    for phrase in phrases.iter().filter(|phrase| phrase.sort == Sort::Body) {
        let Some(owner) = phrase.owner else { continue };
        let entity = described(view, phrase, EntityKind::Organisation, table);
        table.set_member_of(entity, owner);
        table.mention(
            entity,
            (phrase_start(phrase, view), phrase.end),
            MentionForm::Nominal,
        );
    }
}

/// Resolves the other descriptions and the pronouns, in order of place: each may mean what the
/// other names. `taken` are heads that belong to a name.
pub(super) fn resolve(
    view: &View<'_>,
    phrases: &[Phrase],
    taken: &HashSet<u32>,
    table: &mut Table<'_>,
) {
    let mut phrases = phrases.iter().peekable();
    for (_, first, end) in view.sentences() {
        for at in first..end {
            pronoun::resolve(view, at, table);
            while let Some(phrase) = phrases.next_if(|phrase| phrase.head <= at) {
                if !taken.contains(&phrase.head) && table.outer(phrase.head).is_none() {
                    describe_one(view, phrase, table);
                }
            }
        }
    }
}

fn describe_one(view: &View<'_>, phrase: &Phrase, table: &mut Table<'_>) {
    let possessor = phrase.pronoun.and_then(|pronoun| table.outer(pronoun));
    let owned = Phrase {
        owner: phrase.owner.or(possessor.map(|possessor| possessor.entity)),
        ..phrase.clone()
    };
    match phrase.sort {
        Sort::Person if phrase.pair => pair(view, &owned, table),
        Sort::Person => person(view, &owned, table),
        Sort::Body => body(view, &owned, table),
    }
}

/// First token of the mention: the possessor belongs to it, the determiner does not.
fn phrase_start(phrase: &Phrase, view: &View<'_>) -> u32 {
    let possessed = phrase
        .start
        .checked_sub(1)
        .is_some_and(|before| view.is_possessive(before));
    if possessed {
        phrase.whole
    } else {
        phrase.start
    }
}

/// The entity with the owner and the words of the phrase in its id.
fn described(view: &View<'_>, phrase: &Phrase, kind: EntityKind, table: &mut Table<'_>) -> u32 {
    let class = if kind == EntityKind::Role {
        "role"
    } else {
        "org"
    };
    let words = own_words(view, phrase, table);
    let owner = phrase.owner.and_then(|owner| table.record(owner));
    let owner = owner.map(|owner| {
        owner
            .entity
            .id
            .rsplit(':')
            .next()
            .unwrap_or("")
            .to_lowercase()
    });
    let id = match owner {
        Some(owner) => format!("{class}:{owner}-{}", slug(&words)),
        None => format!("{class}:{}", slug(&words)),
    };
    let shares = kind != EntityKind::Role || phrase.definite || phrase.plural;
    let known = table.by_id(&id).filter(|_| shares);
    let entity = known.unwrap_or_else(|| {
        let tokens = (phrase_start(phrase, view), phrase.end);
        let name = view.annotations.span_of(tokens).of(view.text);
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        table.add(&id, &name, kind)
    });
    table.call(entity, view.lemma(phrase.head));
    table.set_plural(entity, phrase.plural);
    table.set_gender(entity, view.names.gender_of(view.lemma(phrase.head)));
    entity
}

/// Lower-cased words of the phrase without its owner; plural heads stay plural.
fn own_words(view: &View<'_>, phrase: &Phrase, table: &Table<'_>) -> String {
    let free = (phrase.start..phrase.head).filter(|&at| table.inner(at).is_none());
    let mut words: Vec<String> = free.map(|at| lowered(view.word(at)).into_owned()).collect();
    let head = if phrase.plural {
        lowered(view.word(phrase.head)).into_owned()
    } else {
        view.lemma(phrase.head).to_owned()
    };
    words.push(head);
    words.join(" ")
}

/// Whether nothing but the determiner stands before the head.
fn is_bare(phrase: &Phrase) -> bool {
    phrase.start == phrase.head
}

/// The entity called so that was mentioned last before the phrase and acts for its owner. A word
/// before the head may name it too: "the German chancellor leader".
fn antecedent(
    view: &View<'_>,
    phrase: &Phrase,
    table: &Table<'_>,
    fits: impl Fn(u32) -> bool,
) -> Option<u32> {
    let nearest = |entities: &mut dyn Iterator<Item = u32>| {
        entities
            .filter(|&entity| fits(entity))
            .filter(|&entity| {
                phrase
                    .owner
                    .is_none_or(|owner| table.acts_for(entity, owner))
            })
            .filter_map(|entity| Some((table.last_before(entity, phrase.head)?, entity)))
            .max()
            .map(|(_, entity)| entity)
    };
    let recent = |entities: &'_ [u32]| -> Vec<u32> {
        entities.iter().rev().take(ANTECEDENTS).copied().collect()
    };
    let words = (phrase.start..=phrase.head).rev();
    nearest(&mut words.flat_map(|at| recent(table.called(view.lemma(at)))))
        .or_else(|| nearest(&mut recent(table.called_loosely(view.lemma(phrase.head))).into_iter()))
}

fn person(view: &View<'_>, phrase: &Phrase, table: &mut Table<'_>) {
    let tokens = (phrase_start(phrase, view), phrase.end);
    let capital = view.is_capital(phrase.head) && !phrase.plural;
    if (phrase.definite || capital) && (is_bare(phrase) || phrase.owner.is_some()) {
        let fits = |entity: u32| {
            table.record(entity).is_some_and(|record| {
                record.plural == phrase.plural
                    && matches!(record.entity.kind, EntityKind::Person | EntityKind::Role)
            })
        };
        if let Some(entity) = antecedent(view, phrase, table, fits) {
            table.mention(entity, tokens, MentionForm::Nominal);
            return;
        }
    }
    let entity = described(view, phrase, EntityKind::Role, table);
    if let Some(owner) = phrase.owner {
        table.set_member_of(entity, owner);
    }
    table.mention(entity, tokens, MentionForm::Nominal);
}

/// "both leaders", "the two men": the two people called so, or the two people named last.
fn pair(view: &View<'_>, phrase: &Phrase, table: &mut Table<'_>) {
    let from = phrase.head.saturating_sub(150);
    let mut people = Vec::new();
    for at in (from..phrase.whole).rev() {
        let Some(found) = table.outer(at) else {
            continue;
        };
        if table.kind(found.entity) == EntityKind::Person && !people.contains(&found.entity) {
            people.push(found.entity);
        }
    }
    let noun = view.lemma(phrase.head);
    let so_called = |entity: &&u32| {
        table
            .record(**entity)
            .is_some_and(|record| record.nouns.iter().any(|n| &**n == noun))
    };
    let called: Vec<u32> = people.iter().filter(so_called).take(2).copied().collect();
    let two = if called.len() == 2 {
        called
    } else {
        people.into_iter().take(2).collect()
    };
    if two.len() == 2 {
        for entity in two {
            table.mention(
                entity,
                (phrase.start, phrase.head + 1),
                MentionForm::Nominal,
            );
        }
    } else {
        person(view, phrase, table);
    }
}

fn body(view: &View<'_>, phrase: &Phrase, table: &mut Table<'_>) {
    let tokens = (phrase.start, phrase.end);
    let is_body = |entity: u32| {
        !matches!(table.kind(entity), EntityKind::Person | EntityKind::Role)
            && table
                .record(entity)
                .is_some_and(|record| record.plural == phrase.plural)
    };
    if phrase.definite && is_bare(phrase) {
        if let Some(entity) = antecedent(view, phrase, table, is_body) {
            table.mention(entity, tokens, MentionForm::Nominal);
            return;
        }
        if let Some(entity) = nearest_body(view, phrase, table) {
            table.call(entity, view.lemma(phrase.head));
            table.mention(entity, tokens, MentionForm::Nominal);
            return;
        }
    }
    // Most nouns for bodies have other senses ("took office", "his practice"): a body without a
    // name has to act, or to belong to one that can.
    let owned = phrase
        .owner
        .is_some_and(|owner| table.kind(owner) != EntityKind::Person);
    if !owned && !view.is_subject(phrase.head) {
        return;
    }
    let entity = described(view, phrase, EntityKind::Organisation, table);
    if let Some(owner) = phrase.owner {
        table.set_member_of(entity, owner);
    }
    table.mention(entity, tokens, MentionForm::Nominal);
}

/// The named body mentioned last before "the company", if nothing else called it.
fn nearest_body(view: &View<'_>, phrase: &Phrase, table: &Table<'_>) -> Option<u32> {
    if !view.names.general_bodies.contains(view.lemma(phrase.head)) {
        return None;
    }
    let from = phrase.head.saturating_sub(60);
    (from..phrase.whole)
        .rev()
        .filter_map(|at| table.outer(at))
        .find_map(|found| {
            let record = table.record(found.entity)?;
            let unnamed = record.nouns.is_empty() && found.form == MentionForm::Name;
            let body = record.entity.kind == EntityKind::Organisation && !phrase.plural;
            (unnamed && body).then_some(found.entity)
        })
}
