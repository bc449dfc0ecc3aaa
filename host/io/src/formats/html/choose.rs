//! Which blocks of a page are its article.

use super::draft::{Draft, Zones};
use gainsay_model::BlockKind;
use std::collections::BTreeMap;

/// An element holds the article if it has at least one part in so many of the page's prose.
const LEAST_SHARE: usize = 4;

/// Names of classes are believed unless they leave less than one part in so many.
const LEAST_LEFT: usize = 8;

/// The part of a page that is its article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    zone: Zone,
    /// Blocks beside the article are kept, since nearly everything would be beside it.
    with_beside: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    Body(u32),
    Article(u32),
    Main(u32),
    Page,
}

impl Zone {
    fn holds(self, zones: Zones) -> bool {
        match self {
            Self::Body(number) => zones.body == number,
            Self::Article(number) => zones.article == number,
            Self::Main(number) => zones.main == number,
            Self::Page => true,
        }
    }
}

impl Choice {
    /// The element that says it holds the article, the strictest first, if its prose is a good part
    /// of that of the page.
    pub(super) fn of(drafts: &[Draft]) -> Self {
        let all: usize = drafts.iter().map(Draft::weight).sum();
        let left = drafts.iter().filter(|draft| !draft.beside);
        let left: usize = left.map(Draft::weight).sum();
        let with_beside = left * LEAST_LEFT < all;
        let total = if with_beside { all } else { left };
        let mut weights: [BTreeMap<u32, usize>; 3] = Default::default();
        for draft in drafts.iter().filter(|draft| with_beside || !draft.beside) {
            let zones = [draft.zones.body, draft.zones.article, draft.zones.main];
            for (weights, number) in weights.iter_mut().zip(zones) {
                if number > 0 {
                    *weights.entry(number).or_default() += draft.weight();
                }
            }
        }
        let kinds: [fn(u32) -> Zone; 3] = [Zone::Body, Zone::Article, Zone::Main];
        let heaviest = weights
            .into_iter()
            .zip(kinds)
            .filter_map(|(weights, kind)| {
                // The first of equals.
                let heaviest = weights.into_iter().rev().max_by_key(|(_, weight)| *weight);
                heaviest.map(|(number, weight)| (kind(number), weight))
            });
        let mut enough = heaviest.filter(|(_, weight)| weight * LEAST_SHARE >= total);
        Self {
            zone: enough.next().map_or(Zone::Page, |(zone, _)| zone),
            with_beside,
        }
    }

    /// Whether these zones are the article's.
    pub(super) fn holds(&self, zones: Zones) -> bool {
        self.zone.holds(zones)
    }

    /// Whether a block belongs to the article's text.
    pub(super) fn keeps(&self, draft: &Draft) -> bool {
        self.zone.holds(draft.zones) && (self.with_beside || !draft.beside) && !draft.is_link()
    }

    /// The heading that is the headline: the first of the article, or one outside it that has the
    /// words of the title, or the only one of the page.
    pub(super) fn headline(&self, drafts: &[Draft], title: Option<&str>) -> Option<usize> {
        let heading = |draft: &&(usize, &Draft)| draft.1.kind == BlockKind::Title;
        let all: Vec<(usize, &Draft)> = drafts.iter().enumerate().collect();
        let mut headings = all.iter().filter(heading);
        let inside = headings.clone().find(|(_, draft)| self.holds(draft.zones));
        let titled = headings.clone().find(|(_, draft)| {
            title.is_some_and(|title| draft.words.text().trim().eq_ignore_ascii_case(title))
        });
        let only = match (headings.next(), headings.next()) {
            (Some(only), None) => Some(only).filter(|_| title.is_none()),
            _ => None,
        };
        inside.or(titled).or(only).map(|(at, _)| *at)
    }
}
