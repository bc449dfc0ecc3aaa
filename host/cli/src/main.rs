//! The command line of gainsay: commands, exit codes, progress. The work is done by the crates
//! below; nothing here decides what is a finding.

mod args;
mod articles;
mod changed;
mod commands;
mod config;
mod decided;
mod exit;
mod outputs;
mod terminal;
mod trace;
mod watched;
mod workshop;

use args::{Cli, Command, ConfigArgs};
use clap::Parser;
use config::completed;
use exit::Exit;
use gainsay_report::escape;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The argument with which the program starts itself to compile a component handed in on standard
/// input. Nobody else should, so that it is no command that help or completions would show.
pub(crate) const COMPILE_WORKER: &str = "compile-worker";

/// Keeps the allocator from reserving a gigabyte at once, which would leave the compile worker
/// nothing below its limit of memory.
pub(crate) const SMALL_ALLOCATOR: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "0");

fn main() -> ExitCode {
    if std::env::args_os().skip(1).eq([COMPILE_WORKER]) {
        trace::start(0);
        return gainsay_sandbox::compile_worker(std::io::stdin(), std::io::stdout());
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers, not errors.
            let code = if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Clean
            };
            let _ = error.print();
            return code.into();
        }
    };
    let color = terminal::color(cli.color);
    trace::start(cli.verbose);
    match run(cli.command, cli.config, color) {
        Ok(exit) => exit.into(),
        Err(error) if is_broken_pipe(&error) => Exit::Clean.into(),
        Err(error) => {
            complain(&format!("{error:#}"));
            Exit::Usage.into()
        }
    }
}

fn run(command: Command, config: ConfigArgs, color: bool) -> anyhow::Result<Exit> {
    let set = || config::settings(&config);
    match command {
        Command::Check(args) => commands::check::run(&completed(args, &set()?), color),
        Command::Compare(args) => commands::compare::run(&completed(args, &set()?), color),
        Command::Claims(args) => commands::claims::run(&completed(args, &set()?), color),
        Command::Explain(args) => commands::explain::run(&completed(args, &set()?)),
        Command::Rules(args) => commands::rules::run(&completed(args, &set()?)),
        Command::Test(args) => commands::test::run(&completed(args, &set()?)),
        Command::Selftest(args) => commands::selftest::run(&completed(args, &set()?)),
        Command::Watch(args) => commands::watch::run(&completed(args, &set()?)),
        Command::Lsp(args) => commands::lsp::run(args, config),
        Command::Baseline(command) => commands::baseline::run(&completed(command, &set()?)),
        Command::Review(args) => commands::review::run(&completed(*args, &set()?), color),
        Command::Lock(args) => commands::lock::run(&completed(args, &set()?)),
        Command::Cache(command) => commands::cache::run(&command),
        Command::Config(command) => commands::config::run(&command, &config),
        Command::Plugin(command) => commands::plugin::run(command),
        Command::Completions { shell } => commands::completions::run(shell),
    }
}

/// One line for each complaint on standard error; the words may quote articles and packs.
#[allow(
    clippy::print_stderr,
    reason = "the one place that complains to people"
)]
fn complain(message: &str) {
    for line in message.lines() {
        eprintln!("gainsay: {}", escape::terminal(line));
    }
}

/// Whoever read the output has seen enough.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
