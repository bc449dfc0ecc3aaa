//! A stream of inputs through the checker, results in the order of the stream.
//!
//! [`run`] checks every article for itself. [`run_set`] also runs the rules that look across
//! articles: nothing of a set is emitted before all of it has been read.

use crate::across::{Across, Added, Files, Shelved};
use crate::bundle::{self, Known};
use crate::checker::{Checker, reports};
use crate::ordered::{Pace, ordered, ordered_bundles};
use crate::policy::Policy;
use crate::shelf::Shelf;
use gainsay_cache::Key;
use gainsay_model::{Article, ArticleId, ArticleReport, RunSummary, Skipped, Untrusted};
use serde::{Deserialize, Serialize};
use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An input as the reader hands it over.
pub enum Input {
    /// An article to check.
    Article(Box<Article>),
    /// An input that could not be read.
    Skipped(Skipped),
}

/// What became of an input.
#[derive(Debug, Serialize, Deserialize)]
pub enum Outcome {
    /// Its report.
    Checked(Box<ArticleReport>),
    /// It could not be read or checked.
    Skipped(Skipped),
    /// It was read with the others, and whoever is handed it has nothing to report of it.
    Unchanged,
}

/// Reads and checks every entry with `jobs` threads. `read` runs on the worker threads, so that no
/// more articles are in memory than are being worked on; `emit` runs on this thread, in the order
/// of the entries, and may break off. What it leaves of an outcome is what the summary counts.
pub fn run<E, B>(
    checker: &Checker,
    entries: impl Iterator<Item = E> + Send,
    jobs: usize,
    read: impl Fn(&E) -> Input + Sync,
    emit: impl FnMut(&mut Outcome) -> ControlFlow<B>,
) -> (RunSummary, Option<B>)
where
    E: Send,
{
    let look = |entry: E| match read(&entry) {
        Input::Article(article) => remembered(checker, article),
        Input::Skipped(skipped) => Known::Whole(Outcome::Skipped(skipped)),
    };
    let finish = |outcome: Outcome, key: Option<Key>| {
        if let Some(key) = &key {
            checker.memory.keep_whole(key, &outcome);
        }
        outcome
    };
    let work = |entries: Vec<E>| bundle::results(checker, entries, look, finish);
    let pace = Pace::of_reports(jobs).in_bundles(Checker::TOGETHER);
    counted(|emit| ordered_bundles(entries, pace, work, emit), emit)
}

/// The outcome of an article from an earlier run, or the article with its key.
fn remembered(checker: &Checker, article: Box<Article>) -> Known<Outcome, Option<Key>> {
    let (memory, policy) = (&checker.memory, checker.policies.of(&article));
    let key = memory.key(&article, &policy);
    match key.as_ref().and_then(|key| memory.report(key)) {
        Some(report) => Known::Whole(Outcome::Checked(Box::new(report))),
        None => Known::Due(article, key),
    }
}

/// The two versions of an article as the reader hands them over.
pub enum Version {
    /// The old one, if there is one, and the new one.
    Pair(Option<Box<Article>>, Box<Article>),
    /// One of them could not be read.
    Skipped(Skipped),
}

/// As [`run`], with the rules over two versions of an article. A new article is reported without
/// findings.
pub fn run_versions<E, B>(
    checker: &Checker,
    entries: impl Iterator<Item = E> + Send,
    jobs: usize,
    read: impl Fn(&E) -> Version + Sync,
    emit: impl FnMut(&mut Outcome) -> ControlFlow<B>,
) -> (RunSummary, Option<B>)
where
    E: Send,
{
    let work = |entry: E| match read(&entry) {
        Version::Pair(Some(old), new) => check(*new, |new| checker.compare(&old, new)),
        Version::Pair(None, new) => check(*new, |new| checker.unchecked(new)),
        Version::Skipped(skipped) => Outcome::Skipped(skipped),
    };
    let pace = Pace::of_reports(jobs);
    counted(|emit| ordered(entries, pace, work, emit), emit)
}

/// Lets `outcomes` hand all outcomes on in order, and counts them.
fn counted<B>(
    outcomes: impl FnOnce(&mut dyn FnMut(Outcome) -> ControlFlow<B>) -> ControlFlow<B>,
    mut emit: impl FnMut(&mut Outcome) -> ControlFlow<B>,
) -> (RunSummary, Option<B>) {
    let mut summary = RunSummary::default();
    let end = outcomes(&mut |mut outcome| {
        let flow = emit(&mut outcome);
        count(&mut summary, &outcome);
        flow
    });
    let broken = match end {
        ControlFlow::Continue(()) => None,
        ControlFlow::Break(reason) => Some(reason),
    };
    (summary, broken)
}

