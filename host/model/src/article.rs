//! An article as a reader hands it to the text stage.

use crate::{CivilDay, SourceMap, Span, Untrusted};
use serde::{Deserialize, Serialize};

/// Identifies an article within a run: its path with `/` separators, relative as the user gave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub String);

/// What a stretch of the file is, as far as its format tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A title: Markdown `#`, or a title field.
    Title,
    /// A heading inside the body.
    Heading,
    /// Running text; the text stage decides whether it is a headline, lead or body.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// Quoted matter (`>` in Markdown).
    Quotation,
    /// Text of an image or figure.
    Caption,
    /// Code, tables of markup and the like: kept, never read as prose.
    Verbatim,
}

/// A block of the article in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Kind as the format tells it.
    pub kind: BlockKind,
    /// Place in [`Article::text`], without surrounding white space.
    pub span: Span,
}

/// A remark in the article that speaks to gainsay and not to readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Directive {
    /// What it says: "ignore core/weekday-date misprinted so in the original".
    pub words: Untrusted,
    /// The stretch of [`Article::text`] that it is about; none: the whole article.
    pub about: Option<Span>,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// Where the publication date came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrigin {
    /// `--date` on the command line.
    CommandLine,
    /// A field of the front matter.
    FrontMatter,
    /// What a page, a record or a feed says about itself.
    Metadata,
    /// A first line `date YYYY-MM-DD`.
    FirstLine,
}

/// One article: plain reading text, its blocks, and the way back into the file.
#[derive(Clone, Debug, Serialize)]
pub struct Article {
    /// Identity within the run; reports are ordered by it.
    pub id: ArticleId,
    /// Path to show to people.
    pub path: String,
    /// Reading text: markup removed, metadata left out of `blocks` though not always of the text.
    pub text: String,
    /// Blocks in reading order; text outside every block is not read as prose.
    pub blocks: Vec<Block>,
    /// The file's decoded text and the map from `text` into it.
    pub source: SourceMap,
    /// Publication day: the reference of every relative date. Never today.
    pub published: Option<CivilDay>,
    /// Where `published` came from.
    pub published_from: Option<DateOrigin>,
    /// Title, if the metadata has one.
    pub title: Option<String>,
    /// Byline, if the metadata has one.
    pub byline: Option<String>,
    /// Publisher or agency, if the metadata has one.
    pub publisher: Option<String>,
    /// Section of the publication, if the metadata has one.
    pub section: Option<String>,
    /// Address of the original, if the metadata has one.
    pub url: Option<String>,
    /// Remarks to gainsay, in order of place.
    pub directives: Vec<Directive>,
}

impl Article {
    /// Text without markup and metadata, such as a statement too short to be a file: a paragraph
    /// between blank lines.
    pub fn plain(id: &str, text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut at = 0;
        for piece in text.split("\n\n") {
            let words = piece.trim();
            let start = at + (piece.len() - piece.trim_start().len());
            if !words.is_empty() {
                blocks.push(Block {
                    kind: BlockKind::Paragraph,
                    span: Span::new(start, start + words.len()),
                });
            }
            at += piece.len() + 2;
        }
        Self {
            id: ArticleId(id.to_owned()),
            path: id.to_owned(),
            text: text.to_owned(),
            blocks,
            source: SourceMap::identity(text.to_owned()),
            published: None,
            published_from: None,
            title: None,
            byline: None,
            publisher: None,
            section: None,
            url: None,
            directives: Vec::new(),
        }
    }
}
