//! What could not be checked. It is never silently clean.

use super::anchor::Anchor;
use crate::escape;
use gainsay_model::{Failure, Problem, Skipped};
use std::io::{self, Write};

/// Rules that did not finish on an article.
pub(super) fn unfinished(out: &mut dyn Write, failures: &[Failure]) -> io::Result<()> {
    for failure in failures {
        let subject = escape::html(&failure.plugin);
        let rules = escape::html(&failure.rules.join(", "));
        let reason = escape::html(failure.reason.raw());
        notice(
            out,
            "Not finished",
            &format!("{subject} ({rules})"),
            &reason,
        )?;
    }
    Ok(())
}

/// What concerns the whole run.
pub(super) fn problems(out: &mut dyn Write, problems: &[Problem]) -> io::Result<()> {
    for problem in problems {
        let subject = escape::html(&problem.subject);
        let reason = escape::html(problem.reason.raw());
        notice(out, "Not run", &subject, &reason)?;
    }
    Ok(())
}

/// An article that could not be read, at its place among the others.
pub(super) fn skipped(out: &mut dyn Write, anchor: Anchor, skipped: &Skipped) -> io::Result<()> {
    let id = anchor.article();
    let path = escape::html(&skipped.path);
    let reason = escape::html(skipped.reason.raw());
    writeln!(
        out,
        "<article class=\"page\" id=\"{id}\">\n<header><h2 class=\"path\">{path}</h2></header>"
    )?;
    notice(out, "Not read", "", &reason)?;
    writeln!(
        out,
        "<p class=\"back\"><a href=\"#overview\">Back to the overview</a></p>\n</article>"
    )
}

/// An article that could not be read, where it has no page.
pub(super) fn not_read(out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
    let path = escape::html(&skipped.path);
    notice(out, "Not read", &path, &escape::html(skipped.reason.raw()))
}

/// All three are escaped already.
fn notice(out: &mut dyn Write, what: &str, subject: &str, reason: &str) -> io::Result<()> {
    let colon = if subject.is_empty() { "" } else { ": " };
    writeln!(
        out,
        "<p class=\"trouble\"><b>{what}</b> {subject}{colon}{reason}</p>"
    )
}
