//! The cells of a claim.

use super::column::{Part, Parts};
use super::palette::{DIM, FIGURE, SOURCE, TIME};
use super::words;
use anstyle::Style;
use gainsay_model::{Argument, ArticleReport, Claim, SourceKind};

/// The role that stands in the column "who".
const WHO: &str = "agent";

/// Headings of the columns, in their order.
pub(super) const HEADINGS: [&str; 8] = [
    "line",
    "who",
    "what",
    "how much",
    "when",
    "held as",
    "sure",
    "according to",
];

/// Shares of the columns in the room that there is.
pub(super) const WEIGHTS: [usize; 8] = [2, 3, 5, 3, 3, 3, 2, 3];

/// The cells of a claim, in the order of [`HEADINGS`].
pub(super) fn cells(report: &ArticleReport, claim: &Claim) -> [Parts; 8] {
    let line = super::line_of(report, claim.trigger);
    [
        vec![part(line.to_string(), DIM)],
        claim
            .argument(WHO)
            .map(|agent| part(filler(report, agent), Style::new()))
            .into_iter()
            .collect(),
        what(report, claim),
        figures(report, claim),
        times(report, claim),
        vec![part(words::held(claim), Style::new())],
        vec![part(format!("{} %", claim.confidence), Style::new())],
        account(report, claim),
    ]
}

fn part(text: String, style: Style) -> Part {
    Part { text, style }
}

fn what(report: &ArticleReport, claim: &Claim) -> Parts {
    let others = claim.arguments.iter().filter(|other| other.role != WHO);
    let others = others.map(|other| {
        let words = format!("{}: {}", other.role, filler(report, other));
        part(words, Style::new())
    });
    let frame = part(words::frame(claim), Style::new().bold());
    std::iter::once(frame).chain(others).collect()
}

/// The words in a role, and whom they mean where they do not say it.
fn filler(report: &ArticleReport, argument: &Argument) -> String {
    let entity = argument
        .entity
        .and_then(|index| report.claims.entities.get(index as usize));
    let name = entity
        .map(|entity| entity.name.as_str())
        .filter(|name| !argument.text.to_lowercase().contains(&name.to_lowercase()));
    match name {
        Some(name) => format!("{} ({name})", argument.text),
        None => argument.text.clone(),
    }
}

fn figures(report: &ArticleReport, claim: &Claim) -> Parts {
    let figures = claim
        .quantities
        .iter()
        .filter_map(|index| report.claims.quantities.get(*index as usize));
    figures
        .map(|figure| {
            let kind = words::figure_kind(figure);
            let kind = if kind.is_empty() {
                String::new()
            } else {
                format!(" ({kind})")
            };
            part(format!("{}{kind}", figure.text), FIGURE)
        })
        .collect()
}

fn times(report: &ArticleReport, claim: &Claim) -> Parts {
    let times = claim
        .times
        .iter()
        .filter_map(|index| report.claims.times.get(*index as usize));
    times
        .flat_map(|time| {
            let value = (time.value != time.text && !time.value.is_empty())
                .then(|| part(format!("= {}", time.value), DIM));
            std::iter::once(part(time.text.clone(), TIME)).chain(value)
        })
        .collect()
}

/// By whose account, outermost first.
fn account(report: &ArticleReport, claim: &Claim) -> Parts {
    let chain = claim
        .chain
        .iter()
        .filter_map(|index| report.claims.attributions.get(*index as usize));
    let mut parts: Parts = chain
        .enumerate()
        .map(|(nth, attribution)| {
            let link = if nth > 0 { "› " } else { "" };
            let unnamed = attribution.anonymous && attribution.source_kind != SourceKind::Unknown;
            let unnamed = if unnamed { ", unnamed" } else { "" };
            let who = words::who(report, attribution);
            part(format!("{link}{who}{unnamed}"), SOURCE)
        })
        .collect();
    let continued = claim
        .inherited_source
        .and_then(|index| report.claims.attributions.get(index as usize));
    if let Some(attribution) = continued
        && parts.is_empty()
    {
        let who = words::who(report, attribution);
        parts.push(part(format!("{who}, continued"), SOURCE));
    }
    if parts.is_empty() {
        parts.push(part("the article".to_owned(), DIM));
    }
    parts
}
