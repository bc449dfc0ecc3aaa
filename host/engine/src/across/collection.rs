//! A set of articles that changes while somebody looks at it: an editor, a folder that is watched.
//!
//! What was found in a case of several articles is kept as long as none of them changes, so that a
//! change costs the cases that it touches. The reports themselves wait on a shelf, as those of a run
//! over a set do.

use super::cases::{self, CaseOf, Found, Set};
use super::{Across, Places, Shelved, merge};
use crate::checker::Checker;
use crate::ordered::{Pace, ordered};
use crate::policy::Policy;
use crate::run::{Input, Outcome, check};
use crate::shelf::{Shelf, decode, encode};
use gainsay_cache::Key;
use gainsay_model::{Article, ArticleId, Directive, Failure, Finding};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::ControlFlow;

/// A shelf is made anew once so many bytes more than it needs lie on it.
const MOST_WASTE: u64 = 32 << 20;

/// What became of an article by itself, ready for a collection.
pub struct Kept {
    /// Its own report.
    pub outcome: Outcome,
    /// Its remarks to gainsay.
    pub remarks: Vec<Directive>,
    policy: Policy,
}

impl Checker {
    /// Checks an article that goes into a collection, whatever happens.
    pub fn keep(&self, input: Input) -> Kept {
        match input {
            Input::Article(article) => Kept {
                policy: self.policies.of(&article),
                remarks: article.directives.clone(),
                outcome: check(*article, |article: Article| self.check(article)),
            },
            Input::Skipped(skipped) => Kept {
                outcome: Outcome::Skipped(skipped),
                remarks: Vec::new(),
                policy: Policy::default(),
            },
        }
    }
}

/// Where an article stands in the order of a set: its path, and its number if its file holds several.
type Place = (String, usize);

/// A set of articles with what rules find in them and across them.
///
/// Articles are put in and taken out; [`settle`](Self::settle) then brings what is found up to date.
/// It comes to what a run over the same articles comes to, whatever the order of changes was.
pub struct Collection<'c> {
    checker: &'c Checker,
    across: Option<Across<'c>>,
    members: BTreeMap<Place, Member>,
    shelf: Shelf,
    /// Bytes on the shelf, and those of them that belong to members.
    bytes: (u64, u64),
    /// The number that the next version of an article gets.
    next: u32,
    /// What was found in cases, whose articles are given by version.
    known: BTreeMap<CaseOf, Found>,
    /// Articles whose own findings are others than when the collection was last settled.
    changed: BTreeSet<Place>,
}

/// An article of the collection.
struct Member {
    id: ArticleId,
    /// A number that no other version of any article has.
    version: u32,
    /// Where the shelf has its report.
    at: usize,
    bytes: u64,
    places: Places,
    remarks: Vec<Directive>,
    own: Told,
    /// The same with what was found across articles.
    all: Told,
}

/// Findings, and what could not be finished.
#[derive(Clone, Default, PartialEq)]
struct Told {
    findings: Vec<Finding>,
    failures: Vec<Failure>,
}

/// What a collection takes of an article: its report as the shelf has it, and where its claims are
/// filed.
struct Encoded {
    place: Place,
    id: ArticleId,
    bytes: Vec<u8>,
    places: Places,
    remarks: Vec<Directive>,
    own: Told,
}

impl Encoded {
    /// An article that was checked just now, under the key of its result if that may be kept.
    fn new(across: Option<&Across<'_>>, kept: &Kept, key: Option<Key>) -> io::Result<Self> {
        let shelved = match across {
            // Its number is that of its place in the set, which changes with the set.
            Some(across) => across.shelve(0, &kept.outcome, kept.policy.clone(), key)?,
            None => Shelved {
                bytes: encode(&kept.outcome)?,
                places: Places::default(),
            },
        };
        Self::with(&kept.outcome, shelved, &kept.remarks)
    }

