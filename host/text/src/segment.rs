//! Blocks to segments: headline, subheads, paragraphs, credits, lines of metadata.
//!
//! Agency datelines ("LONDON (Reuters) -") and picture credits at the ends of a paragraph become
//! segments of their own, so that they never mix with the syntax of a sentence.

use crate::Segment;
use gainsay_model::{Article, BlockKind, SegmentKind, Span};

/// Longest headline, in bytes.
const HEADLINE_BYTES: usize = 180;
/// Longest subhead, in bytes.
const SUBHEAD_BYTES: usize = 90;
/// Longest dateline, credit in brackets or byline, in bytes.
const CREDIT_BYTES: usize = 160;

/// Segments of the article in reading order; blocks that do not fit the text are left out.
pub(crate) fn segments(article: &Article) -> Vec<Segment> {
    let title = article.title.as_deref();
    let mut found = Found {
        text: &article.text,
        title,
        segments: Vec::new(),
    };
    let mut end = 0;
    let blocks = || {
        article
            .blocks
            .iter()
            .filter(|block| !block.span.of(&article.text).is_empty())
    };
    let last = blocks().next_back().map(|block| block.span);
    let mut headline_open = true;
    for block in blocks() {
        if block.span.start < end {
            continue;
        }
        end = block.span.end;
        let is_last = Some(block.span) == last;
        match block.kind {
            BlockKind::Title => {
                found.push(SegmentKind::Headline, block.span);
                headline_open = false;
            }
            BlockKind::Heading => {
                found.push(SegmentKind::Subhead, block.span);
                headline_open = false;
            }
            BlockKind::Caption => found.push(SegmentKind::Caption, block.span),
            // Code and tables are not read as prose.
            BlockKind::Verbatim => {}
            BlockKind::ListItem | BlockKind::Quotation => found.push(SegmentKind::Body, block.span),
            BlockKind::Paragraph => {
                let before = found.segments.len();
                found.paragraph(block.span, headline_open, is_last);
                let prose =
                    |s: &Segment| !matches!(s.kind, SegmentKind::Metadata | SegmentKind::Credit);
                headline_open &= !found.segments.iter().skip(before).any(prose);
            }
        }
    }
    found.segments
}

/// Segments found so far.
struct Found<'a> {
    text: &'a str,
    title: Option<&'a str>,
    segments: Vec<Segment>,
}

impl Found<'_> {
    /// Adds a segment without the white space around it, unless nothing is left.
    fn push(&mut self, kind: SegmentKind, span: Span) {
        let words = span.of(self.text);
        let start = span.start as usize + (words.len() - words.trim_start().len());
        let trimmed = words.trim();
        if !trimmed.is_empty() {
            let span = Span::new(start, start + trimmed.len());
            self.segments.push(Segment {
                kind,
                span,
                sentences: (0, 0),
            });
        }
    }

    /// Whether the words are the title that the metadata give.
    fn is_title(&self, words: &str) -> bool {
        let bare = |words: &str| words.trim().trim_end_matches('.').to_lowercase();
        words.len() <= HEADLINE_BYTES * 2
            && self.title.is_some_and(|title| bare(title) == bare(words))
    }

    /// Adds the segments of a paragraph.
    fn paragraph(&mut self, span: Span, headline_open: bool, is_last: bool) {
        let words = span.of(self.text);
        if is_metadata(words) {
            return self.push(SegmentKind::Metadata, span);
        }
        if is_credit(words) {
            return self.push(SegmentKind::Credit, span);
        }
        let (start, end) = (span.start as usize, span.end as usize);
        let lead_in = if headline_open {
            date_field_length(words)
        } else {
            0
        };
        if lead_in > 0 {
            self.push(SegmentKind::Metadata, Span::new(start, start + lead_in));
            return self.paragraph(Span::new(start + lead_in, end), headline_open, is_last);
        }
        let dateline = dateline_length(words);
        if dateline > 0 {
            self.push(SegmentKind::Credit, Span::new(start, start + dateline));
        }
        let body = words.get(dateline..).unwrap_or_default();
        let credit = end - closing_credit_length(body);
        let prose = body.get(..credit - start - dateline).unwrap_or_default();
        let kind = if dateline > 0 || is_last || credit < end {
            SegmentKind::Body
        } else if headline_open && (is_headline(prose) || self.is_title(prose)) {
            SegmentKind::Headline
        } else if !headline_open && is_subhead(prose) {
            SegmentKind::Subhead
        } else {
            SegmentKind::Body
        };
        self.push(kind, Span::new(start + dateline, credit));
        self.push(SegmentKind::Credit, Span::new(credit, end));
    }
}

