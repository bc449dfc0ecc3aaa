//! `gainsay lsp`.

use crate::args::{ConfigArgs, DECISIONS, DecisionArgs, LspArgs};
use crate::commands::explain;
use crate::config::{self, completed};
use crate::exit::Exit;
use crate::{articles, decided, workshop};
use anyhow::Result;
use gainsay_decisions::{Decisions, Layer};
use gainsay_lsp::{Opened, Setup, serve};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) fn run(mut args: LspArgs, mut config: ConfigArgs) -> Result<Exit> {
    // Paths of the command line are those of the folder in which the server was started.
    let paths = args.packs.packs.iter_mut().chain(&mut config.config);
    for path in paths.chain(&mut args.decisions.decisions) {
        *path = std::path::absolute(&*path)?;
    }
    let setup = Setup {
        pages: workshop::cache_dir().map(|dir| dir.join("pages")),
        version: env!("CARGO_PKG_VERSION"),
        open: Arc::new(move |folder| {
            open(folder, &args, &config).map_err(|error| format!("{error:#}"))
        }),
    };
    let is_orderly = serve(BufReader::new(std::io::stdin()), std::io::stdout(), setup);
    Ok(if is_orderly {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

/// What holds for a folder that is open in the editor.
fn open(folder: &Path, args: &LspArgs, config: &ConfigArgs) -> Result<Opened> {
    let settings = config::settings_in(folder, config)?;
    let mut args = completed(args.clone(), &settings);
    for packs in &mut args.packs.packs {
        *packs = folder.join(&*packs);
    }
    let workshop = workshop::open_in(folder, &args.packs)?;
    let (checker, problems, rules) = workshop.checker(&args.rules)?;
    let mut problems: Vec<String> = problems
        .into_iter()
        .map(|problem| format!("{}: {}", problem.subject, problem.reason.raw()))
        .collect();
    let (decisions, decided) = decided_in(folder, &args.decisions, &mut problems);
    let layer = Layer::new(decided::rules(&workshop, &rules));
    let today = args.decisions.as_of.or_else(decided::today);
    let pages = workshop.library.rules.iter();
    let pages = pages.map(|rule| (rule.id.clone(), explain::page_of(&workshop, rule)));
    Ok(Opened {
        checker,
        pages: pages.collect(),
        date: settings.date.map(|date| date.value),
        exclude: match settings.exclude {
            Some(globs) => Box::new(move |path| globs.value.fit(path)),
            None => Box::new(|_| false),
        },
        jobs: articles::jobs(settings.jobs.map(|jobs| jobs.value)),
        decided: layer.with_decisions(decisions.display().to_string(), decided, today),
        decisions,
        today,
        problems,
    })
}

/// The file of decisions that holds for a folder, and what it says. One that cannot be read is told.
fn decided_in(
    folder: &Path,
    args: &DecisionArgs,
    problems: &mut Vec<String>,
) -> (PathBuf, Decisions) {
    let named = args.decisions.as_deref();
    let path = folder.join(named.unwrap_or(Path::new(DECISIONS)));
    let decided = if path.exists() {
        decided::decisions(&path)
    } else {
        Ok(Decisions::default())
    };
    let decided = decided.unwrap_or_else(|error| {
        problems.push(format!("{error:#}"));
        Decisions::default()
    });
    (path, decided)
}