    fn with(outcome: &Outcome, shelved: Shelved, remarks: &[Directive]) -> io::Result<Self> {
        let (id, path, own) = match outcome {
            Outcome::Checked(report) => {
                let own = Told {
                    findings: report.findings.clone(),
                    failures: report.failures.clone(),
                };
                (&report.id, &report.path, own)
            }
            Outcome::Skipped(skipped) => (&skipped.id, &skipped.path, Told::default()),
            // What has just been checked is never called so.
            Outcome::Unchanged => return Err(io::ErrorKind::InvalidInput.into()),
        };
        let number = id.0.strip_prefix(path.as_str());
        let number = number.and_then(|rest| rest.strip_prefix('#')?.parse().ok());
        Ok(Self {
            place: (path.clone(), number.unwrap_or(0)),
            id: id.clone(),
            bytes: shelved.bytes,
            places: shelved.places,
            remarks: remarks.to_vec(),
            own,
        })
    }
}

/// An input from disk, whose result an earlier run may know.
fn remembered(
    checker: &Checker,
    across: Option<&Across<'_>>,
    input: Input,
) -> (io::Result<Encoded>, Outcome) {
    let mut key = None;
    if let (Some(across), Input::Article(article)) = (across, &input) {
        let policy = checker.policies.of(article);
        key = checker.memory.key(article, &policy);
        if let Some(known) = across.recalled(0, article, &policy, key)
            && let Ok(outcome) = decode(&known.bytes)
        {
            let encoded = Encoded::with(&outcome, known, &article.directives);
            return (encoded, outcome);
        }
    }
    let kept = checker.keep(input);
    (Encoded::new(across, &kept, key), kept.outcome)
}

impl<'c> Collection<'c> {
    /// An empty one.
    pub fn new(checker: &'c Checker) -> Self {
        Self {
            checker,
            across: Across::new(checker),
            members: BTreeMap::new(),
            shelf: Shelf::new(),
            bytes: (0, 0),
            next: 0,
            known: BTreeMap::new(),
            changed: BTreeSet::new(),
        }
    }

    /// Reads and checks entries with `jobs` threads and puts them in. `emit` sees each in order, on
    /// this thread, and may break off.
    ///
    /// # Errors
    /// The temporary file that holds the reports cannot be written.
    pub fn fill<E: Send>(
        &mut self,
        entries: impl Iterator<Item = E> + Send,
        jobs: usize,
        read: impl Fn(&E) -> Input + Sync,
        mut emit: impl FnMut(&Outcome) -> ControlFlow<()>,
    ) -> io::Result<()> {
        let (checker, across) = (self.checker, self.across.take());
        let work = |entry: E| remembered(checker, across.as_ref(), read(&entry));
        let end = ordered(
            entries,
            Pace::of_reports(jobs),
            work,
            |(encoded, outcome)| {
                let added = encoded.and_then(|encoded| self.add(encoded));
                let flow = added.map(|()| emit(&outcome));
                match flow {
                    Ok(flow) => flow.map_break(Ok),
                    Err(error) => ControlFlow::Break(Err(error)),
                }
            },
        );
        self.across = across;
        match end {
            ControlFlow::Break(Err(error)) => Err(error),
            ControlFlow::Break(Ok(())) | ControlFlow::Continue(()) => self.tidy(),
        }
    }

