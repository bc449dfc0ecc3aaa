//! The only way of outside text into output.
//!
//! Text of articles, packs and plugins may hold terminal commands, direction marks, markup or
//! commands for build servers. Nothing is deleted: what could act is made visible, so tampering
//! stays visible too.

mod html;
mod sarif;
mod uri;
mod workflow;
mod xml;

pub use html::html;
pub use sarif::{sarif, sarif_link};
pub use uri::uri;
pub use workflow::{workflow_message, workflow_property};
pub use xml::xml;

use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// Zero-width characters in a row that are kept, enough for any script's accents.
const MARKS_IN_A_ROW: usize = 4;

/// One character of terminal output: what to print and how many columns it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) width: usize,
}

impl Cell<'_> {
    pub(crate) const SPACE: Self = Self {
        text: Cow::Borrowed(" "),
        width: 1,
    };

    pub(crate) fn is_space(&self) -> bool {
        self.text == " "
    }
}

/// One line of text that is inert on a terminal and in the log of a build server.
///
/// White space of any kind becomes a space, several of them one. Control, direction and invisible
/// characters appear as `\u{1b}`. The openings of log commands (`::error`, `##[group]`) are broken
/// up the same way.
pub fn terminal(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut spaced = true;
    for cell in cells(text) {
        let space = cell.is_space();
        if !(space && spaced) {
            line.push_str(&cell.text);
        }
        spaced = space;
    }
    line.truncate(line.trim_end_matches(' ').len());
    line
}

/// [`terminal`] cut to `width` columns, the cut shown as `…`. Looks no further than that.
pub fn terminal_within(text: &str, width: usize) -> String {
    let mut line = String::new();
    let mut used = 0;
    // Up to here there is room for the `…`.
    let mut fits = 0;
    let mut spaced = true;
    for cell in cells(text) {
        let space = cell.is_space();
        if space && std::mem::replace(&mut spaced, space) {
            continue;
        }
        spaced = space;
        used += cell.width;
        if used > width && !space {
            line.truncate(fits);
            line.truncate(line.trim_end_matches(' ').len());
            line.push('…');
            return line;
        }
        line.push_str(&cell.text);
        if used < width {
            fits = line.len();
        }
    }
    line.truncate(line.trim_end_matches(' ').len());
    line
}

/// Columns that text takes which [`terminal`] has escaped.
pub(crate) fn columns(escaped: &str) -> usize {
    escaped.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// One cell for each character of `text`, so that positions in the text lead to columns.
pub(crate) fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut marks = 0;
    let mut before = None;
    text.char_indices().map(move |(at, character)| {
        let width = character.width().unwrap_or(0);
        marks = if width == 0 { marks + 1 } else { 0 };
        let rest = text.get(at..).unwrap_or_default();
        let fresh = before.is_none_or(|c: char| c.is_whitespace() || is_invisible(c));
        before = Some(character);
        if character.is_whitespace() {
            return Cell::SPACE;
        }
        let own = rest.get(..character.len_utf8()).unwrap_or_default();
        let acts = is_invisible(character) || opens_log_command(rest, fresh);
        let printed = if acts || marks > MARKS_IN_A_ROW {
            Cow::Owned(visible(character))
        } else {
            Cow::Borrowed(own)
        };
        Cell {
            width: columns(&printed),
            text: printed,
        }
    })
}

/// Whether a log command of a build server begins here: `::name` where a line may begin, `##[name]`
/// or `##name[` anywhere.
fn opens_log_command(rest: &str, fresh: bool) -> bool {
    let opening = if fresh { rest.strip_prefix("::") } else { None };
    opening
        .or_else(|| rest.strip_prefix("##"))
        .is_some_and(|after| after.starts_with(|c: char| c == '[' || c.is_ascii_alphabetic()))
}

/// Characters that act on a terminal, change the order of others, or cannot be seen.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

fn visible(character: char) -> String {
    format!("\\u{{{:x}}}", character as u32)
}

