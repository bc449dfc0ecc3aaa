//! A finding as files remember it.

use gainsay_model::{Evidence, Finding};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A side of a finding: where it stood and what it said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The article's id: its path, with a number if its file holds several.
    pub article: String,
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
    /// The record of a finding.
    pub fn of(finding: &Finding) -> Self {
        let side = |side: &Evidence| Side {
            article: side.article.0.clone(),
            words: side.exact.raw().to_owned(),
        };
        Self {
            key: finding.key.clone(),
            rule: finding.rule.clone(),
            sides: finding.evidence.iter().map(side).collect(),
        }
    }

    /// The articles that it stands in.
    pub fn articles(&self) -> BTreeSet<&str> {
        let sides = self.sides.iter();
        sides.map(|side| side.article.as_str()).collect()
    }

    /// Files are in order of article, then rule, then key, so that a change of one article shows in
    /// one place.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        (self.sides.first(), &self.rule, &self.key)
    }
}
