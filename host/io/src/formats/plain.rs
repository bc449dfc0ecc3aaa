//! Plain text: paragraphs with blank lines between them.

use super::reading::{Reading, block};
use crate::front_matter::Metadata;
use crate::written_date;
use gainsay_model::{Block, BlockKind, CivilDay};

/// The reading text is the file's text. Fields before the text and the words `date 2022-02-17` at
/// its very beginning are in no block.
pub(super) fn parse(raw: &str, body: usize, metadata: &Metadata) -> Reading {
    let mut blocks: Vec<Block> = Vec::new();
    if let Some(bytes) = metadata
        .title
        .as_ref()
        .and_then(|title| title.bytes.clone())
    {
        let span = block(raw, bytes.start, bytes.end);
        blocks.extend(span.map(|span| Block {
            kind: BlockKind::Title,
            span,
        }));
    }
    let date = first_line_date(raw, body);
    let from = date.map_or(body, |(_, end)| end);
    let mut start = from;
    let mut at = from;
    for line in raw
        .get(from..)
        .unwrap_or_default()
        .split_inclusive(['\n', '\r'])
    {
        // The second half of CR LF is a line of its own here, but no blank one.
        let half = line == "\n" && raw.as_bytes().get(..at).is_some_and(|b| b.ends_with(b"\r"));
        if line.trim().is_empty() && !half {
            blocks.extend(paragraph(raw, start, at));
            start = at;
        }
        at += line.len();
    }
    blocks.extend(paragraph(raw, start, at));
    Reading {
        blocks,
        first_line_date: date.map(|(day, _)| day),
        ..Reading::default()
    }
}

fn paragraph(raw: &str, start: usize, end: usize) -> Option<Block> {
    let kind = BlockKind::Paragraph;
    block(raw, start, end).map(|span| Block { kind, span })
}

/// The day of a first line `date 2022-02-17` or `Date: 17 February 2022`, and the byte after it.
/// After an ISO day, text may go on in the same line.
fn first_line_date(raw: &str, body: usize) -> Option<(CivilDay, usize)> {
    let text = raw.get(body..)?.trim_start();
    let (word, rest) = text.split_at_checked(4)?;
    let written = rest.strip_prefix(':').unwrap_or(rest);
    let apart = written.starts_with([' ', '\t']) || written.len() < rest.len();
    if !word.eq_ignore_ascii_case("date") || !apart {
        return None;
    }
    let written = written.trim_start_matches([' ', '\t']);
    let start = raw.len() - written.len();
    let line = written.lines().next().unwrap_or_default().trim_end();
    if let Some(day) = written_date::read(line) {
        return Some((day, start + line.len()));
    }
    let (day, after) = written.split_at_checked(10)?;
    let ends = after.starts_with(char::is_whitespace);
    let day = CivilDay::parse(day).ok().filter(|_| ends)?;
    Some((day, start + 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> (Vec<&str>, Option<String>) {
        let reading = parse(raw, 0, &Metadata::default());
        let blocks = reading.blocks.iter().map(|block| block.span.of(raw));
        (
            blocks.collect(),
            reading.first_line_date.map(|day| day.to_string()),
        )
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(read("One\ntwo\n \t\nthree").0, ["One\ntwo", "three"]);
        assert_eq!(
            read("\r\nOne\r\ntwo\r\n\r\nthree\r\n").0,
            ["One\r\ntwo", "three"]
        );
        assert_eq!(read("One\rtwo\r\rthree").0, ["One\rtwo", "three"]);
        assert_eq!(read("\n\n").0, Vec::<&str>::new());
    }

    #[test]
    fn the_first_line_may_give_the_date() {
        let day = Some("2022-02-17".to_owned());
        for (raw, lead) in [
            ("date 2022-02-17 The lead goes on", "The lead goes on"),
            ("  date 2022-02-17\nThe lead", "The lead"),
            ("Date: 2022-02-17\n\nThe lead", "The lead"),
            ("DATE:17 February 2022\r\nThe lead", "The lead"),
            ("date 2022-02-17T08:00:00Z\nThe lead", "The lead"),
        ] {
            assert_eq!(read(raw), (vec![lead], day.clone()), "{raw}");
        }
    }

    #[test]
    fn other_first_lines_are_text() {
        for raw in [
            "date of the talks is open",
            "dated 2022-02-17",
            "date 2022-02-17th is open",
            "date 2022-02-30 is none",
            "date",
            "dät 2022-02-17",
        ] {
            assert_eq!(read(raw), (vec![raw], None), "{raw}");
        }
    }
}
