//! SARIF 2.1.0, for code scanning and viewers of findings in editors.
//!
//! Columns count code units of UTF-16, ends stand just after the last character. A finding's first
//! side in the article is its location, the others are related locations, linked from the message.
//! Where words are somebody's, a code flow leads from the outermost source to them. Its fingerprint
//! is made of the rule and the words of its sides, so that moved lines open no new alert.
//!
//! Findings that people have decided to leave out stay out: GitHub takes a result with `suppressions`
//! for an open alert like any other.
//!
//! Services refuse large files, so the worst [`MOST_RESULTS`] findings are kept, with a notification
//! of how many were left out. No more than these are held.

mod location;
mod result;
mod rules;

use crate::incident::Incident;
use crate::json::{to_string, to_writer};
use crate::worst::Worst;
use crate::{Reporter, RunInfo, escape, fingerprint::Fingerprints, summary};
use gainsay_model::{ArticleReport, RunSummary, Severity, Skipped};
use location::{Location, Message};
use result::Context;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The most results of a run that GitHub takes.
const MOST_RESULTS: usize = 25_000;
/// As many notifications are kept.
const MOST_NOTIFICATIONS: usize = 1_000;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes the log.
pub(crate) struct Log {
    /// Index of each rule in the tool's description.
    rules: BTreeMap<String, usize>,
    results: Worst<String>,
    notifications: Worst<String>,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self {
            rules: BTreeMap::new(),
            results: Worst::new(MOST_RESULTS),
            notifications: Worst::new(MOST_NOTIFICATIONS),
        }
    }

    fn notify(&mut self, incident: &Incident<'_>) -> io::Result<()> {
        let notification = to_string(&Notification {
            level: "error",
            descriptor: Descriptor { id: incident.kind },
            message: Message::of(escape::sarif(&incident.text)),
            locations: incident.path.map(Location::file).into_iter().collect(),
        })?;
        self.notifications.add(Severity::Error, notification);
        Ok(())
    }

    /// What there was no room for.
    fn left_out(&self) -> Option<Notification> {
        let (results, notifications) = (self.results.left_out(), self.notifications.left_out());
        let text = format!("{results} findings and {notifications} notifications are left out");
        (results + notifications > 0).then(|| Notification {
            level: "warning",
            descriptor: Descriptor { id: "left-out" },
            message: Message::of(text),
            locations: Vec::new(),
        })
    }
}

impl Reporter for Log {
    fn begin(&mut self, out: &mut dyn Write, run: &RunInfo) -> io::Result<()> {
        let ids = run.rules.keys().cloned();
        self.rules = ids.enumerate().map(|(index, id)| (id, index)).collect();
        write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\n\"tool\":"
        )?;
        to_writer(out, &rules::tool(run))?;
        write!(out, ",\n\"columnKind\":\"utf16CodeUnits\",\n\"results\":[")
    }

    fn article(&mut self, _: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        let context = Context::of(report, &self.rules);
        let mut prints = Fingerprints::default();
        for finding in &report.findings {
            let result = to_string(&context.result(finding, &mut prints))?;
            self.results.add(finding.severity, result);
        }
        for failure in &report.failures {
            self.notify(&Incident::unfinished(report, failure))?;
        }
        Ok(())
    }

    fn skipped(&mut self, _: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        self.notify(&Incident::skipped(skipped))
    }

    fn end(&mut self, out: &mut dyn Write, run: &RunSummary) -> io::Result<()> {
        for problem in &run.problems {
            self.notify(&Incident::problem(problem))?;
        }
        lines(out, self.results.entries())?;
        let complete = self.notifications.entries().next().is_none();
        write!(
            out,
            "],\n\"invocations\":[{{\"executionSuccessful\":{complete},\
             \"toolExecutionNotifications\":["
        )?;
        let left_out = self
            .left_out()
            .map(|left_out| to_string(&left_out))
            .transpose()?;
        lines(out, self.notifications.entries().chain(&left_out))?;
        write!(out, "]}}],\n\"properties\":")?;
        to_writer(out, &BTreeMap::from([("summary", summary::counts(run))]))?;
        writeln!(out, "\n}}]}}")
    }
}

/// Entries of an array, a line each.
fn lines<'a>(out: &mut dyn Write, entries: impl Iterator<Item = &'a String>) -> io::Result<()> {
    let mut separator = "\n";
    for entry in entries {
        write!(out, "{separator}{entry}")?;
        separator = ",\n";
    }
    Ok(())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification {
    level: &'static str,
    descriptor: Descriptor,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

/// One of those that the tool's description lists.
#[derive(Serialize)]
struct Descriptor {
    id: &'static str,
}

/// The word of SARIF for a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests;
