//! Reading text as it is put together from pieces of a file.

use gainsay_model::{Block, BlockKind, CivilDay, Span};

/// What a format makes of a file.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// Reading text; none if it is the file's text unchanged.
    pub(crate) text: Option<String>,
    /// Where its pieces stand in the file; see [`gainsay_model::SourceMap::with_runs`].
    pub(crate) runs: Vec<(u32, u32, u32)>,
    /// Blocks in reading order.
    pub(crate) blocks: Vec<Block>,
    /// Publication day from a first line `date ...`.
    pub(crate) first_line_date: Option<CivilDay>,
    /// Remarks to gainsay, in order of place.
    pub(crate) remarks: Vec<Remark>,
}

/// A remark to gainsay as a format finds it.
#[derive(Debug)]
pub(crate) struct Remark {
    /// What it says.
    pub(crate) words: String,
    /// Byte of the file at which it stands.
    pub(crate) at: usize,
    /// The block that it is about: the words of the reading text; empty if none follows.
    pub(crate) about: Span,
}

/// Builds reading text block by block.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    runs: Vec<(u32, u32, u32)>,
    blocks: Vec<Block>,
    open: Option<(BlockKind, usize)>,
    remarks: Vec<Remark>,
}

impl Builder {
    /// Begins a block, after a blank line.
    pub(super) fn open(&mut self, kind: BlockKind) {
        self.close();
        self.separate();
        self.open = Some((kind, self.text.len()));
    }

    /// Ends the block, if one is open. A block without words leaves no trace in the blocks.
    pub(super) fn close(&mut self) {
        if let Some((kind, start)) = self.open.take() {
            let end = self.text.len();
            self.blocks
                .extend(block(&self.text, start, end).map(|span| Block { kind, span }));
        }
    }

    /// A blank line, if there is text before it.
    pub(super) fn separate(&mut self) {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        if length > 0 {
            self.text.push_str("\n\n");
        }
    }

    /// The kind of the open block.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.open.map(|(kind, _)| kind)
    }

    /// Whether the open block has no words yet.
    pub(super) fn is_blank(&self) -> bool {
        let start = self.open.map_or(self.text.len(), |(_, start)| start);
        self.text
            .get(start..)
            .is_none_or(|text| text.trim().is_empty())
    }

    /// Adds words that stand at byte `raw` of the file, `length` bytes long there.
    pub(super) fn push(&mut self, words: &str, raw: usize, length: usize) {
        let at = self.text.len();
        self.text.push_str(words);
        let length = length.min(words.len());
        if length == 0 {
            return;
        }
        let run = (at as u32, raw as u32, length as u32);
        match self.runs.last_mut() {
            Some((text, from, len)) if *text + *len == run.0 && *from + *len == run.1 => {
                *len += run.2;
            }
            _ => self.runs.push(run),
        }
    }

    /// Adds white space that the file does not have.
    pub(super) fn space(&mut self, space: char) {
        self.text.push(space);
    }

    /// Adds a remark that stands at byte `raw` of the file. It is about the block around it, or about
    /// the next one if it stands between blocks.
    pub(super) fn remark(&mut self, words: String, raw: usize) {
        let around = self.open.filter(|_| !self.is_blank());
        let from = around.map_or(self.text.trim_end().len(), |(_, start)| start);
        self.remarks.push(Remark {
            words,
            at: raw,
            about: Span::new(from, from),
        });
    }

    pub(super) fn finish(mut self) -> Reading {
        self.close();
        for remark in &mut self.remarks {
            let from = remark.about.start;
            let at = self.blocks.partition_point(|block| block.span.end <= from);
            if let Some(block) = self.blocks.get(at) {
                remark.about = block.span;
            }
        }
        // White space at the end may have been cut off under a run.
        let length = self.text.len() as u32;
        self.runs.retain_mut(|(at, _, len)| {
            *len = (*len).min(length.saturating_sub(*at));
            *len > 0
        });
        Reading {
            text: Some(self.text),
            runs: self.runs,
            blocks: self.blocks,
            first_line_date: None,
            remarks: self.remarks,
        }
    }
}

/// The words between two bytes without the white space around them; none if there are none.
pub(super) fn block(text: &str, start: usize, end: usize) -> Option<Span> {
    let words = text.get(start..end)?;
    let blank = words.len() - words.trim_start().len();
    let length = words.trim().len();
    (length > 0).then(|| Span::new(start + blank, start + blank + length))
}
