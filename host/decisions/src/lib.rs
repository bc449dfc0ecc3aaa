//! What people have decided about findings, as a layer after all rules.
//!
//! Three things leave a finding out of a report: a remark in one of its articles ([`Directive`]), a
//! decision in a file of decisions ([`Decisions`]), and an entry of a baseline ([`Baseline`]).
//! [`Layer`] applies all three to the findings of an article, those across articles included. What
//! is left out is counted and stays in the report as such; what has no effect is told, and never
//! changes an exit code: the finding that it was meant for is still there to do so.
//!
//! Decisions and baselines know a finding by its key: the rule, and the article and words of each
//! side. So they last while other words of the article change, and come to their end once the words
//! that they are about do.
//!
//! What this crate is not for: it reads no files and knows no clock. "Today" is handed in.
//!
//! [`Directive`]: gainsay_model::Directive

mod baseline;
mod checked;
mod decision;
mod file;
mod ignore;
mod layer;
mod record;
mod stats;

pub use baseline::{Baseline, Change, Entry, Mode};
pub use checked::{Checked, Rules};
pub use decision::{Decision, Decisions, Verdict};
pub use file::FileError;
pub use layer::Layer;
pub use record::{Record, Side};
pub use stats::{Tally, stats};

/// The JSON Schema of a baseline.
pub const BASELINE_SCHEMA: &str = include_str!("../schema/baseline-1.schema.json");

/// The JSON Schema of a line of a file of decisions.
pub const DECISION_SCHEMA: &str = include_str!("../schema/decision-1.schema.json");

#[cfg(test)]
mod sample;
