//! Text to the width of a terminal.

use crate::escape;

/// `text`, escaped, in lines of at most `width` columns: `first` before the first line, as many
/// spaces before the others.
pub(crate) fn wrapped(first: &str, text: &str, width: usize) -> String {
    let indent = escape::columns(first);
    let room = width.saturating_sub(indent).max(20);
    let between = format!("\n{}", " ".repeat(indent));
    format!("{first}{}\n", lines(text, room).join(&between))
}

/// `text`, escaped, in lines of at most `room` columns; a longer word has a line of its own.
pub(crate) fn lines(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in escape::terminal(text).split(' ') {
        let columns = escape::columns(word);
        if used > 0 && used + 1 + columns > room {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += columns;
        }
    }
    lines
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
