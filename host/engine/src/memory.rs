//! What earlier runs have found in the same articles.
//!
//! A result is kept under a digest of everything that it depends on: the article with its name, the
//! rules that run on it, packs, plugins, limits, and the sources of this program. So it is never
//! stale, and nothing needs to be told when something changes. What did not finish is not kept.

use crate::across::Filed;
use crate::policy::Policy;
use crate::run::Outcome;
use crate::shelf::encode;
use gainsay_cache::{Cache, Key};
use gainsay_model::{Article, ArticleReport, Finding};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicU64, Ordering};

/// Results of earlier runs under the same packs, plugins and rules.
pub(crate) struct Memory {
    cache: Cache,
    /// What results depend on beside the article.
    ground: Key,
    /// Articles whose results came from it.
    known: AtomicU64,
}

/// What is kept of an article.
#[derive(Serialize, Deserialize)]
struct Kept<'k> {
    /// Where its claims are filed; none: nobody has asked.
    filed: Option<Vec<Filed>>,
    /// Its outcome, as a shelf keeps it.
    outcome: &'k [u8],
}

/// What is kept of a case: findings, each with the index of the article that it belongs to.
pub(crate) type CaseFindings = Vec<(u32, Finding)>;

impl Memory {
    pub(crate) fn new(cache: Cache, ground: Key) -> Self {
        Self {
            cache,
            ground,
            known: AtomicU64::new(0),
        }
    }

    /// How many articles were known so far.
    pub(crate) fn known(&self) -> u64 {
        self.known.load(Ordering::Relaxed)
    }

    fn count(&self) {
        self.known.fetch_add(1, Ordering::Relaxed);
    }

    /// The key of an article on which the rules of a policy run; none if nothing is kept.
    pub(crate) fn key(&self, article: &Article, policy: &Policy) -> Option<Key> {
        if !self.cache.is_enabled() {
            return None;
        }
        let bytes = postcard::to_allocvec(&(article, policy)).ok()?;
        Some(Key::of([b"article", self.ground.bytes(), bytes.as_slice()]))
    }

    /// The report under a key.
    pub(crate) fn report(&self, key: &Key) -> Option<ArticleReport> {
        let bytes = self.cache.get(key)?;
        let kept: Kept<'_> = postcard::from_bytes(&bytes).ok()?;
        match postcard::from_bytes(kept.outcome).ok()? {
            Outcome::Checked(report) => {
                self.count();
                Some(*report)
            }
            Outcome::Skipped(_) | Outcome::Unchanged => None,
        }
    }

    /// The outcome under a key, as a shelf keeps it, and where its claims are filed.
    pub(crate) fn shelved(&self, key: &Key) -> Option<(Vec<u8>, Vec<Filed>)> {
        let bytes = self.cache.get(key)?;
        let kept: Kept<'_> = postcard::from_bytes(&bytes).ok()?;
        let filed = kept.filed?;
        self.count();
        Some((kept.outcome.to_vec(), filed))
    }

    /// Keeps an outcome, given as a shelf keeps it.
    pub(crate) fn keep(&self, key: &Key, outcome: &[u8], filed: Option<Vec<Filed>>) {
        if let Ok(bytes) = postcard::to_allocvec(&Kept { filed, outcome }) {
            self.cache.put(key, &bytes);
        }
    }

    /// Keeps an outcome if all its rules have run to their end.
    pub(crate) fn keep_whole(&self, key: &Key, outcome: &Outcome) {
        if is_whole(outcome)
            && let Ok(bytes) = encode(outcome)
        {
            self.keep(key, &bytes, None);
        }
    }

    /// The key of a case of articles with these keys and rows of claims; none if one of them is not
    /// kept itself.
    pub(crate) fn case_key<'c>(
        &self,
        articles: impl Iterator<Item = (Option<Key>, &'c [u32])>,
        due: u64,
    ) -> Option<Key> {
        let mut bytes = due.to_le_bytes().to_vec();
        for (key, claims) in articles {
            bytes.extend(key?.bytes());
            bytes.extend((claims.len() as u64).to_le_bytes());
            bytes.extend(claims.iter().flat_map(|row| row.to_le_bytes()));
        }
        Some(Key::of([b"case", self.ground.bytes(), bytes.as_slice()]))
    }

    /// What was found in a case.
    pub(crate) fn case(&self, key: &Key) -> Option<CaseFindings> {
        postcard::from_bytes(&self.cache.get(key)?).ok()
    }

    /// Keeps what was found in a case whose rules have all run to their end.
    pub(crate) fn keep_case(&self, key: &Key, found: &CaseFindings) {
        if let Ok(bytes) = postcard::to_allocvec(found) {
            self.cache.put(key, &bytes);
        }
    }
}

/// Whether all rules have run to their end.
pub(crate) fn is_whole(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Checked(report) if report.failures.is_empty())
}
