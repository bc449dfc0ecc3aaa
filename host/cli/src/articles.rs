//! Articles in, a report out: what the commands that read articles share.

use crate::args::{ArticleArgs, ReportArgs};
use crate::changed::Changed;
use crate::exit::Exit;
use crate::outputs::{Outputs, wanted};
use crate::terminal;
use anyhow::{Context, Result};
use gainsay_decisions::Layer;
use gainsay_engine::{Checker, Input, Outcome, Version, run_set, run_versions};
use gainsay_io::{Entry, InputError, InputOptions, Inputs, Origin, ReadOptions};
use gainsay_model::{Notice, Problem, RunSummary, Severity, Skipped, Untrusted};
use gainsay_report::{Options, RunInfo, reporter};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Sets smaller than this are done before a progress bar could be read.
const SHOW_PROGRESS_FROM: usize = 20;

/// What is known of a run before it begins.
pub(crate) struct Run {
    pub(crate) info: RunInfo,
    pub(crate) problems: Vec<Problem>,
    pub(crate) outputs: Outputs,
    /// Where the old version of an entry lies, if versions are compared.
    pub(crate) older: Option<Older>,
    /// What people have decided about findings; none: nothing is left out.
    pub(crate) layer: Option<Layer>,
    /// Which articles have changed, if the others are not reported.
    pub(crate) changed: Option<Changed>,
}

/// The file that holds the old version of an entry, if there is one.
pub(crate) type Older = Box<dyn Fn(&Entry) -> Option<PathBuf> + Sync>;

/// What decides over the exit code.
pub(crate) struct Tally {
    summary: RunSummary,
    /// An argument led to nothing, or to a file that cannot be read.
    unusable: bool,
}

impl Tally {
    /// Unusable arguments come first, then findings, then what is incomplete.
    pub(crate) fn exit(&self, fail_on: Option<Severity>) -> Exit {
        let summary = &self.summary;
        let findings =
            fail_on.is_some_and(|level| summary.findings.range(level..).any(|(_, n)| *n > 0));
        if self.unusable {
            Exit::Usage
        } else if findings {
            Exit::Findings
        } else if summary.failures > 0 || summary.skipped > 0 || !summary.problems.is_empty() {
            Exit::Incomplete
        } else {
            Exit::Clean
        }
    }
}

/// How reports for people look on standard output, or in a file, which never has colours.
pub(crate) fn look(file: Option<&Path>, color: bool) -> Options {
    Options {
        color: color && file.is_none(),
        width: terminal::width(),
    }
}

/// Opens the reports that the arguments ask for.
pub(crate) fn outputs(args: &ReportArgs, color: bool) -> Result<Outputs> {
    let reports = wanted(args.format.unwrap_or_default(), &args.output)?.into_iter();
    Outputs::open(reports.map(|(format, file)| {
        let look = look(file.as_deref(), color);
        (format, file, reporter(format, &look))
    }))
}

/// The articles that the arguments name; arguments that lead to none are complained of.
pub(crate) fn entries(args: &ArticleArgs) -> Inputs {
    let options = InputOptions {
        stdin_filename: args.stdin_filename.clone(),
    };
    let mut inputs = gainsay_io::expand(&args.paths, &options);
    exclude(args, &mut inputs);
    for error in &inputs.errors {
        crate::complain(&error.to_string());
    }
    inputs
}

/// Leaves out what is excluded and not named. If that is everything, it is an error: a run that
/// checks nothing should not pass for one that finds nothing.
fn exclude(args: &ArticleArgs, inputs: &mut Inputs) {
    let Some(globs) = &args.exclude else {
        return;
    };
    let articles = inputs.entries.len();
    inputs.entries.retain(|entry| match &entry.origin {
        Origin::File(path) => entry.named || !globs.fit(path),
        Origin::Record { file, .. } => entry.named || !globs.fit(file),
        Origin::Stdin => true,
    });
    if articles > 0 && inputs.entries.is_empty() {
        inputs.errors.push(InputError::Excluded { articles });
    }
}

/// Reads the articles, checks them, and writes their reports in order. One that cannot be read or
/// checked costs its own report.
pub(crate) fn report(args: &ArticleArgs, checker: &Checker, run: Run) -> Result<Tally> {
    let mut outputs = run.outputs;
    outputs.begin(&run.info).map_err(write_failure)?;
    let work = Work {
        older: run.older,
        changed: run.changed,
        ..Work::new(args, checker, run.layer, run.problems)
    };
    let (tally, _) = work.run(|outcome| match outcome {
        Outcome::Checked(report) => outputs.article(report),
        Outcome::Skipped(skipped) => outputs.skipped(skipped),
        Outcome::Unchanged => Ok(()),
    })?;
    let files = outputs.end(&tally.summary).map_err(write_failure)?;
    // Whoever sits at a terminal wants to open it; a log has no use for it.
    if io::stderr().is_terminal() {
        for file in files {
            crate::complain(&format!("wrote {}", file.display()));
        }
    }
    Ok(tally)
}

