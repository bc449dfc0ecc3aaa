//! A file with its places and the faults found in it.

use crate::diagnostic::Diagnostic;
use crate::places::Place;
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

/// A file while it is read.
pub struct Source<'a> {
    /// Name as shown to people.
    pub(crate) file: Arc<str>,
    /// All of it.
    pub(crate) text: &'a str,
    line_starts: OnceCell<Vec<usize>>,
    faults: RefCell<Vec<Diagnostic>>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(file: &str, text: &'a str) -> Self {
        Self {
            file: Arc::from(file),
            text,
            line_starts: OnceCell::new(),
            faults: RefCell::default(),
        }
    }

    /// Line and column, from 1, of a byte of the file.
    pub fn line_column(&self, at: usize) -> (usize, usize) {
        let starts = self.line_starts.get_or_init(|| {
            std::iter::once(0)
                .chain(
                    self.text
                        .match_indices('\n')
                        .map(|(newline, _)| newline + 1),
                )
                .collect()
        });
        let line = starts.partition_point(|&start| start <= at);
        let start = line
            .checked_sub(1)
            .and_then(|index| starts.get(index))
            .copied()
            .unwrap_or(0);
        let before = self
            .text
            .get(start..at.min(self.text.len()))
            .unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The place of a byte of the file.
    pub(crate) fn place(&self, at: usize) -> Place {
        let (line, column) = self.line_column(at);
        Place {
            file: Arc::clone(&self.file),
            line,
            column,
        }
    }

    /// Notes a fault at a byte of the file.
    pub fn fault(&self, at: usize, message: impl Into<String>, remedy: Option<String>) {
        let fault = self.place(at).fault(message, remedy);
        self.faults.borrow_mut().push(fault);
    }

    /// The faults found.
    pub(crate) fn into_faults(self) -> Vec<Diagnostic> {
        self.faults.into_inner()
    }
}