/// Whether the paragraph is a field such as "Published: 3 May 2021" or "date 2022-02-17".
fn is_metadata(words: &str) -> bool {
    const FIELDS: [&str; 10] = [
        "date",
        "published",
        "updated",
        "last updated",
        "posted",
        "modified",
        "last modified",
        "created",
        "first published",
        "publication date",
    ];
    let words = words.trim();
    if words.len() > CREDIT_BYTES {
        return false;
    }
    if date_field_length(words) >= words.len() {
        return true;
    }
    let Some((field, value)) = words.split_once(':') else {
        return false;
    };
    FIELDS
        .iter()
        .any(|known| field.trim().eq_ignore_ascii_case(known))
        && value.contains(|c: char| c.is_ascii_digit())
}

/// Length of "date 2022-02-17" at the start, with the white space around it; 0 if there is none.
fn date_field_length(words: &str) -> usize {
    let rest = words.trim_start();
    let Some(field) = rest.get(..4).filter(|f| f.eq_ignore_ascii_case("date")) else {
        return 0;
    };
    let value = rest.get(field.len()..).unwrap_or_default();
    let value = value.trim_start_matches([' ', '\t', ':']);
    let day = value.as_bytes().get(..10).unwrap_or_default();
    let is_day = day.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let ends = value
        .get(10..)
        .is_some_and(|after| !after.starts_with(char::is_alphanumeric));
    if day.len() != 10 || !is_day || !ends {
        return 0;
    }
    let after = value.get(10..).unwrap_or_default();
    words.len() - after.trim_start().len()
}

/// Words that open a line of credits.
const CREDIT_OPENERS: [&str; 22] = [
    "image:",
    "images:",
    "photo:",
    "photos:",
    "picture:",
    "photograph:",
    "video:",
    "credit:",
    "source:",
    "photo by",
    "photograph by",
    "image by",
    "picture by",
    "reporting by",
    "additional reporting by",
    "editing by",
    "writing by",
    "with reporting by",
    "compiled by",
    "ap photo",
    "copyright",
    "©",
];

/// Whether the paragraph is a byline or names who took, wrote or edited something.
fn is_credit(words: &str) -> bool {
    let words = words.trim();
    if words.len() > CREDIT_BYTES * 2 {
        return false;
    }
    let bare = words.strip_prefix(['(', '[']).unwrap_or(words);
    let bracketed = bare.len() < words.len() && words.ends_with([')', ']']);
    let one_line = words.len() <= CREDIT_BYTES && !words.ends_with('.');
    ((bracketed || one_line) && opens_with_credit(bare)) || is_byline(words)
}

fn opens_with_credit(words: &str) -> bool {
    CREDIT_OPENERS.iter().any(|opener| {
        words
            .get(..opener.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(opener))
    })
}

/// "By Jane Doe", "By Jane Doe and John Roe, Springfield".
fn is_byline(words: &str) -> bool {
    let Some(names) = words
        .strip_prefix("By ")
        .or_else(|| words.strip_prefix("BY "))
    else {
        return false;
    };
    let mut count = 0;
    let named = names.split_whitespace().all(|word| {
        count += 1;
        let small = [
            "and", "in", "for", "of", "de", "van", "von", "the", "|", "&", "at",
        ];
        small.contains(&word) || word.starts_with(|c: char| c.is_uppercase() || c == '(')
    });
    named && (1..=12).contains(&count) && !names.ends_with(['.', '!', '?', ':'])
}

/// Length of a credit in brackets at the end of the paragraph; 0 if there is none.
fn closing_credit_length(words: &str) -> usize {
    let trimmed = words.trim_end();
    let close = match trimmed.chars().next_back() {
        Some(')') => '(',
        Some(']') => '[',
        _ => return 0,
    };
    // Brackets further away than a credit is long are of no interest.
    let from = trimmed.len().saturating_sub(CREDIT_BYTES);
    let from = (from..=trimmed.len())
        .find(|at| trimmed.is_char_boundary(*at))
        .unwrap_or(0);
    let Some(open) = trimmed
        .get(from..)
        .and_then(|tail| tail.rfind(close))
        .map(|at| at + from)
    else {
        return 0;
    };
    let inside = trimmed.get(open + 1..).unwrap_or_default();
    if open > 0 && opens_with_credit(inside) {
        words.len() - open
    } else {
        0
    }
}

