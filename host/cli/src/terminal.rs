//! What the terminal can show.

use crate::args::Color;
use std::io::IsTerminal;

/// Columns where nobody tells how many there are.
const WIDTH: usize = 100;

/// Whether standard output gets colours: `--color`, then `NO_COLOR` and `CLICOLOR_FORCE`, then
/// whether it is a terminal that knows colours.
pub(crate) fn color(choice: Color) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto => set("CLICOLOR_FORCE") || (std::io::stdout().is_terminal() && !dumb()),
    }
}

/// Columns to write in: `COLUMNS`, else those of the terminal that standard output is.
pub(crate) fn width() -> usize {
    let asked = std::env::var("COLUMNS");
    let asked = asked.ok().and_then(|text| text.parse::<usize>().ok());
    let shown = || terminal_size::terminal_size_of(std::io::stdout());
    asked
        .or_else(|| shown().map(|(width, _)| usize::from(width.0)))
        .filter(|width| *width > 0)
        .map_or(WIDTH, |width| width.clamp(40, 400))
}
