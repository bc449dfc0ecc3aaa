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

/// Widths that share `room` columns: what fits the longest part where that is little, and a share by
/// weight of the rest where it is not.
pub(super) fn widths(natural: &[usize], weights: &[usize], room: usize) -> Vec<usize> {
    let pair = |column: usize| {
        let natural = natural.get(column).copied().unwrap_or(0);
        (natural, weights.get(column).copied().unwrap_or(1).max(1))
    };
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by_key(|column| {
        let (natural, weight) = pair(*column);
        natural * 100 / weight
    });
    let used = natural.iter().filter(|width| **width > 0).count();
    let mut left = room.saturating_sub(used.saturating_sub(1) * GAP);
    let mut weight_left: usize = (0..natural.len()).map(|column| pair(column).1).sum();
    let mut widths = vec![0; natural.len()];
    for column in order {
        let (natural, weight) = pair(column);
        let share = left * weight / weight_left;
        weight_left -= weight;
        if let Some(width) = widths.get_mut(column) {
            *width = natural.min(share);
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
        assert_eq!(widths(&[4, 90, 10, 90], &[1; 4], 60), [4, 20, 10, 20]);
        assert_eq!(widths(&[4, 90, 10, 90], &[1, 3, 1, 1], 60), [4, 30, 10, 10]);
        assert_eq!(widths(&[4, 9, 10], &[1; 3], 60), [4, 9, 10]);
        assert_eq!(widths(&[40, 0, 40], &[1; 3], 42), [20, 0, 20]);
        assert_eq!(widths(&[], &[], 42), Vec::<usize>::new());
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
