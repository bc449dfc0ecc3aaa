//! Proper names to entities.
//!
//! All occurrences of a name vote on its kind. Short forms join the full name ("Psaki" → "Jen
//! Psaki"); two people of one surname stay apart, and the surname alone means the one named last.

use super::gazetteer::Match;
use super::groups::{Group, Groups, name_words};
use super::run::Run;
use super::table::{Table, slug};
use super::view::{Prose, View};
use crate::syntax::{Deprel, Upos, Xpos};
use gainsay_model::{EntityKind, MentionForm, lowered};

/// Enters the entities and mentions of all proper names.
pub(super) fn name(view: &View<'_>, runs: &[Run], matches: &[Match], table: &mut Table<'_>) {
    let mut groups = Groups::default();
    let mut loose: Vec<(usize, Run)> = Vec::new();
    let mut headlines: Vec<(usize, &Run)> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        for hit in run.modifiers.iter().filter_map(|&hit| matches.get(hit)) {
            enter_match(view, hit, table);
        }
        if run.name.0 >= run.name.1 {
            continue;
        }
        match run.matched.and_then(|hit| matches.get(hit)) {
            Some(hit) if !is_doubtful(hit) => {
                enter_match(view, hit, table);
                groups.note_body(view, hit, table);
            }
            None if in_headline(view, run) => headlines.push((index, run)),
            None if follows_party_letter(view, run.name.0) => {}
            hit => {
                loose.push((index, run.clone()));
                groups.count(view, index, run, hit.is_some());
            }
        }
    }
    for (index, run) in headlines {
        // Capitals hide where a name in a headline ends; the text below it knows.
        let known = groups.known_inside(view, run.name);
        if known.is_empty() && run.name.1 - run.name.0 <= 3 {
            loose.push((index, run.clone()));
            groups.count(view, index, run, false);
        }
        loose.extend(known.into_iter().map(|name| (index, Run::of_name(name))));
    }
    groups.settle();
    loose.sort_by_key(|(_, run)| run.name.0);
    let mut entering = Entering {
        view,
        runs,
        matches,
        groups,
    };
    for (index, run) in &loose {
        let run = entering.groups.without_party(view, run);
        entering.enter(*index, &run, table);
    }
    super::acronym::learn(view, runs, table);
}

/// Whether the run stands where every word has a capital.
fn in_headline(view: &View<'_>, run: &Run) -> bool {
    let token = view.token(run.name.0);
    token.is_some_and(|token| view.prose(token.sentence) == Prose::Capitals)
}

/// Whether a lexicon name may be something else: an ordinary word, a person's name.
fn is_doubtful(hit: &Match) -> bool {
    hit.ambiguous || (hit.form == MentionForm::Metonym && hit.tokens.1 - hit.tokens.0 == 1)
}

/// Enters a mention of a lexicon entry.
fn enter_match(view: &View<'_>, hit: &Match, table: &mut Table<'_>) {
    let entry = match hit.shared {
        // A name of two entries means the one that the text has named already.
        Some(_) if hit.ambiguous && table.knows_entry(hit.entry) => hit.entry,
        Some(other) if table.knows_entry(other) => other,
        Some(_) if hit.ambiguous => return,
        _ => hit.entry,
    };
    if hit.form == MentionForm::Metonym && is_location(view, hit) {
        let words = view.annotations.span_of(hit.tokens).of(view.text);
        let id = format!("place:{}", slug(words));
        let place = table
            .by_id(&id)
            .unwrap_or_else(|| table.add(&id, words, EntityKind::Place));
        if let Some(state) = table.entry(entry) {
            table.set_member_of(place, state);
        }
        table.mention(place, hit.tokens, MentionForm::Name);
        return;
    }
    if let Some(entity) = table.entry(entry) {
        table.mention(entity, hit.tokens, hit.form);
    }
}

/// Whether a seat of power is meant as a place: "in Moscow", "near Kabul".
fn is_location(view: &View<'_>, hit: &Match) -> bool {
    let mut before = hit.tokens.0.checked_sub(1).unwrap_or(u32::MAX);
    if view.is_the(before) {
        before = before.checked_sub(1).unwrap_or(u32::MAX);
    }
    matches!(
        &*lowered(view.word(before)),
        "in" | "near" | "outside" | "around" | "at" | "into" | "across" | "through"
    )
}

