//! Where quotation marks stand.

use std::ops::Range;

/// Byte ranges between double quotation marks, in order. A mark without a partner in its paragraph
/// opens a quotation that ends with the paragraph.
pub(crate) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut line_is_empty = true;
    for (at, char) in text.char_indices() {
        match (char, open) {
            ('\u{201c}', _) | ('"', None) => open = Some(at),
            ('\u{201d}' | '"', Some(start)) => {
                found.push(start..at);
                open = None;
            }
            ('\n', Some(start)) if line_is_empty => {
                found.push(start..at);
                open = None;
            }
            _ => {}
        }
        line_is_empty = char == '\n' || line_is_empty && char.is_whitespace();
    }
    found.extend(open.map(|start| start..text.len()));
    found
}

/// Whether a place lies in one of the ranges.
pub(crate) fn holds(ranges: &[Range<usize>], at: &Range<usize>) -> bool {
    let before = ranges.partition_point(|range| range.start <= at.start);
    let range = before.checked_sub(1).and_then(|index| ranges.get(index));
    range.is_some_and(|range| at.end <= range.end)
}
