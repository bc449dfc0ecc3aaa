//! `gainsay cache`.

use crate::args::CacheCommand;
use crate::exit::Exit;
use crate::workshop;
use anyhow::{Context, Result};
use gainsay_report::escape;
use std::io::Write;

pub(crate) fn run(command: &CacheCommand) -> Result<Exit> {
    let dir = workshop::cache_dir().context(
        "there is no folder for caches; set GAINSAY_CACHE_DIR to one, or HOME to your own",
    )?;
    let shown = escape::terminal(&dir.display().to_string());
    let mut out = std::io::stdout().lock();
    match command {
        CacheCommand::Dir => writeln!(out, "{shown}")?,
        CacheCommand::Clean => {
            let (mut files, mut bytes) = (0, 0);
            for cache in [workshop::compiled(false), workshop::results(false)] {
                let removed = cache.clean().with_context(|| dir.display().to_string())?;
                files += removed.0;
                bytes += removed.1;
            }
            let mib = bytes.div_ceil(1 << 20);
            writeln!(out, "{shown}: {files} entries removed, {mib} MiB")?;
        }
    }
    Ok(Exit::Clean)
}
