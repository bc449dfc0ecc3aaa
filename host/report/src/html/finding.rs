//! Findings as cards: what does not match, both sides next to each other, why, and the question.

use super::anchor;
use super::article::Page;
use super::badge::{badge, class};
use super::excerpt::{self, Excerpt};
use super::words::{self, Weights};
use crate::escape;
use crate::sides::{Side, sides};
use gainsay_model::Finding;
use std::io::{self, Write};

pub(super) fn write(out: &mut dyn Write, page: &Page<'_>) -> io::Result<()> {
    if page.report.findings.is_empty() {
        return Ok(());
    }
    let weights = Weights::of(&page.report.findings);
    let heading = match weights.mismatches {
        0 => "Worth a look",
        _ => "What does not match",
    };
    page.open(out, "findings", heading)?;
    writeln!(out, "<ol class=\"cards\">")?;
    for (index, finding) in page.report.findings.iter().enumerate() {
        card(out, page, index + 1, finding)?;
    }
    writeln!(out, "</ol>\n</section>")
}

fn card(out: &mut dyn Write, page: &Page<'_>, number: usize, finding: &Finding) -> io::Result<()> {
    let (id, class) = (page.anchor.finding(number), class(finding.severity));
    let level = page.level(2);
    let message = escape::html(&words::capital(finding.message.raw()));
    writeln!(out, "<li class=\"card {class}\" id=\"{id}\">")?;
    writeln!(
        out,
        "<h{level}><span class=\"number\">{number}</span> {message}</h{level}>"
    )?;
    writeln!(
        out,
        "<p class=\"kind\">{} <span>{}</span> <code>{}</code></p>",
        badge(finding.severity, words::severity(finding.severity)),
        words::kind(finding.kind),
        escape::html(&finding.rule)
    )?;
    writeln!(out, "<div class=\"sides\">")?;
    for (index, side) in sides(page.report, finding).iter().enumerate() {
        let place = place(page, number, index + 1, side);
        quoted(out, &excerpt::of_side(page.report, side), side, &place)?;
    }
    writeln!(out, "</div>")?;
    derivation(out, finding)?;
    writeln!(out, "<dl class=\"remarks\">")?;
    remark(out, "Why", finding.why.raw(), "why")?;
    remark(out, "Question to the author", finding.ask.raw(), "ask")?;
    writeln!(out, "</dl>\n</li>")
}

/// The words in their sentence, what they are, and where they stand.
fn quoted(out: &mut dyn Write, excerpt: &Excerpt, side: &Side<'_>, place: &str) -> io::Result<()> {
    let before = escape::html(&excerpt.before);
    let after = escape::html(&excerpt.after);
    let words = match escape::html(&excerpt.words) {
        words if words.trim().is_empty() => words,
        words => format!("<mark>{words}</mark>"),
    };
    let role = escape::html(&side.evidence.role.raw().replace('-', " "));
    let note = escape::html(side.evidence.note.raw());
    writeln!(
        out,
        "<figure><figcaption><b class=\"role\">{role}</b> <span>{note}</span></figcaption>\
         <blockquote><p>{before}{words}{after}</p></blockquote>\
         <p class=\"place\">{place}</p></figure>"
    )
}

/// A link to the place in the text; for another article, to the row where both are named.
fn place(page: &Page<'_>, finding: usize, number: usize, side: &Side<'_>) -> String {
    let line = side.quote.start.line;
    if side.here {
        let id = page.anchor.side(finding, number);
        return format!("<a href=\"#{id}\">line {line}</a>");
    }
    let row = page.rows.get(finding - 1).copied().flatten();
    let path = escape::html(side.path);
    match row {
        Some(row) => {
            let row = page.overview(&anchor::row(row));
            format!("<a href=\"{row}\">{path}</a>, line {line}")
        }
        None => format!("{path}, line {line}"),
    }
}

fn derivation(out: &mut dyn Write, finding: &Finding) -> io::Result<()> {
    if finding.derivation.is_empty() {
        return Ok(());
    }
    writeln!(out, "<ul class=\"sums\">")?;
    for step in &finding.derivation {
        writeln!(out, "<li>{}</li>", escape::html(step.raw()))?;
    }
    writeln!(out, "</ul>")
}

fn remark(out: &mut dyn Write, name: &str, text: &str, class: &str) -> io::Result<()> {
    if text.trim().is_empty() {
        return Ok(());
    }
    let text = escape::html(text);
    writeln!(
        out,
        "<div class=\"{class}\"><dt>{name}</dt><dd>{text}</dd></div>"
    )
}