/// Articles to check.
pub(crate) struct Work<'a> {
    pub(crate) args: &'a ArticleArgs,
    pub(crate) checker: &'a Checker,
    pub(crate) older: Option<Older>,
    pub(crate) layer: Option<Layer>,
    pub(crate) changed: Option<Changed>,
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Work<'a> {
    /// Articles as they are, all of which are reported.
    pub(crate) fn new(
        args: &'a ArticleArgs,
        checker: &'a Checker,
        layer: Option<Layer>,
        problems: Vec<Problem>,
    ) -> Self {
        Self {
            args,
            checker,
            older: None,
            layer,
            changed: None,
            problems,
        }
    }

    /// Reads and checks the articles and hands on what becomes of each, in order. Gives the layer
    /// back, which has seen all of them.
    pub(crate) fn run(
        self,
        mut emit: impl FnMut(&Outcome) -> io::Result<()>,
    ) -> Result<(Tally, Option<Layer>)> {
        let inputs = entries(self.args);
        let mut unusable = !inputs.errors.is_empty();
        let progress = progress(inputs.entries.len());
        let layer = self.layer.map(Mutex::new);
        let reading = Reading {
            options: read_options(self.args),
            layer: layer.as_ref(),
        };
        let mut changed = self.changed;
        let emit = |outcome: &mut Outcome| {
            match outcome {
                Outcome::Checked(report) => {
                    if let Some(mut layer) = reading.layer() {
                        layer.settle(report);
                    }
                }
                Outcome::Skipped(skipped) => {
                    unusable |= skipped.named;
                    crate::complain(&format!("{}: {}", skipped.path, skipped.reason.raw()));
                }
                Outcome::Unchanged => {}
            }
            if let Some(changed) = &mut changed {
                changed.keep(outcome);
            }
            match emit(outcome) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => ControlFlow::Break(error),
            }
        };
        let (entries, jobs) = (inputs.entries.into_iter(), jobs(self.args.jobs));
        let seen = || progress.inc(1);
        let done = match &self.older {
            None => {
                let read = |entry: &Entry| reading.article(entry);
                run_set(self.checker, entries, jobs, read, seen, emit)
            }
            Some(older) => {
                let read = |entry: &Entry| {
                    seen();
                    reading.versions(entry, older)
                };
                Ok(run_versions(self.checker, entries, jobs, read, emit))
            }
        };
        progress.finish_and_clear();
        tracing::debug!(articles = self.checker.known(), "known from earlier runs");
        let (mut summary, failed) =
            done.context("keeping the reports of a set in a temporary file")?;
        if let Some(error) = failed {
            return Err(write_failure(error));
        }
        let layer = layer.map(|layer| layer.into_inner().unwrap_or_else(PoisonError::into_inner));
        summary.problems = self.problems;
        summary.notices = layer.as_ref().map(Layer::notices).unwrap_or_default();
        summary.notices.iter().for_each(tell);
        Ok((Tally { summary, unusable }, layer))
    }
}

/// A notice as a line of complaint.
fn tell(notice: &Notice) {
    let line = notice
        .line
        .map_or_else(String::new, |line| format!(":{line}"));
    crate::complain(&format!("{}{line}: {}", notice.path, notice.text.raw()));
}

fn write_failure(error: impl Into<anyhow::Error>) -> anyhow::Error {
    error.into().context("writing the report")
}

/// Reads an entry.
pub(crate) fn read(entry: &Entry, options: &ReadOptions) -> Input {
    match gainsay_io::read(entry, options) {
        Ok(article) => Input::Article(Box::new(article)),
        Err(error) => skipped(entry, error.problem.to_string()),
    }
}

/// How articles are read, on any thread.
struct Reading<'l> {
    options: ReadOptions,
    layer: Option<&'l Mutex<Layer>>,
}

impl<'l> Reading<'l> {
    fn layer(&self) -> Option<MutexGuard<'l, Layer>> {
        let layer = self.layer?;
        Some(layer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// An article, whose remarks the layer hears before anything is reported of it.
    fn article(&self, entry: &Entry) -> Input {
        let input = read(entry, &self.options);
        if let Input::Article(article) = &input
            && !article.directives.is_empty()
            && let Some(mut layer) = self.layer()
        {
            layer.hear(article);
        }
        input
    }

    fn versions(&self, entry: &Entry, older: &Older) -> Version {
        if matches!(entry.origin, Origin::Record { .. }) {
            let reason = "is one of several articles in a file; compare files of one article each";
            return Version::Skipped(passed_over(entry, reason.to_owned()));
        }
        let new = match self.article(entry) {
            Input::Article(article) => article,
            Input::Skipped(skipped) => return Version::Skipped(skipped),
        };
        let Some(path) = older(entry) else {
            return Version::Pair(None, new);
        };
        let mut old = Entry::file(path);
        old.named = entry.named;
        match self.article(&old) {
            Input::Article(old) => Version::Pair(Some(old), new),
            Input::Skipped(skipped) => Version::Skipped(skipped),
        }
    }
}

/// An entry that cannot be read, with what to say of it.
pub(crate) fn skipped(entry: &Entry, reason: String) -> Input {
    Input::Skipped(passed_over(entry, reason))
}

fn passed_over(entry: &Entry, reason: String) -> Skipped {
    Skipped {
        id: entry.id.clone(),
        path: entry.path().to_owned(),
        reason: Untrusted::new(reason),
        named: entry.named,
    }
}

/// How articles are read.
pub(crate) fn read_options(args: &ArticleArgs) -> ReadOptions {
    ReadOptions {
        default_date: args.date,
        ..ReadOptions::default()
    }
}

/// The number of threads.
pub(crate) fn jobs(asked: Option<usize>) -> usize {
    let asked = asked.unwrap_or_default();
    let processors = || std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = if asked == 0 { processors() } else { asked };
    wanted.min(gainsay_sandbox::Engine::MOST_CALLS)
}

/// A bar on standard error, for sets, on a terminal only.
fn progress(articles: usize) -> ProgressBar {
    if articles < SHOW_PROGRESS_FROM {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(articles as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} articles, {eta} left")
    {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}