/// Length of "LONDON (Reuters) -" with the white space after it; 0 if the paragraph has none.
fn dateline_length(words: &str) -> usize {
    let Some((dash, length)) = first_dash(words) else {
        return 0;
    };
    let before = words.get(..dash).unwrap_or_default().trim();
    let (places, agency) = match before.strip_suffix(')').and_then(|b| b.rsplit_once('(')) {
        Some((places, agency)) => (places.trim(), Some(agency)),
        None => (before, None),
    };
    if agency.is_some_and(|agency| agency.len() > 40 || !agency.starts_with(char::is_uppercase)) {
        return 0;
    }
    let (city, rest) = places.split_once(',').unwrap_or((places, ""));
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = city
        .chars()
        .all(|c| c.is_uppercase() || " .'’-/".contains(c));
    let calm = rest
        .split_whitespace()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let bare_agency = places.is_empty() && agency.is_some();
    if !(bare_agency || (shouted && calm && letters >= 3)) {
        return 0;
    }
    let after = words.get(dash + length..).unwrap_or_default();
    if after.trim().is_empty() {
        0
    } else {
        words.len() - after.trim_start().len()
    }
}

/// Place and length of the first dash that stands free, near the start.
fn first_dash(words: &str) -> Option<(usize, usize)> {
    let mut before = ' ';
    for (at, c) in words
        .char_indices()
        .take_while(|(at, _)| *at < CREDIT_BYTES / 2)
    {
        let rest = words.get(at..).unwrap_or_default();
        if matches!(c, '—' | '–') {
            return Some((at, c.len_utf8()));
        }
        if rest.starts_with("--") {
            return Some((at, 2));
        }
        let after = rest.chars().nth(1);
        if c == '-' && (before == ' ' || before == ')') && after.is_some_and(char::is_whitespace) {
            return Some((at, 1));
        }
        before = c;
    }
    None
}

/// Short, and does not end like a sentence.
fn is_headline(words: &str) -> bool {
    let words = words.trim();
    words.len() <= HEADLINE_BYTES
        && (2..=24).contains(&words.split_whitespace().count())
        && !words
            .trim_end_matches(['"', '”', '’', '\'', ')'])
            .ends_with(['.', ':', ';', ','])
}

/// Shorter still, and without any mark at its end.
fn is_subhead(words: &str) -> bool {
    let words = words.trim();
    words.len() <= SUBHEAD_BYTES
        && words.split_whitespace().count() <= 14
        && words
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "'‘“\"".contains(c))
        && words.ends_with(|c: char| c.is_alphanumeric() || "?'’%)".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::plain_article;

    fn kinds(text: &str) -> Vec<(SegmentKind, String)> {
        let article = plain_article(text, None);
        segments(&article)
            .iter()
            .map(|s| (s.kind, s.span.of(text).to_owned()))
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(SegmentKind, &str)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(k, s)| (*k, (*s).to_owned()))
            .collect();
        assert_eq!(kinds(text), expected, "{text}");
    }

    #[test]
    fn headline_subheads_and_body() {
        use SegmentKind::{Body, Headline, Subhead};
        check(
            "Mill to close by June\n\nThe mill will close.\n\nWhat comes next\n\nNobody knows.",
            &[
                (Headline, "Mill to close by June"),
                (Body, "The mill will close."),
                (Subhead, "What comes next"),
                (Body, "Nobody knows."),
            ],
        );
        check("The mill will close.", &[(Body, "The mill will close.")]);
        check("A lone line", &[(Body, "A lone line")]);
    }

    #[test]
    fn credits_and_datelines_stand_apart() {
        use SegmentKind::{Body, Credit};
        check(
            "By Jane Doe and John Roe\n\nLIMA (Reuters) - The dam held. (Photo: Ann Roe)",
            &[
                (Credit, "By Jane Doe and John Roe"),
                (Credit, "LIMA (Reuters) -"),
                (Body, "The dam held."),
                (Credit, "(Photo: Ann Roe)"),
            ],
        );
        check(
            "OSLO, Norway — The dam held.\n\n(Reporting by Jane Doe; editing by John Roe)",
            &[
                (Credit, "OSLO, Norway —"),
                (Body, "The dam held."),
                (Credit, "(Reporting by Jane Doe; editing by John Roe)"),
            ],
        );
        check(
            "The dam - old as it is - held.",
            &[(Body, "The dam - old as it is - held.")],
        );
        check(
            "By noon the dam had gone.",
            &[(Body, "By noon the dam had gone.")],
        );
    }

    #[test]
    fn fields_are_metadata() {
        use SegmentKind::{Body, Metadata};
        check(
            "Published: 3 May 2021\n\nThe dam held.",
            &[(Metadata, "Published: 3 May 2021"), (Body, "The dam held.")],
        );
        check(
            " date 2021-05-03 The dam held.",
            &[(Metadata, "date 2021-05-03"), (Body, "The dam held.")],
        );
        check(
            "Published reports say 3 dams fell.",
            &[(Body, "Published reports say 3 dams fell.")],
        );
    }
}
