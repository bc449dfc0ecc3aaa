//! The time-expression benchmark: articles with a creation date, TIMEX3 spans and values out.

use crate::pipeline::Text;
use anyhow::Result;
use gainsay_model::{Article, CivilDay};
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

/// Plain text as an article of that day.
pub(crate) fn plain_article(text: &str, published: Option<CivilDay>) -> Article {
    Article {
        published,
        ..Article::plain("benchmark", text)
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
