//! One line a finding: `path:line:column: severity rule message`.

use crate::sides::{place, sides};
use crate::{Reporter, RunInfo, escape, summary};
use gainsay_model::{ArticleReport, RunSummary, Skipped};
use std::io::{self, Write};

/// Writes one line a finding, one for what decisions leave out, and nothing for a clean run.
pub(crate) struct Concise;

impl Reporter for Concise {
    fn begin(&mut self, _: &mut dyn Write, _: &RunInfo) -> io::Result<()> {
        Ok(())
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        for finding in &report.findings {
            let place = place(report, &sides(report, finding));
            let severity = summary::severity(finding.severity);
            let rule = escape::terminal(&finding.rule);
            let message = escape::terminal(finding.message.raw());
            writeln!(out, "{place}: {severity} {rule} {message}")?;
        }
        for failure in &report.failures {
            let path = escape::terminal(&report.path);
            let plugin = escape::terminal(&failure.plugin);
            let reason = escape::terminal(failure.reason.raw());
            writeln!(out, "{path}: unfinished {plugin} {reason}")?;
        }
        Ok(())
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        let path = escape::terminal(&skipped.path);
        let reason = escape::terminal(skipped.reason.raw());
        writeln!(out, "{path}: skipped {reason}")
    }

    fn end(&mut self, out: &mut dyn Write, run: &RunSummary) -> io::Result<()> {
        for problem in &run.problems {
            let subject = escape::terminal(&problem.subject);
            let reason = escape::terminal(problem.reason.raw());
            writeln!(out, "{subject}: problem {reason}")?;
        }
        match summary::left_out(run) {
            Some(told) => writeln!(out, "{told}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, Options, sample};

    #[test]
    fn a_line_a_finding() {
        sample::check_golden("concise.txt", Format::Concise, &Options::default());
    }
}
