//! `gainsay rules`.

use crate::args::RulesArgs;
use crate::exit::Exit;
use crate::workshop;
use anyhow::Result;
use gainsay_model::{Rule, RuleStatus, Severity};
use gainsay_report::escape;
use std::io::Write;

pub(crate) fn run(args: &RulesArgs) -> Result<Exit> {
    let workshop = workshop::open(&args.packs)?;
    let mut rules: Vec<&Rule> = workshop.library.rules.iter().collect();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&rules)?)?;
        return Ok(Exit::Clean);
    }
    let widest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in rules {
        writeln!(
            out,
            "{:widest$}  {:8} {:10} {}",
            escape::terminal(&rule.id),
            severity(rule.severity),
            status(rule.status),
            escape::terminal(&rule.summary),
        )?;
    }
    Ok(Exit::Clean)
}

pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

pub(crate) fn status(status: RuleStatus) -> &'static str {
    match status {
        RuleStatus::Preview => "preview",
        RuleStatus::Stable => "stable",
        RuleStatus::Deprecated => "deprecated",
    }
}