    /// Puts the articles of a file in, in the place of those that it held before.
    ///
    /// # Errors
    /// The temporary file that holds the reports cannot be written.
    pub fn put<'k>(
        &mut self,
        path: &str,
        articles: impl IntoIterator<Item = &'k Kept>,
    ) -> io::Result<()> {
        self.remove(path);
        for kept in articles {
            let encoded = Encoded::new(self.across.as_ref(), kept, None)?;
            self.add(encoded)?;
        }
        self.tidy()
    }

    /// Takes the articles of a file out.
    pub fn remove(&mut self, path: &str) {
        let of_file = self.members.range((path.to_owned(), 0)..);
        let of_file = of_file.take_while(|((of, _), _)| of == path);
        let places: Vec<Place> = of_file.map(|(place, _)| place.clone()).collect();
        for place in places {
            if let Some(member) = self.members.remove(&place) {
                self.bytes.1 -= member.bytes;
                self.changed.insert(place);
            }
        }
    }

    /// The ids of all articles, in order.
    pub fn ids(&self) -> impl Iterator<Item = &ArticleId> {
        self.members.values().map(|member| &member.id)
    }

    fn add(&mut self, encoded: Encoded) -> io::Result<()> {
        let (at, bytes) = (self.shelf.len(), encoded.bytes.len() as u64);
        self.shelf.put(&encoded.bytes)?;
        self.bytes = (self.bytes.0 + bytes, self.bytes.1 + bytes);
        let version = self.next;
        self.next = self.next.wrapping_add(1);
        self.changed.insert(encoded.place.clone());
        let member = Member {
            id: encoded.id,
            version,
            at,
            bytes,
            places: encoded.places,
            remarks: encoded.remarks,
            all: encoded.own.clone(),
            own: encoded.own,
        };
        if let Some(before) = self.members.insert(encoded.place, member) {
            self.bytes.1 -= before.bytes;
        }
        Ok(())
    }

    /// Moves what is needed to a new shelf if too much of the old one is not.
    fn tidy(&mut self) -> io::Result<()> {
        let (all, needed) = self.bytes;
        if all - needed <= MOST_WASTE.max(needed) {
            return Ok(());
        }
        let mut shelf = Shelf::new();
        for member in self.members.values_mut() {
            let bytes = self.shelf.bytes(member.at)?;
            member.at = shelf.len();
            shelf.put(&bytes)?;
        }
        self.shelf = shelf;
        self.bytes.0 = needed;
        Ok(())
    }

    /// Brings what is found across articles up to date, with `jobs` threads, as long as `go_on` says
    /// so. Gives the articles of which something else is told than before; none if it was broken off,
    /// which costs nothing that has been looked at.
    ///
    /// # Errors
    /// The temporary file that holds the reports cannot be read.
    pub fn settle(
        &mut self,
        jobs: usize,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> io::Result<Option<Vec<ArticleId>>> {
        if let Some(across) = self.across.take() {
            let done = self.look_across(&across, jobs, go_on);
            self.across = Some(across);
            if !done? {
                return Ok(None);
            }
        }
        let mut added: BTreeMap<u32, (Vec<Finding>, Vec<Failure>)> = BTreeMap::new();
        for found in self.known.values() {
            for (version, finding) in &found.findings {
                added.entry(*version).or_default().0.push(finding.clone());
            }
            for (version, failure) in &found.failures {
                added.entry(*version).or_default().1.push(failure.clone());
            }
        }
        let mut changed = std::mem::take(&mut self.changed);
        for (place, member) in &mut self.members {
            let mut all = member.own.clone();
            if let Some(added) = added.remove(&member.version) {
                merge(&mut all.findings, &mut all.failures, added);
            }
            if all != member.all {
                member.all = all;
                changed.insert(place.clone());
            }
        }
        let ids = changed.into_iter().map(|(path, number)| match number {
            0 => ArticleId(path),
            number => ArticleId(format!("{path}#{number}")),
        });
        Ok(Some(ids.collect()))
    }

    /// Looks at cases that are new and forgets those that are no more. False if it was broken off.
    fn look_across(
        &mut self,
        across: &Across<'_>,
        jobs: usize,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> io::Result<bool> {
        let members: Vec<&Member> = self.members.values().collect();
        let filed = members.iter().zip(0..).flat_map(|(member, article)| {
            let filed = member.places.filed.iter();
            filed.map(move |filed| super::matter::Filed { article, ..*filed })
        });
        let days: Vec<i32> = members.iter().map(|member| member.places.day).collect();
        let cut = cases::cut(filed.collect(), &days, &across.listeners);
        let versions: Vec<u32> = members.iter().map(|member| member.version).collect();
        let (mut old, mut new) = (BTreeSet::new(), Vec::new());
        for case in cut.cases {
            let by_version = case.renumbered(&versions);
            if self.known.contains_key(&by_version) {
                old.insert(by_version);
            } else {
                new.push((case, by_version));
            }
        }
        self.known.retain(|case, _| old.contains(case));
        let policies: Vec<Policy> = members
            .iter()
            .map(|member| member.places.policy.clone())
            .collect();
        let keys: Vec<Option<Key>> = members.iter().map(|member| member.places.key).collect();
        let set = Set {
            checker: self.checker,
            listeners: &across.listeners,
            outcome: &|article| match members.get(article as usize) {
                Some(member) => self.shelf.get(member.at),
                None => Err(io::ErrorKind::NotFound.into()),
            },
            policies: &policies,
            keys: &keys,
        };
        let work = |(case, by_version): (CaseOf, CaseOf)| {
            let found = go_on().then(|| cases::check(&set, &case));
            (by_version, found)
        };
        let mut known = Vec::new();
        let end = ordered(
            new.into_iter(),
            Pace::of_small_results(jobs),
            work,
            |(case, found)| match found {
                Some(Ok(found)) => {
                    known.push((case, found.renumbered(&versions)));
                    ControlFlow::Continue(())
                }
                Some(Err(error)) => ControlFlow::Break(Err(error)),
                None => ControlFlow::Break(Ok(false)),
            },
        );
        self.known.extend(known);
        match end {
            ControlFlow::Continue(()) => Ok(true),
            ControlFlow::Break(end) => end,
        }
    }

    /// The remarks of articles that have some, with their ids and paths.
    pub fn remarks(&self) -> impl Iterator<Item = (&ArticleId, &str, &[Directive])> {
        let members = self.members.iter();
        let with = members.filter(|(_, member)| !member.remarks.is_empty());
        with.map(|((path, _), member)| (&member.id, path.as_str(), member.remarks.as_slice()))
    }

    /// The ids of the articles that something was found in, within or across, in order.
    pub fn told(&self) -> impl Iterator<Item = &ArticleId> {
        let told =
            |member: &&Member| !member.all.findings.is_empty() || !member.all.failures.is_empty();
        self.members.values().filter(told).map(|member| &member.id)
    }

    /// What became of an article, with all that was found; none if the collection has no such article.
    ///
    /// # Errors
    /// The temporary file that holds the reports cannot be read.
    pub fn outcome(&self, id: &ArticleId) -> io::Result<Option<Outcome>> {
        let Some(member) = self.member(id) else {
            return Ok(None);
        };
        let mut outcome = self.shelf.get(member.at)?;
        if let Outcome::Checked(report) = &mut outcome {
            report.findings.clone_from(&member.all.findings);
            report.failures.clone_from(&member.all.failures);
        }
        Ok(Some(outcome))
    }

    /// All that was found in an article and across it; nothing if the collection has no such article.
    pub fn findings(&self, id: &ArticleId) -> &[Finding] {
        self.member(id).map_or(&[], |member| &member.all.findings)
    }

    /// What could not be finished in an article and across it.
    pub fn failures(&self, id: &ArticleId) -> &[Failure] {
        self.member(id).map_or(&[], |member| &member.all.failures)
    }

    fn member(&self, id: &ArticleId) -> Option<&Member> {
        let whole = self.members.get(&(id.0.clone(), 0));
        whole.or_else(|| {
            let (path, number) = id.0.rsplit_once('#')?;
            let place = (path.to_owned(), number.parse().ok()?);
            self.members.get(&place)
        })
    }
}

impl CaseOf {
    fn renumbered(&self, numbers: &[u32]) -> Self {
        let articles = self.articles.iter().filter_map(|(article, claims)| {
            let number = numbers.get(*article as usize)?;
            Some((*number, claims.clone()))
        });
        Self {
            articles: articles.collect(),
            due: self.due,
        }
    }
}

impl Found {
    fn renumbered(self, numbers: &[u32]) -> Self {
        let number = |article: u32| numbers.get(article as usize).copied();
        let findings = self.findings.into_iter();
        let failures = self.failures.into_iter();
        Self {
            findings: findings
                .filter_map(|(article, finding)| Some((number(article)?, finding)))
                .collect(),
            failures: failures
                .filter_map(|(article, failure)| Some((number(article)?, failure)))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prepare::Setup;
    use gainsay_model::{Skipped, Untrusted};
    use gainsay_sandbox::{Cache, CompileHow, Engine, Limits, Loader};

    /// A checker without packs.
    fn checker() -> Checker {
        let limits = Limits::default();
        let loader = Loader {
            engine: Engine::new(&limits.call).unwrap(),
            cache: Cache::disabled(),
            compile: CompileHow::InProcess,
            limits,
        };
        let setup = Setup {
            library: &gainsay_packs::assemble(Vec::new()).unwrap(),
            rules: Vec::new(),
            plugins: &BTreeMap::new(),
            loader: &loader,
        };
        Checker::prepare(setup).unwrap().0
    }

    fn kept(path: &str, id: &str, reason: String) -> Kept {
        Kept {
            outcome: Outcome::Skipped(Skipped {
                id: ArticleId(id.to_owned()),
                path: path.to_owned(),
                reason: Untrusted::new(reason),
                named: false,
            }),
            remarks: Vec::new(),
            policy: Policy::default(),
        }
    }

    fn ids(collection: &Collection<'_>) -> Vec<String> {
        collection.ids().map(|id| id.0.clone()).collect()
    }

    #[test]
    fn the_articles_of_a_file_come_and_go_together() {
        let checker = checker();
        let mut collection = Collection::new(&checker);
        let of = |path: &str, numbers: &[u32]| -> Vec<Kept> {
            let ids = numbers.iter().map(|number| format!("{path}#{number}"));
            ids.map(|id| kept(path, &id, String::new())).collect()
        };
        collection.put("a.jsonl", &of("a.jsonl", &[10, 2])).unwrap();
        collection
            .put(
                "a.jsonl#3",
                [&kept("a.jsonl#3", "a.jsonl#3", String::new())],
            )
            .unwrap();
        assert_eq!(ids(&collection), ["a.jsonl#2", "a.jsonl#10", "a.jsonl#3"]);
        let changed = |collection: &mut Collection<'_>| {
            let changed = collection.settle(1, &|| true).unwrap().unwrap();
            changed.into_iter().map(|id| id.0).collect::<Vec<_>>()
        };
        assert_eq!(changed(&mut collection).len(), 3);
        assert!(changed(&mut collection).is_empty());
        collection.put("a.jsonl", &of("a.jsonl", &[2])).unwrap();
        assert_eq!(changed(&mut collection), ["a.jsonl#2", "a.jsonl#10"]);
        collection.remove("a.jsonl");
        assert_eq!(ids(&collection), ["a.jsonl#3"]);
    }

    #[test]
    fn a_shelf_does_not_grow_with_the_number_of_changes() {
        let checker = checker();
        let mut collection = Collection::new(&checker);
        let reason = |turn: usize| format!("{turn}{}", " ".repeat(MOST_WASTE as usize / 4));
        collection
            .put("b", [&kept("b", "b", "kept".to_owned())])
            .unwrap();
        for turn in 0..12 {
            collection
                .put("a", [&kept("a", "a", reason(turn))])
                .unwrap();
            assert!(collection.bytes.0 < 2 * MOST_WASTE, "{turn}");
        }
        for (id, wanted) in [("a", reason(11)), ("b", "kept".to_owned())] {
            let outcome = collection.outcome(&ArticleId(id.to_owned())).unwrap();
            let Some(Outcome::Skipped(skipped)) = outcome else {
                panic!("{id} is gone");
            };
            assert_eq!(skipped.reason.raw(), wanted);
        }
    }
}
