//! A rule of a pack, as a plugin sees it.

use crate::{Finding, FindingKind, wire};
use serde::de::DeserializeOwned;

/// A rule bound to this plugin, with its parameters.
#[derive(Clone, Debug)]
pub struct Rule {
    index: u32,
    id: String,
    params: String,
}

impl Rule {
    pub(crate) fn new(index: u32, rule: wire::Rule) -> Self {
        Self {
            index,
            id: rule.id,
            params: rule.params,
        }
    }

    /// "conflict/withdrawal-contradicted".
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The parameters as a type of the plugin's own. They fit the schema of `describe`, with its
    /// defaults filled in.
    ///
    /// # Errors
    /// The type and the schema disagree.
    pub fn params<P: DeserializeOwned>(&self) -> Result<P, String> {
        serde_json::from_str(&self.params).map_err(|error| format!("{}: params: {error}", self.id))
    }

    /// A finding of this rule without evidence yet.
    pub fn finding(&self, kind: FindingKind) -> Finding {
        Finding::new(self.index, kind)
    }
}
