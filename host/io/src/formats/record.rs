//! An article as one JSON object: ninjs of the IPTC, or a line of JSON Lines.

use super::json::{Object, Value};
use super::layer::Layer;
use super::reading::{Builder, Reading, block};
use super::{html, plain};
use crate::front_matter::{Metadata, Title};
use crate::{FormatError, ReadProblem, written_date};
use gainsay_model::{Block, BlockKind, CivilDay};

// Names of fields, the one that is believed first.
const TITLES: [&str; 3] = ["headline", "headlines", "title"];
const TEXTS: [&str; 3] = ["body_text", "text", "body"];
const MARKUP: [&str; 3] = ["body_xhtml", "body_html", "html"];
const DAYS: [&str; 5] = [
    "versioncreated",
    "firstcreated",
    "published",
    "date",
    "pubdate",
];
const BYLINES: [&str; 4] = ["byline", "by", "author", "authors"];
const PUBLISHERS: [&str; 2] = ["publisher", "source"];
/// Texts in several forms, in the later versions of ninjs.
const BODIES: &str = "bodies";

/// Bytes of a file that tell whether it holds articles.
pub(crate) const HEAD: usize = 1 << 20;

/// Lines that are looked at for that; the first may be faulty.
const MOST_LINES: usize = 16;

/// A text with a longer line has not been wrapped: every line is a paragraph.
const LONGEST_WRAPPED: usize = 120;

/// The article of an object.
pub(super) fn parse(raw: &str) -> Result<(Metadata, Reading), ReadProblem> {
    let object = Object::parse(raw)?;
    let title = first(&object, &TITLES, text)?;
    let metadata = Metadata {
        title: title.as_ref().map(|title| Title {
            text: title.text().trim().to_owned(),
            bytes: None,
        }),
        date: first(&object, &DAYS, day)?,
        byline: first(&object, &BYLINES, names)?,
        publisher: first(&object, &PUBLISHERS, names)?,
        section: first(&object, &["section"], text)?.map(|section| section.text().to_owned()),
        url: first(&object, &["url"], text)?.map(|url| url.text().to_owned()),
        ignores: Vec::new(),
    };
    let mut out = Builder::default();
    if let Some(title) = &title {
        out.block(BlockKind::Title, title);
    }
    let body = body(&object)?.filter(|body| !body.blocks.is_empty());
    let body = body.ok_or(ReadProblem::NoText)?;
    let first_line_date = body.first_line_date;
    out.append(body);
    let reading = Reading {
        first_line_date,
        ..out.finish()
    };
    Ok((metadata, reading))
}

/// Whether a file is an article in ninjs rather than JSON of any other kind.
pub(super) fn is_ninjs(raw: &str) -> bool {
    let Ok(object) = Object::parse(raw) else {
        return false;
    };
    let has_body = ["body_text", "body_xhtml", "body_html", BODIES]
        .iter()
        .any(|name| object.has(name));
    object.has("uri") && has_body
}

/// Whether a file of objects that begins so holds articles: one of its first lines is an object with a
/// text. A line that goes on beyond the beginning might be one.
pub(super) fn begin_in(head: &str) -> bool {
    let has_text = |line: &str| {
        let names = TEXTS.iter().chain(&MARKUP).chain([&BODIES]);
        Object::parse(line).is_ok_and(|object| names.into_iter().any(|name| object.has(name)))
    };
    let mut lines = head.lines().filter(|line| !line.trim().is_empty());
    let is_one_line = head.len() >= HEAD && !head.contains('\n');
    is_one_line || lines.by_ref().take(MOST_LINES).any(has_text)
}

