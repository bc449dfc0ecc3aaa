//! `gainsay completions`.

use crate::args::Cli;
use crate::exit::Exit;
use anyhow::Result;
use clap::CommandFactory;
use std::io::Write;

pub(crate) fn run(shell: clap_complete::Shell) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "gainsay", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Exit::Clean)
}
