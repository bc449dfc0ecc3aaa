//! For the terminal: by article, one line a finding beneath its path.

use crate::sides::{place, primary, sides};
use crate::{Options, Reporter, RunInfo, escape, summary};
use anstyle::{AnsiColor, Style};
use gainsay_model::{ArticleReport, Finding, RunSummary, Skipped};
use std::io::{self, Write};

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const TROUBLE: Style = AnsiColor::Magenta.on_default().bold();

/// Writes the groups, and the counts of the run after them.
pub(crate) struct Groups {
    color: bool,
}

/// A line of a group: place, what it is, what is to be said, of which rule or plugin.
struct Row {
    place: String,
    what: (&'static str, Style),
    text: String,
    of: String,
}

impl Groups {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            color: options.color,
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

    fn write(&self, out: &mut dyn Write, head: &str, rows: &[Row]) -> io::Result<()> {
        writeln!(out, "{}", self.paint(BOLD, head))?;
        let widest = |width: fn(&Row) -> usize| rows.iter().map(width).max().unwrap_or(0);
        let places = widest(|row| escape::columns(&row.place));
        let words = widest(|row| row.what.0.len());
        for row in rows {
            let (word, style) = row.what;
            let place = padded(&row.place, &row.place, places);
            let word = padded(&self.paint(style, word), word, words);
            let of = self.paint(DIM, &row.of);
            writeln!(
                out,
                "{}",
                format!("  {place}{word}{}  {of}", row.text).trim_end()
            )?;
        }
        writeln!(out)
    }
}

/// `shown`, which takes as many columns as `text`, with a gap after a column so wide; nothing in a
/// column without text.
fn padded(shown: &str, text: &str, width: usize) -> String {
    let gap = if width == 0 { 0 } else { width + 2 };
    format!(
        "{shown}{}",
        " ".repeat(gap.saturating_sub(escape::columns(text)))
    )
}

/// Line and column in the article, with the path if the finding stands in another.
fn within(report: &ArticleReport, finding: &Finding) -> String {
    let sides = sides(report, finding);
    match primary(&sides) {
        Some(side) if side.here => {
            let start = side.quote.start;
            format!("{}:{}", start.line, start.column)
        }
        _ => place(report, &sides),
    }
}

impl Reporter for Groups {
    fn begin(&mut self, _: &mut dyn Write, _: &RunInfo) -> io::Result<()> {
        Ok(())
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        let findings = report.findings.iter().map(|finding| Row {
            place: within(report, finding),
            what: (
                summary::severity(finding.severity),
                summary::tint(finding.severity).bold(),
            ),
            text: escape::terminal(finding.message.raw()),
            of: escape::terminal(&finding.rule),
        });
        let failures = report.failures.iter().map(|failure| Row {
            place: String::new(),
            what: ("unfinished", TROUBLE),
            text: escape::terminal(failure.reason.raw()),
            of: escape::terminal(&failure.rules.join(", ")),
        });
        let rows: Vec<Row> = findings.chain(failures).collect();
        if rows.is_empty() {
            return Ok(());
        }
        self.write(out, &escape::terminal(&report.path), &rows)
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        let row = Row {
            place: String::new(),
            what: ("skipped", TROUBLE),
            text: escape::terminal(skipped.reason.raw()),
            of: String::new(),
        };
        self.write(out, &escape::terminal(&skipped.path), &[row])
    }

    fn end(&mut self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()> {
        for problem in &summary.problems {
            let row = Row {
                place: String::new(),
                what: ("problem", TROUBLE),
                text: escape::terminal(problem.reason.raw()),
                of: escape::terminal(&problem.rules.join(", ")),
            };
            self.write(out, &escape::terminal(&problem.subject), &[row])?;
        }
        writeln!(out, "{}", summary::counts(summary))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, Options, sample};

    #[test]
    fn findings_stand_beneath_their_article() {
        sample::check_golden("grouped.txt", Format::Grouped, &Options::default());
    }

    #[test]
    fn colours_change_no_words() {
        let written = |color| sample::written(Format::Grouped, &Options { color, width: 90 });
        let plain = without_colours(&written(true));
        assert_eq!(plain, written(false));
    }

    /// The text without its colours.
    fn without_colours(text: &str) -> String {
        let mut parts = text.split('\u{1b}');
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |plain, part| plain + part.split_once('m').unwrap().1)
    }
}
