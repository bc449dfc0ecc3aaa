//! Which rows of an article's tables a case holds.

use gainsay_model::{ArticleClaims, Holder};
use std::collections::BTreeSet;

/// Rows of one table of one article.
#[derive(Debug)]
pub(crate) enum Rows {
    /// The first so many: all of them.
    All(u32),
    /// These, ascending.
    Only(Vec<u32>),
}

impl Rows {
    /// Rows in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        let (all, only) = match self {
            Self::All(len) => (0..*len, &[] as &[u32]),
            Self::Only(rows) => (0..0, rows.as_slice()),
        };
        all.chain(only.iter().copied())
    }

    /// How many rows of this article stand before that one, if that one is kept.
    pub(crate) fn place(&self, row: u32) -> Option<u32> {
        match self {
            Self::All(len) => (row < *len).then_some(row),
            Self::Only(rows) => rows.binary_search(&row).ok().map(|place| place as u32),
        }
    }

    /// How many rows are kept.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::All(len) => *len as usize,
            Self::Only(rows) => rows.len(),
        }
    }
}

/// The rows of one article that a case holds.
#[derive(Debug)]
pub(crate) struct Selection {
    pub(crate) sentences: Rows,
    pub(crate) claims: Rows,
    pub(crate) attributions: Rows,
    pub(crate) entities: Rows,
    pub(crate) quantities: Rows,
    pub(crate) times: Rows,
}

impl Selection {
    /// Everything, or the claims of those indices with all that they point to. The cost is that of
    /// what is kept, not of the article: a claim of a long article is in many cases.
    pub(crate) fn new(
        claims: &ArticleClaims,
        only: Option<&[u32]>,
        hidden: Option<&BTreeSet<String>>,
    ) -> Self {
        match only {
            None => Self {
                sentences: all(&claims.sentences),
                claims: hidden.map_or_else(|| all(&claims.claims), |frames| seen(claims, frames)),
                attributions: all(&claims.attributions),
                entities: all(&claims.entities),
                quantities: all(&claims.quantities),
                times: all(&claims.times),
            },
            Some(rows) => Reached::from(claims, rows).selection(claims),
        }
    }
}

fn all<T>(table: &[T]) -> Rows {
    Rows::All(u32::try_from(table.len()).unwrap_or(u32::MAX))
}

/// The claims of other frames than those.
fn seen(claims: &ArticleClaims, hidden: &BTreeSet<String>) -> Rows {
    let rows = claims.claims.iter().zip(0..);
    let seen = rows.filter(|(claim, _)| !hidden.contains(&claim.frame));
    Rows::Only(seen.map(|(_, row)| row).collect())
}

/// Rows that the chosen claims point to, possibly past the end of their tables.
#[derive(Default)]
struct Reached {
    sentences: BTreeSet<u32>,
    claims: BTreeSet<u32>,
    attributions: BTreeSet<u32>,
    entities: BTreeSet<u32>,
    quantities: BTreeSet<u32>,
    times: BTreeSet<u32>,
}

impl Reached {
    fn from(article: &ArticleClaims, rows: &[u32]) -> Self {
        let mut reached = Self::default();
        for row in rows {
            let Some(claim) = article.claims.get(*row as usize) else {
                continue;
            };
            reached.claims.insert(*row);
            reached.sentences.insert(claim.sentence);
            reached.quantities.extend(&claim.quantities);
            reached.times.extend(&claim.times);
            reached.entities.extend(
                claim
                    .arguments
                    .iter()
                    .filter_map(|argument| argument.entity),
            );
            let holders = claim
                .factuality
                .iter()
                .filter_map(|held| match held.holder {
                    Holder::Attribution(row) => Some(row),
                    Holder::Author => None,
                });
            let sources = claim.chain.iter().copied().chain(claim.inherited_source);
            for row in sources.chain(holders) {
                reached.attribution(article, row);
            }
        }
        reached.sentences_of_parts(article);
        reached.entities_in_whose_name(article);
        reached
    }

    /// An attribution with those around it.
    fn attribution(&mut self, article: &ArticleClaims, row: u32) {
        let mut next = Some(row);
        // An attribution that is already known ends the walk, so a circle of parents does too.
        while let Some(row) = next.filter(|row| self.attributions.insert(*row)) {
            let attribution = article.attributions.get(row as usize);
            self.entities.extend(attribution.and_then(|a| a.entity));
            next = attribution.and_then(|a| a.parent);
        }
    }

    fn sentences_of_parts(&mut self, article: &ArticleClaims) {
        let quantities = self.quantities.iter();
        let times = self.times.iter();
        let attributions = self.attributions.iter();
        let sentences = quantities
            .filter_map(|row| Some(article.quantities.get(*row as usize)?.sentence))
            .chain(times.filter_map(|row| Some(article.times.get(*row as usize)?.sentence)))
            .chain(
                attributions
                    .filter_map(|row| Some(article.attributions.get(*row as usize)?.sentence)),
            );
        self.sentences.extend(sentences);
    }

    fn entities_in_whose_name(&mut self, article: &ArticleClaims) {
        let mut open: Vec<u32> = self.entities.iter().copied().collect();
        while let Some(row) = open.pop() {
            let whole = article.entities.get(row as usize).and_then(|e| e.member_of);
            open.extend(whole.filter(|row| self.entities.insert(*row)));
        }
    }

    fn selection(self, article: &ArticleClaims) -> Selection {
        Selection {
            sentences: within(self.sentences, article.sentences.len()),
            claims: within(self.claims, article.claims.len()),
            attributions: within(self.attributions, article.attributions.len()),
            entities: within(self.entities, article.entities.len()),
            quantities: within(self.quantities, article.quantities.len()),
            times: within(self.times, article.times.len()),
        }
    }
}

fn within(rows: BTreeSet<u32>, len: usize) -> Rows {
    Rows::Only(
        rows.into_iter()
            .filter(|row| (*row as usize) < len)
            .collect(),
    )
}
