//! Workflow commands, which GitHub shows as annotations beside the lines of a pull request.
//!
//! GitHub shows ten errors, ten warnings and ten notices of a step and drops the others without a
//! word. So the worst come first, and what there was no room for is counted in a last notice, for
//! which a place among the ten is kept.

use crate::details::details;
use crate::incident::Incident;
use crate::sides::{primary, sides};
use crate::{Reporter, RunInfo, escape, summary};
use gainsay_model::{ArticleReport, Finding, RunSummary, Severity, Skipped};
use std::io::{self, Write};

/// Annotations of one level that GitHub shows of a step.
const SHOWN: usize = 10;

/// Commands of one sort that are kept, and the number of all.
#[derive(Default)]
struct Commands {
    kept: Vec<String>,
    all: usize,
}

impl Commands {
    fn add(&mut self, command: impl FnOnce() -> String) {
        if self.kept.len() < SHOWN {
            self.kept.push(command());
        }
        self.all += 1;
    }

    /// Writes as many as there is room for, and gives how many there were more.
    fn write(&self, out: &mut dyn Write, room: usize) -> io::Result<usize> {
        for command in self.kept.iter().take(room) {
            writeln!(out, "{command}")?;
        }
        Ok(self.all.saturating_sub(room))
    }
}

/// Writes the commands.
#[derive(Default)]
pub(crate) struct Annotations {
    errors: Commands,
    /// Skipped articles and the like: errors as well, after those of findings.
    incidents: Commands,
    warnings: Commands,
    notices: Commands,
}

impl Reporter for Annotations {
    fn begin(&mut self, _: &mut dyn Write, _: &RunInfo) -> io::Result<()> {
        Ok(())
    }

    fn article(&mut self, _: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        for finding in &report.findings {
            let commands = match finding.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Info => &mut self.notices,
            };
            commands.add(|| of_finding(report, finding));
        }
        for failure in &report.failures {
            self.incidents
                .add(|| of_incident(&Incident::unfinished(report, failure)));
        }
        Ok(())
    }

    fn skipped(&mut self, _: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        self.incidents
            .add(|| of_incident(&Incident::skipped(skipped)));
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &RunSummary) -> io::Result<()> {
        for problem in &run.problems {
            self.incidents
                .add(|| of_incident(&Incident::problem(problem)));
        }
        let mut left_out = self.errors.write(out, SHOWN)?;
        let room = SHOWN.saturating_sub(self.errors.all);
        left_out += self.incidents.write(out, room)?;
        left_out += self.warnings.write(out, SHOWN)?;
        let fits = left_out == 0 && self.notices.all <= SHOWN;
        left_out += self
            .notices
            .write(out, if fits { SHOWN } else { SHOWN - 1 })?;
        if left_out > 0 {
            let counts = escape::workflow_message(&summary::counts(run));
            writeln!(
                out,
                "::notice title=gainsay::{left_out} more are not shown here. {counts}"
            )?;
        }
        Ok(())
    }
}

fn of_finding(report: &ArticleReport, finding: &Finding) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let sides = sides(report, finding);
    let place = primary(&sides).map_or_else(
        || format!("file={}", escape::workflow_property(&report.path)),
        |side| {
            let (start, end) = (side.quote.start, side.quote.end);
            let file = escape::workflow_property(side.path);
            let place = format!("file={file},line={},endLine={}", start.line, end.line);
            if start.line == end.line {
                format!("{place},col={},endColumn={}", start.column, end.column)
            } else {
                // Columns are refused for more than one line.
                place
            }
        },
    );
    let title = escape::workflow_property(&finding.rule);
    let mut lines = vec![escape::workflow_message(finding.message.raw())];
    let details = details(finding, &sides);
    lines.extend(details.iter().map(|line| escape::workflow_message(line)));
    format!("::{name} {place},title={title}::{}", lines.join("%0A"))
}

fn of_incident(incident: &Incident<'_>) -> String {
    let file = incident.path.map(escape::workflow_property);
    let file = file.map_or_else(String::new, |file| format!("file={file},"));
    let text = escape::workflow_message(&incident.text);
    format!("::error {file}title={}::{text}", incident.kind)
}

#[cfg(test)]
mod tests {
    use crate::sample::{self, Run};
    use crate::{Format, Options};
    use gainsay_model::Severity;

    #[test]
    fn commands_are_as_recorded() {
        sample::check_golden("github.txt", Format::Github, &Options::default());
    }

    fn shown(errors: usize, warnings: usize, notices: usize) -> Vec<String> {
        let mut run = Run::sample();
        let finding = run.article.findings[1].clone();
        run.article.findings = [
            (Severity::Info, notices),
            (Severity::Warning, warnings),
            (Severity::Error, errors),
        ]
        .into_iter()
        .flat_map(|(severity, count)| {
            let finding = gainsay_model::Finding {
                severity,
                ..finding.clone()
            };
            std::iter::repeat_n(finding, count)
        })
        .collect();
        let text = run.written(Format::Github, &Options::default());
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn ten_of_a_level_are_shown_and_the_rest_is_counted() {
        let names = |lines: &[String], name: &str| {
            lines
                .iter()
                .filter(|line| line.starts_with(&format!("::{name} ")))
                .count()
        };
        for (found, [errors, warnings, notices], more) in [
            // Two articles and a problem are errors as well.
            ((0, 0, 10), [3, 0, 10], None),
            ((0, 0, 11), [3, 0, 10], Some(2)),
            ((8, 11, 3), [10, 10, 4], Some(2)),
            ((12, 0, 10), [10, 0, 10], Some(6)),
        ] {
            let lines = shown(found.0, found.1, found.2);
            assert_eq!(names(&lines, "error"), errors, "{found:?}");
            assert_eq!(names(&lines, "warning"), warnings, "{found:?}");
            assert_eq!(names(&lines, "notice"), notices, "{found:?}");
            let last = lines.last().unwrap();
            let told = more.map(|more| format!("::{more} more are not shown here. "));
            assert!(
                told.is_none_or(|told| last.contains(&told)),
                "{found:?}: {last}"
            );
        }
    }
}
