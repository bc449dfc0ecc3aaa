//! The matters that claims are about, as keys under which they are filed.
//!
//! A person, a group or an organisation with a name of its own is a matter. A country or a place is
//! too wide to be one; two of them together are. To the parties of a claim, its source among them,
//! come the countries and places that its article names most.

use super::listeners::Listeners;
use gainsay_model::{ArticleClaims, ArticleReport, Claim, Entity, EntityKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Parties of a claim that count.
const MOST_PARTIES: usize = 4;

/// Places of an article that stand for all of it.
const MOST_PLACES: usize = 5;

/// How sure the reading of a claim must be, in percent. Two articles that share a matter by mistake
/// share it by way of a claim that is none.
const LEAST_CONFIDENCE: u8 = 60;

/// Digest of a matter, in two halves.
pub(crate) type Key = (u32, u32);

/// A claim under one of its keys. A large set has many: it is kept small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Filed {
    /// The matter.
    pub(crate) key: Key,
    /// Number of the article.
    pub(crate) article: u32,
    /// Index of the claim.
    pub(crate) claim: u32,
    /// Its kind, as listeners tell kinds.
    pub(crate) kind: u16,
}

/// Files the claims of an article that some rule hears of.
pub(crate) fn file(article: u32, report: &ArticleReport, listeners: &Listeners<'_>) -> Vec<Filed> {
    let claims = &report.claims;
    let mut places = None;
    let mut filed = Vec::new();
    for (claim, row) in claims.claims.iter().zip(0..) {
        let kind = listeners.kind_of(claim);
        let Some(kind) = kind.filter(|_| claim.confidence >= LEAST_CONFIDENCE) else {
            continue;
        };
        let places = places.get_or_insert_with(|| main_places(claims));
        filed.extend(keys(claims, claim, places).into_iter().map(|key| Filed {
            key,
            article,
            claim: row,
            kind,
        }));
    }
    filed
}

/// The keys of a claim, each once: parties that are matters, pairs of parties, and parties with
/// places of the article. A claim without parties is about pairs of the places.
fn keys(claims: &ArticleClaims, claim: &Claim, places: &[&Entity]) -> BTreeSet<Key> {
    let parties = parties(claims, claim);
    let matters = parties.iter().filter(|party| is_matter(party));
    let mut keys: BTreeSet<Key> = matters.map(|party| key(&[party.key()])).collect();
    let firsts = if parties.is_empty() { places } else { &parties };
    for (at, one) in firsts.iter().enumerate() {
        let others = firsts.get(at + 1..).unwrap_or_default();
        for two in others.iter().chain(places) {
            let mut pair = [one.key(), two.key()];
            pair.sort_unstable();
            if pair[0] != pair[1] {
                keys.insert(key(&pair));
            }
        }
    }
    keys
}

fn key(ids: &[&str]) -> Key {
    let mut hasher = DefaultHasher::new();
    ids.hash(&mut hasher);
    let digest = hasher.finish();
    ((digest >> 32) as u32, digest as u32)
}

/// Those who fill a role of the claim, and its source, each once: the parties that they act for.
fn parties<'a>(claims: &'a ArticleClaims, claim: &Claim) -> Vec<&'a Entity> {
    let fillers = claim.arguments.iter().filter_map(|filled| filled.entity);
    let source = claim.chain.last().copied().or(claim.inherited_source);
    let source = source.and_then(|row| claims.attributions.get(row as usize)?.entity);
    let mut parties: Vec<&Entity> = Vec::new();
    for row in fillers.chain(source) {
        if let Some(party) = principal(claims, row)
            && is_named(party)
            && !parties.iter().any(|known| known.key() == party.key())
        {
            parties.push(party);
        }
    }
    parties.truncate(MOST_PARTIES);
    parties
}

/// The countries and places that the article names most often, most often first.
fn main_places(claims: &ArticleClaims) -> Vec<&Entity> {
    let mut counts: BTreeMap<&str, (usize, &Entity)> = BTreeMap::new();
    for mention in &claims.mentions {
        if let Some(place) = principal(claims, mention.entity).filter(|entity| is_place(entity)) {
            counts.entry(&place.id).or_insert((0, place)).0 += 1;
        }
    }
    let mut places: Vec<(usize, &Entity)> = counts.into_values().collect();
    // Equal counts stay in the order of their ids.
    places.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    places
        .into_iter()
        .take(MOST_PLACES)
        .map(|(_, place)| place)
        .collect()
}

/// The entity at the end of `member_of`.
fn principal(claims: &ArticleClaims, row: u32) -> Option<&Entity> {
    const LONGEST: usize = 8;
    let mut at = claims.entities.get(row as usize)?;
    for _ in 0..LONGEST {
        match at
            .member_of
            .and_then(|row| claims.entities.get(row as usize))
        {
            Some(whole) => at = whole,
            None => break,
        }
    }
    Some(at)
}

fn is_place(entity: &Entity) -> bool {
    // Names of unknown kind are mostly those of places that no pack knows.
    matches!(
        entity.kind,
        EntityKind::Country | EntityKind::Place | EntityKind::Other
    )
}

/// Whether it is the same thing in every article.
fn is_named(entity: &Entity) -> bool {
    match entity.kind {
        EntityKind::Role | EntityKind::Media => false,
        // A surname alone is many people's.
        EntityKind::Person => entity.name.contains(' '),
        _ => true,
    }
}

/// Whether it is narrow enough to be a matter by itself.
fn is_matter(entity: &Entity) -> bool {
    matches!(
        entity.kind,
        EntityKind::Person | EntityKind::Organisation | EntityKind::Group
    )
}
