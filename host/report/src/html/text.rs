//! The article's text with numbered highlights, and the findings beside it.

use super::article::Page;
use super::badge::class;
use super::highlight::{Edge, Mark, edges};
use super::paragraph::{Kind, Paragraph};
use super::words;
use crate::escape;
use crate::sides::label;
use gainsay_model::Severity;
use std::io::{self, Write};

pub(super) fn write(out: &mut dyn Write, page: &Page<'_>) -> io::Result<()> {
    page.open(out, "text", "The text")?;
    let edges: Vec<(usize, Edge)> = edges(page.report).into_iter().collect();
    let mut reading = Reading {
        page,
        edges: &edges,
        covered: None,
        named: vec![false; page.report.findings.len()],
    };
    for (index, paragraph) in page.paragraphs.iter().enumerate() {
        reading.paragraph(out, index + 1, paragraph)?;
    }
    reading.rest(out)?;
    writeln!(out, "</section>")
}

/// Where the reading of the text has come to.
struct Reading<'p, 'r> {
    page: &'p Page<'r>,
    /// Edges that are still to come.
    edges: &'p [(usize, Edge)],
    covered: Option<Severity>,
    /// Findings whose message stands beside an earlier paragraph.
    named: Vec<bool>,
}

impl Reading<'_, '_> {
    fn paragraph(
        &mut self,
        out: &mut dyn Write,
        number: usize,
        paragraph: &Paragraph,
    ) -> io::Result<()> {
        let id = self.page.anchor.paragraph(number);
        let class = match paragraph.kind {
            Kind::Headline => "headline",
            Kind::Subhead => "subhead",
            Kind::Prose => "prose",
            Kind::Aside => "credit",
            Kind::Unread => "unread",
        };
        write!(
            out,
            "<div class=\"row\">\n<p class=\"{class}\" id=\"{id}\">"
        )?;
        let range = paragraph.span.range();
        let mut begun = Vec::new();
        let mut at = range.start;
        while let Some(((next, edge), rest)) = self.edges.split_first()
            && *next < range.end
        {
            self.words(out, at, *next)?;
            at = at.max(*next);
            self.references(out, edge, &mut begun)?;
            self.covered = edge.covered;
            self.edges = rest;
        }
        self.words(out, at, range.end)?;
        writeln!(out, "</p>")?;
        self.notes(out, &begun)?;
        writeln!(out, "</div>")
    }

    /// Sides that begin after the last paragraph: no rule gives such, but a link may lead there.
    fn rest(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut begun = Vec::new();
        if self.edges.iter().all(|(_, edge)| edge.opens.is_empty()) {
            return Ok(());
        }
        write!(out, "<div class=\"row\">\n<p class=\"unread\">")?;
        for (_, edge) in std::mem::take(&mut self.edges) {
            self.references(out, edge, &mut begun)?;
        }
        writeln!(out, "</p>")?;
        self.notes(out, &begun)?;
        writeln!(out, "</div>")
    }

    /// Words between two bytes, marked if a finding covers them.
    fn words(&self, out: &mut dyn Write, start: usize, end: usize) -> io::Result<()> {
        let words = self.page.report.text.get(start..end).unwrap_or_default();
        let words = escape::html(words);
        match self.covered.map(class) {
            Some(class) if !words.is_empty() => {
                write!(out, "<mark class=\"{class}\">{words}</mark>")
            }
            _ => write!(out, "{words}"),
        }
    }

    /// The numbers of the sides that begin here, each a link to its finding.
    fn references(
        &self,
        out: &mut dyn Write,
        edge: &Edge,
        begun: &mut Vec<Mark>,
    ) -> io::Result<()> {
        for mark in &edge.opens {
            let Mark { finding, side } = *mark;
            let id = self.page.anchor.side(finding, side);
            let card = self.page.anchor.finding(finding);
            write!(
                out,
                "<a class=\"ref\" id=\"{id}\" href=\"#{card}\" \
                 aria-label=\"Finding {finding}\">{finding}</a>"
            )?;
            begun.push(*mark);
        }
        Ok(())
    }

    /// Beside the paragraph: the findings with a side in it, each with its message at its first
    /// place and with what its words are at the others.
    fn notes(&mut self, out: &mut dyn Write, begun: &[Mark]) -> io::Result<()> {
        let mut begun = begun.to_vec();
        begun.sort_unstable();
        begun.dedup_by_key(|mark| mark.finding);
        if begun.is_empty() {
            return Ok(());
        }
        writeln!(out, "<div class=\"beside\" role=\"note\">")?;
        for Mark { finding, side } in begun {
            self.note(out, finding, side)?;
        }
        writeln!(out, "</div>")
    }

    fn note(&mut self, out: &mut dyn Write, number: usize, side: usize) -> io::Result<()> {
        let Some(finding) = self.page.report.findings.get(number - 1) else {
            return Ok(());
        };
        let (card, class) = (self.page.anchor.finding(number), class(finding.severity));
        let shape = words::shape(finding.severity);
        let name = words::severity(finding.severity);
        let named = self.named.get_mut(number - 1);
        let again = named.is_some_and(|named| std::mem::replace(named, true));
        let words = match finding.evidence.get(side - 1) {
            Some(evidence) if again => label(evidence),
            _ => words::capital(finding.message.raw()),
        };
        writeln!(
            out,
            "<p class=\"note {class}\"><a href=\"#{card}\"><b>{number}</b> \
             <span aria-hidden=\"true\">{shape}</span> {name}</a>: {}</p>",
            escape::html(&words)
        )
    }
}
