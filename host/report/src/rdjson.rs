//! The diagnostic format of reviewdog, which writes comments into reviews anywhere.
//!
//! Columns count bytes of UTF-8, ends stand just after the last character. Messages become
//! Markdown comments and are escaped as such.

use crate::incident::Incident;
use crate::json::Items;
use crate::region::{Region, Regions, Unit};
use crate::sides::{Side, label, others, primary, sides};
use crate::{Reporter, RunInfo, escape};
use gainsay_model::{ArticleReport, Finding, RunSummary, Severity, Skipped};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the document.
#[derive(Default)]
pub(crate) struct Diagnostics {
    diagnostics: Items,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl Reporter for Diagnostics {
    fn begin(&mut self, out: &mut dyn Write, _: &RunInfo) -> io::Result<()> {
        write!(
            out,
            "{{\"source\":{{\"name\":\"gainsay\"}},\"diagnostics\":["
        )
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        let regions = Regions::of(report, Unit::Utf8);
        for finding in &report.findings {
            self.diagnostics
                .add(out, &of_finding(report, finding, &regions))?;
        }
        for failure in &report.failures {
            let incident = Incident::unfinished(report, failure);
            self.diagnostics.add(out, &of_incident(&incident))?;
        }
        Ok(())
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        self.diagnostics
            .add(out, &of_incident(&Incident::skipped(skipped)))
    }

    fn end(&mut self, out: &mut dyn Write, run: &RunSummary) -> io::Result<()> {
        for problem in &run.problems {
            self.diagnostics
                .add(out, &of_incident(&Incident::problem(problem)))?;
        }
        writeln!(out, "\n]}}")
    }
}

fn of_finding<'a>(
    report: &'a ArticleReport,
    finding: &'a Finding,
    regions: &Regions<'_>,
) -> Diagnostic<'a> {
    let sides = sides(report, finding);
    let steps = finding.derivation.iter().map(|step| ("From", step));
    let remarks = [("Why", &finding.why), ("Ask", &finding.ask)];
    let mut parts = vec![escape::markdown(finding.message.raw())];
    for (name, text) in steps.chain(remarks) {
        if !text.raw().is_empty() {
            parts.push(format!("{name}: {}", escape::markdown(text.raw())));
        }
    }
    let related = others(&sides).map(|side| Related {
        message: escape::markdown(&label(side.evidence)),
        location: location(side, regions),
    });
    Diagnostic {
        message: parts.join("\n\n"),
        location: primary(&sides)
            .map_or_else(|| file(&report.path), |side| location(side, regions)),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        },
        code: Code {
            value: &finding.rule,
        },
        related_locations: related.collect(),
    }
}

fn location<'a>(side: &Side<'a>, regions: &Regions<'_>) -> Location<'a> {
    let Region { lines, columns } = regions.side(side);
    let start = Position {
        line: lines.0,
        column: columns.map(|(start, _)| start),
    };
    let end = Position {
        line: lines.1,
        column: columns.map(|(_, end)| end),
    };
    Location {
        path: side.path,
        range: Some(Range { start, end }),
    }
}

fn file(path: &str) -> Location<'_> {
    Location { path, range: None }
}

fn of_incident<'a>(incident: &Incident<'a>) -> Diagnostic<'a> {
    Diagnostic {
        message: escape::markdown(&incident.text),
        location: file(incident.path.unwrap_or(".")),
        severity: "ERROR",
        code: Code {
            value: incident.kind,
        },
        related_locations: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, Options, sample};

    #[test]
    fn diagnostics_are_as_recorded() {
        sample::check_golden("rdjson.json", Format::Rdjson, &Options::default());
    }
}
