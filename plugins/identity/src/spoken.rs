//! Whether words stand in quotation marks.

use crate::words::Line;

/// Most sentences of a paragraph that are read for an open mark.
const MOST_LINES: usize = 40;

/// Whether a quotation of the paragraph is open at that word.
pub(crate) fn is_quoted(lines: &[Line<'_>], line: usize, word: usize) -> bool {
    let Some(here) = lines.get(line) else {
        return false;
    };
    let paragraph = here.sentence.paragraph();
    let earlier = lines.get(line.saturating_sub(MOST_LINES)..line);
    let same = earlier
        .unwrap_or_default()
        .iter()
        .filter(|line| line.sentence.paragraph() == paragraph);
    let open = same.fold(false, |open, line| after(line.whole(), open));
    after(here.before(word), open)
}

/// Whether a quotation is open behind the text, if one was before it.
fn after(text: &str, open: bool) -> bool {
    text.chars().fold(open, |open, char| match char {
        '\u{201c}' => true,
        '\u{201d}' => false,
        '"' => !open,
        _ => open,
    })
}
