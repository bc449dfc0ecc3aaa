//! What people have decided, from files to the layer that applies it.

use crate::args::DecisionArgs;
use crate::workshop::Workshop;
use anyhow::{Context, Result};
use gainsay_decisions::{Baseline, Decisions, Layer, Rules};
use gainsay_model::{CivilDay, RuleScope, RuleSummary};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The layer of a run, with the decisions that the arguments name.
pub(crate) fn layer(
    workshop: &Workshop,
    running: &BTreeMap<String, RuleSummary>,
    args: &DecisionArgs,
) -> Result<Layer> {
    let path = args.decisions.as_deref();
    let decided = path.map(|path| Ok::<_, anyhow::Error>((path, decisions(path)?)));
    let today = args.as_of.or_else(today);
    Ok(layer_with(workshop, running, decided.transpose()?, today))
}

/// The layer of a run with these decisions of a file.
pub(crate) fn layer_with(
    workshop: &Workshop,
    running: &BTreeMap<String, RuleSummary>,
    decided: Option<(&Path, Decisions)>,
    today: Option<CivilDay>,
) -> Layer {
    let layer = Layer::new(rules(workshop, running));
    match decided {
        Some((file, decisions)) => {
            layer.with_decisions(file.display().to_string(), decisions, today)
        }
        None => layer,
    }
}

/// The rules of a run.
pub(crate) fn rules(workshop: &Workshop, running: &BTreeMap<String, RuleSummary>) -> Rules {
    let rules = &workshop.library.rules;
    let across = rules.iter().filter(|rule| rule.scope == RuleScope::Case);
    Rules {
        known: rules.iter().map(|rule| rule.id.clone()).collect(),
        running: running.keys().cloned().collect(),
        across: across.map(|rule| rule.id.clone()).collect(),
    }
}

/// Reads a baseline.
pub(crate) fn baseline(path: &Path) -> Result<Baseline> {
    Baseline::parse(&text(path)?).with_context(|| path.display().to_string())
}

/// Reads a file of decisions.
pub(crate) fn decisions(path: &Path) -> Result<Decisions> {
    Decisions::parse(&text(path)?).with_context(|| path.display().to_string())
}

fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// The day by the machine's clock, in UTC.
pub(crate) fn today() -> Option<CivilDay> {
    const SECONDS_A_DAY: u64 = 86_400;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let days = i32::try_from(since.as_secs() / SECONDS_A_DAY).ok()?;
    CivilDay::from_days_since_epoch(days)
}
