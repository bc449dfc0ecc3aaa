//! The text of an article with its marks: in colour, or as signs under the words.

use super::mark::{Kind, Kinds, marks};
use super::palette::{DIM, Paint};
use crate::escape::{self, Cell};
use gainsay_model::ArticleReport;
use std::io::{self, Write};

/// Columns of a line number; the bar and its spaces take three more.
const NUMBER: usize = 5;
/// From this width on the legend stands above the text, with room between its entries.
const ROOMY: usize = 60;
/// Longer lines of prose are hard to read.
const WIDEST: usize = 100;

/// A character with what lies over it.
type Marked<'t> = (Cell<'t>, Kinds);

pub(super) fn write(
    out: &mut dyn Write,
    report: &ArticleReport,
    paint: Paint,
    width: usize,
) -> io::Result<()> {
    writeln!(out, "{}\n", legend(paint, width))?;
    let marks = marks(report);
    let mut page = Page {
        out,
        paint,
        room: width.min(WIDEST) - NUMBER - 3,
        number: None,
        blank: false,
        row: Row::default(),
    };
    let mut cursor = Cursor {
        marks: &marks,
        next: 0,
        now: Kinds::default(),
    };
    let mut from = 0;
    for (number, line) in report.source.raw().split('\n').enumerate() {
        page.line(number + 1, line, from, &mut cursor)?;
        from += line.len() as u32 + 1;
    }
    writeln!(page.out)
}

/// What the colours, or the signs, mean.
fn legend(paint: Paint, width: usize) -> String {
    let entries = Kind::ALL.map(|kind| {
        if paint.0 {
            paint.with(kind.style(), kind.name())
        } else {
            format!("{} {}", kind.sign(), kind.name())
        }
    });
    if width < ROOMY {
        entries.join(" ")
    } else {
        format!("{:NUMBER$}   {}", "", entries.join("   "))
    }
}

/// Where in the marks the reading of the text has come to.
struct Cursor<'m> {
    marks: &'m [(u32, Kinds)],
    next: usize,
    now: Kinds,
}

impl Cursor<'_> {
    /// The kinds at a byte; bytes are asked for in order.
    fn at(&mut self, byte: u32) -> Kinds {
        while let Some(&(from, kinds)) = self.marks.get(self.next)
            && from <= byte
        {
            self.now = kinds;
            self.next += 1;
        }
        self.now
    }
}

/// Writes rows of words. A line of the file may be as long as the file: a row and a word are held.
struct Page<'p, 't> {
    out: &'p mut dyn Write,
    paint: Paint,
    room: usize,
    /// Stands before the next row, if it is the first of its line.
    number: Option<usize>,
    /// The last line was blank.
    blank: bool,
    row: Row<'t>,
}

/// Characters with their columns.
#[derive(Default)]
struct Row<'t> {
    characters: Vec<Marked<'t>>,
    columns: usize,
}

impl<'t> Row<'t> {
    fn push(&mut self, (cell, kinds): Marked<'t>) {
        self.columns += cell.width;
        self.characters.push((cell, kinds));
    }

    fn append(&mut self, other: &mut Self) {
        self.columns += std::mem::take(&mut other.columns);
        self.characters.append(&mut other.characters);
    }
}

impl<'t> Page<'_, 't> {
    /// One line of the file, whose first byte is `from`.
    fn line(
        &mut self,
        number: usize,
        line: &'t str,
        from: u32,
        cursor: &mut Cursor<'_>,
    ) -> io::Result<()> {
        if line.trim().is_empty() {
            self.blank = true;
            return Ok(());
        }
        if std::mem::take(&mut self.blank) {
            let bar = format!("{:NUMBER$} │", "");
            writeln!(self.out, "{}", self.paint.with(DIM, &bar))?;
        }
        self.number = Some(number);
        let mut word = Row::default();
        let mut space: Option<Marked<'t>> = None;
        for (cell, (at, _)) in escape::cells(line).zip(line.char_indices()) {
            let kinds = cursor.at(from + at as u32);
            if cell.is_space() {
                self.word(&mut space, &mut word)?;
                space = Some((cell, kinds));
            } else {
                if word.columns + cell.width > self.room {
                    self.word(&mut space, &mut word)?;
                }
                word.push((cell, kinds));
            }
        }
        self.word(&mut space, &mut word)?;
        self.end_row()
    }

    /// Puts a word into the row, or into the next if it does not fit.
    fn word(&mut self, space: &mut Option<Marked<'t>>, word: &mut Row<'t>) -> io::Result<()> {
        if word.characters.is_empty() {
            return Ok(());
        }
        if self.row.columns + 1 + word.columns > self.room {
            self.end_row()?;
        }
        if let Some(space) = space.take()
            && self.row.columns > 0
        {
            self.row.push(space);
        }
        self.row.append(word);
        Ok(())
    }

    fn end_row(&mut self) -> io::Result<()> {
        let row = std::mem::take(&mut self.row);
        if row.characters.is_empty() {
            return Ok(());
        }
        let number = self.number.take();
        self.gutter(number)?;
        for run in row.characters.chunk_by(|a, b| a.1 == b.1) {
            let words: String = run.iter().map(|(cell, _)| &*cell.text).collect();
            let kinds = run.first().map_or(Kinds::default(), |(_, kinds)| *kinds);
            write!(self.out, "{}", self.paint.with(kinds.style(), &words))?;
        }
        writeln!(self.out)?;
        if !self.paint.0 && row.characters.iter().any(|(_, k)| k.first().is_some()) {
            self.signs(&row)?;
        }
        Ok(())
    }

    /// The row of signs under a row of words.
    fn signs(&mut self, row: &Row<'t>) -> io::Result<()> {
        let mut signs = String::with_capacity(row.columns);
        for (cell, kinds) in &row.characters {
            let sign = kinds.first().map_or(" ", Kind::sign);
            signs.push_str(&sign.repeat(cell.width));
        }
        self.gutter(None)?;
        writeln!(self.out, "{}", signs.trim_end())
    }

    fn gutter(&mut self, number: Option<usize>) -> io::Result<()> {
        let number = number.map_or(String::new(), |number| number.to_string());
        let gutter = format!("{number:>NUMBER$} │");
        write!(self.out, "{} ", self.paint.with(DIM, &gutter))
    }
}
