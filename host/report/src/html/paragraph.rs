//! The article's text in paragraphs.

use gainsay_model::{ArticleReport, SegmentKind, Span};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Headline,
    Subhead,
    Prose,
    /// Captions, credits.
    Aside,
    /// Nothing of it was read as prose: fields of metadata, code.
    Unread,
}

/// A stretch between blank lines, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// All paragraphs, in order.
pub(super) fn paragraphs(report: &ArticleReport) -> Vec<Paragraph> {
    let mut sentences = report.claims.sentences.iter().peekable();
    let mut found = Vec::new();
    for span in stretches(&report.text) {
        while sentences.next_if(|s| s.span.end <= span.start).is_some() {}
        let mut kind = Kind::Unread;
        while let Some(sentence) = sentences.next_if(|s| s.span.start < span.end) {
            let of_sentence = kind_of(sentence.segment);
            // A paragraph may begin with its dateline: prose prevails.
            if kind == Kind::Unread || of_sentence == Kind::Prose {
                kind = of_sentence;
            }
        }
        found.push(Paragraph { span, kind });
    }
    found
}

/// Number from 1 of the paragraph that holds a byte, or of the last one before it.
pub(super) fn number_at(paragraphs: &[Paragraph], byte: u32) -> usize {
    let after = paragraphs.partition_point(|paragraph| paragraph.span.start <= byte);
    after.max(1)
}

fn kind_of(segment: SegmentKind) -> Kind {
    match segment {
        SegmentKind::Headline => Kind::Headline,
        SegmentKind::Subhead => Kind::Subhead,
        SegmentKind::Body => Kind::Prose,
        SegmentKind::Caption | SegmentKind::Credit => Kind::Aside,
        SegmentKind::Metadata => Kind::Unread,
    }
}

/// Stretches between blank lines.
fn stretches(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        // The second half of CR LF is no blank line.
        let half = line == "\n" && text.get(..at).is_some_and(|text| text.ends_with('\r'));
        at += line.len();
        if start >= at {
            open &= half;
            continue;
        }
        match found.last_mut() {
            Some(last) if open => last.end = end as u32,
            _ => found.push(Span::new(start, end)),
        }
        open = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        let words = |text: &'static str| -> Vec<&str> {
            let stretches = stretches(text).into_iter();
            stretches.map(|span| span.of(text)).collect()
        };
        assert_eq!(words("\n One\ntwo\n \t\nthree\n"), ["One\ntwo", "three"]);
        assert_eq!(words("One\r\ntwo\r\n\r\nthree"), ["One\r\ntwo", "three"]);
        assert!(words(" \n\n").is_empty());
    }

    #[test]
    fn every_byte_has_a_paragraph() {
        let paragraphs = [(2, 5), (7, 9)].map(|(start, end)| Paragraph {
            span: Span::new(start, end),
            kind: Kind::Prose,
        });
        let numbers = [0, 2, 6, 7, 40].map(|byte| number_at(&paragraphs, byte));
        assert_eq!(numbers, [1, 1, 1, 2, 2]);
    }
}
