//! Where the evidence of a finding stands.

use crate::escape;
use gainsay_model::{ArticleReport, Evidence, Finding, Quote};

/// Code points of a quoted side that are shown from each of its ends.
const SIDE_ENDS: usize = 200;

/// A side of a finding with its path and its words in the file.
#[derive(Clone, Debug)]
pub(crate) struct Side<'a> {
    pub(crate) evidence: &'a Evidence,
    pub(crate) path: &'a str,
    pub(crate) quote: Quote,
    /// It stands in the article that is reported, whose lines are at hand.
    pub(crate) here: bool,
}

/// The sides of a finding in the order of its evidence.
pub(crate) fn sides<'a>(report: &'a ArticleReport, finding: &'a Finding) -> Vec<Side<'a>> {
    finding
        .evidence
        .iter()
        .map(|evidence| match &evidence.elsewhere {
            Some(elsewhere) => Side {
                evidence,
                path: &elsewhere.path,
                quote: elsewhere.quote.clone(),
                here: false,
            },
            None => Side {
                evidence,
                path: &report.path,
                quote: report.source.quote(evidence.span),
                here: true,
            },
        })
        .collect()
}

/// The side that a finding is shown at: the first that stands in the article.
pub(crate) fn primary<'s, 'a>(sides: &'s [Side<'a>]) -> Option<&'s Side<'a>> {
    sides.iter().find(|side| side.here).or(sides.first())
}

/// `path:line:column` of the first side, inert on a terminal.
pub(crate) fn place(report: &ArticleReport, sides: &[Side<'_>]) -> String {
    let path = escape::terminal(&report.path);
    primary(sides).map_or_else(
        || path.clone(),
        |side| {
            let (start, path) = (side.quote.start, escape::terminal(side.path));
            format!("{path}:{}:{}", start.line, start.column)
        },
    )
}

/// The sides that a finding is not shown at.
pub(crate) fn others<'s, 'a>(sides: &'s [Side<'a>]) -> impl Iterator<Item = &'s Side<'a>> {
    let at = sides.iter().position(|side| side.here).unwrap_or(0);
    let others = sides
        .iter()
        .enumerate()
        .filter(move |(other, _)| *other != at);
    others.map(|(_, side)| side)
}

/// "counter: on the word of the other side": what the words are and the remark on them.
pub(crate) fn label(evidence: &Evidence) -> String {
    let role = escape::terminal(&evidence.role.raw().replace('-', " "));
    let note = escape::terminal(evidence.note.raw());
    match (role.is_empty(), note.is_empty()) {
        (_, true) => role,
        (true, false) => note,
        (false, false) => format!("{role}: {note}"),
    }
}

/// What stands before and after the words, in whole words, with `…` where the line goes on.
pub(crate) fn surroundings(quote: &Quote) -> (String, String) {
    let (prefix, suffix) = (quote.prefix.raw(), quote.suffix.raw());
    let before = match prefix.rsplit_once('\n') {
        Some((_, line)) => line.to_owned(),
        None if prefix.chars().count() < Quote::CONTEXT => prefix.to_owned(),
        None => prefix
            .split_once(char::is_whitespace)
            .map_or_else(|| "…".to_owned(), |(_, words)| format!("…{words}")),
    };
    let after = match suffix.split_once('\n') {
        Some((line, _)) => line.to_owned(),
        None if suffix.chars().count() < Quote::CONTEXT => suffix.to_owned(),
        None => suffix
            .rsplit_once(char::is_whitespace)
            .map_or_else(|| "…".to_owned(), |(words, _)| format!("{words}…")),
    };
    (before, after)
}

/// Long words without their middle.
pub(crate) fn both_ends(text: &str) -> String {
    let cut = |mut indices: std::str::CharIndices<'_>| indices.nth(SIDE_ENDS).map(|(at, _)| at);
    let head = cut(text.char_indices());
    let tail = text
        .char_indices()
        .rev()
        .nth(SIDE_ENDS - 1)
        .map(|(at, _)| at);
    match (head, tail) {
        (Some(head), Some(tail)) if head < tail => {
            let (first, last) = (text.get(..head), text.get(tail..));
            format!(
                "{} … {}",
                first.unwrap_or_default(),
                last.unwrap_or_default()
            )
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_lose_their_middle() {
        let long = format!("a{}b", "é".repeat(1000));
        let short = both_ends(&long);
        assert_eq!(short.chars().count(), 2 * SIDE_ENDS + 3);
        assert!(short.starts_with('a') && short.ends_with('b'));
        assert_eq!(both_ends("short"), "short");
    }
}
