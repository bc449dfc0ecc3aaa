//! Text to the width of a terminal.

use crate::escape;

/// `text`, escaped, in lines of at most `width` columns: `first` before the first line, as many
/// spaces before the others.
pub(crate) fn wrapped(first: &str, text: &str, width: usize) -> String {
    let indent = escape::columns(first);
    let room = width.saturating_sub(indent).max(20);
    let mut out = first.to_owned();
    let mut used = 0;
    for word in escape::terminal(text).split(' ') {
        let columns = escape::columns(word);
        if used > 0 && used + 1 + columns > room {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += columns;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hang_under_their_label() {
        let text = "both sides may be right, or neither of them";
        assert_eq!(
            wrapped("  = why: ", text, 32),
            "  = why: both sides may be\n         right, or neither of\n         them\n"
        );
    }

    #[test]
    fn a_word_longer_than_the_line_stays_whole() {
        let word = "x".repeat(90);
        assert_eq!(wrapped("", &word, 40), format!("{word}\n"));
    }
}
