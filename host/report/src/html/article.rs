//! The page of one article: its verdict, then its sections in the order in which an editor asks.

use super::anchor::{Anchor, INDEX, Lie};
use super::badge;
use super::paragraph::{self, Paragraph, paragraphs};
use super::words::{self, Weights};
use super::{chart, coverage, finding, questions, sources, text, timeline, trouble};
use crate::escape;
use gainsay_model::{ArticleReport, Problem, Span};
use std::io::{self, Write};

/// What the sections of an article share.
pub(super) struct Page<'r> {
    pub(super) report: &'r ArticleReport,
    pub(super) anchor: Anchor,
    pub(super) paragraphs: Vec<Paragraph>,
    /// For each finding, its row among those that span articles.
    pub(super) rows: Vec<Option<usize>>,
    /// It is the only article of the file.
    alone: bool,
    /// How the pages of its set lie; none: it is the only article of the run.
    lie: Option<Lie>,
}

impl<'r> Page<'r> {
    /// The only article of a run.
    pub(super) fn alone(report: &'r ArticleReport) -> Self {
        Self {
            report,
            anchor: Anchor(1),
            paragraphs: paragraphs(report),
            rows: Vec::new(),
            alone: true,
            lie: None,
        }
    }

    /// An article of several, each in a file of its own.
    pub(super) fn apart(
        report: &'r ArticleReport,
        anchor: Anchor,
        rows: Vec<Option<usize>>,
    ) -> Self {
        Self {
            anchor,
            rows,
            lie: Some(Lie::Apart),
            ..Self::alone(report)
        }
    }

    /// The address of a row of the overview.
    pub(super) fn overview(&self, id: &str) -> String {
        self.lie.unwrap_or_default().overview(id)
    }

    /// An article of several.
    pub(super) fn member(
        report: &'r ArticleReport,
        anchor: Anchor,
        rows: Vec<Option<usize>>,
    ) -> Self {
        Self {
            alone: false,
            anchor,
            rows,
            lie: Some(Lie::Together),
            ..Self::alone(report)
        }
    }

    /// Writes the page. Of a set, what was not remarked on is folded away.
    pub(super) fn write(&self, out: &mut dyn Write, problems: &[Problem]) -> io::Result<()> {
        let report = self.report;
        let id = self.anchor.article();
        writeln!(out, "<article class=\"page\" id=\"{id}\">")?;
        self.header(out)?;
        trouble::unfinished(out, &report.failures)?;
        trouble::problems(out, problems)?;
        let fold = !self.alone && report.findings.is_empty();
        if fold {
            writeln!(out, "<details><summary>Text, sources and dates</summary>")?;
        }
        finding::write(out, self)?;
        text::write(out, self)?;
        questions::write(out, self)?;
        sources::write(out, self)?;
        timeline::write(out, self)?;
        chart::write(out, self)?;
        if fold {
            writeln!(out, "</details>")?;
        }
        coverage::write(out, self)?;
        if self.lie.is_some() {
            let overview = self.overview("overview");
            writeln!(
                out,
                "<p class=\"back\"><a href=\"{overview}\">Back to the overview</a></p>"
            )?;
        }
        writeln!(out, "</article>")
    }

    fn header(&self, out: &mut dyn Write) -> io::Result<()> {
        let report = self.report;
        let weights = Weights::of(&report.findings);
        let title = escape::html(words::title(report));
        let level = self.level(0);
        writeln!(out, "<header>\n<h{level}>{title}</h{level}>")?;
        let date = report
            .published
            .map_or_else(|| "No date".to_owned(), words::day);
        let path = escape::html(&report.path);
        let desk = words::desk(report).map(|desk| escape::html(&desk) + " · ");
        let desk = desk.unwrap_or_default();
        writeln!(
            out,
            "<p class=\"meta\">{date} · {desk}<span class=\"path\">{path}</span></p>"
        )?;
        let verdict = words::verdict(weights, report.failures.is_empty());
        let quiet = if report.findings.is_empty() {
            " quiet"
        } else {
            ""
        };
        writeln!(out, "<p class=\"verdict{quiet}\">{verdict}</p>")?;
        if let Some(counts) = badge::counts(weights) {
            writeln!(out, "<p class=\"badges\">{counts}</p>")?;
        }
        if self.alone {
            self.nav(out)?;
        }
        writeln!(out, "</header>")
    }

    fn nav(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<nav aria-label=\"Sections\"><ul>")?;
        if self.lie.is_some() {
            writeln!(out, "<li><a href=\"{INDEX}\">Overview</a></li>")?;
        }
        let claims = &self.report.claims;
        let found = !self.report.findings.is_empty();
        for (section, name, shown) in [
            ("findings", "Findings", found),
            ("text", "Text", true),
            ("questions", "Questions", questions::any(self.report)),
            ("sources", "Sources", !claims.attributions.is_empty()),
            ("dates", "Dates", timeline::any(self.report)),
            ("figures", "Figures", chart::any(self.report)),
            ("coverage", "Coverage", true),
        ] {
            if shown {
                let id = self.anchor.section(section);
                writeln!(out, "<li><a href=\"#{id}\">{name}</a></li>")?;
            }
        }
        writeln!(out, "</ul></nav>")
    }

    /// Level of a heading `below` the article's title.
    pub(super) fn level(&self, below: u8) -> u8 {
        let title = if self.alone { 1 } else { 2 };
        title + below
    }

    /// Opens a section with its heading.
    pub(super) fn open(
        &self,
        out: &mut dyn Write,
        name: &'static str,
        heading: &str,
    ) -> io::Result<()> {
        let (id, level) = (self.anchor.section(name), self.level(1));
        writeln!(
            out,
            "<section class=\"{name}\" id=\"{id}\">\n<h{level}>{heading}</h{level}>"
        )
    }

    /// "line 13", as a link to the paragraph in which a stretch of the text begins.
    pub(super) fn line(&self, span: Span) -> String {
        let raw = self.report.source.to_raw(span);
        let line = self.report.source.place(raw.start).line;
        if self.paragraphs.is_empty() {
            return format!("line {line}");
        }
        let number = paragraph::number_at(&self.paragraphs, span.start);
        let id = self.anchor.paragraph(number);
        format!("<a href=\"#{id}\">line {line}</a>")
    }
}
