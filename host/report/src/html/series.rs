//! Figures of one measure with the dates that stand with them.

use super::period::Period;
use gainsay_model::{ArticleReport, Quantity, QuantityKind};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer figures than this show no course.
const FEWEST: usize = 3;

/// A figure with its date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point<'r> {
    pub(super) figure: &'r Quantity,
    pub(super) period: Period,
}

/// Figures that count the same in the same kind of event.
#[derive(Clone, Debug)]
pub(super) struct Series<'r> {
    /// What they count: a noun, or a unit. Not escaped.
    pub(super) measure: &'r str,
    /// In order of their dates.
    pub(super) points: Vec<Point<'r>>,
}

/// What makes two figures comparable: dimension, unit, what is counted, and the event.
type Measure<'r> = (&'r str, &'r str, &'r str, &'r str);

/// Series of at least three figures on at least two dates. A figure whose date is open is left out,
/// and so is one that belongs to no event or counts nothing that is named: sums of money and shares
/// of an article mostly have nothing to do with each other.
pub(super) fn series(report: &ArticleReport) -> Vec<Series<'_>> {
    let events = events(report);
    let dates = dates(report);
    let mut found: BTreeMap<Measure<'_>, Vec<Point<'_>>> = BTreeMap::new();
    for (index, figure) in report.claims.quantities.iter().enumerate() {
        let whole = matches!(figure.kind, QuantityKind::Level | QuantityKind::Total);
        if !whole || figure.counted.is_empty() {
            continue;
        }
        let Some((frame, said)) = events.get(&index).copied() else {
            continue;
        };
        let alone = dates.get(&figure.sentence).copied().flatten();
        let Some(period) = said.or(alone) else {
            continue;
        };
        let measure = (&*figure.dimension, &*figure.unit, &*figure.counted, frame);
        let points = found.entry(measure).or_default();
        points.push(Point { figure, period });
    }
    found
        .into_iter()
        .map(|((_, _, measure, _), mut points)| {
            points.sort_by_key(|point| (point.period, point.figure.span));
            Series { measure, points }
        })
        .filter(|series| {
            let days: BTreeSet<Period> = series.points.iter().map(|p| p.period).collect();
            series.points.len() >= FEWEST && days.len() > 1
        })
        .collect()
}

/// The first event that each figure belongs to, and its date if it has one.
fn events(report: &ArticleReport) -> BTreeMap<usize, (&str, Option<Period>)> {
    let mut events = BTreeMap::new();
    for claim in &report.claims.claims {
        let times = claim.times.iter();
        let times = times.filter_map(|time| report.claims.times.get(*time as usize));
        let periods: BTreeSet<Period> = times.filter_map(Period::of).collect();
        let period = periods.first().copied().filter(|_| periods.len() == 1);
        for figure in &claim.quantities {
            let event = (claim.frame.as_str(), period);
            events.entry(*figure as usize).or_insert(event);
        }
    }
    events
}

/// The date of each sentence that names one and no other.
fn dates(report: &ArticleReport) -> BTreeMap<u32, Option<Period>> {
    let mut dates: BTreeMap<u32, Option<Period>> = BTreeMap::new();
    for time in &report.claims.times {
        let Some(period) = Period::of(time) else {
            continue;
        };
        let date = dates.entry(time.sentence).or_insert(Some(period));
        *date = date.filter(|known| *known == period);
    }
    dates
}