/// The first of the fields that says something.
fn first<'a, T>(
    object: &Object<'a>,
    names: &[&str],
    read: fn(&Value<'a>) -> Result<Option<T>, FormatError>,
) -> Result<Option<T>, FormatError> {
    for name in names {
        if let Some(value) = object.value(name)?
            && let Some(found) = read(&value)?
        {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// A text, or that of the first object of a list; none if it is blank.
fn text(value: &Value<'_>) -> Result<Option<Layer>, FormatError> {
    let items = value.items();
    let first = items.first().and_then(Value::object);
    let text = match first {
        Some(object) => match object.value("value")? {
            Some(inner) => inner.text()?,
            None => return Ok(None),
        },
        None if items.is_empty() => return Ok(None),
        None => value.text()?,
    };
    Ok(Some(text).filter(|text| !text.text().trim().is_empty()))
}

/// A text, or several, or the names of several objects.
fn names(value: &Value<'_>) -> Result<Option<String>, FormatError> {
    let mut names = Vec::new();
    for item in value.items() {
        let name = match item.object() {
            Some(object) => object.value("name")?,
            None => Some(item),
        };
        if let Some(name) = name {
            names.push(name.text()?.text().trim().to_owned());
        }
    }
    names.retain(|name| !name.is_empty());
    Ok(Some(names.join(", ")).filter(|names| !names.is_empty()))
}

fn day(value: &Value<'_>) -> Result<Option<CivilDay>, FormatError> {
    let Some(text) = text(value)? else {
        return Ok(None);
    };
    let shown: String = text.text().chars().take(40).collect();
    let fault = || {
        value.fault(
            &format!("is not a day: {shown:?}"),
            "write it as 2022-02-17",
        )
    };
    written_date::read(text.text()).map(Some).ok_or_else(fault)
}

/// The article's text, in the first form that has one.
fn body(object: &Object<'_>) -> Result<Option<Reading>, FormatError> {
    if let Some(plain) = first(object, &TEXTS, text)? {
        return Ok(Some(paragraphs(plain)));
    }
    if let Some(markup) = first(object, &MARKUP, text)? {
        return Ok(Some(html::fragment(markup.text()).through(markup)));
    }
    let Some(bodies) = object.value(BODIES)? else {
        return Ok(None);
    };
    for body in bodies.items() {
        let Some(body) = body.object() else { continue };
        let kind = first(&body, &["contenttype"], text)?;
        let is_markup = kind.is_some_and(|kind| kind.text().contains("html"));
        match first(&body, &["value"], text)? {
            Some(markup) if is_markup => {
                return Ok(Some(html::fragment(markup.text()).through(markup)));
            }
            Some(plain) => return Ok(Some(paragraphs(plain))),
            None => {}
        }
    }
    Ok(None)
}

/// Paragraphs have blank lines between them; if none has, and lines are as long as paragraphs, every
/// line is one.
pub(super) fn paragraphs(layer: Layer) -> Reading {
    let text = layer.text();
    let reading = plain::parse(text, 0, &Metadata::default());
    let is_long = |line: &str| line.len() > LONGEST_WRAPPED;
    let reading = match reading.blocks.as_slice() {
        [only] if only.span.of(text).lines().any(is_long) => {
            let start = only.span.start as usize;
            let lines = only
                .span
                .of(text)
                .split_inclusive('\n')
                .scan(start, |at, line| {
                    let from = *at;
                    *at += line.len();
                    Some(block(text, from, *at))
                });
            let kind = BlockKind::Paragraph;
            let blocks = lines.flatten().map(|span| Block { kind, span });
            Reading {
                blocks: blocks.collect(),
                ..reading
            }
        }
        _ => reading,
    };
    reading.through(layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(raw: &str) -> Vec<(BlockKind, String, String)> {
        parse(raw).unwrap().1.pieces(raw)
    }

    fn block(kind: BlockKind, text: &str, back: &str) -> (BlockKind, String, String) {
        (kind, text.to_owned(), back.to_owned())
    }

    #[test]
    fn ninjs_is_read() {
        let raw = r#"{"uri": "urn:x:1", "body_text": "The dam \u201cheld\u201d.\n\nIt was old.",
            "headline": "Dam holds", "versioncreated": "2022-02-17T08:00:00Z", "byline": "Ana Ruiz",
            "firstcreated": "2022-02-16"}"#;
        assert!(is_ninjs(raw));
        assert_eq!(
            blocks(raw),
            [
                block(BlockKind::Title, "Dam holds", "Dam holds"),
                block(
                    BlockKind::Paragraph,
                    "The dam “held”.",
                    r"The dam \u201cheld\u201d."
                ),
                block(BlockKind::Paragraph, "It was old.", "It was old."),
            ]
        );
        let (metadata, _) = parse(raw).unwrap();
        assert_eq!(metadata.date, CivilDay::new(2022, 2, 17));
        assert_eq!(metadata.byline.as_deref(), Some("Ana Ruiz"));
    }

    #[test]
    fn markup_within_a_text_leads_back_through_both() {
        let raw = r#"{"uri": "x", "headline": " ", "body_xhtml": "<p>A <b>dam<\/b> &amp; \u201ca\u201d lake<\/p>\n<h2>Sub<\/h2>"}"#;
        assert_eq!(
            blocks(raw),
            [
                block(
                    BlockKind::Paragraph,
                    "A dam & “a” lake",
                    r"A <b>dam<\/b> &amp; \u201ca\u201d lake"
                ),
                block(BlockKind::Heading, "Sub", "Sub"),
            ]
        );
    }

    #[test]
    fn later_versions_of_ninjs_are_read() {
        let raw = r#"{"uri": "x", "headlines": [{"role": "main", "value": "Dam holds"}],
            "bodies": [{"contenttype": "text/html", "value": "<p>It held."}]}"#;
        assert!(is_ninjs(raw));
        assert_eq!(blocks(raw)[0].1, "Dam holds");
        assert_eq!(blocks(raw)[1].1, "It held.");
    }

    #[test]
    fn lines_may_be_paragraphs() {
        let long = "word ".repeat(30);
        let raw = format!(r#"{{"text": "Short.\n{long}\nEnd."}}"#);
        let texts: Vec<String> = blocks(&raw).into_iter().map(|block| block.1).collect();
        assert_eq!(texts, ["Short.", long.trim(), "End."]);
        assert_eq!(blocks(r#"{"text": "wrapped\nshort"}"#).len(), 1);
    }

    #[test]
    fn names_of_fields_are_those_that_people_use() {
        let raw = r#"{"id": 7, "title": "Dam", "author": ["Ana", {"name": "Jo"}], "date": null,
            "published": "Thu, 17 Feb 2022 08:00:00 GMT", "source": "Post", "url": "https://x.example", "body": "x"}"#;
        let (metadata, _) = parse(raw).unwrap();
        assert_eq!(metadata.title.unwrap().text, "Dam");
        assert_eq!(metadata.date, CivilDay::new(2022, 2, 17));
        assert_eq!(metadata.byline.as_deref(), Some("Ana, Jo"));
        assert_eq!(metadata.publisher.as_deref(), Some("Post"));
        assert!(!is_ninjs(raw));
    }

    #[test]
    fn records_without_text_or_with_a_wrong_day_are_refused() {
        let error = |raw: &str| parse(raw).unwrap_err().to_string();
        assert!(error(r#"{"title": "x"}"#).contains("no text of an article"));
        assert!(error(r#"{"text": "  "}"#).contains("no text of an article"));
        assert!(error(r#"{"text": 7}"#).contains("`text` is not a text"));
        assert!(
            error(r#"{"text": "x", "date": "soon"}"#)
                .contains("column 23: `date` is not a day: \"soon\"")
        );
    }
}
