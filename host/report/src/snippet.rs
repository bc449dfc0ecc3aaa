//! Lines of a file with carets under the words that matter.
//!
//! A line may be as long as the file, so only a stretch around each mark is ever looked at: the
//! cost grows with the number of marks, not with the length of the line.

use crate::elide::{GAP, shown};
use crate::escape::{self, Cell};
use std::fmt::Write as _;
use std::ops::Range;

/// Lines of one mark that are shown before the rest is counted only.
const LINES_OF_A_MARK: usize = 3;

/// Words to mark, all on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Line number, from 1.
    pub(crate) line: usize,
    /// Bytes in the text.
    pub(crate) bytes: Range<usize>,
    /// What stands beside the carets, escaped already.
    pub(crate) label: String,
}

/// One line with its carets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The line, elided to the width.
    pub(crate) text: String,
    /// Carets under the marked words.
    pub(crate) carets: String,
    /// Rows below, each with the label of a mark.
    pub(crate) labels: Vec<String>,
}

/// The marks of a stretch of `text`, one for each line that it covers.
pub(crate) fn marks(text: &str, bytes: Range<usize>, line: usize, label: &str) -> Vec<Mark> {
    let words = text.get(bytes.clone()).unwrap_or_default();
    let mut found: Vec<Mark> = Vec::new();
    let mut from = bytes.start;
    let mut left_out = 0;
    for (offset, part) in words.split('\n').enumerate() {
        let blank = part.len() - part.trim_start().len();
        let marked = from + blank..from + blank + part.trim().len();
        from += part.len() + 1;
        if marked.is_empty() {
            continue;
        }
        if found.len() == LINES_OF_A_MARK {
            left_out += 1;
            continue;
        }
        found.push(Mark {
            line: line + offset,
            bytes: marked,
            label: String::new(),
        });
    }
    if found.is_empty() {
        found.push(Mark {
            line,
            bytes: bytes.start..bytes.start,
            label: String::new(),
        });
    }
    if let Some(last) = found.last_mut() {
        label.clone_into(&mut last.label);
        if left_out > 0 {
            let _ = write!(last.label, " (and {left_out} more lines)");
        }
    }
    found
}

/// The marks of one line in groups, each of which fits whole on a row of `room` columns. A mark that
/// is longer than that has a row of its own.
pub(crate) fn rows(text: &str, mut marks: Vec<Mark>, room: usize) -> Vec<Vec<Mark>> {
    marks.sort_by_key(|mark| (mark.bytes.start, mark.bytes.end));
    let mut rows: Vec<Vec<Mark>> = Vec::new();
    let (mut used, mut end) = (0, 0);
    for mark in marks {
        // What lies over another mark takes no room of its own.
        let from = mark.bytes.start.max(end);
        let words = text.get(from..mark.bytes.end.max(from)).unwrap_or_default();
        let needed = GAP + columns_up_to(words, room);
        end = end.max(mark.bytes.end);
        match rows.last_mut() {
            Some(row) if used + needed <= room => {
                row.push(mark);
                used += needed;
            }
            _ => {
                rows.push(vec![mark]);
                used = 1 + needed;
            }
        }
    }
    rows
}

/// Columns of the words, or a few more than `most`.
fn columns_up_to(words: &str, most: usize) -> usize {
    let mut columns = 0;
    for cell in escape::cells(words) {
        columns += cell.width;
        if columns > most {
            break;
        }
    }
    columns
}

/// The line on which `marks` stand, at most `room` columns wide. `whole` says that `text` is a
/// whole file, so that its ends are ends of lines.
pub(crate) fn excerpt(text: &str, marks: &[Mark], room: usize, whole: bool) -> Excerpt {
    let glyphs = glyphs(text, marks, room, whole);
    let shown = shown(&glyphs, marks, room);
    let mut excerpt = Excerpt::default();
    let mut columns = vec![None; marks.len()];
    let mut gap = false;
    for (glyph, keep) in glyphs.iter().zip(shown) {
        gap |= glyph.after_gap || !keep;
        if !keep {
            continue;
        }
        if std::mem::take(&mut gap) {
            let dots = if excerpt.text.is_empty() {
                "… "
            } else {
                " … "
            };
            excerpt.text.push_str(dots);
            excerpt.carets.push_str(&" ".repeat(dots.chars().count()));
        }
        let marked = marks.iter().zip(&mut columns).fold(false, |any, (m, at)| {
            let hit = glyph.marked_by(m);
            if hit && at.is_none() {
                *at = Some(escape::columns(&excerpt.carets));
            }
            any || hit
        });
        excerpt.text.push_str(&glyph.cell.text);
        let caret = if marked { "^" } else { " " };
        excerpt.carets.push_str(&caret.repeat(glyph.cell.width));
    }
    let cut = glyphs.last().is_some_and(|glyph| glyph.before_gap);
    if gap || cut {
        excerpt.text.push_str(" …");
    }
    label(&mut excerpt, marks, &columns, room);
    excerpt
}

