//! The colours of the views. Each has an attribute of its own beside its hue.

use anstyle::{AnsiColor, Effects, Style};

/// Names of articles and columns.
pub(super) const HEADING: Style = Style::new().bold();
/// Line numbers, rules, counts.
pub(super) const DIM: Style = Style::new().dimmed();
/// What could not be read.
pub(super) const PROBLEM: Style = AnsiColor::Magenta.on_default().bold();
/// Who says it.
pub(super) const SOURCE: Style = AnsiColor::Cyan.on_default().bold();
/// The words that attribute.
pub(super) const CUE: Style = AnsiColor::Magenta.on_default().effects(Effects::ITALIC);
/// How much.
pub(super) const FIGURE: Style = AnsiColor::Yellow.on_default();
/// When.
pub(super) const TIME: Style = AnsiColor::Green.on_default();
/// The words that make a claim. It can lie over another: the line stays, the colour changes.
pub(super) const CLAIM: Style = Style::new().bold().underline();

/// Whether there are colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint(pub(super) bool);

impl Paint {
    /// `text`, which has to be inert already, in a style.
    pub(super) fn with(self, style: Style, text: &str) -> String {
        if self.0 && !text.is_empty() && style != Style::new() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}
