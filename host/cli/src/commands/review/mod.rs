//! `gainsay review`.

mod ask;
mod set;

use crate::args::{DECISIONS, DecidedArgs, ReviewArgs, ReviewCommand};
use crate::decided;
use crate::exit::Exit;
use anyhow::Result;
use gainsay_decisions::Decisions;
use std::path::Path;

pub(crate) fn run(args: &ReviewArgs, color: bool) -> Result<Exit> {
    match &args.command {
        Some(ReviewCommand::Set(args)) => set::set(args),
        None => ask::ask(&args.asking, color),
    }
}

/// The file of decisions.
fn file(args: &DecidedArgs) -> &Path {
    let default = Path::new(DECISIONS);
    args.decisions.as_deref().unwrap_or(default)
}

/// What has been decided so far.
fn kept(file: &Path) -> Result<Decisions> {
    if file.exists() {
        decided::decisions(file)
    } else {
        Ok(Decisions::default())
    }
}

fn keep(file: &Path, decisions: &Decisions) -> Result<()> {
    Ok(gainsay_io::write_whole(
        file,
        decisions.render()?.as_bytes(),
    )?)
}
