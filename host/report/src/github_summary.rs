//! The page of a workflow run on GitHub: a table of the worst findings, then each with both sides.
//!
//! GitHub refuses a summary of more than a mebibyte as a whole. So there is an end to what is
//! held here, and what does not fit is counted.

use crate::markdown::Notes;
use crate::sides::{place, sides};
use crate::worst::Worst;
use crate::{Reporter, RunInfo, escape, summary};
use gainsay_model::{ArticleReport, Finding, RunSummary, Skipped};
use std::io::{self, Write};

/// Rows of the table.
const ROWS: usize = 50;
/// Columns of text in a cell, so that rows are a small part of the page.
const CELL: usize = 240;
/// Bytes of what follows the table; table and coverage take the rest of the mebibyte.
const ROOM: usize = 700 << 10;

/// Writes the page.
pub(crate) struct Page {
    rows: Worst<String>,
    notes: Notes,
    body: Vec<u8>,
    /// Articles that did not fit.
    left_out: u64,
}

impl Page {
    pub(crate) fn new() -> Self {
        Self {
            rows: Worst::new(ROWS),
            notes: Notes::default(),
            body: Vec::new(),
            left_out: 0,
        }
    }

    /// Adds the part of an article if it fits.
    fn add(&mut self, part: &[u8]) {
        if self.body.len() + part.len() <= ROOM {
            self.body.extend_from_slice(part);
        } else {
            self.left_out += 1;
        }
    }

    fn table(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut rows = self.rows.entries().peekable();
        if rows.peek().is_none() {
            return Ok(());
        }
        writeln!(out, "| | where | what | rule |\n| --- | --- | --- | --- |")?;
        for row in rows {
            writeln!(out, "{row}")?;
        }
        writeln!(out)?;
        match self.rows.left_out() {
            0 => Ok(()),
            more => writeln!(out, "{more} more findings are not in this table.\n"),
        }
    }
}

impl Reporter for Page {
    fn begin(&mut self, out: &mut dyn Write, run: &RunInfo) -> io::Result<()> {
        self.notes.begin(out, run)
    }

    fn article(&mut self, _: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        for finding in &report.findings {
            self.rows.add(finding.severity, row(report, finding));
        }
        let mut part = Vec::new();
        self.notes.article(&mut part, report)?;
        self.add(&part);
        Ok(())
    }

    fn skipped(&mut self, _: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        let mut part = Vec::new();
        self.notes.skipped(&mut part, skipped)?;
        self.add(&part);
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &RunSummary) -> io::Result<()> {
        self.table(out)?;
        out.write_all(&self.body)?;
        if self.left_out > 0 {
            let left_out = self.left_out;
            writeln!(out, "{left_out} more articles have no room here.\n")?;
        }
        self.notes.end(out, run)
    }
}

fn row(report: &ArticleReport, finding: &Finding) -> String {
    let severity = summary::severity(finding.severity);
    let place = place(report, &sides(report, finding));
    let cell = |text: &str| escape::markdown(&escape::terminal_within(text, CELL));
    let (place, rule) = (cell(&place), cell(&finding.rule));
    format!(
        "| {severity} | {place} | {} | {rule} |",
        cell(finding.message.raw())
    )
}

#[cfg(test)]
mod tests {
    use crate::sample::{self, Run};
    use crate::{Format, Options};

    #[test]
    fn pages_are_as_recorded() {
        sample::check_golden(
            "github-summary.md",
            Format::GithubSummary,
            &Options::default(),
        );
    }

    #[test]
    fn a_page_stays_below_a_mebibyte() {
        let mut run = Run::hostile(&"\u{202e}[x](y)|".repeat(400));
        let finding = run.article.findings[0].clone();
        run.article.findings = vec![finding; 60];
        let page = run.written(Format::GithubSummary, &Options::default());
        assert!(page.len() < 1 << 20, "{}", page.len());
        assert!(page.contains("10 more findings are not in this table."));
        assert!(page.contains("1 more articles have no room here."));
    }
}
