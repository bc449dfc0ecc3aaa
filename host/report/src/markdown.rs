//! For chat and the notes of an editorial system: findings, questions, coverage.

use crate::sides::{Side, both_ends, label, sides, surroundings};
use crate::{Reporter, RunInfo, escape, summary};
use gainsay_model::{ArticleReport, Finding, RunSummary, Seen, Skipped};
use std::io::{self, Write};

/// Writes Markdown; keeps whether anything was found.
#[derive(Default)]
pub(crate) struct Notes {
    any: bool,
}

impl Reporter for Notes {
    fn begin(&mut self, out: &mut dyn Write, _: &RunInfo) -> io::Result<()> {
        writeln!(out, "# Facts that do not match\n")
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        if report.findings.is_empty() && report.failures.is_empty() {
            return Ok(());
        }
        self.any = true;
        writeln!(out, "## {}\n", escape::markdown(&report.path))?;
        if let Some(title) = &report.title {
            writeln!(out, "*{}*\n", escape::markdown(title.raw()))?;
        }
        for finding in &report.findings {
            write_finding(out, report, finding)?;
        }
        for failure in &report.failures {
            let plugin = escape::markdown(&failure.plugin);
            let rules = escape::markdown(&failure.rules.join(", "));
            let reason = escape::markdown(failure.reason.raw());
            writeln!(out, "**Unfinished:** {plugin} ({rules}): {reason}\n")?;
        }
        let questions = report.findings.iter().filter(|f| !f.ask.raw().is_empty());
        let mut questions = questions.peekable();
        if questions.peek().is_some() {
            writeln!(out, "### Questions to the author\n")?;
            for finding in questions {
                writeln!(out, "- {}", escape::markdown(finding.ask.raw()))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        self.any = true;
        let path = escape::markdown(&skipped.path);
        let reason = escape::markdown(skipped.reason.raw());
        writeln!(out, "## {path}\n\n**Skipped:** {reason}\n")
    }

    fn end(&mut self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()> {
        for problem in &summary.problems {
            let subject = escape::markdown(&problem.subject);
            let reason = escape::markdown(problem.reason.raw());
            writeln!(out, "**Problem:** {subject}: {reason}\n")?;
        }
        if !self.any && summary.problems.is_empty() {
            writeln!(out, "Nothing to report.\n")?;
        }
        writeln!(
            out,
            "## Coverage\n\n| | seen | understood |\n| --- | ---: | ---: |"
        )?;
        let coverage = &summary.coverage;
        for (name, Seen { seen, understood }) in [
            ("figures", coverage.figures),
            ("dates", coverage.dates),
            ("statements", coverage.statements),
            ("events", coverage.events),
        ] {
            writeln!(out, "| {name} | {seen} | {understood} |")?;
        }
        writeln!(out, "\n{}", summary::counts(summary))
    }
}

fn write_finding(out: &mut dyn Write, report: &ArticleReport, finding: &Finding) -> io::Result<()> {
    let severity = summary::severity(finding.severity);
    let message = escape::markdown(finding.message.raw());
    writeln!(out, "### {severity}: {message}\n")?;
    for side in sides(report, finding) {
        writeln!(out, "{}\n", quoted(&side))?;
    }
    for step in &finding.derivation {
        writeln!(out, "- From: {}", escape::markdown(step.raw()))?;
    }
    if !finding.why.raw().is_empty() {
        writeln!(out, "- Why: {}", escape::markdown(finding.why.raw()))?;
    }
    if !finding.ask.raw().is_empty() {
        writeln!(out, "- Ask: {}", escape::markdown(finding.ask.raw()))?;
    }
    writeln!(out, "- Rule: {}\n", escape::markdown(&finding.rule))
}

/// "> “… words before **the words** words after …” (claim, line 14)".
fn quoted(side: &Side<'_>) -> String {
    let quote = &side.quote;
    let part = |text: &str| escape::markdown(text);
    let path = if side.here {
        String::new()
    } else {
        format!("{}, ", part(side.path))
    };
    let label = part(&label(side.evidence));
    let comma = if label.is_empty() { "" } else { ", " };
    let exact = part(&both_ends(quote.exact.raw()));
    let exact = if exact.is_empty() {
        exact
    } else {
        format!("**{exact}**")
    };
    let (before, after) = surroundings(quote);
    let space = if before.ends_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    let gap = if after.starts_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    let (before, after) = (part(&before), part(&after));
    format!(
        "> {before}{space}{exact}{gap}{after} ({label}{comma}{path}line {})",
        quote.start.line
    )
}

#[cfg(test)]
mod tests {
    use crate::{Format, Options, sample};

    #[test]
    fn findings_questions_and_coverage() {
        sample::check_golden("markdown.md", Format::Markdown, &Options::default());
    }
}
