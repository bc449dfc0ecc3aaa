//! Who says what: sources, outermost first, with their statements and the sources that they cite.

use super::article::Page;
use super::excerpt::beginning_of;
use crate::claims::words;
use crate::escape;
use crate::sources::{Node, Tree};
use gainsay_model::{Attribution, SourceKind};
use std::io::{self, Write};

pub(super) fn write(out: &mut dyn Write, page: &Page<'_>) -> io::Result<()> {
    if page.report.claims.attributions.is_empty() {
        return Ok(());
    }
    page.open(out, "sources", "Who says what")?;
    let tree = Tree::of(page.report);
    writeln!(out, "<ul class=\"tree\">")?;
    for root in tree.roots() {
        source(out, page, &tree, root)?;
    }
    writeln!(out, "</ul>\n</section>")
}

/// A source with its statements; the tree is at most a few levels deep.
fn source(
    out: &mut dyn Write,
    page: &Page<'_>,
    tree: &Tree<'_>,
    node: &Node<'_>,
) -> io::Result<()> {
    let text = &page.report.text;
    let name = escape::html(words::who(page.report, node.first));
    write!(out, "<li><p class=\"who\"><b>{name}</b>")?;
    let sort = sort(node);
    if !sort.is_empty() {
        write!(out, " <span class=\"sort\">{sort}</span>")?;
    }
    writeln!(out, "</p>")?;
    let reason = node
        .statements
        .iter()
        .find_map(|said| said.anonymity_reason);
    if let Some(reason) = reason {
        let reason = escape::html(reason.of(text));
        writeln!(out, "<p class=\"reason\">Not named: {reason}</p>")?;
    }
    writeln!(out, "<ul class=\"said\">")?;
    for said in &node.statements {
        statement(out, page, said)?;
    }
    writeln!(out, "</ul>")?;
    let cited = node.cited.iter().filter_map(|cited| tree.node(*cited));
    let mut cited = cited.peekable();
    if cited.peek().is_some() {
        writeln!(out, "<ul class=\"cited\">")?;
        for cited in cited {
            source(out, page, tree, cited)?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</li>")
}

/// What sort of source it is, and whether the text keeps its name.
fn sort(node: &Node<'_>) -> String {
    let unnamed = node.statements.iter().any(|said| said.anonymous);
    match node.first.source_kind {
        SourceKind::Unknown => String::new(),
        SourceKind::Anonymous => "unnamed".to_owned(),
        kind if unnamed => format!("{}, unnamed", words::source_kind(kind)),
        kind => words::source_kind(kind).to_owned(),
    }
}

/// The cue, the first words of what is said, through whom, and the line.
fn statement(out: &mut dyn Write, page: &Page<'_>, said: &Attribution) -> io::Result<()> {
    let text = &page.report.text;
    let cue = escape::html(&words::cue(page.report, said));
    let parts = said.content.iter().map(|part| beginning_of(part.of(text)));
    let parts: Vec<String> = parts.collect();
    let words = escape::html(&beginning_of(&parts.join(" … ")));
    write!(out, "<li><i>{cue}</i> {words}")?;
    if let Some(via) = said.via {
        let via = escape::html(via.of(text));
        write!(out, " <span class=\"via\">through {via}</span>")?;
    }
    writeln!(
        out,
        " <span class=\"at\">{}</span></li>",
        page.line(said.cue)
    )
}
