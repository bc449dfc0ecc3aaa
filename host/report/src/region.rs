//! Stretches of files as formats for programs count them.

use crate::sides::Side;
use gainsay_model::{ArticleReport, Quote, Span};

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16.
    Utf16,
}

/// From a place to the place just after the last character; lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) lines: (usize, usize),
    /// Columns from 1. None where the file is not at hand and its line began too far before: then
    /// whole lines are meant.
    pub(crate) columns: Option<(usize, usize)>,
}

/// The regions of one article's findings.
pub(crate) struct Regions<'a> {
    report: &'a ArticleReport,
    unit: Unit,
    /// Where characters stand in the file that are two units of UTF-16, so that no line has to be
    /// read again for each of its findings.
    wide: Vec<usize>,
}

impl<'a> Regions<'a> {
    pub(crate) fn of(report: &'a ArticleReport, unit: Unit) -> Self {
        let bytes = report.source.raw().bytes().enumerate();
        let wide = match unit {
            Unit::Utf8 => Vec::new(),
            Unit::Utf16 => bytes
                .filter(|(_, byte)| *byte >= 0xf0)
                .map(|(at, _)| at)
                .collect(),
        };
        Self { report, unit, wide }
    }

    /// The region of a side's words.
    pub(crate) fn side(&self, side: &Side<'_>) -> Region {
        if side.here {
            self.span(side.evidence.span)
        } else {
            elsewhere(&side.quote, self.unit)
        }
    }

    /// The region of words of the article's reading text.
    pub(crate) fn span(&self, span: Span) -> Region {
        let source = &self.report.source;
        let quote = source.quote(span);
        let start = source
            .raw()
            .floor_char_boundary(source.to_raw(span).start as usize);
        let end = start + quote.exact.raw().len();
        let lines = (quote.start.line, quote.end.line);
        Region {
            lines,
            columns: Some((self.column(start, lines.0), self.column(end, lines.1))),
        }
    }

    fn column(&self, byte: usize, line: usize) -> usize {
        let start = self.report.source.line_start(line);
        match self.unit {
            Unit::Utf8 => byte.saturating_sub(start) + 1,
            Unit::Utf16 => {
                let before = |byte| self.wide.partition_point(|at| *at < byte);
                let place = self.report.source.place(byte as u32);
                place.column + before(byte).saturating_sub(before(start))
            }
        }
    }
}

/// The region of words of which only the surroundings are known.
fn elsewhere(quote: &Quote, unit: Unit) -> Region {
    let (prefix, exact) = (quote.prefix.raw(), quote.exact.raw());
    let before = match prefix.rsplit_once('\n') {
        Some((_, line)) => Some(line),
        None => (prefix.chars().count() + 1 == quote.start.column).then_some(prefix),
    };
    let columns = before.map(|before| {
        let start = units(before, unit) + 1;
        let end = match exact.rsplit_once('\n') {
            Some((_, last)) => units(last, unit) + 1,
            None => start + units(exact, unit),
        };
        (start, end)
    });
    Region {
        lines: (quote.start.line, quote.end.line),
        columns,
    }
}

fn units(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => text.len(),
        Unit::Utf16 => text.encode_utf16().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sides::sides;
    use gainsay_model::{ArticleId, Elsewhere, Evidence, Finding, SourceMap};

    const TEXT: &str = "Ärger\nüber 𝄞 “zwei𐐀\n𐐀 Züge” 𝄞 heute";

    fn region(words: &str, unit: Unit, here: bool) -> Region {
        let start = TEXT.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        let source = SourceMap::identity(TEXT.into());
        let other = Elsewhere {
            path: "b.txt".into(),
            quote: source.quote(span),
        };
        let evidence = Evidence {
            role: "claim".into(),
            article: ArticleId("a.txt".into()),
            span,
            exact: words.into(),
            note: "".into(),
            elsewhere: (!here).then_some(other),
        };
        let base = crate::sample::article();
        let finding = Finding {
            evidence: vec![evidence],
            ..base.findings[0].clone()
        };
        let report = ArticleReport { source, ..base };
        let sides = sides(&report, &finding);
        Regions::of(&report, unit).side(&sides[0])
    }

    #[test]
    fn columns_count_what_the_format_wants() {
        for here in [true, false] {
            let zwei = region("zwei", Unit::Utf16, here);
            assert_eq!(
                zwei,
                Region {
                    lines: (2, 2),
                    columns: Some((10, 14))
                }
            );
            let zwei = region("zwei", Unit::Utf8, here);
            assert_eq!(zwei.columns, Some((15, 19)));
            let both = region("zwei𐐀\n𐐀 Züge", Unit::Utf16, here);
            assert_eq!(
                both,
                Region {
                    lines: (2, 3),
                    columns: Some((10, 8))
                }
            );
        }
        assert_eq!(region("heute", Unit::Utf16, true).columns, Some((13, 18)));
    }

    #[test]
    fn columns_nobody_knows_are_left_out() {
        let text = format!("{}word", "a ".repeat(40));
        let source = SourceMap::identity(text.clone());
        let quote = source.quote(Span::new(80, 84));
        assert_eq!(elsewhere(&quote, Unit::Utf8).columns, None);
    }
}
