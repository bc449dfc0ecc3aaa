//! What every format implements.

use crate::{
    Format, concise, github, github_summary, gitlab, grouped, html, json, junit, markdown, rdjson,
    sarif, terminal,
};
use gainsay_model::{ArticleReport, RuleSummary, RunSummary, Skipped};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a run in one format, article by article.
///
/// Calls come in this order: `begin` once, `article` and `skipped` in order of id, `end` once.
pub trait Reporter {
    /// Before the first article.
    fn begin(&mut self, out: &mut dyn Write, run: &RunInfo) -> io::Result<()>;

    /// One article.
    fn article(&mut self, out: &mut dyn Write, report: &ArticleReport) -> io::Result<()>;

    /// One input that could not be read.
    fn skipped(&mut self, out: &mut dyn Write, skipped: &Skipped) -> io::Result<()>;

    /// After the last article.
    fn end(&mut self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()>;
}

/// What was known of the run before it began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunInfo {
    /// Version of gainsay.
    pub version: String,
    /// Packs in use, in order of name.
    pub packs: Vec<PackInfo>,
    /// Rules that run, by id.
    pub rules: BTreeMap<String, RuleSummary>,
}

/// A pack in use.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct PackInfo {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
}

/// How reports for people look. Formats for programs ignore it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Colours, which never carry meaning alone.
    pub color: bool,
    /// Columns of the terminal; at least 40 are used.
    pub width: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            color: false,
            width: 100,
        }
    }
}

/// The reporter of a format.
pub fn reporter(format: Format, options: &Options) -> Box<dyn Reporter + Send> {
    match format {
        Format::Full => Box::new(terminal::Full::new(options)),
        Format::Concise => Box::new(concise::Concise),
        Format::Grouped => Box::new(grouped::Groups::new(options)),
        Format::Json => Box::new(json::Document::default()),
        Format::JsonLines => Box::new(json::Lines),
        Format::Markdown => Box::new(markdown::Notes::default()),
        Format::Html => Box::new(html::Pages::default()),
        Format::Sarif => Box::new(sarif::Log::new()),
        Format::Junit => Box::new(junit::Suites::default()),
        Format::Github => Box::new(github::Annotations::default()),
        Format::GithubSummary => Box::new(github_summary::Page::new()),
        Format::Gitlab => Box::new(gitlab::CodeQuality::default()),
        Format::Rdjson => Box::new(rdjson::Diagnostics::default()),
    }
}
