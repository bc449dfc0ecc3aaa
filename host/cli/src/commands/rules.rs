//! `gainsay rules`.

use crate::args::RulesArgs;
use crate::decided;
use crate::exit::Exit;
use crate::workshop;
use anyhow::Result;
use gainsay_model::{Rule, RuleStatus, Severity};
use gainsay_packs::Library;
use gainsay_report::escape;
use std::io::Write;
use std::path::Path;

pub(crate) fn run(args: &RulesArgs) -> Result<Exit> {
    if let Some(path) = args.decisions.as_ref().filter(|_| args.stats) {
        return stats(path);
    }
    let workshop = workshop::open(&args.packs)?;
    let mut rules: Vec<&Rule> = workshop.library.rules.iter().collect();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&rules)?)?;
        return Ok(Exit::Clean);
    }
    if args.markdown {
        out.write_all(index(&workshop.library, &rules).as_bytes())?;
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

/// For each rule, how many of its findings were worth it to those who decided about them.
fn stats(path: &Path) -> Result<Exit> {
    let decisions = decided::decisions(path)?;
    let stats = gainsay_decisions::stats(&decisions);
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:34} {:>9} {:>9} {:>9} {:>7}",
        "rule", "accepted", "explained", "dismissed", "useful"
    )?;
    for (rule, tally) in stats {
        writeln!(
            out,
            "{:34} {:>9} {:>9} {:>9} {:>5} %",
            escape::terminal(rule),
            tally.accepted,
            tally.explained,
            tally.dismissed,
            tally.useful()
        )?;
    }
    Ok(Exit::Clean)
}

/// The rules by pack, each with what it finds and what it was measured to do.
fn index(library: &Library, rules: &[&Rule]) -> String {
    let mut page = INDEX.to_owned();
    for pack in &library.packs {
        let mut of_pack = rules
            .iter()
            .filter(|rule| rule.pack == pack.name)
            .peekable();
        if of_pack.peek().is_none() {
            continue;
        }
        let summary = escape::markdown(&pack.summary);
        let name = escape::markdown(&pack.name);
        for part in ["\n## ", &name, "\n\n", &summary, "\n\n", HEADING] {
            page.push_str(part);
        }
        for rule in of_pack {
            page += &row(rule);
        }
    }
    page
}

const INDEX: &str = "\
# Rules

Written by `gainsay rules --markdown`. `findings` counts those on untouched articles of newspapers, `useful` those
among the judged ones that an editor would want to see, `seeded` the errors of the rule's category that were put
into articles and found. Stable rules are on by default.
";

const HEADING: &str = "\
| rule | severity | status | finds | findings | useful | seeded |
| --- | --- | --- | --- | --- | --- | --- |
";

fn row(rule: &Rule) -> String {
    let part = |of: u32, all: u32| match all {
        0 => "–".to_owned(),
        _ => format!("{of} of {all}"),
    };
    let measured = rule.measured.unwrap_or_default();
    let findings = match measured.articles {
        0 => "–".to_owned(),
        articles => format!("{} in {articles}", measured.findings),
    };
    format!(
        "| `{}` | {} | {} | {} | {findings} | {} | {} |\n",
        rule.id,
        severity(rule.severity),
        status(rule.status),
        escape::markdown(&rule.summary),
        part(measured.useful, measured.judged),
        part(measured.found, measured.seeded),
    )
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
