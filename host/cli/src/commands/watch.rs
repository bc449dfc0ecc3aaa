//! `gainsay watch`.

use crate::args::{ArticleArgs, WatchArgs};
use crate::articles;
use crate::decided;
use crate::exit::Exit;
use crate::watched::Files;
use crate::workshop;
use anyhow::{Context, Result, bail};
use gainsay_decisions::Layer;
use gainsay_engine::{Checker, Collection, Outcome};
use gainsay_io::{Entry, InputOptions, ReadOptions};
use gainsay_model::{ArticleId, ArticleReport};
use gainsay_report::{Format, Options, reporter};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Time between two looks at the files. A file that changes is read once it is the same in two looks.
const PAUSE: Duration = Duration::from_millis(150);

pub(crate) fn run(args: &WatchArgs) -> Result<Exit> {
    if args.corpus.articles.paths.iter().any(|path| path == "-") {
        bail!("standard input cannot be watched; name files or folders");
    }
    let ended = Arc::new(AtomicBool::new(false));
    let end = Arc::clone(&ended);
    let looking = std::thread::current();
    ctrlc::set_handler(move || {
        end.store(true, Ordering::Relaxed);
        looking.unpark();
    })
    .context("listening for Ctrl-C")?;
    let workshop = workshop::open(&args.corpus.packs)?;
    let (checker, _, rules) = workshop.checker(&args.corpus.rules)?;
    let layer = decided::layer(&workshop, &rules, &args.decisions)?;
    let mut watch = Watch::new(&args.corpus.articles, &checker, layer, &ended);
    let mut files = Files::below(&args.corpus.articles.paths);
    if !watch.begin()? {
        return Ok(Exit::Usage);
    }
    let (mut read, mut pending) = (files.clone(), false);
    while !ended.load(Ordering::Relaxed) {
        std::thread::park_timeout(PAUSE);
        let now = Files::below(&args.corpus.articles.paths);
        let is_still = now == files;
        pending |= now != read;
        if is_still && pending {
            watch.follow(&now.changed_since(&read))?;
            (read, pending) = (now.clone(), false);
        }
        files = now;
    }
    Ok(Exit::Clean)
}

/// Articles that are watched.
struct Watch<'w> {
    args: &'w ArticleArgs,
    ended: &'w AtomicBool,
    options: ReadOptions,
    collection: Collection<'w>,
    /// What has been decided about findings, without the remarks of articles, which change.
    layer: Layer,
    /// Lines that were told, by article.
    told: BTreeMap<ArticleId, Told>,
}

/// A line for each finding in order of place, with its key and, of findings with one key, its turn.
type Told = Vec<((String, usize), String)>;

impl<'w> Watch<'w> {
    fn new(
        args: &'w ArticleArgs,
        checker: &'w Checker,
        layer: Layer,
        ended: &'w AtomicBool,
    ) -> Self {
        Self {
            layer,
            args,
            ended,
            options: articles::read_options(args),
            collection: Collection::new(checker),
            told: BTreeMap::new(),
        }
    }

    /// Checks everything and tells what is found. False if there is nothing to watch.
    fn begin(&mut self) -> Result<bool> {
        let inputs = articles::entries(self.args);
        if inputs.entries.is_empty() {
            return Ok(false);
        }
        self.read(inputs.entries)?;
        self.settle(&[""; 2])?;
        let articles = self.collection.ids().count();
        let noun = if articles == 1 { "article" } else { "articles" };
        crate::complain(&format!("watching {articles} {noun}; Ctrl-C ends"));
        Ok(true)
    }

    /// Checks files anew and tells what has come and what has gone.
    fn follow(&mut self, changed: &BTreeSet<PathBuf>) -> Result<()> {
        for path in changed {
            self.collection.remove(&Entry::file(path.clone()).id.0);
        }
        let entries: Vec<Entry> = changed.iter().flat_map(|path| self.entries(path)).collect();
        self.read(entries)?;
        self.settle(&["- ", "+ "])
    }

    /// Reads and checks articles; what cannot be read is complained of.
    fn read(&mut self, entries: Vec<Entry>) -> Result<()> {
        let (options, ended) = (self.options, self.ended);
        let read = |entry: &Entry| articles::read(entry, &options);
        let emit = |outcome: &Outcome| {
            if let Outcome::Skipped(skipped) = outcome {
                crate::complain(&format!("{}: {}", skipped.path, skipped.reason.raw()));
            }
            if ended.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let jobs = articles::jobs(self.args.jobs);
        Ok(self
            .collection
            .fill(entries.into_iter(), jobs, read, emit)?)
    }

    /// The articles of a file, unless it is gone or left out.
    fn entries(&self, path: &Path) -> Vec<Entry> {
        let shown = path.to_string_lossy().into_owned();
        let is_named = self.args.paths.iter().any(|named| Path::new(named) == path);
        let excluded = || {
            self.args
                .exclude
                .as_ref()
                .is_some_and(|globs| globs.fit(path))
        };
        if !path.is_file() || !is_named && (excluded() || !gainsay_io::is_read(path)) {
            return Vec::new();
        }
        let inputs = gainsay_io::expand(&[shown], &InputOptions::default());
        for error in &inputs.errors {
            crate::complain(&error.to_string());
        }
        inputs.entries
    }

    /// Tells what has gone and what is new, with a mark for each.
    fn settle(&mut self, [gone, new]: &[&str; 2]) -> Result<()> {
        let go_on = || !self.ended.load(Ordering::Relaxed);
        let jobs = articles::jobs(self.args.jobs);
        if self.collection.settle(jobs, &go_on)?.is_none() {
            return Ok(());
        }
        let told = self.lines()?;
        let before = std::mem::replace(&mut self.told, told);
        let mut out = std::io::stdout().lock();
        let ids: BTreeSet<&ArticleId> = before.keys().chain(self.told.keys()).collect();
        for id in ids {
            let of = |told: &BTreeMap<ArticleId, Told>| told.get(id).cloned().unwrap_or_default();
            let (before, now) = (of(&before), of(&self.told));
            for (_, line) in before.iter().filter(|(key, _)| !holds(&now, key)) {
                writeln!(out, "{gone}{line}")?;
            }
            for (_, line) in now.iter().filter(|(key, _)| !holds(&before, key)) {
                writeln!(out, "{new}{line}")?;
            }
        }
        Ok(out.flush()?)
    }

    /// The lines of all articles, without what is decided.
    fn lines(&self) -> Result<BTreeMap<ArticleId, Told>> {
        let mut layer = self.layer.clone();
        for (id, path, remarks) in self.collection.remarks() {
            layer.hear_remarks(id, path, remarks);
        }
        let mut told = BTreeMap::new();
        for id in self.collection.told() {
            if let Some(Outcome::Checked(mut report)) = self.collection.outcome(id)? {
                layer.settle(&mut report);
                told.insert(id.clone(), lines(&report)?);
            }
        }
        Ok(told)
    }
}

/// The lines of a report.
fn lines(report: &ArticleReport) -> Result<Told> {
    let mut bytes = Vec::new();
    reporter(Format::Concise, &Options::default()).article(&mut bytes, report)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut findings = report.findings.iter();
    let mut told = Told::new();
    for line in text.lines() {
        // Below the findings stands what could not be finished.
        let key = findings.next().map_or(line, |finding| &finding.key);
        let turn = told.iter().filter(|((known, _), _)| known == key).count();
        told.push(((key.to_owned(), turn), line.to_owned()));
    }
    Ok(told)
}

fn holds(told: &Told, key: &(String, usize)) -> bool {
    told.iter().any(|(known, _)| known == key)
}
