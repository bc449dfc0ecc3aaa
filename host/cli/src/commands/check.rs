//! `gainsay check`.

use crate::args::{CheckArgs, FailOn};
use crate::exit::Exit;
use crate::terminal;
use crate::workshop::{self, Workshop};
use anyhow::Result;
use gainsay_engine::{Checker, Input, Outcome, Profile, Selection, Setup, run as check_all};
use gainsay_io::{Entry, InputOptions, ReadError, ReadOptions, Sink};
use gainsay_model::{CivilDay, Problem, RunSummary, Skipped, Untrusted};
use gainsay_report::{Options, PackInfo, RunInfo, reporter};
use indicatif::{ProgressBar, ProgressStyle};
use std::io;
use std::ops::ControlFlow;
use std::time::Duration;

/// Sets smaller than this are done before a progress bar could be read.
const SHOW_PROGRESS_FROM: usize = 20;

pub(crate) fn run(args: &CheckArgs, color: bool) -> Result<Exit> {
    let workshop = workshop::open(&args.packs)?;
    let selection = Selection {
        select: args.select.clone(),
        ignore: args.ignore.clone(),
    };
    let rules = selection.apply(&workshop.library.rules)?;
    let setup = Setup {
        library: &workshop.library,
        rules,
        plugins: &workshop.plugins,
        loader: &workshop.loader,
    };
    let (checker, problems, summaries) = Checker::prepare(setup)?;
    for problem in &problems {
        crate::complain(&format!("{}: {}", problem.subject, problem.reason.raw()));
    }
    let options = InputOptions {
        stdin_filename: args.stdin_filename.clone(),
    };
    let inputs = gainsay_io::expand(&args.paths, &options);
    for error in &inputs.errors {
        crate::complain(&error.to_string());
    }
    let info = RunInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        packs: packs(&workshop),
        rules: summaries,
    };
    let unusable = !inputs.errors.is_empty();
    let tally = report(args, color, &checker, inputs.entries, &info, problems)?;
    if args.profile {
        profile(checker.profile());
    }
    Ok(verdict(args.fail_on, &tally, unusable))
}

/// What decides over the exit code.
struct Tally {
    summary: RunSummary,
    named_skipped: bool,
}

fn report(
    args: &CheckArgs,
    color: bool,
    checker: &Checker,
    entries: Vec<Entry>,
    info: &RunInfo,
    problems: Vec<Problem>,
) -> Result<Tally> {
    let to_file = args.output.is_some();
    let mut sink = match &args.output {
        Some(path) => Sink::file(path)?,
        None => Sink::stdout(),
    };
    let options = Options {
        color: color && !to_file,
        width: terminal::width(),
    };
    let mut reporter = reporter(args.format, &options);
    let progress = progress(entries.len());
    let read_options = read_options(args.date);
    let mut named_skipped = false;
    reporter.begin(&mut sink, info)?;
    let (mut summary, failed) = check_all(
        checker,
        entries.into_iter(),
        jobs(args.jobs),
        |entry| read(entry, &read_options),
        |outcome| {
            progress.inc(1);
            let written = match &outcome {
                Outcome::Checked(report) => reporter.article(&mut sink, report),
                Outcome::Skipped(skipped) => {
                    named_skipped |= skipped.named;
                    crate::complain(&format!("{}: {}", skipped.path, skipped.reason.raw()));
                    reporter.skipped(&mut sink, skipped)
                }
            };
            match written {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => ControlFlow::Break(error),
            }
        },
    );
    progress.finish_and_clear();
    if let Some(error) = failed {
        return Err(write_failure(error));
    }
    summary.problems = problems;
    reporter.end(&mut sink, &summary)?;
    sink.commit()?;
    Ok(Tally {
        summary,
        named_skipped,
    })
}

fn write_failure(error: io::Error) -> anyhow::Error {
    anyhow::Error::new(error).context("writing the report")
}

fn read(entry: &Entry, options: &ReadOptions) -> Input {
    match gainsay_io::read(entry, options) {
        Ok(article) => Input::Article(Box::new(article)),
        Err(error) => Input::Skipped(skipped(entry, &error)),
    }
}

pub(crate) fn skipped(entry: &Entry, error: &ReadError) -> Skipped {
    Skipped {
        id: entry.id.clone(),
        path: entry.path().to_owned(),
        reason: Untrusted::new(error.problem.to_string()),
        named: entry.named,
    }
}

pub(crate) fn read_options(date: Option<CivilDay>) -> ReadOptions {
    ReadOptions {
        default_date: date,
        ..ReadOptions::default()
    }
}

fn packs(workshop: &Workshop) -> Vec<PackInfo> {
    let mut packs: Vec<PackInfo> = workshop
        .library
        .packs
        .iter()
        .map(|pack| PackInfo {
            name: pack.name.clone(),
            version: pack.version.clone(),
        })
        .collect();
    packs.sort_by(|a, b| a.name.cmp(&b.name));
    packs
}

fn jobs(asked: usize) -> usize {
    let processors = || std::thread::available_parallelism().map_or(1, usize::from);
    if asked == 0 {
        processors()
    } else {
        asked.min(256)
    }
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

#[allow(clippy::print_stderr, reason = "asked for with --profile")]
fn profile(profile: &Profile) {
    eprintln!(
        "{:14} {:>9} {:>12} {:>12} {:>9} {:>9}",
        "plugin", "calls", "ms", "fuel (M)", "MiB", "findings"
    );
    for (plugin, row) in profile.rows() {
        eprintln!(
            "{plugin:14} {:>9} {:>12.1} {:>12.1} {:>9.1} {:>9}",
            row.calls,
            row.time.as_secs_f64() * 1000.0,
            row.fuel as f64 / 1e6,
            row.peak_memory as f64 / f64::from(1 << 20),
            row.findings,
        );
    }
}

/// Unusable arguments come first, then findings, then what is incomplete.
fn verdict(fail_on: FailOn, tally: &Tally, unusable: bool) -> Exit {
    let summary = &tally.summary;
    let findings = fail_on
        .level()
        .is_some_and(|level| summary.findings.range(level..).any(|(_, n)| *n > 0));
    if unusable || tally.named_skipped {
        Exit::Usage
    } else if findings {
        Exit::Findings
    } else if summary.failures > 0 || summary.skipped > 0 || !summary.problems.is_empty() {
        Exit::Incomplete
    } else {
        Exit::Clean
    }
}
