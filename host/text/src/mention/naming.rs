//! Proper names to entities.
//!
//! All occurrences of a name vote on its kind. Short forms join the full name ("Psaki" → "Jen
//! Psaki"); two people of one surname stay apart, and the surname alone means the one named last.

use super::gazetteer::Match;
use super::kind::{Votes, is_company_form};
use super::run::Run;
use super::table::{Table, slug};
use super::view::View;
use crate::syntax::{Deprel, Upos};
use gainsay_model::{EntityKind, MentionForm};
use std::collections::HashMap;

/// A name with all its occurrences.
struct Group {
    /// Lower-cased words of the name, without initials in its middle.
    words: Vec<String>,
    /// Indices of its runs, in order of place.
    runs: Vec<usize>,
    votes: Votes,
    entity: Option<u32>,
}

/// Names of one article.
#[derive(Default)]
struct Groups {
    /// Last words of bodies of the lexicon, with place and entity: "Times" for "New York Times".
    bodies: HashMap<String, (u32, u32)>,
    all: Vec<Group>,
    by_words: HashMap<Vec<String>, usize>,
    /// Names of several words by their last word.
    by_last: HashMap<String, Vec<usize>>,
    /// Names of several words by their first word.
    by_first: HashMap<String, Vec<usize>>,
}

/// Enters the entities and mentions of all proper names.
pub(super) fn name(view: &View<'_>, runs: &[Run], matches: &[Match], table: &mut Table<'_>) {
    let mut groups = Groups::default();
    let mut loose = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        for hit in run.modifiers.iter().filter_map(|&hit| matches.get(hit)) {
            enter_match(view, hit, table);
        }
        if run.name.0 >= run.name.1 {
            continue;
        }
        let hit = run.matched.and_then(|hit| matches.get(hit));
        match hit {
            Some(hit) if !is_doubtful(hit) => {
                enter_match(view, hit, table);
                groups.note_body(view, hit, table);
            }
            _ => {
                loose.push(index);
                groups.count(view, index, run, hit.is_some());
            }
        }
    }
    groups.join_short_names();
    for index in loose {
        let Some(run) = runs.get(index) else { continue };
        let hit = run.matched.and_then(|hit| matches.get(hit));
        groups.enter(view, runs, index, hit, matches, table);
    }
    acronyms(view, runs, table);
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
        let place = table.by_id(&id).unwrap_or_else(|| table.add(&id, words, EntityKind::Place));
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
        view.word(before).to_lowercase().as_str(),
        "in" | "near" | "outside" | "around" | "at" | "into" | "across" | "through"
    )
}

impl Groups {
    fn count(&mut self, view: &View<'_>, index: usize, run: &Run, matched: bool) {
        let words = name_words(view, run.name);
        let at = *self.by_words.entry(words.clone()).or_insert_with(|| {
            if words.len() > 1 {
                let at = self.all.len();
                if let Some(last) = words.last() {
                    self.by_last.entry(last.clone()).or_default().push(at);
                }
                if let Some(first) = words.first() {
                    self.by_first.entry(first.clone()).or_default().push(at);
                }
            }
            self.all.push(Group { words, runs: Vec::new(), votes: Votes::default(), entity: None });
            self.all.len() - 1
        });
        if let Some(group) = self.all.get_mut(at) {
            group.runs.push(index);
            if !matched || run.title.0 < run.title.1 {
                group.votes.count(view, run);
            }
        }
    }

    /// Notes by what word a body of the lexicon may be called later.
    fn note_body(&mut self, view: &View<'_>, hit: &Match, table: &Table<'_>) {
        let Some(found) = table.outer(hit.tokens.0).filter(|_| hit.tokens.1 - hit.tokens.0 > 1) else {
            return;
        };
        let body = matches!(table.kind(found.entity), EntityKind::Media | EntityKind::Organisation);
        let last = view.word(hit.tokens.1 - 1);
        if body && last.starts_with(char::is_uppercase) {
            self.bodies.entry(last.to_lowercase()).or_insert((hit.tokens.0, found.entity));
        }
    }

