//! What files and the environment set.

use crate::{Globs, Origin, Output, Override, Pattern};
use gainsay_model::{CivilDay, Severity};
use gainsay_report::Format;
use std::path::PathBuf;

/// A value with its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// What is set, key by key; none: nobody has set it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Packs, or folders of packs, beside the bundled ones.
    pub packs: Option<Given<Vec<PathBuf>>>,
    /// Rules that run; none of them: every stable one.
    pub select: Option<Given<Vec<Pattern>>>,
    /// Rules that never run.
    pub ignore: Option<Given<Vec<Pattern>>>,
    /// The severity from which findings fail a run; none: they never do.
    pub fail_on: Option<Given<Option<Severity>>>,
    /// Format of the report.
    pub format: Option<Given<Format>>,
    /// Files for reports.
    pub output: Option<Given<Vec<Output>>>,
    /// Threads.
    pub jobs: Option<Given<usize>>,
    /// Publication day of articles that do not give their own.
    pub date: Option<Given<CivilDay>>,
    /// Fuel of a plugin call, in millions.
    pub fuel: Option<Given<u64>>,
    /// Watchdog of a plugin call, in milliseconds.
    pub plugin_timeout: Option<Given<u64>>,
    /// Memory of a plugin call, in MiB.
    pub plugin_memory: Option<Given<u64>>,
    /// Articles that are not read from folders.
    pub exclude: Option<Given<Globs>>,
    /// Known findings.
    pub baseline: Option<Given<PathBuf>>,
    /// What people have decided about findings.
    pub decisions: Option<Given<PathBuf>>,
    /// What is different for some articles. Of two that say different things, the later one holds.
    pub overrides: Vec<Override>,
}

impl Settings {
    /// What `self` leaves open is taken from `below`. Overrides of both hold, those of `self` last.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let mut overrides = below.overrides;
        overrides.extend(self.overrides);
        Self {
            packs: self.packs.or(below.packs),
            select: self.select.or(below.select),
            ignore: self.ignore.or(below.ignore),
            fail_on: self.fail_on.or(below.fail_on),
            format: self.format.or(below.format),
            output: self.output.or(below.output),
            jobs: self.jobs.or(below.jobs),
            date: self.date.or(below.date),
            fuel: self.fuel.or(below.fuel),
            plugin_timeout: self.plugin_timeout.or(below.plugin_timeout),
            plugin_memory: self.plugin_memory.or(below.plugin_memory),
            exclude: self.exclude.or(below.exclude),
            baseline: self.baseline.or(below.baseline),
            decisions: self.decisions.or(below.decisions),
            overrides,
        }
    }
}
