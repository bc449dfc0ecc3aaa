//! The questions to the author, ready to copy.

use super::article::Page;
use crate::escape;
use gainsay_model::{ArticleReport, Finding};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Code points of a row of the field to copy from: its height is guessed by them.
const COLUMNS: usize = 60;

/// Whether there is a question.
pub(super) fn any(report: &ArticleReport) -> bool {
    report.findings.iter().any(asks)
}

fn asks(finding: &Finding) -> bool {
    !finding.ask.raw().trim().is_empty()
}

pub(super) fn write(out: &mut dyn Write, page: &Page<'_>) -> io::Result<()> {
    if !any(page.report) {
        return Ok(());
    }
    page.open(out, "questions", "Questions to the author")?;
    writeln!(out, "<ol>")?;
    let mut plain = String::new();
    let mut rows = 1;
    let asking = page.report.findings.iter().enumerate();
    for (nth, (index, finding)) in asking.filter(|(_, f)| asks(f)).enumerate() {
        let id = page.anchor.finding(index + 1);
        let ask = escape::html(finding.ask.raw());
        let number = index + 1;
        writeln!(
            out,
            "<li>{ask} <a class=\"to\" href=\"#{id}\">finding {number}</a></li>"
        )?;
        rows += 1 + finding.ask.raw().chars().count() / COLUMNS;
        let _ = writeln!(plain, "{}. {ask}", nth + 1);
    }
    let field = page.anchor.section("copy");
    writeln!(
        out,
        "</ol>\n<details><summary>As plain text, to copy</summary>\n\
         <label for=\"{field}\">Questions to the author, one a line</label>\n\
         <textarea id=\"{field}\" rows=\"{rows}\" readonly>{plain}</textarea>\n\
         </details>\n</section>"
    )
}