    /// Surnames that stand alone, or with a title, tell that the full name is a person's.
    fn join_short_names(&mut self) {
        let short: Vec<(String, bool)> = self
            .all
            .iter()
            .filter(|group| group.words.len() == 1)
            .filter_map(|group| {
                let titled = group.votes.kind() == EntityKind::Person;
                group.words.first().map(|word| (word.clone(), titled))
            })
            .collect();
        for (word, titled) in short {
            for &full in self.by_last.get(&word).map_or(&[][..], Vec::as_slice) {
                let Some(group) = self.all.get_mut(full) else { continue };
                group.votes.used_short();
                if titled {
                    group.votes.is_person();
                }
            }
        }
    }

    /// Enters the mention of one occurrence.
    fn enter(
        &mut self,
        view: &View<'_>,
        runs: &[Run],
        index: usize,
        hit: Option<&Match>,
        matches: &[Match],
        table: &mut Table<'_>,
    ) {
        let Some(run) = runs.get(index) else { return };
        let words = name_words(view, run.name);
        let Some(&own) = self.by_words.get(&words) else { return };
        let titled = run.title.0 < run.title.1;
        let full = if words.len() <= 3 { self.full_name(runs, &words, index, own) } else { None };
        if let (Some(hit), None, false) = (hit, full, titled) {
            return enter_match(view, hit, table);
        }
        if let (Some(word), None) = (words.first().filter(|_| words.len() == 1), full) {
            let body = self.bodies.get(word).filter(|(place, _)| *place < run.name.0);
            if let Some((_, entity)) = body {
                return table.mention(*entity, run.name, MentionForm::Name);
            }
        }
        let at = full.unwrap_or(own);
        let Some(group) = self.all.get(at) else { return };
        let kind = group.votes.kind();
        if kind == EntityKind::Other && is_no_name(view, run, group) {
            return;
        }
        let entity = group.entity.unwrap_or_else(|| {
            let first = group.runs.first().and_then(|&first| runs.get(first)).unwrap_or(run);
            new_entity(view, first, kind, table)
        });
        table.set_gender(entity, group.votes.gender);
        if let Some(group) = self.all.get_mut(at) {
            group.entity = Some(entity);
        }
        let tokens = if kind == EntityKind::Organisation { body_name(run) } else { run.name };
        table.mention(entity, tokens, MentionForm::Name);
        let modifier = run.modifiers.last().and_then(|&hit| matches.get(hit));
        if let Some(above) = modifier.and_then(|hit| table.inner(hit.tokens.0)) {
            table.set_member_of(entity, above.entity);
        }
    }

    /// The full name that a short one stands for: the person of that surname named last before it,
    /// else the first in the text.
    fn full_name(&self, runs: &[Run], words: &[String], index: usize, own: usize) -> Option<usize> {
        let place = runs.get(index)?.name.0;
        let begins = |group: &Group| {
            let upto = group.runs.partition_point(|&r| r < index);
            let last = upto.checked_sub(1).and_then(|at| group.runs.get(at));
            last.and_then(|&r| runs.get(r)).map_or(0, |run| run.name.0)
        };
        let fits = |at: &usize| {
            *at != own
                && self.all.get(*at).is_some_and(|group| {
                    group.words.len() > words.len() && group.votes.kind() == EntityKind::Person
                })
        };
        let by_last = self.by_last.get(words.last()?).map_or(&[][..], Vec::as_slice);
        let ends = |at: &usize| {
            self.all.get(*at).is_some_and(|group| group.words.ends_with(words))
        };
        let candidates = by_last.iter().rev().take(16).copied().filter(|at| fits(at) && ends(at));
        let nearest = candidates
            .map(|at| (self.all.get(at).map_or(0, |group| begins(group).min(place)), at))
            .max_by_key(|(begins, at)| (*begins, usize::MAX - at));
        if let Some((_, at)) = nearest {
            return Some(at);
        }
        let company = |at: &usize| {
            self.all.get(*at).is_some_and(|group| {
                group.words.len() == words.len() + 1
                    && group.words.starts_with(words)
                    && group.words.last().is_some_and(|last| is_company_form(last))
            })
        };
        let first = self.by_first.get(words.first()?).map_or(&[][..], Vec::as_slice);
        if let Some(at) = first.iter().take(16).copied().find(company) {
            return Some(at);
        }
        let given = self.by_first.get(words.first()?).filter(|_| words.len() == 1)?;
        let own_place = self.all.get(own).is_some_and(|g| g.votes.kind() == EntityKind::Place);
        given.iter().take(16).copied().find(|at| fits(at) && !own_place)
    }
}

