//! How much was understood: what was not, was not checked.

use super::article::Page;
use crate::summary::grouped;
use gainsay_model::{Coverage, Seen};
use std::io::{self, Write};

pub(super) fn write(out: &mut dyn Write, page: &Page<'_>) -> io::Result<()> {
    page.open(out, "coverage", "How much was understood")?;
    list(out, &page.report.claims.coverage)?;
    writeln!(out, "</section>")
}

/// The four counts, each with a bar that says nothing beyond its words.
pub(super) fn list(out: &mut dyn Write, coverage: &Coverage) -> io::Result<()> {
    writeln!(out, "<ul class=\"seen\">")?;
    for (name, seen) in [
        ("Figures", coverage.figures),
        ("Dates", coverage.dates),
        ("Statements", coverage.statements),
        ("Events", coverage.events),
    ] {
        row(out, name, seen)?;
    }
    writeln!(
        out,
        "</ul>\n<p class=\"hint\">What was not understood was not checked.</p>"
    )
}

fn row(out: &mut dyn Write, name: &str, seen: Seen) -> io::Result<()> {
    let Seen { seen, understood } = seen;
    if seen == 0 {
        return writeln!(out, "<li><b>{name}</b> none seen</li>");
    }
    let share = u64::from(understood.min(seen)) * 100 / u64::from(seen);
    writeln!(
        out,
        "<li><b>{name}</b> {} of {} understood\
         <span class=\"bar\" aria-hidden=\"true\"><span style=\"width:{share}%\"></span></span></li>",
        grouped(understood.into()),
        grouped(seen.into())
    )
}
