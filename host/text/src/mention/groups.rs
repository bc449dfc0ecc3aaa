//! Names of one article, each with all its occurrences, and which short name means which full one.

use super::gazetteer::Match;
use super::kind::Votes;
use super::run::Run;
use super::table::Table;
use super::view::View;
use ahash::HashMap;
use gainsay_model::{EntityKind, lowered};

/// Names with the same first or last word that are looked at for a short name.
const NAMESAKES: usize = 16;

/// A name with all its occurrences.
pub(super) struct Group {
    /// Lower-cased words of the name, without initials in its middle.
    words: Vec<String>,
    /// Indices of its runs, in order of place once [`Groups::settle`] has run.
    pub(super) runs: Vec<usize>,
    /// What its occurrences say about its kind.
    pub(super) votes: Votes,
    /// Its entity, once entered.
    pub(super) entity: Option<u32>,
}

/// Names of one article.
#[derive(Default)]
pub(super) struct Groups {
    /// Last words of bodies of the lexicon, with place and entity: "Times" for "New York Times".
    bodies: HashMap<String, (u32, u32)>,
    all: Vec<Group>,
    by_words: HashMap<Vec<String>, usize>,
    /// Names of several words by their last word.
    by_last: HashMap<String, Vec<usize>>,
    /// Names of several words by their first word.
    by_first: HashMap<String, Vec<usize>>,
}

impl Groups {
    /// The group at that place.
    pub(super) fn get(&self, at: usize) -> Option<&Group> {
        self.all.get(at)
    }

    /// The same, to note its entity.
    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Group> {
        self.all.get_mut(at)
    }

    /// The group of exactly these words.
    pub(super) fn of(&self, words: &[String]) -> Option<usize> {
        self.by_words.get(words).copied()
    }

    /// The body of the lexicon that this word is short for, if it was named before that token.
    pub(super) fn body(&self, word: &str, before: u32) -> Option<u32> {
        let (place, entity) = self.bodies.get(word)?;
        (*place < before).then_some(*entity)
    }

    /// Counts an occurrence; a name of the lexicon votes only with its title.
    pub(super) fn count(&mut self, view: &View<'_>, index: usize, run: &Run, matched: bool) {
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
            self.all.push(Group {
                words,
                runs: Vec::new(),
                votes: Votes::default(),
                entity: None,
            });
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
    pub(super) fn note_body(&mut self, view: &View<'_>, hit: &Match, table: &Table<'_>) {
        let Some(found) = table
            .outer(hit.tokens.0)
            .filter(|_| hit.tokens.1 - hit.tokens.0 > 1)
        else {
            return;
        };
        let body = matches!(
            table.kind(found.entity),
            EntityKind::Media | EntityKind::Organisation
        );
        let last = view.word(hit.tokens.1 - 1);
        if body && last.starts_with(char::is_uppercase) {
            self.bodies
                .entry(last.to_lowercase())
                .or_insert((hit.tokens.0, found.entity));
        }
    }

    /// "Democrat Ann Roe" is Ann Roe if the text names her so elsewhere.
    pub(super) fn without_party(&self, view: &View<'_>, run: &Run) -> Run {
        let mut run = run.clone();
        let rest = (run.name.0 + 1, run.name.1);
        let words = name_words(view, rest);
        if words.len() > 1 && self.by_words.contains_key(&words) {
            run.name = rest;
        }
        run
    }

    /// The names of the text inside a run of capitals, longest first from left to right.
    pub(super) fn known_inside(&self, view: &View<'_>, range: (u32, u32)) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let mut at = range.0;
        while at < range.1 {
            let length = (1..=(range.1 - at).min(4)).rev().find(|&length| {
                let words = name_words(view, (at, at + length));
                self.by_words.contains_key(&words)
                    || (length == 1 && words.last().is_some_and(|w| self.by_last.contains_key(w)))
            });
            if let Some(length) = length {
                found.push((at, at + length));
            }
            at += length.unwrap_or(1);
        }
        found
    }

    /// Surnames that stand alone, or with a title, tell that the full name is a person's;
    /// call this once all occurrences are counted.
    pub(super) fn settle(&mut self) {
        for group in &mut self.all {
            group.runs.sort_unstable();
        }
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
                let Some(group) = self.all.get_mut(full) else {
                    continue;
                };
                group.votes.used_short();
                if titled {
                    group.votes.is_person();
                }
            }
        }
    }

    /// The full name that a short one stands for: the person of that surname named last before the
    /// run of that index, else the first in the text; a company by its first word; a person by the
    /// given name.
    pub(super) fn full_name(&self, words: &[String], index: usize) -> Option<usize> {
        let own = self.of(words);
        let is_person = |at: &usize| {
            Some(*at) != own
                && self.all.get(*at).is_some_and(|group| {
                    group.words.len() > words.len() && group.votes.kind() == EntityKind::Person
                })
        };
        let named = |table: &HashMap<String, Vec<usize>>, word: &String| -> Vec<usize> {
            let list = table.get(word).map_or(&[][..], Vec::as_slice);
            list.iter().rev().take(NAMESAKES).copied().collect()
        };
        let nearest = named(&self.by_last, words.last()?)
            .into_iter()
            .filter(|at| is_person(at))
            .filter_map(|at| self.all.get(at).map(|group| (group, at)))
            .filter(|(group, _)| group.words.ends_with(words))
            .max_by_key(|(group, at)| (group.last_before(index), usize::MAX - at));
        if let Some((_, at)) = nearest {
            return Some(at);
        }
        let first = named(&self.by_first, words.first()?);
        let company = |at: &usize| {
            self.all.get(*at).is_some_and(|group| {
                group.words.len() == words.len() + 1
                    && group.words.starts_with(words)
                    && group.votes.kind() == EntityKind::Organisation
            })
        };
        if let Some(at) = first.iter().copied().find(company) {
            return Some(at);
        }
        let kind = own
            .and_then(|own| self.all.get(own))
            .map(|group| group.votes.kind());
        let given = words.len() == 1 && kind != Some(EntityKind::Place);
        first.into_iter().rev().find(|at| given && is_person(at))
    }
}

impl Group {
    /// One more than the index of its last run before that one; 0 if there is none.
    fn last_before(&self, index: usize) -> usize {
        let upto = self.runs.partition_point(|&run| run < index);
        upto.checked_sub(1)
            .and_then(|at| self.runs.get(at))
            .map_or(0, |run| run + 1)
    }
}

/// Lower-cased words of a name without initials in the middle and "Jr." at the end.
pub(super) fn name_words(view: &View<'_>, name: (u32, u32)) -> Vec<String> {
    let last = name.1.saturating_sub(1);
    (name.0..name.1)
        .filter(|&at| {
            let word = view.word(at);
            let initial = at > name.0 && at < last && word.len() <= 2 && word.ends_with('.');
            let suffix = at == last && at > name.0 && matches!(word, "Jr." | "Sr." | "Jr" | "Sr");
            !initial && !suffix
        })
        .map(|at| lowered(view.word(at)).into_owned())
        .collect()
}
