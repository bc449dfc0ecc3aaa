//! What is understood of an article, for a person to read: a table of claims, the text with claims
//! and sources marked, or a tree of who says what.

mod column;
mod mark;
mod marked;
mod palette;
mod row;
mod table;
mod tree;
pub(crate) mod words;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use crate::{Options, Reporter, RunInfo, escape, wrap::wrapped};
use gainsay_model::{ArticleReport, Claim, Coverage, RunSummary, Seen, Skipped, Untrusted};
use palette::{DIM, HEADING, PROBLEM, Paint};
use std::io::{self, Write};

/// Narrower terminals get lines of this width all the same.
const NARROWEST: usize = 40;
/// Wider terminals get lines of this width: longer ones are hard to follow with the eye.
const WIDEST: usize = 140;

/// A way to show what is understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// One row a claim: who, what, how much, when, how certain, by whose account.
    #[default]
    Table,
    /// The text, with claims, sources, cues, figures and times marked.
    Highlight,
    /// Who says what: sources, outermost first, with their statements.
    Sources,
}

/// The columns of a claim's row, with their headings.
pub(crate) fn columns(
    report: &ArticleReport,
    claim: &Claim,
) -> Vec<(&'static str, Vec<Untrusted>)> {
    let cells = row::cells(report, claim).into_iter();
    let parts = cells.map(|parts| {
        let parts = parts.into_iter();
        parts.map(|part| Untrusted::new(part.text)).collect()
    });
    row::HEADINGS.into_iter().zip(parts).collect()
}

/// The reporter of a view.
pub fn claims_reporter(view: View, options: &Options) -> Box<dyn Reporter + Send> {
    Box::new(Claims {
        view,
        paint: Paint(options.color),
        width: options.width.clamp(NARROWEST, WIDEST),
        any: false,
    })
}

struct Claims {
    view: View,
    paint: Paint,
    width: usize,
    /// An article was shown already.
    any: bool,
}

impl Reporter for Claims {
    fn begin(&mut self, _: &mut dyn Write, _: &RunInfo) -> io::Result<()> {
        Ok(())
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        if std::mem::replace(&mut self.any, true) {
            writeln!(out)?;
        }
        let counts = match self.view {
            View::Table | View::Highlight => plural(report.claims.claims.len(), "claim"),
            View::Sources => plural(report.claims.attributions.len(), "statement"),
        };
        writeln!(out, "{}", self.heading(report, &counts))?;
        match self.view {
            View::Table => table::write(out, report, self.paint, self.width)?,
            View::Highlight => marked::write(out, report, self.paint, self.width)?,
            View::Sources => tree::write(out, report, self.paint, self.width)?,
        }
        let understood = wrapped("", &understood(&report.claims.coverage), self.width);
        for line in understood.lines() {
            writeln!(out, "{}", self.paint.with(DIM, line))?;
        }
        Ok(())
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        if std::mem::replace(&mut self.any, true) {
            writeln!(out)?;
        }
        let path = escape::terminal(&skipped.path);
        let reason = wrapped("   ", skipped.reason.raw(), self.width);
        write!(
            out,
            "{path}  {}\n{reason}",
            self.paint.with(PROBLEM, "skipped")
        )
    }

    fn end(&mut self, _: &mut dyn Write, _: &RunSummary) -> io::Result<()> {
        Ok(())
    }
}

impl Claims {
    fn heading(&self, report: &ArticleReport, counts: &str) -> String {
        let date = report
            .published
            .map_or_else(|| "no date".to_owned(), |day| day.to_string());
        let path = self.paint.with(HEADING, &escape::terminal(&report.path));
        let facts = self.paint.with(DIM, &format!("{date}, {counts}"));
        format!("{path}  {facts}\n")
    }
}

/// "understood: 12 of 13 figures, ...": what is missing from a view shows in its counts.
fn understood(coverage: &Coverage) -> String {
    let of = |seen: Seen, what: &str| format!("{} of {} {what}", seen.understood, seen.seen);
    format!(
        "understood: {}, {}, {}, {}",
        of(coverage.statements, "statements"),
        of(coverage.events, "events"),
        of(coverage.figures, "figures"),
        of(coverage.dates, "dates"),
    )
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// Line of the file in which a place of the reading text stands.
fn line_of(report: &ArticleReport, span: gainsay_model::Span) -> usize {
    let raw = report.source.to_raw(span);
    report.source.place(raw.start).line
}
