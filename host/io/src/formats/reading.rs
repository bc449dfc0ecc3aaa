//! Reading text as it is put together from pieces of a file.

use super::layer::Layer;
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

impl Reading {
    /// A reading of the layer's text as a reading of the file.
    pub(super) fn through(mut self, layer: Layer) -> Self {
        if self.text.is_some() {
            self.runs = layer.runs_through(&self.runs);
        } else {
            let (text, runs) = layer.into_parts();
            (self.text, self.runs) = (Some(text), runs);
        }
        self
    }
}

#[cfg(test)]
impl Reading {
    /// Kind, reading text and file text of each block.
    pub(super) fn pieces(self, raw: &str) -> Vec<(BlockKind, String, String)> {
        let text = self.text.unwrap();
        let map = gainsay_model::SourceMap::with_runs(raw.into(), self.runs);
        let pieces = self.blocks.iter().map(|block| {
            let back = map.to_raw(block.span).of(raw);
            (block.kind, block.span.of(&text).to_owned(), back.to_owned())
        });
        pieces.collect()
    }
}

/// What a comment says to gainsay, if it does: `gainsay: ...`.
pub(super) fn remark(comment: &str) -> Option<&str> {
    comment.trim().strip_prefix("gainsay:").map(str::trim)
}

/// Builds reading text block by block.
#[derive(Debug, Default)]
pub(super) struct Builder {
    out: Layer,
    blocks: Vec<Block>,
    open: Option<(BlockKind, usize)>,
    remarks: Vec<Remark>,
}

impl Builder {
    /// Begins a block, after a blank line.
    pub(super) fn open(&mut self, kind: BlockKind) {
        self.close();
        self.separate();
        self.open = Some((kind, self.out.text().len()));
    }

    /// Ends the block, if one is open. A block without words leaves no trace in the blocks.
    pub(super) fn close(&mut self) {
        if let Some((kind, start)) = self.open.take() {
            let text = self.out.text();
            let found = block(text, start, text.len());
            self.blocks.extend(found.map(|span| Block { kind, span }));
        }
    }

    /// A blank line, if there is text before it.
    pub(super) fn separate(&mut self) {
        self.out.trim_end();
        if !self.out.text().is_empty() {
            self.out.space("\n\n");
        }
    }

    /// The kind of the open block.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.open.map(|(kind, _)| kind)
    }

    /// Whether the open block has no words yet.
    pub(super) fn is_blank(&self) -> bool {
        let text = self.out.text();
        let start = self.open.map_or(text.len(), |(_, start)| start);
        text.get(start..).is_none_or(|text| text.trim().is_empty())
    }

    /// Adds words that stand at byte `raw` of the file, `length` bytes long there.
    pub(super) fn push(&mut self, words: &str, raw: usize, length: usize) {
        self.out.push(words, raw, length);
    }

    /// Adds white space that the file does not have.
    pub(super) fn space(&mut self, space: &str) {
        self.out.space(space);
    }

    /// Adds a whole block.
    pub(super) fn block(&mut self, kind: BlockKind, words: &Layer) {
        self.open(kind);
        self.out.add(words);
        self.close();
    }

    /// Adds the blocks of a reading, which has its own text and no remarks: pieces of markup have none.
    pub(super) fn append(&mut self, reading: Reading) {
        self.close();
        self.separate();
        let start = self.out.text().len();
        let words = Layer::of(reading.text.unwrap_or_default(), reading.runs);
        self.out.add(&words);
        let moved = |span: Span| Span::new(start + span.start as usize, start + span.end as usize);
        let blocks = reading.blocks.into_iter().map(|block| Block {
            span: moved(block.span),
            ..block
        });
        self.blocks.extend(blocks);
    }

    /// Adds a remark that stands at byte `raw` of the file. It is about the block around it, or about
    /// the next one if it stands between blocks.
    pub(super) fn remark(&mut self, words: String, raw: usize) {
        let around = self.open.filter(|_| !self.is_blank());
        let from = around.map_or(self.out.text().trim_end().len(), |(_, start)| start);
        self.remarks.push(Remark {
            words,
            at: raw,
            about: Span::new(from, from),
        });
    }

    pub(super) fn finish(mut self) -> Reading {
        self.close();
        let (text, runs) = self.out.into_parts();
        for remark in &mut self.remarks {
            let from = remark.about.start;
            let at = self.blocks.partition_point(|block| block.span.end <= from);
            if let Some(block) = self.blocks.get(at) {
                remark.about = block.span;
            }
        }
        Reading {
            text: Some(text),
            runs,
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
