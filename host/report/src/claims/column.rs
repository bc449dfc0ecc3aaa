//! Columns of a table: how wide each is, and cells wrapped to that width.

use super::palette::Paint;
use crate::{escape, wrap::lines};
use anstyle::Style;

/// Spaces between columns.
pub(super) const GAP: usize = 2;
/// Rows of a cell before the rest is cut.
const ROWS_OF_A_PART: usize = 3;

/// One thing in a cell; it begins on a row of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Not escaped.
    pub(super) text: String,
    pub(super) style: Style,
}

/// A cell: its parts one below the other.
pub(super) type Parts = Vec<Part>;

/// Widths that share `room` columns: what fits the longest part where that is little, and equal
/// parts of the rest where it is not.
pub(super) fn widths(natural: &[usize], room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by_key(|column| natural.get(*column));
    let mut widths = vec![0; natural.len()];
    let used = natural.iter().filter(|width| **width > 0).count();
    let mut left = room.saturating_sub(used.saturating_sub(1) * GAP);
    for (nth, column) in order.iter().enumerate() {
        let share = left / (natural.len() - nth);
        let wanted = natural.get(*column).copied().unwrap_or(0);
        if let Some(width) = widths.get_mut(*column) {
            *width = wanted.min(share);
            left -= *width;
        }
    }
    widths
}

/// Columns that the longest of the parts takes on one row.
pub(super) fn natural(parts: &[Part]) -> usize {
    let columns = |part: &Part| escape::columns(&escape::terminal(&part.text));
    parts.iter().map(columns).max().unwrap_or(0)
}

/// The rows of a cell, each filled up to `width`.
pub(super) fn rows(parts: &[Part], width: usize, paint: Paint) -> Vec<String> {
    let mut rows = Vec::new();
    for part in parts {
        let short = escape::terminal_within(&part.text, width * ROWS_OF_A_PART);
        for row in lines(&short, width) {
            let row = escape::terminal_within(&row, width);
            let fill = width.saturating_sub(escape::columns(&row));
            rows.push(paint.with(part.style, &row) + &" ".repeat(fill));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_columns_get_what_they_want_and_wide_ones_share_the_rest() {
        assert_eq!(widths(&[4, 90, 10, 90], 60), [4, 20, 10, 20]);
        assert_eq!(widths(&[4, 9, 10], 60), [4, 9, 10]);
        assert_eq!(widths(&[40, 0, 40], 42), [20, 0, 20]);
        assert_eq!(widths(&[], 42), Vec::<usize>::new());
    }

    #[test]
    fn cells_keep_to_their_width() {
        let text =
            "a row of words with one that is far_too_long_for_any_column_of_a_table at its end";
        let part = Part {
            text: text.to_owned(),
            style: Style::new(),
        };
        let rows = rows(&[part.clone(), part], 20, Paint(false));
        assert!(
            rows.iter().all(|row| escape::columns(row) == 20),
            "{rows:#?}"
        );
        assert!(rows.len() <= 2 * (ROWS_OF_A_PART + 2));
    }
}
