//! A stream of inputs through the checker, results in the order of the stream.

use crate::checker::Checker;
use crate::ordered::ordered;
use gainsay_model::{Article, ArticleId, ArticleReport, RunSummary, Skipped, Untrusted};
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
#[derive(Debug)]
pub enum Outcome {
    /// Its report.
    Checked(Box<ArticleReport>),
    /// It could not be read or checked.
    Skipped(Skipped),
}

/// Reads and checks every entry with `jobs` threads. `read` runs on the worker threads, so that no
/// more articles are in memory than are being worked on; `emit` runs on this thread, in the order
/// of the entries, and may break off.
pub fn run<E, B>(
    checker: &Checker,
    entries: impl Iterator<Item = E> + Send,
    jobs: usize,
    read: impl Fn(&E) -> Input + Sync,
    mut emit: impl FnMut(Outcome) -> ControlFlow<B>,
) -> (RunSummary, Option<B>)
where
    E: Send,
{
    let mut summary = RunSummary::default();
    let work = |entry: E| match read(&entry) {
        Input::Article(article) => check(checker, *article),
        Input::Skipped(skipped) => Outcome::Skipped(skipped),
    };
    let end = ordered(entries, jobs, work, |outcome| {
        count(&mut summary, &outcome);
        emit(outcome)
    });
    let broken = match end {
        ControlFlow::Continue(()) => None,
        ControlFlow::Break(reason) => Some(reason),
    };
    (summary, broken)
}

/// A defect of ours must not cost more than its own article.
fn check(checker: &Checker, article: Article) -> Outcome {
    let (id, path): (ArticleId, String) = (article.id.clone(), article.path.clone());
    match catch_unwind(AssertUnwindSafe(|| checker.check(article))) {
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
    };
    summary.articles += 1;
    summary.claims += report.claims.claims.len() as u64;
    summary.failures += report.failures.len() as u64;
    for finding in &report.findings {
        *summary.findings.entry(finding.severity).or_default() += 1;
        *summary.by_rule.entry(finding.rule.clone()).or_default() += 1;
    }
    summary.coverage.add(&report.claims.coverage);
}
