//! What is told of the words under the cursor.

mod date;
mod figure;
mod finding;

use crate::folder::Part;
use crate::shown::Shown;
use gainsay_engine::Outcome;
use gainsay_model::{ArticleReport, Claim, Span};
use gainsay_report::{escape, record, speakers};
use std::ops::Range as Bytes;
use std::sync::Arc;

/// A line of a hover text. Nothing in it is escaped.
pub(crate) enum Line {
    /// The words that it is about.
    Title(String),
    /// What is said of them, with what it says.
    Item(&'static str, String),
    Text(String),
}

/// A hover text, and the bytes that it is about.
pub(crate) struct Hover {
    pub(crate) lines: Vec<Line>,
    pub(crate) bytes: Bytes<usize>,
}

/// What is known of a byte of a text: findings first, then the figure and the date that it is part of.
pub(crate) fn at(byte: usize, name: &str, shown: &[Arc<Shown>], parts: &[Part]) -> Option<Hover> {
    let mut lines = Vec::new();
    let mut bytes: Option<Bytes<usize>> = None;
    let mut add = |found: Vec<Line>, at: Bytes<usize>| {
        lines.extend(found);
        // The narrowest words are those that were meant.
        bytes = bytes
            .take()
            .filter(|known| known.len() <= at.len())
            .or(Some(at));
    };
    for one in shown {
        let touched = |side: &&crate::shown::Side| side.bytes.contains(&byte);
        if let (Some(finding), Some(side)) = (&one.finding, one.in_file(name).find(touched)) {
            add(finding::lines(finding, one, side), side.bytes.clone());
        }
    }
    let part = parts.iter().rev().find(|part| part.start <= byte)?;
    if let Outcome::Checked(report) = &part.kept.outcome {
        let of = |span: Span| {
            let raw = report.source.to_raw(span).range();
            raw.start + part.start..raw.end + part.start
        };
        let claims = &report.claims;
        for (figure, index) in claims.quantities.iter().zip(0..) {
            if of(figure.span).contains(&byte) {
                let about = |claim: &&Claim| claim.quantities.contains(&index);
                let context = context(report, figure.span, about);
                add(
                    [figure::lines(figure), context]
                        .into_iter()
                        .flatten()
                        .collect(),
                    of(figure.span),
                );
            }
        }
        for (time, index) in claims.times.iter().zip(0..) {
            if of(time.span).contains(&byte) {
                let about = |claim: &&Claim| claim.times.contains(&index);
                let context = context(report, time.span, about);
                add(
                    [date::lines(report, time), context]
                        .into_iter()
                        .flatten()
                        .collect(),
                    of(time.span),
                );
            }
        }
    }
    bytes.map(|bytes| Hover { lines, bytes })
}

/// The claims that words are part of; else who says them.
fn context(report: &ArticleReport, words: Span, about: impl Fn(&&Claim) -> bool) -> Vec<Line> {
    let claims: Vec<&Claim> = report.claims.claims.iter().filter(about).collect();
    if claims.is_empty() {
        let speakers = speakers(report, words).into_iter();
        let speakers: Vec<String> = speakers.map(|who| who.raw().to_owned()).collect();
        let who = match speakers.as_slice() {
            [] => "the article".to_owned(),
            speakers => speakers.join(" › "),
        };
        return vec![Line::Item("according to", who)];
    }
    let mut lines = Vec::new();
    for claim in claims {
        lines.push(Line::Text("Part of this claim:".to_owned()));
        lines.extend(record(report, claim).into_iter().map(|(heading, parts)| {
            let parts: Vec<&str> = parts.iter().map(gainsay_model::Untrusted::raw).collect();
            Line::Item(heading, parts.join("; "))
        }));
    }
    lines
}

/// Hover lines as Markdown, or as plain text.
pub(crate) fn text(lines: &[Line], markdown: bool) -> String {
    let shown = lines.iter().map(|line| match (line, markdown) {
        (Line::Title(words), true) => format!("\n**{}**\n", escape::markdown(words)),
        (Line::Item(what, words), true) => format!("- {what}: {}", escape::markdown(words)),
        (Line::Text(words), true) => format!("\n{}\n", escape::markdown(words)),
        (Line::Item(what, words), false) => format!("{what}: {}", escape::terminal(words)),
        (Line::Title(words) | Line::Text(words), false) => escape::terminal(words),
    });
    let text = shown.collect::<Vec<_>>().join("\n");
    text.replace("\n\n\n", "\n\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hover_texts_are_markdown_or_plain() {
        let lines = [
            Line::Title("<b>*7*</b>".into()),
            Line::Item("value", "7\u{202e}".into()),
            Line::Text("See.".into()),
        ];
        assert_eq!(text(&lines, false), "<b>*7*</b>\nvalue: 7\\u{202e}\nSee.");
        let markdown = text(&lines, true);
        assert!(markdown.starts_with("**"), "{markdown}");
        assert!(
            !markdown.contains("<b>") && !markdown.contains('\u{202e}'),
            "{markdown}"
        );
        assert!(markdown.contains("\n- value: 7"), "{markdown}");
    }
}
