//! Building findings.

use crate::{FindingKind, Severity, Span, wire};
use serde::{Deserialize, Serialize};

/// A finding under construction. At least one side of evidence, better two.
#[derive(Clone, Debug)]
pub struct Finding(wire::Finding);

impl Finding {
    pub(crate) fn new(rule: u32, kind: FindingKind) -> Self {
        Self(wire::Finding {
            rule,
            kind,
            severity: None,
            evidence: Vec::new(),
            derivation: Vec::new(),
            values: Vec::new(),
        })
    }

    /// Adds a side: what the words are ("claim", "counter") and where they stand.
    #[must_use]
    pub fn evidence(self, role: &str, at: Span) -> Self {
        self.remarked(role, at, "")
    }

    /// Adds a side with a remark, such as "Tuesday, the mayor".
    #[must_use]
    pub fn remarked(mut self, role: &str, at: Span, note: &str) -> Self {
        let (role, note) = (role.into(), note.into());
        self.0.evidence.push(wire::Evidence { role, at, note });
        self
    }

    /// Gives a placeholder of the rule's messages its text.
    #[must_use]
    pub fn value(mut self, name: &str, text: impl Into<String>) -> Self {
        self.0.values.push(wire::Value {
            name: name.into(),
            text: text.into(),
        });
        self
    }

    /// Adds a step of the calculation: "14 + 22 = 36, not 40".
    #[must_use]
    pub fn step(mut self, line: impl Into<String>) -> Self {
        self.0.derivation.push(line.into());
        self
    }

    /// Lowers the severity that the pack gives; a higher one has no effect.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.0.severity = Some(severity);
        self
    }

    /// The finding as it goes to the host.
    pub fn into_wire(self) -> wire::Finding {
        self.0
    }
}

/// A severity as parameters of rules write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name is its own explanation")]
pub enum Level {
    Info,
    Warning,
    Error,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Info => Self::Info,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}
