//! `gainsay lsp` as editors use it, and `gainsay watch`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod across;
mod actions;
mod client;
mod configuration;
mod diagnostics;
mod hover;
mod lifecycle;
mod python;
mod watch;

/// An article with one error: the day was a Wednesday.
const WRONG_DAY: &str = "The bridge opened on Monday, 5 June 2013, the mayor said.\n";

/// The toll of one day.
const FIRST: &str = "date 2031-03-10\n\nToll of the shelling in the Lenn valley\n\nNorway's foreign \
    ministry said on Monday that the shelling of the consulate in the Lenn valley in Denmark had \
    killed seven guards.\n";

/// The toll of the next day, which is lower.
fn second() -> String {
    FIRST
        .replace("03-10", "03-11")
        .replace("Monday", "Tuesday")
        .replace("seven", "four")
}
