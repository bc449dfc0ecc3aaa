//! Places in files that are kept after the files are read.

use crate::diagnostic::Diagnostic;
use gainsay_model::Rule;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A place in a file of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) file: Arc<str>,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Place {
    /// A fault at this place.
    pub(crate) fn fault(&self, message: impl Into<String>, remedy: Option<String>) -> Diagnostic {
        Diagnostic {
            file: self.file.to_string(),
            line: self.line,
            column: self.column,
            message: message.into(),
            remedy,
        }
    }
}

/// A name that refers to something defined elsewhere, with its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Reference {
    pub(crate) name: String,
    pub(crate) place: Place,
}

/// Where the keys of a rule stand in its file, by path: `message`, `params.claim`,
/// `params.measures[2]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulePlaces(BTreeMap<String, (usize, usize)>);

impl RulePlaces {
    pub(crate) fn put(&mut self, path: String, line_column: (usize, usize)) {
        self.0.insert(path, line_column);
    }

    /// Line and column, from 1, of the key with that path or the nearest one around it; the line
    /// of the rule's `params` if there is none, as for parameters that no file holds.
    pub fn find(&self, rule: &Rule, path: &str) -> (usize, usize) {
        let mut path = path;
        loop {
            if let Some(&place) = self.0.get(path) {
                return place;
            }
            match path.rfind(['.', '[']).and_then(|end| path.get(..end)) {
                Some(shorter) => path = shorter,
                None => return (rule.line, 1),
            }
        }
    }

    /// A fault at the key with that path.
    pub(crate) fn fault(
        &self,
        rule: &Rule,
        path: &str,
        message: impl Into<String>,
        remedy: Option<String>,
    ) -> Diagnostic {
        let (line, column) = self.find(rule, path);
        Diagnostic {
            file: rule.file.clone(),
            line,
            column,
            message: message.into(),
            remedy,
        }
    }
}
