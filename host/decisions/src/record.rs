//! A finding as files remember it.

use gainsay_model::{ArticleReport, Evidence, Finding};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A side of a finding: where it stood and what it said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Path of the article.
    pub path: String,
    /// Its words.
    pub words: String,
}

/// A finding as files remember it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// The finding's key.
    pub key: String,
    /// Its rule.
    pub rule: String,
    /// Its sides, for people who read the file.
    pub sides: Vec<Side>,
}

impl Record {
    /// The record of a finding in that report.
    pub fn of(finding: &Finding, report: &ArticleReport) -> Self {
        let side = |side: &Evidence| Side {
            path: match &side.elsewhere {
                Some(elsewhere) => elsewhere.path.clone(),
                None => report.path.clone(),
            },
            words: side.exact.raw().to_owned(),
        };
        Self {
            key: finding.key.clone(),
            rule: finding.rule.clone(),
            sides: finding.evidence.iter().map(side).collect(),
        }
    }

    /// The articles that it stands in.
    pub fn paths(&self) -> BTreeSet<&str> {
        self.sides.iter().map(|side| side.path.as_str()).collect()
    }

    /// Files are in order of article, then rule, then key, so that a change of one article shows in
    /// one place.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        (self.sides.first(), &self.rule, &self.key)
    }
}
