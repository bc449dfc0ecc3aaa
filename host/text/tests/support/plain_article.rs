//! Plain text as an article, for the tests and examples of this crate, which must not need the
//! crate that reads files.

use gainsay_model::{Article, ArticleId, Block, BlockKind, CivilDay, SourceMap, Span};

/// An article of plain text: a block a paragraph.
pub(crate) fn plain_article(text: &str, published: Option<CivilDay>) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for piece in text.split("\n\n") {
        let start = at + (piece.len() - piece.trim_start().len());
        if !piece.trim().is_empty() {
            let span = Span::new(start, start + piece.trim().len());
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span,
            });
        }
        at += piece.len() + 2;
    }
    Article {
        id: ArticleId("plain".to_owned()),
        path: "plain".to_owned(),
        text: text.to_owned(),
        blocks,
        source: SourceMap::identity(text.to_owned()),
        published,
        published_from: None,
        title: None,
        byline: None,
        publisher: None,
        section: None,
        url: None,
        directives: Vec::new(),
    }
}
