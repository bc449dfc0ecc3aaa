//! Which articles have changed since a commit of git.

use anyhow::{Context, Result, bail};
use gainsay_engine::Outcome;
use gainsay_model::{ArticleReport, Evidence};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files that have changed since a commit, new ones among them.
pub(crate) struct Changed {
    files: BTreeSet<PathBuf>,
    /// What is known of paths, as reports have them.
    known: BTreeMap<String, bool>,
}

impl Changed {
    /// Asks git, in the current folder.
    ///
    /// # Errors
    /// There is no git, no repository, or no such commit.
    pub(crate) fn since(commit: &str) -> Result<Self> {
        let top = git(&["rev-parse", "--show-toplevel"])?;
        let top = PathBuf::from(top.trim_end_matches('\n'));
        let diff = [
            "diff",
            "--name-only",
            "-z",
            "--no-ext-diff",
            "--end-of-options",
        ];
        let changed = git(&[&diff[..], &[commit, "--"]].concat())?;
        let new = [
            "ls-files",
            "--others",
            "--exclude-standard",
            "--full-name",
            "-z",
        ];
        let new = git(&[&["-C", &top.to_string_lossy()][..], &new].concat())?;
        let names = changed.split('\0').chain(new.split('\0'));
        let files = names.filter(|name| !name.is_empty());
        // A file that is gone has no article.
        let files = files.filter_map(|name| top.join(name).canonicalize().ok());
        Ok(Self {
            files: files.collect(),
            known: BTreeMap::new(),
        })
    }

    /// Takes an outcome down to what has to do with changed articles: a finding of an unchanged one
    /// stays if one of its sides has changed.
    pub(crate) fn keep(&mut self, outcome: &mut Outcome) {
        let Outcome::Checked(report) = outcome else {
            return;
        };
        if !self.has(&report.path) && !self.concerns(report) {
            *outcome = Outcome::Unchanged;
        }
    }

    /// Leaves in the report of an unchanged article what is about changed ones; tells whether there is
    /// any.
    fn concerns(&mut self, report: &mut ArticleReport) -> bool {
        let mut is_about = |sides: &[Evidence]| sides.iter().any(|side| self.has_side(side));
        report
            .findings
            .retain(|finding| is_about(&finding.evidence));
        report
            .suppressed
            .retain(|suppressed| is_about(&suppressed.finding.evidence));
        !report.findings.is_empty()
    }

    fn has_side(&mut self, side: &Evidence) -> bool {
        let elsewhere = side.elsewhere.as_ref();
        elsewhere.is_some_and(|elsewhere| self.has(&elsewhere.path))
    }

    fn has(&mut self, path: &str) -> bool {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        let file = Path::new(path).canonicalize();
        let has = file.is_ok_and(|file| self.files.contains(&file));
        self.known.insert(path.to_owned(), has);
        has
    }
}

/// What git says to these arguments.
fn git(arguments: &[&str]) -> Result<String> {
    let out = Command::new("git")
        .args(arguments)
        .output()
        .context("--changed-since asks git, which could not be started")?;
    if !out.status.success() {
        let said = String::from_utf8_lossy(&out.stderr);
        bail!("--changed-since: git says: {}", said.trim());
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}
