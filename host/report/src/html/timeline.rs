//! What the text tells of which day, in the order of the calendar.

use super::article::Page;
use super::excerpt;
use super::period::Period;
use crate::escape;
use gainsay_model::{ArticleReport, Timex};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Fewer dates than this make no line.
const FEWEST: usize = 2;

/// Time expressions of each period, one for a sentence.
type Dates<'r> = BTreeMap<Period, BTreeMap<u32, &'r Timex>>;

/// Whether the text names enough dates.
pub(super) fn any(report: &ArticleReport) -> bool {
    dates(report).len() >= FEWEST
}

fn dates(report: &ArticleReport) -> Dates<'_> {
    let mut dates = Dates::new();
    for time in &report.claims.times {
        if let Some(period) = Period::of(time) {
            let sentences = dates.entry(period).or_default();
            sentences.entry(time.sentence).or_insert(time);
        }
    }
    dates
}

pub(super) fn write(out: &mut dyn Write, page: &Page<'_>) -> io::Result<()> {
    let mut dates = dates(page.report);
    if dates.len() < FEWEST {
        return Ok(());
    }
    let published = page.report.published.map(Period::day);
    if let Some(published) = published {
        dates.entry(published).or_default();
    }
    page.open(out, "dates", "Dates in order")?;
    writeln!(out, "<ol class=\"timeline\">")?;
    for (period, times) in &dates {
        let own = published == Some(*period);
        let class = if own { " class=\"published\"" } else { "" };
        writeln!(out, "<li{class}><p class=\"when\">{}", period.html())?;
        if own {
            writeln!(out, "<span class=\"sort\">day of the article</span>")?;
        }
        writeln!(out, "</p>")?;
        if !times.is_empty() {
            told(out, page, times)?;
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ol>\n</section>")
}

fn told(out: &mut dyn Write, page: &Page<'_>, times: &BTreeMap<u32, &Timex>) -> io::Result<()> {
    writeln!(out, "<ul>")?;
    for time in times.values() {
        let excerpt = excerpt::in_sentence(page.report, time.span).unwrap_or_default();
        let before = escape::html(&excerpt.before);
        let after = escape::html(&excerpt.after);
        let words = escape::html(&time.text);
        writeln!(
            out,
            "<li>{before}<b>{words}</b>{after} <span class=\"at\">{}</span></li>",
            page.line(time.span)
        )?;
    }
    writeln!(out, "</ul>")
}
