//! The time-expression benchmark: articles with a creation date, TIMEX3 spans and values out.

use crate::pipeline::Text;
use anyhow::Result;
use gainsay_model::{Article, ArticleId, Block, BlockKind, CivilDay, SourceMap, Span};
use gainsay_text::Reader;
use serde_json::{Value, json};

/// Time expressions of one line of the benchmark, `{"doc_id", "dct", "text"}`, as
/// `{"doc_id", "timexes": [{"start", "end", "type", "value"}]}` with offsets in code points.
pub(crate) fn predict(reader: &Reader, line: &Value) -> Result<Value> {
    let text = Text::read(line)?;
    let annotations = reader.annotate(&text.article);
    let timexes: Vec<Value> = annotations
        .times
        .iter()
        .map(|time| {
            let [start, end] = text.pair(time.span);
            json!({ "start": start, "end": end, "type": time.kind, "value": time.value })
        })
        .collect();
    Ok(json!({ "doc_id": line.get("doc_id"), "timexes": timexes }))
}

/// Plain text as an article, for statements too short to be a file: a block a paragraph.
pub(crate) fn plain_article(text: &str, published: Option<CivilDay>) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for piece in text.split("\n\n") {
        let words = piece.trim();
        let start = at + (piece.len() - piece.trim_start().len());
        if !words.is_empty() {
            let span = Span::new(start, start + words.len());
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span,
            });
        }
        at += piece.len() + 2;
    }
    Article {
        id: ArticleId("benchmark".to_owned()),
        path: "benchmark".to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_model::Lexicon;

    #[test]
    fn offsets_count_code_points() {
        let reader = Reader::new(&Lexicon::default());
        let line = json!({"doc_id": "a", "dct": "2022-02-17T10:00", "text": "Café “Zoë” shut on Wednesday."});
        let answer = predict(&reader, &line).unwrap();
        let expected = json!([{"start": 19, "end": 28, "type": "DATE", "value": "2022-02-16"}]);
        assert_eq!(answer["timexes"], expected);
    }
}
