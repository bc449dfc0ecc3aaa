//! `gainsay baseline`.

use crate::args::{BaselineArgs, BaselineCommand};
use crate::articles::{Tally, Work};
use crate::decided;
use crate::exit::Exit;
use crate::workshop;
use anyhow::{Result, bail};
use gainsay_decisions::{Baseline, Layer, Mode, Record, Rules};
use gainsay_engine::Outcome;
use gainsay_model::Finding;
use gainsay_report::escape;
use std::io::Write;
use std::path::Path;

pub(crate) fn run(command: &BaselineCommand) -> Result<Exit> {
    match command {
        BaselineCommand::Create(args) => create(args),
        BaselineCommand::Update(args) => change(args, Mode::Update),
        BaselineCommand::Prune(args) => change(args, Mode::Prune),
    }
}

fn file(args: &BaselineArgs) -> &Path {
    args.baseline
        .as_deref()
        .unwrap_or(Path::new("gainsay-baseline.json"))
}

fn create(args: &BaselineArgs) -> Result<Exit> {
    let file = file(args);
    let shown = file.display();
    if file.exists() {
        bail!("{shown}: is there already; `gainsay baseline update` brings it up to date");
    }
    let run = survey(args, Mode::Update)?;
    let told = format!("{} known", run.found.len());
    write(args, &run, &run.found, &told)
}

fn change(args: &BaselineArgs, mode: Mode) -> Result<Exit> {
    let old = decided::baseline(file(args))?;
    let run = survey(args, mode)?;
    let seen = (run.layer.checked(), &run.rules);
    let (after, change) = old.after(&run.found, mode, seen, is_there);
    let told = format!(
        "{} known: {} new, {} gone, {} not checked",
        after.len(),
        change.new,
        change.gone,
        change.unseen
    );
    write(args, &run, &after, &told)
}

/// Whether the file of an article exists; behind `#` stands which article of a file it is.
fn is_there(article: &str) -> bool {
    let file = article.rsplit_once('#').map(|(file, _)| file);
    let mut paths = [Some(article), file].into_iter().flatten();
    paths.any(|path| Path::new(path).exists())
}

/// The findings of a run.
struct Survey {
    found: Baseline,
    rules: Rules,
    layer: Layer,
    tally: Tally,
}

/// Checks the articles. What is decided already needs no entry, but keeps the one that it has.
fn survey(args: &BaselineArgs, mode: Mode) -> Result<Survey> {
    let workshop = workshop::open(&args.corpus.packs)?;
    let (checker, problems, summaries) = workshop.checker(&args.corpus.rules)?;
    let rules = decided::rules(&workshop, &summaries);
    let layer = decided::layer(&workshop, &summaries, &args.decisions)?;
    let mut found = Baseline::default();
    let work = Work::new(&args.corpus.articles, &checker, Some(layer), problems);
    let (tally, layer) = work.run(|outcome| {
        if let Outcome::Checked(report) = outcome {
            let decided = report.suppressed.iter().map(|decided| &decided.finding);
            let decided = decided.filter(|_| mode == Mode::Prune);
            let mut add = |finding: &Finding| found.add(Record::of(finding));
            report.findings.iter().chain(decided).for_each(&mut add);
        }
        Ok(())
    })?;
    Ok(Survey {
        found,
        rules,
        layer: layer.unwrap_or_default(),
        tally,
    })
}

/// Writes the baseline, unless an argument was wrong: then it would lack what the user meant.
fn write(args: &BaselineArgs, run: &Survey, baseline: &Baseline, told: &str) -> Result<Exit> {
    let exit = run.tally.exit(None);
    if exit == Exit::Usage {
        crate::complain("nothing was written");
        return Ok(exit);
    }
    gainsay_io::write_whole(file(args), baseline.render()?.as_bytes())?;
    let line = format!("{}: {told}", file(args).display());
    writeln!(std::io::stdout(), "{}", escape::terminal(&line))?;
    Ok(exit)
}
