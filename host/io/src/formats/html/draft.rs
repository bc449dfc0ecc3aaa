//! Blocks of a page before it is known which of them are the article.

use super::entities;
use crate::formats::layer::Layer;
use gainsay_model::BlockKind;

/// The elements around a text that may hold the whole article, each with its number on the page; 0
/// for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Zones {
    /// `itemprop="articleBody"`.
    pub(super) body: u32,
    /// `article`, the innermost.
    pub(super) article: u32,
    /// `main`.
    pub(super) main: u32,
}

/// What the elements around a text say of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) zones: Zones,
    pub(super) kind: BlockKind,
    /// Never text of an article.
    pub(super) dropped: bool,
    /// Beside the article, to judge by the names of classes.
    pub(super) beside: bool,
    /// Within a paragraph or an item, rather than beside it.
    pub(super) in_prose: bool,
    /// Within a link.
    pub(super) link: bool,
}

/// A block of a page.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) kind: BlockKind,
    pub(super) zones: Zones,
    pub(super) beside: bool,
    /// The words, with a single space between them.
    pub(super) words: Layer,
    /// Letters and digits.
    letters: usize,
    /// Those of them in links.
    linked: usize,
}

impl Draft {
    pub(super) fn of(state: &State) -> Self {
        Self {
            kind: state.kind,
            zones: state.zones,
            beside: state.beside,
            words: Layer::default(),
            letters: 0,
            linked: 0,
        }
    }

    /// Adds the words of a stretch of markup without tags.
    pub(super) fn add(&mut self, raw: &str, start: usize, link: bool) {
        entities::decode(raw, start, |words, at, length| {
            for (offset, part) in parts(words) {
                // Words of another length are a single character, written by its name.
                let at = at + if words.len() == length { offset } else { 0 };
                let length = if words.len() == length {
                    part.len()
                } else {
                    length
                };
                if part.starts_with(is_space) {
                    self.space(at);
                } else if !part.starts_with(is_invisible) {
                    self.words.push(part, at, length);
                    let letters = part.chars().filter(|c| c.is_alphanumeric()).count();
                    self.letters += letters;
                    self.linked += if link { letters } else { 0 };
                }
            }
        });
    }

    fn space(&mut self, at: usize) {
        let text = self.words.text();
        if !text.is_empty() && !text.ends_with(is_space) {
            self.words.push(" ", at, 1);
        }
    }

    /// A new line in the same block.
    pub(super) fn new_line(&mut self, at: usize) {
        if !self.words.text().is_empty() {
            self.words.trim_end();
            self.words.push("\n", at, 1);
        }
    }

    /// Whether the block ends with a new line.
    pub(super) fn ends_line(&self) -> bool {
        self.words.text().ends_with('\n')
    }

    /// How much running text it holds, in letters: nothing that is mostly links.
    pub(super) fn weight(&self) -> usize {
        let prose = matches!(
            self.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation
        );
        if prose && self.linked * 2 < self.letters {
            self.letters
        } else {
            0
        }
    }

    /// Whether all its words are a link, as those that lead to other articles are.
    pub(super) fn is_link(&self) -> bool {
        self.linked == self.letters
    }
}

/// White space of HTML; a no-break space is a character like others.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

/// Characters that tell where a line may break, within words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

/// White space, invisible characters and other words apart, with the byte where each begins.
fn parts(words: &str) -> impl Iterator<Item = (usize, &str)> {
    let class = |c: char| (is_space(c), is_invisible(c));
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = words.get(from..)?;
        let first = class(rest.chars().next()?);
        let end = rest.find(|c| class(c) != first).unwrap_or(rest.len());
        let start = from;
        from += end;
        Some((start, rest.get(..end)?))
    })
}
