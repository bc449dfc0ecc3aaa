//! Plain text as an article, for the tests and examples of this crate, which must not need the
//! crate that reads files.

use gainsay_model::{Article, CivilDay};

/// An article of plain text: a block a paragraph.
pub(crate) fn plain_article(text: &str, published: Option<CivilDay>) -> Article {
    Article {
        published,
        ..Article::plain("plain", text)
    }
}