/// What entering the occurrences needs.
struct Entering<'a> {
    view: &'a View<'a>,
    runs: &'a [Run],
    matches: &'a [Match],
    groups: Groups,
}

impl Entering<'_> {
    /// Enters the mention of one occurrence.
    fn enter(&mut self, index: usize, run: &Run, table: &mut Table<'_>) {
        let Self {
            view,
            runs,
            matches,
            groups,
        } = self;
        let (view, runs, matches) = (*view, *runs, *matches);
        let words = name_words(view, run.name);
        let titled = run.title.0 < run.title.1;
        let short = words.len() <= 3;
        let full = short.then(|| groups.full_name(&words, index)).flatten();
        let hit = run.matched.and_then(|hit| matches.get(hit));
        if let (Some(hit), None, false) = (hit, full, titled) {
            return enter_match(view, hit, table);
        }
        if let (None, [word]) = (full, words.as_slice())
            && let Some(body) = groups.body(word, run.name.0)
        {
            return table.mention(body, run.name, MentionForm::Name);
        }
        let Some(at) = full.or_else(|| groups.of(&words)) else {
            return;
        };
        let Some(group) = groups.get(at) else { return };
        let kind = group.votes.kind();
        let weak = kind == EntityKind::Other || view.xpos(run.name.1 - 1) == Xpos::Jj;
        if weak && is_no_name(view, run, group) {
            return;
        }
        let entity = group.entity.unwrap_or_else(|| {
            let first = group
                .runs
                .first()
                .and_then(|&first| runs.get(first))
                .unwrap_or(run);
            new_entity(view, first, kind, table)
        });
        table.set_gender(entity, group.votes.gender);
        if let Some(group) = groups.get_mut(at) {
            group.entity = Some(entity);
        }
        let tokens = if kind == EntityKind::Organisation {
            body_name(run)
        } else {
            run.name
        };
        table.mention(entity, tokens, MentionForm::Name);
        let modifier = run.modifiers.last().and_then(|&hit| matches.get(hit));
        if let Some(above) = modifier.and_then(|hit| table.inner(hit.tokens.0)) {
            table.set_member_of(entity, above.entity);
        }
    }
}

/// Whether the name is the state in "R-Ohio".
fn follows_party_letter(view: &View<'_>, at: u32) -> bool {
    at >= 2 && view.is_glued(at) && view.word(at - 1) == "-" && view.word(at - 2).len() == 1
}

/// Whether a single word is no name after all: an adjective with a capital ("Democratic
/// candidates"), or a word that stands once, at the start of a sentence.
fn is_no_name(view: &View<'_>, run: &Run, group: &Group) -> bool {
    let at = run.name.0;
    let single = run.name.1 == at + 1;
    let adjective = view.upos(at) == Upos::Adj || view.rel(at) == Deprel::Amod;
    let opens = view.bounds(at).0 == at && group.runs.len() == 1;
    single && (adjective || opens) || view.xpos(run.name.1 - 1) == Xpos::Jj
}

/// The words of a body's name with the state before it: "US Senate".
fn body_name(run: &Run) -> (u32, u32) {
    if run.modifiers.is_empty() || run.title.0 < run.title.1 {
        run.name
    } else {
        run.whole
    }
}

fn new_entity(view: &View<'_>, run: &Run, kind: EntityKind, table: &mut Table<'_>) -> u32 {
    let tokens = if kind == EntityKind::Organisation {
        body_name(run)
    } else {
        run.name
    };
    let name = view.annotations.span_of(tokens).of(view.text);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let class = match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "org",
        EntityKind::Place => "place",
        _ => "other",
    };
    let id = format!("{class}:{}", slug(&name));
    let entity = table
        .by_id(&id)
        .unwrap_or_else(|| table.add(&id, &name, kind));
    let last = lowered(view.word(tokens.1 - 1));
    if kind == EntityKind::Organisation && view.names.is_organisation(&last) {
        table.call(entity, &last);
    }
    entity
}
