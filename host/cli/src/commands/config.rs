//! `gainsay config`.

use crate::args::{ConfigArgs, ConfigCommand};
use crate::config;
use crate::exit::Exit;
use anyhow::Result;
use gainsay_config::{SCHEMA, show};
use std::io::Write;

pub(crate) fn run(command: &ConfigCommand, args: &ConfigArgs) -> Result<Exit> {
    let mut out = std::io::stdout().lock();
    match command {
        ConfigCommand::Show { origin } => {
            let page = show(&config::settings(args)?, *origin);
            out.write_all(page.as_bytes())?;
        }
        ConfigCommand::Schema => out.write_all(SCHEMA.as_bytes())?,
    }
    Ok(Exit::Clean)
}
