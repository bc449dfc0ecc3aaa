//! Documents that are open in the editor.

use crate::front::Checked;
use crate::lines::{Encoding, Lines, Position, Range};
use crate::protocol::Change;
use crate::rpc::Id;
use std::path::PathBuf;

/// A document that is open.
pub(crate) struct Document {
    /// Its file; none if it has none yet.
    pub(crate) path: Option<PathBuf>,
    /// The folder that it belongs to, and what it is called there.
    pub(crate) folder: u64,
    pub(crate) name: String,
    /// The client's count of its versions.
    pub(crate) version: Option<i64>,
    pub(crate) text: String,
    pub(crate) lines: Lines,
    /// Whether it is an article at all.
    pub(crate) is_article: bool,
    /// The edit that made its text.
    pub(crate) stamp: u64,
    /// What became of the last text that was checked.
    pub(crate) checked: Option<Checked>,
    /// Requests that wait for the text to be checked.
    pub(crate) waiting: Vec<Waiting>,
}

/// A request that waits.
pub(crate) struct Waiting {
    pub(crate) id: Id,
    pub(crate) question: Question,
}

/// What is asked about a text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Question {
    Hover(Position),
    Actions(Range),
}

impl Document {
    /// What became of its text as it is; none while that is being found out.
    pub(crate) fn current(&self) -> Option<&Checked> {
        self.checked
            .as_ref()
            .filter(|checked| checked.stamp == self.stamp)
    }
}

/// A text after changes, each of them to what the one before has left.
pub(crate) fn changed(text: &str, changes: Vec<Change>, encoding: Encoding) -> String {
    let mut text = text.to_owned();
    for change in changes {
        let Some(range) = change.range else {
            text = change.text;
            continue;
        };
        let lines = Lines::new(&text);
        let start = lines.byte(&text, range.start, encoding);
        let end = lines.byte(&text, range.end, encoding).max(start);
        text.replace_range(start..end, &change.text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(range: Option<(u32, u32, u32, u32)>, text: &str) -> Change {
        let range = range.map(|(line, character, to_line, to_character)| Range {
            start: Position { line, character },
            end: Position {
                line: to_line,
                character: to_character,
            },
        });
        Change {
            range,
            text: text.to_owned(),
        }
    }

    #[test]
    fn changes_follow_each_other() {
        let changes = vec![
            change(Some((0, 0, 0, 2)), "b"),
            change(Some((0, 1, 1, 0)), "\nc\n"),
            change(Some((9, 9, 9, 9)), "!"),
        ];
        assert_eq!(changed("𝄞a\nd", changes, Encoding::Utf16), "b\nc\nd!");
        let all = vec![change(Some((0, 0, 0, 1)), "x"), change(None, "new")];
        assert_eq!(changed("old", all, Encoding::Utf8), "new");
    }

    #[test]
    fn a_range_that_runs_backwards_inserts() {
        let backwards = vec![change(Some((0, 2, 0, 1)), "x")];
        assert_eq!(changed("abc", backwards, Encoding::Utf16), "abxc");
    }
}
