//! What kept articles from being checked to the end, for formats that list findings alone.

use crate::escape;
use gainsay_model::{ArticleReport, Failure, Problem, Skipped};

/// An article that was skipped, rules that did not finish, or a problem of the whole run.
pub(crate) struct Incident<'a> {
    /// "skipped", "unfinished" or "problem".
    pub(crate) kind: &'static str,
    /// The article; none for the whole run.
    pub(crate) path: Option<&'a str>,
    /// One inert line: what happened and what to do.
    pub(crate) text: String,
}

impl<'a> Incident<'a> {
    /// The kinds with what they are.
    pub(crate) const KINDS: [(&'static str, &'static str); 3] = [
        ("skipped", "An article could not be read."),
        ("unfinished", "Rules did not finish on an article."),
        ("problem", "Rules could not run at all."),
    ];

    pub(crate) fn skipped(skipped: &'a Skipped) -> Self {
        Self {
            kind: "skipped",
            path: Some(&skipped.path),
            text: escape::terminal(&format!("skipped: {}", skipped.reason.raw())),
        }
    }

    pub(crate) fn unfinished(report: &'a ArticleReport, failure: &Failure) -> Self {
        let Failure {
            plugin,
            rules,
            reason,
        } = failure;
        let text = format!(
            "unfinished: {plugin} ({}): {}",
            rules.join(", "),
            reason.raw()
        );
        Self {
            kind: "unfinished",
            path: Some(&report.path),
            text: escape::terminal(&text),
        }
    }

    pub(crate) fn problem(problem: &Problem) -> Self {
        let Problem {
            subject,
            rules,
            reason,
        } = problem;
        let text = format!(
            "problem: {subject} ({}): {}",
            rules.join(", "),
            reason.raw()
        );
        Self {
            kind: "problem",
            path: None,
            text: escape::terminal(&text),
        }
    }
}
