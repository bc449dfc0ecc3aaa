//! A rule of a pack, as a plugin sees it.

use crate::{Finding, FindingKind, params, wire};
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::ops::Deref;

/// A rule bound to this plugin.
#[derive(Clone, Debug)]
pub struct Rule {
    index: u32,
    id: String,
}

impl Rule {
    /// "conflict/withdrawal-contradicted".
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A finding of this rule without evidence yet.
    pub fn finding(&self, kind: FindingKind) -> Finding {
        Finding::new(self.index, kind)
    }
}

/// A rule with its parameters, which are read when they are asked for.
#[derive(Clone, Debug)]
pub struct PreparedRule<P> {
    rule: Rule,
    prepared: Vec<u8>,
    params: PhantomData<P>,
}

impl<P: DeserializeOwned> PreparedRule<P> {
    pub(crate) fn new(index: u32, rule: wire::PreparedRule) -> Self {
        Self {
            rule: Rule { index, id: rule.id },
            prepared: rule.prepared,
            params: PhantomData,
        }
    }

    /// The parameters. They fit the schema of `describe`, with its defaults filled in.
    ///
    /// # Errors
    /// What the host hands over is not what it was given when packs were loaded.
    pub fn params(&self) -> Result<P, String> {
        params::decode(&self.prepared).map_err(|error| format!("{}: params: {error}", self.id()))
    }
}

impl<P> Deref for PreparedRule<P> {
    type Target = Rule;

    fn deref(&self) -> &Rule {
        &self.rule
    }
}
