//! `gainsay lsp`.

use crate::args::{ConfigArgs, LspArgs};
use crate::commands::explain;
use crate::config::{self, completed};
use crate::exit::Exit;
use crate::{articles, workshop};
use anyhow::Result;
use gainsay_lsp::{Opened, Setup, serve};
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

pub(crate) fn run(mut args: LspArgs, mut config: ConfigArgs) -> Result<Exit> {
    // Paths of the command line are those of the folder in which the server was started.
    for path in args.packs.packs.iter_mut().chain(&mut config.config) {
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
    let (checker, problems, _) = workshop.checker(&args.rules)?;
    let pages = workshop.library.rules.iter();
    let pages = pages.map(|rule| (rule.id.clone(), explain::page_of(&workshop, rule)));
    let problems = problems.into_iter();
    Ok(Opened {
        checker,
        pages: pages.collect(),
        date: settings.date.map(|date| date.value),
        exclude: match settings.exclude {
            Some(globs) => Box::new(move |path| globs.value.fit(path)),
            None => Box::new(|_| false),
        },
        jobs: articles::jobs(settings.jobs.map(|jobs| jobs.value)),
        problems: problems
            .map(|problem| format!("{}: {}", problem.subject, problem.reason.raw()))
            .collect(),
    })
}
