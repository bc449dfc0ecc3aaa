//! What holds for every text in every format.

use super::Format;
use crate::{decode, read};
use gainsay_model::{Article, ArticleId, BlockKind, Span};
use proptest::prelude::*;

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

/// Pieces of pages, records and feeds.
fn markup() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "<p>",
        "</p>",
        "<article>",
        "</article>",
        "<h1>",
        "<li>",
        "<td>",
        "<a href=x>",
        "</a>",
        "<figure>",
        "<figcaption>",
        "<aside>",
        "</aside>",
        "<plaintext>",
        "<script>",
        "</script>",
        "<title>",
        "<meta property='og:title' content='a&amp;b'>",
        "<time datetime=2022-02-17>",
        "<div hidden",
        ">",
        "&#x110000;",
        "&rdquo",
        "<rss>",
        "<item>",
        "</item>",
        "<description>",
        "</description>",
        "<![CDATA[",
        "]]>",
        "{\"text\": \"",
        "\", \"headline\": \"",
        "\", \"body_xhtml\": \"<p>",
        "\"}",
        "\\u201c",
        "\\ud83d",
        "\\ude00",
        "\\n",
        "\\\"",
    ])
}

/// Words with the marks of a page between them, and the words.
fn marked(words: &[(String, usize)]) -> (String, Vec<String>) {
    let mark = |(word, mark): &(String, usize)| match mark {
        0 => format!("<b>{word}</b> "),
        1 => format!("<p>{word} "),
        2 => format!("<a href='/{word}'>{word}</a> ... "),
        3 => format!("{word}<br>"),
        4 => format!("<li>{word}</li>"),
        5 => format!("&ldquo;{word}&rdquo; "),
        6 => format!("{word}\n\n<h2>"),
        7 => format!("<!-- {word} --> {word} "),
        _ => format!("{word} &amp; "),
    };
    let raw = words.iter().map(mark).collect();
    (raw, words.iter().map(|(word, _)| word.clone()).collect())
}

/// The words of a reading, of which each leads back to itself in the file.
fn words_that_lead_back(article: &Article) -> Vec<String> {
    let text = &article.text;
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let back = article.source.to_raw(Span::new(start, start + word.len()));
        assert_eq!(back.of(article.source.raw()), word);
        word.to_owned()
    });
    words.collect()
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
        Just("\u{202e}"),
        markup(),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, format in 0..Format::KNOWN.len()) {
        if let Ok(text) = decode::decode(bytes, true)
            && let Some(article) = article(Format::KNOWN[format].0, &text)
        {
            check(&article);
        }
    }

    #[test]
    fn any_pieces_are_read_or_refused(text in pieces(), format in 0..Format::KNOWN.len()) {
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
        let found = words_that_lead_back(&article(Format::Markdown, &raw).unwrap());
        let wanted: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn words_of_markup_lead_back_to_themselves(
        words in proptest::collection::vec(("[a-zé]{1,8}", 0..9usize), 1..40)
    ) {
        let (page, wanted) = marked(&words);
        // All its letters may be in links: then nothing of it is an article.
        let page = format!("<p>end</p>{page}");
        let (record, feed) = (
            serde_json::json!({"uri": "x", "body_xhtml": page}).to_string(),
            format!("<rss><item><description><![CDATA[{page}]]></description></item></rss>"),
        );
        for (format, raw) in [
            (Format::Json, record),
            (Format::Feed, feed),
        ] {
            let found = words_that_lead_back(&article(format, &raw).unwrap());
            prop_assert_eq!(found.get(1..), Some(wanted.as_slice()));
        }
        words_that_lead_back(&article(Format::Html, &page).unwrap());
    }
}

/// How the time grows, `gainsay-bench linear` tells.
#[test]
fn long_rows_of_one_piece_are_read_to_the_end() {
    for piece in [
        "(",
        "[",
        "> ",
        "*a ",
        "“",
        "- ",
        "`a ",
        "![",
        "<a ",
        "&",
        "\\",
        "|a\n",
        "a\r",
        "<b>",
        "<p>a",
        "<li>a",
        "</b>",
        "<p><i></b>",
        "<!--",
        "&#",
        "<a a=b ",
        "<figure><figcaption>",
        "<h1>a",
        "<item>",
        "<![CDATA[",
        "{\"a\":",
        "<br>a",
        "<b><p></b>",
    ] {
        let text = piece.repeat((1 << 18) / piece.len());
        for (format, ..) in Format::KNOWN {
            if let Some(article) = article(format, &text) {
                check(&article);
            }
        }
        article(Format::Json, &format!("{{\"html\": \"{text}\"}}"));
    }
}
