//! Rules over claims of several articles that share a matter.
//!
//! Articles are read first, one by one; what stays in memory of each is where its claims are filed
//! ([`matter`]). Claims filed under one key by several articles make cases, of bounded size, in the
//! order of days. Rules of scope `case` that hear of claims of at least two of the articles run on
//! them, and a finding whose sides stand in two articles is added to the report of the later one.

mod cases;
mod collection;
mod listeners;
mod matter;

use crate::checker::Checker;
use crate::findings;
use crate::memory::is_whole;
use crate::ordered::{Pace, ordered};
use crate::policy::Policy;
use crate::run::Outcome;
use crate::shelf::{Shelf, encode};
use cases::{CaseOf, Cases, Found, Set};
use gainsay_cache::Key;
use gainsay_model::{Article, CivilDay, Failure, Finding, Span};
use listeners::Listeners;
pub(crate) use listeners::MOST_RULES;
pub(crate) use matter::Filed;
use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;

pub use collection::{Collection, Kept};

/// What is added to the reports of a set.
#[derive(Default)]
pub(crate) struct Added {
    by_article: BTreeMap<u32, (Vec<Finding>, Vec<Failure>)>,
    /// How many cases of several articles the rules looked at.
    pub(crate) cases: u64,
    /// How many matters had more articles than one case holds.
    pub(crate) split: u64,
}

/// Where the claims of one article are filed.
#[derive(Default)]
pub(crate) struct Places {
    day: i32,
    filed: Vec<Filed>,
    policy: Policy,
    key: Option<Key>,
}

/// An outcome as a shelf keeps it, and where its claims are filed.
pub(crate) struct Shelved {
    pub(crate) bytes: Vec<u8>,
    pub(crate) places: Places,
}

/// Where the claims of a set are filed.
#[derive(Default)]
pub(crate) struct Files {
    filed: Vec<Filed>,
    /// Publication day of each article.
    days: Vec<i32>,
    /// What holds for each article.
    policies: Vec<Policy>,
    /// Under which key each article is kept.
    keys: Vec<Option<Key>>,
}

impl Files {
    /// Adds the claims of the next article.
    pub(crate) fn add(&mut self, places: Places) {
        self.filed.extend(places.filed);
        self.days.push(places.day);
        self.policies.push(places.policy);
        self.keys.push(places.key);
    }
}

/// Files the claims of articles, and checks across them when all have been read.
pub(crate) struct Across<'c> {
    checker: &'c Checker,
    listeners: Listeners<'c>,
}

impl<'c> Across<'c> {
    /// None if no rule that runs looks at more than one article.
    pub(crate) fn new(checker: &'c Checker) -> Option<Self> {
        let listeners = Listeners::new(checker);
        (!listeners.is_empty()).then_some(Self { checker, listeners })
    }

    /// What an earlier run knows of the article, which has that number in this one.
    pub(crate) fn recalled(
        &self,
        number: usize,
        article: &Article,
        policy: &Policy,
        key: Option<Key>,
    ) -> Option<Shelved> {
        let (bytes, filed) = self.checker.memory.shelved(&key?)?;
        let renumbered = filed.into_iter().map(|filed| Filed {
            article: number as u32,
            ..filed
        });
        let places = Places {
            day: day(article.published),
            filed: renumbered.collect(),
            policy: policy.clone(),
            key,
        };
        Some(Shelved { bytes, places })
    }

    /// An outcome for the shelf, which is also kept for later runs if it has a key and all rules have
    /// run to their end. Claims of an article without a date are filed nowhere: nobody could say
    /// which of two articles is the later one.
    ///
    /// # Errors
    /// It cannot be written as bytes.
    pub(crate) fn shelve(
        &self,
        number: usize,
        outcome: &Outcome,
        policy: Policy,
        key: Option<Key>,
    ) -> io::Result<Shelved> {
        let key = key.filter(|_| is_whole(outcome));
        let bytes = encode(outcome)?;
        let places = match outcome {
            Outcome::Checked(report) => {
                let file = |_| matter::file(number as u32, report, &self.listeners);
                Places {
                    day: day(report.published),
                    filed: report.published.map(file).unwrap_or_default(),
                    policy,
                    key,
                }
            }
            Outcome::Skipped(_) | Outcome::Unchanged => Places::default(),
        };
        if let Some(key) = &key {
            let memory = &self.checker.memory;
            memory.keep(key, &bytes, Some(places.filed.clone()));
        }
        Ok(Shelved { bytes, places })
    }

