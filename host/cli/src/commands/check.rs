//! `gainsay check`.

use crate::args::CheckArgs;
use crate::articles::{self, Run};
use crate::changed::Changed;
use crate::decided;
use crate::exit::Exit;
use crate::workshop::{self, Workshop};
use anyhow::Result;
use gainsay_cache::Cache;
use gainsay_engine::Profile;
use gainsay_model::RuleSummary;
use gainsay_report::{PackInfo, RunInfo};
use std::collections::BTreeMap;

pub(crate) fn run(args: &CheckArgs, color: bool) -> Result<Exit> {
    let outputs = articles::outputs(&args.run.reports, color)?;
    let changed = args
        .changed_since
        .as_deref()
        .map(Changed::since)
        .transpose()?;
    let mut workshop = workshop::open(&args.run.corpus.packs)?;
    if args.profile {
        // What is known from earlier runs costs nothing, and would tell nothing.
        workshop.results = Cache::disabled();
    }
    let (checker, problems, summaries) = workshop.checker(&args.run.corpus.rules)?;
    let mut layer = decided::layer(&workshop, &summaries, &args.decisions)?;
    if let Some(path) = &args.baseline {
        layer = layer.with_baseline(path.display().to_string(), decided::baseline(path)?);
    }
    let run = Run {
        older: None,
        changed,
        layer: Some(layer),
        info: info(&workshop, summaries),
        problems,
        outputs,
    };
    let tally = articles::report(&args.run.corpus.articles, &checker, run)?;
    if args.profile {
        profile(checker.profile());
    }
    // The process ends: to take the tables apart word by word would only take time.
    std::mem::forget((checker, workshop));
    Ok(tally.exit(args.run.fail_on.unwrap_or_default().level()))
}

/// What is known before the first article is read.
pub(crate) fn info(workshop: &Workshop, rules: BTreeMap<String, RuleSummary>) -> RunInfo {
    RunInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        packs: packs(workshop),
        rules,
    }
}

/// The packs in use, in order of name.
pub(crate) fn packs(workshop: &Workshop) -> Vec<PackInfo> {
    let mut packs: Vec<PackInfo> = workshop
        .library
        .packs
        .iter()
        .map(|pack| PackInfo {
            name: pack.name.clone(),
            version: pack.version.clone(),
        })
        .collect();
    packs.sort_by(|a, b| a.name.cmp(&b.name));
    packs
}

#[allow(clippy::print_stderr, reason = "asked for with --profile")]
fn profile(profile: &Profile) {
    eprintln!(
        "{:14} {:>9} {:>12} {:>12} {:>9} {:>9}",
        "plugin", "calls", "ms", "fuel (M)", "MiB", "findings"
    );
    for (plugin, row) in profile.rows() {
        eprintln!(
            "{plugin:14} {:>9} {:>12.1} {:>12.1} {:>9.1} {:>9}",
            row.calls,
            row.time.as_secs_f64() * 1000.0,
            row.fuel as f64 / 1e6,
            row.peak_memory as f64 / f64::from(1 << 20),
            row.findings,
        );
    }
}
