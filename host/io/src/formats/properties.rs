//! What holds for every text in every format.

use super::{Format, parse};
use crate::{decode, front_matter, read};
use gainsay_model::{Article, ArticleId, BlockKind, SourceMap, Span};
use proptest::prelude::*;
use std::time::Instant;

fn article(format: Format, text: &str) -> Option<Article> {
    read::article(ArticleId("a".into()), text.to_owned(), format, None).ok()
}

/// Blocks are in order, hold words, and lead back into the file.
fn check(article: &Article) {
    let raw = article.source.raw();
    let mut end = 0;
    for block in &article.blocks {
        let words = block.span.of(&article.text);
        assert!(!words.is_empty() && words == words.trim(), "{raw:?}");
        assert!(block.span.start >= end || block.kind == BlockKind::Title);
        end = block.span.end;
        let back = article.source.to_raw(block.span);
        assert!(
            back.end as usize <= raw.len() && back.start < back.end,
            "{raw:?}"
        );
        article.source.quote(block.span);
    }
}

/// Pieces that mean something to one of the readers.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just("\r"),
        Just(" "),
        Just("    "),
        Just("---\n"),
        Just("+++\n"),
        Just("title: x\n"),
        Just("date: 2022-02-17\n"),
        Just("a = 1\n"),
        Just("\""),
        Just("'"),
        Just("- "),
        Just("> "),
        Just("# "),
        Just("*"),
        Just("**"),
        Just("_"),
        Just("`"),
        Just("```\n"),
        Just("["),
        Just("]("),
        Just(")"),
        Just("!["),
        Just("|"),
        Just("&amp;"),
        Just("&nGt;"),
        Just("\\"),
        Just("<b>"),
        Just("<br>"),
        Just("<!--"),
        Just("<!-- gainsay: ignore a/b c -->"),
        Just("-->"),
        Just("[^1]"),
        Just("~~"),
        Just("date 2022-02-17 "),
        Just("é"),
        Just("“7,000”"),
        Just("word"),
        Just("\u{2028}"),
        Just("1. "),
        Just("[ ] "),
        Just(": "),
        Just("\t"),
        Just("{"),
        Just("\u{feff}"),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, format in 0..2usize) {
        if let Ok(text) = decode::decode(bytes)
            && let Some(article) = article(Format::KNOWN[format].0, &text)
        {
            check(&article);
        }
    }

    #[test]
    fn any_pieces_are_read_or_refused(text in pieces(), format in 0..2usize) {
        if let Some(article) = article(Format::KNOWN[format].0, &text) {
            check(&article);
        }
    }

    #[test]
    fn plain_text_is_unchanged(text in pieces()) {
        if let Some(article) = article(Format::Plain, &text) {
            prop_assert_eq!(&article.text, &text);
            for block in &article.blocks {
                prop_assert_eq!(article.source.to_raw(block.span), block.span);
            }
        }
    }

    #[test]
    fn words_of_markdown_lead_back_to_themselves(
        words in proptest::collection::vec(("[a-zé]{1,8}", 0..9usize), 1..40)
    ) {
        let raw: String = words.iter().map(|(word, mark)| match mark {
            0 => format!("*{word}* "),
            1 => format!("**{word}** "),
            2 => format!("[{word}](http://a.example/{word}) "),
            3 => format!("`{word}` "),
            4 => format!("{word}\n"),
            5 => format!("{word}\n\n> "),
            6 => format!("{word}\n\n- "),
            7 => format!("&quot;{word}&rdquo; "),
            _ => format!("{word} "),
        }).collect();
        let (metadata, body) = front_matter::read(&raw).unwrap();
        let reading = parse(Format::Markdown, &raw, body, &metadata);
        let text = reading.text.unwrap();
        let map = SourceMap::with_runs(raw.clone(), reading.runs);
        let mut found = Vec::new();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let back = map.to_raw(Span::new(start, start + word.len()));
            prop_assert_eq!(back.of(&raw), word);
            found.push(word.to_owned());
        }
        let wanted: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
        prop_assert_eq!(found, wanted);
    }
}

#[test]
fn reading_takes_linear_time() {
    for piece in [
        "(", "[", "> ", "*a ", "“", "- ", "`a ", "![", "<a ", "&", "\\", "|a\n", "a\r",
    ] {
        let time = |size: usize| {
            let text = piece.repeat(size / piece.len());
            let times = (0..3).map(|_| {
                let start = Instant::now();
                article(Format::Markdown, &text);
                article(Format::Plain, &text);
                start.elapsed()
            });
            times.min().unwrap_or_default().as_secs_f64()
        };
        let (small, large) = (time(1 << 18), time(1 << 21));
        assert!(
            large < 1.0 + small * 8.0 * 2.0,
            "{piece:?}: {small} s, then {large} s"
        );
    }
}
