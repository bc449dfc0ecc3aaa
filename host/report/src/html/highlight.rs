//! Where the sides of findings begin and end in the text.

use crate::sides::sides;
use gainsay_model::{ArticleReport, Severity};
use std::collections::BTreeMap;

/// A side of a finding, both by their numbers from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) finding: usize,
    pub(super) side: usize,
}

/// What happens at a byte of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Edge {
    /// Sides that begin here.
    pub(super) opens: Vec<Mark>,
    /// Weights of all that covers the text from here on.
    pub(super) covered: Option<Severity>,
}

/// Edges by their byte, on boundaries of characters. Depths are counted, so that it does not matter
/// how many sides lie over each other.
pub(super) fn edges(report: &ArticleReport) -> BTreeMap<usize, Edge> {
    let mut edges: BTreeMap<usize, Edge> = BTreeMap::new();
    let mut steps: BTreeMap<usize, [i64; 3]> = BTreeMap::new();
    for (index, finding) in report.findings.iter().enumerate() {
        for (nth, side) in sides(report, finding).iter().enumerate() {
            if !side.here {
                continue;
            }
            let range = side.evidence.span.range();
            let start = report.text.floor_char_boundary(range.start);
            let end = report.text.ceil_char_boundary(range.end).max(start);
            edges.entry(start).or_default().opens.push(Mark {
                finding: index + 1,
                side: nth + 1,
            });
            for (at, step) in [(start, 1), (end, -1)] {
                let depths = steps.entry(at).or_default();
                if let Some(depth) = depths.get_mut(finding.severity as usize) {
                    *depth += step;
                }
            }
        }
    }
    let mut depths = [0_i64; 3];
    for (at, step) in steps {
        for (depth, step) in depths.iter_mut().zip(step) {
            *depth += step;
        }
        let covered = [Severity::Error, Severity::Warning, Severity::Info]
            .into_iter()
            .find(|severity| depths.get(*severity as usize).is_some_and(|d| *d > 0));
        edges.entry(at).or_default().covered = covered;
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn sides_that_overlap_keep_the_heavier_weight() {
        let mut report = sample::article();
        for finding in &mut report.findings {
            finding.evidence.truncate(1);
        }
        let spans = [(10, 30), (20, 40)];
        for (finding, (start, end)) in report.findings.iter_mut().zip(spans) {
            let evidence = finding.evidence.first_mut().unwrap();
            evidence.span = gainsay_model::Span::new(start, end);
        }
        let covered: Vec<_> = edges(&report)
            .into_iter()
            .map(|(at, edge)| (at, edge.covered, edge.opens.len()))
            .collect();
        assert_eq!(
            covered,
            [
                (10, Some(Severity::Warning), 1),
                (20, Some(Severity::Warning), 1),
                (30, Some(Severity::Info), 0),
                (40, None, 0),
            ]
        );
    }
}
