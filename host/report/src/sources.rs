//! Who says what as a tree: sources, each with its statements and the sources that it cites.

use crate::claims::words;
use gainsay_model::{ArticleReport, Attribution};
use std::collections::BTreeMap;

/// Sources that cite sources: deeper ones are shown at this depth.
const DEEPEST: usize = 6;
/// Steps from a statement to the outermost source; the rest of a longer chain begins anew.
const LONGEST_CHAIN: usize = 64;

/// A source at its place in the tree.
pub(crate) struct Node<'r> {
    /// The first of its statements in the order of the text's sources.
    pub(crate) first: &'r Attribution,
    above: Option<usize>,
    depth: usize,
    /// What it says, in order of place.
    pub(crate) statements: Vec<&'r Attribution>,
    /// The sources that it cites.
    pub(crate) cited: Vec<usize>,
}

/// Sources, each after the one that cites it.
#[derive(Default)]
pub(crate) struct Tree<'r> {
    nodes: Vec<Node<'r>>,
    /// By the source above and who it is.
    places: BTreeMap<(Option<usize>, String), usize>,
}

impl<'r> Tree<'r> {
    /// The sources of an article.
    pub(crate) fn of(report: &'r ArticleReport) -> Self {
        let all = &report.claims.attributions;
        let mut tree = Self::default();
        let mut node_of: Vec<Option<usize>> = vec![None; all.len()];
        for index in 0..all.len() {
            for index in unplaced(all, &node_of, index) {
                let Some(attribution) = all.get(index) else {
                    continue;
                };
                let above = parent(attribution).and_then(|above| *node_of.get(above)?);
                let node = tree.place(report, attribution, above);
                if let Some(place) = node_of.get_mut(index) {
                    *place = Some(node);
                }
            }
        }
        for node in &mut tree.nodes {
            node.statements.sort_by_key(|statement| statement.cue);
        }
        tree
    }

    /// The sources that no other cites.
    pub(crate) fn roots(&self) -> impl Iterator<Item = &Node<'r>> {
        self.nodes.iter().filter(|node| node.above.is_none())
    }

    /// A source by its number.
    pub(crate) fn node(&self, number: usize) -> Option<&Node<'r>> {
        self.nodes.get(number)
    }

    /// The node of a statement's source below the source that cites it.
    fn place(
        &mut self,
        report: &ArticleReport,
        attribution: &'r Attribution,
        above: Option<usize>,
    ) -> usize {
        if let Some(own) = above.filter(|_| speaks_of_itself(report, attribution)) {
            if let Some(node) = self.nodes.get_mut(own) {
                node.statements.push(attribution);
            }
            return own;
        }
        let depth = |node: &usize| self.nodes.get(*node).map_or(0, |node| node.depth);
        let above = above.and_then(|above| {
            if depth(&above) < DEEPEST {
                Some(above)
            } else {
                self.nodes.get(above)?.above
            }
        });
        let depth = above.as_ref().map_or(0, |above| depth(above) + 1);
        let next = self.nodes.len();
        let key = (above, identity(report, attribution));
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.nodes.push(Node {
                first: attribution,
                above,
                depth,
                statements: Vec::new(),
                cited: Vec::new(),
            });
            if let Some(above) = above.and_then(|above| self.nodes.get_mut(above)) {
                above.cited.push(place);
            }
        }
        if let Some(node) = self.nodes.get_mut(place) {
            node.statements.push(attribution);
        }
        place
    }
}

/// "I expect" within what somebody says: it is that source which expects.
fn speaks_of_itself(report: &ArticleReport, attribution: &Attribution) -> bool {
    let written = attribution.source.map(|source| source.of(&report.text));
    written.is_some_and(|words| matches!(words.trim(), "I" | "we" | "We"))
}

/// A statement and those in whose content it stands that have no place yet, outermost first.
fn unplaced(all: &[Attribution], node_of: &[Option<usize>], index: usize) -> Vec<usize> {
    let open = |index: &usize| node_of.get(*index).is_some_and(Option::is_none);
    let mut chain: Vec<usize> = Vec::new();
    let mut next = Some(index).filter(open);
    while let Some(index) = next.filter(|next| !chain.contains(next)) {
        chain.push(index);
        let above = all.get(index).and_then(parent).filter(open);
        next = above.filter(|_| chain.len() < LONGEST_CHAIN);
    }
    chain.reverse();
    chain
}

fn parent(attribution: &Attribution) -> Option<usize> {
    attribution.parent.map(|parent| parent as usize)
}

/// Statements of the same source have the same identity: its entity, else its words.
fn identity(report: &ArticleReport, attribution: &Attribution) -> String {
    match attribution.entity {
        Some(entity) => format!("#{entity}"),
        None => words::who(report, attribution).to_lowercase(),
    }
}
