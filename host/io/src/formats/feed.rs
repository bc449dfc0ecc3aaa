//! RSS and Atom: an article an item.

use super::layer::Layer;
use super::reading::{Builder, Reading};
use super::record::paragraphs;
use super::{html, html::decode};
use crate::front_matter::{Metadata, Title};
use crate::{FormatError, ReadProblem, written_date};
use gainsay_model::BlockKind;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

// Names of an item's elements, the one that is believed first.
const TITLES: [&str; 1] = ["title"];
const TEXTS: [&str; 4] = ["content:encoded", "content", "description", "summary"];
const DAYS: [&str; 5] = ["pubDate", "published", "dc:date", "date", "updated"];
const AUTHORS: [&str; 3] = ["dc:creator", "author", "creator"];

/// Whether XML is a feed.
pub(super) fn is_feed(text: &str) -> bool {
    let mut reader = reader(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(root)) => {
                return matches!(root.local_name().as_ref(), "rss" | "feed" | "RDF");
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// The stretches of a feed that are items. Where its XML breaks off, the rest is one, so that it is
/// not passed over in silence.
pub(crate) fn items(text: &str) -> Vec<Range<usize>> {
    let mut reader = reader(text);
    let (mut found, mut start, mut open) = (Vec::new(), 0, 0_usize);
    loop {
        let before = place(&reader);
        match reader.read_event() {
            Ok(Event::Start(tag)) if is_item(tag.local_name().as_ref()) => {
                if open == 0 {
                    start = before;
                }
                open += 1;
            }
            Ok(Event::End(tag)) if open > 0 && is_item(tag.local_name().as_ref()) => {
                open -= 1;
                if open == 0 {
                    found.push(start..place(&reader));
                }
            }
            Ok(Event::Eof) if open == 0 => return found,
            Ok(Event::Eof) | Err(_) => {
                let from = if open > 0 { start } else { before };
                found.push(from..text.len());
                return found;
            }
            Ok(_) => {}
        }
    }
}

/// The article of an item, or of a feed with a single one.
pub(super) fn parse(raw: &str) -> Result<(Metadata, Reading), ReadProblem> {
    let fault = |what: &str, remedy: &str| FormatError {
        line: 1,
        column: 1,
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    };
    let items = items(raw);
    let [only] = items.as_slice() else {
        let several = !items.is_empty();
        return Err(ReadProblem::Format(if several {
            fault(
                "holds several articles, but not in UTF-8",
                "convert it to UTF-8",
            )
        } else {
            fault("holds no `item` or `entry`", "name a feed")
        }));
    };
    let Some(fields) = Fields::of(raw, only.clone()) else {
        let what = "the XML breaks off here";
        return Err(ReadProblem::Format(fault(what, "correct the XML")));
    };
    let title = fields.first(&TITLES).cloned();
    let text = |names| {
        fields
            .first(names)
            .map(|field| field.text().trim().to_owned())
    };
    let metadata = Metadata {
        title: text(&TITLES).map(|text| Title { text, bytes: None }),
        date: DAYS
            .iter()
            .find_map(|name| written_date::read(fields.first(&[name])?.text())),
        byline: text(&AUTHORS),
        publisher: None,
        section: None,
        url: text(&["link"]).or(fields.link.clone()),
        ignores: Vec::new(),
    };
    let mut out = Builder::default();
    if let Some(title) = &title {
        out.block(BlockKind::Title, title);
    }
    let body = fields.first(&TEXTS).cloned().map(|body| {
        if body.text().contains(['<', '&']) {
            html::fragment(body.text()).through(body)
        } else {
            paragraphs(body)
        }
    });
    let body = body.filter(|body| !body.blocks.is_empty());
    out.append(body.ok_or(ReadProblem::NoText)?);
    Ok((metadata, out.finish()))
}

/// A reader that takes what feeds get wrong: bare ampersands, tags that do not fit.
fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn is_item(name: &str) -> bool {
    matches!(name, "item" | "entry")
}

/// The elements of an item that stand right in it.
#[derive(Default)]
struct Fields {
    fields: Vec<(String, Layer)>,
    /// Address of an Atom entry, which is an attribute.
    link: Option<String>,
}

impl Fields {
    /// None if the XML breaks off.
    fn of(raw: &str, item: Range<usize>) -> Option<Self> {
        let start = item.start;
        let mut reader = reader(raw.get(item)?);
        let mut fields = Self::default();
        let mut element = Element::default();
        loop {
            let before = start + place(&reader);
            let event = reader.read_event().ok()?;
            let bytes = before..start + place(&reader);
            match event {
                Event::Start(tag) => {
                    fields.look_for_link(&tag);
                    element.open(name(&tag), bytes.end);
                }
                Event::Empty(tag) => {
                    fields.look_for_link(&tag);
                    element.has_markup |= element.depth > 1;
                }
                Event::End(_) => match element.depth {
                    0 => return None,
                    1 => return Some(fields),
                    _ => fields.fields.extend(element.close(raw, bytes.start)),
                },
                Event::Text(_) | Event::GeneralRef(_) => element.add(raw, bytes),
                Event::CData(_) => element.add_verbatim(raw, bytes),
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// The first of the elements that says something.
    fn first(&self, names: &[&str]) -> Option<&Layer> {
        names.iter().find_map(|wanted| {
            let mut fields = self.fields.iter().filter(|(name, _)| name == wanted);
            let said = fields.find(|(_, text)| !text.text().trim().is_empty());
            said.map(|(_, text)| text)
        })
    }

    fn look_for_link(&mut self, tag: &BytesStart<'_>) {
        let attribute = |name: &str| {
            let found = tag.try_get_attribute(name).ok().flatten();
            found.map(|found| found.value.into_owned())
        };
        let other = attribute("rel").is_some_and(|rel| rel != "alternate");
        if self.link.is_none() && tag.name().as_ref() == "link" && !other {
            self.link = attribute("href");
        }
    }
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.name().as_ref().to_owned()
}

/// The element of an item that is being read.
#[derive(Default)]
struct Element {
    /// How many elements are open, the item first.
    depth: usize,
    name: String,
    start: usize,
    text: Layer,
    /// It holds elements, as XHTML does.
    has_markup: bool,
    /// A `name` in it, as authors have, is open or was read.
    in_name: bool,
    said_name: Option<Layer>,
}

impl Element {
    fn open(&mut self, name: String, end: usize) {
        self.depth += 1;
        match self.depth {
            1 => {}
            2 => {
                *self = Self {
                    depth: 2,
                    name,
                    start: end,
                    ..Self::default()
                };
            }
            _ => {
                self.has_markup = true;
                self.in_name = self.depth == 3 && name == "name";
            }
        }
    }

    /// The element with its text, if it is the one that ends.
    fn close(&mut self, raw: &str, end: usize) -> Option<(String, Layer)> {
        self.depth -= 1;
        self.in_name = false;
        if self.depth > 1 {
            return None;
        }
        let name = std::mem::take(&mut self.name);
        let text = std::mem::take(&mut self.text);
        if !self.has_markup {
            return Some((name, text));
        }
        if let Some(said) = self.said_name.take() {
            return Some((name, said));
        }
        let mut markup = Layer::default();
        let inside = raw.get(self.start..end).unwrap_or_default();
        markup.push(inside, self.start, inside.len());
        Some((name, markup))
    }

    fn text(&mut self) -> Option<&mut Layer> {
        match self.depth {
            2 => Some(&mut self.text),
            3 if self.in_name => Some(self.said_name.get_or_insert_default()),
            _ => None,
        }
    }

    /// Adds text, or a character by its name.
    fn add(&mut self, raw: &str, bytes: Range<usize>) {
        let start = bytes.start;
        let written = raw.get(bytes).unwrap_or_default();
        if let Some(text) = self.text() {
            decode(written, start, |words, at, length| {
                text.push(words, at, length);
            });
        }
    }

    /// Adds what stands between `<![CDATA[` and `]]>`.
    fn add_verbatim(&mut self, raw: &str, bytes: Range<usize>) {
        let start = bytes.start + "<![CDATA[".len();
        let end = bytes.end.saturating_sub("]]>".len());
        let written = raw.get(start..end).unwrap_or_default();
        if let Some(text) = self.text() {
            text.push(written, start, written.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(raw: &str) -> Vec<(BlockKind, String, String)> {
        parse(raw).unwrap().1.pieces(raw)
    }

    #[test]
    fn items_of_rss_are_read() {
        let raw = "<rss><channel><title>Post</title><item><title>Dam &amp; lake</title>\
            <link>https://x.example/1</link><dc:creator>Ana Ruiz</dc:creator>\
            <pubDate>Thu, 17 Feb 2022 08:00:00 GMT</pubDate><media:title>no</media:title>\
            <description><![CDATA[<p>It <b>held</b>.</p><p>So.</p>]]></description></item></channel></rss>";
        assert!(is_feed(raw));
        let (metadata, _) = parse(raw).unwrap();
        assert_eq!(metadata.date.unwrap().to_string(), "2022-02-17");
        assert_eq!(metadata.byline.as_deref(), Some("Ana Ruiz"));
        assert_eq!(metadata.url.as_deref(), Some("https://x.example/1"));
        let wanted = [
            (BlockKind::Title, "Dam & lake", "Dam &amp; lake"),
            (BlockKind::Paragraph, "It held.", "It <b>held</b>."),
            (BlockKind::Paragraph, "So.", "So."),
        ];
        let wanted = wanted.map(|(kind, text, back)| (kind, text.to_owned(), back.to_owned()));
        assert_eq!(blocks(raw), wanted);
    }

    #[test]
    fn entries_of_atom_are_read() {
        for content in [
            "<content type='html'>&lt;p&gt;AT&amp;amp;T held.&lt;/p&gt;</content>",
            "<content type='xhtml'><div><p>AT&amp;T <i>held</i>.</p></div></content>",
            "<summary>AT&amp;T held.</summary>",
            "<summary>AT&T held.</summary>",
        ] {
            let raw = format!(
                "<feed><entry><title>Dam</title><link rel='self' href='no'/><link href='https://x.example'/>\
                 <author><name>Ana</name><email>a@x.example</email></author>\
                 <updated>2022-02-17T01:00:00Z</updated>{content}</entry></feed>"
            );
            let (metadata, _) = parse(&raw).unwrap();
            assert_eq!(metadata.byline.as_deref(), Some("Ana"), "{content}");
            assert_eq!(metadata.url.as_deref(), Some("https://x.example"));
            assert_eq!(metadata.date.unwrap().to_string(), "2022-02-17");
            assert_eq!(blocks(&raw)[1].1, "AT&T held.", "{content}");
        }
    }

    #[test]
    fn items_are_told_apart() {
        let raw = "<rss><item><a/></item> <item>b</item>\n<item>";
        let found: Vec<&str> = items(raw).into_iter().map(|item| &raw[item]).collect();
        assert_eq!(found, ["<item><a/></item>", "<item>b</item>", "<item>"]);
        let broken = "<rss><item>a</item><!-- <item>b</item>";
        let found = items(broken);
        assert_eq!(found.len(), 2);
        assert!(parse(&broken[found[1].clone()]).is_err());
        assert!(parse("<item>").is_err());
        assert!(parse("<urlset/>").is_err());
        assert!(!is_feed("<urlset/>") && !is_feed("text"));
    }

    #[test]
    fn any_depth_is_read_and_no_entity_grows() {
        let deep = "<a>".repeat(100_000);
        assert!(parse(&format!("<item>{deep}")).is_err());
        let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>\
            <item><description>x &b; y</description></item>";
        assert_eq!(blocks(bomb)[0].1, "x &b; y");
    }
}