/// As [`run`], with the rules that look across articles. `seen` is called once an entry, when it has
/// been read; `emit` afterwards, in the order of the entries.
///
/// # Errors
/// The temporary file that holds the reports of a large set cannot be written or read.
pub fn run_set<E, B>(
    checker: &Checker,
    entries: impl Iterator<Item = E> + Send,
    jobs: usize,
    read: impl Fn(&E) -> Input + Sync,
    mut seen: impl FnMut(),
    mut emit: impl FnMut(&mut Outcome) -> ControlFlow<B>,
) -> io::Result<(RunSummary, Option<B>)>
where
    E: Send,
{
    let is_set = entries.size_hint().1.is_none_or(|most| most > 1);
    let Some(across) = Across::new(checker).filter(|_| is_set) else {
        return Ok(run(checker, entries, jobs, read, |outcome| {
            seen();
            emit(outcome)
        }));
    };
    let look = |(number, entry): (usize, E)| match read(&entry) {
        Input::Article(article) => shelved(&across, checker, number, article),
        Input::Skipped(skipped) => {
            let outcome = Outcome::Skipped(skipped);
            Known::Whole(across.shelve(number, &outcome, Policy::default(), None))
        }
    };
    let finish = |outcome: Outcome, (number, policy, key): Filing| {
        across.shelve(number, &outcome, policy, key)
    };
    let work = |entries: Vec<(usize, E)>| bundle::results(checker, entries, look, finish);
    let (mut shelf, mut files) = (Shelf::new(), Files::default());
    let end = ordered_bundles(
        entries.enumerate(),
        Pace::of_small_results(jobs).in_bundles(Checker::TOGETHER),
        work,
        |shelved| {
            seen();
            match shelved.and_then(|shelved| {
                files.add(shelved.places);
                shelf.put(&shelved.bytes)
            }) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => ControlFlow::Break(error),
            }
        },
    );
    if let ControlFlow::Break(error) = end {
        return Err(error);
    }
    let added = across.check(files, &shelf, jobs)?;
    hand_on(&shelf, added, jobs, emit)
}

/// What an outcome is shelved with: the number of its article, its policy and its key.
type Filing = (usize, Policy, Option<Key>);

/// The outcome of an article from an earlier run, or the article with what it is shelved with.
fn shelved(
    across: &Across<'_>,
    checker: &Checker,
    number: usize,
    article: Box<Article>,
) -> Known<io::Result<Shelved>, Filing> {
    let policy = checker.policies.of(&article);
    let key = checker.memory.key(&article, &policy);
    match across.recalled(number, &article, &policy, key) {
        Some(known) => Known::Whole(Ok(known)),
        None => Known::Due(article, (number, policy, key)),
    }
}

/// Emits the shelved outcomes in their order, with what was found across articles.
fn hand_on<B>(
    shelf: &Shelf,
    mut added: Added,
    jobs: usize,
    mut emit: impl FnMut(&mut Outcome) -> ControlFlow<B>,
) -> io::Result<(RunSummary, Option<B>)> {
    let mut summary = RunSummary {
        cases: added.cases,
        split_matters: added.split,
        ..RunSummary::default()
    };
    let mut number = 0;
    let load = |number| shelf.get(number);
    let end = ordered(0..shelf.len(), Pace::of_reports(jobs), load, |outcome| {
        let mut outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => return ControlFlow::Break(Err(error)),
        };
        added.join(number, &mut outcome);
        number += 1;
        let flow = emit(&mut outcome).map_break(Ok);
        count(&mut summary, &outcome);
        flow
    });
    match end {
        ControlFlow::Continue(()) => Ok((summary, None)),
        ControlFlow::Break(Ok(reason)) => Ok((summary, Some(reason))),
        ControlFlow::Break(Err(error)) => Err(error),
    }
}

/// The outcomes of articles, in their order. Where a defect of ours ends the work on all, each is checked for
/// itself.
pub(crate) fn check_all(checker: &Checker, articles: Vec<Article>) -> Vec<Outcome> {
    let all = AssertUnwindSafe(|| checker.results(&articles));
    match catch_unwind(all) {
        Ok(results) => reports(articles, results)
            .map(|report| Outcome::Checked(Box::new(report)))
            .collect(),
        Err(_) => articles
            .into_iter()
            .map(|article| check(article, |article| checker.check(article)))
            .collect(),
    }
}

/// A defect of ours must not cost more than its own article.
pub(crate) fn check(article: Article, work: impl FnOnce(Article) -> ArticleReport) -> Outcome {
    let (id, path): (ArticleId, String) = (article.id.clone(), article.path.clone());
    match catch_unwind(AssertUnwindSafe(|| work(article))) {
        Ok(report) => Outcome::Checked(Box::new(report)),
        Err(_) => Outcome::Skipped(Skipped {
            id,
            path,
            reason: Untrusted::from(
                "the check broke off on this article; please report it with the article",
            ),
            named: false,
        }),
    }
}

fn count(summary: &mut RunSummary, outcome: &Outcome) {
    let report = match outcome {
        Outcome::Checked(report) => report,
        Outcome::Skipped(_) => {
            summary.skipped += 1;
            return;
        }
        Outcome::Unchanged => {
            summary.unchanged += 1;
            return;
        }
    };
    summary.articles += 1;
    summary.claims += report.claims.claims.len() as u64;
    summary.failures += report.failures.len() as u64;
    for finding in &report.findings {
        *summary.findings.entry(finding.severity).or_default() += 1;
        *summary.by_rule.entry(finding.rule.clone()).or_default() += 1;
    }
    for suppressed in &report.suppressed {
        *summary.suppressed.entry(suppressed.by).or_default() += 1;
    }
    summary.coverage.add(&report.claims.coverage);
}
