//! Who says what: sources, outermost first, each with its statements and the sources that it cites.

use super::palette::{CUE, DIM, Paint, SOURCE};
use super::{line_of, plural, words};
use crate::sources::{Node, Tree};
use crate::{escape, wrap::wrapped};
use gainsay_model::{ArticleReport, Attribution, AttributionKind, SourceKind};
use std::io::{self, Write};

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
    for root in tree.roots() {
        view.source(root, "", "")?;
        writeln!(view.out)?;
    }
    Ok(())
}

struct View<'v, 'r> {
    out: &'v mut dyn Write,
    report: &'r ArticleReport,
    paint: Paint,
    width: usize,
    tree: &'v Tree<'r>,
}

impl View<'_, '_> {
    /// A source, its statements, and the sources that it cites: as deep as the tree goes.
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
            if let Some(cited) = self.tree.node(*cited) {
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
        let cue = escape::terminal(&words::cue(report, said));
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
