//! GitLab's code quality report: an array of findings with a fingerprint each.

use crate::digest::digest;
use crate::fingerprint::Fingerprints;
use crate::incident::Incident;
use crate::json::Items;
use crate::sides::{Side, others, primary, sides};
use crate::{Reporter, RunInfo, escape};
use gainsay_model::{ArticleReport, Finding, RunSummary, Severity, Skipped};
use serde::Serialize;
use std::io::{self, Write};

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 32;
/// The path of what concerns the whole run; the format asks for one.
const EVERYWHERE: &str = ".";

/// Writes the array.
#[derive(Default)]
pub(crate) struct CodeQuality {
    issues: Items,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_locations: Vec<Location<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Reporter for CodeQuality {
    fn begin(&mut self, out: &mut dyn Write, _: &RunInfo) -> io::Result<()> {
        write!(out, "[")
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        let mut prints = Fingerprints::default();
        for finding in &report.findings {
            let sides = sides(report, finding);
            let print = prints.of(&finding.rule, &sides);
            self.issues
                .add(out, &of_finding(report, finding, &sides, &print))?;
        }
        for failure in &report.failures {
            let print = prints.of_key(&format!("unfinished\0{}", failure.plugin));
            let incident = Incident::unfinished(report, failure);
            self.issues.add(out, &of_incident(&incident, &print))?;
        }
        Ok(())
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        self.issues
            .add(out, &of_incident(&Incident::skipped(skipped), "skipped"))
    }

    fn end(&mut self, out: &mut dyn Write, run: &RunSummary) -> io::Result<()> {
        let mut prints = Fingerprints::default();
        for problem in &run.problems {
            let print = prints.of_key(&format!("problem\0{}", problem.subject));
            self.issues
                .add(out, &of_incident(&Incident::problem(problem), &print))?;
        }
        writeln!(out, "\n]")
    }
}

fn of_finding<'a>(
    report: &'a ArticleReport,
    finding: &'a Finding,
    sides: &[Side<'a>],
    print: &str,
) -> Issue<'a> {
    let description = [&finding.message, &finding.ask].map(|text| escape::terminal(text.raw()));
    Issue {
        description: description.join(". ").trim_end_matches(". ").to_owned(),
        check_name: &finding.rule,
        fingerprint: digest(&format!("{}\0{print}", report.id.0), DIGITS),
        severity: match finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Info => "info",
        },
        location: primary(sides).map_or_else(|| file(&report.path), location),
        other_locations: others(sides).map(location).collect(),
    }
}

fn location<'a>(side: &Side<'a>) -> Location<'a> {
    let (begin, end) = (side.quote.start.line, side.quote.end.line);
    Location {
        path: side.path,
        lines: Lines { begin, end },
    }
}

fn file(path: &str) -> Location<'_> {
    Location {
        path,
        lines: Lines { begin: 1, end: 1 },
    }
}

fn of_incident<'a>(incident: &Incident<'a>, print: &str) -> Issue<'a> {
    let path = incident.path.unwrap_or(EVERYWHERE);
    Issue {
        description: incident.text.clone(),
        check_name: incident.kind,
        fingerprint: digest(&format!("{path}\0{print}"), DIGITS),
        severity: "blocker",
        location: file(path),
        other_locations: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::{self, Run};
    use crate::{Format, Options};
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn issues_are_as_recorded() {
        sample::check_golden("gitlab.json", Format::Gitlab, &Options::default());
    }

    #[test]
    fn fingerprints_are_unique_and_keep_from_run_to_run() {
        let mut run = Run::sample();
        let twins = [run.article.findings.clone(), run.article.findings.clone()];
        run.article.findings = twins.concat();
        run.article.failures.push(run.article.failures[0].clone());
        let prints = |run: &Run| -> Vec<String> {
            let text = run.written(Format::Gitlab, &Options::default());
            let issues: Value = serde_json::from_str(&text).unwrap();
            let issues = issues.as_array().unwrap().iter();
            issues
                .map(|issue| issue["fingerprint"].as_str().unwrap().to_owned())
                .collect()
        };
        let first = prints(&run);
        assert_eq!(first, prints(&run));
        let unique: BTreeSet<&String> = first.iter().collect();
        assert_eq!((first.len(), unique.len()), (8, 8));
        run.article.path = "news/weir.txt".into();
        run.article.id = gainsay_model::ArticleId("news/weir.txt".into());
        assert!(
            prints(&run)
                .iter()
                .take(6)
                .all(|print| !unique.contains(print))
        );
    }
}
