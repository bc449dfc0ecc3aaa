//! `gainsay compare`.

use crate::args::CompareArgs;
use crate::articles::{self, Older, Run};
use crate::commands::check::info;
use crate::decided;
use crate::exit::Exit;
use crate::workshop;
use anyhow::{Result, bail};
use gainsay_decisions::Layer;
use gainsay_engine::Over;
use gainsay_io::{Entry, InputOptions, Origin};
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &CompareArgs, color: bool) -> Result<Exit> {
    let [new] = args.run.corpus.articles.paths.as_slice() else {
        bail!("compare takes an old and a new version, each a file or a folder");
    };
    let older = older(&args.old, Path::new(new))?;
    let outputs = articles::outputs(&args.run.reports, color)?;
    let workshop = workshop::open(&args.run.corpus.packs)?;
    let (checker, problems, summaries) =
        workshop.checker_over(&args.run.corpus.rules, Over::Versions)?;
    let rules = decided::rules(&workshop, &summaries);
    let run = Run {
        older: Some(older),
        changed: None,
        layer: Some(Layer::new(rules)),
        info: info(&workshop, summaries),
        problems,
        outputs,
    };
    let tally = articles::report(&args.run.corpus.articles, &checker, run)?;
    Ok(tally.exit(args.run.fail_on.unwrap_or_default().level()))
}

/// Where the old version of each file lies. Old files that are gone are told of, since the report is
/// about new ones.
fn older(old: &Path, new: &Path) -> Result<Older> {
    match (old.is_dir(), new.is_dir()) {
        (true, true) => {
            complain_of_gone(old, new);
            let (old, new) = (old.to_owned(), new.to_owned());
            Ok(Box::new(move |entry| moved(entry, &new, &old)))
        }
        (false, false) if old.is_file() => {
            let old = old.to_owned();
            Ok(Box::new(move |_| Some(old.clone())))
        }
        (false, false) => bail!("{}: there is no such file or folder", old.display()),
        _ => bail!(
            "{} and {}: compare two files or two folders",
            old.display(),
            new.display()
        ),
    }
}

/// The file of the other folder that has the name of the entry, if there is one.
fn moved(entry: &Entry, from: &Path, to: &Path) -> Option<PathBuf> {
    let Origin::File(path) = &entry.origin else {
        return None;
    };
    let other = to.join(path.strip_prefix(from).ok()?);
    other.is_file().then_some(other)
}

fn complain_of_gone(old: &Path, new: &Path) {
    let paths = [old.to_string_lossy().into_owned()];
    for entry in gainsay_io::expand(&paths, &InputOptions::default()).entries {
        let is_file = matches!(entry.origin, Origin::File(_));
        if is_file && moved(&entry, old, new).is_none() {
            crate::complain(&format!("{}: there is no new version of it", entry.path()));
        }
    }
}