/// Whether a single word is no name after all: an adjective with a capital ("Democratic
/// candidates"), or a word that stands once, at the start of a sentence.
fn is_no_name(view: &View<'_>, run: &Run, group: &Group) -> bool {
    let at = run.name.0;
    let single = run.name.1 == at + 1;
    let adjective = view.upos(at) == Upos::Adj || view.rel(at) == Deprel::Amod;
    let opens = view.bounds(at).0 == at && group.runs.len() == 1;
    single && (adjective || opens)
}

/// Lower-cased words of a name without initials in the middle and "Jr." at the end.
fn name_words(view: &View<'_>, name: (u32, u32)) -> Vec<String> {
    let last = name.1.saturating_sub(1);
    (name.0..name.1)
        .filter(|&at| {
            let word = view.word(at);
            let initial = at > name.0 && at < last && word.len() <= 2 && word.ends_with('.');
            let suffix = at == last && at > name.0 && matches!(word, "Jr." | "Sr." | "Jr" | "Sr");
            !initial && !suffix
        })
        .map(|at| view.word(at).to_lowercase())
        .collect()
}

/// The words of a body's name with the state before it: "US Senate".
fn body_name(run: &Run) -> (u32, u32) {
    if run.modifiers.is_empty() || run.title.0 < run.title.1 { run.name } else { run.whole }
}

fn new_entity(view: &View<'_>, run: &Run, kind: EntityKind, table: &mut Table<'_>) -> u32 {
    let tokens = if kind == EntityKind::Organisation { body_name(run) } else { run.name };
    let name = view.annotations.span_of(tokens).of(view.text);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let class = match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "org",
        EntityKind::Place => "place",
        _ => "other",
    };
    let id = format!("{class}:{}", slug(&name));
    let entity = table.by_id(&id).unwrap_or_else(|| table.add(&id, &name, kind));
    let last = view.word(tokens.1 - 1).to_lowercase();
    if kind == EntityKind::Organisation && view.names.is_organisation(&last) {
        table.call(entity, &last);
    }
    entity
}

/// "Joint Monitoring Board (JMB)": the short name in brackets means the body before it, there and
/// wherever it stands later.
fn acronyms(view: &View<'_>, runs: &[Run], table: &mut Table<'_>) {
    let mut known: HashMap<&str, u32> = HashMap::new();
    for pair in runs.windows(2) {
        let [long, short] = pair else { continue };
        let word = view.word(short.name.0);
        let single = short.name.1 - short.name.0 == 1;
        let bracketed = long.name.1 + 1 == short.whole.0
            && view.word(long.name.1) == "("
            && view.word(short.name.1) == ")";
        if !(single && bracketed && (2..=8).contains(&word.len()) && long.name.0 < long.name.1) {
            continue;
        }
        let starts = |at: u32| view.word(at).chars().next().filter(|c| c.is_uppercase());
        let initials: String = (long.whole.0..long.name.1).filter_map(starts).collect();
        let letters = word.chars().filter(char::is_ascii_uppercase).collect::<String>();
        if letters.len() > 1 && initials.ends_with(&letters) || initials == letters {
            if let Some(found) = table.outer(long.name.1 - 1) {
                known.insert(word, found.entity);
            }
        }
    }
    if known.is_empty() {
        return;
    }
    for run in runs.iter().filter(|run| run.name.1 == run.name.0 + 1) {
        if let Some(&entity) = known.get(view.word(run.name.0)) {
            table.rename(run.name, entity);
        }
    }
}
