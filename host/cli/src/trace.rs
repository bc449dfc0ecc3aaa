//! Diagnostics on standard error.

use tracing_subscriber::filter::LevelFilter;

/// Sends diagnostics to standard error: warnings, with `-v` what happens, with `-vv` details.
pub(crate) fn start(verbose: u8) {
    let level = match verbose {
        0 => LevelFilter::WARN,
        1 => LevelFilter::INFO,
        2 => LevelFilter::DEBUG,
        _ => LevelFilter::TRACE,
    };
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .without_time()
        .with_target(verbose > 1)
        .init();
}
