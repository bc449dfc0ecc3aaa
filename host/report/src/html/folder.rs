//! The pages of a run as files of one folder: one for each article, and the overview.

use super::anchor::{INDEX, Lie};
use super::article::Page;
use super::overview::Overview;
use super::{frame, trouble};
use crate::RunInfo;
use gainsay_model::{ArticleReport, RunSummary, Skipped};
use std::io;

/// Pages for files of one folder. Each is whole by itself, and they link to each other by name.
pub struct Folder {
    run: RunInfo,
    overview: Overview,
    /// What could not be read, as the overview tells it.
    skipped: Vec<u8>,
}

impl Folder {
    /// The name of the overview's file.
    pub const INDEX: &'static str = INDEX;

    /// No page yet.
    pub fn new(run: &RunInfo) -> Self {
        Self {
            run: run.clone(),
            overview: Overview::of(&run.rules, Lie::Apart),
            skipped: Vec::new(),
        }
    }

    /// The page of an article and the name of its file, which is made of its number alone.
    ///
    /// # Errors
    /// None that is known: pages are written into memory.
    pub fn article(&mut self, report: &ArticleReport) -> io::Result<(String, Vec<u8>)> {
        let (anchor, rows) = self.overview.add(report);
        let mut out = Vec::new();
        frame::open_article(&mut out, report, anchor)?;
        Page::apart(report, anchor, rows).write(&mut out, &[])?;
        frame::close(&mut out, &self.run)?;
        Ok((anchor.file(), out))
    }

    /// Notes an input that could not be read.
    ///
    /// # Errors
    /// As [`Folder::article`].
    pub fn skipped(&mut self, skipped: &Skipped) -> io::Result<()> {
        self.overview.add_skipped(skipped);
        trouble::not_read(&mut self.skipped, skipped)
    }

    /// The overview.
    ///
    /// # Errors
    /// As [`Folder::article`].
    pub fn index(mut self, summary: &RunSummary) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        frame::open_set(&mut out)?;
        self.overview.write(&mut out, summary)?;
        out.extend(self.skipped);
        frame::close(&mut out, &self.run)?;
        Ok(out)
    }
}
