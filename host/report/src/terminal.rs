//! The look for people at a terminal: both sides with carets, why, and the question to ask.

use crate::sides::{Side, label, place, sides};
use crate::snippet::{Excerpt, Mark, excerpt, marks, rows};
use crate::summary::tint;
use crate::{Options, Reporter, RunInfo, escape, summary, wrap::wrapped};
use anstyle::{AnsiColor, Style};
use gainsay_model::{ArticleReport, Failure, Finding, RunSummary, Severity, Skipped};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Narrower terminals get lines of this width all the same.
const NARROWEST: usize = 40;
/// Columns of a line number; the bar and its spaces take three more.
const NUMBER: usize = 5;

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();

/// Writes the full report.
pub(crate) struct Full {
    color: bool,
    width: usize,
}

impl Full {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            color: options.color,
            width: options.width.max(NARROWEST),
        }
    }

    /// `text`, which has to be inert already, in a style.
    fn paint(&self, style: Style, text: &str) -> String {
        if self.color && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    fn finding(&self, report: &ArticleReport, finding: &Finding) -> String {
        let sides = sides(report, finding);
        let rule = escape::terminal(&finding.rule);
        let mut out = format!(
            "{}  {}  {rule}\n",
            self.paint(BOLD, &place(report, &sides)),
            self.paint(
                tint(finding.severity).bold(),
                summary::severity(finding.severity)
            ),
        );
        out += &wrapped("   ", finding.message.raw(), self.width);
        out += &self.here(report, &sides, finding.severity);
        for side in sides.iter().filter(|side| !side.here) {
            out += &self.elsewhere(side, finding.severity);
        }
        for step in &finding.derivation {
            out += &self.remark("from", step.raw());
        }
        out += &self.remark("why", finding.why.raw());
        out += &self.remark("ask", finding.ask.raw());
        out += &self.remark("more", &format!("gainsay explain {}", finding.rule));
        out += &self.remark("key", &finding.key);
        out
    }

    /// The lines of this article.
    fn here(&self, report: &ArticleReport, sides: &[Side<'_>], severity: Severity) -> String {
        let raw = report.source.raw();
        let mut lines: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        for side in sides.iter().filter(|side| side.here) {
            let span = report.source.to_raw(side.evidence.span);
            let words = label(side.evidence);
            for mark in marks(raw, span.range(), side.quote.start.line, &words) {
                lines.entry(mark.line).or_default().push(mark);
            }
        }
        let mut out = String::new();
        for (number, marks) in lines {
            for row in rows(raw, marks, self.room()) {
                out += &self.rows(number, &excerpt(raw, &row, self.room(), true), severity);
            }
        }
        out
    }

    /// The lines of another article, of which only the words and their surroundings are at hand.
    fn elsewhere(&self, side: &Side<'_>, severity: Severity) -> String {
        let quote = &side.quote;
        let prefix = quote.prefix.raw();
        let text = format!("{prefix}{}{}", quote.exact.raw(), quote.suffix.raw());
        let bytes = prefix.len()..prefix.len() + quote.exact.raw().len();
        let path = escape::terminal(side.path);
        let mut out = format!(
            "   {} {path}:{}\n",
            self.paint(DIM, ":::"),
            quote.start.line
        );
        let mut lines: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        for mark in marks(&text, bytes, quote.start.line, &label(side.evidence)) {
            lines.entry(mark.line).or_default().push(mark);
        }
        for (number, marks) in lines {
            for row in rows(&text, marks, self.room()) {
                out += &self.rows(number, &excerpt(&text, &row, self.room(), false), severity);
            }
        }
        out
    }

    fn room(&self) -> usize {
        self.width - NUMBER - 3
    }

    fn rows(&self, number: usize, excerpt: &Excerpt, severity: Severity) -> String {
        let row = |gutter: &str, text: &str| {
            let gutter = self.paint(DIM, &format!("{gutter:>NUMBER$} │"));
            format!("{gutter} {text}").trim_end().to_owned() + "\n"
        };
        let mut out = row(&number.to_string(), &excerpt.text);
        let carets = self.paint(tint(severity), &excerpt.carets);
        out += &row("", &carets);
        for label in &excerpt.labels {
            out += &row("", &self.paint(tint(severity), label));
        }
        out
    }

    fn remark(&self, name: &str, text: &str) -> String {
        if text.trim().is_empty() {
            return String::new();
        }
        let label = format!("   = {:<6} ", format!("{name}:"));
        let lines = wrapped(&label, text, self.width);
        let rest = lines.strip_prefix(&label).unwrap_or(&lines);
        self.paint(BOLD, label.trim_end())
            + &" ".repeat(label.len() - label.trim_end().len())
            + rest
    }

    fn failure(&self, path: &str, failure: &Failure) -> String {
        let plugin = escape::terminal(&failure.plugin);
        let rules = escape::terminal(&failure.rules.join(", "));
        let head = self.paint(AnsiColor::Magenta.on_default().bold(), "unfinished");
        let first = format!("{}  {head}  {plugin}\n", escape::terminal(path));
        first + &wrapped("   ", failure.reason.raw(), self.width) + &self.remark("rules", &rules)
    }
}

impl Reporter for Full {
    fn begin(&mut self, _: &mut dyn Write, _: &RunInfo) -> io::Result<()> {
        Ok(())
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        for finding in &report.findings {
            writeln!(out, "{}", self.finding(report, finding))?;
        }
        for failure in &report.failures {
            writeln!(out, "{}", self.failure(&report.path, failure))?;
        }
        Ok(())
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        let path = escape::terminal(&skipped.path);
        let head = self.paint(AnsiColor::Magenta.on_default().bold(), "skipped");
        let reason = wrapped("   ", skipped.reason.raw(), self.width);
        writeln!(out, "{path}  {head}\n{reason}")
    }

    fn end(&mut self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()> {
        for problem in &summary.problems {
            let subject = escape::terminal(&problem.subject);
            let head = self.paint(AnsiColor::Magenta.on_default().bold(), "problem");
            let reason = wrapped("   ", problem.reason.raw(), self.width);
            let rules = self.remark("rules", &problem.rules.join(", "));
            writeln!(out, "{subject}  {head}\n{reason}{rules}")?;
        }
        writeln!(out, "{}", summary::counts(summary))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, Options, sample};

    fn full(width: usize, color: bool) -> String {
        sample::written(Format::Full, &Options { color, width })
    }

    #[test]
    fn both_sides_are_shown() {
        sample::check_golden(
            "full.txt",
            Format::Full,
            &Options {
                color: false,
                width: 90,
            },
        );
    }

    #[test]
    fn lines_keep_to_the_width() {
        for width in [40, 60, 72, 120] {
            for line in full(width, false).lines() {
                let columns = crate::escape::columns(line);
                let fixed = !line.contains('│') && !line.starts_with("   =");
                assert!(fixed || columns <= width, "{width}: {columns}: {line}");
            }
        }
    }

    #[test]
    fn colours_change_no_words() {
        let plain = full(90, false);
        let mut stripped = String::new();
        for (nth, part) in full(90, true).split('\u{1b}').enumerate() {
            let text = if nth == 0 {
                part
            } else {
                part.split_once('m').unwrap().1
            };
            stripped.push_str(text);
        }
        assert_eq!(stripped, plain);
        assert!(!plain.contains('\u{1b}'));
    }
}
