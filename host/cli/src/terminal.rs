//! What the terminal can show.

use crate::args::Color;
use std::io::IsTerminal;

/// Whether standard output gets colours: `--color`, then `NO_COLOR` and `CLICOLOR_FORCE`, then
/// whether it is a terminal.
pub(crate) fn color(choice: Color) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto => set("CLICOLOR_FORCE") || std::io::stdout().is_terminal(),
    }
}

/// Columns to write in: `COLUMNS`, else 100.
pub(crate) fn width() -> usize {
    let columns = std::env::var("COLUMNS")
        .ok()
        .and_then(|text| text.parse().ok());
    columns
        .filter(|width| (40..=400).contains(width))
        .unwrap_or(100)
}
