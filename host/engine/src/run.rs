//! A stream of inputs through the checker, results in the order of the stream.
//!
//! [`run`] checks every article for itself. [`run_set`] also runs the rules that look across
//! articles: nothing of a set is emitted before all of it has been read.

use crate::across::{Across, Added, Files, Shelved};
use crate::checker::Checker;
use crate::ordered::{Pace, ordered};
use crate::policy::Policy;
use crate::shelf::Shelf;
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
    let work = |entry: E| match read(&entry) {
        Input::Article(article) => remembered(checker, *article),
        Input::Skipped(skipped) => Outcome::Skipped(skipped),
    };
    each(entries, jobs, work, emit)
}

/// The outcome of an article, from an earlier run if there is one.
fn remembered(checker: &Checker, article: Article) -> Outcome {
    let (memory, policy) = (&checker.memory, checker.policies.of(&article));
    let key = memory.key(&article, &policy);
    if let Some(report) = key.as_ref().and_then(|key| memory.report(key)) {
        return Outcome::Checked(Box::new(report));
    }
    let outcome = check(article, |article| checker.check(article));
    if let Some(key) = &key {
        memory.keep_whole(key, &outcome);
    }
    outcome
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
    each(entries, jobs, work, emit)
}

/// Works on every entry and hands the outcomes on in order.
fn each<E, B>(
    entries: impl Iterator<Item = E> + Send,
    jobs: usize,
    work: impl Fn(E) -> Outcome + Sync,
    mut emit: impl FnMut(&mut Outcome) -> ControlFlow<B>,
) -> (RunSummary, Option<B>)
where
    E: Send,
{
    let mut summary = RunSummary::default();
    let end = ordered(entries, Pace::of_reports(jobs), work, |mut outcome| {
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
    let work = |(number, entry): (usize, E)| match read(&entry) {
        Input::Article(article) => shelved(&across, checker, number, *article),
        Input::Skipped(skipped) => {
            let outcome = Outcome::Skipped(skipped);
            across.shelve(number, &outcome, Policy::default(), None)
        }
    };
    let (mut shelf, mut files) = (Shelf::new(), Files::default());
    let end = ordered(
        entries.enumerate(),
        Pace::of_small_results(jobs),
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

/// The outcome of an article, from an earlier run if there is one.
fn shelved(
    across: &Across<'_>,
    checker: &Checker,
    number: usize,
    article: Article,
) -> io::Result<Shelved> {
    let policy = checker.policies.of(&article);
    let key = checker.memory.key(&article, &policy);
    if let Some(known) = across.recalled(number, &article, &policy, key) {
        return Ok(known);
    }
    let outcome = check(article, |article| checker.check(article));
    across.shelve(number, &outcome, policy, key)
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