    /// Runs the rules over what was filed, with `jobs` threads. The articles' numbers are those of
    /// the shelf.
    ///
    /// # Errors
    /// The shelf cannot be read.
    pub(crate) fn check(&self, files: Files, shelf: &Shelf, jobs: usize) -> io::Result<Added> {
        let claims = files.filed.len();
        let Cases { cases, split } = cases::cut(files.filed, &files.days, &self.listeners);
        tracing::debug!(claims, cases = cases.len(), split, "across articles");
        let mut added = Added {
            cases: cases.len() as u64,
            split,
            ..Added::default()
        };
        let set = Set {
            checker: self.checker,
            listeners: &self.listeners,
            outcome: &|article| shelf.get(article as usize),
            policies: &files.policies,
            keys: &files.keys,
        };
        let work = |case: CaseOf| cases::check(&set, &case);
        let end = ordered(
            cases.into_iter(),
            Pace::of_small_results(jobs),
            work,
            |found| match found {
                Ok(found) => {
                    added.take(found);
                    ControlFlow::Continue(())
                }
                Err(error) => ControlFlow::Break(error),
            },
        );
        match end {
            ControlFlow::Continue(()) => Ok(added),
            ControlFlow::Break(error) => Err(error),
        }
    }
}

impl Added {
    fn take(&mut self, found: Found) {
        for (article, finding) in found.findings {
            self.by_article.entry(article).or_default().0.push(finding);
        }
        for (article, failure) in found.failures {
            self.by_article.entry(article).or_default().1.push(failure);
        }
    }

    /// Puts what was found across articles into the report of the one of that number.
    pub(crate) fn join(&mut self, article: usize, outcome: &mut Outcome) {
        let added = self.by_article.remove(&(article as u32));
        if let (Some(added), Outcome::Checked(report)) = (added, outcome) {
            merge(&mut report.findings, &mut report.failures, added);
        }
    }
}

/// Days since 1970-01-01, as [`Places`] has them.
fn day(published: Option<CivilDay>) -> i32 {
    published
        .map(CivilDay::days_since_epoch)
        .unwrap_or_default()
}

/// Puts what was found across articles beside what one of them has by itself.
fn merge(
    known: &mut Vec<Finding>,
    unfinished: &mut Vec<Failure>,
    (mut findings, failures): (Vec<Finding>, Vec<Failure>),
) {
    // The finding with most sides first: it tells the whole of what the others tell in part.
    findings.sort_by(|a, b| {
        let sides = |finding: &Finding| std::cmp::Reverse(finding.evidence.len());
        sides(a).cmp(&sides(b)).then_with(|| a.id.cmp(&b.id))
    });
    for finding in findings {
        if !known.iter().any(|known| repeats(known, &finding)) {
            known.push(finding);
        }
    }
    findings::sort(known);
    unfinished.extend(failures);
    unfinished.sort_by(|a, b| (&a.plugin, &a.rules).cmp(&(&b.plugin, &b.rules)));
    unfinished.dedup();
}

/// Whether a finding of the same rule says so already of the same words of this article.
fn repeats(known: &Finding, finding: &Finding) -> bool {
    let here = |finding: &Finding| -> Vec<Span> {
        let sides = finding.evidence.iter();
        sides
            .filter(|side| side.elsewhere.is_none())
            .map(|side| side.span)
            .collect()
    };
    let known_spans = here(known);
    known.rule == finding.rule
        && here(finding)
            .iter()
            .any(|span| known_spans.iter().any(|known| known.overlaps(*span)))
}
