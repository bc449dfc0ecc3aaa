//! What plugins cost in a run: for `--profile`.

use gainsay_sandbox::Cost;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Cost of one plugin over a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProfileRow {
    /// Calls, finished or not.
    pub calls: u64,
    /// Units of fuel.
    pub fuel: u64,
    /// Wall-clock time inside the calls.
    pub time: Duration,
    /// Largest memory of one call, in bytes.
    pub peak_memory: usize,
    /// Findings.
    pub findings: u64,
}

/// Costs by plugin, filled by all threads. Only the fuel is the same in every run.
#[derive(Debug, Default)]
pub struct Profile(Mutex<BTreeMap<String, ProfileRow>>);

impl Profile {
    pub(crate) fn add(&self, plugin: &str, cost: Option<&Cost>, findings: usize) {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let row = rows.entry(plugin.to_owned()).or_default();
        row.calls += 1;
        row.findings += findings as u64;
        if let Some(cost) = cost {
            row.fuel += cost.fuel;
            row.time += cost.time;
            row.peak_memory = row.peak_memory.max(cost.peak_memory);
        }
    }

    /// Rows by plugin.
    pub fn rows(&self) -> BTreeMap<String, ProfileRow> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
