//! Who says what: sources, outermost first, each with its statements and the sources that it cites.

use super::palette::{CUE, DIM, Paint, SOURCE};
use super::{line_of, plural, words};
use crate::{escape, wrap::wrapped};
use gainsay_model::{ArticleReport, Attribution, AttributionKind, SourceKind};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Sources that cite sources: deeper ones are shown at this depth.
const DEEPEST: usize = 6;
/// Steps from a statement to the outermost source; the rest of a longer chain begins anew.
const LONGEST_CHAIN: usize = 64;
/// Columns of a line number.
const NUMBER: usize = 5;
/// Columns of a cue; a longer one shifts its row.
const CUE_COLUMNS: usize = 12;
/// The first words of a statement get this many columns, at least.
const WORDS: usize = 16;

pub(super) fn write(
    out: &mut dyn Write,
    report: &ArticleReport,
    paint: Paint,
    width: usize,
) -> io::Result<()> {
    let tree = Tree::of(report);
    let mut view = View {
        out,
        report,
        paint,
        width,
        tree: &tree,
    };
    for root in tree.nodes.iter().filter(|node| node.above.is_none()) {
        view.source(root, "", "")?;
        writeln!(view.out)?;
    }
    Ok(())
}

/// A source at its place in the tree.
struct Node<'r> {
    first: &'r Attribution,
    above: Option<usize>,
    depth: usize,
    statements: Vec<&'r Attribution>,
    /// The sources that it cites.
    cited: Vec<usize>,
}

/// Sources, each after the one that cites it.
#[derive(Default)]
struct Tree<'r> {
    nodes: Vec<Node<'r>>,
    /// By the source above and who it is.
    places: BTreeMap<(Option<usize>, String), usize>,
}

impl<'r> Tree<'r> {
    fn of(report: &'r ArticleReport) -> Self {
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

    /// The node of a statement's source below the source that cites it.
    fn place(
        &mut self,
        report: &ArticleReport,
        attribution: &'r Attribution,
        above: Option<usize>,
    ) -> usize {
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

struct View<'v, 'r> {
    out: &'v mut dyn Write,
    report: &'r ArticleReport,
    paint: Paint,
    width: usize,
    tree: &'v Tree<'r>,
}

impl View<'_, '_> {
    /// A source, its statements, and the sources that it cites: at most [`DEEPEST`] levels.
    fn source(&mut self, node: &Node<'_>, branch: &str, stem: &str) -> io::Result<()> {
        self.head(node, branch, stem)?;
        let bar = if node.cited.is_empty() { " " } else { "│" };
        for statement in &node.statements {
            self.statement(statement, &format!("{stem}{bar}"))?;
        }
        for (nth, cited) in node.cited.iter().enumerate() {
            let last = nth + 1 == node.cited.len();
            let (turn, down) = if last {
                ("└─ ", "   ")
            } else {
                ("├─ ", "│  ")
            };
            if let Some(cited) = self.tree.nodes.get(*cited) {
                self.source(cited, &format!("{stem}{turn}"), &format!("{stem}{down}"))?;
            }
        }
        Ok(())
    }

    /// Who it is, of what sort, and how often it speaks.
    fn head(&mut self, node: &Node<'_>, branch: &str, stem: &str) -> io::Result<()> {
        let first = node.first;
        let count = plural(node.statements.len(), "statement");
        let anonymous = node.statements.iter().any(|said| said.anonymous);
        let kind = match first.source_kind {
            SourceKind::Unknown => String::new(),
            SourceKind::Anonymous => "unnamed, ".to_owned(),
            kind if anonymous => format!("{}, unnamed, ", words::source_kind(kind)),
            kind => format!("{}, ", words::source_kind(kind)),
        };
        let facts = format!("{kind}{count}");
        let room = self
            .width
            .saturating_sub(escape::columns(branch) + facts.len() + 2);
        let name = words::who(self.report, first);
        let name = escape::terminal_within(name, room.max(WORDS));
        writeln!(
            self.out,
            "{}{}  {}",
            self.paint.with(DIM, branch),
            self.paint.with(SOURCE, &name),
            self.paint.with(DIM, &facts)
        )?;
        let reason = node
            .statements
            .iter()
            .find_map(|said| said.anonymity_reason);
        if let Some(reason) = reason {
            let label = format!("{stem}{:NUMBER$}  reason: ", "");
            let words = reason.of(&self.report.text);
            write!(self.out, "{}", wrapped(&label, words, self.width))?;
        }
        Ok(())
    }

    /// Line, cue and first words.
    fn statement(&mut self, said: &Attribution, stem: &str) -> io::Result<()> {
        let report = self.report;
        let line = line_of(report, said.cue).to_string();
        let number = NUMBER - 1;
        let not = if said.negated { "not " } else { "" };
        let cue = escape::terminal(&format!("{not}{}", said.cue.of(&report.text)));
        let fill = CUE_COLUMNS.saturating_sub(escape::columns(&cue));
        let used = escape::columns(stem) + number + 2 + escape::columns(&cue) + fill + 2;
        let room = self.width.saturating_sub(used).max(WORDS);
        writeln!(
            self.out,
            "{}{}  {}{:fill$}  {}",
            self.paint.with(DIM, stem),
            self.paint.with(DIM, &format!("{line:>number$}")),
            self.paint.with(CUE, &cue),
            "",
            first_words(report, said, room)
        )
    }
}

/// The beginning of what is said; direct speech in quotation marks.
fn first_words(report: &ArticleReport, said: &Attribution, room: usize) -> String {
    let parts: Vec<&str> = said
        .content
        .iter()
        .map(|span| span.of(&report.text))
        .collect();
    let Some(first) = parts.first().map(|first| first.trim()) else {
        return "–".to_owned();
    };
    let quoted = first.starts_with(['"', '“', '‘', '\'', '«', '`']);
    if said.kind == AttributionKind::Direct && !quoted {
        let inner = escape::terminal_within(first, room.saturating_sub(2));
        return format!("“{inner}”");
    }
    if parts.len() == 1 {
        return escape::terminal_within(first, room);
    }
    escape::terminal_within(&parts.join(" … "), room)
}
