//! Figures of one measure over time: a drawing, and the same in a table.

use super::article::Page;
use super::series::{Point, Series, series};
use super::words;
use crate::escape;
use gainsay_model::{ArticleReport, Decimal};
use std::io::{self, Write};

/// Units of the drawing.
const WIDTH: i64 = 420;
const HEIGHT: i64 = 180;
/// Room at the sides for labels, above the highest point, and below the base line for dates.
const SIDE: i64 = 46;
const TOP: i64 = 24;
const BOTTOM: i64 = 28;
/// Dates nearer to each other than this are written once.
const DATE: i64 = 104;
/// Charts of one article.
const MOST: usize = 4;

/// Whether there is a course to show.
pub(super) fn any(report: &ArticleReport) -> bool {
    !series(report).is_empty()
}

pub(super) fn write(out: &mut dyn Write, page: &Page<'_>) -> io::Result<()> {
    let all = series(page.report);
    if all.is_empty() {
        return Ok(());
    }
    page.open(out, "figures", "Figures over time")?;
    for (index, series) in all.iter().take(MOST).enumerate() {
        write_series(out, page, index + 1, series)?;
    }
    writeln!(out, "</section>")
}

fn write_series(
    out: &mut dyn Write,
    page: &Page<'_>,
    number: usize,
    series: &Series<'_>,
) -> io::Result<()> {
    let measure = escape::html(series.measure);
    writeln!(out, "<figure class=\"chart\">")?;
    if let Some(scale) = Scale::of(&series.points) {
        let id = format!("{}{number}", page.anchor.section("chart"));
        drawing(out, page, series, &scale, &id)?;
    }
    writeln!(
        out,
        "<table><caption>Figures that count “{measure}”, by the date that stands with them</caption>\
         \n<thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Figure</th>\
         <th scope=\"col\">Place</th></tr></thead>\n<tbody>"
    )?;
    for point in &series.points {
        writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            point.period.html(),
            escape::html(&point.figure.text),
            page.line(point.figure.span)
        )?;
    }
    writeln!(out, "</tbody></table>\n</figure>")
}

/// A stem with a dot for each figure.
fn drawing(
    out: &mut dyn Write,
    page: &Page<'_>,
    series: &Series<'_>,
    scale: &Scale,
    id: &str,
) -> io::Result<()> {
    let measure = escape::html(series.measure);
    let base = HEIGHT - BOTTOM;
    writeln!(
        out,
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\">\n\
         <title id=\"{id}-title\">“{measure}” over time</title>\n\
         <desc id=\"{id}-desc\">The table below has the same figures.</desc>\n\
         <path class=\"axis\" d=\"M0 {base}H{WIDTH}\"/>"
    )?;
    let mut dated: Option<i64> = None;
    for point in &series.points {
        let (x, Some(y)) = (scale.x(point), scale.y(point.figure.value)) else {
            continue;
        };
        let number = escape::html(point.figure.number.of(&page.report.text));
        writeln!(
            out,
            "<path class=\"stem\" d=\"M{x} {base}V{y}\"/><circle cx=\"{x}\" cy=\"{y}\" r=\"5\"/>\
             <text x=\"{}\" y=\"{}\">{number}</text>",
            x + 9,
            y + 4
        )?;
        if dated.is_none_or(|before| x - before >= DATE) {
            dated = Some(x);
            let date = words::date(point.period.first);
            let y = base + 20;
            writeln!(
                out,
                "<text class=\"date\" x=\"{x}\" y=\"{y}\">{date}</text>"
            )?;
        }
    }
    writeln!(out, "</svg>")
}

/// From days and values to places in the drawing. Values begin at nought.
struct Scale {
    first: i64,
    days: i64,
    highest: Decimal,
}

impl Scale {
    /// None if a value is below nought or all are nought: a base line at nought shows neither.
    fn of(points: &[Point<'_>]) -> Option<Self> {
        let days = points.iter().map(day);
        let (first, last) = (days.clone().min()?, days.max()?);
        let values = points.iter().map(|point| point.figure.value);
        let (lowest, highest) = (values.clone().min()?, values.max()?);
        (lowest >= Decimal::ZERO && highest > Decimal::ZERO).then_some(Self {
            first,
            days: (last - first).max(1),
            highest,
        })
    }

    fn x(&self, point: &Point<'_>) -> i64 {
        SIDE + (day(point) - self.first) * (WIDTH - 2 * SIDE) / self.days
    }

    fn y(&self, value: Decimal) -> Option<i64> {
        let share = value.checked_div(self.highest)?;
        let height = share.checked_mul(Decimal::from(HEIGHT - TOP - BOTTOM))?;
        let height: i64 = height.round().try_into().ok()?;
        Some(HEIGHT - BOTTOM - height)
    }
}

fn day(point: &Point<'_>) -> i64 {
    let days = |day: gainsay_model::CivilDay| i64::from(day.days_since_epoch());
    days(point.period.first).midpoint(days(point.period.last))
}
