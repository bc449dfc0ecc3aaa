//! `gainsay lsp`.

use crate::args::{ConfigArgs, DECISIONS, LspArgs};
use crate::commands::explain;
use crate::config::{self, completed};
use crate::exit::Exit;
use crate::{articles, decided, workshop};
use anyhow::Result;
use gainsay_config::Given;
use gainsay_decisions::Decisions;
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
    let named = args.decisions.decisions.clone();
    let named = named.or_else(|| set_in(folder, settings.decisions.as_ref()));
    let decisions = named.unwrap_or_else(|| folder.join(DECISIONS));
    let decided = decided_in(&decisions, &mut problems);
    let today = args.decisions.as_of.or_else(decided::today);
    let decided = Some((decisions.as_path(), decided));
    let mut layer = decided::layer_with(&workshop, &rules, decided, today);
    if let Some(path) = set_in(folder, settings.baseline.as_ref()).filter(|path| path.exists()) {
        match decided::baseline(&path) {
            Ok(baseline) => layer = layer.with_baseline(path.display().to_string(), baseline),
            Err(error) => problems.push(format!("{error:#}")),
        }
    }
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
        decided: layer,
        decisions,
        today,
        problems,
    })
}

/// A path that is set for a folder.
fn set_in(folder: &Path, set: Option<&Given<PathBuf>>) -> Option<PathBuf> {
    set.map(|given| folder.join(&given.value))
}

/// What a file of decisions says, which need not be there yet. One that cannot be read is told.
fn decided_in(path: &Path, problems: &mut Vec<String>) -> Decisions {
    if !path.exists() {
        return Decisions::default();
    }
    decided::decisions(path).unwrap_or_else(|error| {
        problems.push(format!("{error:#}"));
        Decisions::default()
    })
}
