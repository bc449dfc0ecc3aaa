//! Where the evidence of a finding stands.

use crate::escape;
use gainsay_model::{ArticleReport, Evidence, Finding, Quote};

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

/// `path:line:column` of the first side, inert on a terminal.
pub(crate) fn place(report: &ArticleReport, sides: &[Side<'_>]) -> String {
    let path = escape::terminal(&report.path);
    let first = sides.iter().find(|side| side.here).or(sides.first());
    first.map_or_else(
        || path.clone(),
        |side| {
            let (start, path) = (side.quote.start, escape::terminal(side.path));
            format!("{path}:{}:{}", start.line, start.column)
        },
    )
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
