//! For editors: one file to read in a browser or on paper. It runs no script and loads nothing.
//!
//! A run of one article is that article's page. A run of several is their pages one after the other
//! and an overview, which is written last, when all is known, and shown first. An article is held
//! until the next one comes, since only then it is known which of the two the run is; of those that
//! are gone, the overview keeps a bounded number of rows.

mod anchor;
mod article;
mod badge;
mod chart;
mod coverage;
mod desks;
mod excerpt;
mod finding;
mod folder;
mod frame;
mod highlight;
mod overview;
mod paragraph;
mod period;
mod questions;
mod series;
mod sources;
mod text;
mod timeline;
mod trouble;
mod words;

#[cfg(test)]
pub(crate) mod document;
#[cfg(test)]
mod tests;

use crate::{Reporter, RunInfo};
use anchor::Lie;
use article::Page;
pub use folder::Folder;
use gainsay_model::{ArticleReport, RunSummary, Skipped};
use overview::Overview;
use std::io::{self, Write};

/// Writes the pages of a run into one file.
#[derive(Default)]
pub(crate) struct Pages {
    run: RunInfo,
    /// The first article, until it is known whether it is the only one.
    held: Option<Box<ArticleReport>>,
    /// What is kept of a set.
    overview: Option<Overview>,
}

impl Reporter for Pages {
    fn begin(&mut self, _: &mut dyn Write, run: &RunInfo) -> io::Result<()> {
        self.run = run.clone();
        Ok(())
    }

    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()> {
        if self.overview.is_none() && self.held.is_none() {
            self.held = Some(Box::new(report.clone()));
            return Ok(());
        }
        let overview = self.set(out)?;
        member(out, overview, report)
    }

    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()> {
        let overview = self.set(out)?;
        let anchor = overview.add_skipped(skipped);
        trouble::skipped(out, anchor, skipped)
    }

    fn end(&mut self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()> {
        match self.held.take() {
            Some(report) if self.overview.is_none() => {
                let page = Page::alone(&report);
                frame::open_article(out, &report, page.anchor)?;
                page.write(out, &summary.problems)?;
            }
            _ => self.set(out)?.write(out, summary)?,
        }
        frame::close(out, &self.run)
    }
}

impl Pages {
    /// What is kept of the set, which begins with the article that was held.
    fn set(&mut self, out: &mut dyn Write) -> io::Result<&mut Overview> {
        let first = self.held.take();
        let begun = self.overview.is_some();
        let rules = &self.run.rules;
        let overview = self
            .overview
            .get_or_insert_with(|| Overview::of(rules, Lie::Together));
        if !begun {
            frame::open_set(out)?;
        }
        if let Some(report) = first {
            member(out, overview, &report)?;
        }
        Ok(overview)
    }
}

/// Writes an article of a set.
fn member(out: &mut dyn Write, overview: &mut Overview, report: &ArticleReport) -> io::Result<()> {
    let (anchor, rows) = overview.add(report);
    Page::member(report, anchor, rows).write(out, &[])
}