/// Puts the rightmost label beside the carets if it fits there, the others on rows below.
fn label(excerpt: &mut Excerpt, marks: &[Mark], columns: &[Option<usize>], room: usize) {
    let length = excerpt.carets.trim_end().len();
    excerpt.carets.truncate(length);
    excerpt.text.truncate(excerpt.text.trim_end().len());
    let mut labelled: Vec<(usize, &str)> = marks
        .iter()
        .zip(columns)
        .filter(|(mark, _)| !mark.label.is_empty())
        .map(|(mark, at)| (at.unwrap_or(0), mark.label.as_str()))
        .collect();
    labelled.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    for (nth, (at, words)) in labelled.into_iter().enumerate() {
        let width = escape::columns(words);
        if nth == 0 && length + 1 + width <= room {
            excerpt.carets.push(' ');
            excerpt.carets.push_str(words);
        } else {
            let indent = " ".repeat(at.min(room.saturating_sub(width)));
            let rows = crate::wrap::wrapped(&indent, words, room);
            excerpt.labels.extend(rows.lines().map(str::to_owned));
        }
    }
}

/// A character of the line.
pub(crate) struct Glyph<'t> {
    pub(crate) cell: Cell<'t>,
    /// Its byte in the text.
    at: usize,
    /// Text of the line before it was not looked at.
    pub(crate) after_gap: bool,
    /// Text of the line after it was not looked at.
    pub(crate) before_gap: bool,
    /// It stands for the place just after the last character.
    end: bool,
}

impl Glyph<'_> {
    /// An empty mark has its caret where it would begin.
    pub(crate) fn marked_by(&self, mark: &Mark) -> bool {
        mark.bytes.contains(&self.at) || (mark.bytes.is_empty() && mark.bytes.start == self.at)
    }
}

/// The characters around the marks.
fn glyphs<'t>(text: &'t str, marks: &[Mark], room: usize, whole: bool) -> Vec<Glyph<'t>> {
    let mut glyphs: Vec<Glyph<'t>> = Vec::new();
    for (range, cut_before, cut_after) in windows(text, marks, room * 4, whole) {
        let part = text.get(range.clone()).unwrap_or_default();
        let first = glyphs.len();
        let places = part.char_indices().map(|(at, _)| range.start + at);
        glyphs.extend(escape::cells(part).zip(places).map(|(cell, at)| Glyph {
            cell,
            at,
            after_gap: false,
            before_gap: false,
            end: false,
        }));
        if marks
            .iter()
            .any(|mark| mark.bytes == (range.end..range.end))
        {
            glyphs.push(Glyph {
                cell: Cell::SPACE,
                at: range.end,
                after_gap: false,
                before_gap: false,
                end: true,
            });
        }
        if let Some(glyph) = glyphs.get_mut(first) {
            glyph.after_gap = cut_before;
        }
        if let Some(glyph) = glyphs.last_mut() {
            glyph.before_gap = cut_after && !glyph.end;
        }
    }
    glyphs
}

