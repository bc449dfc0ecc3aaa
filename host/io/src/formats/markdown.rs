//! Markdown: its words without its marks, and the way back to them.

use super::reading::{Builder, Reading, remark};
use crate::front_matter::Metadata;
use gainsay_model::BlockKind;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Words of links, emphasis and inline code are kept and their marks dropped. A picture before the
/// text of its paragraph gives a caption; one among words is dropped, so that no sentence is torn.
/// Tables and code stay in the reading text but in no block; HTML is dropped, but for comments that
/// are remarks to gainsay.
pub(super) fn parse(raw: &str, body: usize, metadata: &Metadata) -> Reading {
    let mut reader = Reader {
        raw,
        out: Builder::default(),
        containers: Vec::new(),
        dropped: 0,
        verbatim: 0,
        before_caption: None,
    };
    if let Some(title) = &metadata.title
        && let Some(bytes) = &title.bytes
    {
        reader.out.open(BlockKind::Title);
        reader.out.push(&title.text, bytes.start, bytes.len());
        reader.out.close();
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let text = raw.get(body..).unwrap_or_default();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, range.start + body..range.end + body);
    }
    reader.out.finish()
}

struct Reader<'a> {
    raw: &'a str,
    out: Builder,
    /// Kinds of block that the open quotations and list items give their paragraphs.
    containers: Vec<BlockKind>,
    /// Depth inside something that is dropped.
    dropped: usize,
    /// Depth inside something that is kept but not read.
    verbatim: usize,
    /// Kind of the block that a caption interrupts.
    before_caption: Option<BlockKind>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(_) if self.dropped > 0 => self.dropped += 1,
            Event::End(_) if self.dropped > 0 => self.dropped -= 1,
            _ if self.dropped > 0 => {}
            Event::Start(_) if self.verbatim > 0 => self.verbatim += 1,
            Event::End(end) if self.verbatim > 0 => self.verbatim_end(end),
            Event::Start(tag) => self.start(&tag, range),
            Event::End(end) => self.end(end),
            Event::Text(words) => self.words(&words, range),
            Event::Code(words) => self.code(&words, range),
            Event::SoftBreak | Event::HardBreak => self.words("\n", range.end - 1..range.end),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.words("\n", range.start..range.start + 1);
            }
            Event::InlineHtml(_) => self.comments(range),
            Event::Rule => self.out.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.out.open(self.paragraph()),
            Tag::Heading { level, .. } => self.out.open(if *level == HeadingLevel::H1 {
                BlockKind::Title
            } else {
                BlockKind::Heading
            }),
            Tag::BlockQuote(_) => {
                self.out.close();
                self.containers.push(BlockKind::Quotation);
            }
            Tag::Item => {
                self.containers.push(BlockKind::ListItem);
                self.out.open(BlockKind::ListItem);
            }
            Tag::List(_) => self.out.close(),
            Tag::CodeBlock(_) | Tag::Table(_) => {
                self.out.close();
                self.out.separate();
                self.verbatim = 1;
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.out.close();
                self.comments(range);
                self.dropped = 1;
            }
            Tag::Image { .. } if self.out.is_blank() => {
                self.before_caption = Some(self.out.kind().unwrap_or(self.paragraph()));
                self.out.open(BlockKind::Caption);
            }
            Tag::Image { .. } => self.dropped = 1,
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.out.close(),
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.out.close();
                self.containers.pop();
            }
            TagEnd::Image => {
                let kind = self.before_caption.take().unwrap_or(self.paragraph());
                self.out.open(kind);
            }
            _ => {}
        }
    }

    fn verbatim_end(&mut self, end: TagEnd) {
        self.verbatim -= 1;
        match end {
            TagEnd::TableCell => self.out.space(" "),
            TagEnd::TableRow | TagEnd::TableHead => self.out.space("\n"),
            _ => {}
        }
    }

    fn paragraph(&self) -> BlockKind {
        *self.containers.last().unwrap_or(&BlockKind::Paragraph)
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.out.kind().is_none() && self.verbatim == 0 {
            self.out.open(self.paragraph());
        }
        self.out.push(words, range.start, range.len());
    }

    /// Keeps the comments of HTML that speak to gainsay: `<!-- gainsay: ... -->`.
    fn comments(&mut self, html: Range<usize>) {
        let mut rest = self.raw.get(html.clone()).unwrap_or_default();
        while let Some((before, from)) = rest.split_once("<!--") {
            let at = html.end - rest.len() + before.len();
            let Some((comment, after)) = from.split_once("-->") else {
                return;
            };
            if let Some(words) = remark(comment) {
                self.out.remark(words.to_owned(), at);
            }
            rest = after;
        }
    }

    /// Inline code stands between backticks, as many as it takes. If it runs over lines, its words are
    /// not those of the file.
    fn code(&mut self, words: &str, range: Range<usize>) {
        let written = self.raw.get(range.clone()).unwrap_or_default();
        let ticks = written.len() - written.trim_start_matches('`').len();
        let start = range.start + written.find(words).unwrap_or(ticks);
        let length = words.len().min(range.end.saturating_sub(start));
        self.words(words, start..start + length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_model::SourceMap;

    /// Kind, reading text and file text of each block.
    fn blocks(raw: &str) -> Vec<(BlockKind, String, String)> {
        let reading = parse(raw, 0, &Metadata::default());
        let text = reading.text.unwrap();
        let map = SourceMap::with_runs(raw.into(), reading.runs);
        let both = |span: gainsay_model::Span| {
            (
                span.of(&text).to_owned(),
                map.to_raw(span).of(raw).to_owned(),
            )
        };
        let blocks = reading.blocks.iter().map(|block| {
            let (text, raw) = both(block.span);
            (block.kind, text, raw)
        });
        blocks.collect()
    }

    #[test]
    fn marks_are_dropped_and_words_lead_back() {
        for (raw, kind, text, back) in [
            ("# A *title*", BlockKind::Title, "A title", "A *title"),
            ("Sub\n---", BlockKind::Heading, "Sub", "Sub"),
            (
                "The **dam** [holds](http://a.example \"x\"), `7,000` left.",
                BlockKind::Paragraph,
                "The dam holds, 7,000 left.",
                "The **dam** [holds](http://a.example \"x\"), `7,000` left.",
            ),
            (
                "> said\n> so",
                BlockKind::Quotation,
                "said\nso",
                "said\n> so",
            ),
            ("- one", BlockKind::ListItem, "one", "one"),
            (
                "![The dam](x.jpg)",
                BlockKind::Caption,
                "The dam",
                "The dam",
            ),
            (
                "AT&amp;T \\*x",
                BlockKind::Paragraph,
                "AT&T *x",
                "AT&amp;T \\*x",
            ),
            (
                "a ``b\nc“`` d",
                BlockKind::Paragraph,
                "a b c“ d",
                "a ``b\nc“`` d",
            ),
            ("a<br>b<!-- c -->", BlockKind::Paragraph, "a\nb", "a<br>b"),
            (
                "end ![icon](x) of it[^1]",
                BlockKind::Paragraph,
                "end  of it[^1]",
                "end ![icon](x) of it[^1]",
            ),
        ] {
            assert_eq!(blocks(raw), [(kind, text.into(), back.into())], "{raw}");
        }
    }

    #[test]
    fn code_tables_and_html_are_no_prose() {
        let raw = "One.\n\n```\ncode\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n<div>\nhtml\n</div>\n\nTwo.";
        let texts: Vec<String> = blocks(raw).into_iter().map(|block| block.1).collect();
        assert_eq!(texts, ["One.", "Two."]);
        let text = parse(raw, 0, &Metadata::default()).text.unwrap();
        assert_eq!(text, "One.\n\ncode\n\na b \n1 2\n\nTwo.");
    }

    #[test]
    fn a_picture_before_words_has_its_own_block() {
        let kinds: Vec<_> = blocks("![The dam](x.jpg) It holds.\n\n- a\n  - b\n\n  c")
            .into_iter()
            .map(|(kind, text, _)| (kind, text))
            .collect();
        let item = |text: &str| (BlockKind::ListItem, text.to_owned());
        assert_eq!(
            kinds,
            [
                (BlockKind::Caption, "The dam".to_owned()),
                (BlockKind::Paragraph, "It holds.".to_owned()),
                item("a"),
                item("b"),
                item("c"),
            ]
        );
    }

    #[test]
    fn comments_to_gainsay_are_about_the_block_that_follows() {
        let raw = "One.\n\n<!-- an aside -->\n<!-- gainsay: ignore a/b\nas printed -->\n\nTwo.\n\n\
                   - three <!-- gainsay: c -->\n- four\n\n```\n<!-- gainsay: code -->\n```\n\n\
                   <!-- gainsay: d -->\n";
        let reading = parse(raw, 0, &Metadata::default());
        let text = reading.text.unwrap();
        let remarks = reading.remarks.iter().map(|remark| {
            let at = raw.get(remark.at..).unwrap();
            assert!(at.starts_with("<!-- gainsay"), "{at}");
            (remark.words.as_str(), remark.about.of(&text))
        });
        assert_eq!(
            remarks.collect::<Vec<_>>(),
            [
                ("ignore a/b\nas printed", "Two."),
                ("c", "three"),
                ("d", "")
            ]
        );
        assert!(!text.contains("as printed"));
    }

    #[test]
    fn the_title_of_the_fields_comes_first() {
        let raw = "---\ntitle: 'Dam holds'\n---\nText.";
        let (metadata, body) = crate::front_matter::read(raw).unwrap();
        let reading = parse(raw, body, &metadata);
        assert_eq!(reading.text.as_deref(), Some("Dam holds\n\nText."));
        let map = SourceMap::with_runs(raw.into(), reading.runs);
        let title = map.to_raw(reading.blocks[0].span);
        assert_eq!(title.of(raw), "Dam holds");
        assert_eq!(map.to_raw(reading.blocks[1].span).of(raw), "Text.");
    }
}