/// Inert inline Markdown on one line: no markup, HTML, link, mention, issue reference or table
/// break, at the start of a line either.
///
/// Backslashes do for what Markdown itself reads. Mentions, issue numbers and bare addresses are
/// found after rendering on some hosts, so a zero-width space (`&#8203;`) breaks those.
pub fn markdown(text: &str) -> String {
    let line = terminal(text);
    let mut out = String::with_capacity(line.len() + 16);
    let mut before = None;
    let mut rest = line.char_indices();
    while let Some((at, character)) = rest.next() {
        let after = rest.as_str();
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '{' | '}'
            | '^' => {
                out.push('\\');
                out.push(character);
            }
            '!' if after.starts_with('[') => out.push_str("\\!"),
            '#' | '+' | '-' | '=' | ':' if at == 0 => {
                out.push('\\');
                out.push(character);
                out.push_str("&#8203;");
            }
            '@' | '#' => {
                out.push(character);
                out.push_str("&#8203;");
            }
            '.' | ')' if ends_list_number(&line, at) => {
                out.push('\\');
                out.push(character);
            }
            ':' if after.starts_with("//") => out.push_str(":&#8203;"),
            '.' if before == Some('w') => out.push_str("&#8203;."),
            '-' if before == Some('H') && after.starts_with(|c: char| c.is_ascii_digit()) => {
                out.push_str("-&#8203;");
            }
            _ => out.push(character),
        }
        before = Some(character);
    }
    out
}

/// Whether all before `at` is a number, so that `.` or `)` would begin a list.
fn ends_list_number(line: &str, at: usize) -> bool {
    at > 0
        && line
            .get(..at)
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Text as a JSON string writer must not leave it bare: characters that act on a terminal, end a
/// line in JavaScript, or open a tag where JSON is put into a page.
pub(crate) fn escaped_in_json(character: char) -> bool {
    character == '<' || (!character.is_ascii() && is_invisible(character)) || character == '\u{7f}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_text_is_one_visible_line() {
        for (text, shown) in [
            ("a\x1b[31mb\x07", "a\\u{1b}[31mb\\u{7}"),
            (" two \r\n\t lines ", "two lines"),
            ("left\u{202e}right", "left\\u{202e}right"),
            ("::error file=x::boo", "\\u{3a}:error file=x::boo"),
            ("so ::warning::x", "so \\u{3a}:warning::x"),
            ("##[group]x", "\\u{23}#[group]x"),
            ("##vso[task.x]", "\\u{23}#vso[task.x]"),
            ("std::io, “é”, 7,000 €", "std::io, “é”, 7,000 €"),
            ("\u{9b}31m", "\\u{9b}31m"),
        ] {
            assert_eq!(terminal(text), shown);
        }
    }

    #[test]
    fn heaps_of_accents_are_cut_down() {
        let heap = format!("e{}", "\u{301}".repeat(40));
        let shown = terminal(&heap);
        assert_eq!(shown.matches('\u{301}').count(), MARKS_IN_A_ROW);
        assert_eq!(shown.matches("\\u{301}").count(), 36);
    }

    #[test]
    fn width_is_in_columns() {
        assert_eq!(terminal_within("防卫部队", 8), "防卫部队");
        assert_eq!(terminal_within("防卫部队", 6), "防卫…");
        assert_eq!(columns(&terminal_within(&"x".repeat(500), 20)), 20);
    }

    #[test]
    fn markdown_text_is_inert() {
        for (text, shown) in [
            ("# a", "\\#&#8203; a"),
            ("[x](javascript:1)", "\\[x\\](javascript:1)"),
            ("<b>&amp;", "\\<b\\>\\&amp;"),
            ("| a |", "\\| a \\|"),
            ("12. May", "12\\. May"),
            ("at 12. May", "at 12. May"),
            ("@boss #12 GH-3", "@&#8203;boss #&#8203;12 GH-&#8203;3"),
            ("http://a.b www.c.d", "http:&#8203;//a.b www&#8203;.c.d"),
            ("7,000 troops - \"gone\"", "7,000 troops - \"gone\""),
            ("- a", "\\-&#8203; a"),
        ] {
            assert_eq!(markdown(text), shown);
        }
    }
}