/// Stretches of `reach` bytes around both ends of each mark, inside its line, with whether the line
/// goes on before and after.
fn windows(
    text: &str,
    marks: &[Mark],
    reach: usize,
    whole: bool,
) -> Vec<(Range<usize>, bool, bool)> {
    let mut windows: Vec<(Range<usize>, bool, bool)> = Vec::new();
    let mut edges: Vec<usize> = marks
        .iter()
        .flat_map(|mark| [mark.bytes.start, mark.bytes.end])
        .collect();
    edges.sort_unstable();
    for edge in edges {
        let edge = text.floor_char_boundary(edge);
        let low = text.floor_char_boundary(edge.saturating_sub(reach));
        let high = text.ceil_char_boundary((edge + reach).min(text.len()));
        let before = text.get(low..edge).unwrap_or_default();
        let after = text.get(edge..high).unwrap_or_default();
        let (start, cut_before) = match before.rfind('\n') {
            Some(at) => (low + at + 1, false),
            None => (low, low > 0 || !whole),
        };
        let (end, cut_after) = match after.find('\n') {
            Some(at) => (edge + at, false),
            None => (high, high < text.len() || !whole),
        };
        match windows.last_mut() {
            Some((range, _, cut)) if start <= range.end => {
                *cut = if end >= range.end { cut_after } else { *cut };
                range.end = range.end.max(end);
            }
            _ => windows.push((start..end, cut_before, cut_after)),
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, words: &str, label: &str) -> Mark {
        let at = text.find(words).unwrap();
        marks(text, at..at + words.len(), 1, label).remove(0)
    }

    #[test]
    fn short_lines_stand_whole() {
        let text = "before\nthe dam holds, the dam broke\nafter";
        let both = [mark(text, "holds", "claim"), mark(text, "broke", "counter")];
        let excerpt = excerpt(text, &both, 60, true);
        assert_eq!(excerpt.text, "the dam holds, the dam broke");
        assert_eq!(excerpt.carets, "        ^^^^^          ^^^^^ counter");
        assert_eq!(excerpt.labels, ["        claim"]);
    }

    #[test]
    fn long_lines_are_elided_at_words() {
        let filler = "some more words of padding ".repeat(400);
        let text = format!("{filler}the dam holds {filler}");
        let excerpt = excerpt(&text, &[mark(&text, "holds", "claim")], 60, true);
        assert_eq!(
            excerpt.text,
            "… words of padding the dam holds some more words of …"
        );
        assert_eq!(excerpt.carets.find('^'), Some(27));
        assert!(escape::columns(&excerpt.text) <= 60);
    }

    #[test]
    fn far_marks_share_a_line_with_a_gap() {
        let filler = "some more words of padding ".repeat(9);
        let text = format!("The dam holds. {filler}The dam broke. {filler}");
        let both = [
            mark(&text, "holds", "claim"),
            mark(&text, "broke", "counter"),
        ];
        let excerpt = excerpt(&text, &both, 70, true);
        assert_eq!(
            excerpt.text,
            "The dam holds. some more … The dam broke. some more …"
        );
        assert_eq!(excerpt.carets.matches('^').count(), 10);
    }

    #[test]
    fn long_marks_share_a_line_of_text_and_not_a_row() {
        let sides = [
            "the dam above the town holds firm",
            "no water has come through",
            "the dam broke",
        ];
        let text = format!("He said {}, {} and {}.", sides[0], sides[1], sides[2]);
        let marks: Vec<Mark> = sides.iter().map(|side| mark(&text, side, "")).collect();
        let rows = rows(&text, marks, 48);
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
        for row in rows {
            let excerpt = excerpt(&text, &row, 48, true);
            assert!(escape::columns(&excerpt.text) <= 48);
            for mark in row {
                assert!(excerpt.text.contains(&text[mark.bytes]), "{}", excerpt.text);
            }
        }
    }

    #[test]
    fn wide_characters_keep_carets_in_place() {
        let text = "大坝 holds";
        let excerpt = excerpt(text, &[mark(text, "holds", "")], 60, true);
        assert_eq!(excerpt.carets, "     ^^^^^");
    }

    #[test]
    fn a_mark_wider_than_the_line_keeps_both_ends() {
        let text = "word ".repeat(100);
        let all = marks(&text, 0..text.len() - 1, 1, "claim");
        let excerpt = excerpt(&text, &all, 40, true);
        assert!(excerpt.text.contains(" … ") && escape::columns(&excerpt.text) <= 40);
        assert_eq!(excerpt.carets.chars().next(), Some('^'));
    }

    #[test]
    fn marks_over_lines_are_split() {
        let text = "one\ntwo\r\n\nthree\nfour\nfive";
        let split = marks(text, 0..text.len(), 7, "claim");
        let lines: Vec<_> = split.iter().map(|mark| mark.line).collect();
        assert_eq!(lines, [7, 8, 10]);
        assert_eq!(split[2].label, "claim (and 2 more lines)");
    }

    #[test]
    fn only_the_surroundings_of_a_mark_are_looked_at() {
        let text = format!(
            "{}the dam holds{}",
            "a ".repeat(1 << 20),
            " b".repeat(1 << 20)
        );
        let seen = glyphs(&text, &[mark(&text, "holds", "")], 60, true);
        assert!(seen.len() <= 2 * 60 * 4 + 5);
        assert!(seen.first().unwrap().after_gap && seen.last().unwrap().before_gap);
    }

    #[test]
    fn marks_of_nothing_point_at_their_place() {
        let text = "abc";
        let excerpt = excerpt(text, &marks(text, 3..3, 1, "end"), 40, true);
        assert_eq!(
            (excerpt.text.as_str(), excerpt.carets.as_str()),
            ("abc", "   ^ end")
        );
    }
}
