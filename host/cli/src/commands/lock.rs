//! `gainsay lock`.

use crate::args::LockArgs;
use crate::exit::Exit;
use crate::workshop::{self, LOCK_FILE};
use anyhow::{Context, Result};
use gainsay_engine::used;
use std::path::Path;

pub(crate) fn run(args: &LockArgs) -> Result<Exit> {
    if args.check {
        std::fs::metadata(LOCK_FILE)
            .with_context(|| format!("{LOCK_FILE}: run `gainsay lock` first"))?;
        workshop::open(&args.packs)?;
        return Ok(Exit::Clean);
    }
    let workshop = workshop::open_unlocked(&args.packs)?;
    let lock = used(&workshop.library, &workshop.plugins);
    gainsay_io::write_whole(Path::new(LOCK_FILE), lock.render().as_bytes())?;
    Ok(Exit::Clean)
}
